// A listing that looks for others: what it admits, what counts for it, and the one definition of a score. The
// index and the scan over everything both end here, so that they cannot differ.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "matching/facts.h"
#include "matching/parts.h"
#include "matching/relations.h"
#include "matching/words.h"

namespace langqiao::matching {

struct Model {
  Relations relations;
  Geography geography;
  WeightTable weights = kDefaultWeights;
  TextModel text;
};

// How common words are: over all listings that were ever added, those closed since included.
struct Collection {
  std::uint64_t listings = 0;
  std::function<std::uint64_t(Key)> frequency;
};

struct QueryWord {
  Key key = 0;
  float weight = 0;

  bool operator==(const QueryWord&) const = default;
};
// So many words of a text are looked for, those of the greatest weight.
inline constexpr std::size_t kMostQueryWords = 24;

// The words of `text` that the collection has, the rarest first.
std::vector<QueryWord> query_words(std::string_view text, const Collection& collection);

// A must that relatives offer for so many hundredths counts as offered.
inline constexpr std::uint8_t kMetFrom = 50;

// What the concepts of two listings have to do with each other.
struct Evidence {
  std::uint32_t earned = 0;  // hundredths of weight that is offered
  std::uint32_t wanted = 0;  // weight that is asked
  std::uint8_t field = 0;    // hundredths
  bool fields_said = false;  // by both sides
  bool must_missing = false;

  bool touches() const { return earned > 0 || field > 0; }
};

// A concept whose listings have something in common with the query.
struct Clue {
  std::uint32_t id = 0;
  Role role = Role::skill;
  std::uint8_t group = 0;   // of a need: the asked skill that it counts for
  std::uint8_t weight = 0;  // of that skill
  std::uint8_t credit = 0;  // hundredths
  bool must = false;        // that skill is
};

class Query {
 public:
  // Preconditions: an admitted listing; `model` outlives the query.
  Query(const Listing& listing, const Model& model, const Collection& collection);

  const Facts& facts() const { return facts_; }
  Side side() const { return facts_.side(); }
  // The shelves whose listings it can meet.
  std::span<const std::size_t> shelves() const { return shelves_; }
  std::span<const Clue> clues() const { return clues_; }
  std::uint32_t wanted() const { return wanted_; }  // of a need: the weight it asks for
  bool has_must() const;                            // of a need
  bool says_field() const { return fields_said_; }
  std::span<const QueryWord> words() const { return words_; }
  const PartValues& weights(const Facts& of) const {
    return model_->weights[static_cast<std::size_t>(side() == Side::need ? facts_.kind() : of.kind())];
  }

  // The filters: kinds that meet, both open, different owners, windows that overlap, and consent where the
  // cities differ.
  bool admits(const Facts& of) const;
  Evidence evidence(std::span<const PackedConcept> concepts) const;

  // (text) from Σ weight · worth over the words in their order: scaled to a text of usual length that has
  // each word once. Unsaid for a query without words.
  double text_part(float sum) const {
    if (words_.empty()) return kUnsaid;
    const double part = static_cast<double>(sum) / static_cast<double>(best_text_);
    return part < 1 ? part : 1;
  }
  // Σ weight of the words: what a text of usual length that has each once is worth.
  float best_text() const { return best_text_; }
  PartValues parts(const Facts& of, const Evidence& evidence, double text) const;
  // No listing of the region and level of `of` has a greater part; those of concepts and text are without
  // meaning.
  PartValues parts_of_run(const Facts& of) const;
  static void set_concept_parts(PartValues& parts, const Evidence& evidence) {
    at(parts, Part::skills) =
        evidence.wanted == 0 ? kUnsaid : static_cast<double>(evidence.earned) / (100.0 * evidence.wanted);
    at(parts, Part::field) = evidence.fields_said ? evidence.field / 100.0 : kUnsaid;
  }
  // A listing without anything in common is no match at all, whatever its place or level.
  static bool matches(const Evidence& evidence, float text_sum) { return evidence.touches() || text_sum > 0; }
  static double score(const Evidence& evidence, const PartValues& parts, const PartValues& weights) {
    const double sum = weighted_sum(weights, parts);
    return evidence.must_missing ? kMustMissing * sum : sum;
  }

 private:
  struct Slot {
    std::uint32_t id = 0;
    std::uint32_t begin = 0, end = 0;  // in clues_; begin == end: free
  };
  struct Asked {
    std::uint8_t weight = 0;
    bool must = false;
  };

  void gather(const Listing& listing);
  void index_clues();
  std::span<const Clue> clues_of(std::uint32_t id) const;
  Evidence of_offer(std::span<const PackedConcept> concepts) const;
  Evidence of_need(std::span<const PackedConcept> concepts) const;

  const Model* model_;
  Facts facts_;
  std::uint8_t city_ = 0;
  std::vector<std::size_t> shelves_;
  std::vector<Asked> asked_;
  std::uint32_t wanted_ = 0;
  bool fields_said_ = false;
  std::vector<Clue> clues_;  // by concept
  std::vector<Slot> slots_;
  std::vector<QueryWord> words_;
  float best_text_ = 0;
};

}  // namespace langqiao::matching
