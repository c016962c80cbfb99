// The open listings of a city in the index of the matcher. Brought up to date before each question: what was
// posted, changed or closed since is put in or taken out, listing by listing.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "matching/index.h"
#include "matching/learn.h"
#include "matching/mutual.h"
#include "matching/reasons.h"
#include "service/listing_board.h"
#include "service/match_model.h"
#include "service/office.h"

namespace langqiao::service {

// A listing that was found, with why.
struct FoundListing {
  Id<Listing> id;
  matching::Reasons reasons;
};

struct FoundPair {
  Id<Listing> need, offer;
  double need_score = 0;
  double offer_score = 0;
};

// The weights of the parts, and how many choices of people stand behind those of each kind.
struct LearnedWeights {
  matching::WeightTable now = matching::kDefaultWeights;
  std::array<std::size_t, matching::kKinds> choices{};
};

class MatchShelf {
 public:
  // Brings the index up to what `board` shows today, then answers. For several threads at once.
  // Nothing where the listing is not open. Only listings whose owner is a school where that of `id` is an
  // organisation, and the other way: an agreement has both.
  std::optional<std::vector<FoundListing>> best_for(const Office& office, const CityView& view,
                                                    const ListingBoard& board, const Id<Listing>& id,
                                                    std::size_t most);
  std::vector<FoundPair> mutual_pairs(const Office& office, const CityView& view, const ListingBoard& board);
  LearnedWeights weights(const Office& office, const CityView& view, const ListingBoard& board);
  // What a number of a reason stands for.
  ConceptNumbers::Concept concept_at(std::uint32_t number);

 private:
  // What of a listing enters the index; a change of any of it puts the listing in anew.
  struct Seen {
    Listing listing;
    std::vector<ListingConcept> concepts;
    Persons agreed;
    std::uint8_t record = matching::kNoRecord;

    bool operator==(const Seen&) const = default;
  };
  struct Entry {
    Seen seen;
    matching::Listing indexed;
  };

  void refresh(const Office& office, const CityView& view, const ListingBoard& board);
  void make_model(const Office& office, const CityView& view);
  std::vector<Seen> seen_now(const Office& office, const CityView& view, const ListingBoard& board) const;
  matching::Listing indexed(const CityView& view, const Seen& seen, std::uint64_t number);
  bool may_agree(const Listing& a, const Listing& b) const;
  void learn(const Office& office, const CityView& view, const ListingBoard& board);
  std::optional<matching::Shown> shown(const matching::Listing& asking, const matching::Listing& other) const;

  std::mutex guard_;
  std::optional<ListingBoard::Versions> versions_;
  Date day_;
  ConceptNumbers numbers_;
  matching::Model model_;
  LearnedWeights learned_;
  std::unique_ptr<matching::Index> index_;
  std::map<Id<Listing>, std::uint64_t> number_of_;
  std::vector<Id<Listing>> id_of_;                 // by number
  std::map<std::uint64_t, Entry> open_;            // by number
  std::map<std::string, std::uint32_t> owner_of_;  // organisation or school → number
};

}  // namespace langqiao::service
