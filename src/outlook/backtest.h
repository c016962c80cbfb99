// Backtest: forecasts from years long past beside what came since. The forecast at an origin has seen the
// years up to it and no other; so have the plain methods beside it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "city/history.h"
#include "outlook/demand.h"
#include "outlook/score.h"

namespace langqiao::outlook {

struct BacktestOptions {
  std::optional<int> origin;   // the one year to forecast from; every year when absent
  std::optional<int> horizon;  // years ahead at most
  std::uint64_t seed = 1;
  std::size_t futures = 500;  // behind each 80 % interval
  unsigned threads = 0;
};

enum class Level { occupation, industry };
enum class Method { combined, last_value, drift, damped_trend };

constexpr auto names(Level) {
  using enum Level;
  return Names<Level, 2>{{{occupation, "occupation"}, {industry, "industry"}}};
}
constexpr auto names(Method) {
  using enum Method;
  return Names<Method, 4>{
      {{combined, "combined"}, {last_value, "last_value"}, {drift, "drift"}, {damped_trend, "damped_trend"}}};
}

// One method at one level, over the windows of one length (`years`), or of one window.
struct Measured {
  Level level = Level::occupation;
  Method method = Method::combined;
  int years = 0;
  std::optional<int> origin;  // of one window; of several: nothing
  std::size_t windows = 1;
  Score score;
};

// One series of the longest window of the latest origin that has one.
struct SeriesResult {
  Level level = Level::occupation;
  std::string code;
  std::string name;
  int origin = 0;
  int year = 0;
  Verdict verdict;
};

// How much each candidate and way weighed at one origin, mean over its targets.
struct WeightsAtOrigin {
  Level level = Level::occupation;
  int origin = 0;
  std::array<double, kCandidates> candidates{};
  Ways ways;
};

struct Backtest {
  std::vector<int> years;
  std::size_t industries = 0;
  std::size_t occupations = 0;
  std::vector<int> matrix_years;
  std::vector<Measured> by_horizon;  // of all windows of a length together
  std::vector<Measured> by_window;
  std::vector<WeightsAtOrigin> weights;
  std::vector<SeriesResult> series;
};

// Problems: no numbers at all, fewer than two years, an origin that is no year of the history or has no year
// behind it, a horizon within which no later year lies.
Result<Backtest, Problem> backtest(const History& history, const BacktestOptions& options);

}  // namespace langqiao::outlook
