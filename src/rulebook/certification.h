// Enterprises on their way to certification (建设培育产教融合型企业, 发改社会〔2019〕590号 and what provinces
// add): who may apply, which conditions hold, which day comes next. Not the course itself; that is the
// business of cultivation.
#pragma once

#include <optional>

#include "rulebook/conditions.h"
#include "rulebook/finding.h"

namespace langqiao::rulebook {

// What an enterprise has done with schools; numbers over the years the rule looks back on.
struct Cooperation {
  std::optional<bool>
      runs_school;  // runs or co-founds a school or an enterprise university, or joins a group school
  std::optional<bool> apprenticeship_pilot;
  std::optional<Persons> interns;         // students on long internships
  std::optional<bool> certificate_pilot;  // 1+X
  std::optional<Count> specialty_points;  // built with schools
  std::optional<Money> investment;        // in bases and donated equipment
  std::optional<bool> shared_rights;      // intellectual property held with schools
};

// Each of the six national conditions as a fact, where the numbers and their thresholds decide it.
Facts facts_of(const Cooperation& cooperation, const Setting& setting, const Rulebook& book);

// "k of n" as the place asks it; see conditions.h for the three states of a condition.
ConditionsFinding conditions_met(const Facts& facts, const Setting& setting, const Rulebook& book);
// No serious accident, good credit, no tax violation.
ConditionsFinding clean_record(const Facts& facts, const Setting& setting, const Rulebook& book);
// What the place asks of an applicant besides (registered here, years in business, …).
ConditionsFinding eligibility(const Facts& facts, const Setting& setting, const Rulebook& book);
// Broken when a reason to strike the enterprise off the list occurs.
ConditionsFinding withdrawal_grounds(const Facts& facts, const Setting& setting, const Rulebook& book);

// May an enterprise that was struck off on `withdrawn` apply on setting.on? limit: the first day on which it
// may.
Finding reapplication(Date withdrawn, const Setting& setting, const Rulebook& book);
// Has it been in cultivation long enough to be certified on setting.on? limit: the first such day.
Finding cultivation_length(Date listed, const Setting& setting, const Rulebook& book);
// Was the three-year plan handed in within the time after listing? Unknown while it is neither in nor late.
Finding plan_handed_in(Date listed, std::optional<Date> handed_in, const Setting& setting,
                       const Rulebook& book);
// The same for the report on a calendar year, counted from the end of that year.
Finding report_handed_in(int on_year, std::optional<Date> handed_in, const Setting& setting,
                         const Rulebook& book);

// The same day of the month, that much later; where the month has no such day, the first day after it.
Date later(Date day, Years years);
Date later(Date day, Months months);

}  // namespace langqiao::rulebook
