#include "network/transportation.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <random>

namespace langqiao::network {
namespace {

struct Case {
  Graph graph;
  std::vector<double> supply, demand;
};

Graph graph_of(std::uint32_t sources, std::uint32_t sinks, std::vector<Arc> arcs) {
  auto graph = Graph::of(sources, sinks, std::move(arcs));
  EXPECT_TRUE(graph.has_value());
  return std::move(*graph);
}

std::vector<double> amounts(std::mt19937& random, std::size_t count, bool whole) {
  std::uniform_real_distribution<double> amount(0, 40);
  std::vector<double> amounts(count);
  for (double& each : amounts) each = whole ? std::floor(amount(random) / 8) : amount(random);
  return amounts;
}

// Few distinct gains and whole amounts make many ties, which is where a simplex goes round in circles.
Case random_case(unsigned seed, std::uint32_t sources, std::uint32_t sinks, double density, bool ties) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> unit(0, 1);
  std::vector<Arc> arcs;
  for (std::uint32_t p = 0; p < sources; ++p) {
    for (std::uint32_t o = 0; o < sinks; ++o) {
      if (unit(random) > density) continue;
      const double gain = unit(random) * 4 - 0.5;
      arcs.push_back({p, o, ties ? std::round(gain) : gain});
    }
  }
  auto supply = amounts(random, sources, ties), demand = amounts(random, sinks, ties);
  return {graph_of(sources, sinks, std::move(arcs)), std::move(supply), std::move(demand)};
}

// A flow that keeps every limit and duals that keep every gain, with equal totals: then both are best,
// whoever found them.
void expect_best(const Transportation& found, const Case& of, double total) {
  constexpr double kClose = 1e-8;
  const std::vector<double> flows = found.flows();
  const auto y = found.source_duals(), z = found.sink_duals();
  std::vector<double> sent(of.supply.size(), 0), taken(of.demand.size(), 0);
  double gained = 0, bound = 0;
  for (std::size_t a = 0; a < flows.size(); ++a) {
    const Arc& arc = of.graph.arcs()[a];
    EXPECT_GE(flows[a], 0);
    EXPECT_GE(y[arc.source] + z[arc.sink], arc.gain - kClose);
    sent[arc.source] += flows[a], taken[arc.sink] += flows[a], gained += flows[a] * arc.gain;
  }
  const auto unsent = found.unsent(), untaken = found.untaken();
  for (std::size_t p = 0; p < sent.size(); ++p) {
    EXPECT_NEAR(sent[p] + unsent[p], of.supply[p], kClose);
    EXPECT_GE(y[p], 0);
    bound += y[p] * of.supply[p];
  }
  for (std::size_t o = 0; o < taken.size(); ++o) {
    EXPECT_NEAR(taken[o] + untaken[o], of.demand[o], kClose);
    EXPECT_GE(z[o], 0);
    bound += z[o] * of.demand[o];
  }
  EXPECT_NEAR(total, gained, 1e-9 * std::max(1.0, std::abs(gained)));
  EXPECT_NEAR(total, bound, 1e-9 * std::max(1.0, std::abs(bound)));
}

TEST(Transportation, SendsFirstWhatGainsMost) {
  const Case one{graph_of(2, 2, {{0, 0, 3}, {0, 1, 2}, {1, 0, 1}}), {5, 4}, {6, 2}};
  Transportation transportation(one.graph);
  EXPECT_DOUBLE_EQ(transportation.solve(one.supply, one.demand), 3 * 5 + 1 * 1);
  EXPECT_EQ(transportation.flows(), (std::vector<double>{5, 0, 1}));
  EXPECT_EQ(transportation.unsent(), (std::vector<double>{0, 3}));
  EXPECT_EQ(transportation.untaken(), (std::vector<double>{0, 2}));
}

TEST(Transportation, LeavesArcsThatLoseAlone) {
  const Case one{graph_of(1, 1, {{0, 0, -1}}), {5}, {5}};
  Transportation transportation(one.graph);
  EXPECT_EQ(transportation.solve(one.supply, one.demand), 0);
  EXPECT_EQ(transportation.flows(), std::vector<double>{0});
}

TEST(Transportation, TakesGraphsWithoutArcsOrNodes) {
  const Case bare{graph_of(2, 1, {}), {1, 2}, {3}};
  EXPECT_EQ(Transportation(bare.graph).solve(bare.supply, bare.demand), 0);
  const Case nothing{graph_of(0, 0, {}), {}, {}};
  EXPECT_EQ(Transportation(nothing.graph).solve({}, {}), 0);
}

TEST(Transportation, IsBestOnRandomProblemsByItsOwnDuals) {
  for (unsigned seed = 0; seed < 300; ++seed) {
    const Case one = random_case(seed, 1 + seed % 23, 1 + seed % 17, 0.1 + 0.3 * (seed % 3), seed % 2 == 0);
    Transportation transportation(one.graph);
    SCOPED_TRACE(seed);
    expect_best(transportation, one, transportation.solve(one.supply, one.demand));
  }
}

TEST(Transportation, IsBestAgainAfterAmountsChange) {
  for (unsigned seed = 0; seed < 60; ++seed) {
    Case one = random_case(seed, 30, 20, 0.2, seed % 2 == 0);
    Transportation transportation(one.graph);
    transportation.solve(one.supply, one.demand);
    std::mt19937 random(seed);
    for (int change = 0; change < 20; ++change) {
      SCOPED_TRACE(fmt::format("seed {} change {}", seed, change));
      one.supply = amounts(random, one.supply.size(), seed % 2 == 0);
      if (change % 3 == 0) one.demand = amounts(random, one.demand.size(), seed % 2 == 0);
      expect_best(transportation, one, transportation.solve(one.supply, one.demand));
    }
  }
}

TEST(Transportation, NeedsFewPivotsAfterASmallChange) {
  Case one = random_case(5, 300, 200, 0.05, false);
  Transportation transportation(one.graph);
  transportation.solve(one.supply, one.demand);
  const auto cold = transportation.pivots();
  for (std::size_t p = 0; p < one.supply.size(); p += 10) one.supply[p] *= 1.01;
  expect_best(transportation, one, transportation.solve(one.supply, one.demand));
  EXPECT_LT(transportation.pivots() - cold, cold / 4);
}

TEST(Transportation, GoesOnFromABasisThatWasKept) {
  const Case one = random_case(7, 40, 30, 0.2, false);
  Transportation first(one.graph), second(one.graph);
  const double total = first.solve(one.supply, one.demand);
  second.start_from(first.basis());
  EXPECT_EQ(second.solve(one.supply, one.demand), total);
  EXPECT_EQ(second.pivots(), 0);
  EXPECT_EQ(second.flows(), first.flows());
}

TEST(Transportation, GivesTheSameBytesForTheSameNumbers) {
  const Case one = random_case(11, 60, 40, 0.3, true);
  Transportation first(one.graph), second(one.graph);
  EXPECT_EQ(first.solve(one.supply, one.demand), second.solve(one.supply, one.demand));
  EXPECT_EQ(first.flows(), second.flows());
  EXPECT_EQ(first.basis(), second.basis());
}

TEST(Graph, RefusesArcsThatLeadNowhere) {
  for (const Arc& bad : {Arc{2, 0, 1}, Arc{0, 3, 1}, Arc{0, 0, INFINITY}, Arc{0, 0, NAN}}) {
    const auto graph = Graph::of(2, 3, {{0, 0, 1}, bad});
    ASSERT_FALSE(graph.has_value());
    EXPECT_EQ(graph.error().where, "arc 1");
  }
}

TEST(Graph, OrderOfArcsDoesNotMatter) {
  const Graph one = graph_of(2, 2, {{1, 1, 2}, {0, 0, 1}, {0, 1, 3}});
  const Graph other = graph_of(2, 2, {{0, 1, 3}, {1, 1, 2}, {0, 0, 1}});
  EXPECT_TRUE(std::ranges::equal(one.arcs(), other.arcs()));
  EXPECT_EQ(one.arcs_into(1).size(), 2u);
  EXPECT_EQ(one.arcs()[one.arcs_into(1)[0]].source, 0u);
}

}  // namespace
}  // namespace langqiao::network
