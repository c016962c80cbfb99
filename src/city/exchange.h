// What the exchange keeps beside its listings: the concepts of a listing, whom to call, deals with every step
// that was taken on them, milestones of agreements, resources with their bookings, attachments, the three
// lists of a consortium, and what enterprises answer about their demand. Which step may follow which stands
// in exchange/deal_course.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "city/columns.h"
#include "city/names.h"

namespace langqiao {

// read: a reading found it. set: a person put it there or changed it. removed: a person took it out, so that
// no later reading brings it back.
enum class ConceptStanding { read, set, removed };

// A concept of a listing. `concept_id` as in Mention (city/reading.h).
struct ListingConcept {
  Id<Listing> listing;
  ConceptKind kind = ConceptKind::skill;
  std::string concept_id;
  Share weight = Share::basis_points(Share::kWhole);  // beside the other concepts of the listing
  bool must = false;                                  // of a need: an offer without it falls back
  ConceptStanding standing = ConceptStanding::read;

  bool operator==(const ListingConcept&) const = default;
};

// Whom to call about a listing. Shown to the two parties of a deal once both have accepted, and to nobody
// else.
struct Contact {
  Id<Listing> listing;
  std::string name;
  std::string phone;

  bool operator==(const Contact&) const = default;
};

enum class DealState {
  proposed,
  accepted,  // from here on each side sees the other's contact
  negotiating,
  agreed,
  running,
  fulfilled,
  declined,
  withdrawn,
  lapsed,
  broken_off,
};

enum class DealAct {
  propose,
  accept,
  decline,
  withdraw,
  negotiate,  // lay terms on the table; the other side has to agree to them
  agree,
  start,
  fulfil_milestone,
  fulfil,
  break_off,
  lapse,
};

enum class DealParty { need, offer, coordinator, clock };

// States that nothing leads out of.
constexpr bool is_over(DealState state) {
  using enum DealState;
  return state == fulfilled || state == declined || state == withdrawn || state == lapsed ||
         state == broken_off;
}

// Do the two sides know each other's contact? Both have accepted, and neither has taken that back.
constexpr bool shows_contacts(DealState state) {
  using enum DealState;
  return state == accepted || state == negotiating || state == agreed || state == running ||
         state == fulfilled || state == broken_off;
}

struct Deal {
  Id<Deal> id;  // "2026-00001": year of the proposal and a number within it
  Id<Listing> need;
  Id<Listing> offer;
  DealParty proposed_by = DealParty::need;
  DealState state = DealState::proposed;
  Date since;                  // day of the latest step
  bool need_says_yes = false;  // to what is on the table: the proposal, then the terms
  bool offer_says_yes = false;
  std::optional<Id<Agreement>> agreement;

  bool operator==(const Deal&) const = default;
};

struct DealStep {
  Id<Deal> deal;
  int seq = 1;  // from 1, without holes
  DealAct act = DealAct::propose;
  DealState from = DealState::proposed;
  DealState to = DealState::proposed;
  DealParty by = DealParty::need;
  std::string actor;
  Date on;
  std::string at;  // UTC, ISO 8601
  std::string reason;

  bool operator==(const DealStep&) const = default;
};

struct Milestone {
  Id<Agreement> agreement;
  int seq = 1;  // from 1, without holes
  std::string title;
  Date due;
  std::optional<Persons> persons;
  std::optional<Money> money;
  std::optional<Date> done_on;

  bool operator==(const Milestone&) const = default;
};

// A base or a piece of equipment that others may book.
struct Resource {
  Id<Resource> id;
  std::string name;
  std::string kind;                              // 基地 设备 场地 …
  std::optional<Id<Organisation>> organisation;  // whose it is: an organisation …
  std::optional<Id<School>> school;              // … or a school
  std::optional<Id<Region>> region;
  std::optional<Id<Platform>> platform;  // that it is part of
  int units = 1;                         // that can be booked at the same time
  int revision = 1;                      // grows by one with every change of it or of its bookings
  std::string note;

  bool operator==(const Resource&) const = default;
};

struct Booking {
  Id<Resource> resource;
  int seq = 1;  // from 1, within the resource
  int units = 1;
  Date from;
  Date until;                                    // the first day on which the units are free again
  std::optional<Id<Organisation>> organisation;  // who has them: an organisation …
  std::optional<Id<School>> school;              // … or a school
  std::string purpose;
  bool cancelled = false;
  std::string actor;
  std::string at;  // UTC, ISO 8601

