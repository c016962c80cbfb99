#include "rulebook/shown.h"
#include "service/json/described.h"
#include "service/json/findings.h"

namespace langqiao {

BOOST_DESCRIBE_STRUCT(Wording, (), (zh, en))

}  // namespace langqiao

namespace langqiao::rulebook {

BOOST_DESCRIBE_STRUCT(Item, (), (id, wording))
BOOST_DESCRIBE_STRUCT(ItemList, (), (items))
BOOST_DESCRIBE_STRUCT(KOfN, (), (k, conditions))
BOOST_DESCRIBE_STRUCT(PointChange, (), (points, base_year, deadline_year))
BOOST_DESCRIBE_STRUCT(MonthDay, (), (month, day))
BOOST_DESCRIBE_STRUCT(YearlyWindow, (), (from, until))

}  // namespace langqiao::rulebook

namespace langqiao::service {
namespace {

using shape::json::object;
using shape::json::value;

value shape_of_value(const rulebook::Value& from) {
  const Wording words = rulebook::shown(from.content);
  return object{
      {"from", shape::value_of(from.from)},
      {"until", shape::value_of(from.until)},
      {"value", std::visit([](const auto& content) { return shape::value_of(content); }, from.content)},
      {"value_zh", words.zh},
      {"value_en", words.en},
      {"force", shape::value_of(from.force)},
      {"citation", shape::value_of(from.citation)}};
}

value shape_of_rule(const RuleView& view) {
  const rulebook::Rule& rule = *view.rule;
  shape::json::array history;
  for (const rulebook::Value& each : rule.values) history.push_back(shape_of_value(each));
  return object{{"id", rule.id},
                {"jurisdiction", rule.jurisdiction},
                {"title_zh", rule.title.zh},
                {"title_en", rule.title.en},
                {"unit", shape::value_of(rule.unit)},
                {"note_zh", rule.note.zh},
                {"note_en", rule.note.en},
                {"in_force", view.today != nullptr},
                {"today", view.today ? shape_of_value(*view.today) : value(nullptr)},
                {"history", std::move(history)},
                {"file", rule.file}};
}

}  // namespace

std::string json_of(const RuleView& rule) { return shape::json::serialize(shape_of_rule(rule)); }

std::string json_of(const RuleList& rules) {
  shape::json::array items;
  for (const RuleView& rule : rules.items) items.push_back(shape_of_rule(rule));
  const auto total = items.size();
  return shape::json::serialize(
      object{{"on", shape::value_of(rules.on)}, {"items", std::move(items)}, {"total", total}});
}

}  // namespace langqiao::service
