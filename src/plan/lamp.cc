#include "plan/lamp.h"

#include <algorithm>

namespace langqiao::plan {
namespace {

using Amount = Quantity<struct TargetUnit>;

// Part of the way from the day of issue to the last day of the deadline year, from nothing to the whole.
Share elapsed(Date begins, Date ends, Date on) {
  const Amount all(std::max<std::int64_t>(days_between(begins, ends), 1));
  const Amount gone(std::clamp<std::int64_t>(days_between(begins, on), 0, all.count()));
  return Share::floor_ratio(gone, all);
}

std::int64_t goal_of(const PlanTarget& target, Share tolerance) {
  const Amount least(*target.least);
  if (!target.approximate) return least.count();
  return (Share::basis_points(Share::kWhole) - tolerance).ceil_of(least).count();
}

bool is_ceiling(const PlanTarget& target) { return !target.least && target.most; }

// A ceiling has no schedule: on any day the value is under it or not.
Lamp lamp_of_ceiling(const PlanTarget& target, std::int64_t value) {
  Lamp lamp{.goal = target.most, .expected = target.most};
  if (*target.most > 0) lamp.reached = Share::floor_ratio(Amount(value), Amount(*target.most));
  const bool under = value <= *target.most;
  lamp.colour = under ? LampColour::green : LampColour::red;
  lamp.reason = under ? LampReason::met : LampReason::missed;
  return lamp;
}

void judge(Lamp& lamp, bool over, const LampThresholds& thresholds) {
  if (lamp.reached >= thresholds.green && !over) {
    lamp.colour = LampColour::green, lamp.reason = LampReason::on_schedule;
  } else if (lamp.reached >= thresholds.yellow) {
    lamp.colour = LampColour::yellow, lamp.reason = over ? LampReason::nearly_met : LampReason::behind;
  } else {
    lamp.colour = LampColour::red, lamp.reason = over ? LampReason::missed : LampReason::far_behind;
  }
}

}  // namespace

Lamp lamp_of(const PlanTarget& target, const Evidence* actual, std::optional<Date> begins, Date today,
             const LampThresholds& thresholds) {
  if (!target.least && !target.most) return {.reason = LampReason::qualitative};
  if (actual == nullptr) return {.reason = LampReason::no_evidence};
  if (actual->provenance.quality == Quality::synthetic) return {.reason = LampReason::synthetic_only};
  if (is_ceiling(target)) return lamp_of_ceiling(target, actual->value);

  Lamp lamp{.goal = goal_of(target, thresholds.tolerance)};
  if (actual->value >= *lamp.goal) {
    lamp.colour = LampColour::green, lamp.reason = LampReason::met, lamp.expected = lamp.goal;
    lamp.reached = Share::floor_ratio(Amount(actual->value), Amount(std::max<std::int64_t>(*lamp.goal, 1)));
    return lamp;
  }
  if (!begins || !target.deadline_year) {
    lamp.reason = LampReason::no_schedule;
    return lamp;
  }
  const Date ends(*target.deadline_year, 12, 31);
  const Share way = elapsed(*begins, ends, actual->observed);
  lamp.expected = way.ceil_of(Amount(*lamp.goal)).count();
  lamp.reached = *lamp.expected > 0 ? Share::floor_ratio(Amount(actual->value), Amount(*lamp.expected))
                                    : Share::basis_points(Share::kWhole);
  judge(lamp, way == Share::basis_points(Share::kWhole), thresholds);
  if (lamp.reason == LampReason::on_schedule && today > ends) {
    lamp.colour = LampColour::yellow, lamp.reason = LampReason::outdated;
  }
  return lamp;
}

}  // namespace langqiao::plan
