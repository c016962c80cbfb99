// The small grammars of conditional and partial requests (RFC 9110 sections 5.6.7, 8.8.3, 13 and 14): dates,
// entity tags, byte ranges. Pure functions of text; what is answered stands in delivery.h.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace langqiao::http {

// "Sun, 06 Nov 1994 08:49:37 GMT".
std::string http_date(std::chrono::sys_seconds at);
// Reads exactly that form; the two obsolete ones are not read, which makes a condition that uses them void.
std::optional<std::chrono::sys_seconds> parse_http_date(std::string_view text);

// True when an If-None-Match value is "*" or lists `tag` (with its quotes); weak comparison, section 8.8.3.2.
bool lists_tag(std::string_view if_none_match, std::string_view tag);

struct ByteRange {
  std::uint64_t first = 0;
  std::uint64_t bytes = 0;

  bool operator==(const ByteRange&) const = default;
};

enum class RangeKind {
  whole,  // no range, several ranges, another unit, bad syntax: the whole is sent
  part,
  unsatisfiable,  // well-formed, but nothing of it lies inside
};

struct RangeWish {
  RangeKind kind = RangeKind::whole;
  ByteRange range;

  bool operator==(const RangeWish&) const = default;
};

// What a Range value asks of a representation of `size` bytes.
RangeWish parse_range(std::string_view value, std::uint64_t size);

}  // namespace langqiao::http
