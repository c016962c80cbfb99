#include "portfolio/sites.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace langqiao::portfolio {
namespace {

constexpr auto place_of = [](const Site& site) { return std::pair(site.program, site.school); };

// Rows of the same program and school as one site.
std::vector<Site> joined(std::vector<Site> rows) {
  std::ranges::sort(rows, {}, place_of);
  std::vector<Site> sites;
  for (const Site& row : rows) {
    if (!sites.empty() && place_of(sites.back()) == place_of(row)) {
      sites.back().points += row.points;
    } else {
      sites.push_back(row);
    }
  }
  return sites;
}

}  // namespace

Sites::Sites(const City& city) {
  const PointColumns& points = city.points();
  std::map<int, std::vector<Site>> rows;
  for (std::size_t i = 0; i < points.size(); ++i) {
    rows[points.year[i]].push_back({points.program[i], points.school[i], points.filed[i]});
  }
  for (auto& [year, sites] : rows) {
    years_.push_back(SchoolYear(year));
    by_year_.push_back(year_of(city, std::move(sites)));
  }
}

Sites::Year Sites::year_of(const City& city, std::vector<Site> rows) {
  Year year{.sites = joined(std::move(rows)), .schools = {}, .editions = {}};
  std::map<ProgramLevel, std::set<std::uint32_t>> schools;
  std::set<Id<Edition>> editions;
  for (const Site& site : year.sites) {
    const Program& program = city.tables().programs[site.program];
    schools[program.level].insert(site.school);
    editions.insert(program.edition);
  }
  for (const auto& [level, found] : schools) year.schools.emplace_back(level, static_cast<int>(found.size()));
  year.editions.assign(editions.begin(), editions.end());
  return year;
}

const Sites::Year* Sites::find(SchoolYear year) const {
  const auto at = std::ranges::lower_bound(years_, year);
  return at == years_.end() || *at != year ? nullptr
                                           : &by_year_[static_cast<std::size_t>(at - years_.begin())];
}

std::span<const Site> Sites::in(SchoolYear year) const {
  const Year* const found = find(year);
  return found == nullptr ? std::span<const Site>() : std::span(found->sites);
}

std::span<const Site> Sites::of(std::uint32_t program, SchoolYear year) const {
  return std::ranges::equal_range(in(year), program, {}, &Site::program);
}

bool Sites::has(std::uint32_t program, std::uint32_t school, SchoolYear year) const {
  return std::ranges::binary_search(of(program, year), school, {}, &Site::school);
}

int Sites::schools_at(ProgramLevel level, SchoolYear year) const {
  const Year* const found = find(year);
  if (found == nullptr) return 0;
  const auto at = std::ranges::find(found->schools, level, &std::pair<ProgramLevel, int>::first);
  return at == found->schools.end() ? 0 : at->second;
}

bool Sites::uses(const Id<Edition>& edition, SchoolYear year) const {
  const Year* const found = find(year);
  return found != nullptr && std::ranges::binary_search(found->editions, edition);
}

}  // namespace langqiao::portfolio
