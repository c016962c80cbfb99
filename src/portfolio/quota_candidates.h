// Programs that a school might open: those that prepare for occupations that stay short, at schools that
// teach their class already. Ideas for the solver, no proposals: most of them stay closed. Programs under
// state control are left out; they are applied for, not planned.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "city/city.h"
#include "city/gap.h"

namespace langqiao::portfolio {

inline constexpr std::size_t kSchoolsACandidate = 3;  // schools that are looked at for one program

// Up to `most` offerings that do not run in `year`, those for the largest shortage first: what a program
// would meet is the mean of unmet openings over the years of `gap`, times how well it prepares for them.
// Offerings that stand in the city are returned as they are; others are new, estimated, with the source of
// the class mate. `preparations`: of all programs of editions in force.
std::vector<Offering> quota_candidates(const City& city, int year, const GapFan& gap,
                                       std::span<const Preparation> preparations, std::size_t most);

// Positions of programs that may be opened: of an edition in force on that day, not under state control.
std::vector<std::uint32_t> programs_in_force(const City& city, Date on);

}  // namespace langqiao::portfolio
