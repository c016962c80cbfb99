// The open database of a SqliteStore: its layout, and the statements that more than one of its parts need.
// For the sources of this folder only.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>
#include <algorithm>
#include <fmt/format.h>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "store/sqlite/rows.h"
#include "store/sqlite/sqlite_store.h"

namespace langqiao {
namespace sqlite {

// The layout of the file. A newer program raises it; this one refuses what it does not know.
inline constexpr int kLayout = 2;
// What people posted and agreed stands beside the tables of the city and has their columns.
inline const std::string kPostedListings = "posted_listings";
inline const std::string kDealAgreements = "deal_agreements";

inline std::string sql_name(std::string_view name) { return fmt::format("\"{}\"", name); }

// Where the rows of R's table stand that the latest import replaced.
template <class R>
std::string previous_name() {
  return fmt::format("previous_{}", Table<R>::name);
}

template <class R>
std::string primary_key() {
  std::string keys;
  for_each_column<R>([&](const auto& column) {
    if (column.need == Need::key) keys += (keys.empty() ? "" : ", ") + sql_name(column.name);
  });
  return keys.empty() ? "" : ", PRIMARY KEY (" + keys + ")";
}

template <class R>
std::string create_city_table() {
  return fmt::format("CREATE TABLE {} ({}{})", sql_name(Table<R>::name), column_definitions<R>(),
                     primary_key<R>());
}

// A table whose rows belong to a plan text.
template <class R>
std::string create_owned_table() {
  return fmt::format("CREATE TABLE IF NOT EXISTS {} (plan_text TEXT NOT NULL REFERENCES plan_texts(id), {})",
                     sql_name(Table<R>::name), column_definitions<R>());
}

}  // namespace sqlite

// By listing, kind (in the order of its values, not of their names) and concept.
inline std::vector<ListingConcept> in_order(std::vector<ListingConcept> concepts) {
  std::ranges::sort(concepts, {}, [](const ListingConcept& each) {
    return std::tie(each.listing, each.kind, each.concept_id);
  });
  return concepts;
}

using namespace sqlite;  // the sources that include this are the adapter

// The open database. Every public call of the store locks `guard`.
class SqliteStore::Connection {
 public:
  explicit Connection(const std::string& file)
      // SQLite need not lock what `guard` keeps to one thread.
      : database(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX,
                 /*busy timeout, ms*/ 5000) {
    database.exec("PRAGMA page_size = 16384");
    database.exec("PRAGMA journal_mode = WAL");
    database.exec("PRAGMA synchronous = FULL");
    database.exec("PRAGMA foreign_keys = OFF");
    database.exec("PRAGMA cache_size = -65536");
  }

  // A change that looks before it writes. It waits for its turn before it looks: of two programs that both
  // had looked SQLite stops one at once.
  SQLite::Transaction change_after_a_look() {
    return SQLite::Transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  }

  int layout() { return database.execAndGet("PRAGMA user_version").getInt(); }

  void lay_out() {
    auto change = change_after_a_look();
    database.exec("CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)");
    database.exec(
        "CREATE TABLE IF NOT EXISTS audit (seq INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, actor "
        "TEXT NOT NULL,"
        " action TEXT NOT NULL, subject TEXT NOT NULL, detail TEXT NOT NULL)");
    database.exec(
        "CREATE TABLE IF NOT EXISTS imports (id INTEGER PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL,"
        " subject TEXT NOT NULL, rows INTEGER NOT NULL, withdrawable INTEGER NOT NULL)");
    database.exec("CREATE TABLE IF NOT EXISTS plan_texts (" + column_definitions<Plan>() +
                  ", encoding TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (\"id\"))");
    database.exec(create_owned_table<ReadClause>());
    database.exec(create_owned_table<ReadDuty>());
    database.exec(create_owned_table<ReadTarget>());
    database.exec(create_owned_table<ReadingNote>());
    database.exec(fmt::format("CREATE TABLE IF NOT EXISTS plan_reviews ({}{})",
                              column_definitions<PlanReview>(), primary_key<PlanReview>()));
    database.exec(fmt::format("CREATE TABLE IF NOT EXISTS organisation_decisions ({}{})",
                              column_definitions<OrganisationDecision>(),
                              primary_key<OrganisationDecision>()));
    database.exec(fmt::format("CREATE TABLE IF NOT EXISTS jobs ({}, result TEXT{})",
                              column_definitions<JobRecord>(), primary_key<JobRecord>()));
    add_new_columns<JobRecord>(std::string(Table<JobRecord>::name));
    lay_out_table<PortfolioReview>();
    lay_out_table<Filing>();
    lay_out_table<FilingStep>();
    lay_out_exchange();
    add_new_columns<OrganisationDecision>(std::string(Table<OrganisationDecision>::name));
    add_new_columns<Plan>("plan_texts");
    add_new_columns<ReadClause>(std::string(Table<ReadClause>::name));
    add_new_columns<ReadDuty>(std::string(Table<ReadDuty>::name));
    add_new_columns<ReadTarget>(std::string(Table<ReadTarget>::name));
    add_new_columns<ReadingNote>(std::string(Table<ReadingNote>::name));
    add_new_columns<PlanReview>(std::string(Table<PlanReview>::name));
    const CityTables none;
    for_each_table(none, [&]<class R>(const std::vector<R>&) {
      if (!database.tableExists(std::string(Table<R>::name))) database.exec(create_city_table<R>());
      add_new_columns<R>(std::string(Table<R>::name));
    });
    if (layout() < 2) rename_listing_kinds();
    database.exec(fmt::format("PRAGMA user_version = {}", kLayout));
    change.commit();
  }

