// PostgreSQL: a GIN index over tsvector, ts_rank as it comes. The server is that of the PG… variables.
#include <libpq-fe.h>

#include "measure.h"

namespace {
PGresult* ask(PGconn* server, const std::string& text) {
  PGresult* const result = PQexec(server, text.c_str());
  const auto status = PQresultStatus(result);
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_COPY_IN) {
    std::fprintf(stderr, "postgres: %s\n", PQerrorMessage(server));
    std::exit(1);
  }
  return result;
}
}  // namespace

int main(int, char** arguments) {
  const std::string folder = arguments[1];
  const auto documents = text_engines::lines_of(folder + "/documents.words");
  const auto queries = text_engines::lines_of(folder + "/queries.words");
  PGconn* const server = PQconnectdb("");
  const auto build = [&] {
    PQclear(ask(server, "create unlogged table d(id int, t tsvector)"));
    PQclear(ask(server, "copy d from stdin"));
    for (std::size_t i = 0; i < documents.size(); ++i) {
      std::string row = std::to_string(i) + "\t";
      for (const auto& token : text_engines::tokens_of(documents[i])) row += "'" + token + "' ";
      row += '\n';
      PQputCopyData(server, row.data(), static_cast<int>(row.size()));
    }
    PQputCopyEnd(server, nullptr);
    while (PGresult* result = PQgetResult(server)) PQclear(result);
    PQclear(ask(server, "create index on d using gin(t)"));
    PQclear(ask(server, "analyze d"));
  };
  const auto best = [&](std::size_t q) {
    std::string any;
    for (const auto& token : text_engines::tokens_of(queries[q]))
      any += (any.empty() ? "''" : " | ''") + token + "''";
    PGresult* const found =
        ask(server, "select id from d, (select '" + any +
                        "'::tsquery as q) a where t @@ q order by ts_rank(t, q) desc limit 10");
    text_engines::Answer answer;
    for (int row = 0; row < PQntuples(found); ++row) answer.push_back(std::stoul(PQgetvalue(found, row, 0)));
    PQclear(found);
    return answer;
  };
  return text_engines::run("postgres", folder, build, best, queries.size());
}
