#include "portfolio/quota_turnover.h"

namespace langqiao::portfolio {
namespace {

bool within(const std::vector<int>& found, const std::vector<int>& most) {
  for (std::size_t year = 0; year < most.size(); ++year)
    if (found[year] > most[year]) return false;
  return true;
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

bool QuotaTurnover::keeps_to(const QuotaProblem& problem) const {
  return within(opened, problem.openings_at_most) && within(closed, problem.closings_at_most);
}

QuotaTurnover turnover_of(const QuotaProblem& problem, std::span<const int> quotas) {
  QuotaTurnover turnover{std::vector<int>(problem.years, 0), std::vector<int>(problem.years, 0)};
  for (std::size_t k = 0; k < problem.offerings.size(); ++k)
    turnover.add(problem.offerings[k], quotas.subspan(k * problem.years, problem.years));
  return turnover;
}

}  // namespace langqiao::portfolio
