// In which limits a decision takes part, and which harvests it has.
#pragma once

#include <span>
#include <vector>

#include "portfolio/quota_problem.h"

namespace langqiao::portfolio {

class QuotaUses {
 public:
  struct Use {
    std::uint32_t limit = 0;
    double weight = 0;
  };

  // The problem outlives this; its limits and harvests stay as they are.
  explicit QuotaUses(const QuotaProblem& problem);

  std::span<const Use> of(std::uint32_t decision) const {
    return std::span(uses_).subspan(use_begin_[decision], use_begin_[decision + 1] - use_begin_[decision]);
  }
  std::span<const Harvest> harvests_of(std::uint32_t decision) const {
    return std::span(harvests_).subspan(harvest_begin_[decision],
                                        harvest_begin_[decision + 1] - harvest_begin_[decision]);
  }
  // What one person of a decision pays to all limits.
  double price_of(std::uint32_t decision, std::span<const double> prices) const;
  // By limit: Σ weight · quota.
  std::vector<double> activity(std::span<const double> quotas) const;

 private:
  const QuotaProblem& problem_;
  std::vector<std::uint32_t> use_begin_, harvest_begin_;
  std::vector<Use> uses_;
  std::vector<Harvest> harvests_;
};

}  // namespace langqiao::portfolio
