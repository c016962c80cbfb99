// The combined forecast of a panel: every candidate at every origin, weights by how the candidates did on the
// windows that had ended by then, and tables that add up. Weights of a leaf lean to those of its group, these
// to those of all; with few windows everything leans to the plain mean. Method: combination by inverse error
// (Bates and Granger 1969), reconciliation with a diagonal of error variances (Wickramasuriya, Athanasopoulos
// and Hyndman 2019, there called WLS).
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "outlook/growth.h"
#include "outlook/panel.h"

namespace langqiao::outlook {

// What is said at one origin.
struct OriginForecast {
  std::size_t origin = 0;                                   // position in the years
  std::vector<int> targets;                                 // years, rising, all later than the origin
  std::array<std::vector<double>, kCandidates> candidates;  // by node, then target; kMissing: never known yet
  std::vector<double> combined;  // the same, reconciled: leaves sum to groups and total
  // Weight of every candidate over all leaves (mean by people), by target.
  std::vector<std::array<double, kCandidates>> weights;

  double of(Candidate candidate, std::size_t node, std::size_t target) const {
    return candidates[static_cast<std::size_t>(candidate)][node * targets.size() + target];
  }
  double of(std::size_t node, std::size_t target) const { return combined[node * targets.size() + target]; }
};

struct CombineOptions {
  int most_years = 1000;          // targets further away than this are left out
  std::vector<int> more_targets;  // years beyond those of the panel that are wanted, rising
  unsigned threads = 0;
};

// Forecasts at every origin, each from the years up to it. Targets are the later years of the panel and those
// of `more_targets`.
std::vector<OriginForecast> forecast_at_origins(const Tree& tree, const CombineOptions& options);

// Moves the forecasts of children so that they sum to `whole`, each by its share of the variances, none below
// zero. Children that are kMissing stay so. Where no variance is known, in proportion to size.
void reconcile(double whole, std::span<const double> variances, std::span<double> children);

}  // namespace langqiao::outlook
