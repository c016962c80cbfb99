#include "matching/learn.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>

#include "base/random.h"

namespace langqiao::matching {
namespace {

constexpr auto kJob = static_cast<std::size_t>(Kind::job);

double unit(Random& random) { return static_cast<double>(random.below(1'000'001)) / 1e6; }

Shown any_match(Random& random) {
  Shown shown;
  for (double& part : shown.parts) part = unit(random);
  shown.held_down = random.chance(1000);
  return shown;
}

double score(const Shown& shown, const PartValues& weights) {
  return (shown.held_down ? kMustMissing : 1) * weighted_sum(weights, shown.parts);
}

// Somebody who weighs by `weights` and is as sharp as `steepness` chooses `count` times between two matches.
std::vector<Preference> choices(Random random, const PartValues& weights, double steepness,
                                std::size_t count) {
  std::vector<Preference> made;
  for (std::size_t i = 0; i < count; ++i) {
    Preference at{.kind = Kind::job, .taken = any_match(random), .refused = any_match(random)};
    const double odds = steepness * (score(at.taken, weights) - score(at.refused, weights));
    if (unit(random) > 1 / (1 + std::exp(-odds))) std::swap(at.taken, at.refused);
    made.push_back(at);
  }
  return made;
}

double farthest(const PartValues& a, const PartValues& b) {
  double most = 0;
  for (std::size_t j = 0; j < kParts; ++j) most = std::max(most, std::abs(a[j] - b[j]));
  return most;
}

void expect_weights(const PartValues& weights) {
  double sum = 0;
  for (const double weight : weights) {
    EXPECT_GE(weight, 0);
    sum += weight;
  }
  EXPECT_NEAR(sum, 1, 1e-12);
}

constexpr PartValues kOtherTaste = {0.10, 0.05, 0.05, 0.40, 0.20, 0.00, 0.10, 0.10};

TEST(Learn, WithoutPreferencesTheTableStaysWhatItIs) { EXPECT_EQ(learn({}), kDefaultWeights); }

TEST(Learn, FindsTheWeightsThatChoicesWereMadeWith) {
  for (const double steepness : {8.0, 20.0, 40.0}) {
    const WeightTable learned = learn(choices(Random(1), kOtherTaste, steepness, 20'000));
    EXPECT_LT(farthest(learned[kJob], kOtherTaste), 0.03) << steepness;
    expect_weights(learned[kJob]);
  }
}

TEST(Learn, LeavesOtherKindsAlone) {
  const WeightTable learned = learn(choices(Random(2), kOtherTaste, 20, 1000));
  for (std::size_t k = 0; k < kKinds; ++k) {
    if (k != kJob) {
      EXPECT_EQ(learned[k], kDefaultWeights[k]);
    }
  }
}

TEST(Learn, AFewChoicesMoveLittleAndMoreMoveMore) {
  double before = 0;
  for (const std::size_t count : {5u, 100u, 5000u}) {
    const double moved =
        farthest(learn(choices(Random(3), kOtherTaste, 20, count))[kJob], kDefaultWeights[kJob]);
    EXPECT_GT(moved, before) << count;
    if (count == 5) {
      EXPECT_LT(moved, 0.03);
    }
    before = moved;
  }
}

TEST(Learn, DoesNotDependOnTheOrderOfChoices) {
  auto made = choices(Random(4), kOtherTaste, 20, 500);
  const WeightTable learned = learn(made);
  std::ranges::reverse(made);
  EXPECT_EQ(learn(made), learned);
}

TEST(Learn, APartThatSpeaksAgainstChoicesGetsNoWeightBelowZero) {
  std::vector<Preference> made;
  for (std::size_t i = 0; i < 3000; ++i) {
    Preference at{.kind = Kind::job, .taken = {}, .refused = {}};
    at.refused.parts[0] = 1;
    at.taken.parts[3] = 0.5;
    made.push_back(at);
  }
  const WeightTable learned = learn(made);
  EXPECT_EQ(learned[kJob][0], 0);
  expect_weights(learned[kJob]);
}

}  // namespace
}  // namespace langqiao::matching
