#include "portfolio/quota_conflict.h"

#include <gmock/gmock.h>
#include <optional>

#include "portfolio/drawn_city.h"

namespace langqiao::portfolio {
namespace {

QuotaProblem town() {
  return drawn_city({.offerings = 40,
                     .occupations = 20,
                     .years = 4,
                     .futures = 2,
                     .schools = 4,
                     .arcs = 4,
                     .candidates = 0,
                     .closing = false,
                     .seed = 1});
}

std::vector<std::string> names(const std::vector<QuotaConflict>& conflict) {
  std::vector<std::string> names;
  for (const QuotaConflict& each : conflict) names.push_back(each.equation + " " + each.subject);
  return names;
}

TEST(QuotaConflict, IsNoneWhereQuotasKeepToEverything) { EXPECT_TRUE(conflict_of(town()).empty()); }

TEST(QuotaConflict, NamesThePinAndTheStepThatItBreaks) {
  QuotaProblem problem = town();
  const int far = problem.offerings[5].last + problem.offerings[5].step_up + 40;
  problem.ranges[5 * 4] = {far, far, false};
  EXPECT_THAT(names(conflict_of(problem)), testing::ElementsAre("pin k5 0", "step k5 0"));
}

TEST(QuotaConflict, NamesTwoPinsThatLieTooFarApart) {
  QuotaProblem problem = town();
  const QuotaOffering& offering = problem.offerings[5];
  const int low = offering.last - offering.step_down, high = low + 2 * offering.step_up + 1;
  problem.ranges[20] = {low, low, false};
  problem.ranges[22] = {high, high, false};
  EXPECT_THAT(names(conflict_of(problem)),
              testing::ElementsAre("pin k5 0", "pin k5 2", "step k5 1", "step k5 2"));
}

TEST(QuotaConflict, NamesLimitsWithTheirRules) {
  QuotaProblem problem = town();
  problem.limits.push_back({.equation = "capacity school",
                            .subject = "north 1",
                            .rule = "school.places",
                            .terms = {{1, 1}, {5, 1}},
                            .high = 90});
  problem.limits.push_back({.equation = "floor district",
                            .subject = "east 1",
                            .rule = "district.floor",
                            .terms = {{1, 2}, {5, 2}},
                            .low = 200});
  const auto conflict = conflict_of(problem);
  ASSERT_THAT(names(conflict), testing::ElementsAre("capacity school north 1", "floor district east 1"));
  EXPECT_EQ(conflict[0].rule, "school.places");
  EXPECT_EQ(conflict[1].rule, "district.floor");
  EXPECT_EQ(&problem.limits[conflict[1].position], &problem.limits.back());
}

// The problem with nothing but the members of the conflict in it, one of them left out.
QuotaProblem nothing_but(const QuotaProblem& problem, const std::vector<QuotaConflict>& members,
                         std::optional<std::size_t> left_out) {
  QuotaProblem bare = problem;
  bare.limits.clear();
  for (QuotaRange& range : bare.ranges) range = {0, kNoStep, false};
  for (QuotaOffering& offering : bare.offerings) offering.step_up = offering.step_down = kNoStep;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const std::uint32_t at = members[i].position;
    if (i == left_out) continue;
    if (members[i].equation == "range" || members[i].equation == "pin") {
      bare.ranges[at] = problem.ranges[at];
    } else if (members[i].equation == "step") {
      bare.offerings[at / problem.years].step_up = problem.offerings[at / problem.years].step_up;
      bare.offerings[at / problem.years].step_down = problem.offerings[at / problem.years].step_down;
    } else {
      bare.limits.push_back(problem.limits[at]);
    }
  }
  return bare;
}

TEST(QuotaConflict, HoldsByItselfAndNotWithoutAnyOneOfItsMembers) {
  QuotaProblem problem = town();
  problem.limits.front().low = problem.limits.front().high = 1e5;
  const auto conflict = conflict_of(problem);
  ASSERT_FALSE(conflict.empty());
  EXPECT_EQ(names(conflict_of(nothing_but(problem, conflict, std::nullopt))), names(conflict));
  for (std::size_t i = 0; i < conflict.size(); ++i)
    EXPECT_TRUE(conflict_of(nothing_but(problem, conflict, i)).empty())
        << conflict[i].equation << " " << conflict[i].subject;
}

}  // namespace
}  // namespace langqiao::portfolio
