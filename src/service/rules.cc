#include "service/rules.h"

#include <algorithm>

#include "service/match.h"

namespace langqiao::service {
namespace {

RuleView view_of(const rulebook::Rule& rule, Date on) {
  const auto held =
      std::ranges::find_if(rule.values, [&](const rulebook::Value& value) { return value.holds_on(on); });
  return {&rule, held == rule.values.end() ? nullptr : &*held};
}

bool asked_for(const RuleView& view, const RuleQuery& query) {
  const rulebook::Rule& rule = *view.rule;
  if (!query.jurisdiction.empty() && rule.jurisdiction != query.jurisdiction) return false;
  if (query.unchecked && (view.today == nullptr || view.today->citation.checked)) return false;
  const Needle needle(query.query);
  return query.query.empty() || needle.in(rule.id) || needle.in(rule.title.zh) || needle.in(rule.title.en) ||
         std::ranges::any_of(
             rule.values, [&](const rulebook::Value& value) { return needle.in(value.citation.document); });
}

}  // namespace

Answer<RuleList> rules(const Office& office, const Actor& actor, const RuleQuery& query) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  if (!query.jurisdiction.empty() && !office.book().knows(query.jurisdiction)) {
    return no_such(
        {"地区", "jurisdiction"}, query.jurisdiction,
        {"请省略，或使用规则列表中的地区", "Leave it out, or use one that the list of rules shows"});
  }
  RuleList list{.on = query.on.value_or(office.today())};
  for (const rulebook::Rule& rule : office.book().rules()) {
    const RuleView view = view_of(rule, list.on);
    if (asked_for(view, query)) list.items.push_back(view);
  }
  return list;
}

Answer<RuleView> rule(const Office& office, const Actor& actor, const std::string& id,
                      std::optional<Date> on) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  const Date day = on.value_or(office.today());
  const rulebook::Setting setting = office.setting(day);
  for (const auto place : {setting.where, std::string_view("cn")}) {
    if (const rulebook::Rule* own = office.book().rule(id, place)) return view_of(*own, day);
  }
  const auto elsewhere = office.book().rules_of(id);
  if (elsewhere.empty())
    return no_such({"规则", "rule"}, id, {"请用 langqiao rules 查找", "Look it up with: langqiao rules"});
  return view_of(elsewhere.front(), day);
}

}  // namespace langqiao::service
