// From a town to a problem: what may be decided, under which limits, from which row or rule.
#include "portfolio/quota_plan.h"

#include <gmock/gmock.h>

#include "portfolio/quota_candidates.h"
#include "portfolio/quota_plan_answer.h"
#include "portfolio/test_town.h"

namespace langqiao::portfolio {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

// Two schools, two programs; the second is under state control. All lead to occupation "2".
class QuotaPlan : public testing::Test {
 protected:
  QuotaPlan() {
    town.school("a", "east");
    town.school("b", "west");
    town.program("530101", "2");
    town.program("530102", "2").state_controlled = true;
    for (const char* school : {"a", "b"})
      for (const char* code : {"530101", "530102"}) {
        town.offer(school, code);
        for (int year = 2021; year <= 2025; ++year) town.enrol(school, code, year, 100, 90);
      }
    town.tables.resource_uses.push_back({.resource = TeachingResource::places,
                                         .level = ProgramLevel::higher_vocational,
                                         .per_thousand = 1000,
                                         .provenance = TestTown::from()});
  }

  // Half of a quota looks for work after three years; 100 openings a year in each of two futures.
  QuotaPlanModel model(std::vector<QuotaPin> pins = {}, int years = 3) {
    auto made = build(std::move(pins), years);
    EXPECT_TRUE(made) << (made ? "" : made.error().front().what.en);
    return std::move(*made);
  }

  Result<QuotaPlanModel, std::vector<Problem>> build(std::vector<QuotaPin> pins, int years) {
    city_.emplace(town.city());
    const auto rules = quota_conventions(shipped_rules(), in_shanghai());
    if (!rules) return Failure<std::vector<Problem>>({rules.error()});
    supply_ = {.first_year = 2026, .years = 6, .offerings = {0, 1, 2, 3}, .programs = {0, 1}};
    for (std::uint32_t k = 0; k < 4; ++k)
      for (std::uint32_t t = 0; t < 6; ++t) {
        supply_.begin.push_back(static_cast<std::uint32_t>(supply_.terms.size()));
        if (t + 3 < 6) supply_.terms.push_back({k % 2, t + 3, 0.5});
      }
    supply_.begin.push_back(static_cast<std::uint32_t>(supply_.terms.size()));
    supply_.base.assign(12, 10.0);
    supply_.quality.assign(2, Quality::measured);
    openings_ = {.first_year = 2026, .years = 6, .futures = 2, .occupations = {0}};
    openings_.persons.assign(12, 100.0);
    inflow_.assign(6, 0.25);
    links_ = {{0, 0, 0.8}, {1, 0, 0.4}};
    return quota_plan_model({.city = *city_,
                             .supply = supply_,
                             .openings = openings_,
                             .inflow = inflow_,
                             .preparations = links_,
                             .conventions = *rules,
                             .pins = pins,
                             .years = years,
                             .futures = 2});
  }

  static std::vector<const QuotaLimit*> limits(const QuotaPlanModel& model, QuotaLimitKind kind, int year) {
    std::vector<const QuotaLimit*> found;
    for (std::size_t i = 0; i < model.origins.size(); ++i)
      if (model.origins[i].kind == kind && model.origins[i].year == year)
        found.push_back(&model.problem.limits[i]);
    return found;
  }
  void has_places(std::int64_t amount, const char* id = "places-a") {
    town.tables.school_resources.push_back({.id = Id<SchoolResource>(id),
                                            .school = Id<School>("a"),
                                            .resource = TeachingResource::places,
                                            .since = SchoolYear(2020),
                                            .amount = amount,
                                            .provenance = TestTown::from()});
  }

