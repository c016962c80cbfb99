#include "portfolio/quota_real.h"

#include <cmath>
#include <gmock/gmock.h>

#include "portfolio/drawn_city.h"
#include "portfolio/extensive_form.h"
#include "portfolio/quota_step.h"

namespace langqiao::portfolio {
namespace {

CityShape town(std::uint64_t seed) {
  return {.offerings = 60,
          .occupations = 30,
          .years = 4,
          .futures = 6,
          .schools = 3,
          .arcs = 6,
          .candidates = 0,
          .closing = false,
          .seed = seed};
}

Quotas all_open(const QuotaProblem& problem) { return Quotas(problem.decisions(), 1); }

double referee(const QuotaProblem& problem, const Quotas& open) {
  const ExtensiveForm form = extensive_form(problem, open);
  const linear::Answer answer = linear::Solver(form.program).solve();
  EXPECT_EQ(answer.outcome, linear::Outcome::optimal);
  return answer.value + form.constant;
}

void expect_as_the_referee(const QuotaProblem& problem, const Quotas& open, const std::string& of) {
  const double best = referee(problem, open);
  const auto found = solve_real(problem, open, {.start = {}});
  ASSERT_TRUE(found) << of;
  EXPECT_FALSE(found->stopped) << of;
  EXPECT_NEAR(found->loss, best, 1e-6 * std::abs(best)) << of;
  EXPECT_LE(found->bound, best + 1e-9 * std::abs(best)) << of;
}

TEST(RealQuotas, AreThoseOfTheExtensiveForm) {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const QuotaProblem problem = drawn_city(town(seed));
    expect_as_the_referee(problem, all_open(problem), "seed " + std::to_string(seed));
  }
  CityShape shape = town(6);
  shape.offerings = 150, shape.occupations = 80, shape.schools = 4;
  const QuotaProblem problem = drawn_city(shape);
  expect_as_the_referee(problem, all_open(problem), "150 offerings");
}

TEST(RealQuotas, AreThoseOfTheExtensiveFormWithATail) {
  for (const double weight : {0.3, 2.0}) {
    QuotaProblem problem = drawn_city(town(1));
    problem.tail_weight = weight;
    problem.tail_share = 0.25;
    expect_as_the_referee(problem, all_open(problem), std::to_string(weight));
  }
}

TEST(RealQuotas, LeaveClosedWhatIsClosed) {
  CityShape shape = town(2);
  shape.closing = true;
  QuotaProblem problem = drawn_city(shape);
  for (QuotaLimit& limit : problem.limits) limit.low *= 0.8;
  Quotas open = all_open(problem);
  for (std::uint32_t decision : {0u, 1u, 2u, 3u, 6u, 7u}) open[decision] = 0;
  expect_as_the_referee(problem, open, "two closed");
  const auto found = *solve_real(problem, open, {.start = {}});
  EXPECT_EQ(found.quotas[6], 0);
  EXPECT_GE(found.quotas[5], 20);
}

TEST(RealQuotas, AreTheSameWithAnyNumberOfThreads) {
  const QuotaProblem problem = drawn_city(town(3));
  const auto one = *solve_real(problem, all_open(problem), {.threads = 1, .start = {}});
  const auto three = *solve_real(problem, all_open(problem), {.threads = 3, .start = {}});
  EXPECT_EQ(one.quotas, three.quotas);
  EXPECT_EQ(one.loss, three.loss);
  EXPECT_EQ(one.bound, three.bound);
}

TEST(RealQuotas, GoOnFromWhereTheyAreTold) {
  const QuotaProblem problem = drawn_city(town(4));
  const auto first = *solve_real(problem, all_open(problem), {.start = {}});
  const auto again = *solve_real(problem, all_open(problem), {.start = first.quotas});
  EXPECT_LE(again.steps, first.steps);
  EXPECT_NEAR(again.loss, first.loss, 2e-6 * std::abs(first.loss));
}

TEST(RealQuotas, AreNoneWhereLimitsCannotHold) {
  QuotaProblem problem = drawn_city(town(5));
  problem.limits.front().low = problem.limits.front().high = 1e6;
  EXPECT_FALSE(solve_real(problem, all_open(problem), {.start = {}}));
}

TEST(RealQuotas, SayThatTheyWereStopped) {
  const QuotaProblem problem = drawn_city(town(6));
  const auto found = *solve_real(problem, all_open(problem), {.most_steps = 2, .start = {}});
  EXPECT_TRUE(found.stopped);
  EXPECT_LE(found.bound, found.loss);
}

}  // namespace
}  // namespace langqiao::portfolio
