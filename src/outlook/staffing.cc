#include "outlook/staffing.h"

#include <algorithm>
#include <cmath>

namespace langqiao::outlook {
namespace {

constexpr double kEdge = 1e-7;  // shares are kept this far from 0 and 1 for the logit

double logit(double share) {
  const double inside = std::clamp(share, kEdge, 1 - kEdge);
  return std::log(inside / (1 - inside));
}
double share_of(double logit) { return 1 / (1 + std::exp(-logit)); }

// Squares of what is seen = signal + noise / size; both from least squares over all, and with them the share
// of a value of some size that is no noise. Squares beyond nine times the mean are cut: a break says nothing
// of either.
class SignalBySize {
 public:
  void add(double value, double size) {
    if (size > 0) seen_.push_back({value * value, 1 / size});
  }
  void fit() {
    double mean = 0;
    for (const auto& [square, inverse] : seen_) mean += square / static_cast<double>(seen_.size());
    double n = 0, x = 0, y = 0, xx = 0, xy = 0;
    for (const auto& [square, inverse] : seen_) {
      const double weight = 1 / (1e-12 + inverse);  // large ones are seen more clearly
      const double cut = std::min(square, 9 * mean);
      n += weight, x += weight * inverse, y += weight * cut;
      xx += weight * inverse * inverse, xy += weight * inverse * cut;
    }
    const double det = n * xx - x * x;
    noise_ = det > 0 ? std::max(0.0, (n * xy - x * y) / det) : 0;
    signal_ = n > 0 ? std::max(0.0, (y - noise_ * x) / n) : 0;
  }
  double kept(double size) const {
    const double both = signal_ + (size > 0 ? noise_ / size : noise_);
    return both > 0 ? signal_ / both : 0;
  }

 private:
  struct Seen {
    double square, inverse;
  };
  std::vector<Seen> seen_;
  double signal_ = 0, noise_ = 0;
};

struct Cell {
  std::size_t first = SIZE_MAX, last = SIZE_MAX;  // years in which it is known
};

}  // namespace

StaffingPatterns staffing_at(const Matrix& matrix, int year) {
  const std::size_t industries = matrix.industries, occupations = matrix.occupations;
  const auto known =
      static_cast<std::size_t>(std::ranges::upper_bound(matrix.years, year) - matrix.years.begin());
  StaffingPatterns out{std::vector(industries * occupations, kMissing),
                       std::vector(industries * occupations, 0.0)};
  std::vector<double> people(known * industries, 0);
  for (std::size_t y = 0; y < known; ++y) {
    for (std::size_t i = 0; i < industries; ++i) {
      for (std::size_t o = 0; o < occupations; ++o)
        if (is_known(matrix.at(y, i, o))) people[y * industries + i] += matrix.at(y, i, o);
    }
  }
  std::vector<double> slope(industries * occupations, kMissing), size(industries * occupations, 0);
  std::vector<double> common(occupations, 0), weight(occupations, 0);
  for (std::size_t i = 0; i < industries; ++i) {
    for (std::size_t o = 0; o < occupations; ++o) {
      Cell cell;
      for (std::size_t y = 0; y < known; ++y) {
        if (!is_known(matrix.at(y, i, o)) || people[y * industries + i] <= 0) continue;
        if (cell.first == SIZE_MAX) cell.first = y;
        cell.last = y;
      }
      if (cell.last == SIZE_MAX) continue;
      const std::size_t at = i * occupations + o;
      const auto share = [&](std::size_t y) { return matrix.at(y, i, o) / people[y * industries + i]; };
      out.share[at] = share(cell.last);
      size[at] = matrix.at(cell.last, i, o);
      if (cell.first == cell.last || share(cell.first) <= 0 || share(cell.last) <= 0) continue;
      slope[at] = (logit(share(cell.last)) - logit(share(cell.first))) /
                  (matrix.years[cell.last] - matrix.years[cell.first]);
      common[o] += size[at] * slope[at];
      weight[o] += size[at];
    }
  }
  SignalBySize of_occupations, of_cells;
  for (std::size_t o = 0; o < occupations; ++o) {
    common[o] = weight[o] > 0 ? common[o] / weight[o] : 0;
    of_occupations.add(common[o], weight[o]);
  }
  for (std::size_t at = 0; at < slope.size(); ++at)
    if (is_known(slope[at])) of_cells.add(slope[at] - common[at % occupations], size[at]);
  of_occupations.fit();
  of_cells.fit();
  for (std::size_t at = 0; at < slope.size(); ++at) {
    const std::size_t o = at % occupations;
    out.drift[at] = of_occupations.kept(weight[o]) * common[o];
    if (is_known(slope[at])) out.drift[at] += of_cells.kept(size[at]) * (slope[at] - common[o]);
  }
  return out;
}

std::vector<double> shares_after(const Matrix& matrix, const StaffingPatterns& staffing, double damping,
                                 double years) {
  std::vector<double> shares = staffing.share;
  if (damping <= 0) return shares;
  const double full = damped_years(damping, years);
  for (std::size_t i = 0; i < matrix.industries; ++i) {
    double before = 0, after = 0;
    for (std::size_t o = 0; o < matrix.occupations; ++o) {
      double& share = shares[i * matrix.occupations + o];
      if (!is_known(share)) continue;
      before += share;
      if (share > 0) share = share_of(logit(share) + full * staffing.drift[i * matrix.occupations + o]);
      after += share;
    }
    if (after <= 0) continue;
    for (std::size_t o = 0; o < matrix.occupations; ++o) shares[i * matrix.occupations + o] *= before / after;
  }
  return shares;
}

std::vector<double> growth_by_occupation(const Matrix& matrix, std::span<const double> before,
                                         std::span<const double> after, const std::vector<double>& now,
                                         const std::vector<double>& then) {
  std::vector<double> from(matrix.occupations, 0), to(matrix.occupations, 0);
  for (std::size_t i = 0; i < matrix.industries; ++i) {
    if (!is_known(before[i]) || !is_known(after[i])) continue;
    for (std::size_t o = 0; o < matrix.occupations; ++o) {
      const double share = now[i * matrix.occupations + o];
      if (!is_known(share)) continue;
      from[o] += before[i] * share;
      to[o] += after[i] * then[i * matrix.occupations + o];
    }
  }
  for (std::size_t o = 0; o < matrix.occupations; ++o) to[o] = from[o] > 0 ? to[o] / from[o] : kMissing;
  return to;
}

}  // namespace langqiao::outlook
