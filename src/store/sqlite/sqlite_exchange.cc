// The part of the exchange (store/exchange_store.h).
#include <algorithm>

#include "store/sqlite/connection.h"

namespace langqiao {
std::int64_t SqliteStore::exchange_version() const {
  const std::scoped_lock lock(connection_->guard);
  return connection_->exchange_version();
}

std::vector<Listing> SqliteStore::posted_listings() const {
  const std::scoped_lock lock(connection_->guard);
  return connection_->rows_where<Listing>(kPostedListings, "ORDER BY id");
}

std::optional<Listing> SqliteStore::posted_listing(const Id<Listing>& id) const {
  const std::scoped_lock lock(connection_->guard);
  return connection_->row_where<Listing>(kPostedListings, "WHERE id = ?", id);
}

std::vector<ListingConcept> SqliteStore::all_concepts() const {
  const std::scoped_lock lock(connection_->guard);
  return in_order(connection_->rows_by<ListingConcept>("listing"));
}

std::vector<ListingConcept> SqliteStore::concepts(const Id<Listing>& listing) const {
  const std::scoped_lock lock(connection_->guard);
  return connection_->concepts(listing);
}

std::optional<Contact> SqliteStore::contact(const Id<Listing>& listing) const {
  const std::scoped_lock lock(connection_->guard);
  return connection_->row_where<Contact>("contacts", "WHERE listing = ?", listing);
}

bool SqliteStore::post_listing(const Listing& listing, const std::vector<ListingConcept>& concepts,
                               const std::optional<Contact>& contact, const AuditEntry& entry) {
  const std::scoped_lock lock(connection_->guard);
  auto change = connection_->change_after_a_look();
  if (connection_->row_where<Listing>(kPostedListings, "WHERE id = ?", listing.id)) return false;
  connection_->put(listing, kPostedListings);
  for (const ListingConcept& each : concepts) connection_->put(each);
  if (contact) connection_->put(*contact);
  connection_->raise_exchange_version();
  connection_->append(entry);
  change.commit();
  return true;
}

bool SqliteStore::change_listing(const Listing& listing, const std::optional<Contact>& contact,
                                 const AuditEntry& entry) {
  const std::scoped_lock lock(connection_->guard);
  auto change = connection_->change_after_a_look();
  if (!connection_->row_where<Listing>(kPostedListings, "WHERE id = ?", listing.id)) return false;
  connection_->put(listing, kPostedListings);
  if (contact) connection_->put(*contact);
  connection_->raise_exchange_version();
  connection_->append(entry);
  change.commit();
  return true;
}

bool SqliteStore::change_concepts(const Id<Listing>& listing, const std::vector<ListingConcept>& before,
                                  const std::vector<ListingConcept>& after, const AuditEntry& entry) {
  const std::scoped_lock lock(connection_->guard);
  auto change = connection_->change_after_a_look();
  if (connection_->concepts(listing) != before) return false;
  connection_->change("DELETE FROM listing_concepts WHERE listing = ?", listing);
  for (const ListingConcept& each : after) connection_->put(each);
  connection_->raise_exchange_version();
  connection_->append(entry);
  change.commit();
  return true;
}

std::vector<Deal> SqliteStore::deals() const {
  const std::scoped_lock lock(connection_->guard);
  return connection_->rows_by<Deal>("id");
}

std::vector<Deal> SqliteStore::deals_about(const Id<Listing>& listing) const {
  const std::scoped_lock lock(connection_->guard);
  return connection_->rows_where<Deal>("deals", "WHERE need = ? OR offer = ? ORDER BY id", listing, listing);
}

std::optional<Deal> SqliteStore::deal(const Id<Deal>& id) const {
  const std::scoped_lock lock(connection_->guard);
  return connection_->row_where<Deal>("deals", "WHERE id = ?", id);
}

std::vector<DealStep> SqliteStore::deal_steps(const Id<Deal>& id) const {
  const std::scoped_lock lock(connection_->guard);
  return connection_->rows_where<DealStep>("deal_steps", "WHERE deal = ? ORDER BY seq", id);
}

bool SqliteStore::take_deal_step(const DealChange& made, const AuditEntry& entry) {
  const std::scoped_lock lock(connection_->guard);
  auto change = connection_->change_after_a_look();
  const auto last = connection_->row_where<DealStep>("deal_steps", "WHERE deal = ? ORDER BY seq DESC LIMIT 1",
                                                     made.deal.id);
  if (made.step.seq != (last ? last->seq : 0) + 1) return false;
  if (!last) {
    const auto same = connection_->rows_where<Deal>("deals", "WHERE need = ? AND offer = ?", made.deal.need,
                                                    made.deal.offer);
    if (std::ranges::any_of(same, [](const Deal& each) { return !is_over(each.state); })) return false;
  }
  connection_->put(made.deal);
  connection_->put(made.step);
  if (made.agreement) {
    connection_->put(*made.agreement, kDealAgreements);
    if (made.agreement->state != AgreementState::draft) connection_->raise_version();
    if (made.milestones) {
      connection_->change("DELETE FROM milestones WHERE agreement = ?", made.agreement->id);
      for (const Milestone& each : *made.milestones) connection_->put(each);
    }
  }
  connection_->raise_exchange_version();
  connection_->append(entry);
  change.commit();
  return true;
}

std::vector<Agreement> SqliteStore::deal_agreements() const {
  const std::scoped_lock lock(connection_->guard);
  return connection_->rows_where<Agreement>(kDealAgreements, "ORDER BY id");
}

std::optional<Agreement> SqliteStore::deal_agreement(const Id<Agreement>& id) const {
  const std::scoped_lock lock(connection_->guard);
  return connection_->row_where<Agreement>(kDealAgreements, "WHERE id = ?", id);
}

std::vector<Milestone> SqliteStore::milestones(const Id<Agreement>& agreement) const {
  const std::scoped_lock lock(connection_->guard);
  return connection_->rows_where<Milestone>("milestones", "WHERE agreement = ? ORDER BY seq", agreement);
}

std::vector<Milestone> SqliteStore::all_milestones() const {
  const std::scoped_lock lock(connection_->guard);
  return connection_->rows_by<Milestone>("agreement, seq");
}

std::vector<Resource> SqliteStore::resources() const {
  const std::scoped_lock lock(connection_->guard);
  return connection_->rows_by<Resource>("id");
}

std::optional<Resource> SqliteStore::resource(const Id<Resource>& id) const {
  const std::scoped_lock lock(connection_->guard);
  return connection_->row_where<Resource>("resources", "WHERE id = ?", id);
}

bool SqliteStore::keep_resource(const Resource& resource, const AuditEntry& entry) {
  const std::scoped_lock lock(connection_->guard);
  auto change = connection_->change_after_a_look();
  const auto before = connection_->row_where<Resource>("resources", "WHERE id = ?", resource.id);
  if (resource.revision != (before ? before->revision : 0) + 1) return false;
  connection_->put(resource);
  connection_->append(entry);
  change.commit();
  return true;
}

std::vector<Booking> SqliteStore::bookings(const Id<Resource>& resource) const {
  const std::scoped_lock lock(connection_->guard);
  return connection_->rows_where<Booking>("bookings", "WHERE resource = ? ORDER BY seq", resource);
}

std::vector<Booking> SqliteStore::all_bookings() const {
  const std::scoped_lock lock(connection_->guard);
  return connection_->rows_by<Booking>("resource, seq");
}

bool SqliteStore::keep_booking(const Booking& booking, int revision, const AuditEntry& entry) {
  const std::scoped_lock lock(connection_->guard);
  auto change = connection_->change_after_a_look();
  const int touched =
      connection_->change("UPDATE resources SET revision = revision + 1 WHERE id = ? AND revision = ?",
                          booking.resource, revision);
  if (touched == 0) return false;
  connection_->put(booking);
  connection_->append(entry);
  change.commit();
  return true;
}

std::vector<Attachment> SqliteStore::attachments(AttachmentOwner owner, const std::string& id) const {
  const std::scoped_lock lock(connection_->guard);
  return connection_->rows_where<Attachment>("attachments", "WHERE owner = ? AND owner_id = ? ORDER BY id",
                                             owner, id);
}

std::optional<Attachment> SqliteStore::attachment(const Id<Attachment>& id) const {
  const std::scoped_lock lock(connection_->guard);
  return connection_->row_where<Attachment>("attachments", "WHERE id = ?", id);
}

std::optional<std::string> SqliteStore::attachment_content(const Id<Attachment>& id) const {
  const std::scoped_lock lock(connection_->guard);
  SQLite::Statement query(connection_->database, "SELECT content FROM attachment_contents WHERE id = ?");
  query.bindNoCopy(1, id.text());
  if (!query.executeStep()) return std::nullopt;
  return query.getColumn(0).getString();
}

bool SqliteStore::add_attachment(const Attachment& attachment, const std::string& content,
                                 const AuditEntry& entry) {
  const std::scoped_lock lock(connection_->guard);
  auto change = connection_->change_after_a_look();
  if (connection_->row_where<Attachment>("attachments", "WHERE id = ?", attachment.id)) return false;
  connection_->put(attachment);
  SQLite::Statement keep(connection_->database, "INSERT INTO attachment_contents VALUES (?, ?)");
  keep.bindNoCopy(1, attachment.id.text());
  keep.bindNoCopy(2, content.data(), static_cast<int>(content.size()));
  keep.exec();
  connection_->append(entry);
  change.commit();
  return true;
}

bool SqliteStore::drop_attachment(const Id<Attachment>& id, const AuditEntry& entry) {
  const std::scoped_lock lock(connection_->guard);
  auto change = connection_->change_after_a_look();
  if (connection_->change("DELETE FROM attachments WHERE id = ?", id) == 0) return false;
  connection_->change("DELETE FROM attachment_contents WHERE id = ?", id);
  connection_->append(entry);
  change.commit();
  return true;
}

std::vector<ListEntry> SqliteStore::list_entries() const {
  const std::scoped_lock lock(connection_->guard);
  return connection_->rows_by<ListEntry>("id");
}

void SqliteStore::keep_list_entry(const ListEntry& line, const AuditEntry& entry) {
  const std::scoped_lock lock(connection_->guard);
  auto change = connection_->change_after_a_look();
  connection_->put(line);
  connection_->append(entry);
  change.commit();
}

bool SqliteStore::drop_list_entry(const Id<ListEntry>& id, const AuditEntry& entry) {
  const std::scoped_lock lock(connection_->guard);
  auto change = connection_->change_after_a_look();
  if (connection_->change("DELETE FROM consortium_lists WHERE id = ?", id) == 0) return false;
  connection_->append(entry);
  change.commit();
  return true;
}

std::vector<DemandAnswer> SqliteStore::demand_answers() const {
  const std::scoped_lock lock(connection_->guard);
  return connection_->rows_by<DemandAnswer>("organisation, occupation, year");
}

void SqliteStore::keep_demand_answer(const DemandAnswer& answer, const AuditEntry& entry) {
  const std::scoped_lock lock(connection_->guard);
  auto change = connection_->change_after_a_look();
  connection_->put(answer);
  connection_->append(entry);
  change.commit();
}

bool SqliteStore::drop_demand_answer(const DemandAnswer& answer, const AuditEntry& entry) {
  const std::scoped_lock lock(connection_->guard);
  auto change = connection_->change_after_a_look();
  if (connection_->change("DELETE FROM demand_answers WHERE organisation = ? AND occupation = ? AND year = ?",
                          answer.organisation, answer.occupation, answer.year) == 0)
    return false;
  connection_->append(entry);
  change.commit();
  return true;
}

}  // namespace langqiao