  bool operator==(const Booking&) const = default;
};

enum class AttachmentOwner { listing, deal, agreement };

// A file that somebody added. The bytes stand beside it in the store.
struct Attachment {
  Id<Attachment> id;
  AttachmentOwner owner = AttachmentOwner::listing;
  std::string owner_id;
  std::string name;  // of the file, with its ending
  std::string media_type;
  std::int64_t bytes = 0;
  std::string digest;  // the first 128 bits of SHA-256, hexadecimal
  std::string actor;
  std::string at;  // UTC, ISO 8601

  bool operator==(const Attachment&) const = default;
};

enum class ConsortiumList { products, technology_needs, talent_needs };

// A line of one of the three lists that a consortium keeps (产品清单、技术需求清单、人才需求清单).
struct ListEntry {
  Id<ListEntry> id;
  Id<Platform> consortium;
  ConsortiumList list = ConsortiumList::products;
  std::string title;
  std::string text;
  std::optional<Id<Organisation>> organisation;  // of the consortium's members
  std::optional<Id<Occupation>> occupation;      // of a talent need
  std::optional<Persons> persons;
  Date noted;
  std::optional<Id<Listing>> listing;  // by which the exchange looks for an answer

  bool operator==(const ListEntry&) const = default;
};

// What an enterprise expects to need. After `expires` nobody counts it.
struct DemandAnswer {
  Id<Organisation> organisation;
  Id<Occupation> occupation;
  SchoolYear year;
  Persons persons;
  Date answered;
  Date expires;
  std::string actor;

