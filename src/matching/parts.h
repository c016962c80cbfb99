// The parts of a score and their weights (docs/reference/matching.md). Every part lies in [0, 1] and a person
// can see it; nothing else enters a score.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "matching/listing.h"

namespace langqiao::matching {

enum class Part : std::uint8_t { skills, field, text, place, time, level, capacity, record };
inline constexpr std::size_t kParts = 8;
inline constexpr std::array<std::string_view, kParts> kPartNames = {"skills", "field", "text",     "place",
                                                                    "time",   "level", "capacity", "record"};

using PartValues = std::array<double, kParts>;
constexpr double& at(PartValues& values, Part part) { return values[static_cast<std::size_t>(part)]; }
constexpr double at(const PartValues& values, Part part) { return values[static_cast<std::size_t>(part)]; }

// What a side that says nothing counts for: neither for nor against.
inline constexpr double kUnsaid = 0.5;
// A must that is not offered holds the score below this share of what it would be.
inline constexpr double kMustMissing = 0.4;

// Weights of the parts by kind of the need; not below zero, together 1.
using WeightTable = std::array<PartValues, kKinds>;
extern const WeightTable kDefaultWeights;

// Σ weight · part, in the order of the parts; the only place where a score is summed.
constexpr double weighted_sum(const PartValues& weights, const PartValues& parts) {
  double sum = 0;
  for (std::size_t j = 0; j < kParts; ++j) sum += weights[j] * parts[j];
  return sum;
}

// (place) 2^(−minutes / 45); unsaid where the way is not known.
double place_part(std::uint16_t minutes);
// (time) days that both windows have, beside those of the shorter.
double time_part(std::int32_t from, std::int32_t until, std::int32_t other_from, std::int32_t other_until);
// (level) 1 when what is offered reaches what is asked, and a third less for each step below; unsaid where
// the need asks and the offer says nothing.
double level_part(Education asked, Education offered);
// (capacity) how much of what is wanted is left, 1 at most.
double capacity_part(std::uint16_t wanted, std::uint16_t left);
// (record) per cent fulfilled; unsaid when there is none yet.
double record_part(std::uint8_t record);

}  // namespace langqiao::matching
