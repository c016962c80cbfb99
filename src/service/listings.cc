#include "service/listings.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "base/text.h"
#include "exchange/corrections.h"
#include "service/concept_name.h"
#include "service/deal_agreements.h"
#include "service/listing_reading.h"
#include "service/match.h"

namespace langqiao::service {
namespace {

constexpr Words kListing{"需求或供给", "listing"};
constexpr std::size_t kMostConcepts = 64;

Failure<Refusal> no_listing(const Id<Listing>& id) {
  return no_such(kListing, id.text(), {"请在需求与供给列表中查找", "Look it up in the list of listings"});
}

Failure<Refusal> malformed(std::string where, Wording what, Wording found, Wording wanted) {
  return refuse(RefusalKind::malformed, {.what = std::move(what),
                                         .where = std::move(where),
                                         .found = std::move(found),
                                         .wanted = std::move(wanted),
                                         .action = {"请改正后重新提交", "Correct it and send it again"}});
}

Answer<std::vector<ListingConcept>> admit_concepts(const City& city, const Id<Listing>& listing,
                                                   const std::vector<ConceptDraft>& drafts,
                                                   ConceptStanding standing) {
  if (drafts.size() > kMostConcepts) {
    return malformed("concepts", {"识别结果过多", "Too many concepts"}, worded("{} 项", "{}", drafts.size()),
                     worded("至多 {} 项", "at most {}", kMostConcepts));
  }
  std::vector<ListingConcept> concepts;
  for (const ConceptDraft& each : drafts) {
    const std::string id(trim(each.id));
    if (id.empty() || !name_of_concept(city, each.kind, id)) {
      return malformed("concepts", {"没有这项识别结果", "There is no such concept"},
                       as_is(fmt::format("{} \"{}\"", name_of(each.kind), id)),
                       {"目录中的编号", "an id of the catalogues"});
    }
    const auto twice = std::ranges::any_of(concepts, [&](const ListingConcept& other) {
      return other.kind == each.kind && other.concept_id == id;
    });
    if (twice) continue;
    concepts.push_back({listing, each.kind, id, each.weight, each.must, standing});
  }
  return concepts;
}

Persons agreed_persons(const Store& store, const Id<Listing>& listing) {
  Persons agreed;
  for (const Deal& each : store.deals_about(listing)) {
    const auto agreement = each.agreement ? store.deal_agreement(*each.agreement) : std::nullopt;
    if (agreement && counts(agreement->state)) agreed += agreement->persons.value_or(Persons());
  }
  return agreed;
}

class Filter {
 public:
  Filter(const CityView& view, const ListingQuery& query, const ListingBoard& board, Date today)
      : view_(view), query_(query), board_(board), needle_(query.query), today_(today) {}

  bool side(const Listing& each) const { return !query_.side || each.side == *query_.side; }
  bool kind(const Listing& each) const { return !query_.kind || each.kind == *query_.kind; }
  bool region(const Listing& each) const { return !query_.region || each.region == *query_.region; }
  bool rest(const Listing& each) const {
    return (query_.closed_too || is_open(each, today_)) && owned(each) && has_concept(each) && said(each);
  }

 private:
  bool owned(const Listing& each) const {
    if (!query_.owner) return true;
    const auto owner = owner_of(view_, each);
    return owner && owner->id == *query_.owner;
  }
  bool has_concept(const Listing& each) const {
    return !query_.having || std::ranges::any_of(board_.concepts_of(each.id), [&](const auto& one) {
      return one.concept_id == *query_.having && one.standing != ConceptStanding::removed;
    });
  }
  bool said(const Listing& each) const {
    if (needle_.empty() || needle_.in(each.id.text()) || needle_.in(each.title) || needle_.in(each.text))
      return true;
    const auto owner = owner_of(view_, each);
    return owner && needle_.in(owner->name);
  }

  const CityView& view_;
  const ListingQuery& query_;
  const ListingBoard& board_;
  Needle needle_;
  Date today_;
};

// Counts of one facet, in the order of the enumeration; values that nothing has are left out.
template <class E>
std::vector<FacetCount<E>> in_order(const std::map<E, std::int64_t>& counted) {
  std::vector<FacetCount<E>> facet;
  for (const auto& [value, listings] : counted) facet.push_back({value, listings});
  return facet;
}

std::vector<FacetCount<Named>> by_size(const City& city, const std::map<Id<Region>, std::int64_t>& counted) {
  std::vector<FacetCount<Named>> facet;
  for (const auto& [id, listings] : counted) {
    if (const Region* const region = city.find(id)) facet.push_back({named_of(*region), listings});
  }
  std::ranges::stable_sort(facet, std::greater{}, &FacetCount<Named>::listings);
  return facet;
}

class Finder {
 public:
  Finder(const CityView& view, const Filter& filter) : view_(view), filter_(filter) {}

