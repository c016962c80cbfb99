#include "reading/clauses.h"

#include <algorithm>
#include <array>

namespace langqiao::reading {
namespace {

// Ends of clauses in folded text, where full-width signs have become ASCII; 。 and 、 have no such twin.
constexpr std::string_view kEnds = ",;!?\n\r";
constexpr std::array<std::string_view, 4> kWords{"。", "但", "●", "•"};

enum class Byte : char { other, end, may_begin_end };

constexpr std::array<Byte, 256> kBytes = [] {
  std::array<Byte, 256> bytes{};
  for (const char c : kEnds) bytes[static_cast<unsigned char>(c)] = Byte::end;
  for (const auto word : kWords) bytes[static_cast<unsigned char>(word[0])] = Byte::may_begin_end;
  return bytes;
}();

bool ends_at(std::string_view text, std::size_t at) {
  const Byte byte = kBytes[static_cast<unsigned char>(text[at])];
  if (byte != Byte::may_begin_end) return byte == Byte::end;
  return std::ranges::find(kWords, text.substr(at, 3)) != kWords.end();
}

std::size_t back_to_end(std::string_view text, std::size_t from) {
  const std::size_t limit = from > kReach ? from - kReach : 0;
  std::size_t at = from;
  while (at > limit && !ends_at(text, at - 1)) --at;
  // A sign of three bytes was seen at its first one.
  return at > limit && static_cast<unsigned char>(text[at - 1]) >= 0x80 ? std::min(at + 2, from) : at;
}

std::size_t on_to_end(std::string_view text, std::size_t from) {
  const std::size_t limit = std::min(text.size(), from + kReach);
  std::size_t at = from;
  while (at < limit && !ends_at(text, at)) ++at;
  return at;
}

}  // namespace

Clause clause_around(std::string_view text, std::size_t begin, std::size_t end, Cue cue) {
  if (cue == Cue::must) return {begin, on_to_end(text, end)};
  Clause clause{back_to_end(text, begin), on_to_end(text, end)};
  return clause;
}

}  // namespace langqiao::reading
