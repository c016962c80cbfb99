// Quotas for a horizon that do well over many futures, under limits, with a proof of how much better any
// others could be. Every step evaluates the futures at whole quotas that keep to all limits; what it learns
// there is a cut below the expected loss everywhere, and averages of cuts give the bound (docs/model.md,
// Portfolio).
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

#include "portfolio/quota_faults.h"
#include "portfolio/quota_problem.h"
#include "portfolio/quota_step.h"

namespace langqiao::portfolio {

struct QuotaProgress {
  int step = 0;
  std::uint32_t futures = 0;  // that the figures are about
  double loss = 0;            // of the best quotas so far, costs of change included
  double bound = 0;           // no quotas do better
  double gap = 0;             // (loss − bound) / |loss|
};

struct QuotaOptions {
  double gap = 0.001;
  int most_steps = 200;
  unsigned threads = 0;  // as many as the machine has; the answer does not depend on it
  std::function<void(const QuotaProgress&)> tell;
};

struct QuotaSolution {
  Quotas quotas;  // by decision
  double loss = 0, bound = 0, gap = 0;
  std::vector<double> slope;   // by decision: the change of the expected loss for one person more
  std::vector<double> prices;  // by limit: what one more of its binding side would save
  int steps = 0;
  bool stopped = false;  // by the token, after most_steps or for want of progress, before the gap was reached
};

class QuotaSolver {
 public:
  // Precondition: a problem without faults (faults_of).
  explicit QuotaSolver(QuotaProblem problem, unsigned threads = 0);
  ~QuotaSolver();

  // As it was given, its limits in units in which their largest weight is one.
  const QuotaProblem& problem() const;

  // Begins at the last solution, if there is one. Nothing when no quotas that keep to all limits were found.
  // Stopped, it still evaluates the first quotas there are, and gives them.
  std::optional<QuotaSolution> solve(const QuotaOptions& options, std::stop_token stop = {});

  // Changes what an offering may be in a year, for the next solve. What has been learned of the futures
  // stays.
  void set_range(std::uint32_t decision, QuotaRange range);

  // The expected loss at quotas, costs of change included; infinite where they break a range or step.
  double loss_of(const Quotas& quotas);
  // What each future makes of quotas; costs of change, opening and closing left out.
  std::vector<double> losses_of(const Quotas& quotas);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace langqiao::portfolio
