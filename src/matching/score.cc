#include "matching/score.h"

#include <algorithm>

namespace langqiao::matching {
float text_sum(std::span<const QueryWord> words, std::string_view text, const TextModel& model) {
  const CountedText counted = count_words(text);
  float sum = 0;
  for (const QueryWord& word : words) {
    const auto at = std::ranges::lower_bound(counted.keys, word.key, {}, &CountedKey::key);
    if (at != counted.keys.end() && at->key == word.key)
      sum += word.weight * model.worth(at->count, counted.length);
  }
  return sum;
}

CountedCollection::CountedCollection(std::span<const Listing> listings) : listings_(listings.size()) {
  for (const Listing& listing : listings) {
    for (const CountedKey& counted : count_words(listing.text).keys) ++frequency_[counted.key];
  }
}

Collection CountedCollection::collection() const {
  return {listings_, [this](Key key) {
            const auto at = frequency_.find(key);
            return at == frequency_.end() ? std::uint64_t{0} : at->second;
          }};
}

std::optional<Scored> score(const Query& query, const Listing& of, const Model& model) {
  const Facts facts = facts_of(of);
  if (!query.admits(facts)) return std::nullopt;
  const Evidence evidence = query.evidence(packed_concepts(of));
  const float sum = text_sum(query.words(), of.text, model.text);
  if (!Query::matches(evidence, sum)) return std::nullopt;
  const PartValues parts = query.parts(facts, evidence, query.text_part(sum));
  return Scored{evidence, parts, query.score(evidence, parts, query.weights(facts))};
}

std::vector<Match> scan(const Query& query, std::span<const Listing> listings, const Model& model,
                        std::size_t most) {
  std::vector<Match> found;
  for (const Listing& listing : listings) {
    if (const auto value = score(query, listing, model)) found.push_back({listing.id, value->score});
  }
  std::ranges::sort(found, better);
  if (found.size() > most) found.resize(most);
  return found;
}

}  // namespace langqiao::matching
