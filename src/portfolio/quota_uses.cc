#include "portfolio/quota_uses.h"

#include <algorithm>
#include <numeric>

namespace langqiao::portfolio {

QuotaUses::QuotaUses(const QuotaProblem& problem)
    : problem_(problem),
      use_begin_(problem.decisions() + 1, 0),
      harvest_begin_(problem.decisions() + 1, 0),
      harvests_(problem.harvest) {
  for (const QuotaLimit& limit : problem.limits)
    for (const QuotaLimit::Term& term : limit.terms) ++use_begin_[term.decision + 1];
  std::partial_sum(use_begin_.begin(), use_begin_.end(), use_begin_.begin());
  uses_.resize(use_begin_.back());
  std::vector<std::uint32_t> next(use_begin_.begin(), use_begin_.end() - 1);
  for (std::uint32_t limit = 0; limit < problem.limits.size(); ++limit)
    for (const QuotaLimit::Term& term : problem.limits[limit].terms)
      uses_[next[term.decision]++] = {limit, term.weight};

  std::ranges::stable_sort(harvests_, {}, &Harvest::decision);
  for (const Harvest& harvest : harvests_) ++harvest_begin_[harvest.decision + 1];
  std::partial_sum(harvest_begin_.begin(), harvest_begin_.end(), harvest_begin_.begin());
}

double QuotaUses::price_of(std::uint32_t decision, std::span<const double> prices) const {
  double price = 0;
  for (const Use& use : of(decision)) price += use.weight * prices[use.limit];
  return price;
}

std::vector<double> QuotaUses::activity(std::span<const double> quotas) const {
  std::vector<double> activity(problem_.limits.size(), 0.0);
  for (std::size_t limit = 0; limit < activity.size(); ++limit)
    for (const QuotaLimit::Term& term : problem_.limits[limit].terms)
      activity[limit] += term.weight * quotas[term.decision];
  return activity;
}

}  // namespace langqiao::portfolio