  TestTown town;
  std::optional<City> city_;
  SupplyMap supply_;
  Openings openings_;
  std::vector<double> inflow_;
  std::vector<Preparation> links_;
};

TEST_F(QuotaPlan, StartsFromLastYearAndMayMoveByTheShareOfTheRule) {
  const QuotaPlanModel made = model();
  ASSERT_EQ(made.problem.offerings.size(), 4u);
  EXPECT_EQ(made.problem.offerings[0].last, 100);
  EXPECT_EQ(made.problem.offerings[0].step_up, 15);
  EXPECT_EQ(made.problem.ranges[0], (QuotaRange{.least = 30, .most = 115, .may_be_closed = false}));
  EXPECT_EQ(made.problem.ranges[2], (QuotaRange{.least = 30, .most = 145, .may_be_closed = false}));
}

TEST_F(QuotaPlan, LetsOnlyWhatHasBecomeSmallClose) {
  for (Enrolment& row : town.tables.enrolments) row.quota = Persons(80), row.entrants = Persons(70);
  const QuotaPlanModel made = model();
  EXPECT_FALSE(made.problem.ranges[0].may_be_closed) << "80";
  EXPECT_FALSE(made.problem.ranges[1].may_be_closed) << "68 after a step of 12";
  EXPECT_TRUE(made.problem.ranges[2].may_be_closed) << "56 after two";
}

TEST_F(QuotaPlan, LeavesProgramsUnderStateControlAsTheyAre) {
  const QuotaPlanModel made = model();
  EXPECT_THAT(made.state_controlled, ElementsAre(false, true, false, true));
  EXPECT_EQ(made.problem.ranges[3], (QuotaRange{.least = 100, .most = 100, .may_be_closed = false}));
}

TEST_F(QuotaPlan, HarvestsWhatTheSupplySaysAndKeepsTheLastDecidedQuota) {
  const QuotaPlanModel made = model({}, 2);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> first;
  for (const Harvest& each : made.problem.harvest)
    if (each.decision < 2) first.emplace_back(each.decision, each.year);
  EXPECT_THAT(first, ElementsAre(std::pair(0u, 3u), std::pair(1u, 4u), std::pair(1u, 5u)));
  EXPECT_THAT(made.problem.openings, testing::Each(75.0)) << "a quarter is filled by others";
  EXPECT_THAT(faults_of(made.problem), IsEmpty());
}

TEST_F(QuotaPlan, CountsStudentsOfAllYearsAgainstPlaces) {
  has_places(700);
  const QuotaPlanModel made = model();
  const auto first = limits(made, QuotaLimitKind::places, 2026),
             third = limits(made, QuotaLimitKind::places, 2028);
  ASSERT_EQ(first.size(), 1u);
  EXPECT_EQ(first[0]->terms.size(), 2u) << "those who enter now at the two offerings of the school";
  EXPECT_EQ(first[0]->high, 300) << "700 less the 400 who entered in the two years before";
  EXPECT_EQ(third[0]->terms.size(), 6u);
  EXPECT_EQ(third[0]->high, 700);
}

TEST_F(QuotaPlan, LiftsALimitThatThePresentBreaksToThePresent) {
  has_places(500);
  const QuotaPlanModel made = model();
  EXPECT_EQ(limits(made, QuotaLimitKind::places, 2026)[0]->high, 200);
  EXPECT_EQ(made.origins[0].present, 600);
  EXPECT_EQ(made.origins[0].amount, 500);
}

TEST_F(QuotaPlan, AddsUpRowsOfOneYearAndLetsALaterYearTakeTheirPlace) {
  has_places(400);
  has_places(500, "more-places");
  EXPECT_EQ(limits(model(), QuotaLimitKind::places, 2028)[0]->high, 900);
  has_places(800, "new-house");
  town.tables.school_resources.back().since = SchoolYear(2027);
  const QuotaPlanModel made = model();
  EXPECT_EQ(limits(made, QuotaLimitKind::places, 2026)[0]->high, 500);
  EXPECT_EQ(limits(made, QuotaLimitKind::places, 2028)[0]->high, 800);
}

TEST_F(QuotaPlan, HoldsTheTotalOfASchoolWithinItsBandFromYearToYear) {
  const QuotaPlanModel made = model();
  const auto first = limits(made, QuotaLimitKind::school_step, 2026),
             next = limits(made, QuotaLimitKind::school_step, 2027);
  ASSERT_EQ(first.size(), 2u);
  EXPECT_EQ(std::pair(first[0]->low, first[0]->high), std::pair(180.0, 220.0));
  EXPECT_EQ(std::pair(next[0]->low, next[0]->high), std::pair(-20.0, 20.0));
  EXPECT_EQ(next[0]->terms.size(), 4u);
}

TEST_F(QuotaPlan, KeepsFloorsInTheirYearsOnly) {
  town.tables.quota_floors.push_back({.id = Id<QuotaFloor>("east"),
                                      .title = "east",
                                      .region = Id<Region>("east"),
                                      .since = SchoolYear(2027),
                                      .until = SchoolYear(2027),
                                      .share = Share::per_cent(81),
                                      .provenance = TestTown::from()});
  const QuotaPlanModel made = model();
  EXPECT_THAT(limits(made, QuotaLimitKind::district, 2026), IsEmpty());
  EXPECT_THAT(limits(made, QuotaLimitKind::district, 2028), IsEmpty());
  const auto floor = limits(made, QuotaLimitKind::district, 2027);
  ASSERT_EQ(floor.size(), 1u);
  EXPECT_EQ(floor[0]->low, 162);
  EXPECT_EQ(floor[0]->terms.size(), 2u) << "the school of that district";
}

TEST_F(QuotaPlan, RaisesTheScienceShareAtItsPace) {
  town.tables.programs[0].category_code = "51";  // electronics and information
  const QuotaPlanModel made = model();
  const auto rows = limits(made, QuotaLimitKind::science_share, 2026);
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_NEAR(rows[0]->terms[0].weight, 1 - 0.51, 1e-9) << "half of the quotas are science; a point a year";
  EXPECT_NEAR(rows[0]->terms[1].weight, -0.51, 1e-9);
}

TEST_F(QuotaPlan, HoldsWhatAPersonPins) {
  QuotaPlanModel made = model({{.offering = 0, .year = 2027, .persons = 42}, {.offering = 2, .persons = 0}});
  EXPECT_EQ(made.problem.ranges[1], (QuotaRange{42, 42, false}));
  EXPECT_NE(made.problem.ranges[0], made.problem.ranges[1]);
  for (const std::size_t decision : {6, 7, 8}) EXPECT_FALSE(made.problem.ranges[decision].can_be_open());
  const auto changed = set_pins(made, {}, *city_);
  ASSERT_TRUE(changed);
  EXPECT_THAT(*changed, ElementsAre(1, 6, 7, 8));
  EXPECT_EQ(made.problem.ranges, made.unpinned);
}

TEST_F(QuotaPlan, RefusesPinsThatCannotBe) {
  const auto problem_of = [&](QuotaPin pin) {
    const auto made = build({pin}, 3);
    return made ? std::string("none") : made.error().front().where + ": " + made.error().front().found.en;
  };
  EXPECT_EQ(problem_of({.offering = 0, .persons = -1}), "a-530101: -1");
  EXPECT_EQ(problem_of({.offering = 0, .year = 2031, .persons = 1}), "a-530101: 2031");
  EXPECT_EQ(problem_of({.offering = 99, .persons = 1}), "99: not in the plan");
}

TEST_F(QuotaPlan, SaysWhichRangeIsTooLarge) {
  const auto made = build({}, 9);
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().front().where, "years");
  EXPECT_EQ(made.error().front().wanted.en, "1 to 6");
}

