// Amounts: a number or a range with its measure word and the bounds in front and behind, such as
// 不少于200家, 6—8所, 提高5个百分点, 百分之六十以上, 30多万人次. What is counted, and whether the amount is a
// target, are not decided here.
#pragma once

#include <optional>
#include <string>

#include "plan/amount_words.h"
#include "plan/page.h"

namespace langqiao::plan {

struct Amount {
  Range range;               // bounds included
  std::uint32_t number = 0;  // where the number begins
  std::uint32_t after = 0;   // where what is counted may begin
  std::int64_t low = 0;      // in single units: 3万名 is 30000; a share with decimals in ‰ or ‱
  std::int64_t high = 0;
  bool has_range = false;
  bool more = false;  // 200余家
  bool han = false;   // written in characters
  std::optional<Bound::Kind> before, behind;
  std::u32string unit;

  bool bounded() const { return before || behind; }
  bool operator==(const Amount&) const = default;
};

// The amount whose number begins at `i`, its bounds within `body`. Nothing where no number begins, where the
// number is part of a name or a numbering (第3, 1+2, 前10%), or where it counts time.
std::optional<Amount> amount_at(const Page& page, Range body, std::uint32_t i);

// The amount of a table's cell: ≥65, 60以上, 120家. `unit` (of its column; 万人 counts in tens of thousands)
// holds where the cell names none.
std::optional<Amount> amount_in_cell(const Page& page, Range cell, std::u32string_view unit);

// A number with a measure word or 余 behind it begins at `i`; 一个 is none.
bool counts_at(const Page& page, std::uint32_t i);

// Length of the words at `i` that count without a number, 一批 or 若干个; zero where there are none.
std::uint32_t uncounted_at(const Page& page, std::uint32_t i);

const Measure* measure_at(const Page& page, std::uint32_t i);

// The bound that ends at `end` and lies in the body, or nothing.
std::optional<Bound> bound_before(const Page& page, Range body, std::uint32_t end);

bool is_share(const Amount& amount);   // % ‰ ‱
bool is_points(const Amount& amount);  // 个百分点
bool is_ratio(const Amount& amount);   // those and 倍
bool is_money(const Amount& amount);

}  // namespace langqiao::plan
