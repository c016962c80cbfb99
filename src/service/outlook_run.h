// One outlook of one city under one scenario, computed once and shared by all who ask.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/result.h"
#include "city/city.h"
#include "city/gap.h"
#include "city/supply.h"
#include "outlook/allocation_links.h"
#include "outlook/gap.h"
#include "outlook/gap_openings.h"
#include "outlook/supply.h"
#include "rulebook/rulebook.h"

namespace langqiao::service {

// What every outlook of this service covers. The seed is published with the numbers.
inline constexpr int kOutlookYears = 8;
inline constexpr int kOutlookFutures = 200;
inline constexpr std::uint64_t kOutlookSeed = 1;

// What the rulebook lends where the city states nothing.
struct OutlookConventions {
  outlook::LinkWeights links;
  outlook::Separations usual;
};

OutlookConventions outlook_conventions(const rulebook::Rulebook& book, const rulebook::Setting& setting);

// The changes of a scenario, as its pack states them.
std::vector<ScenarioChange> changes_of(const City& city, std::string_view scenario);

struct OutlookRun {
  Quotas quotas;
  std::vector<Cohort> cohorts;
  outlook::Graduates graduates;
  Openings openings;
  std::vector<double> inflow;
  std::vector<Preparation> preparations;
  GapFan fan;
  std::int64_t unknown_cohorts = 0;
};

// Everything that stands in the way, or the outlook.
Result<OutlookRun, std::vector<Problem>> run_outlook(const City& city,
                                                     const std::vector<ScenarioChange>& changes,
                                                     const OutlookConventions& conventions);

// The outlooks of one view by scenario. For several threads at once: whoever asks first computes, others
// wait.
class OutlookShelf {
 public:
  using Kept = std::shared_ptr<const Result<OutlookRun, std::vector<Problem>>>;

  Kept get(const City& city, const std::string& scenario, const OutlookConventions& conventions);

 private:
  std::mutex guard_;
  std::map<std::string, Kept> kept_;
};

}  // namespace langqiao::service
