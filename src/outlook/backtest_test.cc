#include "outlook/backtest.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>

#include "outlook/futures.h"
#include "outlook/made_up_history.h"
#include "outlook/staffing.h"

namespace langqiao::outlook {
namespace {

// The mean of one measure over made-up worlds, at occupations, ten years ahead from 2014.
struct Means {
  double weighted_error = 0, dissimilarity = 0, direction = 0, coverage = 0;
};
Means ten_years_ahead(const HistoryRecipe& recipe, Method method) {
  constexpr int kWorlds = 6;
  Means means;
  for (std::uint64_t world = 1; world <= kWorlds; ++world) {
    const auto result =
        backtest(MadeUp(recipe, world).history(), {.origin = 2014, .horizon = {}, .futures = 200});
    EXPECT_TRUE(result);
    for (const Measured& measured : result->by_window) {
      if (measured.level != Level::occupation || measured.method != method || measured.years != 10) continue;
      means.weighted_error += measured.score.weighted_error / kWorlds;
      means.dissimilarity += measured.score.dissimilarity / kWorlds;
      means.direction += measured.score.direction / kWorlds;
      means.coverage += measured.score.coverage / kWorlds;
    }
  }
  return means;
}

struct World {
  const char* name;
  HistoryRecipe recipe;
};
std::vector<World> worlds() {
  return {{"trends that last", {.trend = 0.025, .lasting = 0.97}},
          {"trends that pass", {.trend = 0.02, .lasting = 0.8}},
          {"mostly luck", {.trend = 0.008, .shock = 0.04}},
          {"noisy surveys", {.trend = 0.02, .noise = 0.06}}};
}

TEST(Backtest, TheCombinationBeatsTheDampedTrendInEveryKindOfWorld) {
  for (const World& world : worlds()) {
    const Means combined = ten_years_ahead(world.recipe, Method::combined);
    const Means damped = ten_years_ahead(world.recipe, Method::damped_trend);
    RecordProperty(world.name, std::to_string(100 * combined.weighted_error) + " / " +
                                   std::to_string(100 * damped.weighted_error));
    EXPECT_LT(combined.weighted_error, damped.weighted_error) << world.name;
    EXPECT_LT(combined.dissimilarity, damped.dissimilarity) << world.name;
  }
}

TEST(Backtest, TheCombinationBeatsLastValueWhereTrendsLast) {
  const HistoryRecipe lasting = worlds().front().recipe;
  EXPECT_LT(ten_years_ahead(lasting, Method::combined).weighted_error,
            ten_years_ahead(lasting, Method::last_value).weighted_error);
  EXPECT_LT(ten_years_ahead(lasting, Method::combined).weighted_error,
            ten_years_ahead(lasting, Method::drift).weighted_error);
}

TEST(Backtest, EightyPerCentIntervalsHoldAboutEightyPerCentOverAllWindows) {
  double inside = 0, all = 0;
  for (const World& world : worlds()) {
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
      const auto result = backtest(MadeUp(world.recipe, seed).history(), {.futures = 200});
      ASSERT_TRUE(result);
      for (const Measured& measured : result->by_window) {
        if (measured.method != Method::combined || *measured.origin < 2009) continue;
        inside += measured.score.coverage * static_cast<double>(measured.score.series);
        all += static_cast<double>(measured.score.series);
      }
    }
  }
  EXPECT_GT(inside / all, 0.75);
  EXPECT_LT(inside / all, 0.85);
}

std::vector<double> said_at(const Backtest& result, int origin) {
  std::vector<double> out;
  for (const Measured& measured : result.by_window)
    if (*measured.origin == origin) out.push_back(measured.score.weighted_error);
  return out;
}

TEST(Backtest, NoHiddenYearLeaksIntoAForecast) {
  const HistoryRecipe recipe{.matrix = true, .suppressed = 60};
  const History whole = MadeUp(recipe, 4).history();
  History changed = whole;
  const auto spoil = [](auto& rows) {
    for (auto& row : rows)
      if (row.year.year > 2014) row.persons.persons = row.persons.persons * 3 + 17;
  };
  spoil(changed.employment), spoil(changed.industry_totals), spoil(changed.occupation_totals);
  const CombineOptions options;
  const Demand before = demand_of(tables_of(whole), options), after = demand_of(tables_of(changed), options);
  for (std::size_t k = 0; k < before.years.size() && before.years[k] <= 2014; ++k) {
    EXPECT_EQ(before.of_occupations[k].combined, after.of_occupations[k].combined) << before.years[k];
    EXPECT_EQ(before.of_industries[k].combined, after.of_industries[k].combined) << before.years[k];
  }
}

TEST(Backtest, SameSeedSameBytesWithAnyNumberOfThreads) {
  const History history = MadeUp({.matrix = true}, 2).history();
  const auto one = backtest(history, {.futures = 100, .threads = 1});
  const auto four = backtest(history, {.futures = 100, .threads = 4});
  ASSERT_TRUE(one && four);
  for (const int origin : {2010, 2014}) EXPECT_EQ(said_at(*one, origin), said_at(*four, origin));
  ASSERT_EQ(one->series.size(), four->series.size());
  for (std::size_t i = 0; i < one->series.size(); ++i) {
    EXPECT_EQ(one->series[i].verdict.forecast, four->series[i].verdict.forecast);
  }
  ASSERT_EQ(one->by_horizon.size(), four->by_horizon.size());
  for (std::size_t i = 0; i < one->by_horizon.size(); ++i) {
    const double a = one->by_horizon[i].score.coverage, b = four->by_horizon[i].score.coverage;
    EXPECT_TRUE(a == b || (a != a && b != b));
  }
}

TEST(Backtest, TheOrderOfRowsMeansNothing) {
  History history = MadeUp({.matrix = true}, 3).history();
  const auto before = backtest(history, {.origin = 2014, .futures = 50});
  std::ranges::reverse(history.employment);
  std::ranges::reverse(history.occupation_totals);
  std::ranges::reverse(history.industries);
  const auto after = backtest(history, {.origin = 2014, .futures = 50});
  ASSERT_TRUE(before && after);
  const auto a = said_at(*before, 2014), b = said_at(*after, 2014);
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) EXPECT_NEAR(a[i], b[i], 1e-9);
}

