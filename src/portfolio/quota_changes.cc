#include "portfolio/quota_changes.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace langqiao::portfolio {
namespace {

constexpr double kMadeGood = 0.4;  // of what the offerings of a limit can step in a year

}  // namespace

QuotaChanges::QuotaChanges(const QuotaProblem& problem, const QuotaUses& uses, std::vector<int> quotas)
    : problem_(problem),
      uses_(uses),
      quotas_(std::move(quotas)),
      used_(uses.activity(std::vector<double>(quotas_.begin(), quotas_.end()))),
      room_(problem.limits.size(), 0.0),
      turnover_(turnover_of(problem, quotas_)) {
  set_room();
}

// By limit: what its offerings that are open can step in a year, each counted once.
void QuotaChanges::set_room() {
  std::vector<double> most(problem_.offerings.size(), 0.0);
  for (std::size_t limit = 0; limit < room_.size(); ++limit) {
    const auto& terms = problem_.limits[limit].terms;
    for (const QuotaLimit::Term& term : terms) {
      const std::size_t k = term.decision / problem_.years;
      if (quotas_[term.decision] == 0) continue;
      const double steps = std::min<double>(quotas_[term.decision], problem_.offerings[k].step_down);
      most[k] = std::max(most[k], std::abs(term.weight) * steps);
    }
    for (const QuotaLimit::Term& term : terms)
      room_[limit] += std::exchange(most[term.decision / problem_.years], 0.0);
  }
}

double QuotaChanges::outside(std::uint32_t limit, double activity) const {
  return std::max({0.0, activity - problem_.limits[limit].high, problem_.limits[limit].low - activity});
}

bool QuotaChanges::limits_bear(std::size_t offering, std::span<const int> path) const {
  for (std::size_t year = 0; year < path.size(); ++year) {
    const auto decision = static_cast<std::uint32_t>(offering * problem_.years + year);
    const int by = path[year] - quotas_[decision];
    for (const QuotaUses::Use& use : uses_.of(decision)) {
      const double before = outside(use.limit, used_[use.limit]);
      const double after = outside(use.limit, used_[use.limit] + use.weight * by);
      if (after > std::max(before, kMadeGood * room_[use.limit])) return false;
    }
  }
  return true;
}

bool QuotaChanges::take(std::size_t offering, std::span<const int> path) {
  const QuotaOffering& taken = problem_.offerings[offering];
  const int before = turnover_.excess(problem_);  // of those that cannot stay as they were
  turnover_.add(taken, path_of(offering), -1);
  turnover_.add(taken, path);
  if (!limits_bear(offering, path) || turnover_.excess(problem_) > before) {
    turnover_.add(taken, path, -1);
    turnover_.add(taken, path_of(offering));
    return false;
  }
  for (std::size_t year = 0; year < path.size(); ++year) {
    const auto decision = static_cast<std::uint32_t>(offering * problem_.years + year);
    for (const QuotaUses::Use& use : uses_.of(decision))
      used_[use.limit] += use.weight * (path[year] - quotas_[decision]);
    quotas_[decision] = path[year];
  }
  return true;
}

}  // namespace langqiao::portfolio