  void lay_out_exchange() {
    lay_out_table<Listing>(kPostedListings);
    lay_out_table<Agreement>(kDealAgreements);
    lay_out_table<ListingConcept>();
    lay_out_table<Contact>();
    lay_out_table<Deal>();
    lay_out_table<DealStep>();
    lay_out_table<Milestone>();
    lay_out_table<Resource>();
    lay_out_table<Booking>();
    lay_out_table<Attachment>();
    database.exec(
        "CREATE TABLE IF NOT EXISTS attachment_contents (id TEXT PRIMARY KEY, content BLOB NOT NULL)");
    lay_out_table<ListEntry>();
    lay_out_table<DemandAnswer>();
    database.exec("CREATE INDEX IF NOT EXISTS deals_by_need ON deals (need)");
    database.exec("CREATE INDEX IF NOT EXISTS deals_by_offer ON deals (offer)");
  }

  // Before layout 2 listings had the kinds of agreements.
  void rename_listing_kinds() {
    for (const char* table : {"listings", "previous_listings"}) {
      if (!database.tableExists(table)) continue;
      database.exec(
          fmt::format("UPDATE {} SET kind = CASE kind WHEN 'base' THEN 'joint_base' WHEN 'research' THEN "
                      "'technical_problem'"
                      " WHEN 'donation' THEN 'equipment' ELSE kind END",
                      table));
    }
  }

  // A table of its own that imports leave alone.
  template <class R>
  void lay_out_table(const std::string& name = std::string(Table<R>::name)) {
    database.exec(fmt::format("CREATE TABLE IF NOT EXISTS {} ({}{})", sql_name(name), column_definitions<R>(),
                              primary_key<R>()));
    add_new_columns<R>(name);
  }

  // The rows of a whole table, in the order of its key.
  template <class R>
  std::vector<R> rows_by(const char* order) const {
    SQLite::Statement query(database, fmt::format("SELECT {} FROM {} ORDER BY {}", column_list<R>(),
                                                  sql_name(Table<R>::name), order));
    std::vector<R> rows;
    while (query.executeStep()) rows.push_back(record_from<R>(query));
    return rows;
  }

  // Rows of `table`, with what follows FROM it in SQL and the values of its marks.
  template <class R, class... Values>
  std::vector<R> rows_where(const std::string& table, const std::string& tail,
                            const Values&... values) const {
    SQLite::Statement query(database,
                            fmt::format("SELECT {} FROM {} {}", column_list<R>(), sql_name(table), tail));
    int at = 0;
    (bind(query, ++at, values), ...);
    std::vector<R> rows;
    while (query.executeStep()) rows.push_back(record_from<R>(query));
    return rows;
  }

  template <class R, class... Values>
  std::optional<R> row_where(const std::string& table, const std::string& tail,
                             const Values&... values) const {
    auto rows = rows_where<R>(table, tail, values...);
    return rows.empty() ? std::nullopt : std::optional(std::move(rows.front()));
  }

  template <class R>
  void put(const R& row, const std::string& table = std::string(Table<R>::name)) {
    Inserter<R>(database, table).insert(row);
  }

  // How many rows the change touched.
  template <class... Values>
  int change(const std::string& sql, const Values&... values) {
    SQLite::Statement statement(database, sql);
    int at = 0;
    (bind(statement, ++at, values), ...);
    return statement.exec();
  }

  std::vector<ListingConcept> concepts(const Id<Listing>& listing) const {
    return in_order(rows_where<ListingConcept>("listing_concepts", "WHERE listing = ?", listing));
  }

  std::int64_t exchange_version() const { return std::stoll(meta("exchange_version").value_or("0")); }
  void raise_exchange_version() { set_meta("exchange_version", std::to_string(exchange_version() + 1)); }

  // A table made by an older program gains the columns that its record has gained since.
  template <class R>
  void add_new_columns(const std::string& table) {
    std::set<std::string> present;
    SQLite::Statement info(database, "PRAGMA table_info(" + sql_name(table) + ")");
    while (info.executeStep()) present.insert(info.getColumn(1).getString());
    for_each_column<R>([&](const auto& column) {
      using T = typename std::remove_cvref_t<decltype(column)>::Type;
      if (present.contains(std::string(column.name))) return;
      database.exec(fmt::format("ALTER TABLE {} ADD COLUMN {} {} DEFAULT {}", sql_name(table),
                                sql_name(column.name), column_type<T>, default_literal(column.of(R()))));
    });
  }

