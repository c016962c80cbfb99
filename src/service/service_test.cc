// Use cases on a small city in memory: what the HTTP tests cannot see, such as other days and other actors.

#include <gtest/gtest.h>

#include "city/two_district_city.h"
#include "rulebook/read.h"
#include "service/match.h"
#include "service/organisations.h"
#include "service/places.h"
#include "service/plans.h"
#include "service/programs.h"
#include "service/rules.h"
#include "service/schools.h"
#include "service/scoreboard.h"
#include "service/search.h"
#include "store/memory/memory_store.h"

namespace langqiao::service {
namespace {

class Service : public testing::Test {
 protected:
  void take(const CityTables& city) {
    store.replace({.pack = "small", .title_zh = "云溪", .city = Id<Region>("1")}, city, all_tables(), 1,
                  office.entry(owner, "data.import", "pack small"), {});
  }
  void import(const char* text) {
    ASSERT_TRUE(import_plan(office, owner, {.bytes = text, .filename = "plan.txt"}));
  }

  MemoryStore store;
  const rulebook::Rulebook book =
      *rulebook::load(*rulebook::files_in(std::string(LANGQIAO_SOURCE_DIR) + "/rulebook"));
  Date today{2026, 1, 1};
  Office office{
      store, book, {.today = [this] { return today; }, .now = [] { return "2026-01-01T00:00:00Z"; }}};
  const Actor owner = local_owner();
};

constexpr const char* kText =
    "云溪市试点方案\n云发改〔2024〕1号\n\n一、主要目标\n到2027年，培育产教融合型企业5家。（责任单位：市教育局"
    "）\n";

TEST_F(Service, WithoutACityEveryQuestionIsRefusedWithWhatToDo) {
  const auto answer = brief(office, owner);
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().kind, RefusalKind::no_city);
  EXPECT_NE(answer.error().problem.action.en.find("pack import"), std::string::npos);
}

TEST_F(Service, TheViewIsMadeOnceForEachVersionOfTheData) {
  take(tests::two_district_city());
  const View first = *office.view();
  EXPECT_EQ(first, *office.view());
  take(tests::two_district_city());
  EXPECT_NE(first, *office.view());
}

TEST_F(Service, AVisitorLooksButImportsNothing) {
  take(tests::two_district_city());
  const Actor visitor{.role = Role::visitor, .name = "visitor"};
  EXPECT_TRUE(schools(office, visitor, {}));
  const auto import = import_plan(office, visitor, {.bytes = kText});
  ASSERT_FALSE(import);
  EXPECT_EQ(import.error().kind, RefusalKind::forbidden);
  EXPECT_TRUE(store.plan_heads().empty());
}

TEST_F(Service, TheBriefCountsOpenSchoolsAndTheLatestRegister) {
  take(tests::two_district_city());
  const Brief of_city = *brief(office, owner);
  EXPECT_EQ(of_city.schools.total, 2);  // the third was last seen in 2024
  EXPECT_EQ(of_city.programs.year, 2025);
  EXPECT_EQ(of_city.programs.points, 3);
  EXPECT_EQ(of_city.programs.schools, 2);
  EXPECT_EQ(of_city.targets, 2);
  EXPECT_EQ(of_city.duplicates.most.size(), 1u);  // nursing, at two schools
}

TEST_F(Service, ASyntheticCountLightsNoLampAndAMeasuredOneDoes) {
  take(tests::two_district_city());
  const Scoreboard board = *scoreboard(office, owner, std::nullopt);
  const auto& enterprises = board.tiles[static_cast<std::size_t>(plan::Aspect::enterprises)].targets.at(0);
  const auto& platforms = board.tiles[static_cast<std::size_t>(plan::Aspect::platforms)].targets.at(0);
  EXPECT_EQ(enterprises.actual->value, 1);
  EXPECT_NE(enterprises.lamp.colour, plan::LampColour::none);
  EXPECT_EQ(platforms.lamp.colour, plan::LampColour::none);
  EXPECT_EQ(platforms.lamp.reason, plan::LampReason::synthetic_only);
}

TEST_F(Service, EachNumberOpensToTheRecordsThatItCounts) {
  take(tests::two_district_city());
  const IndicatorRecords records = *indicator_records(office, owner, Indicator::cultivated_enterprises, {});
  ASSERT_EQ(records.total, 1);
  EXPECT_EQ(records.items[0].id, "e1");
  EXPECT_EQ(records.items[0].region->name, "东区");
}

TEST_F(Service, AnImportedTextTakesThePlaceOfItsOutlineOnTheBoard) {
  take(tests::two_district_city());
  import(kText);
  const Scoreboard board = *scoreboard(office, owner, std::nullopt);
  const auto& enterprises = board.tiles[static_cast<std::size_t>(plan::Aspect::enterprises)].targets;
  ASSERT_EQ(enterprises.size(), 1u);
  EXPECT_EQ(enterprises[0].least, 5);  // the outline says 2
}

TEST_F(Service, ACorrectionCountsOnTheBoardAndTheReadingStays) {
  take(tests::two_district_city());
  import(kText);
  const Id<Plan> id = store.plan_heads().at(0).id;
  const PlanReading read = *plan(office, owner, id);
  ASSERT_EQ(read.targets.size(), 1u);
  const ReviewKey key{id, ReadingKind::target, read.targets[0].clause, read.targets[0].seq};

  PlanReview said{.verdict = Verdict::corrected, .fields = {"least"}, .least = 7};
  ASSERT_TRUE(review(office, owner, key, said));
  EXPECT_EQ(plan(office, owner, id)->targets[0].least, 5);
  const auto least_on_board = [&] {
    const Scoreboard board = *scoreboard(office, owner, std::nullopt);
    return board.tiles[static_cast<std::size_t>(plan::Aspect::enterprises)].targets.at(0).least;
  };
  EXPECT_EQ(least_on_board(), 7);
  ASSERT_TRUE(undo_review(office, owner, key));
  EXPECT_EQ(least_on_board(), 5);
  EXPECT_FALSE(undo_review(office, owner, key));
}

TEST_F(Service, ARejectedTargetLeavesTheBoard) {
  take(tests::two_district_city());
  const ReviewKey key{Id<Plan>("p"), ReadingKind::target, "1", 1};
  ASSERT_TRUE(review(office, owner, key, {.verdict = Verdict::rejected}));
  const Scoreboard board = *scoreboard(office, owner, std::nullopt);
  EXPECT_TRUE(board.tiles[static_cast<std::size_t>(plan::Aspect::enterprises)].targets.empty());
}

TEST_F(Service, ReviewsThatMakeNoSenseAreRefused) {
  take(tests::two_district_city());
  const ReviewKey target{Id<Plan>("p"), ReadingKind::target, "1", 1};
  struct Case {
    const char* why;
    ReviewKey key;
    PlanReview said;
    RefusalKind kind;
  };
  const Case cases[] = {
      {"no such plan", {Id<Plan>("q"), ReadingKind::target, "1", 1}, {}, RefusalKind::missing},
      {"no such target", {Id<Plan>("p"), ReadingKind::target, "1", 9}, {}, RefusalKind::missing},
      {"a clause has no seq", {Id<Plan>("p"), ReadingKind::clause, "1", 1}, {}, RefusalKind::missing},
      {"a correction of nothing", target, {.verdict = Verdict::corrected}, RefusalKind::malformed},
      {"a confirmation with a field", target, {.fields = {"least"}}, RefusalKind::malformed},
      {"a field of another kind",
       target,
       {.verdict = Verdict::corrected, .fields = {"unit"}},
       RefusalKind::malformed},
      {"least above most",
       target,
       {.verdict = Verdict::corrected, .fields = {"least", "most"}, .least = 3, .most = 2},
       RefusalKind::malformed},
      {"an unknown department",
       {Id<Plan>("p"), ReadingKind::duty, "1", 1},
       {.verdict = Verdict::corrected, .fields = {"departments"}, .departments = {Id<Department>("nobody")}},
       RefusalKind::malformed},
  };
  for (const Case& each : cases) {
    const auto answer = review(office, owner, each.key, each.said);
    ASSERT_FALSE(answer) << each.why;
    EXPECT_EQ(answer.error().kind, each.kind) << each.why;
  }
  EXPECT_EQ(store.audit_size(), 1);  // only the import of the city
}

TEST_F(Service, EveryChangeLeavesAnEntryWithWhoAndWhat) {
  take(tests::two_district_city());
  import(kText);
  ASSERT_TRUE(delete_plan(office, owner, store.plan_heads().at(0).id));
  const auto trail = store.audit(10, 0);
  ASSERT_EQ(trail.size(), 3u);
  EXPECT_EQ(trail[0].action, "plan.delete");
  EXPECT_EQ(trail[1].action, "plan.import");
  EXPECT_EQ(trail[2].action, "data.import");
  for (const AuditEntry& entry : trail) EXPECT_EQ(entry.actor, "owner");
}

TEST_F(Service, TheSameTextAgainChangesNothing) {
  take(tests::two_district_city());
  import(kText);
  const auto before = store.audit_size();
  import(kText);
  EXPECT_EQ(store.audit_size(), before);
  EXPECT_EQ(store.plan_heads().size(), 1u);
}

TEST_F(Service, ADistrictsProfileHoldsItsSchoolsAndDuties) {
  take(tests::two_district_city());
  const RegionProfile east = *region(office, owner, Id<Region>("11"));
  ASSERT_EQ(east.schools.size(), 1u);
  EXPECT_EQ(east.schools[0].name, "东区卫生学院");
  EXPECT_EQ(east.row.points, 2);
  ASSERT_EQ(east.duties.size(), 1u);
  EXPECT_EQ(east.duties[0].unit, "各区");
  EXPECT_EQ(east.duties[0].heading, "主要目标");
}

TEST_F(Service, ProgramsAreFilteredByDistrictAndFoundByBareCode) {
  take(tests::two_district_city());
  const ProgramList west = *programs(office, owner, {.region = Id<Region>("12")});
  ASSERT_EQ(west.total, 1);
  EXPECT_EQ(west.items[0].program.name, "护理");
  const ProgramProfile nursing = *program(office, owner, "520201");
  EXPECT_EQ(nursing.row.points, 2);
  EXPECT_EQ(nursing.offered_by.size(), 3u);
  EXPECT_TRUE(nursing.offered_by[0].current);
  EXPECT_FALSE(nursing.offered_by[2].current);
}

TEST_F(Service, AYearOutsideTheRegisterIsRefusedAndNamed) {
  take(tests::two_district_city());
  const auto answer = duplicates(office, owner, 1999, {});
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().problem.found.en, "1999");
  EXPECT_EQ(answer.error().problem.wanted.en, "2024 to 2025");
}

