// Calendar dates and school years. No time of day, no time zone: policy counts days.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace langqiao {

// A day of the Gregorian calendar.
class Date {
 public:
  constexpr Date() = default;
  explicit constexpr Date(std::chrono::sys_days days) : days_(days) {}
  constexpr Date(int year, unsigned month, unsigned day)
      : days_(std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}) {}

  // Reads exactly `YYYY-MM-DD` of an existing day; anything else is nothing.
  static std::optional<Date> parse(std::string_view iso);

  constexpr std::chrono::sys_days days() const { return days_; }
  constexpr std::chrono::year_month_day ymd() const { return std::chrono::year_month_day(days_); }
  constexpr int year() const { return static_cast<int>(ymd().year()); }

  // `YYYY-MM-DD`.
  std::string iso() const;

  friend constexpr auto operator<=>(Date, Date) = default;
  friend constexpr std::int64_t days_between(Date from, Date to) { return (to.days_ - from.days_).count(); }

 private:
  std::chrono::sys_days days_{};
};

// A school year, named by the calendar year in which it begins: SchoolYear(2025) is 2025–26.
class SchoolYear {
 public:
  constexpr SchoolYear() = default;
  explicit constexpr SchoolYear(int begins) : begins_(static_cast<std::int16_t>(begins)) {}

  // Reads four digits, 1900–2199.
  static std::optional<SchoolYear> parse(std::string_view text);

  constexpr int begins() const { return begins_; }
  constexpr Date first_day() const { return Date(begins_, 9, 1); }
  constexpr SchoolYear next() const { return SchoolYear(begins_ + 1); }

  friend constexpr auto operator<=>(SchoolYear, SchoolYear) = default;
  friend constexpr int operator-(SchoolYear a, SchoolYear b) { return a.begins_ - b.begins_; }

 private:
  std::int16_t begins_ = 0;
};

static_assert(!std::is_convertible_v<int, SchoolYear>);
static_assert(!std::is_convertible_v<SchoolYear, Date>);
static_assert(Date(2025, 1, 31) < Date(2025, 2, 1));
static_assert(days_between(Date(2024, 2, 28), Date(2024, 3, 1)) == 2);
static_assert(SchoolYear(2025).next() - SchoolYear(2021) == 5);

}  // namespace langqiao
