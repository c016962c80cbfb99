// Openings of a city: employment by industry with its futures, times staffing patterns, by the separations
// method (US Bureau of Labor Statistics, Handbook of Methods, Employment Projections, 2018 method).
//   E(o,t) = Σᵢ E(i,t) a(i,o,t)
//   D(o,t) = max(0, E(o,t) − E(o,t−1)) + (x(o) + m(o)) (E(o,t) + E(o,t−1)) / 2
#pragma once

#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "city/economy.h"
#include "city/openings.h"
#include "outlook/separations.h"

namespace langqiao::outlook {

// Adverts never enter employment. Where they are heard at all, they tilt the openings of the first year:
// D(o) · (1 + change(o)) ^ elasticity.
struct AdvertSignal {
  double elasticity = 0;
  std::unordered_map<std::string, double> change;  // by occupation id; above −1; absent: none
};

struct OpeningsInput {
  std::span<const Industry> industries;  // for the parents
  std::span<const Employment> employment;
  std::span<const Staffing> staffing;
  std::optional<Id<Region>> region;  // employment of this region only; of all when absent
  Separations usual;
  std::unordered_map<std::string, Separations> by_occupation;  // where an occupation has rates of its own
  std::optional<AdvertSignal> adverts;                         // off when absent
  std::size_t years = 8;
  std::size_t futures = 500;
  std::uint64_t seed = 1;
  unsigned threads = 0;
};

// Problems: no employment (of that region), no staffing, a staffing pattern that does not sum to the whole (1
// % for rounding) or stands in a year in which its industry has no employment, rates outside 0 … 1. The same
// input gives the same bytes with any number of threads; the order of rows means nothing.
Result<OpeningsFan, Problem> openings_of(const OpeningsInput& input);

}  // namespace langqiao::outlook
