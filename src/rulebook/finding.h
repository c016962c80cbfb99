// Findings: what a rule says of a fact. One check returns its reason; nobody derives it again.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "rulebook/rulebook.h"

namespace langqiao::rulebook {

// unknown: the rule holds, a fact is missing. not_in_force: there is no such rule on that day in that place.
enum class Outcome { met, warned, broken, not_in_force, unknown };

using Amount = std::variant<Share, Persons, Money, Years, Months, Days, Count, bool, Date>;

struct Finding {
  std::string rule;
  Outcome outcome = Outcome::unknown;
  std::optional<Amount> actual;  // none: unknown
  std::optional<Amount> limit;   // what the rule allows or asks in this case
  std::optional<Basis> because;  // none: not in force

  bool operator==(const Finding&) const = default;
};

// met when it holds; else broken for a must, warned for anything weaker.
constexpr Outcome outcome_of(bool holds, Force force) {
  if (holds) return Outcome::met;
  return force == Force::must ? Outcome::broken : Outcome::warned;
}

Finding not_in_force(std::string_view rule);
Finding judged(const Basis& basis, bool holds, Amount actual, Amount limit);
Finding unknown(const Basis& basis, std::optional<Amount> limit = std::nullopt);

// The two shapes most rules have. A fact that is nothing is unknown.
template <class T>
Finding at_least(const std::optional<Held<T>>& rule, std::string_view id, const std::optional<T>& actual) {
  if (!rule) return not_in_force(id);
  return actual ? judged(rule->basis, *actual >= rule->value, *actual, rule->value)
                : unknown(rule->basis, rule->value);
}
template <class T>
Finding at_most(const std::optional<Held<T>>& rule, std::string_view id, const std::optional<T>& actual) {
  if (!rule) return not_in_force(id);
  return actual ? judged(rule->basis, *actual <= rule->value, *actual, rule->value)
                : unknown(rule->basis, rule->value);
}

template <class T>
Finding at_least(RuleOf<T> rule, const std::optional<T>& actual, const Setting& setting,
                 const Rulebook& book) {
  return at_least(book.held(rule, setting), rule.id(), actual);
}
template <class T>
Finding at_most(RuleOf<T> rule, const std::optional<T>& actual, const Setting& setting,
                const Rulebook& book) {
  return at_most(book.held(rule, setting), rule.id(), actual);
}

// A duty that is done or not, where the flag says that it exists; a flag that is false asks for nothing.
Finding fulfilled(RuleOf<bool> rule, std::optional<bool> done, const Setting& setting, const Rulebook& book);

constexpr auto names(Outcome) {
  using enum Outcome;
  return Names<Outcome, 5>{{{met, "met"},
                            {warned, "warned"},
                            {broken, "broken"},
                            {not_in_force, "not_in_force"},
                            {unknown, "unknown"}}};
}

}  // namespace langqiao::rulebook
