// What no quotas can do better: a Lagrangian bound. Limits over several offerings, and how many may open and
// close in a year, get prices; what is left falls apart into one path of whole quotas an offering.
// Source: Geoffrion (1974).
#pragma once

#include <span>
#include <vector>

#include "portfolio/quota_path.h"
#include "portfolio/quota_uses.h"

namespace langqiao::portfolio {

class QuotaBound {
 public:
  // All of it outlives this.
  QuotaBound(const QuotaProblem& problem, const QuotaUses& uses, unsigned threads);

  // What any quotas that keep to everything cost at least, if each person of a quota costs `slope` and what
  // the problem says of change, opening and closing. At `prices`, by limit; with `rounds`, at the better of
  // these and those of the last call with rounds, improved by so many subgradient steps toward `hoped`.
  double least_cost(std::span<const double> slope, std::span<const double> prices, double hoped, int rounds);

  // Of the last call: what opening and closing in each year pay for how many may, into the costs of one
  // offering by year.
  void add_turnover_prices(std::span<YearCost> costs) const;

 private:
  // At prices of limits, then of openings by year, then of closings.
  struct Sight {
    std::vector<double> prices;
    double value = 0;
    std::vector<double> away;  // what a price would gain by rising
  };

  Sight sight_at(std::span<const double> slope, std::vector<double> prices) const;
  std::vector<double> used_by(std::span<const int> quotas) const;
  void climb(std::span<const double> slope, Sight& best, std::size_t first, double hoped, int rounds) const;

  const QuotaProblem& problem_;
  const QuotaUses& uses_;
  unsigned threads_;
  std::vector<double> low_, high_;  // of what prices speak of
  std::vector<double> kept_;        // prices of the last call
};

}  // namespace langqiao::portfolio
