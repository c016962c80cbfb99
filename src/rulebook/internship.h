// Internships of vocational students (职业学校学生实习管理规定): numbers in a unit and at a post, who may go,
// pay, hours, papers. Judges one internship or one head-count at a time; adding up interns over schools is
// the caller's business.
#pragma once

#include <optional>
#include <vector>

#include "rulebook/conditions.h"
#include "rulebook/finding.h"

namespace langqiao::rulebook {

// People at one employer, or at one post of it. Interns are counted over all schools.
struct Headcount {
  std::optional<Persons> staff;  // on duty, without interns
  std::optional<Persons> interns;
};

// People an employer may host at once, and at one post. limit: the largest whole number of interns.
Finding interns_per_unit(const Headcount& unit, const Setting& setting, const Rulebook& book);
Finding interns_per_post(const Headcount& post, const Setting& setting, const Rulebook& book);

// One student's internship. Everything may be unknown.
struct Internship {
  std::optional<Years> age;            // completed years on the first day
  std::optional<Count> year_of_study;  // 1 is the first
  std::optional<Months> length;
  std::optional<Count> labour_level;  // of physical labour, 1 to 4 (GB/T 3869)
  std::optional<Money> pay;           // a month
  std::optional<Money> post_pay;      // what the rule compares with: the post's pay on probation, a month
  std::optional<Months> pay_period;
  Facts banned;                          // entries of internship.banned: does it occur?
  Facts charges;                         // entries of internship.charges
  Facts hours;                           // entries of internship.hours, where they occur without filing
  Facts pay_manner;                      // conditions of internship.pay_manner
  std::optional<bool> agreement;         // of three parties, signed before the start
  std::optional<bool> guardian_consent;  // of the guardian of a minor
  std::optional<bool> insured;
  std::optional<bool> self_found;  // the student found the place
  std::optional<bool> self_found_consent;
  std::optional<bool> site_visited;
  std::optional<bool> cross_province;
  std::optional<bool> cross_province_filed;
};

Finding intern_age(const Internship& internship, const Setting& setting, const Rulebook& book);
Finding intern_year_of_study(const Internship& internship, const Setting& setting, const Rulebook& book);
// limit: the least monthly pay, rounded up to the fen.
Finding intern_pay(const Internship& internship, const Setting& setting, const Rulebook& book);
Finding intern_length(const Internship& internship, const Setting& setting, const Rulebook& book);
// limit: the first level that is too heavy.
Finding intern_labour(const Internship& internship, const Setting& setting, const Rulebook& book);
// Asked of minors only; of an adult it is met. limit: the age from which no consent is needed.
Finding intern_guardian_consent(const Internship& internship, const Setting& setting, const Rulebook& book);

// All of the above but head-counts, and all papers, bans and manners of pay, in a fixed order.
std::vector<Finding> internship_findings(const Internship& internship, const Setting& setting,
                                         const Rulebook& book);

}  // namespace langqiao::rulebook
