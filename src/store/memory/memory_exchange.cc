// The part of the exchange (store/exchange_store.h).
#include <algorithm>

#include "store/memory/memory_store.h"

namespace langqiao {
namespace {

// The values of a map, in the order of its keys.
template <class Key, class Value>
std::vector<Value> values_of(const std::map<Key, Value>& rows) {
  std::vector<Value> all;
  for (const auto& [key, value] : rows) all.push_back(value);
  return all;
}

template <class Key, class Value>
std::optional<Value> value_at(const std::map<Key, Value>& rows, const Key& key) {
  const auto at = rows.find(key);
  return at == rows.end() ? std::nullopt : std::optional(at->second);
}

// The rows of all keys, one after the other.
template <class Key, class Row>
std::vector<Row> joined(const std::map<Key, std::vector<Row>>& rows) {
  std::vector<Row> all;
  for (const auto& [key, some] : rows) all.insert(all.end(), some.begin(), some.end());
  return all;
}

std::vector<ListingConcept> in_order(std::vector<ListingConcept> concepts) {
  std::ranges::sort(concepts, {},
                    [](const ListingConcept& each) { return std::tie(each.kind, each.concept_id); });
  return concepts;
}

}  // namespace

std::int64_t MemoryStore::exchange_version() const {
  const std::scoped_lock lock(guard_);
  return exchange_.version;
}

std::vector<Listing> MemoryStore::posted_listings() const {
  const std::scoped_lock lock(guard_);
  return values_of(exchange_.listings);
}

std::optional<Listing> MemoryStore::posted_listing(const Id<Listing>& id) const {
  const std::scoped_lock lock(guard_);
  return value_at(exchange_.listings, id);
}

std::vector<ListingConcept> MemoryStore::all_concepts() const {
  const std::scoped_lock lock(guard_);
  return joined(exchange_.concepts);
}

std::vector<ListingConcept> MemoryStore::concepts(const Id<Listing>& listing) const {
  const std::scoped_lock lock(guard_);
  return value_at(exchange_.concepts, listing).value_or(std::vector<ListingConcept>());
}

std::optional<Contact> MemoryStore::contact(const Id<Listing>& listing) const {
  const std::scoped_lock lock(guard_);
  return value_at(exchange_.contacts, listing);
}

bool MemoryStore::post_listing(const Listing& listing, const std::vector<ListingConcept>& concepts,
                               const std::optional<Contact>& contact, const AuditEntry& entry) {
  const std::scoped_lock lock(guard_);
  if (!exchange_.listings.emplace(listing.id, listing).second) return false;
  exchange_.concepts[listing.id] = in_order(concepts);
  if (contact) exchange_.contacts[listing.id] = *contact;
  ++exchange_.version;
  append(entry);
  return true;
}

bool MemoryStore::change_listing(const Listing& listing, const std::optional<Contact>& contact,
                                 const AuditEntry& entry) {
  const std::scoped_lock lock(guard_);
  const auto at = exchange_.listings.find(listing.id);
  if (at == exchange_.listings.end()) return false;
  at->second = listing;
  if (contact) exchange_.contacts[listing.id] = *contact;
  ++exchange_.version;
  append(entry);
  return true;
}

bool MemoryStore::change_concepts(const Id<Listing>& listing, const std::vector<ListingConcept>& before,
                                  const std::vector<ListingConcept>& after, const AuditEntry& entry) {
  const std::scoped_lock lock(guard_);
  if (value_at(exchange_.concepts, listing).value_or(std::vector<ListingConcept>()) != before) return false;
  exchange_.concepts[listing] = in_order(after);
  ++exchange_.version;
  append(entry);
  return true;
}

std::vector<Deal> MemoryStore::deals() const {
  const std::scoped_lock lock(guard_);
  return values_of(exchange_.deals);
}

std::vector<Deal> MemoryStore::deals_about(const Id<Listing>& listing) const {
  const std::scoped_lock lock(guard_);
  auto about = values_of(exchange_.deals);
  std::erase_if(about, [&](const Deal& each) { return each.need != listing && each.offer != listing; });
  return about;
}

std::optional<Deal> MemoryStore::deal(const Id<Deal>& id) const {
  const std::scoped_lock lock(guard_);
  return value_at(exchange_.deals, id);
}

std::vector<DealStep> MemoryStore::deal_steps(const Id<Deal>& id) const {
  const std::scoped_lock lock(guard_);
  return value_at(exchange_.steps, id).value_or(std::vector<DealStep>());
}

bool MemoryStore::take_deal_step(const DealChange& change, const AuditEntry& entry) {
  const std::scoped_lock lock(guard_);
  const auto taken = exchange_.steps.find(change.deal.id);
  const std::int64_t last = taken == exchange_.steps.end() ? 0 : std::ssize(taken->second);
  const auto same_under_way = [&](const auto& each) {
    return each.second.need == change.deal.need && each.second.offer == change.deal.offer &&
           !is_over(each.second.state);
  };
  if (change.step.seq != last + 1) return false;
  if (last == 0 && std::ranges::any_of(exchange_.deals, same_under_way)) return false;
  exchange_.steps[change.deal.id].push_back(change.step);
  exchange_.deals[change.deal.id] = change.deal;
  if (change.agreement) {
    exchange_.agreements[change.agreement->id] = *change.agreement;
    if (change.agreement->state != AgreementState::draft) ++version_;
    if (change.milestones) exchange_.milestones[change.agreement->id] = *change.milestones;
  }
  ++exchange_.version;
  append(entry);
  return true;
}

std::vector<Agreement> MemoryStore::deal_agreements() const {
  const std::scoped_lock lock(guard_);
  return values_of(exchange_.agreements);
}

std::optional<Agreement> MemoryStore::deal_agreement(const Id<Agreement>& id) const {
  const std::scoped_lock lock(guard_);
  return value_at(exchange_.agreements, id);
}

std::vector<Milestone> MemoryStore::milestones(const Id<Agreement>& agreement) const {
  const std::scoped_lock lock(guard_);
  return value_at(exchange_.milestones, agreement).value_or(std::vector<Milestone>());
}

std::vector<Milestone> MemoryStore::all_milestones() const {
  const std::scoped_lock lock(guard_);
  return joined(exchange_.milestones);
}

std::vector<Resource> MemoryStore::resources() const {
  const std::scoped_lock lock(guard_);
  return values_of(exchange_.resources);
}

std::optional<Resource> MemoryStore::resource(const Id<Resource>& id) const {
  const std::scoped_lock lock(guard_);
  return value_at(exchange_.resources, id);
}

bool MemoryStore::keep_resource(const Resource& resource, const AuditEntry& entry) {
  const std::scoped_lock lock(guard_);
  const auto before = value_at(exchange_.resources, resource.id);
  if (resource.revision != (before ? before->revision : 0) + 1) return false;
  exchange_.resources[resource.id] = resource;
  append(entry);
  return true;
}

std::vector<Booking> MemoryStore::bookings(const Id<Resource>& resource) const {
  const std::scoped_lock lock(guard_);
  const auto at = exchange_.bookings.find(resource);
  return at == exchange_.bookings.end() ? std::vector<Booking>() : values_of(at->second);
}

std::vector<Booking> MemoryStore::all_bookings() const {
  const std::scoped_lock lock(guard_);
  std::vector<Booking> all;
  for (const auto& [resource, bookings] : exchange_.bookings) {
    for (const auto& [seq, booking] : bookings) all.push_back(booking);
  }
  return all;
}

bool MemoryStore::keep_booking(const Booking& booking, int revision, const AuditEntry& entry) {
  const std::scoped_lock lock(guard_);
  const auto resource = exchange_.resources.find(booking.resource);
  if (resource == exchange_.resources.end() || resource->second.revision != revision) return false;
  ++resource->second.revision;
  exchange_.bookings[booking.resource][booking.seq] = booking;
  append(entry);
  return true;
}

std::vector<Attachment> MemoryStore::attachments(AttachmentOwner owner, const std::string& id) const {
  const std::scoped_lock lock(guard_);
  std::vector<Attachment> found;
  for (const auto& [key, kept] : exchange_.attachments) {
    if (kept.first.owner == owner && kept.first.owner_id == id) found.push_back(kept.first);
  }
  return found;
}

std::optional<Attachment> MemoryStore::attachment(const Id<Attachment>& id) const {
  const std::scoped_lock lock(guard_);
  const auto kept = value_at(exchange_.attachments, id);
  return kept ? std::optional(kept->first) : std::nullopt;
}

std::optional<std::string> MemoryStore::attachment_content(const Id<Attachment>& id) const {
  const std::scoped_lock lock(guard_);
  const auto kept = value_at(exchange_.attachments, id);
  return kept ? std::optional(kept->second) : std::nullopt;
}

bool MemoryStore::add_attachment(const Attachment& attachment, const std::string& content,
                                 const AuditEntry& entry) {
  const std::scoped_lock lock(guard_);
  if (!exchange_.attachments.emplace(attachment.id, std::pair(attachment, content)).second) return false;
  append(entry);
  return true;
}

bool MemoryStore::drop_attachment(const Id<Attachment>& id, const AuditEntry& entry) {
  const std::scoped_lock lock(guard_);
  if (exchange_.attachments.erase(id) == 0) return false;
  append(entry);
  return true;
}

std::vector<ListEntry> MemoryStore::list_entries() const {
  const std::scoped_lock lock(guard_);
  return values_of(exchange_.lists);
}

void MemoryStore::keep_list_entry(const ListEntry& line, const AuditEntry& entry) {
  const std::scoped_lock lock(guard_);
  exchange_.lists[line.id] = line;
  append(entry);
}

bool MemoryStore::drop_list_entry(const Id<ListEntry>& id, const AuditEntry& entry) {
  const std::scoped_lock lock(guard_);
  if (exchange_.lists.erase(id) == 0) return false;
  append(entry);
  return true;
}

std::vector<DemandAnswer> MemoryStore::demand_answers() const {
  const std::scoped_lock lock(guard_);
  return values_of(exchange_.answers);
}

void MemoryStore::keep_demand_answer(const DemandAnswer& answer, const AuditEntry& entry) {
  const std::scoped_lock lock(guard_);
  exchange_.answers[{answer.organisation, answer.occupation, answer.year}] = answer;
  append(entry);
}

bool MemoryStore::drop_demand_answer(const DemandAnswer& answer, const AuditEntry& entry) {
  const std::scoped_lock lock(guard_);
  if (exchange_.answers.erase({answer.organisation, answer.occupation, answer.year}) == 0) return false;
  append(entry);
  return true;
}

}  // namespace langqiao