TEST(Backtest, TakesWhateverPartOfAHistoryThereIs) {
  History occupations = MadeUp({}, 5).history();
  EXPECT_TRUE(backtest(occupations, {.futures = 20}));
  History matrix_only = MadeUp({.matrix = true, .totals = false, .suppressed = 100}, 5).history();
  const auto from_cells = backtest(matrix_only, {.futures = 20});
  ASSERT_TRUE(from_cells);
  EXPECT_GT(from_cells->occupations, 100U);
  History one_matrix = MadeUp({.matrix = true}, 5).history();
  std::erase_if(one_matrix.employment, [](const HistoryEmployment& row) { return row.year.year != 2010; });
  EXPECT_TRUE(backtest(one_matrix, {.origin = 2014, .futures = 20}));
  History industries = MadeUp({.matrix = true}, 5).history();
  industries.employment.clear(), industries.occupation_totals.clear(), industries.occupations.clear();
  EXPECT_TRUE(backtest(industries, {.futures = 20}));
}

TEST(Backtest, SaysWhichOriginsThereAre) {
  const History history = MadeUp({}, 1).history();
  for (const int origin : {1999, 2006, 2024}) {
    const auto result = backtest(history, {.origin = origin});
    ASSERT_FALSE(result) << origin;
    EXPECT_EQ(result.error().where, "--origin");
    EXPECT_NE(result.error().wanted.en.find("2014"), std::string::npos);
  }
  const auto short_sighted = backtest(history, {.origin = 2010, .horizon = 2});
  ASSERT_FALSE(short_sighted);
  EXPECT_EQ(short_sighted.error().where, "--horizon");
}

History two_years(std::vector<CodeChange> changes, std::vector<OccupationTotal> totals) {
  History history;
  history.code_changes = std::move(changes);
  history.occupation_totals = std::move(totals);
  return history;
}