TEST_F(Service, SearchPutsTheSameNameFirst) {
  take(tests::two_district_city());
  const auto hits = *search(office, owner, "东区", 10);
  ASSERT_FALSE(hits.items.empty());
  EXPECT_EQ(hits.items[0].kind, HitKind::region);
  EXPECT_GT(hits.total, 1);
}

TEST_F(Service, ARuleBeforeItsFirstDayIsNotInForce) {
  take(tests::two_district_city());
  const RuleView now = *rule(office, owner, "internship.interns_per_unit", std::nullopt);
  EXPECT_NE(now.today, nullptr);
  const RuleView before = *rule(office, owner, "internship.interns_per_unit", Date(1990, 1, 1));
  EXPECT_EQ(before.today, nullptr);
}

TEST(Needle, LooksAwayFromWidthCaseAndBlanks) {
  EXPECT_TRUE(Needle("ａ１").in("xA 1"));
  EXPECT_FALSE(Needle("护理学").in("护理"));
  EXPECT_EQ(Needle("护理").distance("护 理"), 0);
  EXPECT_EQ(Needle("护理").distance("护理学"), 1);
  EXPECT_EQ(Needle("护理").distance("中医护理"), 2);
  EXPECT_EQ(Needle("护理").distance("助产"), 3);
}

