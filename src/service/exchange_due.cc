#include "service/exchange_due.h"

#include <algorithm>
#include <map>
#include <set>

namespace langqiao::service {
namespace {

using exchange::DueStage;

void add_party(DueItem& item, const std::optional<PartyView>& party) {
  if (!party) return;
  if (party->region && std::ranges::find(item.districts, *party->region) == item.districts.end())
    item.districts.push_back(*party->region);
  item.waits_for.push_back(*party);
}

class Collector {
 public:
  Collector(const Office& office, const CityView& view, const ListingBoard& board)
      : office_(office), view_(view), board_(board), setting_(office.setting(office.today())) {}

  std::vector<DueItem> all() {
    std::map<Id<Listing>, Date> last_over;
    std::set<Id<Listing>> under_way;
    for (const Deal& each : office_.store().deals()) {
      if (is_over(each.state)) {
        Date& last = last_over.try_emplace(each.need, each.since).first->second;
        last = std::max(last, each.since);
      } else {
        under_way.insert(each.need);
        add(each);
      }
    }
    const auto look_at = [&](const Listing& each) {
      if (under_way.contains(each.id)) return;
      const auto last = last_over.find(each.id);
      add(each, last == last_over.end() ? std::nullopt : std::optional(last->second));
    };
    std::ranges::for_each(board_.posted(), look_at);
    for (const Listing& each : board_.imported()) {
      if (!board_.is_posted(each.id)) look_at(each);
    }
    return std::move(items_);
  }

 private:
  std::string title_of(const Deal& deal) const {
    const Listing* const need = board_.find(deal.need);
    return need ? need->title : deal.need.text();
  }

  void add(const Deal& deal) {
    if (deal.state == DealState::running) add_milestones(deal);
    const auto due = exchange::due_of(deal, setting_, office_.book());
    if (!due) return;
    DueItem item{DueSubject::deal, deal.id.text(), title_of(deal), due->stage, due->since, due->next, {}, {},
                 due->basis.rule};
    for (const DealParty party : exchange::waits_for(deal)) {
      const Listing* const of = party == DealParty::need    ? board_.find(deal.need)
                                : party == DealParty::offer ? board_.find(deal.offer)
                                                            : nullptr;
      if (of) add_party(item, owner_of(view_, *of));
    }
    items_.push_back(std::move(item));
  }

  void add_milestones(const Deal& deal) {
    if (!deal.agreement) return;
    const auto agreement = office_.store().deal_agreement(*deal.agreement);
    for (const Milestone& each : office_.store().milestones(*deal.agreement)) {
      if (!agreement || each.done_on || office_.today() <= each.due) continue;
      DueItem item{.subject = DueSubject::milestone,
                   .id = deal.id.text(),
                   .title = each.title,
                   .stage = DueStage::reminded,
                   .since = each.due};
      add_party(item, party_of(view_, {}, agreement->school));
      add_party(item, party_of(view_, agreement->organisation, {}));
      items_.push_back(std::move(item));
    }
  }

  void add(const Listing& need, std::optional<Date> last_over) {
    const auto due = exchange::due_of(need, last_over, setting_, office_.book());
    if (!due) return;
    DueItem item{DueSubject::need, need.id.text(), need.title, due->stage, due->since, due->next, {}, {},
                 due->basis.rule};
    add_party(item, owner_of(view_, need));
    items_.push_back(std::move(item));
  }

  const Office& office_;
  const CityView& view_;
  const ListingBoard& board_;
  rulebook::Setting setting_;
  std::vector<DueItem> items_;
};

// What the role has to see of all that waits.
bool concerns(const Actor& actor, const DueItem& item) {
  if (actor.role == Role::school || actor.role == Role::enterprise)
    return std::ranges::find(item.waits_for, actor.organisation, &PartyView::id) != item.waits_for.end();
  if (actor.role != Role::district) return true;
  return item.stage >= DueStage::district && actor.district &&
         std::ranges::find(item.districts, actor.district->text(), &Named::id) != item.districts.end();
}

bool asked_for(const DueItem& item, const DueQuery& query) {
  if (item.stage < query.least) return false;
  if (query.district &&
      std::ranges::find(item.districts, query.district->text(), &Named::id) == item.districts.end())
    return false;
  return !query.party ||
         std::ranges::find(item.waits_for, *query.party, &PartyView::id) != item.waits_for.end();
}

}  // namespace

Answer<DueList> exchange_due(const Office& office, const Actor& actor, const DueQuery& query) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  return office.view().map([&](const View& view) {
    const auto board = office.board();
    auto items = Collector(office, *view, *board).all();
    std::erase_if(items,
                  [&](const DueItem& each) { return !concerns(actor, each) || !asked_for(each, query); });
    std::ranges::stable_sort(items, [](const DueItem& a, const DueItem& b) {
      return std::tuple(b.stage, a.since, a.id) < std::tuple(a.stage, b.since, b.id);
    });
    auto page = page_of(std::move(items), query.page);
    return DueList{office.today(), std::move(page.items), page.total};
  });
}

}  // namespace langqiao::service
