// Reading the register of program points: years it covers, and when an offering stood in it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "city/city.h"

namespace langqiao::service {

// Years with at least one point, oldest first.
std::vector<int> register_years(const City& city);
// The last of them; 0 when the register is empty.
int latest_year(const City& city);

// Years in which the offering stands in the register, oldest first.
std::vector<int> years_of(const City& city, const Offering& offering);

// Points of a school in a year, as the ministry counts rows.
std::int64_t points_of(const City& city, const School& school, int year);

// Schools with a point of the program in a year, by position, without doubles.
std::vector<std::uint32_t> schools_offering(const City& city, const Program& program, int year);

}  // namespace langqiao::service
