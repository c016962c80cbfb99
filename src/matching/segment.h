// Some listings, indexed once and never changed: facts by shelf, region,
// level, length of the text and id, their concepts, and
// postings of concepts and words. Which of them are closed since stands beside it (index.h).
#pragma once

#include <array>
#include <memory>
#include <span>
#include <vector>

#include "matching/facts.h"
#include "matching/lanes.h"
#include "matching/postings.h"
#include "matching/words.h"

namespace langqiao::matching {

// Concepts of their own: listings that ask for no skill, and that name no field.
inline constexpr Key kNoSkill = concept_key(kMostConcepts);
inline constexpr Key kNoField = concept_key(kMostConcepts + 1);

// Positions that are closed.
class Closed {
 public:
  Closed() = default;
  bool contains(Position at) const {
    return at >> 6 < words_.size() && (words_[at >> 6] >> (at & 63) & 1) != 0;
  }
  void insert(Position at);
  std::size_t count() const { return count_; }
  std::size_t bytes() const { return words_.capacity() * sizeof(std::uint64_t); }

 private:
  std::vector<std::uint64_t> words_;
  std::size_t count_ = 0;
};

class Segment {
 public:
  // Preconditions: admitted listings, each id once.
  static Segment of(std::span<const Listing> listings, const TextModel& text);
  // The listings of `parts` that are not closed. Precondition: no id stands open in two of them.
  struct Part {
    const Segment* segment = nullptr;
    const Closed* closed = nullptr;
  };
  static Segment merged(std::span<const Part> parts, const TextModel& text);

  Position size() const { return static_cast<Position>(facts_.size() - 1); }
  // How many listings were ever added to what this was merged from.
  std::uint64_t added() const { return added_; }

  const Facts& facts(Position at) const { return facts_[at]; }
  void prefetch_facts(Position at) const { __builtin_prefetch(facts_.data() + at); }
  void prefetch_concepts(Position at) const {
    __builtin_prefetch(concepts_.data() + facts_[at].first_concept);
  }
  // Length of the shortest text of the kLanes listings from block · kLanes on.
  std::uint8_t shortest(std::size_t block) const { return shortest_[block]; }
  std::span<const PackedConcept> concepts(Position at) const {
    return std::span(concepts_).subspan(facts_[at].first_concept,
                                        facts_[at + 1].first_concept - facts_[at].first_concept);
  }
  struct Range {
    Position begin = 0, end = 0;
  };
  Range shelf(std::size_t shelf) const { return {shelves_[shelf], shelves_[shelf + 1]}; }
  // Listings of one shelf that stand in one region and have one level, in the order of positions.
  struct Run {
    Position begin = 0, end = 0;
    std::uint16_t region = 0;
    Education education = Education::unsaid;

    bool operator==(const Run&) const = default;
  };
  std::span<const Run> runs(std::size_t shelf) const;
  // Where the listing stands; kPastAll when it is not here.
  Position find(std::uint64_t id) const;

  // Values: of a need's concepts the hundredths of its weight, rounded up; of an offer's 1.
  const Postings& concept_postings() const { return concept_postings_; }
  // Values: how often.
  const Postings& word_postings() const { return word_postings_; }
  std::size_t bytes() const;
  bool operator==(const Segment&) const = default;

 private:
  std::vector<Facts> facts_;  // and one more, which ends the concepts of the last
  std::vector<PackedConcept> concepts_;
  std::vector<std::uint8_t> shortest_;
  std::vector<Position> by_id_;
  std::vector<Run> runs_;
  std::array<Position, kShelves + 1> shelves_{};
  Postings concept_postings_, word_postings_;
  std::uint64_t added_ = 0;

  friend class SegmentWriter;
};

}  // namespace langqiao::matching
