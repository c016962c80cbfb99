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

// Refused with missing where there is no such listing, and with conflict where it is closed or expired.
Answer<MatchList> matches(const Office& office, const Actor& actor, const Id<Listing>& id, std::size_t most);
// Pairs with a deal under way are left out.
Answer<MutualPairList> mutual_pairs(const Office& office, const Actor& actor, std::size_t most);

}  // namespace langqiao::service
