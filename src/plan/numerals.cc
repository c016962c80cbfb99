#include "plan/numerals.h"

#include <array>
#include <utility>

namespace langqiao::plan {
namespace {

constexpr std::uint32_t kMostDigits = 15;
constexpr std::int64_t kMost = 1'000'000'000'000'000;

int han_digit(char32_t c) {
  constexpr auto kDigits = std::to_array<std::pair<std::u32string_view, int>>({{U"〇零", 0},
                                                                               {U"一壹", 1},
                                                                               {U"二贰两", 2},
                                                                               {U"三叁", 3},
                                                                               {U"四肆", 4},
                                                                               {U"五伍", 5},
                                                                               {U"六陆", 6},
                                                                               {U"七柒", 7},
                                                                               {U"八捌", 8},
                                                                               {U"九玖", 9},
                                                                               {U"", 0}});
  for (const auto& [signs, value] : kDigits) {
    if (signs.find(c) != std::u32string_view::npos) return value;
  }
  return -1;
}

std::int64_t scale(char32_t c) {
  switch (c) {
    case U'十':
    case U'拾':
      return 10;
    case U'百':
    case U'佰':
      return 100;
    case U'千':
    case U'仟':
      return 1000;
    case U'万':
      return 10'000;
    case U'亿':
      return 100'000'000;
    default:
      return 0;
  }
}

char32_t at(std::u32string_view text, std::size_t i) { return i < text.size() ? text[i] : U'\0'; }

// 十五, 二百零三, 百: below ten thousand, from `i` on; the length taken goes to `end`.
std::int64_t han_section(std::u32string_view text, std::size_t i, std::size_t& end) {
  std::int64_t total = 0, digit = -1;
  for (end = i; end < text.size() && end - i < kMostDigits; ++end) {
    const char32_t c = text[end];
    if (c == U'廿') {
      total += 20, digit = -1;
    } else if (const std::int64_t unit = scale(c); unit >= 10 && unit <= 1000) {
      total += (digit < 0 ? 1 : digit) * unit, digit = -1;
    } else if (const int value = han_digit(c); value >= 0) {
      if (digit > 0) break;  // 二三: two digits side by side are no number here
      digit = value;
    } else {
      break;
    }
  }
  return total + (digit > 0 ? digit : 0);
}

std::optional<Numeral> digits_at(std::u32string_view text, std::size_t i) {
  Numeral number;
  std::size_t end = i, digits = 0;
  bool point = false;
  for (; end < text.size(); ++end) {
    const char32_t c = text[end];
    if (is_digit(c)) {
      if (++digits > kMostDigits) return std::nullopt;
      number.count = number.count * 10 + (c - U'0');
      number.places += point;
    } else if (c == U',' && !point && is_digit(at(text, end + 1)) && is_digit(at(text, end + 2)) &&
               is_digit(at(text, end + 3)) && !is_digit(at(text, end + 4)) &&
               end - i <= 3 + 4 * (digits / 3)) {
      continue;
    } else if (c == U'.' && !point && is_digit(at(text, end + 1))) {
      point = true;
    } else {
      break;
    }
  }
  number.length = static_cast<std::uint32_t>(end - i);
  return number;
}

// Takes 万 亿 千 百 behind a number into it.
bool take_scales(std::u32string_view text, std::size_t i, Numeral& number) {
  for (int taken = 0; taken < 2; ++taken) {
    std::int64_t by = scale(at(text, i + number.length));
    if (by < 100 || (taken == 0 && number.han && by < 10'000)) break;
    number.scale *= by;
    for (; by > 1 && number.places > 0; by /= 10) --number.places;
    if (number.count > kMost / by) return false;
    number.count *= by;
    ++number.length;
  }
  return true;
}

}  // namespace

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_han_digit(char32_t c) { return han_digit(c) >= 0; }
bool is_han_numeral(char32_t c) {
  return is_han_digit(c) || c == U'廿' || (scale(c) >= 10 && scale(c) <= 1000);
}

std::optional<Numeral> numeral_at(std::u32string_view dense, std::uint32_t i) {
  if (i >= dense.size()) return std::nullopt;
  Numeral number;
  if (is_digit(dense[i])) {
    const auto digits = digits_at(dense, i);
    if (!digits) return std::nullopt;
    number = *digits;
  } else if (is_han_numeral(dense[i])) {
    std::size_t end = i;
    number.count = han_section(dense, i, end);
    if (number.count == 0) return std::nullopt;
    number.length = static_cast<std::uint32_t>(end - i);
    number.han = true;
    if (scale(at(dense, end)) == 10'000) {  // 三万五千
      std::size_t low_end = end + 1;
      const std::int64_t low = han_section(dense, end + 1, low_end);
      if (low >= 1000 || at(dense, end + 1) == U'零') {
        number.count = number.count * 10'000 + low;
        number.length = static_cast<std::uint32_t>(low_end - i);
      }
    }
  } else {
    return std::nullopt;
  }
  if (!take_scales(dense, i, number)) return std::nullopt;
  return number;
}

std::optional<int> small_number(std::u32string_view text) {
  if (text.empty() || text.size() > 6) return std::nullopt;
  std::int64_t value = 0;
  if (is_digit(text[0])) {
    for (const char32_t c : text) {
      if (!is_digit(c)) return std::nullopt;
      value = value * 10 + (c - U'0');
    }
  } else {
    std::size_t end = 0;
    value = han_section(text, 0, end);
    if (end != text.size()) return std::nullopt;
  }
  if (value < 1 || value > 999) return std::nullopt;
  return static_cast<int>(value);
}

std::optional<int> year_at(std::u32string_view dense, std::uint32_t i) {
  int year = 0;
  const bool digits = is_digit(at(dense, i));
  for (std::uint32_t k = 0; k < 4; ++k) {
    const char32_t c = at(dense, i + k);
    if (digits ? !is_digit(c) : !is_han_digit(c) || c == U'两') return std::nullopt;
    year = year * 10 + (digits ? static_cast<int>(c - U'0') : han_digit(c));
  }
  if (digits && is_digit(at(dense, i + 4))) return std::nullopt;
  if (year < 1949 || year > 2100) return std::nullopt;
  return year;
}

}  // namespace langqiao::plan
