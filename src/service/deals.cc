#include "service/deals.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "base/text.h"
#include "service/deal_terms.h"
#include "service/match.h"

namespace langqiao::service {
namespace {

using exchange::DealTransition;

constexpr Words kDeal{"对接", "deal"};

Failure<Refusal> no_deal(const Id<Deal>& id) {
  return no_such(kDeal, id.text(), {"请在对接列表中查找", "Look it up in the list of deals"});
}

Failure<Refusal> conflict(std::string where, Wording what, Wording found, Wording wanted, Wording action) {
  return refuse(RefusalKind::conflict, {.what = std::move(what),
                                        .where = std::move(where),
                                        .found = std::move(found),
                                        .wanted = std::move(wanted),
                                        .action = std::move(action)});
}

Failure<Refusal> somebody_was_first(const Deal& deal) {
  return conflict(deal.id.text(), {"已有人先办理了这一步", "Somebody was first"},
                  {"另一个状态", "another state"}, worded("状态 {}", "state {}", name_of(deal.state)),
                  {"请刷新后再办理", "Look at the deal again"});
}

ListingMention mention_of(const CityView& view, const ListingBoard& board, const Id<Listing>& id) {
  const Listing* const listing = board.find(id);
  if (!listing) return {.id = id.text()};
  return {id.text(), listing->kind, listing->title, owner_of(view, *listing)};
}

// For which parties of a deal the actor may act.
std::vector<DealParty> parties_of(const CityView& view, const ListingBoard& board, const Actor& actor,
                                  const Id<Listing>& need, const Id<Listing>& offer) {
  std::vector<DealParty> parties;
  const auto acts = [&](const Id<Listing>& id) {
    const Listing* const listing = board.find(id);
    return listing && !refused(actor, Act::use_exchange) && acts_for(view, actor, *listing);
  };
  if (acts(need)) parties.push_back(DealParty::need);
  if (acts(offer)) parties.push_back(DealParty::offer);
  if (!refused(actor, Act::coordinate_exchange)) parties.push_back(DealParty::coordinator);
  return parties;
}

bool holds(const std::vector<DealParty>& parties, DealParty party) {
  return std::ranges::find(parties, party) != parties.end();
}

Failure<Refusal> not_your_part(const Actor& actor, std::string where, const std::vector<DealParty>& wanted) {
  std::string list;
  for (const DealParty each : wanted) list.append(list.empty() ? "" : " ").append(name_of(each));
  return refuse(RefusalKind::forbidden,
                {.what = {"这一步由另一方办理", "This step is another party's"},
                 .where = std::move(where),
                 .found = as_is(actor.organisation.empty() ? actor.name : actor.organisation),
                 .wanted = as_is(list),
                 .action = {"请由该方办理", "Ask that party to take it"}});
}

// What a use case about one deal works with.
struct Desk {
  const Office& office;
  View view;
  std::shared_ptr<const ListingBoard> board;
  const Actor& actor;

