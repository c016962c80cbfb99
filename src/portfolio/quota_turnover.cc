#include "portfolio/quota_turnover.h"

#include <algorithm>

namespace langqiao::portfolio {
namespace {

int above(const std::vector<int>& found, const std::vector<int>& most) {
  int above = 0;
  for (std::size_t year = 0; year < most.size(); ++year) above += std::max(0, found[year] - most[year]);
  return above;
}

}  // namespace

void QuotaTurnover::add(const QuotaOffering& offering, std::span<const int> path, int times) {
  int before = offering.last;
  for (std::size_t year = 0; year < path.size(); ++year) {
    if (before == 0 && path[year] > 0) opened[year] += times;
    if (before > 0 && path[year] == 0) closed[year] += times;
    before = path[year];
  }
}

int QuotaTurnover::excess(const QuotaProblem& problem) const {
  return above(opened, problem.openings_at_most) + above(closed, problem.closings_at_most);
}

QuotaTurnover turnover_of(const QuotaProblem& problem, std::span<const int> quotas) {
  QuotaTurnover turnover{std::vector<int>(problem.years, 0), std::vector<int>(problem.years, 0)};
  for (std::size_t k = 0; k < problem.offerings.size(); ++k)
    turnover.add(problem.offerings[k], quotas.subspan(k * problem.years, problem.years));
  return turnover;
}

}  // namespace langqiao::portfolio