// --- organisations that are one ---

class Merging : public Service {
 protected:
  Merging() {
    city = tests::two_district_city();
    city.organisations.at(0).name = "甲乙公司";
    city.organisations.push_back({.id = Id<Organisation>("e2"),
                                  .name = "甲乙有限公司",
                                  .region = Id<Region>("11"),
                                  .stage = CultivationStage::certified,
                                  .provenance = tests::measured()});
    city.organisations.push_back(
        {.id = Id<Organisation>("e3"), .name = "乙公司", .provenance = tests::measured()});
    city.platforms.at(0).organisation = Id<Organisation>("e2");
    city.adverts = {{.id = Id<Advert>("a"),
                     .title = "招聘",
                     .organisation = Id<Organisation>("e2"),
                     .provenance = tests::synthetic()}};
    take(city);
  }

  static DecisionKey pair(const char* a, const char* b) { return {Id<Organisation>(a), Id<Organisation>(b)}; }
  Answer<DecisionView> merge(const char* a, const char* b, const char* reason = "") {
    return decide(office, owner, pair(a, b), OrganisationVerdict::same, reason);
  }
  RefusalKind refusal(const char* a, const char* b) {
    const auto answer = merge(a, b);
    EXPECT_FALSE(answer);
    EXPECT_FALSE(answer.error().problem.action.empty());
    return answer.error().kind;
  }
  std::int64_t counted() const {
    return indicator_records(office, owner, Indicator::cultivated_enterprises, {})->total;
  }

  CityTables city;
};

