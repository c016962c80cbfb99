// Many yearly series side by side, with groups and a total above them: what the forecasts of industries and
// of occupations are computed from. Missing is NaN, never zero.
//
// Everything here and in growth.h and combine.h works by *origins*: what is said at origin k has seen the
// years 0 … k and nothing else, so the same states serve a forecast and a backtest, and no hidden year can
// leak.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "outlook/series.h"

namespace langqiao::outlook {

inline constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();
inline bool is_known(double value) { return !std::isnan(value); }

// Leaves by year as they were observed.
struct Panel {
  std::vector<int> years;            // rising
  std::vector<double> values;        // by leaf, then year; ≥ 0 or kMissing
  std::vector<std::uint32_t> group;  // by leaf
  std::size_t groups = 0;

  std::size_t leaves() const { return group.size(); }
  double& at(std::size_t leaf, std::size_t year) { return values[leaf * years.size() + year]; }
  double at(std::size_t leaf, std::size_t year) const { return values[leaf * years.size() + year]; }
};

// The panel with its groups and its total as further nodes: leaves first, then groups, then the total. A
// group's series is chained: from each year to the next it grows as those of its leaves did that are known in
// both, so that a suppressed cell is no fall.
class Tree {
 public:
  // Preconditions: years rise, every group is below `groups`.
  explicit Tree(const Panel& panel);

  const std::vector<int>& years() const { return years_; }
  std::size_t leaves() const { return leaves_; }
  std::size_t nodes() const { return parent_.size(); }
  std::size_t total() const { return nodes() - 1; }
  bool is_group(std::size_t node) const { return node >= leaves_ && node < total(); }
  std::size_t parent(std::size_t node) const { return parent_[node]; }
  double value(std::size_t node, std::size_t year) const { return values_[node * years_.size() + year]; }

  // The last known value up to `origin`: of a leaf as observed, of a group or the total the sum over its
  // leaves. kMissing before the first.
  double last(std::size_t node, std::size_t origin) const { return last_[node * years_.size() + origin]; }
  // The year of a leaf's last known value; of other nodes that of the origin. −1 before the first.
  int last_year(std::size_t node, std::size_t origin) const;

  // What `node` came to in year `later`, measured like last(node, origin); kMissing where it is not known.
  double actual(std::size_t node, std::size_t origin, std::size_t later) const;

  // The known points up to `origin`.
  std::vector<Point> known(std::size_t node, std::size_t origin) const;

 private:
  void chain(std::size_t node, std::span<const std::size_t> leaves);
  void find_last();

  std::vector<int> years_;
  std::size_t leaves_;
  std::vector<std::size_t> parent_;  // of the total: itself
  std::vector<double> values_;
  std::vector<double> last_;
  std::vector<int> last_known_;  // position of the year; −1 before the first
};

}  // namespace langqiao::outlook
