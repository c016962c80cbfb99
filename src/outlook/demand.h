// Demand from a history: what industries and occupations will come to. Occupations are foretold on two ways,
// from their own series and from industries with their staffing patterns; how much each way weighs is read
// off the windows that ended before.
#pragma once

#include <optional>
#include <vector>

#include "outlook/combine.h"
#include "outlook/history_tables.h"

namespace langqiao::outlook {

// Shares with which the ways are heard, mean over the targets of one origin.
struct Ways {
  double own_series = 1;
  double staffing_kept = 0;      // industries, today's staffing patterns
  double staffing_drifting = 0;  // industries, drifting patterns
};

// Forecasts at every year in which industries or occupations are known, each from the years up to it.
struct Demand {
  std::vector<int> years;
  std::optional<Tree> industries;  // nothing where the history has none
  std::optional<Tree> occupations;
  std::vector<OriginForecast> of_industries;  // by origin; empty where the history has none
  std::vector<OriginForecast> of_occupations;
  std::vector<Ways> ways;  // by origin
};

Demand demand_of(const HistoryTables& tables, const CombineOptions& options);

}  // namespace langqiao::outlook
