#include "outlook/gap.h"

#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <random>

#include "base/wording_claims.h"
#include "outlook/supply_test_city.h"

namespace langqiao::outlook {
namespace {

using ::testing::ElementsAre;

constexpr int kFutures = 40, kYears = 3;

// Three programs, four occupations; program 30 has no link.
struct Little {
  Graduates graduates{.first_year = 2026,
                      .years = kYears,
                      .programs = {10, 20, 30},
                      .persons = {100, 110, 120, 50, 50, 50, 7, 8, 9},
                      .quality = {Quality::measured, Quality::synthetic, Quality::measured}};
  Openings openings{
      .first_year = 2025, .years = kYears + 2, .futures = kFutures, .occupations = {1, 2, 3, 4}};
  std::vector<Preparation> preparations = {{10, 1, .8}, {10, 2, .8}, {20, 2, 1}, {20, 3, .5}, {30, 99, 1}};
  std::vector<double> inflow = std::vector<double>(4 * (kYears + 2), .5);

  Little() {
    std::mt19937 random(5);
    for (int i = 0; i < kFutures * (kYears + 2) * 4; ++i)
      openings.persons.push_back(static_cast<double>(random() % 400));
    openings.quality.assign(4, Quality::measured);
    for (std::uint32_t year = 0; year < kYears + 2; ++year) {
      for (std::uint32_t o = 0; o < 4; ++o) {
        openings.by_region.push_back({o, 7, year, .75});
        openings.by_region.push_back({o, 5, year, .25});
      }
    }
  }
  Result<GapFan, Problem> fan(unsigned threads = 1) const {
    return gap({graduates, openings, inflow, preparations}, threads);
  }
};

TEST(Gap, CoversTheYearsThatSupplyAndDemandShare) {
  const auto fan = Little().fan();
  ASSERT_TRUE(fan);
  EXPECT_EQ(fan->first_year, 2026);
  EXPECT_EQ(fan->years, kYears);
  EXPECT_THAT(fan->programs, ElementsAre(10, 20));
  EXPECT_THAT(fan->unlinked, ElementsAre(7, 8, 9)) << "nobody without a link is called a surplus";
}

TEST(Gap, AddsUpInItsMeans) {
  const auto fan = Little().fan();
  ASSERT_TRUE(fan);
  for (int year = 2026; year < 2026 + kYears; ++year) {
    double flows = 0, unmet = 0;
    for (const GapFlow& flow : fan->flows)
      if (flow.year == static_cast<std::uint32_t>(year - 2026)) flows += flow.persons;
    double open = 0, graduates = 0, surplus = 0;
    for (std::size_t o = 0; o < 4; ++o) {
      open += fan->open_to_graduates[fan->cell(o, year)].mean;
      unmet += fan->unmet[fan->cell(o, year)].mean;
      EXPECT_NEAR(fan->open_to_graduates[fan->cell(o, year)].mean, fan->openings[fan->cell(o, year)].mean / 2,
                  1e-9);
    }
    for (std::size_t p = 0; p < 2; ++p) {
      graduates += fan->graduates[fan->cell(p, year)];
      surplus += fan->surplus[fan->cell(p, year)].mean;
    }
    EXPECT_NEAR(open, flows + unmet, 1e-6);
    EXPECT_NEAR(graduates, flows + surplus, 1e-6);
    const auto at = static_cast<std::size_t>(year - 2026);
    EXPECT_NEAR(fan->unmet_total[at].mean, unmet, 1e-6);
    EXPECT_NEAR(fan->unmet_by_region[fan->cell(0, year)].mean, unmet / 4, 1e-6);
    EXPECT_NEAR(fan->unmet_by_region[fan->cell(1, year)].mean, unmet * 3 / 4, 1e-6);
  }
  EXPECT_THAT(fan->regions, ElementsAre(5, 7));
}

TEST(Gap, BandsAreInOrder) {
  const auto fan = Little().fan();
  ASSERT_TRUE(fan);
  for (const auto* bands : {&fan->openings, &fan->unmet, &fan->surplus, &fan->unmet_total}) {
    for (const Band& band : *bands) {
      EXPECT_LE(0, band.p10);
      EXPECT_LE(band.p10, band.p50);
      EXPECT_LE(band.p50, band.p90);
    }
  }
}

TEST(Gap, IsTheSameForAnyNumberOfThreads) {
  const Little little;
  const auto one = little.fan(1);
  ASSERT_TRUE(one);
  for (const unsigned threads : {2u, 3u, 8u}) EXPECT_EQ(*one, *little.fan(threads)) << threads;
}

TEST(Gap, AnOccupationWithoutALinkIsWhollyUnmet) {
  const auto fan = Little().fan();
  ASSERT_TRUE(fan);
  for (int year = 2026; year < 2026 + kYears; ++year)
    EXPECT_EQ(fan->unmet[fan->cell(3, year)], fan->open_to_graduates[fan->cell(3, year)]);
}

TEST(Gap, CarriesTheWeakestQualityAlongTheLinks) {
  const auto fan = Little().fan();
  ASSERT_TRUE(fan);
  EXPECT_THAT(fan->program_quality, ElementsAre(Quality::measured, Quality::synthetic));
  EXPECT_THAT(fan->occupation_quality,
              ElementsAre(Quality::measured, Quality::synthetic, Quality::synthetic, Quality::measured));
}

struct BadCase {
  const char* what;
  void (*spoil)(Little&);
  const char* where;
};

TEST(Gap, RefusesWhatDoesNotFit) {
  const BadCase cases[] = {
      {"no future", [](Little& l) { l.openings.futures = 0; }, "openings"},
      {"openings too few", [](Little& l) { l.openings.persons.pop_back(); }, "openings"},
      {"graduates too few", [](Little& l) { l.graduates.persons.pop_back(); }, "graduates"},
      {"inflow of another size", [](Little& l) { l.inflow.pop_back(); }, "inflow"},
      {"negative openings", [](Little& l) { l.openings.persons[6] = -1; }, "openings: 6"},
      {"openings that are no number", [](Little& l) { l.openings.persons[6] = std::nan(""); }, "openings: 6"},
      {"negative graduates", [](Little& l) { l.graduates.persons[2] = -3; }, "graduates: 2"},
      {"a share over one", [](Little& l) { l.inflow[1] = 1.5; }, "inflow: 1"},
      {"no year in common", [](Little& l) { l.graduates.first_year = 2040; }, "years"},
      {"an empty crosswalk", [](Little& l) { l.preparations.clear(); }, "program_occupations"},
  };
  for (const BadCase& each : cases) {
    SCOPED_TRACE(each.what);
    Little little;
    each.spoil(little);
    const auto fan = little.fan();
    ASSERT_FALSE(fan);
    EXPECT_EQ(fan.error().where, each.where);
    for (const Wording& said : {fan.error().what, fan.error().wanted, fan.error().action})
      EXPECT_EQ(flaw_of(said), "");
  }
}

TEST(Gap, TakesInflowFromTheNearestGroupAboveAndTheLatestYear) {
  CityTables tables = nursing_city();
  const auto occupation = [](const char* id, int level, const char* parent) {
    return Occupation{.id = Id<Occupation>(id),
                      .edition = Id<Edition>("o"),
                      .level = level,
                      .name = id,
                      .parent = parent ? std::optional(Id<Occupation>(parent)) : std::nullopt,
                      .provenance = by(Quality::measured)};
  };
  tables.occupations = {occupation("2", 1, nullptr), occupation("2-05", 2, "2"),
                        occupation("2-05-08", 3, "2-05"), occupation("3", 1, nullptr)};
  const auto inflow = [](const char* of, int since, int per_cent) {
    return Inflow{Id<Occupation>(of), SchoolYear(since), Share::per_cent(per_cent), by(Quality::estimated)};
  };
  tables.inflows = {inflow("2", 2020, 60), inflow("2-05", 2027, 40)};
  const City city = std::move(*City::build(std::move(tables)));
  const std::vector<std::uint32_t> occupations = {2, 3};
  EXPECT_THAT(inflow_shares(city, occupations, 2026, 2), ElementsAre(.6, .4, 0, 0));
  const std::vector<ScenarioChange> changes = {
      {.lever = ScenarioLever::inflow, .subject = "2-05", .since = SchoolYear(2027), .change_bp = -5'000}};
  EXPECT_THAT(inflow_shares(city, occupations, 2026, 2, changes), ElementsAre(.6, .2, 0, 0));
}

TEST(Gap, QuantilesLieBetweenTheValues) {
  const std::vector<double> sorted = {1, 2, 4};
  EXPECT_EQ(quantile(sorted, 0), 1);
  EXPECT_EQ(quantile(sorted, .5), 2);
  EXPECT_EQ(quantile(sorted, .75), 3);
  EXPECT_EQ(quantile(sorted, 1), 4);
}

}  // namespace
}  // namespace langqiao::outlook
