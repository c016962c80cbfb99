#include "plan/shared_amounts.h"

#include <algorithm>

#include "plan/goals.h"
#include "plan/numerals.h"
#include "plan/subjects.h"

namespace langqiao::plan {
namespace {

enum class Sharing { none, respectively, each };

struct SharingWord {
  Sharing sharing = Sharing::none;
  std::uint32_t begin = 0;
};

// Nothing but a verb stands in `between`.
bool is_verb(const Passage& passage, Range between) {
  return between.empty() || passage.word_at(between.begin, goal_verbs_by_start()) == between.size();
}

// 分别, 各 or 均 in front of an amount, a verb in between or not.
SharingWord sharing_before(const Passage& passage, std::uint32_t end) {
  constexpr std::uint32_t kNear = 6;
  for (std::uint32_t k = end; k > passage.body.begin && end - k < kNear; --k) {
    if (among(passage.look(k - 1), U",。;:、")) return {};
    const Range between{k, end};
    if (passage.ends_at(k, U"分别")) return {Sharing::respectively, k - 2};
    if (among(passage.look(k - 1), U"各均") && is_verb(passage, between) && passage.look(k - 2) != U'年')
      return {Sharing::each, k - 1};
  }
  return {};
}

// Where the next amount's number begins behind 、 or 和, bounds passed; nothing where the list ends.
std::optional<std::uint32_t> next_number(const Passage& passage, std::uint32_t i) {
  constexpr std::uint32_t kBound = 4;
  if (!among(passage.look(i), U"、和与及,")) return std::nullopt;
  for (std::uint32_t k = i + 1; k < std::min(passage.body.end, i + 1 + kBound); ++k) {
    const auto amount = amount_at(passage.page, passage.body, k);
    if (amount && amount->range.begin == i + 1) return k;
  }
  return std::nullopt;
}

std::vector<Amount> amounts_behind(const Passage& passage, const Amount& first) {
  constexpr std::size_t kMost = 12;
  std::vector<Amount> amounts{first};
  while (amounts.size() < kMost) {
    const auto next = next_number(passage, amounts.back().after);
    if (!next) break;
    amounts.push_back(*amount_at(passage.page, passage.body, *next));
    if (!amounts.back().bounded()) amounts.back().before = first.before;
  }
  return amounts;
}

// The years that end in front of the nouns, in text order, as many as there are amounts.
std::vector<int> years_before(const Passage& passage, std::uint32_t end, std::size_t count) {
  std::vector<int> years;
  const auto first = std::ranges::lower_bound(passage.deadlines, passage.sentence, {},
                                              [](const Deadline& one) { return one.range.begin; });
  for (auto one = first; one != passage.deadlines.end() && one->range.end <= end && years.size() <= count;
       ++one)
    years.push_back(one->year);
  return years.size() == count ? years : std::vector<int>{};
}

std::optional<SharedAmounts> respectively(const Passage& passage, const Amount& first, std::uint32_t word) {
  SharedAmounts shared{.nouns = {}, .amounts = amounts_behind(passage, first), .years = {}};
  const std::size_t count = shared.amounts.size();
  if (count < 2) return std::nullopt;
  shared.end = shared.amounts.back().range.end;
  shared.nouns = list_before(passage, word, count);
  if (shared.nouns.size() == count) return shared;
  const Range whole = subject_before(passage, word);
  shared.years = years_before(passage, word, count);
  if (shared.years.empty() || whole.empty()) return std::nullopt;
  shared.nouns.assign(count, whole);
  return shared;
}

std::optional<SharedAmounts> each(const Passage& passage, const Amount& amount, std::uint32_t word) {
  auto nouns = list_before(passage, word, 2);
  if (nouns.size() < 2) return std::nullopt;
  const std::size_t count = nouns.size();
  return SharedAmounts{std::move(nouns), std::vector<Amount>(count, amount), {}, amount.range.end};
}

}  // namespace

std::optional<SharedAmounts> shared_amounts(const Passage& passage, const Amount& first) {
  const SharingWord word = sharing_before(passage, first.range.begin);
  if (word.sharing == Sharing::respectively) return respectively(passage, first, word.begin);
  if (word.sharing == Sharing::each) return each(passage, first, word.begin);
  return std::nullopt;
}

}  // namespace langqiao::plan
