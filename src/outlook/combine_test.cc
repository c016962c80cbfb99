#include "outlook/combine.h"

#include <cmath>
#include <gtest/gtest.h>
#include <numeric>

#include "base/random.h"

namespace langqiao::outlook {
namespace {

Panel panel_of(std::uint64_t seed, std::size_t leaves = 40) {
  Random random(seed);
  Panel panel{
      .years = {2004, 2005, 2007, 2009, 2010, 2014, 2017, 2020}, .values = {}, .group = {}, .groups = 5};
  for (std::size_t leaf = 0; leaf < leaves; ++leaf) {
    panel.group.push_back(static_cast<std::uint32_t>(leaf % 5));
    double value = static_cast<double>(random.between(1000, 90'000));
    for (std::size_t year = 0; year < panel.years.size(); ++year) {
      value *= 1 + static_cast<double>(random.between(-80, 100)) / 1000;
      panel.values.push_back(random.chance(500) ? kMissing : value);
    }
  }
  return panel;
}

TEST(Combine, TablesAddUpAndNothingIsNegative) {
  const Tree tree(panel_of(3));
  for (const OriginForecast& at : forecast_at_origins(tree, {.more_targets = {2025, 2030}})) {
    for (std::size_t j = 0; j < at.targets.size(); ++j) {
      std::vector<double> sums(tree.nodes(), 0);
      for (std::size_t node = 0; node < tree.total(); ++node) {
        if (!is_known(at.of(node, j))) continue;
        EXPECT_GE(at.of(node, j), 0);
        sums[tree.parent(node)] += at.of(node, j);
      }
      for (std::size_t node = tree.leaves(); node < tree.nodes(); ++node)
        if (is_known(at.of(node, j))) {
          EXPECT_NEAR(sums[node], at.of(node, j), 1e-6 * sums[node]);
        }
    }
  }
}

TEST(Combine, WhatComesAfterAnOriginChangesNothingThere) {
  Panel panel = panel_of(5);
  const auto before = forecast_at_origins(Tree(panel), {});
  constexpr std::size_t kOrigin = 4;
  Random random(9);
  for (std::size_t leaf = 0; leaf < panel.leaves(); ++leaf) {
    for (std::size_t year = kOrigin + 1; year < panel.years.size(); ++year)
      panel.at(leaf, year) =
          random.chance(2000) ? kMissing : static_cast<double>(random.between(0, 1'000'000));
  }
  const auto after = forecast_at_origins(Tree(panel), {});
  for (std::size_t k = 0; k <= kOrigin; ++k) {
    ASSERT_EQ(before[k].targets, after[k].targets);
    for (std::size_t i = 0; i < before[k].combined.size(); ++i) {
      if (is_known(before[k].combined[i])) {
        EXPECT_EQ(before[k].combined[i], after[k].combined[i]);
      }
    }
  }
}

TEST(Combine, AnyNumberOfThreadsGivesTheSameBytes) {
  const Tree tree(panel_of(7));
  const auto one = forecast_at_origins(tree, {.more_targets = {2030}, .threads = 1});
  const auto five = forecast_at_origins(tree, {.more_targets = {2030}, .threads = 5});
  for (std::size_t k = 0; k < one.size(); ++k) {
    for (std::size_t i = 0; i < one[k].combined.size(); ++i)
      if (is_known(one[k].combined[i])) {
        EXPECT_EQ(one[k].combined[i], five[k].combined[i]);
      }
  }
}

TEST(Combine, ALeafThatWasNeverSeenHasNoForecast) {
  Panel panel = panel_of(11);
  for (std::size_t year = 0; year < panel.years.size(); ++year) panel.at(3, year) = kMissing;
  const auto forecasts = forecast_at_origins(Tree(panel), {});
  for (const OriginForecast& at : forecasts)
    for (std::size_t j = 0; j < at.targets.size(); ++j) EXPECT_FALSE(is_known(at.of(3, j)));
}

TEST(Combine, WeightsSumToOne) {
  const auto forecasts = forecast_at_origins(Tree(panel_of(13)), {});
  for (const OriginForecast& at : forecasts) {
    for (const auto& weights : at.weights)
      EXPECT_NEAR(std::accumulate(weights.begin(), weights.end(), 0.0), 1, 1e-9);
  }
}

TEST(Tree, ASuppressedCellIsNoFallOfItsGroup) {
  const Panel panel{.years = {2010, 2011, 2012},
                    .values = {100, kMissing, 120, 100, 110, 120},
                    .group = {0, 0},
                    .groups = 1};
  const Tree tree(panel);
  EXPECT_NEAR(tree.value(tree.total(), 1), 220, 1e-9);
  EXPECT_NEAR(tree.value(tree.total(), 2), 240, 1e-9);
}

TEST(Reconcile, MovesTheUncertainMost) {
  std::vector<double> children = {100, 100};
  reconcile(220, std::vector<double>{3, 1}, children);
  EXPECT_EQ(children, (std::vector<double>{115, 105}));
}

TEST(Reconcile, StopsAtZeroAndStillAddsUp) {
  std::vector<double> children = {10, 100, 100};
  reconcile(60, std::vector<double>{100, 10, 10}, children);
  EXPECT_EQ(children[0], 0);
  EXPECT_NEAR(children[1] + children[2], 60, 1e-9);
  EXPECT_GE(children[1], 0);
}

TEST(Reconcile, LeavesTheUnknownUnknown) {
  std::vector<double> children = {kMissing, 50};
  reconcile(80, std::vector<double>{1, 1}, children);
  EXPECT_FALSE(is_known(children[0]));
  EXPECT_EQ(children[1], 80);
}

}  // namespace
}  // namespace langqiao::outlook
