// Weights of the parts, learned from what people took and refused. Only the parts enter: nothing about a
// person can be learned, because nothing about a person is a part.
#pragma once

#include <span>

#include "matching/parts.h"

namespace langqiao::matching {

// The parts of a match as they stood when somebody chose.
struct Shown {
  PartValues parts{};
  bool held_down = false;  // a must was missing

  auto operator<=>(const Shown&) const = default;
};

// For one need or offer, one match was taken and another, shown with it, refused.
struct Preference {
  Kind kind = Kind::job;  // of the need
  Shown taken, refused;

  auto operator<=>(const Preference&) const = default;
};

struct Learning {
  double steepness = 20;  // expected: a score greater by 0.1 is taken e² times as often
  double hold = 4;  // how firmly the start is held to: a few dozen choices move weights by some hundredths
};

// For each kind the weights w ≥ 0 with Σ w = 1 along u, which minimises
//   Σ ln(1 + exp(−u · (taken − refused))) + hold / 2 · |u − steepness · start|²,  u ≥ 0
// (pairwise logistic regression, Bradley and Terry 1952, held to `start`). A kind without preferences keeps
// its start. The same for any order of the preferences. Preconditions: parts in [0, 1]; steepness, hold > 0.
WeightTable learn(std::span<const Preference> preferences, const Learning& learning = {},
                  const WeightTable& start = kDefaultWeights);

}  // namespace langqiao::matching