  void look_at(const Listing& each) {
    if (!filter_.rest(each)) return;
    const bool side = filter_.side(each), kind = filter_.kind(each), region = filter_.region(each);
    if (kind && region) ++sides_[each.side];
    if (side && region) ++kinds_[each.kind];
    if (side && kind && each.region) ++regions_[*each.region];
    if (side && kind && region) found_.push_back(&each);
  }
  std::vector<const Listing*> found() && {
    std::ranges::sort(found_, std::greater{},
                      [](const Listing* each) { return std::tie(each->posted, each->id); });
    return std::move(found_);
  }
  ListingFacets facets() const { return {in_order(sides_), in_order(kinds_), by_size(view_.city, regions_)}; }

 private:
  const CityView& view_;
  const Filter& filter_;
  std::vector<const Listing*> found_;
  std::map<ListingSide, std::int64_t> sides_;
  std::map<ListingKind, std::int64_t> kinds_;
  std::map<Id<Region>, std::int64_t> regions_;
};

std::vector<ConceptView> views_of(const City& city, std::span<const ListingConcept> concepts) {
  std::vector<ConceptView> views;
  for (const ListingConcept& each : concepts) {
    views.push_back({each.kind, each.concept_id,
                     name_of_concept(city, each.kind, each.concept_id).value_or(each.concept_id),
                     each.weight.basis_points(), each.must, each.standing});
  }
  std::ranges::stable_partition(views,
                                [](const auto& each) { return each.standing != ConceptStanding::removed; });
  return views;
}

// Nobody read or said what a listing of the pack asks for: its text does, as it does in a match.
std::vector<ListingConcept> concepts_shown(const CityView& view, const ListingBoard& board,
                                           const Listing& listing) {
  const auto kept = board.concepts_of(listing.id);
  std::vector<ListingConcept> shown(kept.begin(), kept.end());
  if (!shown.empty() || board.is_posted(listing.id)) return shown;
  for (const ConceptDraft& each : concepts_read_in(view, listing.kind, listing.title, listing.text))
    shown.push_back({listing.id, each.kind, each.id, each.weight, each.must, ConceptStanding::read});
  return shown;
}

ListingView view_of(const Office& office, const CityView& view, const Actor& actor, const Listing& listing) {
  const auto board = office.board();
  const auto deals = office.store().deals_about(listing.id);
  ListingView shown{.listing = row_of(office, view, *board, listing),
                    .text = listing.text,
                    .concepts = views_of(view.city, concepts_shown(view, *board, listing)),
                    .deals = std::ssize(deals),
                    .mine = !not_their_own(view, actor, listing.organisation, listing.school)};
  if (std::ranges::any_of(deals, [](const Deal& each) { return !is_over(each.state); })) return shown;
  std::optional<Date> last;
  for (const Deal& each : deals) last = std::max(last.value_or(each.since), each.since);
  const auto due = exchange::due_of(listing, last, office.setting(office.today()), office.book());
  if (due) shown.waiting = wait_of(*due);
  return shown;
}

// The listing that the actor may change, with the view of the moment.
struct Own {
  View view;
  Listing listing;
};

Answer<Own> own_listing(const Office& office, const Actor& actor, const Id<Listing>& id) {
  if (const auto refusal = refused(actor, Act::use_exchange)) return Failure<Refusal>(*refusal);
  const Answer<View> view = office.view();
  if (!view) return Failure<Refusal>(view.error());
  const auto board = office.board();
  const Listing* const found = board->find(id);
  if (!found) return no_listing(id);
  if (const auto refusal = not_their_own(**view, actor, found->organisation, found->school))
    return Failure<Refusal>(*refusal);
  return Own{*view, *found};
}

Failure<Refusal> is_imported(const Id<Listing>& id) {
  return refuse(RefusalKind::conflict,
                {.what = {"这是导入的数据，不能在此修改", "An imported listing cannot be changed here"},
                 .where = id.text(),
                 .found = {"数据包中的一行", "a row of the pack"},
                 .wanted = {"在本系统发布的需求或供给", "a listing that was posted here"},
                 .action = {"请修改数据包后重新导入", "Change the pack and import it again"}});
}

Failure<Refusal> changed_meanwhile(const Id<Listing>& id) {
  return refuse(RefusalKind::conflict, {.what = {"已有人先作了修改", "Somebody was first"},
                                        .where = id.text(),
                                        .found = {"另一个版本", "another version"},
                                        .wanted = {"您看到的版本", "the version that you saw"},
                                        .action = {"请刷新后再试", "Look at it again, then try again"}});
}

std::optional<Contact> contact_of(const Id<Listing>& id, const ListingDraft& draft) {
  const std::string name(trim(draft.contact_name)), phone(trim(draft.contact_phone));
  if (name.empty() && phone.empty()) return std::nullopt;
  return Contact{id, name, phone};
}

Answer<Listing> admit(const Office& office, const CityView& view, const ListingDraft& draft) {
  const Answer<PartyOf> party = admit_party(view, draft.organisation, draft.school);
  if (!party) return Failure<Refusal>(party.error());
  const Date today = office.today();
  Listing made{
      .side = draft.side,
      .kind = draft.kind,
      .title = std::string(trim(draft.title)),
      .organisation = party->organisation,
      .school = party->school,
      .posted = today,
      .starts = draft.starts,
      .ends = draft.ends,
      .expires = draft.expires,
      .seats = draft.seats,
      .education = draft.education,
      .text = std::string(trim(draft.text)),
      .state = ListingState::open,
      .provenance = {exchange_source(), today, quality_of(view, party->organisation, party->school)}};
  if (made.title.empty())
    return malformed("title", {"缺少标题", "A title is missing"}, {"没有内容", "nothing"},
                     {"标题", "a title"});
  if (made.starts && made.ends && *made.ends < *made.starts) {
    return malformed("ends", {"结束早于开始", "It ends before it starts"}, as_is(made.ends->iso()),
                     worded("不早于 {}", "not before {}", made.starts->iso()));
  }
  if (!made.expires) {
    const auto shown = office.book().held<rulebook::Days>("exchange.listing_shown", office.setting(today));
    if (shown) made.expires = Date(today.days() + std::chrono::days(shown->value.count()));
  }
  if (made.expires && *made.expires < today) {
    return malformed("expires", {"有效期已过", "It has expired already"}, as_is(made.expires->iso()),
                     worded("不早于 {}", "not before {}", today.iso()));
  }
  if (!draft.region.empty()) {
    made.region = Id<Region>(draft.region);
    if (!view.city.find(*made.region))
      return no_such({"地区", "region"}, draft.region,
                     {"请在区域列表中查找", "Look it up in the list of regions"});
  } else if (const auto owner = owner_of(view, made); owner && owner->region) {
    made.region = Id<Region>(owner->region->id);
  }
  return made;
}

Answer<ListingView> replace_concepts(const Office& office, const Actor& actor, const Id<Listing>& id,
                                     const std::vector<ConceptDraft>& drafts, bool by_person) {
  const Answer<Own> own = own_listing(office, actor, id);
  if (!own) return Failure<Refusal>(own.error());
  const auto made =
      admit_concepts(own->view->city, id, drafts, by_person ? ConceptStanding::set : ConceptStanding::read);
  if (!made) return Failure<Refusal>(made.error());
  while (true) {  // a reading waits for its turn; a person looks again at what somebody else said
    const auto before = office.store().concepts(id);
    const auto after =
        by_person ? exchange::after_correction(before, *made) : exchange::after_reading(before, *made);
    const AuditEntry entry = office.entry(actor, by_person ? "listing.correct" : "listing.read", id.text());
    if (office.store().change_concepts(id, before, after, entry))
      return view_of(office, *own->view, actor, own->listing);
    if (by_person) return changed_meanwhile(id);
  }
}

}  // namespace

WaitView wait_of(const exchange::Due& due) { return {due.stage, due.since, due.next, due.basis.rule}; }

ListingRow row_of(const Office& office, const CityView& view, const ListingBoard& board,
                  const Listing& listing) {
  ListingRow row{.id = listing.id.text(),
                 .side = listing.side,
                 .kind = listing.kind,
                 .title = listing.title,
                 .owner = owner_of(view, listing),
                 .region = named_of(view.city, listing.region),
                 .posted = listing.posted,
                 .starts = listing.starts,
                 .ends = listing.ends,
                 .expires = listing.expires,
                 .seats_persons = listing.seats,
                 .education = listing.education,
                 .open = is_open(listing, office.today()),
                 .imported = !board.is_posted(listing.id),
                 .provenance = listing.provenance};
  if (listing.seats) {
    const Persons agreed = agreed_persons(office.store(), listing.id);
    row.seats_left_persons = std::max(Persons(), *listing.seats - agreed);
  }
  return row;
}

Answer<ListingList> listings(const Office& office, const Actor& actor, const ListingQuery& query) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  return office.view().map([&](const View& view) {
    const auto board = office.board();
    const Filter filter(*view, query, *board, office.today());
    Finder finder(*view, filter);
    for (const Listing& each : board->posted()) finder.look_at(each);
    for (const Listing& each : board->imported()) {
      if (!board->is_posted(each.id)) finder.look_at(each);
    }
    ListingList list{.facets = finder.facets()};
    const auto page = page_of(std::move(finder).found(), query.page);
    for (const Listing* each : page.items) list.items.push_back(row_of(office, *view, *board, *each));
    list.total = page.total;
    return list;
  });
}

