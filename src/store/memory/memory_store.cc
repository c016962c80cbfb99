#include "store/memory/memory_store.h"

#include <algorithm>
#include <ranges>

namespace langqiao {
namespace {

// Copies the rows of the tables in `names`.
void copy_tables(const CityTables& from, const TableNames& names, CityTables& to) {
  for_each_table(from, [&](const auto& rows) {
    using R = RecordOf<decltype(rows)>;
    if (names.contains(Table<R>::name)) rows_of<R>(to) = rows;
  });
}

}  // namespace

std::int64_t MemoryStore::append(AuditEntry entry) {
  entry.seq = static_cast<std::int64_t>(audit_.size()) + 1;
  audit_.push_back(std::move(entry));
  return audit_.back().seq;
}

std::optional<CityHead> MemoryStore::city_head() const {
  const std::scoped_lock lock(guard_);
  return city_.head;
}

std::int64_t MemoryStore::city_version() const {
  const std::scoped_lock lock(guard_);
  return version_;
}

CityTables MemoryStore::load(const TableNames& names) const {
  const std::scoped_lock lock(guard_);
  CityTables tables;
  copy_tables(city_.tables, names, tables);
  return tables;
}

std::vector<TableCount> MemoryStore::counts() const {
  const std::scoped_lock lock(guard_);
  std::map<std::tuple<std::string, std::string, Quality>, TableCount> counted;
  for_each_table(city_.tables, [&]<class R>(const std::vector<R>& rows) {
    if constexpr (Sourced<R>) {
      for (const R& row : rows) {
        const Provenance& from = row.provenance;
        auto& count = counted[{std::string(Table<R>::name), from.source.text(), from.quality}];
        count = {std::string(Table<R>::name), from.source.text(), from.quality, count.rows + 1,
                 std::max(count.rows == 0 ? from.as_of : count.latest, from.as_of)};
      }
    }
  });
  std::vector<TableCount> out;
  for (auto& [key, count] : counted) out.push_back(std::move(count));
  return out;
}

void MemoryStore::replace(const CityHead& head, const CityTables& tables, const TableNames& names,
                          std::int64_t rows, const AuditEntry& entry, const StoreProgress& progress) {
  const std::scoped_lock lock(guard_);
  std::int64_t total = 0;
  for_each_table(tables, [&]<class R>(const std::vector<R>& records) {
    if (names.contains(Table<R>::name)) total += static_cast<std::int64_t>(records.size());
  });
  CityState next = city_;
  next.head = head;
  copy_tables(tables, names, next.tables);
  if (progress) progress(total, total);
  previous_ = std::exchange(city_, std::move(next));
  ++version_;
  for (ImportEntry& import : imports_) import.withdrawable = false;
  imports_.push_back({append(entry), entry.at, entry.actor, entry.subject, rows, true});
}

std::vector<ImportEntry> MemoryStore::imports() const {
  const std::scoped_lock lock(guard_);
  return {imports_.rbegin(), imports_.rend()};
}

bool MemoryStore::withdraw(std::int64_t import, const AuditEntry& entry) {
  const std::scoped_lock lock(guard_);
  if (imports_.empty() || imports_.back().id != import || !previous_) return false;
  city_ = *std::exchange(previous_, std::nullopt);
  ++version_;
  imports_.pop_back();
  append(entry);
  return true;
}

std::int64_t MemoryStore::rows_naming(std::string_view table,
                                      const std::vector<Id<Organisation>>& organisations) const {
  const std::scoped_lock lock(guard_);
  const auto named = [&](const auto& row) {
    return row.organisation && std::ranges::find(organisations, *row.organisation) != organisations.end();
  };
  return table == Table<Advert>::name ? std::ranges::count_if(city_.tables.adverts, named)
                                      : std::ranges::count_if(city_.tables.listings, named);
}

std::vector<OrganisationDecision> MemoryStore::decisions() const {
  const std::scoped_lock lock(guard_);
  std::vector<OrganisationDecision> all;
  for (const auto& [key, decision] : decisions_) all.push_back(decision);
  return all;
}

void MemoryStore::keep_decision(const OrganisationDecision& decision, const AuditEntry& entry) {
  const std::scoped_lock lock(guard_);
  decisions_[{decision.organisation, decision.other}] = decision;
  ++version_;
  append(entry);
}

bool MemoryStore::drop_decision(const OrganisationDecision& decision, const AuditEntry& entry) {
  const std::scoped_lock lock(guard_);
  if (decisions_.erase({decision.organisation, decision.other}) == 0) return false;
  ++version_;
  append(entry);
  return true;
}

std::vector<Plan> MemoryStore::plan_heads() const {
  const std::scoped_lock lock(guard_);
  std::vector<Plan> heads;
  for (const auto& [id, plan] : plans_) heads.push_back(plan.head);
  return heads;
}

std::optional<PlanText> MemoryStore::plan(const Id<Plan>& id) const {
  const std::scoped_lock lock(guard_);
  const auto at = plans_.find(id);
  return at == plans_.end() ? std::nullopt : std::optional(at->second);
}

void MemoryStore::keep_plan(const PlanText& plan, const AuditEntry& entry) {
  const std::scoped_lock lock(guard_);
  drop_reviews_of(plan.head.id);
  plans_[plan.head.id] = plan;
  append(entry);
}

bool MemoryStore::drop_plan(const Id<Plan>& id, const AuditEntry& entry) {
  const std::scoped_lock lock(guard_);
  if (plans_.erase(id) == 0) return false;
  drop_reviews_of(id);
  append(entry);
  return true;
}

void MemoryStore::drop_reviews_of(const Id<Plan>& plan) {
  std::erase_if(reviews_, [&](const auto& review) { return review.second.plan == plan; });
}

std::vector<PlanReview> MemoryStore::reviews(const Id<Plan>& plan) const {
  const std::scoped_lock lock(guard_);
  std::vector<PlanReview> found;
  for (const auto& [key, review] : reviews_) {
    if (review.plan == plan) found.push_back(review);
  }
  return found;
}

void MemoryStore::keep_review(const PlanReview& review, const AuditEntry& entry) {
  const std::scoped_lock lock(guard_);
  reviews_[{review.plan, review.kind, review.clause, review.seq}] = review;
  append(entry);
}

bool MemoryStore::drop_review(const PlanReview& review, const AuditEntry& entry) {
  const std::scoped_lock lock(guard_);
  if (reviews_.erase({review.plan, review.kind, review.clause, review.seq}) == 0) return false;
  append(entry);
  return true;
}

std::vector<JobRecord> MemoryStore::jobs(std::int64_t limit, std::int64_t offset) const {
  const std::scoped_lock lock(guard_);
  std::vector<JobRecord> page;
  for (const auto& [id, job] :
       jobs_ | std::views::reverse | std::views::drop(offset) | std::views::take(limit)) {
    page.push_back(job.record);
    page.back().request.clear();
  }
  return page;
}

std::int64_t MemoryStore::job_count() const {
  const std::scoped_lock lock(guard_);
  return static_cast<std::int64_t>(jobs_.size());
}

std::optional<JobRecord> MemoryStore::job(std::int64_t id) const {
  const std::scoped_lock lock(guard_);
  const auto at = jobs_.find(id);
  return at == jobs_.end() ? std::nullopt : std::optional(at->second.record);
}

std::optional<std::string> MemoryStore::job_result(std::int64_t id) const {
  const std::scoped_lock lock(guard_);
  const auto at = jobs_.find(id);
  return at == jobs_.end() ? std::nullopt : at->second.result;
}

std::int64_t MemoryStore::add_job(const JobRecord& job, const AuditEntry& entry) {
  const std::scoped_lock lock(guard_);
  KeptJob kept{.record = job, .result = {}};
  kept.record.has_result = false;
  kept.record.id = append(entry);
  return jobs_.emplace(kept.record.id, std::move(kept)).first->first;
}

bool MemoryStore::change_job(const JobRecord& job, const std::optional<std::string>& result,
                             const std::optional<AuditEntry>& entry) {
  const std::scoped_lock lock(guard_);
  const auto at = jobs_.find(job.id);
  if (at == jobs_.end()) return false;
  KeptJob& kept = at->second;
  std::string request = std::move(kept.record.request);
  kept.record = job;
  kept.record.request = std::move(request);
  if (result) kept.result = result;
  kept.record.has_result = kept.result.has_value();
  if (entry) append(*entry);
  return true;
}

bool MemoryStore::drop_job(std::int64_t id, const AuditEntry& entry) {
  const std::scoped_lock lock(guard_);
  if (jobs_.erase(id) == 0) return false;
  append(entry);
  return true;
}

std::vector<PortfolioReview> MemoryStore::portfolio_reviews() const {
  const std::scoped_lock lock(guard_);
  std::vector<PortfolioReview> all;
  for (const auto& [key, review] : portfolio_reviews_) all.push_back(review);
  return all;
}

void MemoryStore::keep_portfolio_review(const PortfolioReview& review, const AuditEntry& entry) {
  const std::scoped_lock lock(guard_);
  portfolio_reviews_[{review.result, review.subject, review.year}] = review;
  append(entry);
}

bool MemoryStore::drop_portfolio_review(const PortfolioReview& review, const AuditEntry& entry) {
  const std::scoped_lock lock(guard_);
  if (portfolio_reviews_.erase({review.result, review.subject, review.year}) == 0) return false;
  append(entry);
  return true;
}

std::vector<Filing> MemoryStore::filings() const {
  const std::scoped_lock lock(guard_);
  std::vector<Filing> all;
  for (const auto& [id, filing] : filings_) all.push_back(filing);
  return all;
}

std::optional<Filing> MemoryStore::filing(const Id<Filing>& id) const {
  const std::scoped_lock lock(guard_);
  const auto at = filings_.find(id);
  return at == filings_.end() ? std::nullopt : std::optional(at->second);
}

std::vector<FilingStep> MemoryStore::filing_steps(const Id<Filing>& id) const {
  const std::scoped_lock lock(guard_);
  const auto at = filing_steps_.find(id);
  return at == filing_steps_.end() ? std::vector<FilingStep>() : at->second;
}

bool MemoryStore::take_filing_step(const Filing& filing, const FilingStep& step, const AuditEntry& entry) {
  const std::scoped_lock lock(guard_);
  auto& steps = filing_steps_[filing.id];
  if (step.seq != std::ssize(steps) + 1) return false;
  steps.push_back(step);
  filings_[filing.id] = filing;
  append(entry);
  return true;
}

std::vector<AuditEntry> MemoryStore::audit(std::int64_t limit, std::int64_t offset) const {
  const std::scoped_lock lock(guard_);
  std::vector<AuditEntry> page;
  for (const AuditEntry& entry :
       audit_ | std::views::reverse | std::views::drop(offset) | std::views::take(limit)) {
    page.push_back(entry);
  }
  return page;
}

std::int64_t MemoryStore::audit_size() const {
  const std::scoped_lock lock(guard_);
  return static_cast<std::int64_t>(audit_.size());
}

}  // namespace langqiao