TEST(HistoryTables, SplitsAndMergesOldCodesByTheirParts) {
  const auto occupation = CodeKind::occupation;
  const HistoryTables tables = tables_of(
      two_years({{occupation, "A", "A1", {2010}, Part{0.25}},
                 {occupation, "A", "X", {2010}, Part{0.75}},
                 {occupation, "B", "X", {2010}, {}}},
                {{{2005}, "A", {100}}, {{2005}, "B", {50}}, {{2010}, "A1", {30}}, {{2010}, "X", {120}}}));
  ASSERT_EQ(tables.occupations, (std::vector<std::string>{"A1", "X"}));
  EXPECT_EQ(tables.by_occupation.at(0, 0), 25);
  EXPECT_EQ(tables.by_occupation.at(1, 0), 125);
}

TEST(HistoryTables, ANewCodeIsUnknownWhereAPartOfItIs) {
  const auto occupation = CodeKind::occupation;
  const HistoryTables tables = tables_of(two_years(
      {{occupation, "A", "X", {2010}, {}}, {occupation, "B", "X", {2010}, {}}}, {{{2004}, "A", {90}},
                                                                                 {{2004}, "B", {40}},
                                                                                 {{2005}, "A", {100}},
                                                                                 {{2005}, "B", {}},
                                                                                 {{2006}, "A", {100}},
                                                                                 {{2010}, "X", {120}}}));
  EXPECT_EQ(tables.by_occupation.at(0, 0), 130);
  const auto& years = tables.by_occupation.years;
  for (std::size_t k = 0; k < years.size(); ++k)
    if (years[k] == 2005 || years[k] == 2006) {
      EXPECT_FALSE(is_known(tables.by_occupation.at(0, k)));
    }
}

TEST(HistoryTables, DoesNotCountGroupsBesideTheirMembers) {
  History history = two_years({}, {{{2005}, "11", {100}}, {{2005}, "11-1", {60}}, {{2005}, "11-2", {40}}});
  history.occupations = {{"11", "", ""}, {"11-1", "", "11"}, {"11-2", "", "11"}};
  EXPECT_EQ(tables_of(history).occupations, (std::vector<std::string>{"11-1", "11-2"}));
}

TEST(Staffing, SharesKeepTheirSumAndALastingShiftGoesOn) {
  Matrix matrix{.years = {2010, 2020}, .industries = 1, .occupations = 2, .values = {800, 200, 600, 400}};
  const StaffingPatterns patterns = staffing_at(matrix, 2020);
  const auto later = shares_after(matrix, patterns, 0.95, 10);
  EXPECT_NEAR(later[0] + later[1], 1, 1e-12);
  EXPECT_LE(later[0], 0.6 + 1e-12);
  EXPECT_EQ(staffing_at(matrix, 2015).share[0], 0.8);
  EXPECT_FALSE(is_known(staffing_at(matrix, 2009).share[0]));
}

TEST(Futures, TheMiddleIsTheForecastAndTheFanWidens) {
  const HistoryTables tables = tables_of(MadeUp({}, 8).history());
  const Tree tree(tables.by_occupation);
  const auto forecasts = forecast_at_origins(tree, {.more_targets = {2025, 2034}});
  const std::size_t now = forecasts.size() - 1;
  const Paths paths = paths_at(tree, forecasts, now, 401, 1, 2);
  const auto low = quantile_of(paths, 0, 0.1), high = quantile_of(paths, 0, 0.9);
  const auto later_low = quantile_of(paths, 1, 0.1), later_high = quantile_of(paths, 1, 0.9);
  const auto middle = quantile_of(paths, 1, 0.5);
  for (std::size_t leaf = 0; leaf < tree.leaves(); ++leaf) {
    EXPECT_LT(std::log(high[leaf] / low[leaf]), std::log(later_high[leaf] / later_low[leaf]));
    EXPECT_NEAR(std::log(middle[leaf] / forecasts[now].of(leaf, 1)), 0,
                0.35 * std::log(later_high[leaf] / later_low[leaf]));
  }
}

}  // namespace
}  // namespace langqiao::outlook
