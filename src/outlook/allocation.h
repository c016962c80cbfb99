// Graduates and openings of one year and one future joined over the crosswalk (docs/model.md, Allocation):
//
//     max Σ (ω(o) + η + c(p, o)) f(p, o)   (graduates p) Σₒ f ≤ G(p)   (openings o) Σₚ f ≤ D(o)   f ≥ 0
//
// Which of several best answers is given matters to whoever reads a list of shortages. So each program and
// each occupation is cut into equal tiers, and the first tiers gain a little more: among answers that place
// equally many equally well, the one is found whose shortages and surpluses are spread most evenly. The extra
// gain is too small to change how many are placed, or to prefer a link whose weight is smaller by a tenth or
// more.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"
#include "city/gap.h"
#include "network/graph.h"
#include "network/transportation.h"

namespace langqiao::outlook {

struct AllocationWeights {
  double shortage = 1;  // ω: loss of an opening that stays unmet
  double surplus = 1;   // η: loss of a graduate without a place
};

// The graph of a crosswalk: `links` by index of program and occupation. Read by several threads at once.
class AllocationGraph {
 public:
  struct Link {
    std::uint32_t program = 0;
    std::uint32_t occupation = 0;
    double weight = 0;
  };

  // Problem: a link to a program or occupation that is not there; a weight that is not finite, below 0 or
  // above 1; no link at all.
  static Result<AllocationGraph, Problem> of(std::uint32_t programs, std::uint32_t occupations,
                                             std::vector<Link> links, const AllocationWeights& weights = {});

  std::span<const Link> links() const { return links_; }  // by program, then occupation
  std::uint32_t programs() const { return programs_; }
  std::uint32_t occupations() const { return occupations_; }

 private:
  friend class Allocation;
  AllocationGraph() = default;

  std::uint32_t programs_ = 0, occupations_ = 0;
  std::vector<Link> links_;
  std::vector<network::Graph> graph_;  // one: a Graph has no empty state
  std::vector<std::uint32_t> link_of_arc_;
};

// Solves one after another on one graph, each from the basis of the one before. One a thread.
class Allocation {
 public:
  explicit Allocation(const AllocationGraph& graph);

  // Preconditions (CHECK): one number a program and one an occupation, finite, not below zero.
  void solve(std::span<const double> graduates, std::span<const double> openings);

  // Of the last solve.
  std::span<const double> flows() const { return flows_; }  // by link
  std::span<const double> unmet() const { return unmet_; }
  std::span<const double> surplus() const { return surplus_; }

 private:
  const AllocationGraph* graph_;
  network::Transportation transportation_;
  std::vector<double> supply_, demand_, flows_, unmet_, surplus_;
};

}  // namespace langqiao::outlook
