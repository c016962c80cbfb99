#include "store/sqlite/sqlite_store.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <algorithm>
#include <fmt/format.h>
#include <mutex>
#include <sqlite3.h>
#include <tuple>

#include "store/sqlite/connection.h"

namespace langqiao {
namespace {

constexpr std::int64_t kProgressEvery = 20'000;
// From so many rows on, writing everything twice (log, then file) costs more than readers who wait.
constexpr std::int64_t kManyRows = 200'000;

std::string utf8_path(const std::filesystem::path& path) {
  const auto text = path.u8string();
  return {text.begin(), text.end()};
}

// SQLite counts its memory under a lock, for those who ask. Nobody here does.
void count_no_memory() {
  [[maybe_unused]] static const int done = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

// A request may be long and never changes.
bool is_request(const auto& column) { return column.name == "request"; }

Problem cannot_open(const std::filesystem::path& file, const std::string& reason) {
  return {.what = {"数据库无法打开", "The database cannot be opened"},
          .where = utf8_path(file),
          .found = as_is(reason),
          .wanted = {"可写的文件夹和本程序的数据库",
                     "a folder that can be written and a database of this program"},
          .action = {"请用 --data 指定另一个文件夹，或关闭占用此数据库的程序",
                     "Name another folder with --data, or close the program that holds this one"}};
}

}  // namespace

// A long write straight into the file, with a rollback journal instead of the write-ahead log: new pages are
// written once. As safe against a crash. Stays with the log when another connection has the file open.
class StraightWrite {
 public:
  StraightWrite(SQLite::Database& database, bool wanted) : database_(wanted ? &database : nullptr) {
    if (database_) database_->tryExec("PRAGMA journal_mode = DELETE");
  }
  ~StraightWrite() {
    if (database_) database_->tryExec("PRAGMA journal_mode = WAL");
  }
  StraightWrite(const StraightWrite&) = delete;
  StraightWrite& operator=(const StraightWrite&) = delete;

