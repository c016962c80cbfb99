// The words of a query in one segment, and how much they can add to a text: what both searches bound texts
// with.
#pragma once

#include <algorithm>
#include <span>
#include <vector>

#include "matching/query.h"
#include "matching/segment.h"

namespace langqiao::matching {

// Sums of a few dozen floats, taken in any order, differ by less than this share.
inline constexpr float kAnyOrder = 1.00001F;
constexpr float at_most(float sum) { return sum * kAnyOrder; }

struct WordList {
  PostingList list;
  float weight = 0;
  float most = 0;  // no posting of the range is worth more, times the weight

  WordList(const QueryWord& word, const Segment& segment, Segment::Range range, const TextModel& text)
      : list(segment.word_postings().find(word.key)), weight(word.weight) {
    if (const PostingBits bits = list.bits(); bits.have != nullptr) {
      most = weight * text.worth(bits.best_value, bits.best_length);
      return;
    }
    const auto heads = list.heads();
    for (std::size_t b = list.block_with(range.begin); b < heads.size(); ++b) {
      most = std::max(most, weight * text.worth(heads[b].best_value, heads[b].best_length));
      if (heads[b].last >= range.end - 1) break;
    }
  }
};

// By word: what that and the following can add, at most; and 0 at the end.
inline std::vector<float> rest_of(std::span<const WordList> words) {
  std::vector<float> rest(words.size() + 1, 0);
  for (std::size_t i = words.size(); i-- > 0;) rest[i] = rest[i + 1] + words[i].most;
  return rest;
}

}  // namespace langqiao::matching
