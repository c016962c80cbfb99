// The best of the other side for a need or an offer, each with why; and the pairs that a co-ordinator should
// bring together. Exact: the first ten are the first ten (matching/search.h).
#pragma once

#include <string>
#include <vector>

#include "matching/parts.h"
#include "service/listings.h"

namespace langqiao::service {

struct ConceptName {
  ConceptKind kind = ConceptKind::skill;
  std::string id;
  std::string name;
};

struct MatchPartView {
  std::string part;  // matching/parts.h
  std::int64_t value_bp = 0;
  std::int64_t weight_bp = 0;
};

struct MatchConceptView {
  ConceptName asked;
  std::optional<ConceptName> offered;  // none: missing
  std::int64_t credit_bp = 0;
  bool must = false;
};

struct MatchView {
  ListingRow listing;
  std::int64_t score_bp = 0;
  bool held_down = false;  // a must is missing
  std::vector<MatchPartView> parts;
  std::vector<MatchConceptView> offered;
  std::vector<MatchConceptView> missing;
  std::optional<MatchConceptView> field;
  std::optional<std::string> deal;  // about the two, under way
};

struct MatchList {
  std::vector<MatchView> items;
};

struct MutualPairView {
  ListingRow need;
  ListingRow offer;
  std::int64_t need_score_bp = 0;
  std::int64_t offer_score_bp = 0;
};

struct MutualPairList {
  std::vector<MutualPairView> items;
};

struct PartWeightView {
  std::string part;
  std::int64_t start_bp = 0;  // of the documented table
  std::int64_t now_bp = 0;
};

struct KindWeightsView {
  ListingKind kind = ListingKind::job;  // of the need
  std::int64_t choices = 0;             // of one match over another; none: the weights are those of the table
  std::vector<PartWeightView> parts;
};

struct MatchWeightsView {
  std::vector<KindWeightsView> items;
};

// Refused with missing where there is no such listing, and with conflict where it is closed or expired.
Answer<MatchList> matches(const Office& office, const Actor& actor, const Id<Listing>& id, std::size_t most);
// Pairs with a deal under way are left out.
Answer<MutualPairList> mutual_pairs(const Office& office, const Actor& actor, std::size_t most);

// How much each part of a score counts, and what people's choices made of it.
Answer<MatchWeightsView> match_weights(const Office& office, const Actor& actor);

}  // namespace langqiao::service
