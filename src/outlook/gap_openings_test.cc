#include "outlook/gap_openings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>
#include <numeric>

#include "base/wording_claims.h"
#include "outlook/supply_test_city.h"

namespace langqiao::outlook {
namespace {

constexpr int kYears = 4, kFutures = 60;

// Two industries in two districts, two minor groups. Industry X grows by 5 % a year, Y is steady.
CityTables working_city() {
  CityTables city = nursing_city();
  city.editions.push_back(
      {Id<Edition>("i"), CatalogueKind::industry, "行业", "", {}, {}, by(Quality::measured)});
  const auto industry = [](const char* id) {
    return Industry{
        .id = Id<Industry>(id), .edition = Id<Edition>("i"), .name = id, .provenance = by(Quality::measured)};
  };
  city.industries = {industry("X"), industry("Y")};
  const auto occupation = [](const char* id, int level, const char* parent) {
    return Occupation{.id = Id<Occupation>(id),
                      .edition = Id<Edition>("o"),
                      .level = level,
                      .name = id,
                      .parent = parent ? std::optional(Id<Occupation>(parent)) : std::nullopt,
                      .provenance = by(Quality::measured)};
  };
  city.occupations = {occupation("2", 1, nullptr), occupation("2-05", 2, "2"),
                      occupation("2-05-07", 3, "2-05"), occupation("2-05-08", 3, "2-05")};
  city.regions.push_back({.id = Id<Region>("12"),
                          .name = "西区",
                          .parent = Id<Region>("1"),
                          .provenance = by(Quality::measured)});
  double growing = 8000;
  for (int year = 2015; year <= kLastKnown; ++year, growing *= 1.05) {
    const auto add = [&](const char* of, const char* region, double people) {
      city.employment.push_back({Id<Industry>(of), Id<Region>(region), SchoolYear(year),
                                 Persons(static_cast<std::int64_t>(people)), by(Quality::synthetic)});
    };
    add("X", "11", growing * .75);
    add("X", "12", growing * .25);
    add("Y", "12", 4000);
  }
  for (const int year : {2015, 2025}) {
    const auto staff = [&](const char* of, const char* group, int per_cent) {
      city.staffing.push_back({Id<Industry>(of), Id<Occupation>(group), SchoolYear(year),
                               Share::per_cent(per_cent), by(Quality::synthetic)});
    };
    staff("X", "2-05-07", 100);
    staff("Y", "2-05-07", 50);
    staff("Y", "2-05-08", 50);
  }
  city.separations = {{Id<Occupation>("2"), SchoolYear(2020), Share::per_cent(3), Share::per_cent(2),
                       by(Quality::estimated)}};
  return city;
}

City city_of(CityTables tables) {
  auto city = City::build(std::move(tables));
  EXPECT_TRUE(city.has_value());
  return std::move(*city);
}

Openings open(const City& city, std::vector<ScenarioChange> changes = {}, unsigned threads = 1) {
  auto openings = city_openings(
      city, {.usual = {}, .years = kYears, .futures = kFutures, .seed = 1, .threads = threads}, changes);
  EXPECT_TRUE(openings.has_value());
  return std::move(*openings);
}

double mean(const Openings& openings, std::size_t occupation, std::size_t year) {
  double sum = 0;
  for (std::size_t future = 0; future < kFutures; ++future)
    sum += openings.persons[(future * kYears + year) * openings.occupations.size() + occupation];
  return sum / kFutures;
}

TEST(GapOpenings, AreReplacementWhereNothingGrows) {
  const City city = city_of(working_city());
  const Openings openings = open(city);
  ASSERT_EQ(openings.occupations.size(), 2u);
  for (std::size_t year = 0; year < kYears; ++year) EXPECT_NEAR(mean(openings, 1, year), 2000 * .05, 15);
}

TEST(GapOpenings, AreGrowthAndReplacementWhereItGrows) {
  const City city = city_of(working_city());
  const double first = mean(open(city), 0, 0), people = 8000 * std::pow(1.05, 10) + 2000;
  EXPECT_GT(first, people * .05) << "more than who leave and move";
  EXPECT_LT(first, people * .05 + people * .06) << "and not more than past growth besides";
}

TEST(GapOpenings, PartsOfAnOccupationSumToTheWhole) {
  const City city = city_of(working_city());
  const Openings openings = open(city);
  for (const auto* parts : {&openings.by_industry, &openings.by_region}) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, double> sums;
    for (const OpeningsPart& part : *parts) sums[{part.occupation, part.year}] += part.share;
    EXPECT_EQ(sums.size(), 2u * kYears);
    for (const auto& [cell, sum] : sums) EXPECT_NEAR(sum, 1, 1e-9);
  }
}

TEST(GapOpenings, AreTheSameForAnyNumberOfThreads) {
  const City city = city_of(working_city());
  EXPECT_EQ(open(city, {}, 1), open(city, {}, 4));
}

TEST(GapOpenings, FollowAScenario) {
  const City city = city_of(working_city());
  const Openings plain = open(city);
  const Openings grown = open(
      city, {{.lever = ScenarioLever::growth, .subject = "Y", .since = SchoolYear(2027), .change_bp = 500}});
  EXPECT_NEAR(mean(grown, 1, 0), mean(plain, 1, 0), 1e-9) << "nothing before it begins";
  EXPECT_GT(mean(grown, 1, 1), mean(plain, 1, 1) + 50);
  const Openings later = open(city, {{.lever = ScenarioLever::separation,
                                      .subject = "2",
                                      .since = SchoolYear(2026),
                                      .change_bp = -10'000}});
  EXPECT_NEAR(mean(later, 1, 0), 2000 * .02, 15) << "nobody leaves, some still move";
}

TEST(GapOpenings, CarryTheWeakestQuality) {
  const City city = city_of(working_city());
  EXPECT_THAT(open(city).quality, ::testing::Each(Quality::synthetic));
}

TEST(GapOpenings, TakeTheUsualRatesWhereThePackStatesNone) {
  CityTables tables = working_city();
  tables.separations.clear();
  const City city = city_of(std::move(tables));
  const auto openings = city_openings(
      city, {.usual = {.leave = .08, .move = .02}, .years = kYears, .futures = kFutures, .threads = 1});
  ASSERT_TRUE(openings);
  EXPECT_NEAR(mean(*openings, 1, 0), 2000 * .1, 30);
}

TEST(GapOpenings, PassOnWhatTheDemandEngineRefuses) {
  for (const auto spoil :
       {+[](CityTables& c) { c.employment.clear(); }, +[](CityTables& c) { c.staffing.clear(); }}) {
    CityTables tables = working_city();
    spoil(tables);
    const City city = city_of(std::move(tables));
    const auto openings = city_openings(city, {.years = kYears, .futures = 5});
    ASSERT_FALSE(openings);
    EXPECT_EQ(flaw_of(openings.error().wanted), "");
  }
}

}  // namespace
}  // namespace langqiao::outlook
