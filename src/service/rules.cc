#include "service/rules.h"

#include <algorithm>

namespace langqiao::service {
namespace {

RuleView view_of(const rulebook::Rule& rule, Date on) {
  const auto held =
      std::ranges::find_if(rule.values, [&](const rulebook::Value& value) { return value.holds_on(on); });
  return {&rule, held == rule.values.end() ? nullptr : &*held};
}

}  // namespace

Answer<RuleList> rules(const Office& office, const Actor& actor, std::optional<Date> on,
                       const std::string& jurisdiction) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  if (!jurisdiction.empty() && !office.book().knows(jurisdiction)) {
    return no_such(
        {"地区", "jurisdiction"}, jurisdiction,
        {"请省略，或使用规则列表中的地区", "Leave it out, or use one that the list of rules shows"});
  }
  RuleList list{.on = on.value_or(office.today())};
  for (const rulebook::Rule& rule : office.book().rules()) {
    if (jurisdiction.empty() || rule.jurisdiction == jurisdiction)
      list.items.push_back(view_of(rule, list.on));
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
