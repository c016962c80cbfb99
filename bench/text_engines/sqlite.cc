// SQLite FTS5: a table without content in memory, bm25 as it comes.
#include <sqlite3.h>

#include "measure.h"

namespace {
void must(int code, sqlite3* database) {
  if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW) {
    std::fprintf(stderr, "sqlite: %s\n", sqlite3_errmsg(database));
    std::exit(1);
  }
}
}  // namespace

int main(int, char** arguments) {
  const std::string folder = arguments[1];
  const auto documents = text_engines::lines_of(folder + "/documents.words");
  const auto queries = text_engines::lines_of(folder + "/queries.words");
  sqlite3* database = nullptr;
  must(sqlite3_open(":memory:", &database), database);
  const auto build = [&] {
    must(
        sqlite3_exec(
            database,
            "create virtual table d using fts5(t, content='', tokenize=\"unicode61 tokenchars '+#'\"); begin",
            nullptr, nullptr, nullptr),
        database);
    sqlite3_stmt* insert = nullptr;
    must(sqlite3_prepare_v2(database, "insert into d(rowid, t) values (?, ?)", -1, &insert, nullptr),
         database);
    for (std::size_t i = 0; i < documents.size(); ++i) {
      sqlite3_bind_int64(insert, 1, static_cast<sqlite3_int64>(i + 1));
      sqlite3_bind_text(insert, 2, documents[i].data(), static_cast<int>(documents[i].size()), SQLITE_STATIC);
      must(sqlite3_step(insert), database);
      sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
    must(sqlite3_exec(database, "commit; insert into d(d) values ('optimize')", nullptr, nullptr, nullptr),
         database);
  };
  const auto best = [&](std::size_t q) {
    std::string match;
    for (const auto& token : text_engines::tokens_of(queries[q]))
      match += (match.empty() ? "\"" : " OR \"") + token + "\"";
    sqlite3_stmt* select = nullptr;
    must(sqlite3_prepare_v2(database, "select rowid from d where d match ? order by rank limit 10", -1,
                            &select, nullptr),
         database);
    sqlite3_bind_text(select, 1, match.data(), static_cast<int>(match.size()), SQLITE_STATIC);
    text_engines::Answer answer;
    while (sqlite3_step(select) == SQLITE_ROW)
      answer.push_back(static_cast<std::size_t>(sqlite3_column_int64(select, 0) - 1));
    sqlite3_finalize(select);
    return answer;
  };
  return text_engines::run("sqlite", folder, build, best, queries.size());
}
