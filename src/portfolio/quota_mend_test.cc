#include "portfolio/quota_mend.h"

#include <gtest/gtest.h>

namespace langqiao::portfolio {
namespace {

// Three offerings of one year.
QuotaProblem three() {
  QuotaProblem problem{.years = 1, .harvests = 1};
  for (const char* id : {"a", "b", "c"}) {
    problem.offerings.push_back({.id = id, .last = 50, .step_up = 10, .step_down = 10});
    problem.ranges.push_back({.least = 30, .most = 60, .may_be_closed = false});
  }
  return problem;
}

TEST(Mend, TakesTheCheapestPerson) {
  QuotaProblem problem = three();
  problem.limits = {{.equation = "all", .terms = {{0, 1}, {1, 1}, {2, 1}}, .high = 148}};
  const std::vector<YearCost> costs{{.slope = -3}, {.slope = -1}, {.slope = -2}};
  Quotas quotas{50, 50, 50};
  EXPECT_TRUE(mend(problem, costs, quotas));
  EXPECT_EQ(quotas, (Quotas{50, 48, 50}));
}

TEST(Mend, MovesAPersonFromOneToAnotherWhereTheTotalIsFixed) {
  QuotaProblem problem = three();
  problem.limits = {{.equation = "share", .terms = {{0, 1}}, .low = 52},
                    {.equation = "all", .terms = {{0, 1}, {1, 1}, {2, 1}}, .low = 150, .high = 150}};
  const std::vector<YearCost> costs{{.slope = 0}, {.slope = -5}, {.slope = -1}};
  Quotas quotas{50, 50, 50};
  EXPECT_TRUE(mend(problem, costs, quotas));
  EXPECT_EQ(quotas, (Quotas{52, 50, 48}));
}

TEST(Mend, SaysWhenNothingHelps) {
  QuotaProblem problem = three();
  problem.limits = {{.equation = "all", .terms = {{0, 1}, {1, 1}, {2, 1}}, .high = 100}};
  const std::vector<YearCost> costs(3);
  Quotas quotas{50, 50, 50};
  EXPECT_FALSE(mend(problem, costs, quotas)) << "each may step down to 40 only";
}

}  // namespace
}  // namespace langqiao::portfolio
