// Sites (布点): a program at a school in a year, whatever the campuses and lengths it is offered in. Made
// from the points of the register; the unit in which duplicate setting is counted, because a school does not
// duplicate itself.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "city/city.h"

namespace langqiao::portfolio {

struct Site {
  std::uint32_t program = 0;  // position in tables().programs
  std::uint32_t school = 0;   // … schools
  int points = 0;             // rows of the register

  bool operator==(const Site&) const = default;
};

class Sites {
 public:
  explicit Sites(const City& city);

  // Years of the register, first to last; empty without points.
  std::span<const SchoolYear> years() const { return years_; }
  // Sites of a year by program, then school; none for a year outside the register.
  std::span<const Site> in(SchoolYear year) const;
  std::span<const Site> of(std::uint32_t program, SchoolYear year) const;
  bool has(std::uint32_t program, std::uint32_t school, SchoolYear year) const;
  // Schools with a point of this level in that year: those that could offer a program of the level.
  int schools_at(ProgramLevel level, SchoolYear year) const;
  // True when some program of the edition has a point in that year.
  bool uses(const Id<Edition>& edition, SchoolYear year) const;

 private:
  struct Year {
    std::vector<Site> sites;
    std::vector<std::pair<ProgramLevel, int>> schools;  // by level
    std::vector<Id<Edition>> editions;
  };
  const Year* find(SchoolYear year) const;
  static Year year_of(const City& city, std::vector<Site> rows);

  std::vector<SchoolYear> years_;
  std::vector<Year> by_year_;
};

}  // namespace langqiao::portfolio
