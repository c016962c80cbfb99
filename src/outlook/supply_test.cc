#include "outlook/supply.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>
#include <numeric>
#include <random>

#include "base/wording_claims.h"
#include "outlook/supply_test_city.h"

namespace langqiao::outlook {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr int kYears = 8;
constexpr double kEqual = 1e-9;

City city_of(CityTables tables) {
  auto city = City::build(std::move(tables));
  EXPECT_TRUE(city.has_value());
  return std::move(*city);
}

std::vector<Problem> problems_of(CityTables tables) {
  const City city = city_of(std::move(tables));
  const auto supply = Supply::of(city, kYears);
  EXPECT_FALSE(supply.has_value());
  return supply ? std::vector<Problem>() : supply.error();
}

// People of the offering at `position` who graduate in `year`, of one kind.
Cohort sum_of(std::span<const Cohort> cohorts, std::uint32_t position, int year) {
  Cohort sum{.offering = position, .graduated = year};
  for (const Cohort& each : cohorts) {
    if (each.offering != position || each.graduated != year) continue;
    sum.graduates += each.graduates;
    sum.stay += each.stay;
    sum.further += each.further;
  }
  return sum;
}

CityTables without_routes() {
  CityTables tables = nursing_city();
  tables.promotion_routes.clear();
  return tables;
}

TEST(Supply, FollowsAQuotaThroughEveryStep) {
  const City city = city_of(without_routes());
  const auto supply = Supply::of(city, kYears);
  ASSERT_TRUE(supply);
  Quotas quotas{.first_year = 2026, .years = kYears, .offerings = {1}};
  quotas.persons = {1000, 0, 0, 0, 0, 0, 0, 0};
  const auto cohorts = supply->cohorts(quotas);
  ASSERT_TRUE(cohorts);
  const auto at =
      std::ranges::find_if(*cohorts, [](const Cohort& c) { return c.offering == 1 && c.entered == 2026; });
  ASSERT_NE(at, cohorts->end());
  EXPECT_EQ(at->graduated, 2029);
  EXPECT_NEAR(at->entrants, 900, kEqual);
  EXPECT_NEAR(at->graduates, 900 * .95 * .95 * .95, kEqual);
  EXPECT_NEAR(at->idle, at->graduates * .2, kEqual);
  EXPECT_NEAR(at->gone, at->graduates * .8 * .3, kEqual);
  EXPECT_NEAR(at->stay, at->graduates * .8 * .7, kEqual);
}

TEST(Supply, CountsThoseEnrolledAlready) {
  const City city = city_of(without_routes());
  const auto cohorts = Supply::of(city, kYears)->cohorts({.first_year = 2026, .years = kYears});
  ASSERT_TRUE(cohorts);
  EXPECT_NEAR(sum_of(*cohorts, 3, 2026).graduates, 300 * std::pow(.95, 4), kEqual);
  EXPECT_NEAR(sum_of(*cohorts, 3, 2029).graduates, 300 * std::pow(.95, 4), kEqual);
  EXPECT_EQ(sum_of(*cohorts, 3, 2030).graduates, 0) << "nobody entered in 2026 without a quota";
}

TEST(Supply, SendsGraduatesToTheNextLevelAndBack) {
  const City city = city_of(nursing_city());
  const auto cohorts = Supply::of(city, kYears)->cohorts({.first_year = 2026, .years = kYears});
  ASSERT_TRUE(cohorts);
  // 80 secondary graduates of 2024: half go on, three quarters of them to col, for two years.
  const auto promoted = std::ranges::find_if(
      *cohorts, [](const Cohort& c) { return c.offering == 1 && c.promoted && c.entered == 2024; });
  ASSERT_NE(promoted, cohorts->end());
  EXPECT_EQ(promoted->graduated, 2026);
  EXPECT_EQ(promoted->quota, 0);
  EXPECT_NEAR(promoted->entrants, 80 * .5 * .75, kEqual);
  EXPECT_NEAR(promoted->graduates, 80 * .5 * .75 * .95 * .95, kEqual);
  // 280 university graduates of 2023: 30 in 100 study outside and look for work in 2026.
  const auto back = std::ranges::find_if(
      *cohorts, [](const Cohort& c) { return c.offering == 3 && c.returned && c.graduated == 2026; });
  ASSERT_NE(back, cohorts->end());
  EXPECT_NEAR(back->graduates, 280 * .3, kEqual);
}

TEST(Supply, LosesNobodyAndInventsNobody) {
  const City city = city_of(nursing_city());
  const auto supply = Supply::of(city, kYears);
  ASSERT_TRUE(supply);
  const auto cohorts = supply->cohorts(held_quotas(city, kYears));
  ASSERT_TRUE(cohorts);
  std::map<int, double> sent, arrived;  // by the year of the step
  for (const Cohort& c : *cohorts) {
    EXPECT_LE(c.graduates, c.entrants + kEqual);
    EXPECT_NEAR(c.graduates, c.further + c.idle + c.gone + c.stay, kEqual);
    for (const double people : {c.quota, c.entrants, c.graduates, c.further, c.idle, c.gone, c.stay})
      EXPECT_GE(people, 0);
    sent[c.graduated] += c.further;
    if (c.promoted || c.returned) arrived[c.entered] += c.entrants;
  }
  // Who studies on from 2026 to 2029 arrives within the years of the outlook, whatever way they take.
  for (int year = 2026; year + 3 < 2026 + kYears; ++year)
    EXPECT_NEAR(sent[year], arrived[year], 1e-6) << year;
}

TEST(Supply, IsLinearInQuotas) {
  const City city = city_of(nursing_city());
  const auto supply = Supply::of(city, kYears);
  ASSERT_TRUE(supply);
  std::mt19937 random(7);
  for (int trial = 0; trial < 20; ++trial) {
    Quotas quotas{.first_year = 2026, .years = kYears, .offerings = {0, 1, 3}};
    for (int i = 0; i < 3 * kYears; ++i) quotas.persons.push_back(static_cast<double>(random() % 500));
    const SupplyMap map = supply->map(quotas.offerings);
    const auto cohorts = supply->cohorts(quotas);
    ASSERT_TRUE(cohorts);
    std::vector<double> counted(map.base.size(), 0);
    for (const Cohort& c : *cohorts) {
      const auto program = city.position(*city.find(city.tables().offerings[c.offering].program));
      const auto at = std::ranges::find(map.programs, program) - map.programs.begin();
      counted[static_cast<std::size_t>(at * kYears + c.graduated - 2026)] += c.stay;
    }
    const auto computed = map.graduates(quotas);
    for (std::size_t i = 0; i < counted.size(); ++i) EXPECT_NEAR(computed[i], counted[i], 1e-7);
  }
}

TEST(Supply, CoefficientsAreAboveZeroAndAtMostOneTogether) {
  const City city = city_of(nursing_city());
  const SupplyMap map = Supply::of(city, kYears)->map(std::vector<std::uint32_t>{0, 1, 2, 3});
  for (std::size_t k = 0; k < map.offerings.size(); ++k) {
    for (int year = map.first_year; year < map.first_year + map.years; ++year) {
      double sum = 0;
      for (const SupplyTerm& term : map.terms_of(k, year)) {
        EXPECT_GT(term.coefficient, 0);
        EXPECT_GE(static_cast<int>(term.year) + map.first_year, year + 3)
            << "nobody graduates before their time";
        sum += term.coefficient;
      }
      EXPECT_LE(sum, 1);
    }
  }
  EXPECT_THAT(map.terms_of(3, 2026 + kYears - 1), IsEmpty());
}

TEST(Supply, CarriesTheWeakestQualityOfWhatItRestsOn) {
  CityTables tables = nursing_city();
  for (Enrolment& row : tables.enrolments) row.provenance.quality = Quality::measured;
  const City city = city_of(tables);
  const SupplyMap map = Supply::of(city, kYears)->map({});
  EXPECT_THAT(map.quality, ::testing::Each(Quality::estimated)) << "rates are assumptions";
  const City synthetic = city_of(nursing_city());
  EXPECT_THAT(Supply::of(synthetic, kYears)->map({}).quality, ::testing::Each(Quality::synthetic));
}

TEST(Supply, TakesTheNarrowestRateThatHolds) {
  CityTables tables = without_routes();
  SupplyRate narrow = rate(SupplyStep::stay, ProgramLevel::higher_vocational, 10);
  narrow.category = "v:4";
  narrow.since = SchoolYear(2027);
  tables.supply_rates.push_back(narrow);
  SupplyRate last_year = rate(SupplyStep::progress, ProgramLevel::higher_vocational, 50);
  last_year.year_of_study = 3;
  tables.supply_rates.push_back(last_year);
  const City city = city_of(tables);
  const auto cohorts = Supply::of(city, kYears)->cohorts({.first_year = 2026, .years = kYears});
  ASSERT_TRUE(cohorts);
  const double graduates = 240 * .95 * .95 * .5;
  EXPECT_NEAR(sum_of(*cohorts, 1, 2026).stay + sum_of(*cohorts, 2, 2026).stay, graduates * .8 * .7, kEqual);
  EXPECT_NEAR(sum_of(*cohorts, 1, 2027).stay + sum_of(*cohorts, 2, 2027).stay, graduates * .8 * .1, kEqual);
}

TEST(Supply, ScenariosScaleRatesUpToTheWholeAndQuotas) {
  const City city = city_of(without_routes());
  const std::vector<ScenarioChange> changes = {
      {.lever = ScenarioLever::stay,
       .subject = "higher_vocational",
       .since = SchoolYear(2027),
       .change_bp = 10'000},
      {.lever = ScenarioLever::quota, .subject = "v:21", .since = SchoolYear(2028), .change_bp = -5'000}};
  const auto cohorts = Supply::of(city, kYears, changes)->cohorts({.first_year = 2026, .years = kYears});
  ASSERT_TRUE(cohorts);
  const double looking = 180 * .95 * .95 * .95 * .8;
  EXPECT_NEAR(sum_of(*cohorts, 1, 2026).stay, looking * .7, kEqual);
  EXPECT_NEAR(sum_of(*cohorts, 1, 2027).stay, looking, kEqual) << "twice 70 % is cut at the whole";
  const Quotas quotas = held_quotas(city, kYears, changes);
  EXPECT_EQ(quotas.of(3, 2027), 300);
  EXPECT_EQ(quotas.of(3, 2028), 150);
  EXPECT_EQ(quotas.of(0, 2028), 100);
}

TEST(Supply, NamesPointsWhosePeopleAreNotKnown) {
  CityTables tables = nursing_city();
  for (const int year : {2021, 2024, 2025})
    tables.points.push_back({Id<Offering>("col2"), SchoolYear(year), 1, by(Quality::measured)});
  std::erase_if(tables.enrolments, [](const Enrolment& row) {
    return row.offering == Id<Offering>("col2") && row.year != SchoolYear(2025);
  });
  const City city = city_of(tables);
  const auto supply = Supply::of(city, kYears);
  ASSERT_TRUE(supply);
  EXPECT_THAT(supply->unknown(), ::testing::ElementsAre(UnknownCohort{2, 2024}))
      << "those of 2021 have graduated, those of 2025 are known";
}

struct BadCase {
  const char* what;
  void (*spoil)(CityTables&);
  const char* where;
  const char* found;
};

TEST(Supply, RefusesWhatCannotBeWithPlaceAndFinding) {
  using enum ProgramLevel;
  const BadCase cases[] = {
      {"no enrolments", [](CityTables& c) { c.enrolments.clear(); }, "enrolments", "an empty table"},
      {"negative people", [](CityTables& c) { c.enrolments[3].entrants = Persons(-4); },
       "enrolments: uni 2021", "-4"},
      {"a school year is missing",
       [](CityTables& c) {
         std::erase_if(c.enrolments, [](const Enrolment& e) { return e.year == SchoolYear(2023); });
       },
       "enrolments: 2023", "no row"},
      {"a rate over one", [](CityTables& c) { c.supply_rates[0].share = Share::per_cent(120); },
       "supply_rates: fill secondary_vocational * 0 2010", "12000 bp"},
      {"a rate below zero", [](CityTables& c) { c.supply_rates[0].share = Share::per_cent(-1); },
       "supply_rates: fill secondary_vocational * 0 2010", "-100 bp"},
      {"a rate that begins too late", [](CityTables& c) { c.supply_rates[3].since = SchoolYear(2028); },
       "supply_rates: stay secondary_vocational", "2026"},
      {"a rate that is missing",
       [](CityTables& c) {
         std::erase_if(c.supply_rates, [](const SupplyRate& r) {
           return r.step == SupplyStep::progress && r.level == bachelor;
         });
       },
       "supply_rates: progress bachelor", "2022"},
      {"a route with a share over one",
       [](CityTables& c) { c.promotion_routes[0].share = Share::per_cent(101); }, "promotion_routes: up1",
       "10100 bp"},
      {"routes that sum to more than one",
       [](CityTables& c) {
         c.promotion_routes.push_back(route("again", secondary_vocational, higher_vocational, 2, 60));
       },
       "promotion_routes: v:61", "up1 + again = 1.1000"},
      {"a route to where nobody enrols",
       [](CityTables& c) { c.promotion_routes[0].to_level = vocational_bachelor; }, "promotion_routes: up1",
       "vocational_bachelor"},
      {"a cycle",
       [](CityTables& c) { c.promotion_routes.push_back(route("down", bachelor, higher_vocational, 2, 5)); },
       "promotion_routes", "v:41 → v:21 → v:41"},
      {"a level that leads to itself",
       [](CityTables& c) { c.promotion_routes.push_back(route("same", bachelor, bachelor, 2, 5)); },
       "promotion_routes", "v:21 → v:21"},
  };
  for (const BadCase& each : cases) {
    SCOPED_TRACE(each.what);
    CityTables tables = nursing_city();
    each.spoil(tables);
    const auto problems = problems_of(std::move(tables));
    EXPECT_THAT(
        problems,
        Contains(::testing::AllOf(
            ::testing::Field(&Problem::where, each.where),
            ::testing::Field(&Problem::found, ::testing::Field(&Wording::en, HasSubstr(each.found))))));
    for (const Problem& problem : problems)
      EXPECT_FALSE(problem.what.zh.empty() || problem.action.en.empty());
  }
}

TEST(Supply, RefusesQuotasThatCannotBe) {
  const City city = city_of(nursing_city());
  const auto supply = Supply::of(city, kYears);
  ASSERT_TRUE(supply);
  const Quotas good = held_quotas(city, kYears);
  EXPECT_TRUE(supply->cohorts(good));
  Quotas negative = good, late = good, few = good, lost = good;
  negative.persons[9] = -1;
  late.first_year = 2027;
  few.persons.pop_back();
  lost.offerings.back() = 99;
  EXPECT_EQ(supply->cohorts(negative).error().where, "quotas: col 2027");
  EXPECT_EQ(supply->cohorts(late).error().wanted.en, "2026, 8");
  EXPECT_EQ(supply->cohorts(few).error().wanted.en, "32");
  EXPECT_EQ(supply->cohorts(lost).error().found.en, "99");
}

TEST(Supply, DoesNotDependOnTheOrderOfRows) {
  CityTables tables = nursing_city();
  const City city = city_of(tables);
  std::mt19937 random(3);
  std::ranges::shuffle(tables.enrolments, random);
  std::ranges::shuffle(tables.supply_rates, random);
  const City shuffled = city_of(tables);
  const std::vector<std::uint32_t> all = {0, 1, 2, 3};
  EXPECT_EQ(Supply::of(city, kYears)->map(all), Supply::of(shuffled, kYears)->map(all));
}

}  // namespace
}  // namespace langqiao::outlook
