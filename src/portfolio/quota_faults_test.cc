#include "portfolio/quota_faults.h"

#include <cmath>
#include <functional>
#include <gmock/gmock.h>

#include "base/wording_claims.h"
#include "portfolio/drawn_city.h"

namespace langqiao::portfolio {
namespace {

QuotaProblem good() {
  return drawn_city({.offerings = 6,
                     .occupations = 4,
                     .years = 3,
                     .futures = 2,
                     .schools = 2,
                     .arcs = 2,
                     .candidates = 1,
                     .seed = 1});
}

struct Case {
  std::string where, found;
  std::function<void(QuotaProblem&)> spoil;
};

const double kNaN = std::nan("");
constexpr double kInfinity = std::numeric_limits<double>::infinity();

const std::vector<Case> kCases = {
    {"ranges", "17", [](auto& p) { p.ranges.pop_back(); }},
    {"graduates", "17", [](auto& p) { p.graduates.pop_back(); }},
    {"openings", "25", [](auto& p) { p.openings.push_back(1); }},
    {"unmet_weight", "0", [](auto& p) { p.unmet_weight.clear(); }},
    {"openings_at_most", "2", [](auto& p) { p.openings_at_most = {1, 2}; }},
    {"openings_at_most 1", "-1", [](auto& p) { p.openings_at_most = {1, -1, 2}; }},
    {"offerings 2 (k2) last", "-5", [](auto& p) { p.offerings[2].last = -5; }},
    {"offerings 2 (k2) step_up", "-1", [](auto& p) { p.offerings[2].step_up = -1; }},
    {"offerings 2 (k2) step_down", "2000000", [](auto& p) { p.offerings[2].step_down = 2'000'000; }},
    {"offerings 1 (k1) change_cost", "nan", [](auto& p) { p.offerings[1].change_cost = kNaN; }},
    {"offerings 1 (k1) opening_cost", "-2", [](auto& p) { p.offerings[1].opening_cost = -2; }},
    {"offerings 1 (k1) closing_cost", "inf", [](auto& p) { p.offerings[1].closing_cost = kInfinity; }},
    {"ranges 4 (k1 year 1) least", "0", [](auto& p) { p.ranges[4].least = 0; }},
    {"ranges 4 (k1 year 1) most", "2000000", [](auto& p) { p.ranges[4].most = 2'000'000; }},
    {"ranges 4 (k1 year 1)", "9 … 8", [](auto& p) { p.ranges[4] = {9, 8, false}; }},
    {"limits 0 (points here)", "5 … 4",
     [](auto& p) { p.limits = {{.equation = "points", .subject = "here", .low = 5, .high = 4}}; }},
    {"limits 0 (points here)", "nan … inf",
     [](auto& p) { p.limits = {{.equation = "points", .subject = "here", .low = kNaN}}; }},
    {"limits 0 (points here) term 0 decision", "18",
     [](auto& p) { p.limits = {{.equation = "points", .subject = "here", .terms = {{18, 1}}}}; }},
    {"limits 0 (points here) term 1 weight", "inf",
     [](auto& p) {
       p.limits = {{.equation = "points", .subject = "here", .terms = {{0, 1}, {1, kInfinity}}}};
     }},
    {"crosswalk", "0", [](auto& p) { p.crosswalk.clear(); }},
    {"crosswalk 3 source", "6", [](auto& p) { p.crosswalk[3].source = 6; }},
    {"crosswalk 3 sink", "4", [](auto& p) { p.crosswalk[3].sink = 4; }},
    {"crosswalk 3 gain", "1.5", [](auto& p) { p.crosswalk[3].gain = 1.5; }},
    {"crosswalk 3 gain", "nan", [](auto& p) { p.crosswalk[3].gain = kNaN; }},
    {"harvest 7 decision", "18", [](auto& p) { p.harvest[7].decision = 18; }},
    {"harvest 7 source", "6", [](auto& p) { p.harvest[7].source = 6; }},
    {"harvest 7 year", "3", [](auto& p) { p.harvest[7].year = 3; }},
    {"harvest 7 share", "-0.25", [](auto& p) { p.harvest[7].share = -0.25; }},
    {"harvest 7 share", "1.25", [](auto& p) { p.harvest[7].share = 1.25; }},
    {"harvest 1 of k2 year 1", "1.25",
     [](auto& p) {
       p.harvest[7].share = 0.5;
       p.harvest.push_back({7, 0, 1, 0.75});
     }},
    {"graduates 5", "-1", [](auto& p) { p.graduates[5] = -1; }},
    {"openings 20", "nan", [](auto& p) { p.openings[20] = kNaN; }},
    {"openings 20", "-3", [](auto& p) { p.openings[20] = -3; }},
    {"chance", "0.75", [](auto& p) { p.chance = {0.5, 0.25}; }},
    {"chance 1", "nan", [](auto& p) { p.chance[1] = kNaN; }},
    {"unmet_weight 3", "inf", [](auto& p) { p.unmet_weight[3] = kInfinity; }},
    {"surplus_weight", "-1", [](auto& p) { p.surplus_weight = -1; }},
    {"discount", "0", [](auto& p) { p.discount = 0; }},
    {"discount", "1.5", [](auto& p) { p.discount = 1.5; }},
    {"tail_weight", "-1", [](auto& p) { p.tail_weight = -1; }},
    {"tail_share", "0", [](auto& p) { p.tail_share = 0; }},
};

TEST(QuotaFaults, FindNothingInAGoodProblem) { EXPECT_TRUE(faults_of(good()).empty()); }

TEST(QuotaFaults, SayWhereWhatStoodThereAndWhatIsWanted) {
  for (const Case& each : kCases) {
    QuotaProblem problem = good();
    each.spoil(problem);
    const std::vector<Problem> faults = faults_of(problem);
    ASSERT_EQ(faults.size(), 1) << each.where << " " << each.found;
    EXPECT_EQ(faults[0].where, each.where);
    EXPECT_EQ(faults[0].found.en, each.found) << each.where;
    for (const Wording& text : {faults[0].what, faults[0].wanted, faults[0].action}) {
      EXPECT_FALSE(text.empty()) << each.where;
      EXPECT_EQ(flaw_of(text), "") << each.where;
    }
  }
}

TEST(QuotaFaults, ListEveryFaultOfAProblem) {
  QuotaProblem problem = good();
  problem.offerings[0].last = -1;
  problem.openings[0] = problem.openings[3] = kNaN;
  problem.discount = 2;
  EXPECT_EQ(faults_of(problem).size(), 4);
}

TEST(QuotaFaults, FindAnEmptyProblemEmptyEverywhere) {
  std::vector<std::string> places;
  for (const Problem& fault : faults_of({})) places.push_back(fault.where);
  EXPECT_THAT(places, testing::IsSupersetOf(
                          {"years", "harvests", "offerings", "sources", "sinks", "chance", "crosswalk"}));
}

}  // namespace
}  // namespace langqiao::portfolio
