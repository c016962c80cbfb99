// Openings by occupation in many futures: what the outlook hands to whoever plans for them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "city/catalogue.h"

namespace langqiao {

// Openings a year, growth and replacement together, never negative. One dense array, futures first: a future
// is one piece of memory, a year of it another within.
struct OpeningsFan {
  std::vector<Id<Occupation>> occupations;
  int first_year = 0;
  std::size_t years = 0;
  std::size_t futures = 0;
  std::uint64_t seed = 0;
  std::vector<double> openings;  // persons; by future, then year, then occupation
  // The middle of the fan: people employed and openings of each part when industries grow as foretold. By
  // year, then occupation; `employed` begins with the base year, which is first_year − 1.
  std::vector<double> employed;
  std::vector<double> growth;
  std::vector<double> replacement;
  std::vector<Id<Industry>>
      unstaffed;                 // have people, but nobody knows in which occupations: in no number above
  bool estimated_rates = false;  // some rate of leaving or moving is an assumption
  bool synthetic = false;        // some row beneath is

  std::size_t at(std::size_t future, std::size_t year, std::size_t occupation) const {
    return (future * years + year) * occupations.size() + occupation;
  }
};

}  // namespace langqiao
