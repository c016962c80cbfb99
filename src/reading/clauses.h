// Where a cue reaches: the clause around it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "city/reading.h"

namespace langqiao::reading {

struct Clause {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The part of folded `text` that the cue at begin … end speaks of. 必须 and what stands after it; 优先 and
// what stands before it, back over commas of a list; 不要求 and what follows, X不限 and what stands before.
// No clause goes over one of `ends`, the places of stops, commas, line ends and 但 in order, nor further
// than kReach bytes.
Clause clause_around(std::string_view text, std::span<const std::uint32_t> ends, ByteSpan cue_at, Cue cue);

inline constexpr std::size_t kReach = 240;

}  // namespace langqiao::reading
