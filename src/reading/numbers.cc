#include "reading/numbers.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace langqiao::reading {
namespace {

constexpr std::size_t kMostDigits = 9;
constexpr std::size_t kHanBytes = 3;

// 一 … 九 and 两; 0 for any other.
int small_digit(std::string_view character) {
  constexpr std::array<std::string_view, 9> kDigits{"一", "二", "三", "四", "五", "六", "七", "八", "九"};
  if (character == "两") return 2;
  const auto at = std::ranges::find(kDigits, character);
  return at == kDigits.end() ? 0 : static_cast<int>(at - kDigits.begin()) + 1;
}

std::string_view character_before(std::string_view text, std::size_t end) {
  return end >= kHanBytes ? text.substr(end - kHanBytes, kHanBytes) : std::string_view();
}

}  // namespace

std::optional<Number> number_at(std::string_view text, std::size_t at) {
  std::array<char, 3 * kMostDigits + 1> digits{};
  std::size_t count = 0;
  std::size_t end = at;
  for (; end < text.size(); ++end) {
    const bool comma = text[end] == ',' && count > 0 && end + 3 < text.size() && is_digit(text[end + 1]) &&
                       is_digit(text[end + 2]) && is_digit(text[end + 3]) &&
                       (end + 4 == text.size() || !is_digit(text[end + 4]));
    if (comma) continue;
    if (!is_digit(text[end]) || count > kMostDigits) break;
    digits[count++] = text[end];
  }
  if (count == 0 || count > kMostDigits) return std::nullopt;
  if (end + 1 < text.size() && text[end] == '.' && is_digit(text[end + 1])) {
    digits[count++] = '.';
    for (++end; end < text.size() && is_digit(text[end]) && count <= 2 * kMostDigits; ++end)
      digits[count++] = text[end];
  }
  Number number{.end = end};
  std::from_chars(digits.data(), digits.data() + count, number.value);
  return number;
}

std::optional<Numeral> numeral_before(std::string_view text, std::size_t end) {
  int value = small_digit(character_before(text, end));
  std::size_t begin = value > 0 ? end - kHanBytes : end;
  if (character_before(text, begin) == "十") {
    begin -= kHanBytes;
    const int tens = small_digit(character_before(text, begin));
    if (tens > 0) begin -= kHanBytes;
    value += 10 * std::max(tens, 1);
  }
  if (begin == end) return std::nullopt;
  return Numeral{value, begin};
}

std::size_t find_han(std::string_view text, std::string_view word, std::size_t at) {
  constexpr std::size_t kLast = kHanBytes - 1;
  for (at = text.find(word[kLast], at + kLast); at != text.npos; at = text.find(word[kLast], at + 1))
    if (text.substr(at - kLast).starts_with(word)) return at - kLast;
  return text.npos;
}

std::size_t past_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
  return at;
}

std::optional<std::size_t> past_dash(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 8> kDashes{"-", "~", "–", "—", "至", "到", "―", "－"};
  at = past_blanks(text, at);
  if (!pass_any(text, at, kDashes)) return std::nullopt;
  constexpr std::array<std::string_view, 2> kAgain{"-", "—"};
  pass_any(text, at, kAgain);
  return past_blanks(text, at);
}

}  // namespace langqiao::reading
