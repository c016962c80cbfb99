#include "service/rules.h"

#include <fmt/format.h>

#include "cli/commands.h"
#include "rulebook/shown.h"
#include "service/json/json_of.h"

namespace langqiao::cli {
namespace {

using namespace service;

std::string in(const Wording& words, Language language) { return words.in(language); }

std::string value_of(const rulebook::Value* value, Language language) {
  if (!value) return std::string(Words{"未生效", "not in force"}.in(language));
  return in(rulebook::shown(value->content), language);
}

std::string checked_of(const rulebook::Citation& citation, Language language) {
  return citation.checked ? citation.checked->iso()
                          : std::string(Words{"措辞待核", "wording to be confirmed"}.in(language));
}

}  // namespace

int rules_list(const Desk& desk, std::optional<Date> on, const std::string& jurisdiction) {
  const RuleQuery query{.on = on, .jurisdiction = jurisdiction};
  if (!desk.xlsx.empty()) return write_workbook(desk, rules_report(desk.office, desk.actor, query));
  const auto list = rules(desk.office, desk.actor, query);
  if (!list) return refuse(desk, list.error());
  if (desk.json) {
    fmt::print("{}\n", json_of(*list));
    return static_cast<int>(Exit::done);
  }
  std::vector<std::vector<std::string>> rows;
  for (const RuleView& view : list->items) {
    rows.push_back({view.rule->jurisdiction, view.rule->id, in(view.rule->title, desk.language),
                    value_of(view.today, desk.language),
                    view.today ? view.today->citation.document + " " + view.today->citation.article : ""});
  }
  const auto title = [&](Words words) { return std::string(words.in(desk.language)); };
  fmt::print("{}", table({{title({"地区", "place"})},
                          {title({"规则", "rule"})},
                          {title({"名称", "title"})},
                          {title({"现行值", "value"}), Align::left, 34},
                          {title({"依据", "written in"}), Align::left, 36}},
                         rows));
  return static_cast<int>(Exit::done);
}

int rules_show(const Desk& desk, const std::string& id, std::optional<Date> on) {
  const auto found = rule(desk.office, desk.actor, id, on);
  if (!found) return refuse(desk, found.error());
  if (desk.json) {
    fmt::print("{}\n", json_of(*found));
    return static_cast<int>(Exit::done);
  }
  const rulebook::Rule& rule = *found->rule;
  fmt::print("{} ({})\n{}\n{}\n\n", rule.id, rule.jurisdiction, in(rule.title, desk.language),
             in(rule.note, desk.language));
  for (const rulebook::Value& value : rule.values) {
    fmt::print("{}{} – {}  {}\n    {} {}  [{}]\n", &value == found->today ? "* " : "  ", value.from.iso(),
               value.until ? value.until->iso() : "…", value_of(&value, desk.language),
               value.citation.document, value.citation.article, checked_of(value.citation, desk.language));
  }
  return static_cast<int>(Exit::done);
}

}  // namespace langqiao::cli
