#include "city/merge.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "city/small_city.h"

namespace langqiao {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

Id<Organisation> id(const char* text) { return Id<Organisation>(text); }

OrganisationDecision same(const char* double_of, const char* other, const char* at = "1") {
  return {id(double_of), id(other), OrganisationVerdict::same, "", "owner", at};
}
OrganisationDecision different(const char* a, const char* b) {
  return {id(a), id(b), OrganisationVerdict::different, "", "owner", "1"};
}

std::vector<Organisation> present(std::initializer_list<const char*> ids) {
  std::vector<Organisation> all;
  for (const char* each : ids) all.push_back({.id = id(each), .name = each});
  return all;
}

TEST(CountedFor, FollowsChainsToTheirEnd) {
  EXPECT_THAT(counted_for({same("x", "y"), same("y", "z")}, present({"x", "y", "z"})),
              ElementsAre(Pair(id("x"), id("z")), Pair(id("y"), id("z"))));
}

TEST(CountedFor, ADecisionThatTwoAreDifferentJoinsNothing) {
  EXPECT_THAT(counted_for({different("x", "y")}, present({"x", "y"})), IsEmpty());
}

TEST(CountedFor, ARingIsNotClosedAndADoubleHasOneEnd) {
  EXPECT_THAT(counted_for({same("x", "y", "1"), same("y", "x", "2")}, present({"x", "y"})),
              ElementsAre(Pair(id("x"), id("y"))));
  EXPECT_THAT(counted_for({same("x", "y", "2"), same("x", "z", "1")}, present({"x", "y", "z"})),
              ElementsAre(Pair(id("x"), id("z"))));
  EXPECT_THAT(counted_for({same("x", "x")}, present({"x"})), IsEmpty());
}

TEST(CountedFor, ADecisionRestsWhileAnImportHasNotTheDouble) {
  EXPECT_THAT(counted_for({same("x", "y")}, present({"y"})), IsEmpty());
}

TEST(CountedFor, TheDoubleCountsForItselfWhileTheOtherIsMissing) {
  EXPECT_THAT(counted_for({same("x", "y")}, present({"x"})), IsEmpty());
}

TEST(CountedFor, AMissingLinkDoesNotBreakTheChain) {
  EXPECT_THAT(counted_for({same("x", "y"), same("y", "z")}, present({"x", "z"})),
              ElementsAre(Pair(id("x"), id("z"))));
}

TEST(CountedFor, TwoDoublesOfAMissingOneStillCountOnce) {
  EXPECT_THAT(counted_for({same("x", "z"), same("w", "z"), same("v", "x")}, present({"v", "w", "x"})),
              ElementsAre(Pair(id("v"), id("w")), Pair(id("x"), id("w"))));
}

class Merge : public testing::Test {
 protected:
  Merge() {
    Organisation twin = tables.organisations.at(0);
    twin.id = id("twin");
    twin.name = "双胞胎公司";
    twin.credit_code = "91310000132200821H";
    tables.organisations.push_back(twin);
    tables.aliases.push_back(
        {.kind = AliasKind::organisation, .alias = "简称", .target = "twin", .provenance = twin.provenance});
  }
  CityTables tables = small_city();
};

TEST_F(Merge, EverythingThatNamedTheDoubleNamesTheOther) {
  tables.projects.at(0).organisation = id("twin");
  tables.platforms.at(0).organisation = id("twin");
  tables.agreements.at(0).organisation = id("twin");
  tables.adverts.at(0).organisation = id("twin");
  tables.listings.at(0).organisation = id("twin");
  const auto merged = merge_organisations(tables, {same("twin", "org")});
  ASSERT_EQ(merged.size(), 1u);
  EXPECT_EQ(merged[0].record.name, "双胞胎公司");
  EXPECT_EQ(merged[0].counts_for, id("org"));
  EXPECT_EQ(tables.organisations.size(), 1u);
  EXPECT_EQ(tables.projects[0].organisation, id("org"));
  EXPECT_EQ(tables.platforms[0].organisation, id("org"));
  EXPECT_EQ(tables.agreements[0].organisation, id("org"));
  EXPECT_EQ(tables.adverts[0].organisation, id("org"));
  EXPECT_EQ(tables.listings[0].organisation, id("org"));
  EXPECT_THAT(faults_of(tables), IsEmpty());
}

TEST_F(Merge, NameIdAndCodeOfTheDoubleAreAliasesOfTheOther) {
  merge_organisations(tables, {same("twin", "org")});
  std::vector<std::string> aliases;
  for (const Alias& alias : tables.aliases) {
    if (alias.kind != AliasKind::organisation) continue;
    EXPECT_EQ(alias.target, "org");
    aliases.push_back(alias.alias);
  }
  EXPECT_THAT(aliases, ElementsAre("简称", "双胞胎公司", "twin", "91310000132200821H"));
}

TEST_F(Merge, AnAliasThatIsTakenIsNotGivenTwice) {
  tables.organisations.back().name = "简称";
  merge_organisations(tables, {same("twin", "org")});
  EXPECT_THAT(faults_of(tables), IsEmpty());
}

TEST_F(Merge, TheOtherKeepsItsOwnValues) {
  const Organisation before = tables.organisations.at(0);
  tables.organisations.back().staff = Persons(70);
  merge_organisations(tables, {same("twin", "org")});
  EXPECT_EQ(tables.organisations.at(0), before);
}

TEST_F(Merge, WithoutADecisionNothingChanges) {
  const CityTables before = tables;
  EXPECT_THAT(merge_organisations(tables, {different("org", "twin")}), IsEmpty());
  EXPECT_EQ(tables, before);
}

TEST(DecisionsToAdd, LeaveOutWhatIsDecidedAndWhatCannotStand) {
  const Decisions kept = {same("a", "b"), different("c", "d")};
  EXPECT_THAT(decisions_to_add(kept, {same("a", "b", "9"), same("d", "c"), same("a", "z"), same("b", "a"),
                                      same("q", "q"), same("b", "e"), same("e", "a"), different("f", "g")}),
              ElementsAre(same("b", "e"), different("f", "g")));
}

}  // namespace
}  // namespace langqiao
