// One clause as the reader of targets goes through it: its text, its deadlines, whether it states goals, and
// the questions about phrases that all its parts ask. It reads nothing by itself. Every question looks at a
// bounded stretch of text.
#pragma once

#include <span>
#include <vector>

#include "plan/deadlines.h"
#include "plan/indicator_tables.h"
#include "plan/page.h"
#include "plan/signs.h"
#include "plan/word_table.h"

namespace langqiao::plan {

constexpr std::uint32_t kLongestNoun = 60;  // characters; a noun phrase is not followed further

struct Passage {
  const Page& page;
  Range body;
  Range heading;
  bool goals = false;                  // under a heading of goals (主要目标, 指标)
  std::vector<Deadline> deadlines;     // in text order
  std::span<const IndicatorRow> rows;  // of tables; those in front of the body are passed over
  std::optional<int> issued;           // the year
  std::uint32_t sentence = 0;          // where the sentence begins that is being read

  char32_t look(std::uint32_t i) const { return page.look(i); }
  View view(Range range) const { return page.view(range); }
  bool has(std::uint32_t i, View word) const { return page.has(i, word); }
  bool ends_at(std::uint32_t end, View word) const;
  // The length of the table's longest word that ends at `end` or begins at `begin`; zero when there is none.
  std::uint32_t word_before(std::uint32_t end, const WordTable<View>& table) const;
  std::uint32_t word_at(std::uint32_t begin, const WordTable<View>& table) const;

  // Where what closes the sign at `i` ends, when it closes within `most`; else behind the sign itself.
  std::uint32_t past(std::uint32_t i, char32_t close, std::uint32_t most = 60) const;
  // The last deadline in `range`, or null.
  const Deadline* deadline_within(Range range) const;
  // `i` begins a line and the line above was not broken in mid-sentence: it was short.
  bool line_ends_before(std::uint32_t i) const;
  // A noun may begin at `i`: the line and the cell go on with a word.
  bool noun_begins(std::uint32_t i) const;
  // From the last stop in front of `end`; stops are `signs`, tabs and ends of lines.
  std::uint32_t phrase_begin(std::uint32_t end, View signs = U",。;:!?",
                             std::uint32_t most = kLongestNoun) const;
  // A number with a measure word stands in `range`.
  bool counts_within(Range range) const;
};

}  // namespace langqiao::plan
