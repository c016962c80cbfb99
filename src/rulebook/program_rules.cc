#include "rulebook/program_rules.h"

#include <algorithm>

namespace langqiao::rulebook {
namespace {

RuleOf<PointChange> science_rule(StudyLevel level) {
  switch (level) {
    case StudyLevel::master:
      return "program.science_points_master";
    case StudyLevel::bachelor:
      return "program.science_points_bachelor";
    case StudyLevel::higher_vocational:
      break;
  }
  return "program.science_points_higher_vocational";
}

// Low in all of the last `years` entries; nothing when one of them is missing and the others do not settle
// it.
std::optional<bool> low_throughout(std::span<const std::optional<Share>> rates, std::int64_t years,
                                   Share low) {
  const auto looked_at = std::min<std::size_t>(rates.size(), static_cast<std::size_t>(years));
  const auto latest = rates.last(looked_at);
  if (std::ranges::any_of(latest, [&](const auto& rate) { return rate && *rate >= low; })) return false;
  const bool complete =
      std::ssize(latest) == years && std::ranges::all_of(latest, [](auto& r) { return r.has_value(); });
  return complete ? std::optional(true) : std::nullopt;
}

}  // namespace

Finding science_share(StudyLevel level, std::optional<Share> in_base_year, std::optional<Share> now,
                      const Setting& setting, const Rulebook& book) {
  const RuleOf<PointChange> rule = science_rule(level);
  const auto change = book.held(rule, setting);
  if (!change) return not_in_force(rule.id());
  const Share wanted = Share::per_cent(change->value.points);
  if (!in_base_year || !now) return unknown(change->basis, wanted);
  return judged(change->basis, *now - *in_base_year >= wanted, *now - *in_base_year, wanted);
}

WarningFinding early_warning(const WarningRecord& record, const Setting& setting, const Rulebook& book) {
  const RuleOf<Years> rule = "warning.years";
  const auto years = book.held(rule, setting);
  const auto low = book.held<Share>("portfolio.warning_signing_rate", setting);
  const auto many = book.held<Count>("portfolio.warning_sites", setting);
  if (!years || !low || !many) return {not_in_force(rule.id()), std::nullopt};

  const auto is_low = low_throughout(record.signing_rates, years->value.count(), low->value);
  const bool few = record.sites && *record.sites < many->value;
  if (is_low == false || few) {
    Finding met = judged(years->basis, true, Count(0), many->value);
    met.actual.reset();
    if (record.sites) met.actual = *record.sites;
    return {met, std::nullopt};
  }
  if (!is_low || !record.sites) return {unknown(years->basis, many->value), std::nullopt};
  Finding warned = judged(years->basis, false, *record.sites, many->value);
  warned.outcome = Outcome::warned;  // a person decides: a warning, whatever the force
  const auto cut = book.held<Share>("warning.next_plan_cut", setting);
  return {warned, cut ? std::optional(cut->value) : std::nullopt};
}

Finding duplicate_setting(std::optional<Share> rate, const Setting& setting, const Rulebook& book) {
  const RuleOf<bool> rule = "program.avoid_duplicates";
  const auto duty = book.held(rule, setting);
  const auto high = book.held<Share>("portfolio.duplicate_rate_high", setting);
  if (!duty || !duty->value || !high) return not_in_force(rule.id());
  return rate ? judged(duty->basis, *rate <= high->value, *rate, high->value)
              : unknown(duty->basis, high->value);
}

Finding state_control(bool state_controlled, std::optional<bool> approved, const Setting& setting,
                      const Rulebook& book) {
  return fulfilled("program.state_controlled_approval", state_controlled ? approved : true, setting, book);
}

Finding practice_hours(std::optional<Share> practice, const Setting& setting, const Rulebook& book) {
  return at_least<Share>("program.practice_share", practice, setting, book);
}

}  // namespace langqiao::rulebook
