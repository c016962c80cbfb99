// Who stands behind a listing, and for whom an actor may act in the exchange.
#pragma once

#include <optional>

#include "city/exchange.h"
#include "service/office.h"
#include "service/page.h"

namespace langqiao::service {

// A party of the exchange: an organisation or a school.
struct PartyView {
  std::string id;
  std::string name;
  bool is_school = false;
  std::optional<Named> region;

  bool operator==(const PartyView&) const = default;
};

// The organisation or school; nothing when the present data has neither. Of an organisation that counts for
// another, the other.
std::optional<PartyView> party_of(const CityView& view, const std::optional<Id<Organisation>>& organisation,
                                  const std::optional<Id<School>>& school);
std::optional<PartyView> owner_of(const CityView& view, const Listing& listing);

// How well the present data knows the party; what is said for a synthetic one is synthetic, too.
Quality quality_of(const CityView& view, const std::optional<Id<Organisation>>& organisation,
                   const std::optional<Id<School>>& school);

// May the actor act for this organisation or school? A school and an enterprise for themselves; the local
// owner for everybody, until there are accounts.
bool acts_for(const CityView& view, const Actor& actor, const std::optional<Id<Organisation>>& organisation,
              const std::optional<Id<School>>& school);
bool acts_for(const CityView& view, const Actor& actor, const Listing& listing);

// Refused when the actor may not use the exchange, or not for this party.
std::optional<Refusal> not_their_own(const CityView& view, const Actor& actor,
                                     const std::optional<Id<Organisation>>& organisation,
                                     const std::optional<Id<School>>& school);

// The organisation and the school of a draft, of which exactly one must be there and in the city.
struct PartyOf {
  std::optional<Id<Organisation>> organisation;
  std::optional<Id<School>> school;
};
Answer<PartyOf> admit_party(const CityView& view, const std::string& organisation, const std::string& school);

}  // namespace langqiao::service