  std::optional<std::string> meta(const std::string& key) const {
    SQLite::Statement query(database, "SELECT value FROM meta WHERE key = ?");
    query.bindNoCopy(1, key);
    return query.executeStep() ? std::optional(query.getColumn(0).getString()) : std::nullopt;
  }

  void set_meta(const std::string& key, const std::string& value) {
    SQLite::Statement change(database, "INSERT OR REPLACE INTO meta VALUES (?, ?)");
    change.bindNoCopy(1, key);
    change.bindNoCopy(2, value);
    change.exec();
  }

  std::optional<CityHead> head(const std::string& prefix) const {
    const auto pack = meta(prefix + "pack");
    if (!pack) return std::nullopt;
    const auto text = [&](const char* key) { return meta(prefix + key).value_or(""); };
    return CityHead{.pack = *pack,
                    .title_zh = text("title_zh"),
                    .title_en = text("title_en"),
                    .edition = text("edition"),
                    .city = Id<Region>(text("city")),
                    .datum = text("datum")};
  }

  void set_head(const std::string& prefix, const CityHead& head) {
    set_meta(prefix + "pack", head.pack);
    set_meta(prefix + "title_zh", head.title_zh);
    set_meta(prefix + "title_en", head.title_en);
    set_meta(prefix + "edition", head.edition);
    set_meta(prefix + "city", head.city.text());
    set_meta(prefix + "datum", head.datum);
  }

  void clear_head(const std::string& prefix) {
    SQLite::Statement change(database, "DELETE FROM meta WHERE substr(key, 1, ?) = ?");
    change.bind(1, static_cast<int>(prefix.size()));
    change.bindNoCopy(2, prefix);
    change.exec();
  }

  std::int64_t version() const { return std::stoll(meta("version").value_or("0")); }
  void raise_version() { set_meta("version", std::to_string(version() + 1)); }

  std::int64_t append(const AuditEntry& entry) {
    SQLite::Statement change(database,
                             "INSERT INTO audit (at, actor, action, subject, detail) VALUES (?, ?, ?, ?, ?)");
    change.bindNoCopy(1, entry.at);
    change.bindNoCopy(2, entry.actor);
    change.bindNoCopy(3, entry.action);
    change.bindNoCopy(4, entry.subject);
    change.bindNoCopy(5, entry.detail);
    change.exec();
    return database.getLastInsertRowid();
  }

  // Sets the rows of a table aside and makes it anew, empty.
  template <class R>
  void set_aside() {
    const std::string name(Table<R>::name);
    database.exec(fmt::format("ALTER TABLE {} RENAME TO {}", sql_name(name), sql_name(previous_name<R>())));
    database.exec(create_city_table<R>());
  }

  // Puts the rows that were set aside back in place. Nothing happens when none were.
  template <class R>
  void put_back() {
    const std::string name(Table<R>::name);
    const std::string previous = previous_name<R>();
    if (!database.tableExists(previous)) return;
    database.exec("DROP TABLE " + sql_name(name));
    database.exec(fmt::format("ALTER TABLE {} RENAME TO {}", sql_name(previous), sql_name(name)));
    add_new_columns<R>(name);
  }

  void forget_previous() {
    const CityTables none;
    for_each_table(none, [&]<class R>(const std::vector<R>&) {
      database.exec("DROP TABLE IF EXISTS " + sql_name(previous_name<R>()));
    });
    clear_head("previous.");
  }

  template <class R>
  std::vector<R> owned_rows(const std::string& plan) const {
    SQLite::Statement query(database, fmt::format("SELECT {} FROM {} WHERE plan_text = ? ORDER BY rowid",
                                                  column_list<R>(), sql_name(Table<R>::name)));
    query.bindNoCopy(1, plan);
    std::vector<R> rows;
    while (query.executeStep()) rows.push_back(record_from<R>(query));
    return rows;
  }

  template <class R>
  void keep_owned_rows(const std::string& plan, const std::vector<R>& rows) {
    Inserter<R> inserter(database, std::string(Table<R>::name), plan);
    for (const R& row : rows) inserter.insert(row);
  }

  // True when there was such a plan text. Inside a transaction of the caller.
  bool erase_plan(const std::string& id) {
    for (const char* table : {"read_clauses", "read_duties", "read_targets", "reading_notes"}) {
      erase(fmt::format("DELETE FROM {} WHERE plan_text = ?", table), id);
    }
    erase("DELETE FROM plan_reviews WHERE plan = ?", id);
    return erase("DELETE FROM plan_texts WHERE id = ?", id) > 0;
  }

  int erase(const std::string& sql, const std::string& key) {
    SQLite::Statement change(database, sql);
    change.bindNoCopy(1, key);
    return change.exec();
  }

  mutable SQLite::Database database;
  mutable std::mutex guard;
};

}  // namespace langqiao
