// How many offerings open and close in each year.
#pragma once

#include <span>
#include <vector>

#include "portfolio/quota_problem.h"

namespace langqiao::portfolio {

struct QuotaTurnover {
  std::vector<int> opened, closed;  // by year

  // What an offering whose quotas are `path` adds, `times` times.
  void add(const QuotaOffering& offering, std::span<const int> path, int times = 1);
  // How many more open and close than may.
  int excess(const QuotaProblem& problem) const;
  bool keeps_to(const QuotaProblem& problem) const { return excess(problem) == 0; }
};

// Quotas by decision.
QuotaTurnover turnover_of(const QuotaProblem& problem, std::span<const int> quotas);

}  // namespace langqiao::portfolio
