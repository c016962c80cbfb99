// Forecasts of one short yearly series whose years need not be regular. Each candidate is a plain rule with
// at most three parameters, because 1 to 25 points carry no more; which of them to trust is decided elsewhere
// (combine.h). Methods: Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., 5.2
// and 8.2; Theil (1950) and Sen (1968) for the median of slopes.
#pragma once

#include <array>
#include <span>

#include "city/names.h"

namespace langqiao::outlook {

// A known value; a year that is not known has no point.
struct Point {
  int year = 0;
  double value = 0;  // not negative
};

enum class Candidate { last_value, drift, damped_trend, theil_sen, autoregressive, pooled_growth };

// The candidates that look at one series alone; pooled_growth (growth.h) looks at all of them.
inline constexpr std::array kAlone = {Candidate::last_value, Candidate::drift, Candidate::damped_trend,
                                      Candidate::theil_sen, Candidate::autoregressive};
inline constexpr std::size_t kCandidates = kAlone.size() + 1;

constexpr auto names(Candidate) {
  using enum Candidate;
  return Names<Candidate, 6>{{{last_value, "last_value"},
                              {drift, "drift"},
                              {damped_trend, "damped_trend"},
                              {theil_sen, "theil_sen"},
                              {autoregressive, "autoregressive"},
                              {pooled_growth, "pooled_growth"}}};
}

// What `candidate` says of each year of `targets`, into `out` of the same size. Never negative.
//   last_value      the last point.
//   drift           the straight line through first and last point.
//   damped_trend    Holt's level and trend on logs; the trend loses a share of itself every year. Smoothing
//   and
//                   damping are those that foretold the points themselves best, one step ahead.
//   theil_sen       the median of all pairwise yearly growth rates, from the last point on.
//   autoregressive  the growth line; the last distance from it dies out year by year.
// Preconditions: `known` has at least one point, years rise, and every target is later than the last point;
// `candidate` is one of kAlone. Fewer points than a candidate needs: the last value.
void extend(Candidate candidate, std::span<const Point> known, std::span<const int> targets,
            std::span<double> out);

// φ + φ² + … + φ^years: how many full years' worth of a trend is left of so many years when a share φ of it
// lasts from each year to the next.
double damped_years(double phi, double years);

}  // namespace langqiao::outlook