Answer<ListingView> listing(const Office& office, const Actor& actor, const Id<Listing>& id) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  const Answer<View> view = office.view();
  if (!view) return Failure<Refusal>(view.error());
  const auto board = office.board();
  const Listing* const found = board->find(id);
  return found ? Answer<ListingView>(view_of(office, **view, actor, *found)) : no_listing(id);
}

Answer<ListingView> post_listing(const Office& office, const Actor& actor, const ListingDraft& draft) {
  if (const auto refusal = refused(actor, Act::use_exchange)) return Failure<Refusal>(*refusal);
  const Answer<View> view = office.view();
  if (!view) return Failure<Refusal>(view.error());
  Answer<Listing> made = admit(office, **view, draft);
  if (!made) return Failure<Refusal>(made.error());
  if (const auto refusal = not_their_own(**view, actor, made->organisation, made->school))
    return Failure<Refusal>(*refusal);
  const auto board = office.board();
  for (std::size_t number = board->posted().size() + 1;; ++number) {  // until one is free
    made->id = Id<Listing>(fmt::format("L{}-{:05}", office.today().year(), number));
    if (board->find(made->id)) continue;
    const auto concepts = admit_concepts((*view)->city, made->id, draft.concepts, ConceptStanding::set);
    if (!concepts) return Failure<Refusal>(concepts.error());
    const AuditEntry entry = office.entry(actor, "listing.post", made->id.text(), made->title);
    if (office.store().post_listing(*made, *concepts, contact_of(made->id, draft), entry))
      return view_of(office, **view, actor, *made);
  }
}

