// The best quotas as real numbers, to the last digits, once it is settled which offerings are open in which
// years: what remains of the problem without whole persons, and the referee of what the solver rounds.
//
// L-shaped decomposition with a cut for every harvest year of every group of futures, and a box around the
// best quotas that grows and shrinks with what the cuts foresee. Source: Linderoth and Wright (2003).
#pragma once

#include <optional>
#include <span>
#include <stop_token>
#include <vector>

#include "portfolio/quota_problem.h"

namespace langqiao::portfolio {

struct RealOptions {
  double gap = 1e-6;
  int most_steps = 1000;
  unsigned threads = 0;       // the answer does not depend on it
  std::vector<double> start;  // quotas to begin at; empty: as near to the last ones as the limits let them be
};

struct RealSolution {
  std::vector<double> quotas;  // by decision
  double loss = 0, bound = 0, gap = 0;
  std::vector<double> prices;  // by limit: what one more of it changes the loss by
  int steps = 0;
  bool stopped = false;  // by the token or after most_steps, before the gap was reached
};

// `open` by decision: above zero where the offering is open. Nothing when no quotas keep to the limits, or
// when the token stopped it before there was a bound. How many may open or close in a year is not looked at.
// Precondition: a problem without faults; only offerings are open that can be.
std::optional<RealSolution> solve_real(const QuotaProblem& problem, std::span<const int> open,
                                       const RealOptions& options, std::stop_token stop = {});

}  // namespace langqiao::portfolio
