#include "outlook/score.h"

#include <cmath>

#include "outlook/panel.h"

namespace langqiao::outlook {
namespace {

// A mean that is NaN over nothing.
struct Mean {
  double sum = 0, weight = 0;
  void add(double value, double by = 1) { sum += by * value, weight += by; }
  double value() const { return weight > 0 ? sum / weight : kMissing; }
};

int sign(double change) { return (change > 0) - (change < 0); }

}  // namespace

Score score(std::span<const Verdict> verdicts) {
  Score out;
  double foretold = 0, errors = 0;
  Mean percentage, scaled, direction, direction_people, coverage;
  for (const Verdict& v : verdicts) {
    const double error = std::abs(v.forecast - v.actual);
    out.people += v.actual;
    foretold += v.forecast;
    errors += error;
    if (v.actual > 0) percentage.add(error / v.actual);
    if (v.yearly > 0) scaled.add(error / v.yearly);
    const double right = sign(v.forecast - v.base) == sign(v.actual - v.base) ? 1 : 0;
    direction.add(right);
    direction_people.add(right, v.actual);
    if (is_known(v.low) && is_known(v.high)) coverage.add(v.low <= v.actual && v.actual <= v.high ? 1 : 0);
  }
  out.series = verdicts.size();
  out.weighted_error = out.people > 0 ? errors / out.people : kMissing;
  out.percentage_error = percentage.value();
  out.scaled_error = scaled.value();
  out.direction = direction.value();
  out.direction_people = direction_people.value();
  out.coverage = coverage.value();
  out.dissimilarity = kMissing;
  if (out.people > 0 && foretold > 0) {
    out.dissimilarity = 0;
    for (const Verdict& v : verdicts)
      out.dissimilarity += std::abs(v.forecast / foretold - v.actual / out.people) / 2;
  }
  return out;
}

}  // namespace langqiao::outlook