 private:
  SQLite::Database* database_;
};

Result<std::unique_ptr<SqliteStore>, Problem> SqliteStore::open(const std::filesystem::path& file) {
  try {
    if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path());
    count_no_memory();
    auto connection = std::make_unique<Connection>(utf8_path(file));
    if (const int layout = connection->layout(); layout > kLayout) {
      return Failure<Problem>({.what = {"数据库由本程序的更新版本建立",
                                        "The database was made by a newer version of this program"},
                               .where = utf8_path(file),
                               .found = worded("布局 {}", "layout {}", layout),
                               .wanted = worded("布局 {} 或更早", "layout {} or older", kLayout),
                               .action = {"请安装更新版本，或用 --data 指定另一个文件夹",
                                          "Install the newer version, or name another folder with --data"}});
    }
    connection->lay_out();
    return std::unique_ptr<SqliteStore>(new SqliteStore(std::move(connection)));
  } catch (const std::exception& error) {
    return Failure<Problem>(cannot_open(file, error.what()));
  }
}

SqliteStore::SqliteStore(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}
SqliteStore::~SqliteStore() = default;

std::optional<CityHead> SqliteStore::city_head() const {
  const std::scoped_lock lock(connection_->guard);
  return connection_->head("city.");
}

std::int64_t SqliteStore::city_version() const {
  const std::scoped_lock lock(connection_->guard);
  return connection_->version();
}

CityTables SqliteStore::load(const TableNames& names) const {
  const std::scoped_lock lock(connection_->guard);
  CityTables tables;
  for_each_table(tables, [&]<class R>(std::vector<R>& rows) {
    if (!names.contains(Table<R>::name)) return;
    const std::string from = sql_name(Table<R>::name);
    rows.reserve(connection_->database.execAndGet("SELECT count(*) FROM " + from).getUInt());
    SQLite::Statement query(connection_->database,
                            fmt::format("SELECT {} FROM {} ORDER BY rowid", column_list<R>(), from));
    while (query.executeStep()) rows.push_back(record_from<R>(query));
  });
  return tables;
}

std::vector<TableCount> SqliteStore::counts() const {
  const std::scoped_lock lock(connection_->guard);
  std::vector<TableCount> counts;
  const CityTables none;
  for_each_table(none, [&]<class R>(const std::vector<R>&) {
    if constexpr (Sourced<R>) {
      SQLite::Statement query(
          connection_->database,
          fmt::format("SELECT source, quality, count(*), max(as_of) FROM {} GROUP BY 1, 2",
                      sql_name(Table<R>::name)));
      while (query.executeStep()) {
        TableCount count{.table = std::string(Table<R>::name), .source = query.getColumn(0).getString()};
        take(query.getColumn(1), count.quality);
        count.rows = query.getColumn(2).getInt64();
        take(query.getColumn(3), count.latest);
        counts.push_back(std::move(count));
      }
    }
  });
  std::ranges::sort(counts, {}, [](const TableCount& c) { return std::tie(c.table, c.source, c.quality); });
  return counts;
}

void SqliteStore::replace(const CityHead& head, const CityTables& tables, const TableNames& names,
                          std::int64_t rows, const AuditEntry& entry, const StoreProgress& progress) {
  const std::scoped_lock lock(connection_->guard);
  std::int64_t total = 0, done = 0;
  for_each_table(tables, [&]<class R>(const std::vector<R>& records) {
    if (names.contains(Table<R>::name)) total += static_cast<std::int64_t>(records.size());
  });
  const StraightWrite straight(connection_->database, total >= kManyRows);
  auto change = connection_->change_after_a_look();
  connection_->forget_previous();
  if (const auto before = connection_->head("city.")) connection_->set_head("previous.", *before);

  for_each_table(tables, [&]<class R>(const std::vector<R>& records) {
    if (!names.contains(Table<R>::name)) return;
    connection_->set_aside<R>();
    Inserter<R> inserter(connection_->database, std::string(Table<R>::name));
    for (const R& record : records) {
      inserter.insert(record);
      if (++done % kProgressEvery == 0 && progress) progress(done, total);
    }
  });

  connection_->set_head("city.", head);
  connection_->raise_version();
  connection_->database.exec("UPDATE imports SET withdrawable = 0");
  const std::int64_t id = connection_->append(entry);
  SQLite::Statement import(connection_->database, "INSERT INTO imports VALUES (?, ?, ?, ?, ?, 1)");
  import.bind(1, id);
  import.bindNoCopy(2, entry.at);
  import.bindNoCopy(3, entry.actor);
  import.bindNoCopy(4, entry.subject);
  import.bind(5, rows);
  import.exec();
  if (progress) progress(total, total);
  change.commit();
}

std::vector<ImportEntry> SqliteStore::imports() const {
  const std::scoped_lock lock(connection_->guard);
  SQLite::Statement query(connection_->database,
                          "SELECT id, at, actor, subject, rows, withdrawable FROM imports ORDER BY id DESC");
  std::vector<ImportEntry> imports;
  while (query.executeStep()) {
    imports.push_back({.id = query.getColumn(0).getInt64(),
                       .at = query.getColumn(1).getString(),
                       .actor = query.getColumn(2).getString(),
                       .subject = query.getColumn(3).getString(),
                       .rows = query.getColumn(4).getInt64(),
                       .withdrawable = query.getColumn(5).getInt() != 0});
  }
  return imports;
}

bool SqliteStore::withdraw(std::int64_t import, const AuditEntry& entry) {
  const std::scoped_lock lock(connection_->guard);
  auto change = connection_->change_after_a_look();
  SQLite::Statement forget(connection_->database, "DELETE FROM imports WHERE id = ? AND withdrawable = 1");
  forget.bind(1, import);
  if (forget.exec() == 0) return false;

  const CityTables none;
  for_each_table(none, [&]<class R>(const std::vector<R>&) { connection_->put_back<R>(); });
  const auto before = connection_->head("previous.");
  connection_->clear_head("city.");
  connection_->clear_head("previous.");
  if (before) connection_->set_head("city.", *before);
  connection_->raise_version();
  connection_->append(entry);
  change.commit();
  return true;
}

std::int64_t SqliteStore::rows_naming(std::string_view table,
                                      const std::vector<Id<Organisation>>& organisations) const {
  const std::scoped_lock lock(connection_->guard);
  const std::string_view counted = table == Table<Advert>::name ? Table<Advert>::name : Table<Listing>::name;
  SQLite::Statement query(connection_->database,
                          fmt::format("SELECT count(*) FROM {} WHERE organisation = ?", sql_name(counted)));
  std::int64_t rows = 0;
  for (const Id<Organisation>& each : organisations) {
    query.reset();
    query.bindNoCopy(1, each.text());
    query.executeStep();
    rows += query.getColumn(0).getInt64();
  }
  return rows;
}

std::vector<OrganisationDecision> SqliteStore::decisions() const {
  const std::scoped_lock lock(connection_->guard);
  SQLite::Statement query(connection_->database,
                          "SELECT " + column_list<OrganisationDecision>() +
                              " FROM organisation_decisions ORDER BY organisation, other");
  std::vector<OrganisationDecision> all;
  while (query.executeStep()) all.push_back(record_from<OrganisationDecision>(query));
  return all;
}

void SqliteStore::keep_decision(const OrganisationDecision& decision, const AuditEntry& entry) {
  const std::scoped_lock lock(connection_->guard);
  auto change = connection_->change_after_a_look();
  Inserter<OrganisationDecision>(connection_->database, "organisation_decisions").insert(decision);
  connection_->raise_version();
  connection_->append(entry);
  change.commit();
}

bool SqliteStore::drop_decision(const OrganisationDecision& decision, const AuditEntry& entry) {
  const std::scoped_lock lock(connection_->guard);
  auto change = connection_->change_after_a_look();
  SQLite::Statement erase(connection_->database,
                          "DELETE FROM organisation_decisions WHERE organisation = ? AND other = ?");
  bind(erase, 1, decision.organisation);
  bind(erase, 2, decision.other);
  if (erase.exec() == 0) return false;
  connection_->raise_version();
  connection_->append(entry);
  change.commit();
  return true;
}

std::vector<PortfolioReview> SqliteStore::portfolio_reviews() const {
  const std::scoped_lock lock(connection_->guard);
  auto reviews = connection_->rows_by<PortfolioReview>("subject, year");
  std::ranges::stable_sort(reviews, {}, &PortfolioReview::result);
  return reviews;
}

void SqliteStore::keep_portfolio_review(const PortfolioReview& review, const AuditEntry& entry) {
  const std::scoped_lock lock(connection_->guard);
  auto change = connection_->change_after_a_look();
  Inserter<PortfolioReview>(connection_->database, "portfolio_reviews").insert(review);
  connection_->append(entry);
  change.commit();
}

bool SqliteStore::drop_portfolio_review(const PortfolioReview& review, const AuditEntry& entry) {
  const std::scoped_lock lock(connection_->guard);
  auto change = connection_->change_after_a_look();
  SQLite::Statement erase(connection_->database,
                          "DELETE FROM portfolio_reviews WHERE result = ? AND subject = ? AND year = ?");
  bind(erase, 1, review.result);
  bind(erase, 2, review.subject);
  bind(erase, 3, review.year);
  if (erase.exec() == 0) return false;
  connection_->append(entry);
  change.commit();
  return true;
}

std::vector<Filing> SqliteStore::filings() const {
  const std::scoped_lock lock(connection_->guard);
  return connection_->rows_by<Filing>("id");
}

std::optional<Filing> SqliteStore::filing(const Id<Filing>& id) const {
  const std::scoped_lock lock(connection_->guard);
  SQLite::Statement query(connection_->database,
                          "SELECT " + column_list<Filing>() + " FROM filings WHERE id = ?");
  query.bindNoCopy(1, id.text());
  return query.executeStep() ? std::optional(record_from<Filing>(query)) : std::nullopt;
}

std::vector<FilingStep> SqliteStore::filing_steps(const Id<Filing>& id) const {
  const std::scoped_lock lock(connection_->guard);
  SQLite::Statement query(connection_->database, "SELECT " + column_list<FilingStep>() +
                                                     " FROM filing_steps WHERE filing = ? ORDER BY seq");
  query.bindNoCopy(1, id.text());
  std::vector<FilingStep> steps;
  while (query.executeStep()) steps.push_back(record_from<FilingStep>(query));
  return steps;
}

bool SqliteStore::take_filing_step(const Filing& filing, const FilingStep& step, const AuditEntry& entry) {
  const std::scoped_lock lock(connection_->guard);
  auto change = connection_->change_after_a_look();
  SQLite::Statement last(connection_->database,
                         "SELECT coalesce(max(seq), 0) FROM filing_steps WHERE filing = ?");
  last.bindNoCopy(1, filing.id.text());
  last.executeStep();
  if (step.seq != last.getColumn(0).getInt() + 1) return false;
  Inserter<Filing>(connection_->database, "filings").insert(filing);
  Inserter<FilingStep>(connection_->database, "filing_steps").insert(step);
  connection_->append(entry);
  change.commit();
  return true;
}

std::vector<Plan> SqliteStore::plan_heads() const {
  const std::scoped_lock lock(connection_->guard);
  SQLite::Statement query(connection_->database,
                          "SELECT " + column_list<Plan>() + " FROM plan_texts ORDER BY id");
  std::vector<Plan> heads;
  while (query.executeStep()) heads.push_back(record_from<Plan>(query));
  return heads;
}

std::optional<PlanText> SqliteStore::plan(const Id<Plan>& id) const {
  const std::scoped_lock lock(connection_->guard);
  SQLite::Statement query(connection_->database,
                          "SELECT " + column_list<Plan>() + ", encoding, text FROM plan_texts WHERE id = ?");
  query.bindNoCopy(1, id.text());
  if (!query.executeStep()) return std::nullopt;

  PlanText plan;
  plan.head = record_from<Plan>(query);
  take(query.getColumn(static_cast<int>(column_count<Plan>)), plan.encoding);
  take(query.getColumn(static_cast<int>(column_count<Plan>) + 1), plan.text);
  plan.clauses = connection_->owned_rows<ReadClause>(id.text());
  plan.duties = connection_->owned_rows<ReadDuty>(id.text());
  plan.targets = connection_->owned_rows<ReadTarget>(id.text());
  plan.notes = connection_->owned_rows<ReadingNote>(id.text());
  return plan;
}

void SqliteStore::keep_plan(const PlanText& plan, const AuditEntry& entry) {
  const std::scoped_lock lock(connection_->guard);
  auto change = connection_->change_after_a_look();
  const std::string& id = plan.head.id.text();
  connection_->erase_plan(id);

  std::string marks = "?, ?";
  for (std::size_t i = 0; i < column_count<Plan>; ++i) marks += ", ?";
  SQLite::Statement insert(
      connection_->database,
      fmt::format("INSERT INTO plan_texts ({}, encoding, text) VALUES ({})", column_list<Plan>(), marks));
  int at = 1;
  for_each_column<Plan>([&](const auto& column) { bind(insert, at++, column.of(plan.head)); });
  insert.bindNoCopy(at, plan.encoding);
  insert.bindNoCopy(at + 1, plan.text);
  insert.exec();
  connection_->keep_owned_rows(id, plan.clauses);
  connection_->keep_owned_rows(id, plan.duties);
  connection_->keep_owned_rows(id, plan.targets);
  connection_->keep_owned_rows(id, plan.notes);
  connection_->append(entry);
  change.commit();
}

bool SqliteStore::drop_plan(const Id<Plan>& id, const AuditEntry& entry) {
  const std::scoped_lock lock(connection_->guard);
  auto change = connection_->change_after_a_look();
  if (!connection_->erase_plan(id.text())) return false;
  connection_->append(entry);
  change.commit();
  return true;
}

std::vector<PlanReview> SqliteStore::reviews(const Id<Plan>& plan) const {
  const std::scoped_lock lock(connection_->guard);
  SQLite::Statement query(connection_->database,
                          "SELECT " + column_list<PlanReview>() + " FROM plan_reviews WHERE plan = ?");
  query.bindNoCopy(1, plan.text());
  std::vector<PlanReview> reviews;
  while (query.executeStep()) reviews.push_back(record_from<PlanReview>(query));
  std::ranges::sort(reviews, {}, [](const PlanReview& r) { return std::tie(r.kind, r.clause, r.seq); });
  return reviews;
}

void SqliteStore::keep_review(const PlanReview& review, const AuditEntry& entry) {
  const std::scoped_lock lock(connection_->guard);
  auto change = connection_->change_after_a_look();
  Inserter<PlanReview>(connection_->database, "plan_reviews").insert(review);
  connection_->append(entry);
  change.commit();
}

bool SqliteStore::drop_review(const PlanReview& review, const AuditEntry& entry) {
  const std::scoped_lock lock(connection_->guard);
  auto change = connection_->change_after_a_look();
  SQLite::Statement erase(connection_->database,
                          "DELETE FROM plan_reviews WHERE plan = ? AND kind = ? AND clause = ? AND seq = ?");
  bind(erase, 1, review.plan);
  bind(erase, 2, review.kind);
  bind(erase, 3, review.clause);
  bind(erase, 4, review.seq);
  if (erase.exec() == 0) return false;
  connection_->append(entry);
  change.commit();
  return true;
}

std::vector<JobRecord> SqliteStore::jobs(std::int64_t limit, std::int64_t offset) const {
  const std::scoped_lock lock(connection_->guard);
  std::string columns;
  for_each_column<JobRecord>([&](const auto& column) {
    columns += (columns.empty() ? "" : ", ") + (is_request(column) ? "''" : sql_name(column.name));
  });
  SQLite::Statement query(connection_->database,
                          "SELECT " + columns + " FROM jobs ORDER BY id DESC LIMIT ? OFFSET ?");
  query.bind(1, limit);
  query.bind(2, offset);
  std::vector<JobRecord> page;
  while (query.executeStep()) page.push_back(record_from<JobRecord>(query));
  return page;
}

std::int64_t SqliteStore::job_count() const {
  const std::scoped_lock lock(connection_->guard);
  return connection_->database.execAndGet("SELECT count(*) FROM jobs").getInt64();
}

std::optional<JobRecord> SqliteStore::job(std::int64_t id) const {
  const std::scoped_lock lock(connection_->guard);
  SQLite::Statement query(connection_->database,
                          "SELECT " + column_list<JobRecord>() + " FROM jobs WHERE id = ?");
  query.bind(1, id);
  return query.executeStep() ? std::optional(record_from<JobRecord>(query)) : std::nullopt;
}

std::optional<std::string> SqliteStore::job_result(std::int64_t id) const {
  const std::scoped_lock lock(connection_->guard);
  SQLite::Statement query(connection_->database, "SELECT result FROM jobs WHERE id = ?");
  query.bind(1, id);
  std::optional<std::string> result;
  if (query.executeStep()) take(query.getColumn(0), result);
  return result;
}

std::int64_t SqliteStore::add_job(const JobRecord& job, const AuditEntry& entry) {
  const std::scoped_lock lock(connection_->guard);
  auto change = connection_->change_after_a_look();
  JobRecord kept = job;
  kept.id = connection_->append(entry);
  kept.has_result = false;
  Inserter<JobRecord>(connection_->database, std::string(Table<JobRecord>::name)).insert(kept);
  change.commit();
  return kept.id;
}

bool SqliteStore::change_job(const JobRecord& job, const std::optional<std::string>& result,
                             const std::optional<AuditEntry>& entry) {
  const std::scoped_lock lock(connection_->guard);
  auto change = connection_->change_after_a_look();
  std::string columns;
  for_each_column<JobRecord>([&](const auto& column) {
    columns += sql_name(column.name) + (is_request(column) ? " = coalesce(request, ?), " : " = ?, ");
  });
  SQLite::Statement update(
      connection_->database,
      fmt::format("UPDATE jobs SET {}result = coalesce(?, result) WHERE id = ?", columns));
  int at = 1;
  for_each_column<JobRecord>([&](const auto& column) { bind(update, at++, column.of(job)); });
  bind(update, at, result);
  bind(update, at + 1, job.id);
  if (update.exec() == 0) return false;
  SQLite::Statement mark(connection_->database,
                         "UPDATE jobs SET has_result = result IS NOT NULL WHERE id = ?");
  bind(mark, 1, job.id);
  mark.exec();
  if (entry) connection_->append(*entry);
  change.commit();
  return true;
}

bool SqliteStore::drop_job(std::int64_t id, const AuditEntry& entry) {
  const std::scoped_lock lock(connection_->guard);
  auto change = connection_->change_after_a_look();
  SQLite::Statement erase(connection_->database, "DELETE FROM jobs WHERE id = ?");
  bind(erase, 1, id);
  if (erase.exec() == 0) return false;
  connection_->append(entry);
  change.commit();
  return true;
}

std::vector<AuditEntry> SqliteStore::audit(std::int64_t limit, std::int64_t offset) const {
  const std::scoped_lock lock(connection_->guard);
  SQLite::Statement query(
      connection_->database,
      "SELECT seq, at, actor, action, subject, detail FROM audit ORDER BY seq DESC LIMIT ? OFFSET ?");
  query.bind(1, limit);
  query.bind(2, offset);
  std::vector<AuditEntry> page;
  while (query.executeStep()) {
    page.push_back({.seq = query.getColumn(0).getInt64(),
                    .at = query.getColumn(1).getString(),
                    .actor = query.getColumn(2).getString(),
                    .action = query.getColumn(3).getString(),
                    .subject = query.getColumn(4).getString(),
                    .detail = query.getColumn(5).getString()});
  }
  return page;
}

std::int64_t SqliteStore::audit_size() const {
  const std::scoped_lock lock(connection_->guard);
  return connection_->database.execAndGet("SELECT count(*) FROM audit").getInt64();
}

}  // namespace langqiao