  bool operator==(const DemandAnswer&) const = default;
};

constexpr auto names(ConceptStanding) {
  using enum ConceptStanding;
  return Names<ConceptStanding, 3>{{{read, "read"}, {set, "set"}, {removed, "removed"}}};
}
constexpr auto names(DealState) {
  using enum DealState;
  return Names<DealState, 10>{{{proposed, "proposed"},
                               {accepted, "accepted"},
                               {negotiating, "negotiating"},
                               {agreed, "agreed"},
                               {running, "running"},
                               {fulfilled, "fulfilled"},
                               {declined, "declined"},
                               {withdrawn, "withdrawn"},
                               {lapsed, "lapsed"},
                               {broken_off, "broken_off"}}};
}
constexpr auto names(DealAct) {
  using enum DealAct;
  return Names<DealAct, 11>{{{propose, "propose"},
                             {accept, "accept"},
                             {decline, "decline"},
                             {withdraw, "withdraw"},
                             {negotiate, "negotiate"},
                             {agree, "agree"},
                             {start, "start"},
                             {fulfil_milestone, "fulfil_milestone"},
                             {fulfil, "fulfil"},
                             {break_off, "break_off"},
                             {lapse, "lapse"}}};
}
constexpr auto names(DealParty) {
  using enum DealParty;
  return Names<DealParty, 4>{
      {{need, "need"}, {offer, "offer"}, {coordinator, "coordinator"}, {clock, "clock"}}};
}
constexpr auto names(AttachmentOwner) {
  using enum AttachmentOwner;
  return Names<AttachmentOwner, 3>{{{listing, "listing"}, {deal, "deal"}, {agreement, "agreement"}}};
}
constexpr auto names(ConsortiumList) {
  using enum ConsortiumList;
  return Names<ConsortiumList, 3>{
      {{products, "products"}, {technology_needs, "technology_needs"}, {talent_needs, "talent_needs"}}};
}

template <>
struct Table<ListingConcept> {
  static constexpr std::string_view name = "listing_concepts";
  static constexpr void visit(auto&& column) {
    column(key("listing", &ListingConcept::listing));
    column(key("kind", &ListingConcept::kind));
    column(key("concept", &ListingConcept::concept_id));
    column(must("weight_bp", &ListingConcept::weight));
    column(must("must", &ListingConcept::must));
    column(must("standing", &ListingConcept::standing));
  }
};
template <>
struct Table<Contact> {
  static constexpr std::string_view name = "contacts";
  static constexpr void visit(auto&& column) {
    column(key("listing", &Contact::listing));
    column(must("name", &Contact::name));
    column(must("phone", &Contact::phone));
  }
};
template <>
struct Table<Deal> {
  static constexpr std::string_view name = "deals";
  static constexpr void visit(auto&& column) {
    column(key("id", &Deal::id));
    column(must("need", &Deal::need));
    column(must("offer", &Deal::offer));
    column(must("proposed_by", &Deal::proposed_by));
    column(must("state", &Deal::state));
    column(must("since", &Deal::since));
    column(must("need_says_yes", &Deal::need_says_yes));
    column(must("offer_says_yes", &Deal::offer_says_yes));
    column(may("agreement", &Deal::agreement));
  }
};
template <>
struct Table<DealStep> {
  static constexpr std::string_view name = "deal_steps";
  static constexpr void visit(auto&& column) {
    column(key("deal", &DealStep::deal));
    column(key("seq", &DealStep::seq));
    column(must("act", &DealStep::act));
    column(must("from_state", &DealStep::from));
    column(must("to_state", &DealStep::to));
    column(must("party", &DealStep::by));
    column(must("actor", &DealStep::actor));
    column(must("day", &DealStep::on));
    column(must("at", &DealStep::at));
    column(may("reason", &DealStep::reason));
  }
};
template <>
struct Table<Milestone> {
  static constexpr std::string_view name = "milestones";
  static constexpr void visit(auto&& column) {
    column(key("agreement", &Milestone::agreement));
    column(key("seq", &Milestone::seq));
    column(must("title", &Milestone::title));
    column(must("due", &Milestone::due));
    column(may("persons", &Milestone::persons));
    column(may("money_fen", &Milestone::money));
    column(may("done_on", &Milestone::done_on));
  }
};
template <>
struct Table<Resource> {
  static constexpr std::string_view name = "resources";
  static constexpr void visit(auto&& column) {
    column(key("id", &Resource::id));
    column(must("name", &Resource::name));
    column(must("kind", &Resource::kind));
    column(may("organisation", &Resource::organisation));
    column(may("school", &Resource::school));
    column(may("region", &Resource::region));
    column(may("platform", &Resource::platform));
    column(must("units", &Resource::units));
    column(must("revision", &Resource::revision));
    column(may("note", &Resource::note));
  }
};
template <>
struct Table<Booking> {
  static constexpr std::string_view name = "bookings";
  static constexpr void visit(auto&& column) {
    column(key("resource", &Booking::resource));
    column(key("seq", &Booking::seq));
    column(must("units", &Booking::units));
    column(must("from_day", &Booking::from));
    column(must("until_day", &Booking::until));
    column(may("organisation", &Booking::organisation));
    column(may("school", &Booking::school));
    column(may("purpose", &Booking::purpose));
    column(must("cancelled", &Booking::cancelled));
    column(must("actor", &Booking::actor));
    column(must("at", &Booking::at));
  }
};
template <>
struct Table<Attachment> {
  static constexpr std::string_view name = "attachments";
  static constexpr void visit(auto&& column) {
    column(key("id", &Attachment::id));
    column(must("owner", &Attachment::owner));
    column(must("owner_id", &Attachment::owner_id));
    column(must("name", &Attachment::name));
    column(must("media_type", &Attachment::media_type));
    column(must("bytes", &Attachment::bytes));
    column(must("digest", &Attachment::digest));
    column(must("actor", &Attachment::actor));
    column(must("at", &Attachment::at));
  }
};
template <>
struct Table<ListEntry> {
  static constexpr std::string_view name = "consortium_lists";
  static constexpr void visit(auto&& column) {
    column(key("id", &ListEntry::id));
    column(must("consortium", &ListEntry::consortium));
    column(must("list", &ListEntry::list));
    column(must("title", &ListEntry::title));
    column(may("text", &ListEntry::text));
    column(may("organisation", &ListEntry::organisation));
    column(may("occupation", &ListEntry::occupation));
    column(may("persons", &ListEntry::persons));
    column(must("noted", &ListEntry::noted));
    column(may("listing", &ListEntry::listing));
  }
};
template <>
struct Table<DemandAnswer> {
  static constexpr std::string_view name = "demand_answers";
  static constexpr void visit(auto&& column) {
    column(key("organisation", &DemandAnswer::organisation));
    column(key("occupation", &DemandAnswer::occupation));
    column(key("year", &DemandAnswer::year));
    column(must("persons", &DemandAnswer::persons));
    column(must("answered", &DemandAnswer::answered));
    column(must("expires", &DemandAnswer::expires));
    column(must("actor", &DemandAnswer::actor));
  }
};

}  // namespace langqiao
