// The gap (feature C7): for every year and future graduates are placed into openings (outlook/allocation.h),
// and what is left over on either side is kept as a band over the futures. Pure; the same bytes out for any
// number of threads.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "base/result.h"
#include "city/city.h"
#include "city/gap.h"
#include "city/scenario.h"
#include "city/supply.h"
#include "outlook/allocation.h"

namespace langqiao::outlook {

// Graduates by program who look for work in the city, of all that a crosswalk may link.
struct Graduates {
  int first_year = 0;
  int years = 0;
  std::vector<std::uint32_t> programs;  // positions, ascending
  std::vector<double> persons;          // [program * years + year]
  std::vector<Quality> quality;         // by program
};
Graduates graduates_of(const SupplyMap& map, const Quotas& quotas);

// The share of each occupation's openings that others fill, by [occupation * years + year], as the rows of
// the nearest group above say; scaled by a scenario, up to the whole. 0 where no row holds.
std::vector<double> inflow_shares(const City& city, std::span<const std::uint32_t> occupations,
                                  int first_year, int years, std::span<const ScenarioChange> changes = {});

struct GapQuestion {
  const Graduates& graduates;
  const Openings& openings;
  std::span<const double> inflow;
  std::span<const Preparation> preparations;
  AllocationWeights weights = {};
};

// The years that graduates and openings share. Problems: no year, no future or no link in common; numbers of
// another size than the lists say; negative people; shares outside of 0 to 1.
Result<GapFan, Problem> gap(const GapQuestion& question, unsigned threads = 0);

// Sorted values at a share of the way from the least to the largest, between two of them in proportion (type
// 7 of Hyndman and Fan, Sample Quantiles in Statistical Packages, 1996). Precondition: not empty.
double quantile(std::span<const double> sorted, double share);

}  // namespace langqiao::outlook
