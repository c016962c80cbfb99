// Adverts that say nearly the same, found as they stream by: MinHash of character shingles with banding
// (Broder 1997; Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, 3.4).
//
// What is promised: two texts whose shingles have the Jaccard likeness s meet as candidates with probability
// 1 − (1 − s^r)^b, r rows of b bands; of a band the latest 256 are compared, and they count only when the
// share of equal rows of all r·b says that they are alike. With r = 4 and b = 20, likeness 0.8 is a candidate
// in 99.997 %, 0.5 in 72 %, 0.2 in 3 % of cases.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace langqiao::reading {

inline constexpr std::size_t kBandRows = 4;
inline constexpr std::size_t kBands = 20;

// Least hash of the shingles under each of kBandRows · kBands hash functions.
using Sketch = std::array<std::uint32_t, kBandRows * kBands>;

// Of any bytes; blanks, signs, case and width do not count. Nothing for a text with fewer than
// kLeastShingles.
std::optional<Sketch> sketch_of(std::string_view text);
inline constexpr std::size_t kLeastShingles = 8;

// 1 − (1 − s^r)^b.
double candidate_probability(double likeness);

// Share of equal rows: an unbiased estimate of the likeness, with deviation √(s(1−s)/80).
double likeness_of(const Sketch& a, const Sketch& b);

class NearDuplicates {
 public:
  // Texts with at least this estimated likeness are the same advert.
  explicit NearDuplicates(double least_likeness = 0.7) : least_(least_likeness) {}

  // The first text before this one that is nearly the same, by its number from 0; nothing when this is new,
  // and then it is kept (320 bytes and its bands). A text too short to compare is always new.
  std::optional<std::uint32_t> first_like(std::string_view text);

  std::size_t kept() const { return sketches_.size(); }

 private:
  double least_;
  std::uint32_t seen_ = 0;
  std::vector<Sketch> sketches_;
  std::vector<std::uint32_t> number_of_;
  std::unordered_map<std::uint64_t, std::uint32_t> latest_;  // by band: position of the latest sketch
  std::vector<std::array<std::uint32_t, kBands>> earlier_;   // and of the one before it with the same band
};

}  // namespace langqiao::reading
