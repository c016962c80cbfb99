#include "rulebook/finding.h"

namespace langqiao::rulebook {

Finding not_in_force(std::string_view rule) {
  return {.rule = std::string(rule),
          .outcome = Outcome::not_in_force,
          .actual = std::nullopt,
          .limit = std::nullopt,
          .because = std::nullopt};
}

Finding judged(const Basis& basis, bool holds, Amount actual, Amount limit) {
  return {.rule = basis.rule,
          .outcome = outcome_of(holds, basis.force),
          .actual = actual,
          .limit = limit,
          .because = basis};
}

Finding unknown(const Basis& basis, std::optional<Amount> limit) {
  return {.rule = basis.rule,
          .outcome = Outcome::unknown,
          .actual = std::nullopt,
          .limit = limit,
          .because = basis};
}

Finding fulfilled(RuleOf<bool> rule, std::optional<bool> done, const Setting& setting, const Rulebook& book) {
  const auto held = book.held(rule, setting);
  if (!held) return not_in_force(rule.id());
  if (!done) return unknown(held->basis, held->value);
  return judged(held->basis, *done || !held->value, *done, held->value);
}

}  // namespace langqiao::rulebook
