// One step of the solver: the quotas that a model of the loss around a centre likes best, under all limits.
// Limits over several offerings get prices, and what is left falls apart into one path an offering.
//
//     min  Σ slope · q + ½ Σ bend · (q − centre)² + change   subject to the ranges, the steps and the limits
#pragma once

#include <span>
#include <vector>

#include "portfolio/quota_ascent.h"
#include "portfolio/quota_bound.h"
#include "portfolio/quota_path.h"
#include "portfolio/quota_problem.h"
#include "portfolio/quota_uses.h"

namespace langqiao::portfolio {

// How far a step may go.
struct Freedom {
  std::size_t changes = 0;  // offerings that may be open in other years than before, those that pay the most
  std::span<const char> refused;  // offerings that may not, if any
  double tightness = 1;           // what bends are multiplied by for offerings that stay open as they were
};

class QuotaStep {
 public:
  // The problem outlives this.
  QuotaStep(const QuotaProblem& problem, unsigned threads);

  // The quotas that the model likes best, as whole numbers that keep to every limit; prices begin at the last
  // ones. `open` is where to begin: which offerings are open in which years. Empty when no quotas were found.
  Quotas best_quotas(LossModel model, const Quotas& open, const Freedom& freedom);

  // Quotas that broke a range or step get the best path that the model knows, and limits are mended, at the
  // last prices. Empty when some limit stays broken.
  Quotas repaired(const LossModel& model, Quotas quotas);

  // Of the last step, by limit; above zero where its high side binds, below where its low side does.
  std::span<const double> prices() const { return prices_; }

  // A bound (quota_bound.h) that begins at the prices of the last step or its own.
  double least_cost(std::span<const double> slope, double hoped, int rounds);

  // Costs of change, opening and closing. Infinite where a range or a step is broken.
  double own_cost(const Quotas& quotas) const;

 private:
  void set_prices(LossModel& model, const Quotas& open);
  // Whole quotas at these prices, which may still break limits by a few persons; `open`, when given, says
  // which are above zero. `found` tells for which offerings there are any.
  Quotas whole_quotas(const LossModel& model, const Quotas* open, std::vector<char>& found);
  Quotas classes_of(const LossModel& model, const Quotas& open, const Freedom& freedom);
  // These where mending makes them keep to everything; else none.
  Quotas kept(const LossModel& model, Quotas quotas) const;
  std::vector<std::size_t> eager(const LossModel& model, const Quotas& stay, const Quotas& freely,
                                 std::span<const char> may_not) const;
  std::vector<YearCost> costs_of(const LossModel& model, std::uint32_t offering,
                                 std::span<const double> prices) const;
  std::vector<YearCost> costs_of(const LossModel& model, std::uint32_t offering) const {
    return costs_of(model, offering, prices_);
  }
  std::vector<YearCost> costs_of(const LossModel& model) const;
  std::vector<YearCost> turnover_costs_of(const LossModel& model, std::uint32_t offering) const;

  const QuotaProblem& problem_;
  unsigned threads_;
  QuotaUses uses_;
  QuotaBound bound_;
  std::vector<double> prices_;
};

}  // namespace langqiao::portfolio
