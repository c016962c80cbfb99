#include "matching/facts.h"

namespace langqiao::matching {

Facts facts_of(const Listing& listing) {
  const bool open = listing.verified && listing.lawful && listing.seats > 0;
  return {
      .id = listing.id,
      .owner = listing.owner,
      .cities = listing.cities,
      .from = static_cast<std::uint16_t>(listing.from),
      .until = static_cast<std::uint16_t>(listing.until),
      .region = listing.region,
      .seats = listing.seats,
      .record = listing.record,
      .education = listing.education,
      .side_kind = static_cast<std::uint8_t>(shelf_of(listing.side, listing.kind) + (open ? 0 : kShelves))};
}

std::vector<PackedConcept> packed_concepts(const Listing& listing) {
  return {listing.concepts.begin(), listing.concepts.end()};
}

}  // namespace langqiao::matching
