// Scores without an index: the referee of every search, and the reasons that a person sees.
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

// The score of `of` for `query`; nothing when a filter refuses it or the two have nothing in common.
// Precondition: an admitted listing.
std::optional<double> score(const Query& query, const Listing& of, const Model& model);

// The best `most` by looking at every listing.
std::vector<Match> scan(const Query& query, std::span<const Listing> listings, const Model& model,
                        std::size_t most);

struct PartReason {
  Part part = Part::skills;
  double value = 0;
  double weight = 0;
  double contribution = 0;  // weight · value
};

struct MissingConcept {
  std::uint32_t id = 0;
  std::uint8_t credit = 0;  // hundredths that relatives give, 0: none
  bool must = false;

  bool operator==(const MissingConcept&) const = default;
};

struct Reasons {
  double score = 0;
  std::array<PartReason, kParts> parts;
  std::vector<MissingConcept> missing;  // asked and not fully offered; musts first, then by weight
  bool held_down = false;               // a must is missing: the sum counts for kMustMissing
};

// Why `of` has its score; nothing where score() gives nothing. The contributions add up to the score, times
// kMustMissing where it is held down.
std::optional<Reasons> explain(const Listing& query, const Listing& of, const Model& model,
                               const Collection& words);

}  // namespace langqiao::matching
