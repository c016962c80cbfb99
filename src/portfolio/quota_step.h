// One step of the solver: the quotas that a model of the loss around a centre likes best, under all limits.
// Limits over several offerings get prices, and what is left falls apart into one path an offering.
//
//     min  Σ slope · q + ½ Σ bend · (q − centre)² + change   subject to the ranges, the steps and the limits
//
// Prices by accelerated proximal ascent of the dual (Beck and Teboulle, 2009) with a step of its own for
// every limit.
#pragma once

#include <span>
#include <vector>

#include "portfolio/quota_bundle.h"
#include "portfolio/quota_path.h"
#include "portfolio/quota_problem.h"

namespace langqiao::portfolio {

// By decision.
struct LossModel {
  std::vector<double> slope, bend, centre;
  QuotaBundle* bundle = nullptr;  // where there is one, slope is what its best weights say
};

using Quotas = std::vector<int>;  // by decision

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

  // What any quotas that keep to everything cost at least, if each person of a quota costs `slope` and what
  // the problem says of change, opening and closing.
  // Prices for it are kept from call to call and improved by `rounds` subgradient steps toward `hoped`.
  double least_cost(std::span<const double> slope, double hoped, int rounds);

  // Costs of change, opening and closing. Infinite where a range or a step is broken.
  double own_cost(const Quotas& quotas) const;

 private:
  class Ascent;
  struct Use {  // of a decision by a limit
    std::uint32_t limit;
    double weight;
  };

  std::span<const Use> uses_of(std::uint32_t decision) const {
    return std::span(uses_).subspan(use_begin_[decision], use_begin_[decision + 1] - use_begin_[decision]);
  }
  double price_of(std::uint32_t decision, std::span<const double> prices) const;
  double dual_value(std::span<const double> slope, std::span<const double> prices, std::vector<double>& used);
  void set_prices(LossModel& model, const Quotas& open);
  // Whole quotas at these prices, which may still break limits by a few persons; `open`, when given, says
  // which are above zero. `found` tells for which offerings there are any.
  Quotas whole_quotas(const LossModel& model, const Quotas* open, std::vector<char>& found);
  void real_quotas(const LossModel& model, const Quotas& open, std::vector<double>& quotas);
  Quotas classes_of(const LossModel& model, const Quotas& open, const Freedom& freedom);
  std::vector<double> room_of(const Quotas& quotas) const;
  std::vector<double> activity(std::span<const double> quotas) const;
  std::vector<YearCost> costs_of(const LossModel& model, std::uint32_t offering,
                                 std::span<const double> prices) const;
  std::vector<YearCost> costs_of(const LossModel& model, std::uint32_t offering) const {
    return costs_of(model, offering, prices_);
  }
  std::vector<YearCost> costs_of(const LossModel& model) const;

  const QuotaProblem& problem_;
  unsigned threads_;
  std::vector<std::uint32_t> use_begin_;
  std::vector<Use> uses_;
  std::vector<double> prices_, bound_prices_;
};

}  // namespace langqiao::portfolio
