// Pooled growth: how much of each series' past growth to believe. A single short series cannot say whether it
// has a trend or a run of luck, but several hundred of them together can. Growth is taken apart: of the
// total, of a group beside the total, of a leaf beside its group; break years are clipped; each part is
// shrunk toward nothing by its sampling noise (empirical Bayes, Efron and Morris 1975); and how fast what is
// left dies out is read off earlier windows of all series at once.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "outlook/panel.h"

namespace langqiao::outlook {

// What origin k says of every node's growth beside its parent, in logs a year. Two readings of the past: all
// of it alike, and recent years weighing more.
struct GrowthAtOrigin {
  struct Reading {
    std::vector<double> slope;  // by node, shrunk; 0 where nothing is known
  };
  Reading all;
  Reading recent;
  std::vector<double> last_surprise;  // by node: the last change beside the slope, clipped; 0 where unknown
  double echo = 0;                    // how much of it comes again (above 0) or back (below 0) the year after
};
GrowthAtOrigin growth_at(const Tree& tree, std::size_t origin);

// How past growth carries on, as learned from the windows that end at or before an origin.
struct Persistence {
  double leaf_all = 0;  // full years' worth of the slope, by reading, for the horizon asked for
  double leaf_recent = 0;
  double group_all = 0;
  double group_recent = 0;
};

// Learns from windows (earlier origin → later year), each of which is measured once.
class GrowthLearner {
 public:
  GrowthLearner(const Tree& tree, std::span<const GrowthAtOrigin> growth, unsigned threads);

  // From the windows that end by `origin`, for a forecast over `years` years; windows of other lengths count
  // less the further they are from it.
  Persistence persistence(std::size_t origin, double years) const;

 private:
  void measure(std::size_t origin, std::size_t later);
  std::size_t window(std::size_t origin, std::size_t later) const {
    return origin * tree_.years().size() + later;
  }

  const Tree& tree_;
  std::span<const GrowthAtOrigin> growth_;
  std::vector<std::vector<double>> losses_;  // by window, then choice
};

// ln(forecast / last) of a leaf or group beside the total, `years` after its last point.
double beside_total(const Tree& tree, const GrowthAtOrigin& growth, const Persistence& by, std::size_t node,
                    double years);

}  // namespace langqiao::outlook
