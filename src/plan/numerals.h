// Numbers as Chinese documents write them: 12, 1,000, ３万, 1.5亿, 十五, 二百, 两, 壹. Exact: a decimal keeps
// its places.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "plan/page.h"

namespace langqiao::plan {

// `count` × 10^-`places`: 3.5 is {35, 1}.
struct Numeral {
  std::int64_t count = 0;
  int places = 0;
  std::uint32_t length = 0;  // dense characters taken
  bool han = false;          // written in characters throughout
  std::int64_t scale = 1;    // by the signs 万 亿 … behind the digits, already in `count`

  bool operator==(const Numeral&) const = default;
};

bool is_digit(char32_t c);
bool is_han_digit(char32_t c);    // 一 … 九 两 〇 零 and their bank forms
bool is_han_numeral(char32_t c);  // those and 十 百 千 廿 …, not 万 亿

// The number that begins at `i`, scale signs 十百千万亿 behind it included. Nothing where no number begins,
// or where it has more than 15 digits.
std::optional<Numeral> numeral_at(std::u32string_view dense, std::uint32_t i);

// A whole number in characters (一 … 九十九, 一百零三) or digits for labels; nothing above 999.
std::optional<int> small_number(std::u32string_view text);

// A year at `i`: four digits 1949–2100 or four characters such as 二〇二〇. `length` is always four.
std::optional<int> year_at(std::u32string_view dense, std::uint32_t i);

}  // namespace langqiao::plan
