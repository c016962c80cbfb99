// Why a match has its score: what a person sees beside it.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "matching/score.h"

namespace langqiao::matching {

struct PartReason {
  Part part = Part::skills;
  double value = 0;
  double weight = 0;
  double contribution = 0;  // weight · value
};

// A concept that the need asks for, and what of the offer counts most for it.
struct ConceptReason {
  std::uint32_t asked = 0;
  std::uint32_t offered = 0;  // asked itself where it is offered; without meaning where the credit is 0
  std::uint8_t credit = 0;    // hundredths: 100 exact, less through a relation, 0 missing
  std::uint8_t weight = 0;
  bool must = false;

  bool exact() const { return credit == kFullCredit; }
  // A must that holds the score down.
  bool holds_down() const { return must && credit < kMetFrom; }
  bool operator==(const ConceptReason&) const = default;
};

struct Reasons {
  double score = 0;
  std::array<PartReason, kParts> parts;
  std::vector<ConceptReason> offered;  // skills asked and offered, wholly or in part: what counts most first
  std::vector<ConceptReason> missing;  // skills asked and not offered at all: musts first, then by weight
  std::optional<ConceptReason> field;  // the nearest pair of fields, where any two have to do with each other
  bool held_down = false;              // a must is missing: the sum counts for kMustMissing
};

// Why `of` has its score for `query`; nothing where there is no match. The contributions add up to the score,
// times kMustMissing where it is held down. Preconditions: admitted listings; a query of `model`.
std::optional<Reasons> explain(const Listing& query, const Listing& of, const Model& model,
                               const Collection& words);

}  // namespace langqiao::matching
