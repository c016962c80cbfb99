// What the service asks of a store about the exchange: listings that people posted, deals with their steps
// and agreements, bookings, attachments, the lists of consortia and answers about demand. Listings and
// agreements of a pack stand in the city's tables; imports and withdrawals leave what stands here alone. Part
// of Store (store/store.h), under the same promise: a change is one transaction with its audit entry.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "city/exchange.h"

namespace langqiao {

struct AuditEntry;

// A step of a deal with all that changes by it.
struct DealChange {
  Deal deal;  // as it is after the step
  DealStep step;
  std::optional<Agreement> agreement;                // as it is after the step
  std::optional<std::vector<Milestone>> milestones;  // all of that agreement, as they are after the step

  bool operator==(const DealChange&) const = default;
};

class ExchangeStore {
 public:
  virtual ~ExchangeStore() = default;

  // Grows with every change of a posted listing, its concepts or a deal.
  virtual std::int64_t exchange_version() const = 0;

  // --- listings ---
  virtual std::vector<Listing> posted_listings() const = 0;  // by id
  virtual std::optional<Listing> posted_listing(const Id<Listing>& id) const = 0;
  // Of posted and imported listings, by listing, kind and concept.
  virtual std::vector<ListingConcept> all_concepts() const = 0;
  virtual std::vector<ListingConcept> concepts(const Id<Listing>& listing) const = 0;
  virtual std::optional<Contact> contact(const Id<Listing>& listing) const = 0;
  // Keeps a new listing. False, and nothing changes, when its id is taken.
  virtual bool post_listing(const Listing& listing, const std::vector<ListingConcept>& concepts,
                            const std::optional<Contact>& contact, const AuditEntry& entry) = 0;
  // Writes how a posted listing is now; its contact too, when there is one. False when there is none.
  virtual bool change_listing(const Listing& listing, const std::optional<Contact>& contact,
                              const AuditEntry& entry) = 0;
  // Replaces the concepts `before` of a listing by `after`. False, and nothing changes, when they are no
  // longer `before`: then somebody was first.
  virtual bool change_concepts(const Id<Listing>& listing, const std::vector<ListingConcept>& before,
                               const std::vector<ListingConcept>& after, const AuditEntry& entry) = 0;

  // --- deals ---
  virtual std::vector<Deal> deals() const = 0;  // by id
  virtual std::vector<Deal> deals_about(const Id<Listing>& listing) const = 0;
  virtual std::optional<Deal> deal(const Id<Deal>& id) const = 0;
  virtual std::vector<DealStep> deal_steps(const Id<Deal>& id) const = 0;  // by seq
  // False, and nothing changes, when the number of the step is not the next of this deal, or when the deal is
  // new and another one about the same two listings is under way. An agreement that counts, or did, raises
  // the city's version.
  virtual bool take_deal_step(const DealChange& change, const AuditEntry& entry) = 0;
  virtual std::vector<Agreement> deal_agreements() const = 0;  // drafts too; by id
  virtual std::optional<Agreement> deal_agreement(const Id<Agreement>& id) const = 0;
  virtual std::vector<Milestone> milestones(const Id<Agreement>& agreement) const = 0;  // by seq
  virtual std::vector<Milestone> all_milestones() const = 0;

  // --- resources and bookings ---
  virtual std::vector<Resource> resources() const = 0;  // by id
  virtual std::optional<Resource> resource(const Id<Resource>& id) const = 0;
  // Keeps a resource. False when its revision is not one more than that of what is kept (1: it is new).
  virtual bool keep_resource(const Resource& resource, const AuditEntry& entry) = 0;
  virtual std::vector<Booking> bookings(const Id<Resource>& resource) const = 0;  // by seq
  virtual std::vector<Booking> all_bookings() const = 0;
  // Keeps a booking, new or changed, and raises the resource's revision. False, and nothing changes, when
  // the resource has no longer the `revision` that was looked at: so of two who saw the last unit free one
  // gets it.
  virtual bool keep_booking(const Booking& booking, int revision, const AuditEntry& entry) = 0;

  // --- attachments ---
  virtual std::vector<Attachment> attachments(AttachmentOwner owner, const std::string& id) const = 0;
  virtual std::optional<Attachment> attachment(const Id<Attachment>& id) const = 0;
  virtual std::optional<std::string> attachment_content(const Id<Attachment>& id) const = 0;
  // False when the id is taken.
  virtual bool add_attachment(const Attachment& attachment, const std::string& content,
                              const AuditEntry& entry) = 0;
  virtual bool drop_attachment(const Id<Attachment>& id, const AuditEntry& entry) = 0;

  // --- lists of consortia ---
  virtual std::vector<ListEntry> list_entries() const = 0;  // by id
  virtual void keep_list_entry(const ListEntry& line, const AuditEntry& entry) = 0;
  virtual bool drop_list_entry(const Id<ListEntry>& id, const AuditEntry& entry) = 0;

  // --- answers about demand ---
  virtual std::vector<DemandAnswer> demand_answers() const = 0;  // by organisation, occupation and year
  // An answer of the same organisation about the same occupation and year is replaced.
  virtual void keep_demand_answer(const DemandAnswer& answer, const AuditEntry& entry) = 0;
  virtual bool drop_demand_answer(const DemandAnswer& same_key, const AuditEntry& entry) = 0;
};

}  // namespace langqiao
