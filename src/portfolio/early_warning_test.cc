#include "portfolio/early_warning.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <random>

#include "portfolio/test_town.h"

namespace langqiao::portfolio {
namespace {

using rulebook::Outcome;

struct Asked {
  City city;
  std::vector<Warning> warnings;

  const Warning& about(const std::string& subject) const {
    const auto at = std::ranges::find_if(
        warnings, [&](const Warning& warning) { return subject_of(city, warning) == subject; });
    EXPECT_NE(at, warnings.end()) << subject;
    return *at;
  }
  const WarningSignal& signal(const std::string& subject, Signal signal) const {
    const Warning& warning = about(subject);
    const auto at = std::ranges::find(warning.signals, signal, &WarningSignal::signal);
    EXPECT_NE(at, warning.signals.end());
    return *at;
  }
  Outcome outcome(const std::string& subject, Signal which) const {
    return signal(subject, which).finding.outcome;
  }
};

Asked ask(const TestTown& town, std::string_view where = "shanghai") {
  City city = town.city();
  const Duplicates counted = duplicates(city, Share::per_cent(50));
  auto warnings = early_warnings(city, counted, {.on = Date(2026, 1, 5), .where = where}, shipped_rules());
  return {std::move(city), std::move(warnings)};
}

// Program "a" at schools s1 … sN, all of them with a point since 2020.
TestTown town_with(int schools) {
  TestTown town;
  town.program("a", "2");
  for (int at = 1; at <= schools; ++at) {
    const std::string name = "s" + std::to_string(at);
    town.school(name, "east");
    town.offer(name, "a");
  }
  return town;
}

TEST(EarlyWarning, WithoutRecordsOfPeopleTheirSignalsAreUnknownAndNotZero) {
  const Asked asked = ask(town_with(1));
  using enum Signal;
  for (const Signal each : {no_entrants, low_signing, low_fill, low_signing_many_sites}) {
    if (each == low_signing_many_sites) continue;  // few sites settle it
    EXPECT_EQ(asked.outcome("voc2021:a", each), Outcome::unknown) << name_of(each);
    EXPECT_FALSE(asked.signal("voc2021:a", each).quality);
  }
  EXPECT_EQ(asked.about("voc2021:a").level, WarningLevel::none);
  EXPECT_EQ(asked.about("voc2021:a").unknown, 3);
}

TEST(EarlyWarning, NobodyForThreeYearsWithAPointWarns) {
  TestTown town = town_with(1);
  for (const int year : {2023, 2024, 2025}) town.enrol("s1", "a", year, 40, 0);
  const Asked asked = ask(town);
  for (const char* subject : {"voc2021:a", "voc2021:a@s1"}) {
    EXPECT_EQ(asked.about(subject).level, WarningLevel::warn);
    const WarningSignal& signal = asked.signal(subject, Signal::no_entrants);
    EXPECT_EQ(signal.finding.outcome, Outcome::warned);
    EXPECT_EQ(signal.finding.actual, rulebook::Amount(rulebook::Years(3)));
    ASSERT_EQ(signal.years.size(), 3u);
    EXPECT_EQ(signal.years.front().year, 2023);
    EXPECT_EQ(signal.years.front().part, Persons(0));
    EXPECT_FALSE(signal.finding.because->citation.document.empty());
  }
}

struct EntrantsCase {
  const char* what;
  std::vector<std::pair<int, int>> entrants;  // by year; a year that is not there has no record
  int first_point;
  Outcome wanted;
};

TEST(EarlyWarning, EntrantsAreJudgedOverAllYearsLookedBackOn) {
  const EntrantsCase cases[] = {
      {"one person in the oldest year settles it", {{2023, 1}, {2024, 0}, {2025, 0}}, 2020, Outcome::met},
      {"one person in the newest year settles it", {{2023, 0}, {2024, 0}, {2025, 1}}, 2020, Outcome::met},
      {"a year without a record leaves it open", {{2023, 0}, {2025, 0}}, 2020, Outcome::unknown},
      {"people settle it whatever is missing", {{2023, 5}, {2025, 0}}, 2020, Outcome::met},
      {"people settle it whatever is missing, newest", {{2024, 0}, {2025, 5}}, 2020, Outcome::met},
      {"a program of two years cannot be empty for three", {{2024, 0}, {2025, 0}}, 2024, Outcome::met},
  };
  for (const EntrantsCase& each : cases) {
    TestTown town;
    town.program("a");
    town.school("s1", "east");
    town.offer("s1", "a", each.first_point);
    for (const auto& [year, entrants] : each.entrants) town.enrol("s1", "a", year, 40, entrants);
    EXPECT_EQ(ask(town).outcome("voc2021:a@s1", Signal::no_entrants), each.wanted) << each.what;
  }
}

TEST(EarlyWarning, OneSchoolThatReportsNothingMakesTheProgramUnknownAndNotTheOtherSchool) {
  TestTown town = town_with(2);
  for (const int year : {2023, 2024, 2025}) town.enrol("s1", "a", year, 40, 0);
  const Asked asked = ask(town);
  EXPECT_EQ(asked.outcome("voc2021:a", Signal::no_entrants), Outcome::unknown);
  EXPECT_EQ(asked.outcome("voc2021:a@s1", Signal::no_entrants), Outcome::warned);
  EXPECT_EQ(asked.outcome("voc2021:a@s2", Signal::no_entrants), Outcome::unknown);
}

TEST(EarlyWarning, ALowFillInEveryYearIsWatchedAndOneGoodYearSettlesIt) {
  TestTown low = town_with(1);
  for (const int year : {2023, 2024, 2025}) low.enrol("s1", "a", year, 100, 59);
  EXPECT_EQ(ask(low).about("voc2021:a").level, WarningLevel::watch);
  EXPECT_EQ(ask(low).outcome("voc2021:a", Signal::low_fill), Outcome::warned);

  TestTown at_the_limit = town_with(1);
  for (const int year : {2023, 2024}) at_the_limit.enrol("s1", "a", year, 100, 10);
  at_the_limit.enrol("s1", "a", 2025, 100, 60);
  EXPECT_EQ(ask(at_the_limit).outcome("voc2021:a", Signal::low_fill), Outcome::met);
  EXPECT_EQ(ask(at_the_limit).about("voc2021:a").level, WarningLevel::none);
}

TEST(EarlyWarning, AQuotaOfNobodyHasNoFillRate) {
  TestTown town = town_with(1);
  for (const int year : {2023, 2024, 2025}) town.enrol("s1", "a", year, 0, 0);
  EXPECT_EQ(ask(town).outcome("voc2021:a", Signal::low_fill), Outcome::unknown);
}

TEST(EarlyWarning, ThePrecedentNeedsLowSigningAndManySites) {
  const auto town = [](int schools, int signed_on) {
    TestTown made = town_with(schools);
    for (int at = 1; at <= schools; ++at) {
      for (const int year : {2023, 2024, 2025})
        made.find_places("s" + std::to_string(at), "a", year, 100, signed_on);
    }
    return made;
  };
  const Asked listed = ask(town(5, 49));
  EXPECT_EQ(listed.about("voc2021:a").level, WarningLevel::warn);
  EXPECT_EQ(listed.outcome("voc2021:a", Signal::low_signing_many_sites), Outcome::warned);
  EXPECT_EQ(listed.about("voc2021:a").next_plan_cut, Share::per_cent(10));
  EXPECT_EQ(ask(town(4, 49)).about("voc2021:a").level, WarningLevel::watch) << "few sites: low signing alone";
  EXPECT_EQ(ask(town(4, 50)).about("voc2021:a").level, WarningLevel::none);
}

TEST(EarlyWarning, ManySitesWithAHighRateAreWatchedAndNeitherAlone) {
  // Five of five schools offer it: the rate is the whole.
  EXPECT_EQ(ask(town_with(5)).about("voc2021:a").level, WarningLevel::watch);
  EXPECT_EQ(ask(town_with(4)).about("voc2021:a").level, WarningLevel::none) << "high rate, few sites";

  TestTown spread = town_with(5);
  spread.program("b", "4");
  for (int at = 6; at <= 40; ++at) {
    spread.school("s" + std::to_string(at), "west");
    spread.offer("s" + std::to_string(at), "b");
  }
  EXPECT_EQ(ask(spread).outcome("voc2021:a", Signal::many_sites), Outcome::warned);
  EXPECT_EQ(ask(spread).about("voc2021:a").level, WarningLevel::none) << "many sites, low rate";
}

TEST(EarlyWarning, WhatSyntheticRecordsTellIsMarkedAndTheRegisterIsNot) {
  TestTown made_up = town_with(1);
  for (const int year : {2023, 2024, 2025}) made_up.enrol("s1", "a", year, 40, 0, 0, Quality::synthetic);
  EXPECT_EQ(ask(made_up).about("voc2021:a").quality, Quality::synthetic);

  TestTown crowded = town_with(5);
  for (int at = 1; at <= 5; ++at) {
    for (const int year : {2023, 2024, 2025})
      crowded.enrol("s" + std::to_string(at), "a", year, 40, 40, 0, Quality::synthetic);
  }
  const Asked asked = ask(crowded);
  EXPECT_EQ(asked.about("voc2021:a").level, WarningLevel::watch);
  EXPECT_EQ(asked.about("voc2021:a").quality, Quality::measured) << "what shows is from the register";
}

TEST(EarlyWarning, WhereNoRuleHoldsThereIsNoWarning) {
  TestTown town = town_with(1);
  for (const int year : {2023, 2024, 2025}) town.enrol("s1", "a", year, 100, 10);
  const Asked elsewhere = ask(town, "jiangsu");  // the years looked back on are Shanghai's
  EXPECT_EQ(elsewhere.outcome("voc2021:a", Signal::low_fill), Outcome::not_in_force);
  EXPECT_EQ(elsewhere.about("voc2021:a").level, WarningLevel::none);
}

TEST(EarlyWarning, AnEmptyRegisterHasNoWarnings) { EXPECT_TRUE(ask(TestTown()).warnings.empty()); }

TEST(EarlyWarning, TheOrderOfRowsDoesNotMatter) {
  TestTown town = town_with(6);
  for (int at = 1; at <= 6; ++at) {
    for (const int year : {2023, 2024, 2025})
      town.enrol("s" + std::to_string(at), "a", year, 40, at % 2 ? 0 : 30);
  }
  const Asked once = ask(town);
  std::mt19937 random(7);
  for (int round = 0; round < 5; ++round) {
    std::ranges::shuffle(town.tables.points, random);
    std::ranges::shuffle(town.tables.enrolments, random);
    EXPECT_EQ(ask(town).warnings, once.warnings);
  }
}

}  // namespace
}  // namespace langqiao::portfolio
