#include "portfolio/filing_checks.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "portfolio/test_town.h"

namespace langqiao::portfolio {
namespace {

using rulebook::Outcome;
using testing::ElementsAre;
using testing::IsEmpty;

struct Desk {
  TestTown town;
  Filing filing{.kind = FilingKind::open,
                .school = Id<School>("s1"),
                .program = Id<Program>("voc2021:a"),
                .year = SchoolYear(2026),
                .length_years = 3,
                .quota = Persons(40),
                .documents = {"demand", "feasibility", "curriculum", "experts"}};

  Desk() {
    town.program("a", "2");
    town.program("old", "2", "voc2015");
    town.school("s1", "east");
    town.school("s2", "east");
    town.school("s3", "west");
    town.program("other", "4");
    town.offer("s1", "other");
  }

  std::vector<FilingCheck> checks() const {
    const City city = town.city();
    return filing_checks(filing, city, duplicates(city, Share::per_cent(50)), in_shanghai(), shipped_rules());
  }
  std::optional<FilingCheck> check(FilingQuestion question) const {
    const auto all = checks();
    const auto at = std::ranges::find(all, question, &FilingCheck::question);
    return at == all.end() ? std::nullopt : std::optional(*at);
  }
  Outcome outcome(FilingQuestion question) const { return check(question)->finding.outcome; }
};

TEST(FilingChecks, ACleanFilingMeetsEveryRule) {
  const auto checks = Desk().checks();
  EXPECT_GE(checks.size(), 6u);
  for (const FilingCheck& each : checks) {
    EXPECT_EQ(each.finding.outcome, Outcome::met) << name_of(each.question);
    EXPECT_TRUE(each.finding.because) << name_of(each.question);
  }
}

TEST(FilingChecks, AProgramOfAnExpiredCatalogueIsBroken) {
  Desk desk;
  desk.filing.program = Id<Program>("voc2015:old");
  EXPECT_EQ(desk.outcome(FilingQuestion::in_catalogue), Outcome::broken);
}

TEST(FilingChecks, StateControlIsOpenUntilSomebodyHasDecided) {
  Desk desk;
  desk.filing.state_controlled = true;
  EXPECT_EQ(desk.outcome(FilingQuestion::state_control), Outcome::unknown);
  desk.filing.state = FilingState::approved;
  EXPECT_EQ(desk.outcome(FilingQuestion::state_control), Outcome::met);
  desk.filing.state = FilingState::rejected;
  EXPECT_EQ(desk.outcome(FilingQuestion::state_control), Outcome::broken);
}

TEST(FilingChecks, OnlyOthersOfTheSameDistrictAreNamed) {
  Desk desk;
  for (const char* school : {"s1", "s2", "s3"}) desk.town.offer(school, "a");
  const auto check = desk.check(FilingQuestion::duplicates_in_district);
  EXPECT_EQ(check->finding.outcome, Outcome::warned);
  EXPECT_THAT(check->schools, ElementsAre(1u));
  EXPECT_EQ(desk.outcome(FilingQuestion::duplicate_rate), Outcome::warned);
}

TEST(FilingChecks, ASchoolWithoutADistrictLeavesTheQuestionOpen) {
  Desk desk;
  desk.town.tables.schools[0].region.reset();
  EXPECT_EQ(desk.outcome(FilingQuestion::duplicates_in_district), Outcome::unknown);
}

TEST(FilingChecks, TheSmallestClassIsAskedForAndNoQuotaIsUnknown) {
  Desk desk;
  desk.filing.quota = Persons(29);
  EXPECT_EQ(desk.outcome(FilingQuestion::smallest_class), Outcome::warned);
  desk.filing.quota.reset();
  EXPECT_EQ(desk.outcome(FilingQuestion::smallest_class), Outcome::unknown);
}

TEST(FilingChecks, MissingDocumentsAreNamed) {
  Desk desk;
  desk.filing.documents = {"curriculum", "experts"};
  const auto check = desk.check(FilingQuestion::documents);
  EXPECT_EQ(check->finding.outcome, Outcome::broken);
  EXPECT_THAT(check->missing, ElementsAre("demand", "feasibility"));
}

TEST(FilingChecks, StateControlAsksForFurtherDocumentsAndMedicineForASmallFirstYear) {
  Desk desk;
  EXPECT_FALSE(desk.check(FilingQuestion::documents_state_controlled));
  desk.filing.state_controlled = true;
  desk.town.tables.programs[0].state_controlled = true;
  EXPECT_THAT(desk.check(FilingQuestion::documents_state_controlled)->missing,
              ElementsAre("application", "sector"));
  EXPECT_FALSE(desk.check(FilingQuestion::first_year_size));
  desk.town.tables.programs[0].category_name = "医药卫生大类";
  desk.filing.quota = Persons(51);
  EXPECT_EQ(desk.outcome(FilingQuestion::first_year_size), Outcome::warned);
  desk.filing.quota = Persons(50);
  EXPECT_EQ(desk.outcome(FilingQuestion::first_year_size), Outcome::met);
}

TEST(FilingChecks, WhatClosesAProgramIsAskedWhatBecomesOfItsStudents) {
  Desk desk;
  desk.filing.kind = FilingKind::close;
  EXPECT_FALSE(desk.check(FilingQuestion::in_catalogue));
  EXPECT_FALSE(desk.check(FilingQuestion::smallest_class));
  EXPECT_THAT(desk.check(FilingQuestion::documents)->missing, ElementsAre("decision", "students"));
}

TEST(FilingChecks, AnAdjustmentIsJudgedByWhatTheProgramBecomes) {
  Desk desk;
  desk.filing.kind = FilingKind::adjust;
  desk.filing.program = Id<Program>("voc2015:old");
  desk.filing.into_program = Id<Program>("voc2021:a");
  EXPECT_EQ(desk.outcome(FilingQuestion::in_catalogue), Outcome::met);
}

TEST(FilingChecks, TheFormNamesTheDocumentsThatTheCheckAsksFor) {
  Desk desk;
  desk.filing.documents.clear();
  const City city = desk.town.city();
  std::vector<std::string> named;
  for (const auto& item :
       documents_of(desk.filing.kind, city.tables().programs[0], in_shanghai(), shipped_rules()))
    named.push_back(item.id);
  EXPECT_EQ(named, desk.check(FilingQuestion::documents)->missing);
}

}  // namespace
}  // namespace langqiao::portfolio
