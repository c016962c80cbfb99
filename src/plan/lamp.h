// The lamp of a target (feature A7): green, yellow, red or none, from dates and evidence by the formula
// published in docs/reference/lamp.md. Thresholds are arguments; the rulebook holds them.
#pragma once

#include <optional>

#include "base/date.h"
#include "base/quantity.h"
#include "city/plan_text.h"

namespace langqiao::plan {

enum class LampColour { none, green, yellow, red };

// on_schedule, behind, far_behind: before the deadline. met: at any time. nearly_met, missed: after the
// deadline. no_schedule: the target has a number but no deadline or no day to begin from.
// outdated: on schedule when it was last measured, but the deadline is over since and nothing newer is known.
enum class LampReason {
  on_schedule,
  behind,
  far_behind,
  met,
  nearly_met,
  missed,
  no_evidence,
  synthetic_only,
  qualitative,
  no_schedule,
  outdated
};

struct LampThresholds {
  Share green;      // of the expected value, from here on green: plan.lamp_green_bp
  Share yellow;     // from here on yellow: plan.lamp_yellow_bp
  Share tolerance;  // what an approximate target may fall short by
};

// A value of the target's indicator, published or counted on a day.
struct Evidence {
  Indicator indicator = Indicator::cultivated_enterprises;
  std::int64_t value = 0;
  Date observed;
  std::string note;
  Provenance provenance;
  bool counted = false;  // counted in the registries; false: published by somebody

  bool operator==(const Evidence&) const = default;
};

struct Lamp {
  LampColour colour = LampColour::none;
  LampReason reason = LampReason::no_evidence;
  std::optional<std::int64_t> goal;      // the number that counts as met
  std::optional<std::int64_t> expected;  // what the schedule asks for on the day of the evidence
  Share reached;                         // value in shares of the expected one

  bool operator==(const Lamp&) const = default;
};

// `actual` is the evidence to judge by, or null. `begins`: the day the plan was issued.
Lamp lamp_of(const PlanTarget& target, const Evidence* actual, std::optional<Date> begins, Date today,
             const LampThresholds& thresholds);

}  // namespace langqiao::plan
