#include "plan/exclusions.h"

#include <algorithm>

#include "base/text.h"
#include "plan/goal_words.h"
#include "plan/numerals.h"

namespace langqiao::plan {
namespace {

template <class Words>
bool contains_any(View text, const Words& words) {
  return std::ranges::any_of(words, [&](View word) { return contains(text, word); });
}

// The phrase around an amount, `before` and `behind` characters at most.
View around(const Passage& passage, Range amount, std::uint32_t before, std::uint32_t behind) {
  const std::uint32_t from = amount.begin > before ? amount.begin - before : 0;
  const std::uint32_t begin = std::max({passage.sentence, passage.body.begin, from});
  std::uint32_t end = amount.end;
  const std::uint32_t limit = std::min(passage.body.end, amount.end + behind);
  while (end < limit && !among(passage.look(end), U",。;")) ++end;
  return passage.view({std::min(begin, end), end});
}

// 的 and a noun behind: …以上的企业, but not 达到60%的目标.
bool modifies_noun(const Passage& passage, std::uint32_t after) {
  if (passage.look(after) != U'的' || !is_han(passage.look(after + 1))) return false;
  constexpr auto kGoals = std::to_array<View>({U"目标", U"水平", U"要求", U"标准"});
  return std::ranges::none_of(kGoals, [&](View word) { return passage.has(after + 1, word); });
}

// The next amount of the same list behind `after`: 500万元以上、职工不少于100人…
std::optional<Amount> next_in_list(const Passage& passage, std::uint32_t after) {
  constexpr std::uint32_t kNear = 14;
  if (!among(passage.look(after), U"、且和或并")) return std::nullopt;
  for (std::uint32_t k = after + 1; k < std::min(passage.body.end, after + kNear); ++k) {
    if (among(passage.look(k), U",。;:、")) return std::nullopt;
    if (!is_digit(passage.look(k)) && !is_han_numeral(passage.look(k))) continue;
    if (const auto amount = amount_at(passage.page, passage.body, k)) return amount;
  }
  return std::nullopt;
}

// 对完成任务80%以下的地区进行约谈
bool names_addressee(const Passage& passage, const Amount& amount) {
  if (!modifies_noun(passage, amount.after)) return false;
  const std::uint32_t begin = passage.phrase_begin(amount.range.begin);
  return passage.look(begin) == U'对' || passage.look(begin) == U'凡';
}

bool modifies_through_list(const Passage& passage, std::uint32_t after) {
  for (int items = 0; items < 4; ++items) {
    if (modifies_noun(passage, after)) return true;
    const auto next = next_in_list(passage, after);
    if (!next) return false;
    after = next->after;
  }
  return false;
}

}  // namespace

bool is_payment(const Passage& passage, const Amount& amount) {
  constexpr std::uint32_t kBefore = 24, kBehind = 12;
  if (amount.before == Bound::Kind::peak) return true;
  if (!is_money(amount) && !is_share(amount)) return false;
  const bool rate = is_share(amount) && passage.look(passage.phrase_begin(amount.range.begin)) == U'按';
  return rate || contains_any(around(passage, amount.range, kBefore, kBehind), kMoneyOut);
}

bool is_condition(const Passage& passage, const Amount& amount, std::uint32_t verb) {
  constexpr std::uint32_t kNear = 12;
  if (names_addressee(passage, amount) || passage.has(amount.after, U"的比例")) return true;
  if (verb > 0) return false;
  if (!is_share(amount) && modifies_through_list(passage, amount.after)) return true;
  const View before = around(passage, {amount.range.begin, amount.range.begin}, kNear, 0);
  return is_ratio(amount) ? contains(before, U"允许") : contains_any(before, kConditions);
}

bool selects(const Passage& passage, const Amount& amount) { return modifies_noun(passage, amount.after); }

bool is_measure_of_another(const Passage& passage, const Amount& amount, std::uint32_t verb) {
  const std::uint32_t begin = amount.range.begin - verb;
  if (begin == passage.body.begin) return false;
  const char32_t before = passage.look(begin - 1);
  return before == U'每' || (before == U'以' && verb == 0);
}

bool opens_change(const Passage& passage, const Amount& amount) {
  if (passage.look(amount.after) == U'→') return true;
  constexpr std::uint32_t kNear = 10;
  const std::uint32_t from = passage.phrase_begin(amount.range.begin, U",。;:、", kNear);
  const View before = passage.view({from, amount.range.begin});
  const std::size_t opening = before.find_last_of(U"由从");
  if (opening == View::npos) return false;
  return opening + 1 == before.size() || before.back() == U'的';
}

bool is_structure(const Passage& passage, const Amount& amount, Range noun) {
  if (is_abstract(passage, noun)) return true;
  if (!amount.han || amount.bounded()) return false;
  const View text = passage.view(noun);
  return std::ranges::any_of(kOwnParts, [&](View word) { return text.ends_with(word); });
}

bool is_abstract(const Passage& passage, Range noun) {
  constexpr std::size_t kShort = 4;
  const View text = passage.view(noun);
  return std::ranges::any_of(kAbstract, [&](View word) {
    return text.starts_with(word) || (text.size() <= kShort && text.ends_with(word));
  });
}

}  // namespace langqiao::plan
