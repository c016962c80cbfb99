// What the futures make of given quotas: the expected loss once people have found their way to openings, and
// what one graduate more or less would change. Each future and year is a transportation problem of its own.
//
// Loss of a year and future: Σ ω u + Σ η w − Σ c f (docs/model.md, Allocation). Where the problem weighs its
// tail, futures count by their chance and, the worst of them, once more by λ and their part of the tail.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

#include "network/transportation.h"
#include "portfolio/quota_problem.h"

namespace langqiao::portfolio {

// Discounted: the loss by harvest year, and what one graduate more of each harvest year and source changes in
// it.
struct FutureValue {
  std::vector<double> loss, worth;

  double total() const;
};

struct RecourseValue {
  double loss = 0;            // expected over the futures asked for, λ CVaR included
  std::vector<double> slope;  // by decision: the change of it for one person more of the quota
  // What makes up the loss, group of futures by group; a single one where the tail is weighed.
  std::vector<FutureValue> groups;
};

class Recourse {
 public:
  // Called from several threads at once, once a future.
  using Observer = std::function<void(std::uint32_t future, const FutureValue& value)>;

  // The problem outlives this. `threads` 0: as many as the machine has; the answer does not depend on it.
  Recourse(const QuotaProblem& problem, unsigned threads);

  // Over the first `futures` futures, their chances scaled to one. Nothing when stopped. Each future and year
  // goes on from the basis of its last solve, the first time from that of the future before.
  std::optional<RecourseValue> at(std::span<const double> quotas, std::uint32_t futures,
                                  std::stop_token stop = {}, const Observer& observe = {});

 private:
  void solve(network::Transportation& network, std::uint32_t future, std::span<const double> graduates,
             FutureValue& value);
  RecourseValue value_of(std::span<const FutureValue> blocks) const;
  network::Transportation& ready(network::Transportation& network, std::uint32_t future, std::uint32_t year);

  const QuotaProblem& problem_;
  unsigned threads_;
  network::Graph graph_;
  std::vector<network::Transportation> networks_;  // one a thread
  std::vector<network::Basis> bases_;  // by future, then harvest year; empty before the first solve
  std::vector<double> discounts_;      // by harvest year
};

// Graduates by harvest year, then source: those whom no decision touches and those of the quotas.
std::vector<double> graduates_of(const QuotaProblem& problem, std::span<const double> quotas);
// From what a graduate changes, by harvest year and source, to what a person of a quota does, by decision.
std::vector<double> slope_of(const QuotaProblem& problem, std::span<const double> worth);

// CVaR: by future, how much of the worst `share` of all chance it holds; sums to one. Of futures that are
// equally bad, the first come first. Source: Rockafellar and Uryasev (2000).
std::vector<double> tail_of(std::span<const double> losses, std::span<const double> chances, double share);

}  // namespace langqiao::portfolio
