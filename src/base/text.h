// Text as this house needs it: UTF-8 that is known to be valid, code points for Chinese, full and half width,
// trimming and splitting. No encodings other than UTF-8 (base/encoding.h), no words, no domain.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace langqiao {

// Offset of the first byte that does not belong to well-formed UTF-8 (no overlong forms, no surrogates), or
// `text.size()` when all of it is.
std::size_t first_invalid_utf8(std::string_view text);
inline bool is_utf8(std::string_view text) { return first_invalid_utf8(text) == text.size(); }

// The code point at byte offset `at` and its length in bytes. Precondition: `text` is UTF-8, `at` begins one.
struct CodePoint {
  char32_t value = 0;
  std::size_t bytes = 0;
};
CodePoint code_point_at(std::string_view text, std::size_t at);

std::u32string to_utf32(std::string_view utf8);
std::string to_utf8(std::u32string_view code_points);
void append_utf8(std::string& to, char32_t code_point);

// Number of code points. Precondition: `text` is UTF-8.
std::size_t length_of(std::string_view text);

// The half-width twin of a full-width letter, digit, sign or space (Ａ１（，　 → A1(, ); any other code point
// is its own.
constexpr char32_t half_width(char32_t c) {
  if (c == U'\u3000') return U' ';
  return c >= U'\uFF01' && c <= U'\uFF5E' ? c - 0xFEE0 : c;
}
std::string half_width(std::string_view utf8);

// True for ASCII blanks, no-break space, ideographic space and the zero-width marks that ride along in copied
// text.
constexpr bool is_blank(char32_t c) {
  return c == U' ' || (c >= U'\t' && c <= U'\r') || c == U'\u00A0' || c == U'\u3000' ||
         (c >= U'\u2000' && c <= U'\u200D') || c == U'\u2060' || c == U'\uFEFF';
}
// Han characters of the unified block and extension A.
constexpr bool is_han(char32_t c) {
  return (c >= U'\u4E00' && c <= U'\u9FFF') || (c >= U'\u3400' && c <= U'\u4DBF');
}

// `text` without blanks (as above) at either end. Borrows.
std::string_view trim(std::string_view text);

// The parts between separators; an empty text has none, "a||b" has three. Borrows.
std::vector<std::string_view> split(std::string_view text, char separator);

static_assert(half_width(U'５') == U'5' && half_width(U'（') == U'(' && half_width(U'中') == U'中');
static_assert(is_blank(U'\u3000') && !is_blank(U'一') && is_han(U'一') && !is_han(U'a'));

}  // namespace langqiao
