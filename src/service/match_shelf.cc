#include "service/match_shelf.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "matching/search.h"
#include "service/advert_book.h"
#include "service/exchange_parties.h"
#include "service/listing_reading.h"
#include "service/match_choices.h"
#include "service/outlook_run.h"

namespace langqiao::service {
namespace {

constexpr int kPerCent = 100;

matching::Education level_of(const std::optional<Education>& education) {
  if (!education) return matching::Education::unsaid;
  switch (*education) {
    case Education::any:
      return matching::Education::unsaid;
    case Education::lower_secondary:
    case Education::upper_secondary:
    case Education::secondary_vocational:
      return matching::Education::secondary;
    case Education::higher_vocational:
      return matching::Education::higher_vocational;
    case Education::bachelor:
      return matching::Education::bachelor;
    case Education::master:
      return matching::Education::master;
    case Education::doctor:
      break;
  }
  return matching::Education::doctor;
}

std::int32_t day_number(Date date) {
  return std::clamp<std::int32_t>(static_cast<std::int32_t>(date.days().time_since_epoch().count()), 0,
                                  matching::kLastDay - 1);
}

matching::ListedConcept listed(std::uint32_t number, ConceptKind kind, Share weight, bool must) {
  const bool skill = kind == ConceptKind::skill || kind == ConceptKind::course;
  const auto hundredths = static_cast<std::uint8_t>(
      std::clamp<std::int64_t>(weight.basis_points() / kPerCent, 1, matching::kGreatestWeight));
  return {.id = number,
          .weight = hundredths,
          .role = skill ? matching::Role::skill : matching::Role::field,
          .must = skill && must};
}

bool is_matched(ConceptKind kind) {
  using enum ConceptKind;
  return kind == occupation || kind == skill || kind == program || kind == course || kind == industry;
}

std::string owner_key(const Listing& listing) {
  return listing.organisation ? "o " + listing.organisation->text()
                              : "s " + (listing.school ? listing.school->text() : std::string());
}

// Of the deals of each owner that came to an end after an agreement: how many of a hundred were fulfilled.
std::map<std::string, std::uint8_t> records_of(const Store& store, const ListingBoard& board) {
  struct Ended {
    int fulfilled = 0, broken = 0;
  };
  std::map<std::string, Ended> ended;
  for (const Deal& deal : store.deals()) {
    if (deal.state != DealState::fulfilled && deal.state != DealState::broken_off) continue;
    for (const Id<Listing>& id : {deal.need, deal.offer}) {
      const Listing* const listing = board.find(id);
      if (!listing) continue;
      Ended& of = ended[owner_key(*listing)];
      ++(deal.state == DealState::fulfilled ? of.fulfilled : of.broken);
    }
  }
  std::map<std::string, std::uint8_t> records;
  for (const auto& [owner, of] : ended)
    records[owner] = static_cast<std::uint8_t>(kPerCent * of.fulfilled / (of.fulfilled + of.broken));
  return records;
}

std::map<Id<Listing>, Persons> agreed_of(const Store& store) {
  std::map<Id<Agreement>, Persons> persons;
  for (const Agreement& each : store.deal_agreements()) {
    if (counts(each.state)) persons[each.id] = each.persons.value_or(Persons());
  }
  std::map<Id<Listing>, Persons> agreed;
  for (const Deal& deal : store.deals()) {
    const auto at = deal.agreement ? persons.find(*deal.agreement) : persons.end();
    if (at == persons.end()) continue;
    agreed[deal.need] += at->second;
    agreed[deal.offer] += at->second;
  }
  return agreed;
}

}  // namespace

void MatchShelf::make_model(const Office& office, const CityView& view) {
  const auto conventions = outlook_conventions(office.book(), office.setting(office.today()));
  numbers_ = {};
  model_.relations = relations_of(view.city, conventions.links, numbers_);
  model_.geography = geography_of(view.city);
  index_ = std::make_unique<matching::Index>(model_.text);
  number_of_.clear();
  id_of_.clear();
  open_.clear();
  owner_of_.clear();
}

std::vector<MatchShelf::Seen> MatchShelf::seen_now(const Office& office, const CityView& view,
                                                   const ListingBoard& board) const {
  const auto records = records_of(office.store(), board);
  const auto agreed = agreed_of(office.store());
  std::vector<Seen> seen;
  const auto see = [&](const Listing& listing) {
    if (!is_open(listing, office.today()) || !owner_of(view, listing)) return;
    const auto concepts = board.concepts_of(listing.id);
    const auto record = records.find(owner_key(listing));
    const auto persons = agreed.find(listing.id);
    seen.push_back({listing,
                    {concepts.begin(), concepts.end()},
                    persons == agreed.end() ? Persons() : persons->second,
                    record == records.end() ? matching::kNoRecord : record->second});
  };
  for (const Listing& listing : board.imported())
    if (!board.is_posted(listing.id)) see(listing);
  for (const Listing& listing : board.posted()) see(listing);
  return seen;
}

matching::Listing MatchShelf::indexed(const CityView& view, const Seen& seen, std::uint64_t number) {
  const Listing& listing = seen.listing;
  const auto reader = view.adverts->reader(view.city, view.head.city.text());
  reading::Reader::Desk desk(*reader);
  const Reading reading = reader->read({.title = listing.title, .text = listing.text}, desk);
  matching::Listing to{
      .id = number,
      .side = listing.side == ListingSide::need ? matching::Side::need : matching::Side::offer,
      .kind = static_cast<matching::Kind>(listing.kind),
      .record = seen.record,
      .verified = true,
      .lawful = true,
      .text = words_beside(reading, listing.title, listing.text)};
  to.owner =
      owner_of_.try_emplace(owner_key(listing), static_cast<std::uint32_t>(owner_of_.size())).first->second;
  to.education = level_of(listing.education   ? listing.education
                          : reading.education ? std::optional(reading.education->least)
                                              : std::nullopt);
  if (const Region* const region = listing.region ? view.city.find(*listing.region) : nullptr)
    to.region = static_cast<std::uint16_t>(view.city.position(*region));
  if (listing.starts) to.from = day_number(*listing.starts);
  if (listing.ends) to.until = day_number(*listing.ends) + 1;
  const std::int64_t wanted = listing.seats ? (*listing.seats - seen.agreed).count() : 1;
  to.seats = static_cast<std::uint16_t>(std::clamp<std::int64_t>(wanted, 0, UINT16_MAX));
  const auto take = [&](ConceptKind kind, const std::string& id, Share weight, bool must) {
    if (is_matched(kind) && to.concepts.size() < matching::kMostConceptsOfListing)
      to.concepts.push_back(listed(numbers_.number(kind, id), kind, weight, must));
  };
  // Nobody read or said what an imported listing asks for: its text does.
  if (seen.concepts.empty()) {
    for (const ConceptDraft& each : concepts_in(reading, listing.kind))
      take(each.kind, each.id, each.weight, each.must);
  }
  for (const ListingConcept& each : seen.concepts) {
    if (each.standing != ConceptStanding::removed) take(each.kind, each.concept_id, each.weight, each.must);
  }
  auto admitted = matching::admit(std::move(to));
  CHECK(admitted.has_value());
  return std::move(*admitted);
}

void MatchShelf::refresh(const Office& office, const CityView& view, const ListingBoard& board) {
  if (!index_) make_model(office, view);
  if (versions_ == board.versions() && day_ == office.today()) return;
  std::vector<matching::Listing> changed;
  std::map<std::uint64_t, Entry> open;
  for (Seen& seen : seen_now(office, view, board)) {
    const auto [at, is_new] = number_of_.try_emplace(seen.listing.id, id_of_.size());
    if (is_new) id_of_.push_back(seen.listing.id);
    const std::uint64_t number = at->second;
    const auto before = open_.find(number);
    if (before != open_.end() && before->second.seen == seen) {
      open.insert(open_.extract(before));
      continue;
    }
    matching::Listing listing = indexed(view, seen, number);
    changed.push_back(listing);
    open.emplace(number, Entry{std::move(seen), std::move(listing)});
  }
  for (const auto& [number, entry] : open_)
    if (!open.contains(number)) index_->close(number);
  index_->add(changed);
  open_ = std::move(open);
  learn(office, view, board);
  versions_ = board.versions();
  day_ = office.today();
}

// The parts as they are to one who asks, without what the choice itself changed: seats and record.
std::optional<matching::Shown> MatchShelf::shown(const matching::Listing& asking,
                                                 const matching::Listing& other) const {
  const auto snapshot = index_->snapshot();
  const auto reasons = matching::explain(asking, other, model_, snapshot->collection());
  if (!reasons) return std::nullopt;
  matching::Shown shown{.held_down = reasons->held_down};
  for (const matching::PartReason& each : reasons->parts) matching::at(shown.parts, each.part) = each.value;
  return shown;
}

// Weights from the choices that people made; a listing that is synthetic teaches nothing.
void MatchShelf::learn(const Office& office, const CityView& view, const ListingBoard& board) {
  const std::vector<MatchChoice> choices = choices_of(office.store().deals());
  std::map<Id<Listing>, matching::Listing> as_posted;
  const auto listing = [&](const Id<Listing>& id) -> const matching::Listing* {
    if (const auto known = as_posted.find(id); known != as_posted.end()) return &known->second;
    const Listing* const found = board.find(id);
    if (!found || found->provenance.quality == Quality::synthetic) return nullptr;
    const auto concepts = board.concepts_of(id);
    const Seen seen{*found, {concepts.begin(), concepts.end()}, Persons(), matching::kNoRecord};
    return &as_posted.emplace(id, indexed(view, seen, 0)).first->second;
  };
  std::vector<matching::Preference> preferences;
  learned_ = {};
  for (const MatchChoice& choice : choices) {
    const auto* const asking = listing(choice.asking);
    const auto* const taken = listing(choice.taken);
    const auto* const refused = listing(choice.refused);
    if (!asking || !taken || !refused) continue;
    if (asking->side == matching::Side::offer && taken->kind != refused->kind) continue;
    const matching::Listing& need = asking->side == matching::Side::need ? *asking : *taken;
    const auto better = shown(*asking, *taken), worse = shown(*asking, *refused);
    if (!better || !worse) continue;
    preferences.push_back({need.kind, *better, *worse});
    ++learned_.choices[static_cast<std::size_t>(need.kind)];
  }
  learned_.now = matching::learn(preferences);
  model_.weights = learned_.now;
}

bool MatchShelf::may_agree(const Listing& a, const Listing& b) const {
  return a.organisation.has_value() != b.organisation.has_value();
}

std::optional<std::vector<FoundListing>> MatchShelf::best_for(const Office& office, const CityView& view,
                                                              const ListingBoard& board,
                                                              const Id<Listing>& id, std::size_t most) {
  const std::scoped_lock lock(guard_);
  refresh(office, view, board);
  const auto number = number_of_.find(id);
  const auto entry = number == number_of_.end() ? open_.end() : open_.find(number->second);
  if (entry == open_.end()) return std::nullopt;
  const auto snapshot = index_->snapshot();
  const matching::Listing& query = entry->second.indexed;
  std::vector<FoundListing> found;
  // The index knows no kinds of owners: asked for twice as many until enough may make an agreement.
  for (std::size_t asked = 2 * most;; asked *= 2) {
    const auto matches = matching::best_for(query, *snapshot, model_, asked);
    found.clear();
    for (const matching::Match& match : matches) {
      const Entry& other = open_.at(match.id);
      if (found.size() == most || !may_agree(entry->second.seen.listing, other.seen.listing)) continue;
      auto reasons = matching::explain(query, other.indexed, model_, snapshot->collection());
      CHECK(reasons.has_value());
      found.push_back({id_of_[match.id], std::move(*reasons)});
    }
    if (found.size() == most || matches.size() < asked) return found;
  }
}

std::vector<FoundPair> MatchShelf::mutual_pairs(const Office& office, const CityView& view,
                                                const ListingBoard& board) {
  const std::scoped_lock lock(guard_);
  refresh(office, view, board);
  std::vector<matching::Listing> listings;
  for (const auto& [number, entry] : open_) listings.push_back(entry.indexed);
  const auto snapshot = index_->snapshot();
  std::vector<FoundPair> pairs;
  for (const auto& pair :
       matching::mutual_pairs(listings, *snapshot, model_, {.most = listings.size() + 1})) {
    const Entry& need = open_.at(pair.need);
    const Entry& offer = open_.at(pair.offer);
    if (may_agree(need.seen.listing, offer.seen.listing))
      pairs.push_back({id_of_[pair.need], id_of_[pair.offer], pair.need_score, pair.offer_score});
  }
  return pairs;
}

LearnedWeights MatchShelf::weights(const Office& office, const CityView& view, const ListingBoard& board) {
  const std::scoped_lock lock(guard_);
  refresh(office, view, board);
  return learned_;
}

ConceptNumbers::Concept MatchShelf::concept_at(std::uint32_t number) {
  const std::scoped_lock lock(guard_);
  return numbers_.at(number);
}

}  // namespace langqiao::service
