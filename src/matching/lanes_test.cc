#include "matching/lanes.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <vector>

#include "base/random.h"

namespace langqiao::matching {
namespace {

std::vector<Width> widths() {
  std::vector<Width> known = {Width::plain};
  if (widest() >= Width::avx2) known.push_back(Width::avx2);
  if (widest() >= Width::avx512) known.push_back(Width::avx512);
  return known;
}

struct Sums {
  std::vector<std::uint8_t> sums, most;

  bool operator==(const Sums&) const = default;
};

// Listing by listing.
Sums by_definition(std::span<const Plane> planes, std::size_t words, bool others, Sums at) {
  for (std::size_t i = 0; i < words * kLanes; ++i) {
    bool had = false, passes = true;
    unsigned sum = at.sums[i];
    for (const Plane& plane : planes) {
      if (plane.begins) had = false;
      const bool has = (plane.bits[i / 64] >> i % 64 & 1) != 0;
      if (has && !had) sum = std::min(sum + plane.steps, 255u);
      had = had || has;
      if (plane.gates && !had) passes = false;
    }
    at.sums[i] = static_cast<std::uint8_t>(passes != others ? sum : 0);
  }
  for (std::size_t w = 0; w < words; ++w) {
    const auto first = at.sums.begin() + static_cast<std::ptrdiff_t>(w * kLanes);
    at.most[w] = *std::max_element(first, first + kLanes);
  }
  return at;
}

TEST(Lanes, EveryWidthAddsWhatTheDefinitionDoes) {
  Random random(1);
  for (std::size_t round = 0; round < 200; ++round) {
    const std::size_t words = 1 + random.below(40);
    std::vector<std::vector<std::uint64_t>> bits(random.below(20));
    for (auto& set : bits) {
      for (std::size_t w = 0; w < words; ++w) {
        std::uint64_t word = 0;
        for (std::size_t n = random.below(64); n > 0; --n) word |= std::uint64_t{1} << random.below(64);
        set.push_back(random.chance(2000) ? 0 : word);
      }
    }
    std::vector<Plane> planes;
    for (std::size_t p = 0; p < bits.size();) {
      std::size_t of_group = std::min<std::size_t>(1 + random.below(4), bits.size() - p);
      for (bool begins = true; of_group > 0; --of_group, begins = false)
        planes.push_back({.bits = bits[p++].data(),
                          .steps = static_cast<std::uint8_t>(random.below(random.chance(5000) ? 20 : 256)),
                          .begins = begins,
                          .ends = of_group == 1,
                          .gates = random.chance(1000)});
    }
    Sums before{std::vector<std::uint8_t>(words * kLanes), std::vector<std::uint8_t>(words)};
    for (std::uint8_t& sum : before.sums) sum = static_cast<std::uint8_t>(random.below(60));
    for (const bool others : {false, true}) {
      const Sums right = by_definition(planes, words, others, before);
      for (const Width width : widths()) {
        Sums found = before;
        add_planes(planes, words, others, found.sums.data(), found.most.data(), width);
        ASSERT_EQ(found, right) << round << " " << static_cast<int>(width);
      }
    }
  }
}

TEST(Lanes, ReachingNamesThoseWithSoManySteps) {
  Random random(2);
  for (std::size_t round = 0; round < 200; ++round) {
    std::vector<std::uint8_t> sums;
    for (std::size_t i = 0; i < kLanes; ++i) sums.push_back(static_cast<std::uint8_t>(random.below(256)));
    const auto least = static_cast<std::uint8_t>(random.below(256));
    std::uint64_t right = 0;
    for (std::size_t i = 0; i < kLanes; ++i) right |= std::uint64_t{sums[i] >= least} << i;
    EXPECT_EQ(reaching(sums.data(), least), right);
  }
}

}  // namespace
}  // namespace langqiao::matching
