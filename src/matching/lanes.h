// Sums of bytes for many listings at once, by sets of bits: the widest instructions that the machine has, and
// plain code where it has none of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace langqiao::matching {

inline constexpr std::size_t kLanes = 64;  // listings of a word of bits

// Listings that have something, a bit each, and how many steps it is worth to them. Planes in a row may be
// one group: of those the first counts that has the listing.
struct Plane {
  const std::uint64_t* bits = nullptr;
  std::uint8_t steps = 0;
  bool begins = true;  // a group
  bool ends = true;    // it
  bool gates = false;  // listings that neither this nor those before it in its group have do not pass

  bool is_alone() const { return begins && ends && !gates; }
};

enum class Width : std::uint8_t { plain, avx2, avx512 };
// The widest that this machine has.
Width widest();

// Adds to sums[0 … words · kLanes) what the planes are worth, at most 255 a listing in all. Those that do not
// pass become zero or, when `others`, all the rest do. most[w]: the greatest of the w-th kLanes sums.
void add_planes(std::span<const Plane> planes, std::size_t words, bool others, std::uint8_t* sums,
                std::uint8_t* most, Width width = widest());

// Bit i: whether the i-th of kLanes sums is `least` or more.
std::uint64_t reaching(const std::uint8_t* sums, std::uint8_t least);

}  // namespace langqiao::matching
