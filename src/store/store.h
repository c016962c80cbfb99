// What the service asks of a store. A store keeps one city (the tables of a pack and what was imported
// since), what people decided about organisations, plan texts with their reviews, reviews of warnings and
// proposals, filings with their steps, the exchange (store/exchange_store.h), jobs with their results, and
// the audit trail. Every change is one transaction together with its audit entry: after a crash it is there
// whole or not at all. Adapters: store/memory, store/sqlite; tests/store holds all of them to one contract.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "city/filing.h"
#include "city/organisation_decision.h"
#include "city/plan_text.h"
#include "city/portfolio_review.h"
#include "city/tables.h"
#include "store/exchange_store.h"
#include "store/job.h"

namespace langqiao {

// What the pack said of itself.
struct CityHead {
  std::string pack;  // id of the pack
  std::string title_zh;
  std::string title_en;
  std::string edition;
  Id<Region> city;
  std::string datum;

  bool operator==(const CityHead&) const = default;
};

// One change, by whom and when. `seq` is given by the store, from 1, without holes.
struct AuditEntry {
  std::int64_t seq = 0;
  std::string at;  // UTC, ISO 8601
  std::string actor;
  std::string action;   // "data.import", "plan.import", "plan.review" …
  std::string subject;  // what was changed
  std::string detail;

  bool operator==(const AuditEntry&) const = default;
};

struct ImportEntry {
  std::int64_t id = 0;  // the seq of its audit entry
  std::string at;
  std::string actor;
  std::string subject;
  std::int64_t rows = 0;
  bool withdrawable = false;  // true for the latest import that has not been withdrawn

  bool operator==(const ImportEntry&) const = default;
};

// Rows of one table from one source and of one quality.
struct TableCount {
  std::string table;
  std::string source;
  Quality quality = Quality::measured;
  std::int64_t rows = 0;
  Date latest;  // newest as_of

  bool operator==(const TableCount&) const = default;
};

// Called now and then with rows written so far and rows in all, and once with all of them before the change
// takes effect: when it throws, nothing has changed.
using StoreProgress = std::function<void(std::int64_t done, std::int64_t total)>;

using TableNames = std::set<std::string_view>;

class Store : public ExchangeStore {
 public:
  // "sqlite", "memory": for people and health checks.
  virtual std::string_view kind() const = 0;

  // --- the city ---
  // Nothing until a pack has been taken.
  virtual std::optional<CityHead> city_head() const = 0;
  // Grows with every change of the city's tables; a snapshot made at a version stays right while it lasts.
  virtual std::int64_t city_version() const = 0;
  // The rows of the tables in `names`; the other tables come back empty.
  virtual CityTables load(const TableNames& names) const = 0;
  // Rows of every table with provenance, counted where they lie.
  virtual std::vector<TableCount> counts() const = 0;
  // Replaces the rows of the tables in `names` by those of `tables`, and the head. The rows that stood there
  // before are kept until the next import, so that this one can be withdrawn.
  virtual void replace(const CityHead& head, const CityTables& tables, const TableNames& names,
                       std::int64_t rows, const AuditEntry& entry, const StoreProgress& progress) = 0;
  // Newest first.
  virtual std::vector<ImportEntry> imports() const = 0;
  // Puts back what the latest import replaced. False when `import` is not the latest or was withdrawn
  // already.
  virtual bool withdraw(std::int64_t import, const AuditEntry& entry) = 0;

  // How many rows of the table `adverts` or `listings` name one of these organisations, counted where they
  // lie.
  virtual std::int64_t rows_naming(std::string_view table,
                                   const std::vector<Id<Organisation>>& organisations) const = 0;

  // --- decisions about organisations ---
  // By organisation and other. Imports and withdrawals leave them alone.
  virtual std::vector<OrganisationDecision> decisions() const = 0;
  // Keeps a decision; one about the same two in the same order is replaced. The city's version grows.
  virtual void keep_decision(const OrganisationDecision& decision, const AuditEntry& entry) = 0;
  // False when there is none with this organisation and other.
  virtual bool drop_decision(const OrganisationDecision& same_key, const AuditEntry& entry) = 0;

  // --- plan texts ---
  virtual std::vector<Plan> plan_heads() const = 0;  // by id
  virtual std::optional<PlanText> plan(const Id<Plan>& id) const = 0;
  // Keeps a text; one with the same id is replaced together with its reviews.
  virtual void keep_plan(const PlanText& plan, const AuditEntry& entry) = 0;
  // False when there is none; its reviews go with it.
  virtual bool drop_plan(const Id<Plan>& id, const AuditEntry& entry) = 0;

  // Reviews of a plan, by kind, clause and seq. Also those of an outline of the pack.
  virtual std::vector<PlanReview> reviews(const Id<Plan>& plan) const = 0;
  virtual void keep_review(const PlanReview& review, const AuditEntry& entry) = 0;
  virtual bool drop_review(const PlanReview& same_key, const AuditEntry& entry) = 0;

  // --- jobs ---
  // Newest first, without their requests.
  virtual std::vector<JobRecord> jobs(std::int64_t limit, std::int64_t offset) const = 0;
  virtual std::int64_t job_count() const = 0;
  virtual std::optional<JobRecord> job(std::int64_t id) const = 0;
  // The text exactly as it was kept; nothing when there is no such job, or none of its.
  virtual std::optional<std::string> job_result(std::int64_t id) const = 0;
  // Keeps a new job and returns its id, which is the seq of its audit entry; `job.id` and `job.has_result`
  // are passed over.
  virtual std::int64_t add_job(const JobRecord& job, const AuditEntry& entry) = 0;
  // Writes how the job stands now, with `result` when there is one. Its request stays as it was, and so does
  // a result that there is already. How far a job is and how it ends are no changes by a person and need no
  // audit entry; a person's wish to stop it does. False when there is no such job.
  virtual bool change_job(const JobRecord& job, const std::optional<std::string>& result,
                          const std::optional<AuditEntry>& entry) = 0;
  // False when there is none; its result goes with it.
  virtual bool drop_job(std::int64_t id, const AuditEntry& entry) = 0;

  // --- reviews of warnings and proposals ---
  // By result, subject and year. Imports and withdrawals leave them alone.
  virtual std::vector<PortfolioReview> portfolio_reviews() const = 0;
  virtual void keep_portfolio_review(const PortfolioReview& review, const AuditEntry& entry) = 0;
  // False when there is none.
  virtual bool drop_portfolio_review(const PortfolioReview& same_key, const AuditEntry& entry) = 0;

  // --- filings ---
  // By id. Imports and withdrawals leave them alone.
  virtual std::vector<Filing> filings() const = 0;
  virtual std::optional<Filing> filing(const Id<Filing>& id) const = 0;
  virtual std::vector<FilingStep> filing_steps(const Id<Filing>& id) const = 0;  // by seq
  // Keeps the step and the filing as it is after it. False, and nothing changes, when the number of the step
  // is not the next of this filing: then somebody was first.
  virtual bool take_filing_step(const Filing& filing, const FilingStep& step, const AuditEntry& entry) = 0;

  // --- audit ---
  virtual std::vector<AuditEntry> audit(std::int64_t limit, std::int64_t offset) const = 0;  // newest first
  virtual std::int64_t audit_size() const = 0;
};

// The names of all tables of a city, and of those that a snapshot needs (no adverts, no listings).
TableNames all_tables();
TableNames snapshot_tables();

}  // namespace langqiao
