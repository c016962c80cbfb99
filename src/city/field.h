// The text form of every type a record may have as a field: one codec, used by CSV files, sheets and
// databases alike. Field<T>::read takes trimmed half-width text that is not empty and says whether it was a
// T; Field<T>::write appends the text that read would take back; Field<T>::wanted says in one phrase what
// would have been right, in both languages.
#pragma once

#include <array>
#include <charconv>
#include <concepts>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/id.h"
#include "base/quantity.h"
#include "base/text.h"
#include "base/wording.h"
#include "city/names.h"

namespace langqiao {

template <class T>
struct Field;

// All of `text` as a number; a sign only where `Number` has one.
template <class Number>
bool read_number(std::string_view text, Number& to) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), to);
  return error == std::errc{} && end == text.data() + text.size();
}

template <class Number>
void write_number(Number value, std::string& to) {
  char digits[32];
  const auto [end, error] = std::to_chars(std::begin(digits), std::end(digits), value);
  to.append(digits, end);
}

template <>
struct Field<std::string> {
  static bool read(std::string_view text, std::string& to) { return to.assign(text), true; }
  static void write(const std::string& value, std::string& to) { to += value; }
  static Wording wanted() { return {"文字", "text"}; }
};

template <class Of>
struct Field<Id<Of>> {
  static bool read(std::string_view text, Id<Of>& to) { return to = Id<Of>(text), true; }
  static void write(const Id<Of>& value, std::string& to) { to += value.text(); }
  static Wording wanted() { return {"编号", "an id"}; }
};

template <>
struct Field<bool> {
  static bool read(std::string_view text, bool& to) {
    to = text == "1";
    return to || text == "0";
  }
  static void write(bool value, std::string& to) { to += value ? '1' : '0'; }
  static Wording wanted() { return {"0 或 1", "0 or 1"}; }
};

// Counts, levels, sequence numbers, years of study: none is ever negative.
template <>
struct Field<int> {
  static bool read(std::string_view text, int& to) { return read_number(text, to) && to >= 0; }
  static void write(int value, std::string& to) { write_number(value, to); }
  static Wording wanted() { return {"整数，0 或以上", "a whole number, 0 or more"}; }
};

// Values that may fall below zero, such as a change in percentage points.
template <>
struct Field<std::int64_t> {
  static bool read(std::string_view text, std::int64_t& to) { return read_number(text, to); }
  static void write(std::int64_t value, std::string& to) { write_number(value, to); }
  static Wording wanted() { return {"整数", "a whole number"}; }
};

template <>
struct Field<double> {
  static bool read(std::string_view text, double& to) { return read_number(text, to) && to == to; }
  static void write(double value, std::string& to) { write_number(value, to); }
  static Wording wanted() { return {"数值，可带小数", "a decimal number"}; }
};

template <class Unit>
struct Field<Quantity<Unit>> {
  static bool read(std::string_view text, Quantity<Unit>& to) {
    std::int64_t count = 0;
    if (!read_number(text, count) || count < 0) return false;
    to = Quantity<Unit>(count);
    return true;
  }
  static void write(Quantity<Unit> value, std::string& to) { write_number(value.count(), to); }
  static Wording wanted() { return {"整数，0 或以上", "a whole number, 0 or more"}; }
};

template <>
struct Field<Share> {
  static bool read(std::string_view text, Share& to) {
    std::int64_t bp = 0;
    if (!read_number(text, bp) || bp < 0 || bp > Share::kWhole) return false;
    to = Share::basis_points(bp);
    return true;
  }
  static void write(Share value, std::string& to) { write_number(value.basis_points(), to); }
  static Wording wanted() { return {"基点数，0 到 10000", "basis points, 0 to 10000"}; }
};

template <>
struct Field<Date> {
  static bool read(std::string_view text, Date& to) {
    const auto date = Date::parse(text);
    if (date) to = *date;
    return date.has_value();
  }
  static void write(Date value, std::string& to) { to += value.iso(); }
  static Wording wanted() { return {"2025-09-01 这样的日期", "a date such as 2025-09-01"}; }
};

template <>
struct Field<SchoolYear> {
  static bool read(std::string_view text, SchoolYear& to) {
    const auto year = SchoolYear::parse(text);
    if (year) to = *year;
    return year.has_value();
  }
  static void write(SchoolYear value, std::string& to) { write_number(value.begins(), to); }
  static Wording wanted() { return {"2025 这样的年份", "a year such as 2025"}; }
};

template <class E>
  requires std::is_enum_v<E>
struct Field<E> {
  static bool read(std::string_view text, E& to) {
    const auto value = named<E>(text);
    if (value) to = *value;
    return value.has_value();
  }
  static void write(E value, std::string& to) { to += name_of(value); }
  static Wording wanted() {
    std::string list;
    for (const auto& [value, name] : names(E{})) list.append(list.empty() ? "" : " ").append(name);
    return worded("下列之一：{}", "one of {}", list);
  }
};

// "begin-end", in characters.
template <>
struct Field<TextSpan> {
  static bool read(std::string_view text, TextSpan& to) {
    const std::size_t dash = text.find('-');
    return dash != std::string_view::npos && read_number(text.substr(0, dash), to.begin) &&
           read_number(text.substr(dash + 1), to.end) && to.begin <= to.end;
  }
  static void write(TextSpan span, std::string& to) {
    write_number(span.begin, to);
    to += '-';
    write_number(span.end, to);
  }
  static Wording wanted() { return {"12-34 这样的两个位置", "two positions such as 12-34"}; }
};

// An empty cell is unknown, and unknown is written as an empty cell.
template <class T>
struct Field<std::optional<T>> {
  static bool read(std::string_view text, std::optional<T>& to) { return Field<T>::read(text, to.emplace()); }
  static void write(const std::optional<T>& value, std::string& to) {
    if (value) Field<T>::write(*value, to);
  }
  static Wording wanted() { return Field<T>::wanted(); }
};

template <class T>
struct Field<std::vector<T>> {
  static bool read(std::string_view text, std::vector<T>& to) {
    to.clear();
    for (const auto part : split(text, '|')) {
      const auto item = trim(part);
      if (item.empty() || !Field<T>::read(item, to.emplace_back())) return false;
    }
    return true;
  }
  static void write(const std::vector<T>& value, std::string& to) {
    for (std::size_t i = 0; i < value.size(); ++i) {
      if (i > 0) to += '|';
      Field<T>::write(value[i], to);
    }
  }
  static Wording wanted() {
    return worded("用 | 分隔的列表，每项为{}", "a list separated by |, each {}", Field<T>::wanted());
  }
};

}  // namespace langqiao
