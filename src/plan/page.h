// The text as the engine looks at it: blanks and line breaks taken out, every sign in its half-width
// simplified form, and for each character that is left the place where it stands in the source. Nothing is
// changed in the source.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "city/plan_text.h"

namespace langqiao::plan {

// What was taken out in front of a character; the strongest of several.
enum class Gap : std::uint8_t { none, blank, tab, line };

// A range of `Page::dense`.
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  std::uint32_t size() const { return end - begin; }
  bool empty() const { return begin >= end; }
  bool operator==(const Range&) const = default;
};

// A printed line that is not blank.
struct Line {
  Range dense;
  bool after_blank_line = false;
};

struct Page {
  std::u32string source;          // as given
  std::u32string dense;           // folded, without blanks
  std::vector<std::uint32_t> at;  // dense → source; one more entry, the length of the source
  std::vector<Gap> gap;           // before each dense character
  std::vector<Line> lines;
  std::uint32_t full_width = 0;  // length of a full line where the text was broken at a fixed width, else 0

  std::uint32_t size() const { return static_cast<std::uint32_t>(dense.size()); }
  std::u32string_view view(Range range) const {
    return std::u32string_view(dense).substr(range.begin, range.size());
  }
  // True when `word` stands at `i`, blanks inside it or not.
  bool has(std::uint32_t i, std::u32string_view word) const {
    return i <= dense.size() && std::u32string_view(dense).substr(i).starts_with(word);
  }
  char32_t look(std::uint32_t i) const { return i < dense.size() ? dense[i] : U'\0'; }
  Gap before(std::uint32_t i) const { return i < gap.size() ? gap[i] : Gap::line; }
  bool starts_line(std::uint32_t i) const { return before(i) == Gap::line; }

  TextSpan span(Range range) const;
  // The printed characters without blanks; one space stays between Latin words.
  std::string mended(Range range) const;
};

// `text`: UTF-8; a byte that is not becomes U+FFFD.
Page read_page(std::string_view text);

// Half-width, simplified, dashes and quotes of every kind made one. Never changes the length of a text.
char32_t folded(char32_t c);
std::u32string folded(std::u32string_view text);

}  // namespace langqiao::plan
