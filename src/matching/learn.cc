#include "matching/learn.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/check.h"

namespace langqiao::matching {
namespace {

constexpr double kStill = 1e-8;  // a pass that moves no coordinate further ends the descent
constexpr std::size_t kMostPasses = 10'000;

double factor(const Shown& shown) { return shown.held_down ? kMustMissing : 1; }

PartValues difference(const Preference& at) {
  PartValues d{};
  for (std::size_t j = 0; j < kParts; ++j)
    d[j] = factor(at.taken) * at.taken.parts[j] - factor(at.refused) * at.refused.parts[j];
  return d;
}

// Descends one coordinate after another, each to the least of a parabola above the loss: its curvature is at
// most a quarter of the squares (Böhning and Lindsay 1988), so that no step goes up.
class Descent {
 public:
  Descent(std::vector<PartValues> differences, const PartValues& centre, double hold)
      : differences_(std::move(differences)), centre_(centre), u_(centre), hold_(hold) {
    for (const PartValues& d : differences_) {
      margins_.push_back(weighted_sum(u_, d));
      for (std::size_t j = 0; j < kParts; ++j) curvature_[j] += d[j] * d[j] / 4;
    }
  }

  PartValues least() {
    for (std::size_t pass = 0; pass < kMostPasses; ++pass) {
      double moved = 0;
      for (std::size_t j = 0; j < kParts; ++j) moved = std::max(moved, std::abs(step(j)));
      if (moved < kStill) break;
    }
    return u_;
  }

 private:
  double step(std::size_t j) {
    double slope = hold_ * (u_[j] - centre_[j]);
    for (std::size_t i = 0; i < differences_.size(); ++i)
      slope -= differences_[i][j] / (1 + std::exp(margins_[i]));
    const double next = std::max(0.0, u_[j] - slope / (hold_ + curvature_[j]));
    const double moved = next - u_[j];
    if (moved == 0) return 0;
    u_[j] = next;
    for (std::size_t i = 0; i < differences_.size(); ++i) margins_[i] += moved * differences_[i][j];
    return moved;
  }

  std::vector<PartValues> differences_;
  PartValues centre_, u_, curvature_{};
  double hold_;
  std::vector<double> margins_;
};

PartValues scaled(const PartValues& values, double by) {
  PartValues made = values;
  for (double& value : made) value *= by;
  return made;
}

}  // namespace

WeightTable learn(std::span<const Preference> preferences, const Learning& learning,
                  const WeightTable& start) {
  CHECK(learning.steepness > 0 && learning.hold > 0);
  std::vector<Preference> ordered(preferences.begin(), preferences.end());
  std::ranges::sort(ordered, [](const Preference& a, const Preference& b) { return a < b; });
  std::array<std::vector<PartValues>, kKinds> by_kind;
  for (const Preference& at : ordered) by_kind[static_cast<std::size_t>(at.kind)].push_back(difference(at));
  WeightTable learned = start;
  for (std::size_t k = 0; k < kKinds; ++k) {
    if (by_kind[k].empty()) continue;
    const PartValues u =
        Descent(std::move(by_kind[k]), scaled(start[k], learning.steepness), learning.hold).least();
    double sum = 0;
    for (const double value : u) sum += value;
    if (sum > 0) learned[k] = scaled(u, 1 / sum);
  }
  return learned;
}

}  // namespace langqiao::matching
