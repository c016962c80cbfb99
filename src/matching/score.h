// Scores without an index: the referee of every search.
#pragma once

#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "matching/query.h"

namespace langqiao::matching {

// How common words are, counted from listings.
class CountedCollection {
 public:
  explicit CountedCollection(std::span<const Listing> listings);

  Collection collection() const;

 private:
  std::uint64_t listings_ = 0;
  std::unordered_map<Key, std::uint64_t> frequency_;
};

// Σ weight · worth over the words that `text` has, in their order.
float text_sum(std::span<const QueryWord> words, std::string_view text, const TextModel& model);

struct Match {
  std::uint64_t id = 0;
  double score = 0;

  bool operator==(const Match&) const = default;
};
// The better match first; of two with one score that of the lower id.
constexpr bool better(const Match& a, const Match& b) {
  return a.score != b.score ? a.score > b.score : a.id < b.id;
}

// A score and what it was computed from.
struct Scored {
  Evidence evidence;
  PartValues parts{};
  double score = 0;
};

// The score of `of` for `query`; nothing when a filter refuses it or the two have nothing in common.
// Precondition: an admitted listing.
std::optional<Scored> score(const Query& query, const Listing& of, const Model& model);

// The best `most` by looking at every listing.
std::vector<Match> scan(const Query& query, std::span<const Listing> listings, const Model& model,
                        std::size_t most);

}  // namespace langqiao::matching
