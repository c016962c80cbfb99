// What the rulebook is made of: rules, their dated values, and where each value is written. Records only; how
// they are read is read.h, how they are looked up is rulebook.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/quantity.h"
#include "base/wording.h"
#include "city/names.h"

namespace langqiao::rulebook {

using Years = Quantity<struct YearUnit>;
using Months = Quantity<struct MonthUnit>;
using Days = Quantity<struct DayUnit>;
using Count = Quantity<struct CountUnit>;

// One member of a list or one condition of a set; `id` is what facts name it by.
struct Item {
  std::string id;
  Wording wording;

  bool operator==(const Item&) const = default;
};

struct ItemList {
  std::vector<Item> items;

  bool operator==(const ItemList&) const = default;
};

// At least `k` of the conditions hold.
struct KOfN {
  int k = 0;
  std::vector<Item> conditions;

  bool operator==(const KOfN&) const = default;
};

// A share is to rise by so many percentage points from the base year to the end of the deadline year.
struct PointChange {
  int points = 0;
  int base_year = 0;
  int deadline_year = 0;

  bool operator==(const PointChange&) const = default;
};

// A day of every year.
struct MonthDay {
  int month = 1;
  int day = 1;

  friend auto operator<=>(const MonthDay&, const MonthDay&) = default;
};

// Something that is open every year from one day to another, both included; over new year when `until` is the
// earlier of the two.
struct YearlyWindow {
  MonthDay from;
  MonthDay until;

  bool operator==(const YearlyWindow&) const = default;
};

// The order is the order of Content's alternatives.
enum class Unit {
  share_bp,
  persons,
  money_fen,
  years,
  months,
  days,
  percent_points,
  count,
  flag,
  list,
  k_of_n,
  text,
  yearly_window
};
using Content = std::variant<Share, Persons, Money, Years, Months, Days, PointChange, Count, bool, ItemList,
                             KOfN, Wording, YearlyWindow>;

inline Unit unit_of(const Content& content) { return static_cast<Unit>(content.index()); }

namespace detail {
template <class T, std::size_t I = 0>
constexpr std::size_t position_in_content() {
  if constexpr (std::is_same_v<std::variant_alternative_t<I, Content>, T>) {
    return I;
  } else {
    return position_in_content<T, I + 1>();
  }
}
}  // namespace detail

// The unit whose values are of type T.
template <class T>
constexpr Unit unit_for = static_cast<Unit>(detail::position_in_content<T>());

static_assert(unit_for<Share> == Unit::share_bp && unit_for<PointChange> == Unit::percent_points);
static_assert(unit_for<bool> == Unit::flag && unit_for<KOfN> == Unit::k_of_n &&
              unit_for<Wording> == Unit::text);
static_assert(std::variant_size_v<Content> == static_cast<std::size_t>(Unit::yearly_window) + 1);

// must: not held is a breach. should: not held is a warning (一般, 原则上). may: allowed, never demanded; not
// held is worth saying.
enum class Force { must, should, may };

// read: read in a public copy. known: common knowledge, article or wording not yet checked.
enum class Grade { read, known };

enum class Kind { limit, floor, rate, amount, period, duty, ban, condition, procedure, target, convention };

struct Citation {
  std::string document;
  std::string article;
  std::string address;  // of a public copy; may be empty
  Grade grade = Grade::known;
  std::optional<Date> checked;  // none: wording to be confirmed

  bool operator==(const Citation&) const = default;
};

// What a rule says from one day to another, both included; open when there is no `until`.
struct Value {
  Date from;
  std::optional<Date> until;
  Content content;
  Force force = Force::must;
  Citation citation;

  bool holds_on(Date day) const { return from <= day && (!until || day <= *until); }
  bool operator==(const Value&) const = default;
};

struct Rule {
  std::string id;  // "internship.interns_per_unit"
  std::string jurisdiction;
  Kind kind = Kind::limit;
  Unit unit = Unit::flag;
  Wording title;
  Wording note;               // may be empty
  std::string file;           // "cn/internship.interns_per_unit.toml"
  std::vector<Value> values;  // by date; no two hold on the same day

  bool operator==(const Rule&) const = default;
};

// A place with rules of its own. What it does not rule, `parent` does.
struct Jurisdiction {
  std::string id;
  Wording title;
  std::string parent;  // empty at the top

  bool operator==(const Jurisdiction&) const = default;
};

constexpr auto names(Unit) {
  using enum Unit;
  return Names<Unit, 13>{{{share_bp, "share_bp"},
                          {persons, "persons"},
                          {money_fen, "money_fen"},
                          {years, "years"},
                          {months, "months"},
                          {days, "days"},
                          {percent_points, "percent_points"},
                          {count, "count"},
                          {flag, "flag"},
                          {list, "list"},
                          {k_of_n, "k_of_n"},
                          {text, "text"},
                          {yearly_window, "yearly_window"}}};
}
constexpr auto names(Force) {
  using enum Force;
  return Names<Force, 3>{{{must, "must"}, {should, "should"}, {may, "may"}}};
}
constexpr auto names(Grade) {
  using enum Grade;
  return Names<Grade, 2>{{{read, "R"}, {known, "K"}}};
}
constexpr auto names(Kind) {
  using enum Kind;
  return Names<Kind, 11>{{{limit, "limit"},
                          {floor, "floor"},
                          {rate, "rate"},
                          {amount, "amount"},
                          {period, "period"},
                          {duty, "duty"},
                          {ban, "ban"},
                          {condition, "condition"},
                          {procedure, "procedure"},
                          {target, "target"},
                          {convention, "convention"}}};
}

}  // namespace langqiao::rulebook
