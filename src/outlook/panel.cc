#include "outlook/panel.h"

#include <algorithm>
#include <numeric>

#include "base/check.h"

namespace langqiao::outlook {

Tree::Tree(const Panel& panel)
    : years_(panel.years),
      leaves_(panel.leaves()),
      parent_(leaves_ + panel.groups + 1),
      values_(panel.values) {
  CHECK(values_.size() == leaves_ * years_.size());
  CHECK(std::ranges::is_sorted(years_, std::ranges::less_equal{}));
  std::vector<std::vector<std::size_t>> members(panel.groups);
  for (std::size_t leaf = 0; leaf < leaves_; ++leaf) {
    CHECK(panel.group[leaf] < panel.groups);
    parent_[leaf] = leaves_ + panel.group[leaf];
    members[panel.group[leaf]].push_back(leaf);
  }
  for (std::size_t group = 0; group <= panel.groups; ++group) parent_[leaves_ + group] = total();
  values_.resize(nodes() * years_.size(), kMissing);
  for (std::size_t group = 0; group < panel.groups; ++group) chain(leaves_ + group, members[group]);
  std::vector<std::size_t> all(leaves_);
  std::iota(all.begin(), all.end(), std::size_t{0});
  chain(total(), all);
  find_last();
}

// Starts at the sum of the leaves that are known in the first year in which any is, and grows as those did
// that are known again.
void Tree::chain(std::size_t node, std::span<const std::size_t> leaves) {
  double* const own = &values_[node * years_.size()];
  std::vector<double> carried(leaves.size(), kMissing);
  double level = kMissing;
  for (std::size_t year = 0; year < years_.size(); ++year) {
    double now = 0, before = 0, sum = 0;
    bool any = false;
    for (std::size_t i = 0; i < leaves.size(); ++i) {
      const double value = this->value(leaves[i], year);
      if (!is_known(value)) continue;
      any = true;
      sum += value;
      if (is_known(carried[i])) now += value, before += carried[i];
      carried[i] = value;
    }
    if (!any) continue;
    const double growth = before > 0 && now > 0 ? now / before : 1;
    level = is_known(level) ? level * growth : sum > 0 ? sum : kMissing;
    for (std::size_t i = 0; i < leaves.size(); ++i)  // who is not seen is taken to go with the others
      if (!is_known(this->value(leaves[i], year))) carried[i] *= growth;
    own[year] = level;
  }
}

void Tree::find_last() {
  last_.assign(values_.size(), kMissing);
  last_known_.assign(values_.size(), -1);
  const std::size_t count = years_.size();
  for (std::size_t node = 0; node < nodes(); ++node) {
    for (std::size_t year = 0; year < count; ++year) {
      const bool known = is_known(value(node, year));
      const int before = year > 0 ? last_known_[node * count + year - 1] : -1;
      last_known_[node * count + year] = known ? static_cast<int>(year) : before;
      if (node < leaves_ && last_known_[node * count + year] >= 0)
        last_[node * count + year] = value(node, static_cast<std::size_t>(last_known_[node * count + year]));
    }
  }
  for (std::size_t leaf = 0; leaf < leaves_; ++leaf) {
    for (std::size_t year = 0; year < count; ++year) {
      if (!is_known(last(leaf, year))) continue;
      for (const std::size_t above : {parent(leaf), total()}) {
        double& sum = last_[above * count + year];
        sum = is_known(sum) ? sum + last(leaf, year) : last(leaf, year);
      }
    }
  }
}

int Tree::last_year(std::size_t node, std::size_t origin) const {
  const int position = last_known_[node * years_.size() + origin];
  return position < 0 ? -1 : years_[static_cast<std::size_t>(position)];
}

double Tree::actual(std::size_t node, std::size_t origin, std::size_t later) const {
  if (node < leaves_) return value(node, later);
  const double then = value(node, origin);
  return is_known(then) ? last(node, origin) * value(node, later) / then : kMissing;
}

std::vector<Point> Tree::known(std::size_t node, std::size_t origin) const {
  std::vector<Point> points;
  for (std::size_t year = 0; year <= origin; ++year) {
    if (is_known(value(node, year))) points.push_back({years_[year], value(node, year)});
  }
  if (node >= leaves_ && !points.empty()) {
    const double scale = last(node, origin) / points.back().value;
    for (Point& point : points) point.value *= scale;
  }
  return points;
}

}  // namespace langqiao::outlook
