// Bases and equipment that others may book, and who has them when. Of two bookings that clash one is refused,
// whoever comes at the same moment.
#pragma once

#include "exchange/bookings.h"
#include "service/exchange_parties.h"

namespace langqiao::service {

// Organisation or school: one of them.
struct ResourceDraft {
  std::string name;
  std::string kind;
  std::string organisation;
  std::string school;
  std::string region;    // that of its owner when empty
  std::string platform;  // id; may be empty
  int units = 1;
  std::string note;
};

struct ResourceRow {
  std::string id;
  std::string name;
  std::string kind;
  std::optional<PartyView> owner;
  std::optional<Named> region;
  std::string platform;
  int units = 1;
  int free_today = 0;
  std::string note;
  bool mine = false;
};

struct BookingView {
  std::string resource;
  int seq = 1;
  int units = 1;
  Date from;
  Date until;  // the first day on which they are free again
  std::optional<PartyView> party;
  std::string purpose;
  bool cancelled = false;
  bool mine = false;  // the one who asks may cancel it
};

struct FreeUnits {
  Date from;
  Date until;
  int free = 0;
};

struct ResourceView {
  ResourceRow resource;
  std::vector<BookingView> bookings;  // of the period, by their first day
  std::vector<FreeUnits> days;        // the period, cut wherever the number changes
};

struct BookingDraft {
  std::string organisation;
  std::string school;
  int units = 1;
  Date from;
  Date until;
  std::string purpose;
};

struct ResourceQuery {
  std::string query;
  std::optional<Id<Region>> region;
  Page page;
};

Answer<ListOf<ResourceRow>> resources(const Office& office, const Actor& actor, const ResourceQuery& query);
// With the bookings and free units of [from, until); three months from today where nothing is said.
Answer<ResourceView> resource(const Office& office, const Actor& actor, const Id<Resource>& id,
                              std::optional<Date> from, std::optional<Date> until);

// A new one, or with an id the same written anew. Fewer units than are booked already are refused.
Answer<ResourceView> keep_resource(const Office& office, const Actor& actor,
                                   const std::optional<Id<Resource>>& id, const ResourceDraft& draft);

// Refused for days that are past or end before they begin, when too few units are free on one of them, and
// for a party that is not the actor's own.
Answer<BookingView> book(const Office& office, const Actor& actor, const Id<Resource>& id,
                         const BookingDraft& draft);
// By whoever has it, or by the resource's owner.
Answer<BookingView> cancel_booking(const Office& office, const Actor& actor, const Id<Resource>& id, int seq);

}  // namespace langqiao::service
