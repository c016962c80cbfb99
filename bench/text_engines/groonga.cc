// Groonga 13: a table and an index of words split at blanks, scored by tf-idf (it has no BM25).
#include <groonga.h>

#include "measure.h"

namespace {

std::string send(grn_ctx* context, const std::string& command) {
  grn_ctx_send(context, command.data(), static_cast<unsigned>(command.size()), 0);
  char* reply = nullptr;
  unsigned size = 0;
  int flags = 0;
  grn_ctx_recv(context, &reply, &size, &flags);
  if (context->rc != GRN_SUCCESS) {
    std::fprintf(stderr, "groonga: %s: %s\n", command.c_str(), context->errbuf);
    std::exit(1);
  }
  return {reply, size};
}

}  // namespace

int main(int, char** arguments) {
  const std::string folder = arguments[1];
  const auto documents = text_engines::lines_of(folder + "/documents.words");
  const auto queries = text_engines::lines_of(folder + "/queries.words");
  grn_init();
  grn_ctx* const context = grn_ctx_open(0);
  grn_db_create(context, (folder + "/groonga.db").c_str(), nullptr);
  const auto build = [&] {
    send(context, "table_create D TABLE_NO_KEY");
    send(context, "column_create D t COLUMN_SCALAR ShortText");
    grn_obj* const table = grn_ctx_get(context, "D", 1);
    grn_obj* const column = grn_ctx_get(context, "D.t", 3);
    grn_obj value;
    GRN_TEXT_INIT(&value, 0);
    for (const auto& words : documents) {
      const grn_id id = grn_table_add(context, table, nullptr, 0, nullptr);
      GRN_TEXT_SET(context, &value, words.data(), words.size());
      grn_obj_set_value(context, column, id, &value, GRN_OBJ_SET);
    }
    GRN_OBJ_FIN(context, &value);
    send(context, "table_create W TABLE_PAT_KEY ShortText --default_tokenizer TokenDelimit");
    send(context, "column_create W i COLUMN_INDEX D t");
  };
  const auto best = [&](std::size_t q) {
    std::string query;
    for (const auto& token : text_engines::tokens_of(queries[q]))
      query += (query.empty() ? "\\\"" : " OR \\\"") + token + "\\\"";
    const std::string reply =
        send(context, "select D --match_columns \"scorer_tf_idf(t)\" --query \"" + query +
                          "\" --output_columns _id --sort_keys -_score --limit 10 --cache no");
    text_engines::Answer answer;  // [[[n],[["_id","UInt32"]],[1],[2]]]
    for (std::size_t at = reply.find("UInt32"); (at = reply.find(",[", at)) != std::string::npos; at += 2)
      answer.push_back(std::stoul(reply.substr(at + 2)) - 1);
    return answer;
  };
  return text_engines::run("groonga", folder, build, best, queries.size());
}
