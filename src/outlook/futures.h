// Futures of a panel: paths around its forecasts, made of the errors that forecasts have made before. Errors
// are drawn in blocks from one year of data to the next, and a block is drawn for all series at once, so that
// they move together as they did. A block counts with its sign or against it, each as often, so that the
// median is the forecast. How wide the paths are is set by earlier windows: four fifths of the errors of each
// length lie within.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "outlook/combine.h"

namespace langqiao::outlook {

// Paths of the leaves: by future, then target, then leaf. kMissing where there is no forecast. All equal to
// the forecast where no error has been seen yet.
struct Paths {
  std::size_t futures = 0;
  std::size_t targets = 0;
  std::size_t leaves = 0;
  bool spread = false;  // whether errors were there to spread them by
  std::vector<double> values;

  double at(std::size_t future, std::size_t target, std::size_t leaf) const {
    return values[(future * targets + target) * leaves + leaf];
  }
};

// From what was said at the origins up to `origin` (position in the years), `forecasts` being one an origin.
// The same seed gives the same paths with any number of threads.
Paths paths_at(const Tree& tree, std::span<const OriginForecast> forecasts, std::size_t origin,
               std::size_t futures, std::uint64_t seed, unsigned threads);

// The value below which a share `part` of a leaf's futures lie in one target year.
std::vector<double> quantile_of(const Paths& paths, std::size_t target, double part);

}  // namespace langqiao::outlook
