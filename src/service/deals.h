// Deals: a need and an offer are brought together, both sides accept, lay terms on the table and agree, and
// fulfil what they agreed. Which step may follow which is exchange/deal_course.h; here stands who may take
// it, and what is kept of it. Each side sees the other's contact once both have accepted; nobody else does.
#pragma once

#include <stop_token>

#include "exchange/deal_course.h"
#include "service/listings.h"

namespace langqiao::service {

struct MilestoneDraft {
  std::string title;
  std::optional<Date> due;
  std::optional<Persons> persons;
  std::optional<Money> money;
};

// What a side lays on the table.
struct AgreementTerms {
  std::optional<AgreementKind> kind;  // what is usual for the need when absent
  std::string program;                // id, or bare code of the newest edition; may be empty
  std::string region;                 // where it is carried out; may be empty
  std::optional<Date> starts;
  std::optional<Date> until;
  std::optional<Persons> persons;
  std::optional<Money> money;
  std::vector<MilestoneDraft> milestones;
};

struct DealSaid {
  DealAct act = DealAct::accept;
  std::optional<DealParty> as;  // for who may act for several; else for whom it falls to
  std::string reason;
  std::optional<AgreementTerms> terms;  // of negotiate
  std::optional<int> milestone;         // of fulfil_milestone
};

struct ListingMention {
  std::string id;
  ListingKind kind = ListingKind::internship;
  std::string title;  // empty: the present data has the listing no longer
  std::optional<PartyView> owner;
};

struct DealRow {
  std::string id;
  ListingMention need;
  ListingMention offer;
  DealParty proposed_by = DealParty::need;
  DealState state = DealState::proposed;
  Date since;
  std::vector<DealParty> waits_for;
  std::optional<WaitView> waiting;
};

struct DealNext {
  DealAct act = DealAct::accept;
  DealState to = DealState::accepted;
  std::vector<DealParty> by;
  bool needs_reason = false;
  bool mine = false;  // the one who asks may take it
};

struct MilestoneView {
  int seq = 1;
  std::string title;
  Date due;
  std::optional<Persons> persons;
  std::optional<Money> money_fen;
  std::optional<Date> done_on;
  bool overdue = false;
};

struct DealAgreementView {
  std::string id;
  AgreementKind kind = AgreementKind::internship;
  AgreementState state = AgreementState::draft;
  Named school;
  Named organisation;
  std::optional<Named> program;
  std::optional<Named> region;
  Date signed_on;
  std::optional<Date> starts;
  std::optional<Date> until;
  std::optional<Persons> persons;
  std::optional<Money> money_fen;
  std::vector<MilestoneView> milestones;
  Provenance provenance;
};

struct ContactView {
  std::string name;
  std::string phone;
};

struct DealStepView {
  int seq = 0;
  DealAct act = DealAct::propose;
  DealState from = DealState::proposed;
  DealState to = DealState::proposed;
  DealParty by = DealParty::need;
  std::string actor;
  std::string at;
  std::string reason;
};

struct DealView {
  DealRow deal;
  std::vector<DealParty> mine;              // the parties for which the one who asks may act
  std::optional<ContactView> need_contact;  // for the two parties, once both have accepted
  std::optional<ContactView> offer_contact;
  std::vector<AgreementKind> agreement_kinds;  // what may be agreed; the first is usual
  std::optional<DealAgreementView> agreement;
  std::vector<DealNext> next;
  std::vector<DealStepView> history;
};

struct DealQuery {
  std::string query;  // part of an id, a title or a party's name
  std::optional<DealState> state;
  std::optional<Id<Listing>> listing;
  std::optional<std::string> party;  // id of an organisation or a school
  bool over_too = true;
  Page page;
};

struct DealStateCount {
  DealState state = DealState::proposed;
  std::int64_t deals = 0;
};

struct DealList {
  std::vector<DealRow> items;  // under way first, those that wait longest at the top
  std::int64_t total = 0;
  std::vector<DealStateCount> states;  // over all deals, or all about the listing
};

Answer<DealList> deals(const Office& office, const Actor& actor, const DealQuery& query);
Answer<DealView> deal(const Office& office, const Actor& actor, const Id<Deal>& id);

// Brings a need and an offer together. Refused when one of them is not open, when their kinds do not meet,
// when they are not a school's and an organisation's, when another deal about them is under way, and when
// the actor is neither a side nor a co-ordinator.
Answer<DealView> propose_deal(const Office& office, const Actor& actor, const Id<Listing>& need,
                              const Id<Listing>& offer, std::optional<DealParty> as);

// Takes a step. Refused when the table has no such step now, when the actor may not take it, without a reason
// where one is needed, without terms where they are negotiated, when a milestone does not stand or is done,
// when something is called fulfilled before its milestones are, and when somebody was first.
Answer<DealView> take_deal_step(const Office& office, const Actor& actor, const Id<Deal>& id,
                                const DealSaid& said);

// Ends every deal whose time has passed; how many. A co-ordinator who does not want to wait for the clock.
Answer<std::int64_t> lapse_deals(const Office& office, const Actor& actor);
// The same, done by the clock and written down as its own. Told to stop it leaves the rest for later.
std::int64_t lapse_by_clock(const Office& office, const std::stop_token& stop = {});

DealRow row_of(const Office& office, const CityView& view, const ListingBoard& board, const Deal& deal);

}  // namespace langqiao::service
