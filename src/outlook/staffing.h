// The way from industries to occupations: who works in an industry (its staffing pattern), how that drifts,
// and what occupations come to when industries grow as foretold. Shares drift on the logit scale; a drift is
// that of the occupation in all industries and a rest of its own, each shrunk toward none by its sampling
// noise, and damped.
#pragma once

#include <span>
#include <vector>

#include "outlook/history_tables.h"

namespace langqiao::outlook {

// The staffing patterns that are known in a year, and their yearly drift in logits.
struct StaffingPatterns {
  std::vector<double> share;  // by industry, then occupation; kMissing where never known
  std::vector<double> drift;  // the same
};

// From the years of the matrix up to and with `year`. Shares are the last known of each cell. Without a year
// of the matrix by then, everything is missing.
StaffingPatterns staffing_at(const Matrix& matrix, int year);

// Shares `years` later, a part `damping` of the drift lasting from each year to the next; every industry's
// shares sum to what they did.
std::vector<double> shares_after(const Matrix& matrix, const StaffingPatterns& staffing, double damping,
                                 double years);

// How much each occupation grows, as a factor, when industries go from `before` to `after` and staffing
// patterns from `now` to `then`: Σ after·then / Σ before·now. kMissing where no industry is known to have it.
std::vector<double> growth_by_occupation(const Matrix& matrix, std::span<const double> before,
                                         std::span<const double> after, const std::vector<double>& now,
                                         const std::vector<double>& then);

}  // namespace langqiao::outlook
