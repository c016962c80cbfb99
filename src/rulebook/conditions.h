// Conditions by number: "at least k of these n", and lists of what must not occur. Facts name a condition by
// the id it has in the rulebook; a condition without a fact is unknown, which is not the same as failed.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "rulebook/finding.h"

namespace langqiao::rulebook {

// What is known of each condition.
using Facts = std::map<std::string, bool, std::less<>>;

enum class ConditionState { holds, fails, unknown };

struct Condition {
  Item item;
  ConditionState state = ConditionState::unknown;

  bool operator==(const Condition&) const = default;
};

struct ConditionsFinding {
  Finding finding;                    // actual: conditions that hold; limit: k
  std::vector<Condition> conditions;  // in the order of the rulebook; empty when not in force

  bool operator==(const ConditionsFinding&) const = default;
};

// Met as soon as k conditions hold, whatever is unknown; not met as soon as k can no longer be reached; else
// unknown.
ConditionsFinding k_of_n(RuleOf<KOfN> rule, const Facts& facts, const Setting& setting, const Rulebook& book);

// Met when every entry of the list is known not to occur; broken (or warned) when one occurs; else unknown.
// `actual` counts what occurs; `limit` is 0.
ConditionsFinding none_of(RuleOf<ItemList> rule, const Facts& facts, const Setting& setting,
                          const Rulebook& book);

constexpr auto names(ConditionState) {
  using enum ConditionState;
  return Names<ConditionState, 3>{{{holds, "holds"}, {fails, "fails"}, {unknown, "unknown"}}};
}

}  // namespace langqiao::rulebook
