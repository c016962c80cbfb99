#include "portfolio/quota_path.h"

#include <cmath>
#include <functional>
#include <gmock/gmock.h>
#include <random>

namespace langqiao::portfolio {
namespace {

struct Case {
  QuotaOffering offering;
  std::vector<QuotaRange> ranges;
  std::vector<YearCost> costs;
};

// A small offering whose every path can be listed.
Case drawn(std::mt19937_64& random) {
  const auto number = [&](int least, int most) { return std::uniform_int_distribution(least, most)(random); };
  const auto real = [&](double least, double most) {
    return std::uniform_real_distribution(least, most)(random);
  };
  Case c;
  c.offering = {.last = number(0, 2) == 0 ? 0 : number(3, 9),
                .step_up = number(0, 4),
                .step_down = number(0, 4),
                .change_cost = real(0, 1) < 0.3 ? 0 : real(0, 2),
                .opening_cost = real(0, 4),
                .closing_cost = real(0, 4),
                .first_most = number(0, 2) == 0 ? number(2, 8) : kNoStep,
                .closing_most = number(0, 2) == 0 ? number(2, 8) : kNoStep};
  for (int year = 0; year < 4; ++year) {
    const int least = number(2, 5);
    c.ranges.push_back({least, number(0, 9) == 0 ? least - 1 : least + number(0, 6), number(0, 3) > 0});
    c.costs.push_back({real(-3, 3), real(0, 1), real(0, 10), real(0, 1), real(0, 1)});
  }
  return c;
}

void each_path(std::size_t years, int most, std::vector<int>& path, const std::function<void()>& visit) {
  if (path.size() == years) return visit();
  for (int q = 0; q <= most; ++q) {
    path.push_back(q);
    each_path(years, most, path, visit);
    path.pop_back();
  }
}

TEST(WholePaths, FindTheCheapestOfAllPaths) {
  std::mt19937_64 random(7);
  WholePaths paths;
  int found = 0;
  for (int trial = 0; trial < 60; ++trial) {
    const Case c = drawn(random);
    double least = std::numeric_limits<double>::infinity();
    std::vector<int> path;
    each_path(4, 11, path, [&] { least = std::min(least, cost_of(c.offering, c.ranges, c.costs, path)); });
    std::vector<int> best(4);
    const auto answer = paths.best(c.offering, c.ranges, c.costs, best);
    ASSERT_EQ(answer.found, std::isfinite(least)) << "trial " << trial;
    if (!answer.found) continue;
    ++found;
    EXPECT_NEAR(answer.cost, least, 1e-9) << "trial " << trial;
    EXPECT_NEAR(cost_of(c.offering, c.ranges, c.costs, best), least, 1e-9) << "trial " << trial;
  }
  EXPECT_GT(found, 40);
}

// Costs of a path of real numbers that is open in every year.
double cost_of_real(const Case& c, const std::vector<double>& path) {
  double total = 0, before = c.offering.last;
  for (std::size_t year = 0; year < path.size(); ++year) {
    total += c.costs[year].at(path[year]) + c.offering.change_cost * std::abs(path[year] - before);
    before = path[year];
  }
  return total;
}

bool keeps_to(const Case& c, const std::vector<double>& path) {
  constexpr double kSlack = 1e-9;
  double before = c.offering.last;
  for (std::size_t year = 0; year < path.size(); ++year) {
    const double q = path[year];
    if (q < c.ranges[year].least - kSlack || q > c.ranges[year].most + kSlack) return false;
    const bool opens = before == 0;
    if (opens && q > most_at_opening(c.offering, c.ranges[year]) + kSlack) return false;
    if (!opens && (q - before > c.offering.step_up + kSlack || before - q > c.offering.step_down + kSlack))
      return false;
    before = q;
  }
  return true;
}

TEST(RealPaths, NoNearbyPathIsCheaperAndNoWholePathEither) {
  std::mt19937_64 random(11);
  RealPaths paths;
  WholePaths whole;
  int found = 0;
  for (int trial = 0; trial < 300; ++trial) {
    Case c = drawn(random);
    for (auto& range : c.ranges) range.may_be_closed = false;
    for (auto& cost : c.costs) cost.bend += 0.05;
    std::vector<int> best_whole(4);
    const auto answer = whole.best(c.offering, c.ranges, c.costs, best_whole);
    std::vector<double> path(4);
    const bool any = paths.best(c.offering, c.ranges, OpenYears(4, true), c.costs, path);
    ASSERT_EQ(any, answer.found) << "trial " << trial;
    if (!any) continue;
    ++found;
    ASSERT_TRUE(keeps_to(c, path)) << "trial " << trial << testing::PrintToString(path);
    const double cost = cost_of_real(c, path);
    const double opening = c.offering.last == 0 ? c.offering.opening_cost + c.costs[0].opening : 0;
    EXPECT_LE(cost + opening, answer.cost + 1e-9) << "trial " << trial;
    for (int other = 0; other < 200; ++other) {
      std::vector<double> near = path;
      const double size = other % 2 == 0 ? 1e-3 : 0.5;
      for (double& q : near)
        if (random() % 2 == 0) q += std::uniform_real_distribution(-size, size)(random);
      if (keeps_to(c, near)) {
        EXPECT_LE(cost, cost_of_real(c, near) + 1e-9) << "trial " << trial;
      }
    }
  }
  EXPECT_GT(found, 100);
}

TEST(WholePaths, AClosedOfferingOpensWithAWholeClassWhereThatPays) {
  const QuotaOffering offering{.step_up = 5, .step_down = 5, .opening_cost = 10};
  const std::vector<QuotaRange> ranges(3, {20, 60, true});
  std::vector<int> path(3);
  WholePaths paths;
  paths.best(offering, ranges, std::vector<YearCost>(3, {-0.1, 0, 0}), path);
  EXPECT_THAT(path, testing::ElementsAre(60, 60, 60)) << "an opening is bound by no step";
  paths.best(offering, ranges, std::vector<YearCost>(3, {-0.01, 0, 0}), path);
  EXPECT_THAT(path, testing::ElementsAre(0, 0, 0));

  QuotaOffering young = offering;
  young.first_most = 30;
  paths.best(young, ranges, std::vector<YearCost>(3, {-1, 0, 0}), path);
  EXPECT_THAT(path, testing::ElementsAre(30, 35, 40)) << "no larger than a first class may be";
  std::vector<QuotaRange> pinned = ranges;
  pinned[1] = {50, 50, false};
  pinned[0] = {1, 0, true};
  paths.best(young, pinned, std::vector<YearCost>(3, {-1, 0, 0}), path);
  EXPECT_THAT(path, testing::ElementsAre(0, 50, 55)) << "a pin goes before it";
}

TEST(WholePaths, AClassClosesWhenItIsSmallEnough) {
  const QuotaOffering offering{.last = 40, .step_up = 10, .step_down = 10, .closing_most = 25};
  std::vector<QuotaRange> ranges(3, {20, 60, true});
  std::vector<int> path(3);
  WholePaths paths;
  paths.best(offering, ranges, std::vector<YearCost>(3, {1, 0, 0}), path);
  EXPECT_THAT(path, testing::ElementsAre(30, 20, 0)) << "it shrinks first";
  ranges[0] = {1, 0, true};
  paths.best(offering, ranges, std::vector<YearCost>(3, {1, 0, 0}), path);
  EXPECT_THAT(path, testing::ElementsAre(0, 0, 0)) << "a pin goes before it";
}

}  // namespace
}  // namespace langqiao::portfolio
