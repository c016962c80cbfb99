// Programs and their places: shares that are to rise, early warning, duplicate setting, state control,
// practice hours. Findings only: what becomes of a program, a person decides and says why.
#pragma once

#include <optional>
#include <span>

#include "rulebook/finding.h"

namespace langqiao::rulebook {

enum class StudyLevel { master, bachelor, higher_vocational };

// Has the share of science, engineering (and so on, by level) risen as far as the plan asks? actual: the
// change so far, limit: the change asked for, both as shares.
Finding science_share(StudyLevel level, std::optional<Share> in_base_year, std::optional<Share> now,
                      const Setting& setting, const Rulebook& book);

// Signing rates of the latest graduating years, newest last, and the number of schools that offer the
// program.
struct WarningRecord {
  std::span<const std::optional<Share>> signing_rates;
  std::optional<Count> sites;
};

// Early warning after the precedent of 2012: listed when the rate was low in every one of the years looked
// back on and many schools offer the program. What is low and what is many are published conventions. warned:
// to be looked at by a person; unknown: too short a record. actual and limit: sites.
struct WarningFinding {
  Finding finding;
  std::optional<Share> next_plan_cut;  // of the precedent, when warned
};
WarningFinding early_warning(const WarningRecord& record, const Setting& setting, const Rulebook& book);

// Is the duplicate-setting rate of a program above what the convention calls high? Cites the duty to avoid
// blind and duplicate setting; not in force when either is not.
Finding duplicate_setting(std::optional<Share> rate, const Setting& setting, const Rulebook& book);

// A program under state control needs approval; any other is met.
Finding state_control(bool state_controlled, std::optional<bool> approved, const Setting& setting,
                      const Rulebook& book);

// Practice is at least so much of all class hours.
Finding practice_hours(std::optional<Share> practice, const Setting& setting, const Rulebook& book);

constexpr auto names(StudyLevel) {
  using enum StudyLevel;
  return Names<StudyLevel, 3>{
      {{master, "master"}, {bachelor, "bachelor"}, {higher_vocational, "higher_vocational"}}};
}

}  // namespace langqiao::rulebook
