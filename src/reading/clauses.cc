#include "reading/clauses.h"

#include <algorithm>

namespace langqiao::reading {

Clause clause_around(std::string_view text, std::span<const std::uint32_t> ends, ByteSpan cue_at, Cue cue) {
  const auto next = std::ranges::lower_bound(ends, cue_at.begin);
  const auto behind = std::lower_bound(next, ends.end(), cue_at.end);
  Clause clause{cue_at.begin, std::min(text.size(), cue_at.end + kReach)};
  if (behind != ends.end()) clause.end = std::min<std::size_t>(clause.end, *behind);
  if (cue == Cue::must) return clause;
  clause.begin -= std::min(clause.begin, kReach);
  if (next == ends.begin() || *std::prev(next) < clause.begin) return clause;
  const std::size_t sign = *std::prev(next);
  const std::size_t bytes = static_cast<unsigned char>(text[sign]) < 0x80 ? 1 : 3;
  clause.begin = std::min<std::size_t>(sign + bytes, cue_at.begin);
  return clause;
}

}  // namespace langqiao::reading
