#include "exchange/deal_course.h"

namespace langqiao::exchange {
namespace {

bool holds_for(Holds holds, const Deal& deal) {
  const bool one_said_yes = deal.need_says_yes || deal.offer_says_yes;
  switch (holds) {
    case Holds::always:
      return true;
    case Holds::first_yes:
      return !one_said_yes;
    case Holds::last_yes:
      return one_said_yes;
  }
  return false;
}

bool is_open_to(const DealTransition& line, const Deal& deal) {
  return line.from == deal.state && holds_for(line.holds, deal);
}

void say_yes(Deal& deal, DealParty party) {
  deal.need_says_yes = deal.need_says_yes || party == DealParty::need;
  deal.offer_says_yes = deal.offer_says_yes || party == DealParty::offer;
}

}  // namespace

const DealTransition* transition(const Deal& deal, DealAct act) {
  const auto at = std::ranges::find_if(deal_transitions, [&](const DealTransition& line) {
    return line.act == act && is_open_to(line, deal);
  });
  return at == deal_transitions.end() ? nullptr : &*at;
}

const DealTransition* transition(const Deal& deal, DealAct act, DealParty party) {
  const DealTransition* const line = transition(deal, act);
  return line && may_take(line->taker, deal, party) ? line : nullptr;
}

std::vector<DealTransition> next_transitions(const Deal& deal) {
  std::vector<DealTransition> next;
  std::ranges::copy_if(deal_transitions, std::back_inserter(next),
                       [&](const DealTransition& line) { return is_open_to(line, deal); });
  return next;
}

std::vector<DealParty> takers(const DealTransition& line, const Deal& deal) {
  std::vector<DealParty> parties;
  for (const auto& [party, name] : names(DealParty{})) {
    if (may_take(line.taker, deal, party)) parties.push_back(party);
  }
  return parties;
}

std::vector<DealParty> waits_for(const Deal& deal) {
  const auto next = next_transitions(deal);
  const auto asked = std::ranges::find_if(next, [](const auto& line) { return line.taker == Taker::asked; });
  if (asked != next.end()) return takers(*asked, deal);
  return next.empty() ? std::vector<DealParty>() : takers(next.front(), deal);
}

Deal new_deal(Id<Listing> need, Id<Listing> offer, DealParty by, Date on) {
  Deal deal{.need = std::move(need), .offer = std::move(offer), .proposed_by = by, .since = on};
  say_yes(deal, by);
  return deal;
}

Deal after(Deal deal, const DealTransition& line, DealParty party, Date on) {
  if (line.act == DealAct::negotiate) deal.need_says_yes = deal.offer_says_yes = false;  // new terms
  if (line.act == DealAct::accept || line.act == DealAct::negotiate || line.act == DealAct::agree)
    say_yes(deal, party);
  deal.state = line.to;
  deal.since = on;
  return deal;
}

std::vector<AgreementKind> agreements_of(ListingKind kind) {
  using enum AgreementKind;
  switch (kind) {
    case ListingKind::job:
      return {job};
    case ListingKind::internship:
      return {internship};
    case ListingKind::apprenticeship:
      return {apprenticeship};
    case ListingKind::order_class:
      return {order_class};
    case ListingKind::technical_problem:
      return {research, result_transfer, shared_rights};
    case ListingKind::training:
      return {training};
    case ListingKind::teacher_exchange:
      return {teacher_exchange};
    case ListingKind::joint_base:
      return {base, donation};
    case ListingKind::equipment:
      return {equipment, donation};
    case ListingKind::course:
      return {course};
    case ListingKind::result_transfer:
      return {result_transfer, research, shared_rights};
  }
  return {};
}

}  // namespace langqiao::exchange
