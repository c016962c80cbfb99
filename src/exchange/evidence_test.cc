#include "exchange/evidence.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <random>

#include "rulebook/read.h"

namespace langqiao::exchange {
namespace {

using rulebook::Months;
using testing::ElementsAre;
using testing::IsEmpty;

const Id<Organisation> kPlant("plant");
const CooperationTerms kTerms{{Date(2023, 11, 1), Date(2026, 11, 1)}, Months(3), Months(6)};

Agreement agreement(const char* id, AgreementKind kind) {
  return {.id = Id<Agreement>(id),
          .kind = kind,
          .school = Id<School>("school"),
          .organisation = kPlant,
          .signed_on = Date(2025, 3, 1),
          .until = Date(2025, 8, 31),
          .persons = Persons(20),
          .money = Money(1'000'000)};
}

FactEvidence fact_of(const std::vector<Agreement>& agreements, CooperationFact fact) {
  const auto all = cooperation_evidence(agreements, kPlant, kTerms);
  return *std::ranges::find(all, fact, &FactEvidence::fact);
}

struct InternCase {
  const char* what;
  Date starts;
  std::optional<Date> until;
  std::int64_t interns;
  std::int64_t months;  // each
};

const InternCase kInterns[] = {
    {"half a year", Date(2025, 3, 1), Date(2025, 8, 31), 20, 6},
    {"three months to the day", Date(2025, 3, 1), Date(2025, 5, 31), 20, 3},
    {"a day short of three months", Date(2025, 3, 1), Date(2025, 5, 30), 0, 0},
    {"two years, of which one internship may last six months", Date(2024, 3, 1), Date(2026, 2, 28), 20, 6},
    {"over before the years that count", Date(2023, 1, 1), Date(2023, 10, 31), 0, 0},
    {"half of it in the years that count", Date(2023, 8, 1), Date(2024, 1, 31), 20, 3},
    {"not yet begun", Date(2026, 12, 1), Date(2027, 5, 31), 0, 0},
    {"without an end", Date(2025, 3, 1), std::nullopt, 0, 0},
};

TEST(Evidence, InternsCountWithTheMonthsThatLieInThePeriod) {
  for (const auto& [what, starts, until, interns, months] : kInterns) {
    Agreement each = agreement("a", AgreementKind::internship);
    each.starts = starts;
    each.until = until;
    EXPECT_EQ(fact_of({each}, CooperationFact::interns).value, interns) << what;
    EXPECT_EQ(fact_of({each}, CooperationFact::intern_months).value, interns * months) << what;
  }
}

TEST(Evidence, AProgramBuiltTwiceCountsOnce) {
  Agreement first = agreement("a", AgreementKind::order_class),
            second = agreement("b", AgreementKind::course);
  first.program = second.program = Id<Program>("p");
  Agreement other = agreement("c", AgreementKind::apprenticeship),
            none = agreement("d", AgreementKind::course);
  other.program = Id<Program>("q");
  const FactEvidence built = fact_of({second, first, other, none}, CooperationFact::co_built_programs);
  EXPECT_EQ(built.value, 2);
  EXPECT_THAT(built.agreements, ElementsAre(Id<Agreement>("a"), Id<Agreement>("c")));
}

TEST(Evidence, MoneyCountsByTheDayItWasPromised) {
  Agreement old = agreement("a", AgreementKind::donation), now = agreement("b", AgreementKind::base);
  old.signed_on = Date(2023, 10, 31);
  const Agreement training = agreement("c", AgreementKind::training);
  EXPECT_EQ(fact_of({old, now, training}, CooperationFact::investment).value, 1'000'000);
}

TEST(Evidence, DraftsAndWhatWasBrokenOffProveNothing) {
  for (const auto& [state, name] : names(AgreementState{})) {
    Agreement each = agreement("a", AgreementKind::shared_rights);
    each.state = state;
    const bool proves = state != AgreementState::draft && state != AgreementState::broken_off;
    EXPECT_EQ(fact_of({each}, CooperationFact::shared_rights).value, proves ? 1 : 0) << name;
    EXPECT_EQ(agreement_counts(std::vector{each}, {}, {}).size(), proves ? 1u : 0u) << name;
  }
}

TEST(Evidence, SyntheticRecordsStandBesideAndNeverProve) {
  Agreement made = agreement("a", AgreementKind::internship);
  made.provenance.quality = Quality::synthetic;
  const FactEvidence interns = fact_of({made}, CooperationFact::interns);
  EXPECT_EQ(interns.value, 0);
  EXPECT_EQ(interns.synthetic, 20);
  EXPECT_FALSE(cooperation_of(std::vector{interns}).interns);
}

TEST(Evidence, OthersAgreementsAreNotTheirs) {
  Agreement each = agreement("a", AgreementKind::internship);
  each.organisation = Id<Organisation>("other");
  for (const FactEvidence& fact : cooperation_evidence(std::vector{each}, kPlant, kTerms)) {
    EXPECT_EQ(fact.value, 0);
    EXPECT_THAT(fact.agreements, IsEmpty());
  }
}

TEST(Evidence, WhatIsNotKnownStaysUnknown) {
  const auto none = cooperation_of(cooperation_evidence({}, kPlant, kTerms));
  EXPECT_FALSE(none.interns || none.specialty_points || none.investment || none.shared_rights);
  const auto some = cooperation_of(
      cooperation_evidence(std::vector{agreement("a", AgreementKind::internship)}, kPlant, kTerms));
  EXPECT_EQ(some.interns, Persons(20));
  EXPECT_FALSE(some.investment);
}

TEST(Evidence, TheTermsAreThoseOfTheRulebook) {
  const auto book = *rulebook::load(*rulebook::files_in(std::string(LANGQIAO_SOURCE_DIR) + "/rulebook"));
  const auto terms = cooperation_terms({.on = Date(2024, 2, 29)}, book);
  ASSERT_TRUE(terms);
  EXPECT_EQ(terms->within.first, Date(2021, 2, 28));
  EXPECT_EQ(terms->least_months, Months(3));
  EXPECT_FALSE(cooperation_terms({.on = Date(2010, 1, 1)}, book)) << "not in force is no zero";
}

TEST(Evidence, ATownCountsForItsDistrict) {
  const std::vector<Region> regions = {
      {.id = Id<Region>("city"), .kind = RegionKind::city},
      {.id = Id<Region>("d"), .kind = RegionKind::district, .parent = Id<Region>("city")},
      {.id = Id<Region>("t"), .kind = RegionKind::town, .parent = Id<Region>("d")}};
  const std::vector<Organisation> organisations = {
      {.id = kPlant, .region = Id<Region>("t"), .industry = Id<Industry>("C39")}};
  const auto counted =
      agreement_counts(std::vector{agreement("a", AgreementKind::base)}, organisations, regions);
  ASSERT_EQ(counted.size(), 1u);
  EXPECT_EQ(counted[0].district, Id<Region>("d"));
  EXPECT_EQ(counted[0].industry, Id<Industry>("C39"));
  EXPECT_EQ(counted[0].year, 2025);
}

TEST(Evidence, CountsAddUpToTheAgreementsInWhateverOrder) {
  std::mt19937 random(20261127);
  std::vector<Agreement> agreements;
  Persons persons;
  for (int number = 0; number < 300; ++number) {
    Agreement each = agreement(std::to_string(number).c_str(),
                               names(AgreementKind{})[random() % names(AgreementKind{}).size()].first);
    each.signed_on = Date(2020 + static_cast<int>(random() % 6), 5, 1);
    each.persons = Persons(static_cast<std::int64_t>(random() % 50));
    each.provenance.quality = random() % 2 == 0 ? Quality::measured : Quality::synthetic;
    persons = persons + *each.persons;
    agreements.push_back(std::move(each));
  }
  const auto counted = agreement_counts(agreements, {}, {});
  std::int64_t sum = 0;
  Persons people;
  for (const AgreementCount& each : counted) {
    sum += each.agreements;
    people = people + each.persons;
  }
  EXPECT_EQ(sum, 300);
  EXPECT_EQ(people, persons);
  std::ranges::shuffle(agreements, random);
  EXPECT_EQ(agreement_counts(agreements, {}, {}), counted);
}

TEST(Evidence, APlatformIsActiveByItsAgreementsBookingsAndLists) {
  const Id<Platform> id("base");
  const std::vector<Platform> platforms = {{.id = id, .organisation = kPlant}, {.id = Id<Platform>("idle")}};
  Agreement made = agreement("b", AgreementKind::base);
  made.provenance.quality = Quality::synthetic;
  const std::vector<Resource> resources = {{.id = Id<Resource>("r"), .platform = id}};
  const std::vector<Booking> bookings = {
      {.resource = Id<Resource>("r"), .units = 2, .from = Date(2025, 12, 30), .until = Date(2026, 1, 4)},
      {.resource = Id<Resource>("r"), .from = Date(2025, 1, 1), .until = Date(2025, 1, 2), .cancelled = true},
      {.resource = Id<Resource>("else"), .from = Date(2025, 1, 1), .until = Date(2025, 1, 2)}};
  const std::vector<ListEntry> entries = {{.consortium = id, .noted = Date(2025, 2, 1)},
                                          {.consortium = id, .noted = Date(2024, 2, 1)}};
  const auto activity =
      platform_activity(platforms, std::vector{agreement("a", AgreementKind::internship), made}, resources,
                        bookings, entries, {Date(2025, 1, 1), Date(2025, 12, 31)});
  EXPECT_THAT(activity, ElementsAre(PlatformActivity{id, 1, Persons(20), 1, 4, 1},
                                    PlatformActivity{.platform = Id<Platform>("idle")}));
}

}  // namespace
}  // namespace langqiao::exchange
