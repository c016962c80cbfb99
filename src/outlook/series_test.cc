#include "outlook/series.h"

#include <cmath>
#include <gtest/gtest.h>
#include <vector>

namespace langqiao::outlook {
namespace {

std::vector<double> extended(Candidate candidate, const std::vector<Point>& known,
                             const std::vector<int>& targets) {
  std::vector<double> out(targets.size());
  extend(candidate, known, targets, out);
  return out;
}

// Years with gaps, as a history has them.
std::vector<Point> growing(double rate) {
  std::vector<Point> points;
  for (const int year : {2004, 2005, 2007, 2009, 2010, 2014, 2016})
    points.push_back({year, 1000 * std::exp(rate * (year - 2004))});
  return points;
}

TEST(Series, EveryCandidateContinuesAConstantSeries) {
  const std::vector<Point> known = {{2010, 7}, {2011, 7}, {2013, 7}, {2017, 7}, {2018, 7}};
  for (const Candidate candidate : kAlone)
    for (const double value : extended(candidate, known, {2019, 2028})) EXPECT_NEAR(value, 7, 1e-9);
}

TEST(Series, OnePointIsTheForecast) {
  for (const Candidate candidate : kAlone)
    EXPECT_EQ(extended(candidate, {{2010, 42}}, {2011, 2030}), (std::vector<double>{42, 42}));
}

TEST(Series, SteadyGrowthOverIrregularYearsGoesOn) {
  const double wanted = 1000 * std::exp(0.03 * 22);
  for (const Candidate candidate : {Candidate::theil_sen, Candidate::autoregressive})
    EXPECT_NEAR(extended(candidate, growing(0.03), {2026}).front(), wanted, wanted * 1e-6);
}

TEST(Series, ADampedTrendGrowsLessThanTheTrendAndMoreThanNothing) {
  const double last = growing(0.03).back().value;
  const double later = extended(Candidate::damped_trend, growing(0.03), {2026}).front();
  EXPECT_GT(later, last);
  EXPECT_LT(later, last * std::exp(0.3));
}

TEST(Series, DriftIsTheLineThroughFirstAndLast) {
  EXPECT_NEAR(extended(Candidate::drift, {{2000, 100}, {2003, 500}, {2010, 200}}, {2015}).front(), 250, 1e-9);
}

TEST(Series, NothingIsEverNegative) {
  const std::vector<Point> falling = {{2010, 1000}, {2011, 500}, {2012, 100}, {2013, 1}, {2014, 0}};
  for (const Candidate candidate : kAlone)
    for (const double value : extended(candidate, falling, {2015, 2050})) EXPECT_GE(value, 0);
}

TEST(Series, ZerosOnlyStayZero) {
  for (const Candidate candidate : kAlone)
    EXPECT_EQ(extended(candidate, {{2010, 0}, {2011, 0}, {2012, 0}, {2013, 0}}, {2014}).front(), 0);
}

TEST(Series, OneBreakHardlyMovesTheMedianOfSlopes) {
  auto broken = growing(0.02);
  broken[3].value *= 1.5;
  const double without = extended(Candidate::theil_sen, growing(0.02), {2026}).front();
  EXPECT_NEAR(extended(Candidate::theil_sen, broken, {2026}).front(), without, 0.08 * without);
}

TEST(Series, DampedYearsSumTheRestsOfATrend) {
  EXPECT_EQ(damped_years(1, 7), 7);
  EXPECT_EQ(damped_years(0, 7), 0);
  EXPECT_NEAR(damped_years(0.5, 3), 0.5 + 0.25 + 0.125, 1e-12);
}

}  // namespace
}  // namespace langqiao::outlook