TEST_F(QuotaPlan, NeedsALink) {
  (void)model();
  const auto rules = quota_conventions(shipped_rules(), in_shanghai());
  const auto made = quota_plan_model({.city = *city_,
                                      .supply = supply_,
                                      .openings = openings_,
                                      .inflow = inflow_,
                                      .preparations = {},
                                      .conventions = *rules,
                                      .years = 3,
                                      .futures = 2});
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().front().where, "crosswalk");
}

TEST_F(QuotaPlan, LeavesAloneWhatNobodyKnowsAnythingOf) {
  (void)model();
  const auto rules = quota_conventions(shipped_rules(), in_shanghai());
  const std::vector<Preparation> second{{1, 0, 0.4}};
  const auto made = quota_plan_model({.city = *city_,
                                      .supply = supply_,
                                      .openings = openings_,
                                      .inflow = inflow_,
                                      .preparations = second,
                                      .conventions = *rules,
                                      .years = 3,
                                      .futures = 2});
  ASSERT_TRUE(made);
  EXPECT_THAT(made->weighed, ElementsAre(false, true, false, true));
  EXPECT_EQ(made->problem.ranges[0], (QuotaRange{.least = 100, .most = 100, .may_be_closed = false}));
}

// What one solved plan says.
TEST_F(QuotaPlan, ExplainsEachOfferingByItsFutures) {
  const QuotaPlanModel made = model();
  QuotaSolver solver(made.problem, 1);
  const auto solution = solver.solve({.most_steps = 20, .tell = {}});
  ASSERT_TRUE(solution);
  GapFan gap{.first_year = 2026, .years = 1, .futures = 2, .occupations = {0}};
  gap.unmet = {{.mean = 55}};
  const auto decisions = quota_decisions(*city_, made, *solution, gap, {}, 1, {});
  ASSERT_TRUE(decisions);
  ASSERT_EQ(decisions->size(), 4u);
  for (const QuotaDecision& each : *decisions) {
    const bool controlled = each.application;
    EXPECT_EQ(each.serves, (std::vector<QuotaServes>{{0, controlled ? 0.4 : 0.8, 55}}));
    // 75 openings, 120 graduates a year in the years that quotas reach: nobody more is wanted.
    EXPECT_EQ(each.worth.wanted, 0);
    EXPECT_GT(each.worth.costs, 0);
    if (controlled) {
      EXPECT_EQ(each.action, QuotaAction::hold);
      EXPECT_THAT(each.bounds, ElementsAre(QuotaBoundKind::state_control));
      EXPECT_FALSE(each.confidence);
    } else {
      EXPECT_THAT((std::vector{QuotaAction::shrink, QuotaAction::close, QuotaAction::pause}),
                  Contains(each.action));
      EXPECT_EQ(each.confidence, 1.0);
    }
  }
}