  std::vector<DealParty> parties(const Deal& deal) const {
    return parties_of(*view, *board, actor, deal.need, deal.offer);
  }
  std::optional<ContactView> contact(const Id<Listing>& id) const {
    const auto kept = office.store().contact(id);
    return kept ? std::optional(ContactView{kept->name, kept->phone}) : std::nullopt;
  }
  DealView shown(const Deal& deal) const {
    const auto mine = parties(deal);
    DealView view_of_deal{.deal = row_of(office, *view, *board, deal), .mine = mine};
    view_of_deal.agreement_kinds = exchange::agreements_of(view_of_deal.deal.need.kind);
    const bool side = holds(mine, DealParty::need) || holds(mine, DealParty::offer);
    if (side && shows_contacts(deal.state)) {
      view_of_deal.need_contact = contact(deal.need);
      view_of_deal.offer_contact = contact(deal.offer);
    }
    const auto agreement = deal.agreement ? office.store().deal_agreement(*deal.agreement) : std::nullopt;
    if (agreement) {
      view_of_deal.agreement =
          service::view_of(view->city, *agreement, office.store().milestones(agreement->id), office.today());
    }
    for (const DealTransition& line : exchange::next_transitions(deal)) {
      const auto by = exchange::takers(line, deal);
      const bool own = std::ranges::any_of(by, [&](DealParty party) { return holds(mine, party); });
      view_of_deal.next.push_back({line.act, line.to, by, line.needs_reason, own});
    }
    for (const DealStep& each : office.store().deal_steps(deal.id)) {
      view_of_deal.history.push_back(
          {each.seq, each.act, each.from, each.to, each.by, each.actor, each.at, each.reason});
    }
    return view_of_deal;
  }
};

Answer<Desk> desk_of(const Office& office, const Actor& actor) {
  return office.view().map([&](const View& view) { return Desk{office, view, office.board(), actor}; });
}

AuditEntry audit_of(const Office& office, const Actor& actor, const Deal& deal, const DealStep& step) {
  return office.entry(actor, fmt::format("deal.{}", name_of(step.act)), deal.id.text(),
                      fmt::format("{} → {}", name_of(step.from), name_of(step.to)));
}

// Why the two cannot be brought together; nothing when they can.
std::optional<Refusal> do_not_meet(const Listing& need, const Listing& offer, Date today) {
  const auto because = [&](Wording what, Wording found, Wording wanted) {
    return Refusal{RefusalKind::conflict,
                   {.what = std::move(what),
                    .where = need.id.text() + " · " + offer.id.text(),
                    .found = std::move(found),
                    .wanted = std::move(wanted),
                    .action = {"请另选一条需求或供给", "Choose another need or offer"}}};
  };
  if (need.side != ListingSide::need || offer.side != ListingSide::offer) {
    return because({"对接须为一需一供", "A deal is between a need and an offer"},
                   as_is(fmt::format("{}, {}", name_of(need.side), name_of(offer.side))),
                   as_is("need, offer"));
  }
  if (!exchange::meets(need.kind, offer.kind)) {
    return because(
        {"类型不相配", "Their kinds do not meet"},
        as_is(fmt::format("{}, {}", name_of(need.kind), name_of(offer.kind))),
        {"同一类型，或技术难题与成果转化", "one kind, or a technical problem and a result to transfer"});
  }
  for (const Listing* each : {&need, &offer}) {
    if (!is_open(*each, today))
      return because({"已关闭或过期", "It is closed or has expired"}, as_is(each->id.text()),
                     {"开放中的需求或供给", "an open listing"});
  }
  if (need.school.has_value() == offer.school.has_value()) {
    return because(
        {"对接双方须为一所学校和一家单位", "A deal is between a school and an organisation"},
        need.school ? Wording{"两所学校", "two schools"} : Wording{"两家单位", "two organisations"},
        {"学校与单位各一", "one of each"});
  }
  return std::nullopt;
}

// Which of the parties an actor acts as: the one it names, else the first that may.
Answer<DealParty> chosen(const Actor& actor, const std::string& where, std::optional<DealParty> as,
                         const std::vector<DealParty>& mine, const std::vector<DealParty>& wanted) {
  for (const DealParty party : wanted) {
    if (holds(mine, party) && (!as || *as == party)) return party;
  }
  return not_your_part(actor, where, wanted);
}

Failure<Refusal> not_now(const Deal& deal, DealAct act) {
  std::string next;
  for (const DealTransition& each : exchange::next_transitions(deal)) {
    if (each.taker != exchange::Taker::clock) next.append(next.empty() ? "" : " ").append(name_of(each.act));
  }
  return conflict(deal.id.text(), worded("现在不能 {}", "{} is not possible now", name_of(act)),
                  worded("状态 {}", "state {}", name_of(deal.state)),
                  next.empty() ? Wording{"没有后续步骤", "no step: it is over"} : as_is(next),
                  {"请选择可办理的步骤", "Choose one of the steps that are possible"});
}

// What the step does to the agreement; nothing for a step that leaves it alone.
Answer<std::optional<Terms>> terms_after(const Desk& desk, const Deal& before, const Deal& after,
                                         const DealSaid& said) {
  const Store& store = desk.office.store();
  const Date today = desk.office.today();
  const Listing* const need = desk.board->find(before.need);
  const Listing* const offer = desk.board->find(before.offer);
  if (said.terms.has_value() != (said.act == DealAct::negotiate)) {
    return refuse(RefusalKind::malformed,
                  {.what = {"条款只随协商提交", "Terms come with negotiate, and only with it"},
                   .where = before.id.text() + ".terms",
                   .found = said.terms ? Wording{"条款", "terms"} : Wording{"没有条款", "none"},
                   .wanted = said.terms ? Wording{"没有条款", "none"} : Wording{"条款", "terms"},
                   .action = {"请改正后重新提交", "Correct it and send it again"}});
  }
  if (said.act == DealAct::negotiate) {
    auto terms = admit_terms(*desk.view, *said.terms, before, *need, *offer, today);
    if (!terms) return Failure<Refusal>(terms.error());
    return std::optional(std::move(*terms));
  }
  const auto agreement = before.agreement ? store.deal_agreement(*before.agreement) : std::nullopt;
  if (!agreement) return std::optional<Terms>();
  Terms terms{*agreement, store.milestones(agreement->id)};
  terms.agreement.state = agreement_state(after.state);
  if (said.act == DealAct::agree) terms.agreement.signed_on = terms.agreement.provenance.as_of = today;
  if (said.act == DealAct::fulfil_milestone) {
    if (auto done = fulfil_milestone(terms.milestones, before.id, said.milestone, today); !done)
      return Failure<Refusal>(done.error());
  }
  const auto open =
      std::ranges::find_if(terms.milestones, [](const Milestone& each) { return !each.done_on; });
  if (said.act == DealAct::fulfil && open != terms.milestones.end()) {
    return conflict(before.id.text(), {"还有未完成的里程碑", "A milestone is not done yet"},
                    as_is(open->title), {"全部完成", "all of them done"},
                    {"请先逐个确认里程碑，或说明原因后中止",
                     "Mark the milestones as done first, or break the deal off with a reason"});
  }
  return std::optional(std::move(terms));
}

bool asked_for(const DealRow& row, const DealQuery& query, const Needle& needle) {
  const auto is_party = [&](const ListingMention& of) { return of.owner && of.owner->id == *query.party; };
  const auto named = [&](const ListingMention& of) {
    return needle.in(of.title) || (of.owner && needle.in(of.owner->name));
  };
  return (!query.state || row.state == *query.state) && (query.over_too || !is_over(row.state)) &&
         (!query.party || is_party(row.need) || is_party(row.offer)) &&
         (needle.in(row.id) || named(row.need) || named(row.offer));
}

// True when the deal's time had passed and nobody else took a step meanwhile.
bool lapsed(const Office& office, const Actor& actor, const Deal& listed) {
  const auto steps = office.store().deal_steps(listed.id);  // before the deal: what comes between is refused
  const Deal deal = office.store().deal(listed.id).value_or(listed);
  const auto due = exchange::due_of(deal, office.setting(office.today()), office.book());
  const DealTransition* const line = exchange::transition(deal, DealAct::lapse, DealParty::clock);
  if (!due || due->stage != exchange::DueStage::lapsed || !line) return false;
  DealChange change{.deal = exchange::after(deal, *line, DealParty::clock, office.today())};
  change.step = {.deal = deal.id,
                 .seq = static_cast<int>(steps.size()) + 1,
                 .act = DealAct::lapse,
                 .from = deal.state,
                 .to = line->to,
                 .by = DealParty::clock,
                 .actor = actor.name,
                 .on = office.today(),
                 .reason = due->basis.rule};
  const AuditEntry entry = audit_of(office, actor, change.deal, change.step);
  change.step.at = entry.at;
  return office.store().take_deal_step(change, entry);
}

std::int64_t lapse_all(const Office& office, const Actor& actor, const std::stop_token& stop) {
  std::int64_t count = 0;
  for (const Deal& each : office.store().deals()) {
    if (stop.stop_requested()) break;
    if (!is_over(each.state) && lapsed(office, actor, each)) ++count;
  }
  return count;
}

}  // namespace

DealRow row_of(const Office& office, const CityView& view, const ListingBoard& board, const Deal& deal) {
  DealRow row{.id = deal.id.text(),
              .need = mention_of(view, board, deal.need),
              .offer = mention_of(view, board, deal.offer),
              .proposed_by = deal.proposed_by,
              .state = deal.state,
              .since = deal.since,
              .waits_for = exchange::waits_for(deal)};
  const auto due = exchange::due_of(deal, office.setting(office.today()), office.book());
  if (due) row.waiting = wait_of(*due);
  return row;
}

Answer<DealList> deals(const Office& office, const Actor& actor, const DealQuery& query) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  return office.view().map([&](const View& view) {
    const auto board = office.board();
    const Needle needle(query.query);
    const auto all = query.listing ? office.store().deals_about(*query.listing) : office.store().deals();
    std::map<DealState, std::int64_t> states;
    std::vector<DealRow> rows;
    for (const Deal& each : all) {
      ++states[each.state];
      DealRow row = row_of(office, *view, *board, each);
      if (asked_for(row, query, needle)) rows.push_back(std::move(row));
    }
    std::ranges::stable_sort(rows, {},
                             [](const DealRow& row) { return std::pair(is_over(row.state), row.since); });
    DealList list;
    for (const auto& [state, count] : states) list.states.push_back({state, count});
    auto page = page_of(std::move(rows), query.page);
    list.items = std::move(page.items);
    list.total = page.total;
    return list;
  });
}

