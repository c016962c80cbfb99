#include "outlook/series.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/check.h"

namespace langqiao::outlook {
namespace {

// Where a series touches zero its logarithm is taken a thousandth of its mean above it.
std::vector<Point> logs_of(std::span<const Point> known) {
  double sum = 0;
  for (const Point& point : known) sum += point.value;
  const double least = sum / static_cast<double>(known.size()) / 1000;
  std::vector<Point> logs(known.begin(), known.end());
  for (Point& point : logs) point.value = std::log(std::max(point.value, least));
  return logs;
}

struct Smoothing {
  double level;  // share of a surprise that is taken into the level
  double trend;  // and, of that, into the trend
  double damping;
};

struct Holt {
  double level = 0;
  double trend = 0;  // a year
  double squares = 0;
};

// Runs through the points; over a gap of several years the trend is damped as often.
Holt run(const Smoothing& by, std::span<const Point> logs) {
  const std::size_t early = std::min<std::size_t>(logs.size() - 1, 2);
  Holt at{.level = logs[0].value,
          .trend = (logs[early].value - logs[0].value) / (logs[early].year - logs[0].year)};
  for (std::size_t i = 1; i < logs.size(); ++i) {
    const double years = logs[i].year - logs[i - 1].year;
    const double expected = at.level + at.trend * damped_years(by.damping, years);
    const double surprise = logs[i].value - expected;
    at.squares += surprise * surprise / years;
    at.level = expected + by.level * surprise;
    at.trend = at.trend * std::pow(by.damping, years) + by.level * by.trend * surprise / years;
  }
  return at;
}

constexpr std::array kLevels = {0.4, 0.7, 1.0};
constexpr std::array kTrends = {0.1, 0.3};
constexpr std::array kDampings = {0.8, 0.9, 0.98};
constexpr Smoothing kShort{.level = 0.7, .trend = 0.3, .damping = 0.9};  // too few points to choose from
constexpr std::size_t kPointsToChoose = 6;

Smoothing best_smoothing(std::span<const Point> logs) {
  if (logs.size() < kPointsToChoose) return kShort;
  Smoothing best = kShort;
  double least = run(best, logs).squares;
  for (const double level : kLevels) {
    for (const double trend : kTrends) {
      for (const double damping : kDampings) {
        const Smoothing tried{level, trend, damping};
        const double squares = run(tried, logs).squares;
        if (squares < least) least = squares, best = tried;
      }
    }
  }
  return best;
}

void damped_trend(std::span<const Point> known, std::span<const int> targets, std::span<double> out) {
  const auto logs = logs_of(known);
  const Smoothing by = best_smoothing(logs);
  const Holt at = run(by, logs);
  for (std::size_t j = 0; j < targets.size(); ++j)
    out[j] = std::exp(at.level + at.trend * damped_years(by.damping, targets[j] - known.back().year));
}

void drift(std::span<const Point> known, std::span<const int> targets, std::span<double> out) {
  const double slope = (known.back().value - known.front().value) / (known.back().year - known.front().year);
  for (std::size_t j = 0; j < targets.size(); ++j)
    out[j] = std::max(0.0, known.back().value + slope * (targets[j] - known.back().year));
}

void theil_sen(std::span<const Point> known, std::span<const int> targets, std::span<double> out) {
  const auto logs = logs_of(known);
  std::vector<double> slopes;
  for (std::size_t i = 0; i < logs.size(); ++i) {
    for (std::size_t k = i + 1; k < logs.size(); ++k)
      slopes.push_back((logs[k].value - logs[i].value) / (logs[k].year - logs[i].year));
  }
  const auto middle = slopes.begin() + static_cast<std::ptrdiff_t>(slopes.size() / 2);
  std::ranges::nth_element(slopes, middle);
  for (std::size_t j = 0; j < targets.size(); ++j)
    out[j] = std::exp(logs.back().value + *middle * (targets[j] - known.back().year));
}

struct Line {
  double at_origin;  // of the year 0 of `years`
  double slope;
};

Line least_squares(std::span<const Point> logs) {
  double year = 0, value = 0;
  for (const Point& point : logs) year += point.year, value += point.value;
  year /= static_cast<double>(logs.size());
  value /= static_cast<double>(logs.size());
  double cross = 0, square = 0;
  for (const Point& point : logs) {
    cross += (point.year - year) * (point.value - value);
    square += (point.year - year) * (point.year - year);
  }
  const double slope = cross / square;
  return {value - slope * year, slope};
}

// Share of a distance from the line that is left a year later, from neighbours in time; shrunk toward a half,
// as so few pairs say little.
double kept_a_year(const Line& line, std::span<const Point> logs) {
  double cross = 0, square = 0;
  const auto distance = [&](const Point& p) { return p.value - line.at_origin - line.slope * p.year; };
  for (std::size_t i = 1; i < logs.size(); ++i) {
    const double gap = logs[i].year - logs[i - 1].year;
    cross += distance(logs[i]) * distance(logs[i - 1]) / gap;
    square += distance(logs[i - 1]) * distance(logs[i - 1]) / gap;
  }
  constexpr double kPrior = 0.5;
  const double shrink = 2.0 / static_cast<double>(logs.size());
  const double raw = square > 0 ? cross / square : kPrior;
  return std::clamp((1 - shrink) * raw + shrink * kPrior, 0.0, 0.98);
}

void autoregressive(std::span<const Point> known, std::span<const int> targets, std::span<double> out) {
  const auto logs = logs_of(known);
  const Line line = least_squares(logs);
  const double kept = kept_a_year(line, logs);
  const auto on_line = [&](int year) { return line.at_origin + line.slope * year; };
  const double distance = logs.back().value - on_line(logs.back().year);
  for (std::size_t j = 0; j < targets.size(); ++j)
    out[j] = std::exp(on_line(targets[j]) + distance * std::pow(kept, targets[j] - known.back().year));
}

constexpr std::size_t points_needed(Candidate candidate) {
  switch (candidate) {
    case Candidate::last_value:
      return 1;
    case Candidate::drift:
    case Candidate::damped_trend:
    case Candidate::theil_sen:
      return 2;
    case Candidate::autoregressive:
    case Candidate::pooled_growth:
      return 4;
  }
  return 1;
}

}  // namespace

double damped_years(double phi, double years) {
  return phi == 1 ? years : phi * (1 - std::pow(phi, years)) / (1 - phi);
}

void extend(Candidate candidate, std::span<const Point> known, std::span<const int> targets,
            std::span<double> out) {
  CHECK(!known.empty() && out.size() == targets.size() && candidate != Candidate::pooled_growth);
  const bool nothing = std::ranges::all_of(known, [](const Point& point) { return point.value == 0; });
  if (known.size() < points_needed(candidate) || nothing) candidate = Candidate::last_value;
  switch (candidate) {
    case Candidate::last_value:
    case Candidate::pooled_growth:
      std::ranges::fill(out, known.back().value);
      return;
    case Candidate::drift:
      return drift(known, targets, out);
    case Candidate::damped_trend:
      return damped_trend(known, targets, out);
    case Candidate::theil_sen:
      return theil_sen(known, targets, out);
    case Candidate::autoregressive:
      return autoregressive(known, targets, out);
  }
}

}  // namespace langqiao::outlook
