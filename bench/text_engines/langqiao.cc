// Langqiao's own search for words, from plain texts.
#include "matching/search.h"
#include "measure.h"

using namespace langqiao::matching;

int main(int, char** arguments) {
  const std::string folder = arguments[1];
  const auto documents = text_engines::lines_of(folder + "/documents.txt");
  const auto queries = text_engines::lines_of(folder + "/queries.txt");
  const TextModel text;
  std::unique_ptr<Index> index;
  const auto build = [&] {
    std::vector<Listing> listings;
    for (std::size_t i = 0; i < documents.size(); ++i)
      listings.push_back(std::move(
          admit({.id = i, .side = Side::offer, .verified = true, .lawful = true, .text = documents[i]})
              .value()));
    index = Index::of(listings, text, 1);
  };
  const auto best = [&](std::size_t q) {
    text_engines::Answer answer;
    for (const Match& at : best_with_words(queries[q], *index->snapshot(), text, 10)) answer.push_back(at.id);
    return answer;
  };
  return text_engines::run("langqiao", folder, build, best, queries.size());
}
