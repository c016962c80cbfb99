// The embedded store: one SQLite file in write-ahead mode. One connection behind a mutex; the service reads a
// snapshot once and works on it, so the store is asked seldom.
#pragma once

#include <filesystem>
#include <memory>

#include "base/result.h"
#include "store/store.h"

namespace langqiao {

class SqliteStore final : public Store {
 public:
  // Opens or makes the database file. A Problem when the folder cannot be written, the file is no database,
  // is locked by another program, or was made by a newer version of the program.
  static Result<std::unique_ptr<SqliteStore>, Problem> open(const std::filesystem::path& file);
  ~SqliteStore() override;

  std::string_view kind() const override { return "sqlite"; }

  std::optional<CityHead> city_head() const override;
  std::int64_t city_version() const override;
  CityTables load(const TableNames& names) const override;
  std::vector<TableCount> counts() const override;
  void replace(const CityHead& head, const CityTables& tables, const TableNames& names, std::int64_t rows,
               const AuditEntry& entry, const StoreProgress& progress) override;
  std::vector<ImportEntry> imports() const override;
  bool withdraw(std::int64_t import, const AuditEntry& entry) override;
  std::int64_t rows_naming(std::string_view table,
                           const std::vector<Id<Organisation>>& organisations) const override;

  std::vector<OrganisationDecision> decisions() const override;
  void keep_decision(const OrganisationDecision& decision, const AuditEntry& entry) override;
  bool drop_decision(const OrganisationDecision& same_key, const AuditEntry& entry) override;

  std::vector<Plan> plan_heads() const override;
  std::optional<PlanText> plan(const Id<Plan>& id) const override;
  void keep_plan(const PlanText& plan, const AuditEntry& entry) override;
  bool drop_plan(const Id<Plan>& id, const AuditEntry& entry) override;

  std::vector<PlanReview> reviews(const Id<Plan>& plan) const override;
  void keep_review(const PlanReview& review, const AuditEntry& entry) override;
  bool drop_review(const PlanReview& same_key, const AuditEntry& entry) override;

  std::vector<JobRecord> jobs(std::int64_t limit, std::int64_t offset) const override;
  std::int64_t job_count() const override;
  std::optional<JobRecord> job(std::int64_t id) const override;
  std::optional<std::string> job_result(std::int64_t id) const override;
  std::int64_t add_job(const JobRecord& job, const AuditEntry& entry) override;
  bool change_job(const JobRecord& job, const std::optional<std::string>& result,
                  const std::optional<AuditEntry>& entry) override;
  bool drop_job(std::int64_t id, const AuditEntry& entry) override;

  std::vector<PortfolioReview> portfolio_reviews() const override;
  void keep_portfolio_review(const PortfolioReview& review, const AuditEntry& entry) override;
  bool drop_portfolio_review(const PortfolioReview& same_key, const AuditEntry& entry) override;

  std::vector<Filing> filings() const override;
  std::optional<Filing> filing(const Id<Filing>& id) const override;
  std::vector<FilingStep> filing_steps(const Id<Filing>& id) const override;
  bool take_filing_step(const Filing& filing, const FilingStep& step, const AuditEntry& entry) override;

  std::int64_t exchange_version() const override;
  std::vector<Listing> posted_listings() const override;
  std::optional<Listing> posted_listing(const Id<Listing>& id) const override;
  std::vector<ListingConcept> all_concepts() const override;
  std::vector<ListingConcept> concepts(const Id<Listing>& listing) const override;
  std::optional<Contact> contact(const Id<Listing>& listing) const override;
  bool post_listing(const Listing& listing, const std::vector<ListingConcept>& concepts,
                    const std::optional<Contact>& contact, const AuditEntry& entry) override;
  bool change_listing(const Listing& listing, const std::optional<Contact>& contact,
                      const AuditEntry& entry) override;
  bool change_concepts(const Id<Listing>& listing, const std::vector<ListingConcept>& before,
                       const std::vector<ListingConcept>& after, const AuditEntry& entry) override;
  std::vector<Deal> deals() const override;
  std::vector<Deal> deals_about(const Id<Listing>& listing) const override;
  std::optional<Deal> deal(const Id<Deal>& id) const override;
  std::vector<DealStep> deal_steps(const Id<Deal>& id) const override;
  bool take_deal_step(const DealChange& change, const AuditEntry& entry) override;
  std::vector<Agreement> deal_agreements() const override;
  std::optional<Agreement> deal_agreement(const Id<Agreement>& id) const override;
  std::vector<Milestone> milestones(const Id<Agreement>& agreement) const override;
  std::vector<Milestone> all_milestones() const override;
  std::vector<Resource> resources() const override;
  std::optional<Resource> resource(const Id<Resource>& id) const override;
  bool keep_resource(const Resource& resource, const AuditEntry& entry) override;
  std::vector<Booking> bookings(const Id<Resource>& resource) const override;
  std::vector<Booking> all_bookings() const override;
  bool keep_booking(const Booking& booking, int revision, const AuditEntry& entry) override;
  std::vector<Attachment> attachments(AttachmentOwner owner, const std::string& id) const override;
  std::optional<Attachment> attachment(const Id<Attachment>& id) const override;
  std::optional<std::string> attachment_content(const Id<Attachment>& id) const override;
  bool add_attachment(const Attachment& attachment, const std::string& content,
                      const AuditEntry& entry) override;
  bool drop_attachment(const Id<Attachment>& id, const AuditEntry& entry) override;
  std::vector<ListEntry> list_entries() const override;
  void keep_list_entry(const ListEntry& line, const AuditEntry& entry) override;
  bool drop_list_entry(const Id<ListEntry>& id, const AuditEntry& entry) override;
  std::vector<DemandAnswer> demand_answers() const override;
  void keep_demand_answer(const DemandAnswer& answer, const AuditEntry& entry) override;
  bool drop_demand_answer(const DemandAnswer& same_key, const AuditEntry& entry) override;

  std::vector<AuditEntry> audit(std::int64_t limit, std::int64_t offset) const override;
  std::int64_t audit_size() const override;

 private:
  class Connection;
  explicit SqliteStore(std::unique_ptr<Connection> connection);
  std::unique_ptr<Connection> connection_;
};

}  // namespace langqiao