Answer<DealView> deal(const Office& office, const Actor& actor, const Id<Deal>& id) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  const auto desk = desk_of(office, actor);
  if (!desk) return Failure<Refusal>(desk.error());
  const auto found = office.store().deal(id);
  return found ? Answer<DealView>(desk->shown(*found)) : no_deal(id);
}

Answer<DealView> propose_deal(const Office& office, const Actor& actor, const Id<Listing>& need,
                              const Id<Listing>& offer, std::optional<DealParty> as) {
  const auto desk = desk_of(office, actor);
  if (!desk) return Failure<Refusal>(desk.error());
  const Listing* const wanted = desk->board->find(need);
  const Listing* const offered = desk->board->find(offer);
  if (!wanted || !offered) {
    return no_such({"需求或供给", "listing"}, (wanted ? offer : need).text(),
                   {"请在需求与供给列表中查找", "Look it up in the list of listings"});
  }
  const auto mine = parties_of(*desk->view, *desk->board, actor, need, offer);
  const auto by =
      chosen(actor, "deal", as, mine, {DealParty::need, DealParty::offer, DealParty::coordinator});
  if (!by) return Failure<Refusal>(by.error());
  if (auto refusal = do_not_meet(*wanted, *offered, office.today()))
    return Failure<Refusal>(std::move(*refusal));

  Deal made = exchange::new_deal(need, offer, *by, office.today());
  for (std::size_t number = office.store().deals().size() + 1;; ++number) {  // until one is free
    for (const Deal& each : office.store().deals_about(need)) {
      if (each.offer == offer && !is_over(each.state)) {
        return conflict(each.id.text(), {"双方已在对接中", "A deal about them is under way"},
                        as_is(name_of(each.state)), {"没有办理中的对接", "none under way"},
                        {"请在该对接中继续", "Go on with that deal"});
      }
    }
    made.id = Id<Deal>(fmt::format("D{}-{:05}", office.today().year(), number));
    DealStep step{.deal = made.id, .by = *by, .actor = actor.name, .on = office.today()};
    const AuditEntry entry = audit_of(office, actor, made, step);
    step.at = entry.at;
    if (office.store().take_deal_step({made, step, {}, {}}, entry)) return desk->shown(made);
  }
}

