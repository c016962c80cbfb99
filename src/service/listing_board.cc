#include "service/listing_board.h"

#include <algorithm>

namespace langqiao::service {
namespace {

const Listing* find_in(const std::vector<Listing>& listings, const Id<Listing>& id) {
  const auto at = std::ranges::lower_bound(listings, id, {}, &Listing::id);
  return at == listings.end() || at->id != id ? nullptr : &*at;
}

std::shared_ptr<const std::vector<Listing>> imported_of(const Store& store) {
  auto listings = store.load({Table<Listing>::name}).listings;
  std::ranges::sort(listings, {}, &Listing::id);
  return std::make_shared<const std::vector<Listing>>(std::move(listings));
}

}  // namespace

ListingBoard::ListingBoard(const Store& store, Versions versions, const ListingBoard* before)
    : versions_(versions),
      imported_(before && before->versions_.city == versions.city ? before->imported_ : imported_of(store)),
      posted_(store.posted_listings()),
      concepts_(store.all_concepts()) {}

const Listing* ListingBoard::find(const Id<Listing>& id) const {
  const Listing* const own = find_in(posted_, id);
  return own ? own : find_in(*imported_, id);
}

bool ListingBoard::is_posted(const Id<Listing>& id) const { return find_in(posted_, id) != nullptr; }

std::span<const ListingConcept> ListingBoard::concepts_of(const Id<Listing>& id) const {
  const auto found = std::ranges::equal_range(concepts_, id, {}, &ListingConcept::listing);
  return {found.begin(), found.end()};
}

}  // namespace langqiao::service