TEST_F(Merging, ADoubleCountsOnceEverywhereAndIsFoundByItsNameAndId) {
  EXPECT_EQ(counted(), 2);
  EXPECT_EQ(doubles(office, owner, {})->total, 1);
  ASSERT_TRUE(merge("e2", "e1", "同一执照"));
  EXPECT_EQ(counted(), 1);
  EXPECT_EQ(organisations(office, owner, {})->total, 2);
  EXPECT_EQ(doubles(office, owner, {})->total, 0);
  EXPECT_EQ(region(office, owner, Id<Region>("11"))->row.organisations, 1);
  EXPECT_EQ(organisations(office, owner, {.query = "甲乙有限公司"})->items.at(0).id, "e1");
  EXPECT_EQ(search(office, owner, "甲乙有限公司", 5)->items.at(0).id, "e1");
  const OrganisationProfile profile = *organisation(office, owner, Id<Organisation>("e2"));
  EXPECT_EQ(profile.organisation.id, "e1");
  EXPECT_EQ(profile.platforms.size(), 1u);
  EXPECT_EQ(profile.adverts, 1);
  EXPECT_EQ(profile.doubles.at(0).id, "e2");
  EXPECT_EQ(profile.decisions.at(0).reason, "同一执照");
  EXPECT_EQ(store.load(all_tables()), city) << "the rows stay as imported";
}

TEST_F(Merging, ASplitBringsTheDoubleBackAndBothLeaveTheirTrace) {
  ASSERT_TRUE(merge("e2", "e1"));
  ASSERT_TRUE(split(office, owner, Id<Organisation>("e2")));
  EXPECT_EQ(counted(), 2);
  EXPECT_EQ(organisation(office, owner, Id<Organisation>("e2"))->organisation.id, "e2");
  EXPECT_EQ(store.audit(1, 0).at(0).action, "organisation.undo");
  EXPECT_EQ(store.audit(1, 1).at(0).subject, "e2 same e1");
  EXPECT_FALSE(split(office, owner, Id<Organisation>("e2")));
}

TEST_F(Merging, WhatCannotStandIsRefusedWithWhatToDo) {
  EXPECT_EQ(refusal("e1", "e1"), RefusalKind::malformed);
  EXPECT_EQ(refusal("e1", "nobody"), RefusalKind::missing);
  EXPECT_EQ(refusal("nobody", "e1"), RefusalKind::missing);
  ASSERT_TRUE(merge("e2", "e1"));
  EXPECT_EQ(refusal("e1", "e2"), RefusalKind::conflict);  // decided the other way
  EXPECT_EQ(refusal("e2", "e3"), RefusalKind::conflict);  // counts for e1
  ASSERT_TRUE(merge("e1", "e3"));
  EXPECT_EQ(refusal("e3", "e2"), RefusalKind::conflict);  // a ring
  EXPECT_EQ(organisation(office, owner, Id<Organisation>("e2"))->organisation.id, "e3");
}

TEST_F(Merging, TwoDifferentValidCodesNeedAReason) {
  city.organisations[0].credit_code = "91310000132260250X";
  city.organisations[1].credit_code = "91310000132200821H";
  take(city);
  EXPECT_EQ(refusal("e2", "e1"), RefusalKind::malformed);
  EXPECT_TRUE(merge("e2", "e1", "旧码已换发"));
}

TEST_F(Merging, ADismissedPairIsNotSuspectedAgainUntilItIsUndone) {
  ASSERT_TRUE(decide(office, owner, pair("e2", "e1"), OrganisationVerdict::different, ""));
  EXPECT_EQ(doubles(office, owner, {})->total, 0);
  EXPECT_EQ(counted(), 2);
  EXPECT_EQ(refusal("e2", "e1"), RefusalKind::conflict);
  EXPECT_TRUE(undo_decision(office, owner, pair("e2", "e1")));
  EXPECT_EQ(doubles(office, owner, {})->total, 1);
}

TEST_F(Merging, ADecisionOutlivesImportsAndRestsWhileAnOrganisationIsMissing) {
  ASSERT_TRUE(merge("e2", "e1"));
  take(city);
  EXPECT_EQ(counted(), 1);
  CityTables without = city;
  without.organisations.erase(without.organisations.begin());  // e1, the one that counts
  take(without);
  EXPECT_EQ(organisation(office, owner, Id<Organisation>("e2"))->organisation.id, "e2");
  EXPECT_FALSE(decisions(office, owner)->items.at(0).in_effect);
  take(city);
  EXPECT_EQ(organisation(office, owner, Id<Organisation>("e2"))->organisation.id, "e1");
  EXPECT_TRUE(decisions(office, owner)->items.at(0).in_effect);
}

TEST_F(Merging, AVisitorDecidesNothing) {
  const Actor visitor{.role = Role::visitor, .name = "visitor"};
  EXPECT_FALSE(decide(office, visitor, pair("e2", "e1"), OrganisationVerdict::same, ""));
  EXPECT_FALSE(undo_decision(office, visitor, pair("e2", "e1")));
  EXPECT_TRUE(doubles(office, visitor, {}));
}

}  // namespace
}  // namespace langqiao::service
