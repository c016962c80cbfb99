// Needs and offers: posted, corrected, closed, looked for. Texts are not read here: a listing comes with the
// concepts that the caller gives it. What everybody sees has no contact; deals.h shows that to the two
// parties.
#pragma once

#include "exchange/deadlines.h"
#include "service/exchange_parties.h"
#include "service/listing_board.h"

namespace langqiao::service {

struct ConceptDraft {
  ConceptKind kind = ConceptKind::skill;
  std::string id;
  Share weight = Share::basis_points(Share::kWhole);
  bool must = false;
};

// What a person writes. Organisation or school: one of them.
struct ListingDraft {
  ListingSide side = ListingSide::need;
  ListingKind kind = ListingKind::internship;
  std::string title;
  std::string text;
  std::string organisation;
  std::string school;
  std::string region;  // that of its owner when empty
  std::optional<Date> starts;
  std::optional<Date> ends;
  std::optional<Date> expires;  // so many days from now as the rulebook says, when absent
  std::optional<Persons> seats;
  std::optional<Education> education;
  std::vector<ConceptDraft> concepts;
  std::string contact_name;
  std::string contact_phone;
};

struct ConceptView {
  ConceptKind kind = ConceptKind::skill;
  std::string id;
  std::string name;
  std::int64_t weight_bp = 0;
  bool must = false;
  ConceptStanding standing = ConceptStanding::read;
};

struct WaitView {
  exchange::DueStage stage = exchange::DueStage::waiting;
  Date since;
  std::optional<Date> next;
  std::string rule;
};

struct ListingRow {
  std::string id;
  ListingSide side = ListingSide::need;
  ListingKind kind = ListingKind::internship;
  std::string title;
  std::optional<PartyView> owner;  // none: the present data has it no longer
  std::optional<Named> region;
  Date posted;
  std::optional<Date> starts;
  std::optional<Date> ends;
  std::optional<Date> expires;
  std::optional<Persons> seats_persons;
  std::optional<Persons> seats_left_persons;  // less what was agreed in deals about it
  std::optional<Education> education;
  bool open = true;
  bool imported = false;
  Provenance provenance;
};

struct ListingView {
  ListingRow listing;
  std::string text;
  std::vector<ConceptView> concepts;  // those a person removed stand last
  std::int64_t deals = 0;
  std::optional<WaitView> waiting;  // of a need that nobody answers
  bool mine = false;                // the one who asks may change it
};

struct ListingQuery {
  std::string query;  // part of an id, a title, a text or the owner's name
  std::optional<ListingSide> side;
  std::optional<ListingKind> kind;
  std::optional<Id<Region>> region;
  std::optional<std::string> owner;   // id of an organisation or a school
  std::optional<std::string> having;  // id of a concept
  bool closed_too = false;
  Page page;
};

template <class Of>
struct FacetCount {
  Of value;
  std::int64_t listings = 0;
};

// How many listings each value would leave, the other filters as they are.
struct ListingFacets {
  std::vector<FacetCount<ListingSide>> sides;
  std::vector<FacetCount<ListingKind>> kinds;
  std::vector<FacetCount<Named>> regions;  // most first
};

struct ListingList {
  std::vector<ListingRow> items;  // newest first
  std::int64_t total = 0;
  ListingFacets facets;
};

Answer<ListingList> listings(const Office& office, const Actor& actor, const ListingQuery& query);
Answer<ListingView> listing(const Office& office, const Actor& actor, const Id<Listing>& id);

// Refused without a title, with a window or an expiry that ends before it begins, for a party that is not the
// actor's own, and when a concept names nothing in the city.
Answer<ListingView> post_listing(const Office& office, const Actor& actor, const ListingDraft& draft);
// Writes title, text, window, expiry, seats, education and contact anew; owner, side and kind stay. An
// imported listing is the pack's and is refused.
Answer<ListingView> revise_listing(const Office& office, const Actor& actor, const Id<Listing>& id,
                                   const ListingDraft& draft);
// What a person says the concepts are; no later reading changes it.
Answer<ListingView> correct_concepts(const Office& office, const Actor& actor, const Id<Listing>& id,
                                     const std::vector<ConceptDraft>& said);
// What a reading of the text says; what a person set or removed stays.
Answer<ListingView> keep_reading(const Office& office, const Actor& actor, const Id<Listing>& id,
                                 const std::vector<ConceptDraft>& read);
Answer<ListingView> close_listing(const Office& office, const Actor& actor, const Id<Listing>& id);

// Days that count from the rulebook.
WaitView wait_of(const exchange::Due& due);
ListingRow row_of(const Office& office, const CityView& view, const ListingBoard& board,
                  const Listing& listing);

}  // namespace langqiao::service
