// Lucene++ 3.0.8 (a port of Lucene 3.0): an index in memory; its score is tf-idf, BM25 came later.
#include <lucene++/LuceneHeaders.h>

#include "measure.h"

using namespace Lucene;

int main(int, char** arguments) {
  const std::string folder = arguments[1];
  const auto documents = text_engines::lines_of(folder + "/documents.words");
  const auto queries = text_engines::lines_of(folder + "/queries.words");
  const RAMDirectoryPtr directory = newLucene<RAMDirectory>();
  IndexSearcherPtr searcher;
  const auto build = [&] {
    const IndexWriterPtr writer = newLucene<IndexWriter>(directory, newLucene<WhitespaceAnalyzer>(), true,
                                                         IndexWriter::MaxFieldLengthUNLIMITED);
    writer->setRAMBufferSizeMB(256);
    for (const auto& words : documents) {
      const DocumentPtr document = newLucene<Document>();
      document->add(
          newLucene<Field>(L"t", StringUtils::toUnicode(words), Field::STORE_NO, Field::INDEX_ANALYZED));
      writer->addDocument(document);
    }
    writer->optimize();
    writer->close();
    searcher = newLucene<IndexSearcher>(directory, true);
  };
  const auto best = [&](std::size_t q) {
    const BooleanQueryPtr query = newLucene<BooleanQuery>();
    for (const auto& token : text_engines::tokens_of(queries[q]))
      query->add(newLucene<TermQuery>(newLucene<Term>(L"t", StringUtils::toUnicode(token))),
                 BooleanClause::SHOULD);
    text_engines::Answer answer;
    const TopDocsPtr found = searcher->search(query, 10);
    for (const ScoreDocPtr& at : found->scoreDocs) answer.push_back(static_cast<std::size_t>(at->doc));
    return answer;
  };
  return text_engines::run("lucene++", folder, build, best, queries.size());
}
