// What must hold of a city's enrolments and rates before its supply can be computed.
#pragma once

#include <vector>

#include "base/result.h"
#include "city/city.h"
#include "outlook/supply.h"

namespace langqiao::outlook {

// The last school year of `enrolments`. Precondition: there are any.
int last_known_year(const City& city);
// Entrants of each offering in that year; 0 where there is no row.
std::vector<double> latest_entrants(const City& city);

// Negative people; school years that are missing as a whole.
std::vector<Problem> enrolment_problems(const City& city);
// Levels and years that a rate is needed for and not known: of every offering whose edition has people at
// school. `years`: of the outlook.
std::vector<Problem> rate_problems(const City& city, const SupplyRates& rates, int years);
// Offerings that the register has in a year whose people are still at school, without a row of people.
std::vector<UnknownCohort> unknown_cohorts(const City& city);

}  // namespace langqiao::outlook
