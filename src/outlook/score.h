// How good forecasts were, once what they foretold has happened. Every measure is over the series for which
// base, forecast and actual value are known.
#pragma once

#include <cstddef>
#include <span>

namespace langqiao::outlook {

// One forecast beside what came.
struct Verdict {
  double base = 0;  // last known value when the forecast was made
  double forecast = 0;
  double actual = 0;
  double yearly = 0;  // mean absolute yearly change up to the origin; 0 where there was none
  double low = 0;     // ends of the 80 % interval; kMissing: none was given
  double high = 0;
};

// Shares are 0 … 1; NaN where nothing could be measured.
struct Score {
  std::size_t series = 0;
  double people = 0;          // sum of the actual values
  double weighted_error = 0;  // Σ |forecast − actual| / Σ actual: the mean of percentage errors by employment
  double percentage_error = 0;  // mean of |forecast − actual| / actual over series with an actual above zero
  double scaled_error = 0;      // mean of |forecast − actual| / yearly (Hyndman and Koehler 2006)
  double direction = 0;  // share of series that went where they were foretold to go; no change foretold
                         // is a miss unless none came
  double direction_people = 0;  // the same, by actual employment
  double dissimilarity = 0;     // ½ Σ |share foretold − actual share| (Duncan and Duncan 1955)
  double coverage = 0;          // share of series within their interval
};
Score score(std::span<const Verdict> verdicts);

}  // namespace langqiao::outlook
