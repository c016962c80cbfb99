#include "base/date.h"

#include <charconv>

namespace langqiao {
namespace {

// All of `text` as a number of digits only; nothing when any other character stands in it.
std::optional<int> digits(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc{} && end == text.data() + text.size() && text.front() != '-';
  return whole ? std::optional(value) : std::nullopt;
}

// Writes `value` over the `count` characters of `text` from `at` on.
void write_digits(std::string& text, std::size_t at, std::size_t count, unsigned value) {
  for (std::size_t i = count; i > 0; --i, value /= 10) text[at + i - 1] = static_cast<char>('0' + value % 10);
}

}  // namespace

std::optional<Date> Date::parse(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const auto year = digits(iso.substr(0, 4));
  const auto month = digits(iso.substr(5, 2));
  const auto day = digits(iso.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;

  const std::chrono::year_month_day ymd{std::chrono::year{*year},
                                        std::chrono::month(static_cast<unsigned>(*month)),
                                        std::chrono::day(static_cast<unsigned>(*day))};
  return ymd.ok() ? std::optional(Date(std::chrono::sys_days(ymd))) : std::nullopt;
}

std::string Date::iso() const {
  const auto day = ymd();
  std::string iso = "0000-00-00";
  write_digits(iso, 0, 4, static_cast<unsigned>(static_cast<int>(day.year())));
  write_digits(iso, 5, 2, static_cast<unsigned>(day.month()));
  write_digits(iso, 8, 2, static_cast<unsigned>(day.day()));
  return iso;
}

std::optional<SchoolYear> SchoolYear::parse(std::string_view text) {
  const auto year = text.size() == 4 ? digits(text) : std::nullopt;
  if (!year || *year < 1900 || *year > 2199) return std::nullopt;
  return SchoolYear(*year);
}

}  // namespace langqiao
