// Quotas whose paths are exchanged for others, one offering at a time, as long as no limit leaves its bounds
// by more than the other offerings could make good and no more open and close than may.
#pragma once

#include <span>
#include <vector>

#include "portfolio/quota_problem.h"
#include "portfolio/quota_turnover.h"
#include "portfolio/quota_uses.h"

namespace langqiao::portfolio {

class QuotaChanges {
 public:
  // Both outlive this. `quotas` by decision.
  QuotaChanges(const QuotaProblem& problem, const QuotaUses& uses, std::vector<int> quotas);

  // False, and nothing changes, when limits or the numbers that open and close would not bear it.
  bool take(std::size_t offering, std::span<const int> path);

  const std::vector<int>& quotas() const { return quotas_; }

 private:
  std::span<const int> path_of(std::size_t offering) const {
    return std::span(quotas_).subspan(offering * problem_.years, problem_.years);
  }
  double outside(std::uint32_t limit, double activity) const;
  bool limits_bear(std::size_t offering, std::span<const int> path) const;
  void set_room();

  const QuotaProblem& problem_;
  const QuotaUses& uses_;
  std::vector<int> quotas_;
  std::vector<double> used_, room_;  // by limit
  QuotaTurnover turnover_;
};

}  // namespace langqiao::portfolio
