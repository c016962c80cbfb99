// Numbers in folded text: digits with decimals and thousands, and the Chinese numerals of small counts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace langqiao::reading {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "1.5", "8,000" at `at`; `end` is behind it. Nothing for more than nine digits before the point, which no
// amount of an advert has: such a row of digits is a code or a telephone.
struct Number {
  double value = 0;
  std::size_t end = 0;
};
std::optional<Number> number_at(std::string_view text, std::size_t at);

// The Chinese numeral (一 … 九十九, 两, 半) that ends right before `end`, with the place where it begins.
struct Numeral {
  int value = 0;
  std::size_t begin = 0;
};
std::optional<Numeral> numeral_before(std::string_view text, std::size_t end);

// Where `word`, which begins with a Han character, stands from `at` on, or npos. Looks for the last byte of
// that character, which is some ten times as rare in Chinese text as its first.
std::size_t find_han(std::string_view text, std::string_view word, std::size_t at = 0);

// Behind blanks from `at` on.
std::size_t past_blanks(std::string_view text, std::size_t at);

// Behind one of the signs that stand between two ends of a range (- – — ~ 至 到), or nothing.
std::optional<std::size_t> past_dash(std::string_view text, std::size_t at);

// True when one of `words` begins at `at`; then `at` is moved behind it.
template <class Words>
bool pass_any(std::string_view text, std::size_t& at, const Words& words) {
  for (const std::string_view word : words) {
    if (!text.substr(at).starts_with(word)) continue;
    at += word.size();
    return true;
  }
  return false;
}

}  // namespace langqiao::reading
