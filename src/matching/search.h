// The best listings for a listing, and for words: exactly those that a scan over everything would give,
// without looking at most of them.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "matching/index.h"
#include "matching/score.h"

namespace langqiao::matching {

// What a search looked at; for benchmarks.
struct SearchCounts {
  std::size_t postings = 0;   // read to sum
  std::size_t touched = 0;    // listings whose facts were looked at
  std::size_t evaluated = 0;  // listings whose concepts were looked at
  std::size_t read = 0;       // listings whose words were read
};

// The best `most` for `query`, the better first, ties by id: equal to scan() over the open listings.
// Precondition: an admitted listing.
std::vector<Match> best_for(const Listing& query, const Snapshot& snapshot, const Model& model,
                            std::size_t most, SearchCounts* counts = nullptr);

// Shelves that a search for words reads: bit s for shelf s.
inline constexpr std::uint32_t kEveryShelf = (1u << kShelves) - 1;

// The best `most` by BM25 over the words of `words` (any of them; at most kMostQueryWords, the rarest): score
// = Σ weight · worth. Only listings that could be matched (Facts::open).
std::vector<Match> best_with_words(std::string_view words, const Snapshot& snapshot, const TextModel& text,
                                   std::size_t most, std::uint32_t shelves = kEveryShelf);
// The same by looking at every listing: the referee.
std::vector<Match> scan_words(std::string_view words, std::span<const Listing> listings,
                              const TextModel& text, const Collection& collection, std::size_t most);

}  // namespace langqiao::matching
