#include "pack/number_format.h"

#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <iterator>

#include "base/date.h"

namespace langqiao::pack {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

bool stands_at(std::string_view code, std::size_t at, std::string_view word) {
  if (code.size() - at < word.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i)
    if (lower(code[at + i]) != word[i]) return false;
  return true;
}

// The letters of the first section that mean parts of a date, one for each run: "ymdhms". Texts in quotes,
// escapes, colours, locales and the word General are left out; AM/PM and elapsed hours in brackets count as
// hours.
std::string date_letters(std::string_view code) {
  std::string letters;
  char before = 0;
  for (std::size_t at = 0; at < code.size() && code[at] != ';'; ++at) {
    const char c = lower(code[at]);
    char letter = 0;
    if (c == '"') {
      at = std::min(code.find('"', at + 1), code.size());
    } else if (c == '\\' || c == '_' || c == '*') {
      ++at;
    } else if (c == '[') {
      const std::size_t end = std::min(code.find(']', at), code.size());
      const std::string_view inside = code.substr(at + 1, end - at - 1);
      const char first = inside.empty() ? '\0' : lower(inside.front());
      if ((first == 'h' || first == 'm' || first == 's') &&
          inside.find_first_not_of("hmsHMS") == std::string_view::npos)
        letter = 'h';
      at = end;
    } else if (stands_at(code, at, "general")) {
      at += 6;
    } else if (stands_at(code, at, "am/pm")) {
      at += 4;
      letter = 'h';
    } else if (c == 'e' && at + 1 < code.size() && (code[at + 1] == '+' || code[at + 1] == '-')) {
      ++at;
    } else if (c == 'y' || c == 'e' || c == 'b') {
      letter = 'y';
    } else if (c == 'd' || c == 'a') {
      letter = 'd';
    } else if (c == 'm' || c == 'h' || c == 's') {
      letter = c;
    }
    if (letter != 0 && letter != before) letters += letter;
    before = letter;
  }
  return letters;
}

// True when the m at `at` counts minutes: next to hours or seconds.
bool is_minute(std::string_view letters, std::size_t at) {
  return (at > 0 && letters[at - 1] == 'h') || (at + 1 < letters.size() && letters[at + 1] == 's');
}

}  // namespace

Shape shape_of_code(std::string_view code) {
  const std::string letters = date_letters(code);
  bool year = false;
  bool day = false;
  bool time = false;
  for (std::size_t at = 0; at < letters.size(); ++at) {
    const char c = letters[at];
    const bool minute = c == 'm' && is_minute(letters, at);
    year |= c == 'y';
    day |= c == 'd' || (c == 'm' && !minute);
    time |= c == 'h' || c == 's' || minute;
  }
  if (!year && !day) return time ? Shape::time : Shape::plain;
  if (time) return Shape::date_time;
  return day ? Shape::date : Shape::year;
}

Shape shape_of_builtin(int id) {
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) || id == 55 || id == 56)
    return Shape::time;
  if (id == 22) return Shape::date_time;
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return Shape::date;
  return Shape::plain;
}

std::optional<std::string> date_text(double serial, Shape shape, Epoch epoch) {
  constexpr double kAfterLast = 2'958'466;  // the day after 9999-12-31 since 1899-12-30
  constexpr std::int64_t kSecondsADay = 86'400;
  if (!(serial >= 0) || serial >= kAfterLast) return std::nullopt;
  const auto seconds = static_cast<std::int64_t>(std::llround(serial * static_cast<double>(kSecondsADay)));
  const std::int64_t day = seconds / kSecondsADay;
  const std::int64_t time = shape == Shape::time ? seconds : seconds % kSecondsADay;
  const std::string clock = fmt::format("{:02}:{:02}:{:02}", time / 3600, time / 60 % 60, time % 60);
  if (shape == Shape::time) return clock;

  const bool false_leap_day = epoch == Epoch::y1900 && day == 60;
  const Date zero = epoch == Epoch::y1904 ? Date(1904, 1, 1)
                    : day < 60            ? Date(1899, 12, 31)
                                          : Date(1899, 12, 30);
  const Date date(zero.days() + std::chrono::days(day));
  if (false_leap_day || date > Date(9999, 12, 31) || (epoch == Epoch::y1900 && day == 0)) return std::nullopt;
  if (shape == Shape::year) return fmt::format("{:04}", date.year());
  return shape == Shape::date_time && time != 0 ? date.iso() + "T" + clock : date.iso();
}

std::string number_text(double value) {
  char digits[64];
  const double size = std::abs(value);
  const bool plain = size == 0 || (size >= 1e-12 && size < 1e21);
  const auto [end, error] =
      plain ? std::to_chars(std::begin(digits), std::end(digits), value, std::chars_format::fixed)
            : std::to_chars(std::begin(digits), std::end(digits), value);
  return value == 0 ? "0" : std::string(digits, end);
}

}  // namespace langqiao::pack
