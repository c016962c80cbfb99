// Finds which word of a table begins or ends at a place, in constant time a place.
#pragma once

#include <ranges>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace langqiao::plan {

enum class WordSide { first, last };

// `Entry` is a word or a record with one, named by `word_of`. The entries outlive the table.
template <class Entry>
class WordTable {
 public:
  template <class Entries, class WordOf>
  WordTable(const Entries& entries, WordOf word_of, WordSide side) : side_(side) {
    for (const Entry& entry : entries) {
      const std::u32string_view word = word_of(entry);
      by_sign_[side == WordSide::first ? word.front() : word.back()].push_back({word, &entry});
    }
  }

  // The entry with the longest word that begins at `place` (side first) or ends in front of it (side last),
  // or null.
  const Entry* longest_at(std::u32string_view text, std::size_t place) const {
    const bool first = side_ == WordSide::first;
    if (first ? place >= text.size() : place == 0 || place > text.size()) return nullptr;
    const auto found = by_sign_.find(text[first ? place : place - 1]);
    if (found == by_sign_.end()) return nullptr;
    const Row* best = nullptr;
    for (const Row& row : found->second) {
      const std::size_t length = row.word.size();
      if (best != nullptr && length <= best->word.size()) continue;
      if (!first && length > place) continue;
      if (text.substr(first ? place : place - length, length) == row.word) best = &row;
    }
    return best == nullptr ? nullptr : best->entry;
  }

 private:
  struct Row {
    std::u32string_view word;
    const Entry* entry;
  };
  WordSide side_;
  std::unordered_map<char32_t, std::vector<Row>> by_sign_;
};

}  // namespace langqiao::plan
