#include "plan/amounts.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "plan/numerals.h"
#include "plan/signs.h"
#include "plan/word_table.h"

namespace langqiao::plan {
namespace {

using Kind = Bound::Kind;

constexpr std::int64_t kMostScaled = 10'000'000'000;  // a greater number keeps its unit's scale out

const WordTable<Bound>& bounds_by_end() {
  static const WordTable<Bound> table(
      kBoundsBefore, [](const Bound& one) { return one.word; }, WordSide::last);
  return table;
}
const WordTable<Measure>& measures_by_start() {
  static const WordTable<Measure> table(
      kMeasures, [](const Measure& one) { return one.word; }, WordSide::first);
  return table;
}

// 扩大到, 压减至
std::optional<Bound> level_before(const Page& page, Range body, std::uint32_t end) {
  constexpr std::uint32_t kLength = 3;
  if (end < body.begin + kLength || !among(page.look(end - 1), U"到至")) return std::nullopt;
  const View word = page.view({end - kLength, end});
  const auto has = [&](const auto& verbs) {
    return std::ranges::find(verbs, word.substr(0, 2)) != verbs.end();
  };
  if (has(kRising)) return Bound{word, Kind::level};
  if (has(kFalling)) return Bound{word, Kind::most};
  return std::nullopt;
}

// 前10%, but not 2025年底前10家
bool ranks(const Page& page, std::uint32_t i, Range body) {
  return page.look(i - 1) == U'前' && (i < body.begin + 2 || !among(page.look(i - 2), U"底末年月日以之"));
}

bool is_glued(const Page& page, Range body, std::uint32_t i) {
  if (i == body.begin) return false;
  const char32_t before = page.look(i - 1);
  return among(before, U"第+.#") || is_latin(before) || is_digit(before) || ranks(page, i, body) ||
         (is_han_numeral(page.look(i)) && is_han_numeral(before)) ||
         (before == U'-' && i >= 2 && is_digit(page.look(i - 2)));
}

struct Fraction {
  std::int64_t top = 0, bottom = 1;
  std::uint32_t length = 0;
};

// 百分之六十, 三分之二
std::optional<Fraction> parts_at(const Page& page, std::uint32_t i) {
  const bool percent = page.has(i, U"百分之");
  const auto whole =
      percent ? Numeral{.count = 100, .length = 1} : numeral_at(page.dense, i).value_or(Numeral{});
  if (whole.count < 2 || whole.places > 0 || !page.has(i + whole.length, U"分之")) return std::nullopt;
  const auto part = numeral_at(page.dense, i + whole.length + 2);
  if (!part || part->places > 0 || part->count > kMostScaled) return std::nullopt;
  return Fraction{part->count, whole.count, whole.length + 2 + part->length};
}

// 六成
std::optional<Fraction> tenths_at(const Page& page, std::uint32_t i) {
  const auto number = numeral_at(page.dense, i);
  if (!number || number->places > 0 || number->count >= 10) return std::nullopt;
  const std::uint32_t at = i + number->length;
  if (page.look(at) != U'成' || among(page.look(at + 1), U"为立果员效本功就长熟套")) return std::nullopt;
  return Fraction{number->count, 10, number->length + 1};
}

std::optional<Fraction> fraction_at(const Page& page, std::uint32_t i) {
  constexpr auto kHalves = std::to_array<View>({U"过半数", U"过半", U"一半", U"半数"});
  for (const View half : kHalves) {
    if (page.has(i, half)) return Fraction{1, 2, length_of(half)};
  }
  if (const auto parts = parts_at(page, i)) return parts;
  return tenths_at(page, i);
}

void set_share(Amount& amount, const Fraction& share) {
  for (const auto& [whole, unit] : {std::pair<std::int64_t, View>{100, U"%"}, {1000, U"‰"}}) {
    if (share.top * whole % share.bottom != 0) continue;
    amount.low = amount.high = share.top * whole / share.bottom, amount.unit = unit;
    return;
  }
  amount.low = amount.high = (share.top * 10'000 + share.bottom - 1) / share.bottom, amount.unit = U"‱";
}

// Decimals stay exact in a smaller unit where there is one.
bool settle_places(Numeral first, Numeral second, Amount& amount) {
  const int places = std::max(first.places, second.places);
  for (; first.places < places; ++first.places) first.count *= 10;
  for (; second.places < places; ++second.places) second.count *= 10;
  amount.low = first.count, amount.high = second.count;
  if (places == 0) return true;
  if (places > 2) return false;
  const bool tenth = places == 1;
  if (amount.unit == U"%")
    amount.unit = tenth ? U"‰" : U"‱";
  else if (amount.unit == U"个百分点")
    amount.unit = tenth ? U"个千分点" : U"个万分点";
  else if (amount.unit == U"倍")
    amount.unit = U"%", amount.low *= tenth ? 10 : 1, amount.high *= tenth ? 10 : 1;
  else
    return false;
  return true;
}

// The second number of a range, 6-8 or 60%-70%; where reading goes on goes to `at`.
std::optional<Numeral> range_end(const Page& page, const Numeral& first, std::uint32_t& at) {
  const bool percent = page.look(at) == U'%';
  const std::uint32_t dash = at + percent;
  if (!among(page.look(dash), U"-~至到")) return std::nullopt;
  const auto second = numeral_at(page.dense, dash + 1);
  if (!second || second->han != first.han) return std::nullopt;
  const std::uint32_t end = dash + 1 + second->length;
  if (percent && page.look(end) != U'%') return std::nullopt;
  at = end;
  return second;
}

// 30多万, 十几
bool take_more(const Page& page, Numeral& number, std::uint32_t& at) {
  if (!among(page.look(at), U"余多几")) return false;
  for (++at; among(page.look(at), U"万亿") && number.count < kMostScaled; ++at)
    number.count *= page.look(at) == U'万' ? 10'000 : 100'000'000;
  return true;
}

// The measure word with what repeats it: 个(所), 件/万人.
void take_measure(const Page& page, std::uint32_t at, const Measure& measure, Amount& amount) {
  constexpr std::uint32_t kPer = 4;
  amount.unit = measure.word == U"百分点" ? U"个百分点" : std::u32string(measure.word);
  amount.after = at + length_of(measure.word);
  if (const Measure* other = measure_at(page, amount.after + 1);
      other != nullptr && page.look(amount.after) == U'(') {
    const std::uint32_t close = amount.after + 1 + length_of(other->word);
    if (page.look(close) == U')') amount.after = close + 1;
  }
  if (page.look(amount.after) != U'/') return;
  std::uint32_t end = amount.after + 1;
  while (end - amount.after <= kPer && is_han(page.look(end)) && !among(page.look(end), U"以左")) ++end;
  amount.unit += page.view({amount.after, end});
  amount.after = end;
}

// 万亿元 and 亿元 behind a bound stand for one of them: 突破万亿元.
std::optional<Numeral> first_number(const Page& page, Range body, std::uint32_t i) {
  if (!among(page.look(i), U"万亿")) return numeral_at(page.dense, i);
  if (!bound_before(page, body, i)) return std::nullopt;
  Numeral number{.count = 1, .han = true};
  for (; among(page.look(i + number.length), U"万亿") && number.count < kMostScaled; ++number.length)
    number.count *= page.look(i + number.length) == U'万' ? 10'000 : 100'000'000;
  return number;
}

// 达到0.4左右: a decimal between bounds and a stop is a ratio. 100万学徒: a scale stands for the measure
// word.
bool take_bare_unit(const Page& page, Range body, std::uint32_t at, Numeral& number, Amount& amount) {
  const bool bounded = bound_before(page, body, amount.number).has_value();
  const bool closes = at >= body.end || among(page.look(at), U",。;、)以左");
  amount.after = at;
  if (bounded && closes && (number.places == 1 || number.places == 2)) {
    amount.unit = U"%";
    number.count *= number.places == 1 ? 10 : 1, number.places = 0;
    return true;
  }
  return number.scale >= 10'000 && !bounded && is_han(page.look(at)) &&
         !among(page.look(at), U"的以左众人家余多");
}

bool take_unit(const Page& page, Range body, std::uint32_t at, Numeral& number, Amount& amount) {
  const Measure* measure = measure_at(page, at);
  if (measure == nullptr) return take_bare_unit(page, body, at, number, amount);
  if (measure->time) return false;
  take_measure(page, at, *measure, amount);
  return true;
}

bool read_number(const Page& page, Range body, Amount& amount) {
  auto first = first_number(page, body, amount.number);
  if (!first) return false;
  std::uint32_t at = amount.number + first->length;
  auto second = range_end(page, *first, at);
  amount.has_range = second.has_value();
  amount.more = !second && take_more(page, *first, at);
  amount.han = first->han;
  if (!take_unit(page, body, at, *first, amount)) return false;
  if (!second) second = first;
  if (first->scale == 1 && second->scale >= 10'000 && first->count < kMostScaled)
    first->count *= second->scale;
  return settle_places(*first, *second, amount);
}

// 万人, 亿元: the scale goes into the numbers.
void scale_by_unit(Numeral& first, Numeral& second, View& unit) {
  for (; unit.size() > 1 && among(unit[0], U"万亿"); unit.remove_prefix(1)) {
    for (Numeral* number : {&first, &second}) {
      std::int64_t by = unit[0] == U'万' ? 10'000 : 100'000'000;
      for (; by > 1 && number->places > 0; by /= 10) --number->places;
      number->count *= number->count > kMostScaled ? 1 : by;
    }
  }
}

void read_bound_behind(const Page& page, Amount& amount) {
  amount.range.end = amount.after;
  const auto behind = std::ranges::find_if(
      kBoundsAfter, [&](const Bound& bound) { return page.has(amount.after, bound.word); });
  if (behind == kBoundsAfter.end()) return;
  amount.behind = behind->kind;
  amount.range.end = amount.after += length_of(behind->word);
}

// Two bounds may stand in front: 达到不少于, 提高约.
// What may stand between a bound and its number: 扩大到|2022年的|5万人, 至少|与|5家.
std::uint32_t between_bound_and_number(const Page& page, Range body, std::uint32_t end) {
  constexpr std::uint32_t kYear = 6;
  if (end < body.begin + kYear + 1) return 0;
  const bool of_a_year = page.has(end - 2, U"年的") && year_at(page.dense, end - kYear);
  if (of_a_year && bound_before(page, body, end - kYear)) return kYear;
  return among(page.look(end - 1), U"与有同和") && page.has(end - 3, U"至少") ? 1 : 0;
}

void read_bounds_before(const Page& page, Range body, Amount& amount) {
  amount.range.begin -= between_bound_and_number(page, body, amount.range.begin);
  for (int taken = 0; taken < 2; ++taken) {
    const auto before = bound_before(page, body, amount.range.begin);
    if (!before) return;
    const bool change = before->kind == Kind::rise || before->kind == Kind::fall;
    if (change && !amount.behind) amount.behind = amount.before;  // 提高约, 增长不低于
    if (!amount.before || before->kind == Kind::rise || before->kind == Kind::fall)
      amount.before = before->kind;
    amount.range.begin -= length_of(before->word);
  }
}

// 不低于年度招聘总数的50%: the bound stands in front of the whole.
void read_far_bound(const Page& page, Range body, Amount& amount) {
  constexpr std::uint32_t kFar = 16;
  if (amount.range.begin == body.begin) return;
  if (page.look(amount.range.begin - 1) != U'的' && amount.unit != U"倍" && amount.unit != U"%") return;
  for (std::uint32_t k = amount.range.begin - 1; k > body.begin && amount.range.begin - k < kFar; --k) {
    if (among(page.look(k), U",。;:")) return;
    const auto bound = bound_before(page, body, k);
    if (!bound || bound->word.size() < 3) continue;
    amount.before = bound->kind;
    amount.range.begin = k - length_of(bound->word);
    return;
  }
}

}  // namespace

std::optional<Amount> amount_at(const Page& page, Range body, std::uint32_t i) {
  if (is_glued(page, body, i)) return std::nullopt;
  Amount amount{.range = {i, i}, .number = i};
  if (const auto share = fraction_at(page, i)) {
    set_share(amount, *share);
    if (page.look(i) == U'过') amount.before = Kind::least;
    amount.after = i + share->length;
  } else if (!read_number(page, body, amount)) {
    return std::nullopt;
  }
  read_bound_behind(page, amount);
  read_bounds_before(page, body, amount);
  if (is_ratio(amount) && !amount.before) read_far_bound(page, body, amount);
  return amount;
}

std::optional<Amount> amount_in_cell(const Page& page, Range cell, View unit) {
  std::uint32_t i = cell.begin;
  while (i < cell.end && !is_digit(page.look(i))) ++i;
  if (i == cell.end) return std::nullopt;
  Amount amount{.range = {i, i}, .number = i};
  auto first = numeral_at(View(page.dense).substr(0, cell.end), i);
  if (!first) return std::nullopt;
  std::uint32_t at = i + first->length;
  if (at < cell.end && measure_at(page, at) != nullptr) return amount_at(page, cell, i);
  auto second = at < cell.end ? range_end(page, *first, at) : std::nullopt;
  amount.has_range = second.has_value();
  if (!second) second = first;
  scale_by_unit(*first, *second, unit);
  amount.unit = unit, amount.after = at;
  if (!settle_places(*first, *second, amount)) return std::nullopt;
  read_bound_behind(page, amount);
  read_bounds_before(page, cell, amount);
  return amount.range.end <= cell.end ? std::optional(amount) : std::nullopt;
}

bool counts_at(const Page& page, std::uint32_t i) {
  const auto number = numeral_at(page.dense, i);
  if (!number || (number->han && number->count == 1)) return false;
  std::uint32_t at = i + number->length;
  range_end(page, *number, at);
  return measure_at(page, at) != nullptr || among(page.look(at), U"余多");
}

std::uint32_t uncounted_at(const Page& page, std::uint32_t i) {
  const auto begins = [&](View word) { return page.has(i, word); };
  if (const auto word = std::ranges::find_if(kVague, begins); word != kVague.end()) return length_of(*word);
  const auto word = std::ranges::find_if(kUncounted, begins);
  if (word == kUncounted.end()) return 0;
  const Measure* measure = measure_at(page, i + length_of(*word));
  const bool counted = measure != nullptr && !measure->time;
  return counted ? length_of(*word) + length_of(measure->word) : *word == U"若干" ? length_of(*word) : 0;
}

const Measure* measure_at(const Page& page, std::uint32_t i) {
  return measures_by_start().longest_at(page.dense, i);
}

std::optional<Bound> bound_before(const Page& page, Range body, std::uint32_t end) {
  if (const auto level = level_before(page, body, end)) return level;
  const Bound* bound = bounds_by_end().longest_at(page.dense, end);
  if (bound == nullptr || end < body.begin + bound->word.size()) return std::nullopt;
  return *bound;
}

bool is_share(const Amount& amount) {
  return amount.unit == U"%" || amount.unit == U"‰" || amount.unit == U"‱";
}
bool is_points(const Amount& amount) {
  return amount.unit == U"个百分点" || amount.unit == U"个千分点" || amount.unit == U"个万分点";
}
bool is_ratio(const Amount& amount) { return is_share(amount) || is_points(amount) || amount.unit == U"倍"; }
bool is_money(const Amount& amount) { return amount.unit == U"元" || amount.unit == U"美元"; }

}  // namespace langqiao::plan
