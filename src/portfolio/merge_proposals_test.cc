#include "portfolio/merge_proposals.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "portfolio/test_town.h"

namespace langqiao::portfolio {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

MergeProposals propose(const TestTown& town) {
  const City city = town.city();
  return merge_proposals(city, duplicates(city, Share::per_cent(50)), in_shanghai(), shipped_rules());
}
std::string subject(const TestTown& town, const MergeProposal& proposal) {
  return subject_of(town.city(), proposal);
}

// Program "a" at s1 and s2 of the east; the smallest class has 30.
TestTown two_schools() {
  TestTown town;
  town.program("a", "2");
  for (const char* school : {"s1", "s2"}) {
    town.school(school, "east");
    town.offer(school, "a");
  }
  return town;
}

TEST(MergeProposals, TwoSchoolsWithFewerThanTheirSmallestClassesAreProposed) {
  TestTown town = two_schools();
  town.enrol("s1", "a", 2025, 40, 30);
  town.enrol("s2", "a", 2025, 40, 29);
  const MergeProposals made = propose(town);
  ASSERT_THAT(made.items, SizeIs(1));
  const MergeProposal& proposal = made.items[0];
  EXPECT_EQ(subject(town, proposal), "voc2021:a@east");
  EXPECT_EQ(proposal.entrants, Persons(59));
  EXPECT_EQ(proposal.classes, 1);
  EXPECT_EQ(proposal.finding.actual, rulebook::Amount(Persons(59)));
  EXPECT_EQ(proposal.finding.limit, rulebook::Amount(Persons(60)));
  EXPECT_EQ(proposal.finding.outcome, rulebook::Outcome::warned);
}

TEST(MergeProposals, EnoughPeopleForAllSmallestClassesAreLeftAlone) {
  TestTown town = two_schools();
  town.enrol("s1", "a", 2025, 60, 55);
  town.enrol("s2", "a", 2025, 10, 5);
  EXPECT_THAT(propose(town).items, IsEmpty());
  EXPECT_EQ(propose(town).examined, 2) << "the district and the city";
}

TEST(MergeProposals, OneSchoolAloneIsNoDuplicate) {
  TestTown town;
  town.program("a");
  town.school("s1", "east");
  town.offer("s1", "a");
  town.enrol("s1", "a", 2025, 40, 5);
  EXPECT_THAT(propose(town).items, IsEmpty());
  EXPECT_EQ(propose(town).examined, 0);
}

TEST(MergeProposals, AMissingRecordIsUnknownAndNotAnEmptyClass) {
  TestTown town = two_schools();
  town.enrol("s1", "a", 2025, 40, 5);
  EXPECT_THAT(propose(town).items, IsEmpty());
  EXPECT_EQ(propose(town).unknown, 2);
}

TEST(MergeProposals, TheLargerSchoolGivesWayWhenItsOutcomesAreWorse) {
  TestTown town = two_schools();
  town.enrol("s1", "a", 2022, 50, 50);
  town.enrol("s2", "a", 2022, 20, 20);
  town.enrol("s1", "a", 2025, 40, 38, 30);  // 38 of 40 came, 30 of 50 finished
  town.enrol("s2", "a", 2025, 12, 11, 19);  // 11 of 12 came, 19 of 20 finished
  const MergeProposals made = propose(town);
  ASSERT_THAT(made.items, SizeIs(1));
  EXPECT_EQ(made.items[0].kind, ProposalKind::merge);
  EXPECT_EQ(made.items[0].reason, ProposalReason::worse_outcomes);
  EXPECT_EQ(made.items[0].gives_way, 0u) << "the school with more entrants";
}

TEST(MergeProposals, SizeAloneNamesNobody) {
  TestTown town = two_schools();
  town.enrol("s1", "a", 2025, 50, 45);
  town.enrol("s2", "a", 2025, 10, 9);
  const MergeProposals made = propose(town);
  ASSERT_THAT(made.items, SizeIs(1));
  EXPECT_EQ(made.items[0].kind, ProposalKind::decide);
  EXPECT_EQ(made.items[0].reason, ProposalReason::outcomes_equal);
  EXPECT_FALSE(made.items[0].gives_way);
}

TEST(MergeProposals, OutcomesAtOddsAreForPeopleToDecide) {
  TestTown town = two_schools();
  town.enrol("s1", "a", 2025, 40, 36);
  town.enrol("s2", "a", 2025, 40, 20);
  town.find_places("s1", "a", 2025, 20, 10);
  town.find_places("s2", "a", 2025, 20, 19);
  const MergeProposals made = propose(town);
  ASSERT_THAT(made.items, SizeIs(1));
  EXPECT_EQ(made.items[0].reason, ProposalReason::outcomes_at_odds);
  EXPECT_FALSE(made.items[0].gives_way);
}

TEST(MergeProposals, WithoutAnyOutcomePeopleDecide) {
  TestTown town = two_schools();
  town.enrol("s1", "a", 2025, 0, 20);
  town.enrol("s2", "a", 2025, 0, 15);
  const MergeProposals made = propose(town);
  ASSERT_THAT(made.items, SizeIs(1));
  EXPECT_EQ(made.items[0].reason, ProposalReason::outcomes_unknown);
}

TEST(MergeProposals, AnOutcomeThatOneSchoolDoesNotReportDecidesNothing) {
  TestTown town = two_schools();
  town.enrol("s1", "a", 2025, 40, 36);
  town.enrol("s2", "a", 2025, 20, 18);
  town.find_places("s1", "a", 2025, 20, 2);
  EXPECT_EQ(propose(town).items.at(0).reason, ProposalReason::outcomes_equal);
}

TEST(MergeProposals, FewerThanOneClassTogetherIsAProposalToClose) {
  TestTown town = two_schools();
  town.enrol("s1", "a", 2025, 20, 20);
  town.enrol("s2", "a", 2025, 20, 9);
  const MergeProposal made = propose(town).items.at(0);
  EXPECT_EQ(made.kind, ProposalKind::close);
  EXPECT_EQ(made.reason, ProposalReason::no_class_together);
  EXPECT_FALSE(made.gives_way);
}

TEST(MergeProposals, NearlyTheSameProgramsOfADistrictAreOneGroup) {
  TestTown town;
  town.program("a", "2");
  town.program("b", "2");
  town.program("c", "4");
  const std::pair<const char*, const char*> offered[] = {{"s1", "a"}, {"s2", "b"}, {"s3", "c"}};
  for (const auto& [school, code] : offered) {
    town.school(school, "east");
    town.offer(school, code);
    town.enrol(school, code, 2025, 20, 20);
  }
  const MergeProposals made = propose(town);
  ASSERT_THAT(made.items, SizeIs(1));
  EXPECT_THAT(made.items[0].sites, SizeIs(2)) << "not the program for another occupation";
}

TEST(MergeProposals, SchoolsOfTwoDistrictsAreAProposalOfTheCity) {
  TestTown town;
  town.program("a", "2");
  town.school("s1", "east");
  town.school("s2", "west");
  for (const char* school : {"s1", "s2"}) {
    town.offer(school, "a");
    town.enrol(school, "a", 2025, 25, 25);
  }
  const MergeProposals made = propose(town);
  ASSERT_THAT(made.items, SizeIs(1));
  EXPECT_FALSE(made.items[0].region);
  EXPECT_EQ(subject(town, made.items[0]), "voc2021:a");
}

TEST(MergeProposals, UnderStateControlAProposalIsAnApplication) {
  TestTown town = two_schools();
  town.tables.programs[0].state_controlled = true;
  town.enrol("s1", "a", 2025, 30, 25);
  town.enrol("s2", "a", 2025, 30, 25);
  EXPECT_TRUE(propose(town).items.at(0).application);
}

TEST(MergeProposals, SyntheticRecordsMarkTheProposal) {
  TestTown town = two_schools();
  town.enrol("s1", "a", 2025, 30, 25);
  town.enrol("s2", "a", 2025, 30, 25, 0, Quality::synthetic);
  EXPECT_EQ(propose(town).items.at(0).quality, Quality::synthetic);
}

TEST(MergeProposals, TheScarcestComeFirst) {
  TestTown town = two_schools();
  town.program("b", "4");
  town.enrol("s1", "a", 2025, 30, 29);
  town.enrol("s2", "a", 2025, 30, 29);
  for (const char* school : {"s1", "s2"}) {
    town.offer(school, "b");
    town.enrol(school, "b", 2025, 30, 10);
  }
  const MergeProposals made = propose(town);
  ASSERT_THAT(made.items, SizeIs(2));
  EXPECT_EQ(subject(town, made.items[0]), "voc2021:b@east");
}

}  // namespace
}  // namespace langqiao::portfolio