TEST(QuotaCandidates, AreProgramsForShortagesAtSchoolsOfTheirClass) {
  TestTown town;
  town.school("a", "east");
  town.school("b", "west");
  town.program("530101", "2");
  town.program("530102", "4");
  town.program("530103", "4").state_controlled = true;
  town.program("530104", "4").class_code = "9999";
  town.offer("a", "530101");
  town.enrol("a", "530101", 2025, 40, 40);
  town.offer("b", "530101");
  town.enrol("b", "530101", 2024, 40, 40);  // no longer runs
  const City city = town.city();
  GapFan gap{.first_year = 2026, .years = 1, .futures = 1, .occupations = {0, 1}};
  gap.unmet = {{.mean = 0}, {.mean = 90}};
  const auto in_force = programs_in_force(city, Date(2026, 1, 1));
  EXPECT_THAT(in_force, ElementsAre(0, 1, 3)) << "without the one under state control";
  const std::vector<Preparation> links{{0, 0, 1.0}, {1, 1, 1.0}, {3, 1, 0.5}};
  const auto found = quota_candidates(city, 2025, gap, links, 10);
  ASSERT_EQ(found.size(), 1u) << "nobody teaches class 9999, and occupation 2 is not short";
  EXPECT_EQ(found[0].id.text(), "a-voc2021-530102-3");
  EXPECT_EQ(found[0].school.text(), "a");
  EXPECT_EQ(found[0].provenance.quality, Quality::estimated);
  EXPECT_THAT(quota_candidates(city, 2025, gap, links, 0), IsEmpty());
}

}  // namespace
}  // namespace langqiao::portfolio
