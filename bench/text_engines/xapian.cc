// Xapian 1.4: a database on disk, BM25 as it comes.
#include <xapian.h>

#include "measure.h"

int main(int, char** arguments) {
  const std::string folder = arguments[1];
  const auto documents = text_engines::lines_of(folder + "/documents.words");
  const auto queries = text_engines::lines_of(folder + "/queries.words");
  Xapian::WritableDatabase database(folder + "/xapian", Xapian::DB_CREATE_OR_OVERWRITE);
  const auto build = [&] {
    for (std::size_t i = 0; i < documents.size(); ++i) {
      Xapian::Document document;
      for (const auto& token : text_engines::tokens_of(documents[i])) document.add_term(token);
      database.replace_document(static_cast<Xapian::docid>(i + 1), document);
      if (i % 100'000 == 99'999) database.commit();
    }
    database.commit();
  };
  const auto best = [&](std::size_t q) {
    const auto tokens = text_engines::tokens_of(queries[q]);
    Xapian::Enquire enquire(database);
    enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, tokens.begin(), tokens.end()));
    text_engines::Answer answer;
    const Xapian::MSet found = enquire.get_mset(0, 10);
    for (auto at = found.begin(); at != found.end(); ++at) answer.push_back(*at - 1);
    return answer;
  };
  return text_engines::run("xapian", folder, build, best, queries.size());
}
