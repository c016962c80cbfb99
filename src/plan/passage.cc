#include "plan/passage.h"

#include <algorithm>

#include "base/text.h"
#include "plan/amounts.h"
#include "plan/numerals.h"

namespace langqiao::plan {

bool Passage::ends_at(std::uint32_t end, View word) const {
  return end >= body.begin + word.size() && has(end - length_of(word), word);
}

std::uint32_t Passage::word_before(std::uint32_t end, const WordTable<View>& table) const {
  const View* word = table.longest_at(page.dense, end);
  return word != nullptr && end >= body.begin + word->size() ? length_of(*word) : 0;
}

std::uint32_t Passage::word_at(std::uint32_t begin, const WordTable<View>& table) const {
  const View* word = table.longest_at(page.dense, begin);
  return word != nullptr ? length_of(*word) : 0;
}

std::uint32_t Passage::past(std::uint32_t i, char32_t close, std::uint32_t most) const {
  for (std::uint32_t k = i + 1; k < std::min(body.end, i + most); ++k) {
    if (look(k) == close) return k + 1;
  }
  return i + 1;
}

const Deadline* Passage::deadline_within(Range range) const {
  const auto behind =
      std::ranges::upper_bound(deadlines, range.end, {}, [](const Deadline& one) { return one.range.end; });
  if (behind == deadlines.begin()) return nullptr;
  const Deadline& last = *std::prev(behind);
  return last.range.begin >= range.begin ? &last : nullptr;
}

bool Passage::line_ends_before(std::uint32_t i) const {
  constexpr std::uint32_t kBroken = 25;
  if (!page.starts_line(i) || i == 0) return false;
  const std::uint32_t full = page.full_width > 0 ? page.full_width - 4 : kBroken;
  std::uint32_t begin = i - 1;
  while (begin > 0 && !page.starts_line(begin) && i - begin < full) --begin;
  return i - begin < full;
}

bool Passage::noun_begins(std::uint32_t i) const {
  if (i >= body.end || page.before(i) == Gap::tab || line_ends_before(i)) return false;
  const char32_t c = look(i);
  return is_han(c) || is_latin(c) || among(c, U"“《\"");
}

std::uint32_t Passage::phrase_begin(std::uint32_t end, View signs, std::uint32_t most) const {
  const std::uint32_t limit = std::max(body.begin, end > most ? end - most : 0);
  std::uint32_t begin = end;
  while (begin > limit && !among(look(begin - 1), signs) && page.before(begin) != Gap::tab &&
         !line_ends_before(begin))
    --begin;
  return begin;
}

bool Passage::counts_within(Range range) const {
  for (std::uint32_t k = range.begin; k < range.end; ++k) {
    if ((is_digit(look(k)) || is_han_numeral(look(k))) && counts_at(page, k)) return true;
  }
  return false;
}

}  // namespace langqiao::plan
