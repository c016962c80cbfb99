// Random numbers that are the same on every machine: a counter-based generator (SplitMix64; Steele, Lea and
// Flood 2014) that can be split by name and number, so that row 1,000,000 can be made without the rows before
// it. Not for secrets. The standard distributions are left aside: their results differ between libraries.
#pragma once

#include <cstdint>
#include <iterator>
#include <string_view>

#include "base/check.h"

namespace langqiao {

__extension__ using WideUnsigned = unsigned __int128;

class Random {
 public:
  explicit constexpr Random(std::uint64_t seed) : state_(seed) {}

  // A generator of its own for a named purpose and a number within it. Does not move this one.
  constexpr Random split(std::string_view purpose, std::uint64_t number = 0) const {
    std::uint64_t state = mixed(state_ ^ 0xA076'1D64'78BD'642F);
    for (const char letter : purpose) state = mixed(state ^ static_cast<unsigned char>(letter));
    return Random(mixed(state ^ mixed(number + kStep)));
  }

  constexpr std::uint64_t next() { return mixed(state_ += kStep); }

  // 0 … bound − 1. Precondition: bound > 0.
  constexpr std::size_t below(std::size_t bound) {
    return static_cast<std::size_t>((static_cast<WideUnsigned>(next()) * bound) >> 64);
  }
  // least … most, both included.
  constexpr std::int64_t between(std::int64_t least, std::int64_t most) {
    return least + static_cast<std::int64_t>(below(static_cast<std::size_t>(most - least + 1)));
  }
  // True in `bp` of 10,000 cases.
  constexpr bool chance(std::size_t bp) { return below(10'000) < bp; }

  // One of `items`, each as likely as the others. Precondition: there are some.
  template <class Items>
  constexpr decltype(auto) one_of(const Items& items) {
    CHECK(std::size(items) > 0);
    return items[below(std::size(items))];
  }

 private:
  static constexpr std::uint64_t kStep = 0x9E37'79B9'7F4A'7C15;

  static constexpr std::uint64_t mixed(std::uint64_t x) {
    x = (x ^ (x >> 30)) * 0xBF58'476D'1CE4'E5B9;
    x = (x ^ (x >> 27)) * 0x94D0'49BB'1331'11EB;
    return x ^ (x >> 31);
  }

  std::uint64_t state_;
};

// The first number of SplitMix64 from seed 1234567, as its authors print it.
static_assert(Random(1234567).next() == 6457827717110365317ULL);

}  // namespace langqiao
