#include "service/register_years.h"

#include <algorithm>
#include <ranges>
#include <set>

namespace langqiao::service {
namespace {

// Rows that the register holds for an offering in a year.
std::int64_t filed_in(const City& city, const Offering& offering, int year) {
  std::int64_t filed = 0;
  for (const std::uint32_t at : city.points_of(offering)) {
    const ProgramPoint& point = city.tables().points[at];
    if (point.year.begins() == year) filed += point.filed;
  }
  return filed;
}

}  // namespace

std::vector<int> register_years(const City& city) {
  const std::set<int> years(city.points().year.begin(), city.points().year.end());
  return {years.begin(), years.end()};
}

int latest_year(const City& city) {
  const auto& years = city.points().year;
  return years.empty() ? 0 : *std::ranges::max_element(years);
}

std::vector<int> years_of(const City& city, const Offering& offering) {
  std::set<int> years;
  for (const std::uint32_t at : city.points_of(offering))
    years.insert(city.tables().points[at].year.begins());
  return {years.begin(), years.end()};
}

std::int64_t points_of(const City& city, const School& school, int year) {
  std::int64_t points = 0;
  for (const std::uint32_t at : city.offerings_of(school))
    points += filed_in(city, city.tables().offerings[at], year);
  return points;
}

std::vector<std::uint32_t> schools_offering(const City& city, const Program& program, int year) {
  std::set<std::uint32_t> schools;
  for (const std::uint32_t at : city.offerings_of(program)) {
    const Offering& offering = city.tables().offerings[at];
    if (filed_in(city, offering, year) > 0) schools.insert(city.position(*city.find(offering.school)));
  }
  return {schools.begin(), schools.end()};
}

}  // namespace langqiao::service
