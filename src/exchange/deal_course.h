// The course of a deal: which step may follow which, who takes it, and whether it needs a reason. One table,
// checked when this is compiled. Pure: says what may be done, does nothing, and knows no store and no clock.
#pragma once

#include <algorithm>
#include <array>
#include <vector>

#include "city/exchange.h"

namespace langqiao::exchange {

// Who may take a step. asked: a side that has not yet said yes to what is on the table. willing: a side that
// has, or whoever proposed. either: both sides. any: also the co-ordinator. clock: nobody, time does.
enum class Taker { asked, willing, either, any, clock };

// Of the two answers to a proposal only the second one leads on: of a deal that a co-ordinator proposed, both
// sides are asked.
enum class Holds { always, first_yes, last_yes };

struct DealTransition {
  DealState from;
  DealAct act;
  DealState to;
  Taker taker;
  bool needs_reason = false;
  Holds holds = Holds::always;

  constexpr bool operator==(const DealTransition&) const = default;
};

inline constexpr auto deal_transitions = [] {
  using enum DealState;
  using Do = DealAct;
  return std::to_array<DealTransition>({
      {proposed, Do::accept, proposed, Taker::asked, false, Holds::first_yes},
      {proposed, Do::accept, accepted, Taker::asked, false, Holds::last_yes},
      {proposed, Do::decline, declined, Taker::asked, true},
      {proposed, Do::withdraw, withdrawn, Taker::willing},
      {proposed, Do::lapse, lapsed, Taker::clock},
      {accepted, Do::negotiate, negotiating, Taker::either},
      {accepted, Do::withdraw, withdrawn, Taker::either, true},
      {accepted, Do::lapse, lapsed, Taker::clock},
      {negotiating, Do::negotiate, negotiating, Taker::either},
      {negotiating, Do::agree, agreed, Taker::asked},
      {negotiating, Do::withdraw, withdrawn, Taker::either, true},
      {negotiating, Do::lapse, lapsed, Taker::clock},
      {agreed, Do::start, running, Taker::any},
      {agreed, Do::break_off, broken_off, Taker::any, true},
      {running, Do::fulfil_milestone, running, Taker::either},
      {running, Do::fulfil, fulfilled, Taker::any},
      {running, Do::break_off, broken_off, Taker::any, true},
  });
}();

// Who said yes to what is on the table, as the deal keeps it.
constexpr bool says_yes(const Deal& deal, DealParty party) {
  return (party == DealParty::need && deal.need_says_yes) ||
         (party == DealParty::offer && deal.offer_says_yes);
}

constexpr bool may_take(Taker taker, const Deal& deal, DealParty party) {
  const bool side = party == DealParty::need || party == DealParty::offer;
  switch (taker) {
    case Taker::asked:
      return side && !says_yes(deal, party);
    case Taker::willing:
      return says_yes(deal, party) || party == deal.proposed_by;
    case Taker::either:
      return side;
    case Taker::any:
      return side || party == DealParty::coordinator;
    case Taker::clock:
      return party == DealParty::clock;
  }
  return false;
}

namespace deal_course_claims {

inline constexpr auto kStates = names(DealState{});

constexpr bool every_state_is_reached() {
  std::array<bool, kStates.size()> reached{};
  reached[static_cast<std::size_t>(DealState::proposed)] = true;
  for (std::size_t round = 0; round < kStates.size(); ++round) {
    for (const DealTransition& line : deal_transitions) {
      if (reached[static_cast<std::size_t>(line.from)]) reached[static_cast<std::size_t>(line.to)] = true;
    }
  }
  return std::ranges::all_of(reached, [](bool each) { return each; });
}

constexpr bool only_what_is_over_has_no_way_out() {
  return std::ranges::all_of(kStates, [](const auto& state) {
    const bool leaves = std::ranges::any_of(deal_transitions, [&](const DealTransition& line) {
      return line.from == state.first && line.to != state.first;
    });
    return leaves != is_over(state.first);
  });
}

constexpr bool no_two_lines_are_for_one_step() {
  for (const DealTransition& one : deal_transitions) {
    for (const DealTransition& other : deal_transitions) {
      if (&one == &other || one.from != other.from || one.act != other.act) continue;
      if (one.holds == Holds::always || one.holds == other.holds) return false;
    }
  }
  return true;
}

// Every act but the first, which makes the deal, stands in the table.
constexpr bool every_act_is_used() {
  return std::ranges::all_of(names(DealAct{}), [](const auto& act) {
    return act.first == DealAct::propose ||
           std::ranges::any_of(deal_transitions,
                               [&](const DealTransition& line) { return line.act == act.first; });
  });
}

// Whoever lets the other side down says why; a proposal that nobody has answered may be taken back without.
constexpr bool every_ending_by_a_person_has_a_reason() {
  return std::ranges::all_of(deal_transitions, [](const DealTransition& line) {
    const bool lets_down = is_over(line.to) && line.to != DealState::fulfilled && line.taker != Taker::clock;
    return !lets_down || line.needs_reason || line.taker == Taker::willing;
  });
}

// Contacts are never seen before both have accepted.
constexpr bool contacts_wait_for_both() {
  return std::ranges::all_of(deal_transitions, [](const DealTransition& line) {
    const bool opens = !shows_contacts(line.from) && shows_contacts(line.to);
    return !opens || line.holds == Holds::last_yes;
  });
}

static_assert(every_state_is_reached());
static_assert(only_what_is_over_has_no_way_out());
static_assert(no_two_lines_are_for_one_step());
static_assert(every_act_is_used());
static_assert(every_ending_by_a_person_has_a_reason());
static_assert(contacts_wait_for_both());

}  // namespace deal_course_claims

// The line by which `party` may take `act` on the deal as it stands; null when it may not, or not now.
const DealTransition* transition(const Deal& deal, DealAct act, DealParty party);
// The same, whoever takes it.
const DealTransition* transition(const Deal& deal, DealAct act);
// Every line that leads on from the deal as it stands, in the order of the table.
std::vector<DealTransition> next_transitions(const Deal& deal);
// The parties that may take the step.
std::vector<DealParty> takers(const DealTransition& line, const Deal& deal);
// The parties that the deal waits for: who is asked, else who may lead it on. Nobody when it is over.
std::vector<DealParty> waits_for(const Deal& deal);

// A new deal, with the yes of whoever proposed it.
Deal new_deal(Id<Listing> need, Id<Listing> offer, DealParty by, Date on);
// The deal after the step. Precondition: `line` is a transition of it that `party` may take.
Deal after(Deal deal, const DealTransition& line, DealParty party, Date on);

// Can a need of one kind be met by an offer of the other? Its own kind, and results to transfer for a
// technical problem.
constexpr bool meets(ListingKind need, ListingKind offer) {
  return need == offer || (need == ListingKind::technical_problem && offer == ListingKind::result_transfer);
}

// What may be agreed about a listing of this kind; the first is what is usual.
std::vector<AgreementKind> agreements_of(ListingKind kind);

}  // namespace langqiao::exchange
