#include "rulebook/conditions.h"

#include <algorithm>

namespace langqiao::rulebook {
namespace {

ConditionState state_of(const Item& item, const Facts& facts) {
  const auto fact = facts.find(item.id);
  if (fact == facts.end()) return ConditionState::unknown;
  return fact->second ? ConditionState::holds : ConditionState::fails;
}

std::vector<Condition> compared(const std::vector<Item>& items, const Facts& facts) {
  std::vector<Condition> conditions;
  for (const Item& item : items) conditions.push_back({item, state_of(item, facts)});
  return conditions;
}

std::int64_t count(const std::vector<Condition>& conditions, ConditionState state) {
  return std::ranges::count(conditions, state, &Condition::state);
}

}  // namespace

ConditionsFinding k_of_n(RuleOf<KOfN> rule, const Facts& facts, const Setting& setting,
                         const Rulebook& book) {
  const auto held = book.held(rule, setting);
  if (!held) return {not_in_force(rule.id()), {}};
  auto conditions = compared(held->value.conditions, facts);
  const std::int64_t wanted = held->value.k;
  const std::int64_t holding = count(conditions, ConditionState::holds);
  const std::int64_t open = count(conditions, ConditionState::unknown);
  Finding finding = judged(held->basis, holding >= wanted, Count(holding), Count(wanted));
  if (holding < wanted && holding + open >= wanted) finding.outcome = Outcome::unknown;
  return {finding, std::move(conditions)};
}

ConditionsFinding none_of(RuleOf<ItemList> rule, const Facts& facts, const Setting& setting,
                          const Rulebook& book) {
  const auto held = book.held(rule, setting);
  if (!held) return {not_in_force(rule.id()), {}};
  auto conditions = compared(held->value.items, facts);
  const std::int64_t occurring = count(conditions, ConditionState::holds);
  Finding finding = judged(held->basis, occurring == 0, Count(occurring), Count(0));
  if (occurring == 0 && count(conditions, ConditionState::unknown) > 0) finding.outcome = Outcome::unknown;
  return {finding, std::move(conditions)};
}

}  // namespace langqiao::rulebook
