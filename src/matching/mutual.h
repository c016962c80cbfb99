// Pairs for a co-ordinator: a need and an offer that are each among the best for the other.
#pragma once

#include <span>
#include <vector>

#include "matching/search.h"

namespace langqiao::matching {

struct MutualPair {
  std::uint64_t need = 0, offer = 0;
  double need_score = 0;   // of the offer, for the need
  double offer_score = 0;  // of the need, for the offer

  double lesser() const { return need_score < offer_score ? need_score : offer_score; }
  bool operator==(const MutualPair&) const = default;
};

struct MutualSearch {
  std::size_t among = 10;  // each is among so many best of the other
  std::size_t most = 100;  // so many pairs
  unsigned threads = 0;    // 0: as many as the machine has; the answer is the same
};

// The pairs of `listings` (needs and offers, each id once, as the snapshot has them) of which each stands
// among the best of the other, over all that the snapshot holds; the pair with the greater lesser score
// first, ties by need and offer.
std::vector<MutualPair> mutual_pairs(std::span<const Listing> listings, const Snapshot& snapshot,
                                     const Model& model, const MutualSearch& search);

}  // namespace langqiao::matching