Answer<DealView> take_deal_step(const Office& office, const Actor& actor, const Id<Deal>& id,
                                const DealSaid& said) {
  const auto desk = desk_of(office, actor);
  if (!desk) return Failure<Refusal>(desk.error());
  const auto steps = office.store().deal_steps(id);  // before the deal: what comes between is refused below
  const auto present = office.store().deal(id);
  if (!present) return no_deal(id);
  const DealTransition* const line = exchange::transition(*present, said.act);
  if (!line || line->taker == exchange::Taker::clock) return not_now(*present, said.act);
  const auto party =
      chosen(actor, id.text(), said.as, desk->parties(*present), exchange::takers(*line, *present));
  if (!party) return Failure<Refusal>(party.error());
  if (!desk->board->find(present->need) || !desk->board->find(present->offer)) {
    return conflict(id.text(), {"当前数据没有这条需求或供给", "The present data has not its need or offer"},
                    as_is(present->need.text() + " · " + present->offer.text()),
                    {"导入时的数据", "the data it was proposed with"},
                    {"请导入含有它的数据包", "Import a pack that has them"});
  }
  const std::string reason(trim(said.reason));
  if (line->needs_reason && reason.empty()) {
    return refuse(RefusalKind::malformed, {.what = {"这一步需要说明原因", "This step needs a reason"},
                                           .where = id.text() + ".reason",
                                           .found = {"没有内容", "nothing"},
                                           .wanted = {"原因", "a reason"},
                                           .action = {"请填写原因", "Write the reason"}});
  }

  DealChange change{.deal = exchange::after(*present, *line, *party, office.today())};
  auto terms = terms_after(*desk, *present, change.deal, said);
  if (!terms) return Failure<Refusal>(terms.error());
  if (*terms) {
    change.deal.agreement = (*terms)->agreement.id;
    change.agreement = (*terms)->agreement;
    change.milestones = (*terms)->milestones;
  }
  change.step = {.deal = id,
                 .seq = static_cast<int>(steps.size()) + 1,
                 .act = said.act,
                 .from = present->state,
                 .to = line->to,
                 .by = *party,
                 .actor = actor.name,
                 .on = office.today(),
                 .reason = reason};
  const AuditEntry entry = audit_of(office, actor, change.deal, change.step);
  change.step.at = entry.at;
  if (!office.store().take_deal_step(change, entry)) return somebody_was_first(*present);
  const auto after = desk_of(office, actor);  // an agreement may have changed the city
  return after ? Answer<DealView>(after->shown(change.deal)) : Failure<Refusal>(after.error());
}

Answer<std::int64_t> lapse_deals(const Office& office, const Actor& actor) {
  if (const auto refusal = refused(actor, Act::coordinate_exchange)) return Failure<Refusal>(*refusal);
  return lapse_all(office, actor, {});
}

std::int64_t lapse_by_clock(const Office& office, const std::stop_token& stop) {
  return lapse_all(office, the_clock(), stop);
}

}  // namespace langqiao::service
