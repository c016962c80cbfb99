#include "outlook/allocation.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <tuple>

#include "base/check.h"

namespace langqiao::outlook {
namespace {

constexpr std::uint32_t kTiers = 4;
constexpr double kSpread = 0.04;  // gain of the first tier beyond the last, on each side

double tier_gain(std::uint32_t tier) { return kSpread * (kTiers - 1 - tier) / (kTiers - 1); }

Problem link_problem(std::size_t link, Wording found, Wording wanted) {
  return {.what = {"专业与职业的对照有误", "A link of the crosswalk is wrong"},
          .where = fmt::format("crosswalk: {}", link),
          .found = std::move(found),
          .wanted = std::move(wanted),
          .action = {"请更正对照", "Correct the crosswalk"}};
}

}  // namespace

Result<AllocationGraph, Problem> AllocationGraph::of(std::uint32_t programs, std::uint32_t occupations,
                                                     std::vector<Link> links,
                                                     const AllocationWeights& weights) {
  if (links.empty()) {
    return Failure<Problem>(
        Problem{.what = {"专业与职业的对照是空的", "The crosswalk is empty"},
                .where = "program_occupations",
                .found = {"没有任何对应", "no link"},
                .wanted = {"在招专业与有岗位的职业之间的对应",
                           "links between programs with graduates and occupations with openings"},
                .action = {"请导入 program_occupations.csv 或 class_occupations.csv",
                           "Import program_occupations.csv or class_occupations.csv"}});
  }
  for (std::size_t at = 0; at < links.size(); ++at) {
    if (links[at].program >= programs || links[at].occupation >= occupations) {
      return Failure<Problem>(
          link_problem(at, as_is(fmt::format("{} → {}", links[at].program, links[at].occupation)),
                       worded("小于 {} 和 {}", "below {} and {}", programs, occupations)));
    }
    if (!(links[at].weight >= 0 && links[at].weight <= 1)) {
      return Failure<Problem>(
          link_problem(at, as_is(fmt::format("{}", links[at].weight)), {"0 到 1 之间", "between 0 and 1"}));
    }
  }
  std::ranges::sort(links, {}, [](const Link& link) { return std::tuple(link.program, link.occupation); });

  std::vector<network::Arc> arcs;
  for (const Link& link : links) {
    const double gain = weights.shortage + weights.surplus + link.weight;
    for (std::uint32_t from = 0; from < kTiers; ++from) {
      for (std::uint32_t to = 0; to < kTiers; ++to) {
        arcs.push_back({link.program * kTiers + from, link.occupation * kTiers + to,
                        gain + tier_gain(from) + tier_gain(to)});
      }
    }
  }
  auto graph = network::Graph::of(programs * kTiers, occupations * kTiers, std::move(arcs));
  if (!graph) return Failure<Problem>(std::move(graph.error()));

  AllocationGraph out;
  out.programs_ = programs;
  out.occupations_ = occupations;
  out.links_ = std::move(links);
  for (const network::Arc& arc : graph->arcs()) {
    const auto at =
        std::ranges::lower_bound(out.links_, std::tuple(arc.source / kTiers, arc.sink / kTiers), {},
                                 [](const Link& link) { return std::tuple(link.program, link.occupation); });
    out.link_of_arc_.push_back(static_cast<std::uint32_t>(at - out.links_.begin()));
  }
  out.graph_.push_back(std::move(*graph));
  return out;
}

Allocation::Allocation(const AllocationGraph& graph)
    : graph_(&graph),
      transportation_(graph.graph_.front()),
      supply_(graph.programs() * kTiers),
      demand_(graph.occupations() * kTiers),
      flows_(graph.links().size()),
      unmet_(graph.occupations()),
      surplus_(graph.programs()) {}

void Allocation::solve(std::span<const double> graduates, std::span<const double> openings) {
  CHECK(graduates.size() == surplus_.size() && openings.size() == unmet_.size());
  for (std::size_t i = 0; i < supply_.size(); ++i) supply_[i] = graduates[i / kTiers] / kTiers;
  for (std::size_t i = 0; i < demand_.size(); ++i) demand_[i] = openings[i / kTiers] / kTiers;
  transportation_.solve(supply_, demand_);

  std::ranges::fill(flows_, 0);
  const auto by_arc = transportation_.flows();
  for (std::size_t arc = 0; arc < by_arc.size(); ++arc) flows_[graph_->link_of_arc_[arc]] += by_arc[arc];
  std::ranges::copy(openings, unmet_.begin());
  std::ranges::copy(graduates, surplus_.begin());
  for (std::size_t at = 0; at < flows_.size(); ++at) {
    unmet_[graph_->links_[at].occupation] -= flows_[at];
    surplus_[graph_->links_[at].program] -= flows_[at];
  }
  for (double& left : unmet_) left = std::max(left, 0.0);
  for (double& left : surplus_) left = std::max(left, 0.0);
}

}  // namespace langqiao::outlook