Answer<ListingView> revise_listing(const Office& office, const Actor& actor, const Id<Listing>& id,
                                   const ListingDraft& draft) {
  const Answer<Own> own = own_listing(office, actor, id);
  if (!own) return Failure<Refusal>(own.error());
  const Listing& present = own->listing;
  if (!office.board()->is_posted(id)) return is_imported(id);
  ListingDraft same = draft;
  same.side = present.side;
  same.kind = present.kind;
  same.organisation = present.organisation ? present.organisation->text() : "";
  same.school = present.school ? present.school->text() : "";
  Answer<Listing> made = admit(office, *own->view, same);
  if (!made) return Failure<Refusal>(made.error());
  made->id = id;
  made->posted = present.posted;
  made->state = present.state;
  const AuditEntry entry = office.entry(actor, "listing.revise", id.text(), made->title);
  if (!office.store().change_listing(*made, contact_of(id, draft), entry)) return no_listing(id);
  return view_of(office, *own->view, actor, *made);
}

Answer<ListingView> correct_concepts(const Office& office, const Actor& actor, const Id<Listing>& id,
                                     const std::vector<ConceptDraft>& said) {
  return replace_concepts(office, actor, id, said, true);
}

Answer<ListingView> keep_reading(const Office& office, const Actor& actor, const Id<Listing>& id,
                                 const std::vector<ConceptDraft>& read) {
  return replace_concepts(office, actor, id, read, false);
}

Answer<ListingView> close_listing(const Office& office, const Actor& actor, const Id<Listing>& id) {
  const Answer<Own> own = own_listing(office, actor, id);
  if (!own) return Failure<Refusal>(own.error());
  if (!office.board()->is_posted(id)) return is_imported(id);
  Listing closed = own->listing;
  closed.state = ListingState::closed;
  if (!office.store().change_listing(closed, {}, office.entry(actor, "listing.close", id.text())))
    return no_listing(id);
  return view_of(office, *own->view, actor, closed);
}

}  // namespace langqiao::service
