#include "matching/score.h"

#include <algorithm>

namespace langqiao::matching {
namespace {

struct Scored {
  Evidence evidence;
  PartValues parts;
  double score = 0;
};

std::optional<Scored> scored(const Query& query, const Listing& of, const Model& model) {
  const Facts facts = facts_of(of);
  if (!query.admits(facts)) return std::nullopt;
  const Evidence evidence = query.evidence(packed_concepts(of));
  const float sum = text_sum(query.words(), of.text, model.text);
  if (!Query::matches(evidence, sum)) return std::nullopt;
  const PartValues parts = query.parts(facts, evidence, query.text_part(sum));
  return Scored{evidence, parts, query.score(facts, evidence, parts)};
}

// Hundredths that `offer` gives for `asked`.
std::uint8_t credit_of(const ListedConcept& asked, const Listing& offer, const Relations& relations) {
  std::uint8_t credit = 0;
  const auto offers = [&](std::uint32_t id) {
    const auto at = std::ranges::lower_bound(offer.concepts, id, {}, &ListedConcept::id);
    return at != offer.concepts.end() && at->id == id && at->role == asked.role;
  };
  if (offers(asked.id)) return kFullCredit;
  for (const Related& near : relations.offers_for(asked.id)) {
    if (near.credit > credit && offers(near.id)) credit = near.credit;
  }
  return credit;
}

std::vector<MissingConcept> missing(const Listing& need, const Listing& offer, const Relations& relations) {
  std::vector<ListedConcept> asked = need.concepts;
  std::ranges::stable_sort(asked, [](const ListedConcept& a, const ListedConcept& b) {
    return a.must != b.must ? a.must : a.weight > b.weight;
  });
  std::vector<MissingConcept> found;
  for (const ListedConcept& at : asked) {
    if (at.role != Role::skill) continue;
    const std::uint8_t credit = credit_of(at, offer, relations);
    if (credit < kFullCredit) found.push_back({at.id, credit, at.must});
  }
  return found;
}

}  // namespace

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

std::optional<double> score(const Query& query, const Listing& of, const Model& model) {
  const auto found = scored(query, of, model);
  return found ? std::optional(found->score) : std::nullopt;
}

std::vector<Match> scan(const Query& query, std::span<const Listing> listings, const Model& model,
                        std::size_t most) {
  std::vector<Match> found;
  for (const Listing& listing : listings) {
    if (const auto value = score(query, listing, model)) found.push_back({listing.id, *value});
  }
  std::ranges::sort(found, better);
  if (found.size() > most) found.resize(most);
  return found;
}

std::optional<Reasons> explain(const Listing& query, const Listing& of, const Model& model,
                               const Collection& words) {
  const Query asking(query, model, words);
  const auto found = scored(asking, of, model);
  if (!found) return std::nullopt;
  const bool is_need = query.side == Side::need;
  Reasons reasons{.score = found->score,
                  .parts = {},
                  .missing = missing(is_need ? query : of, is_need ? of : query, model.relations),
                  .held_down = found->evidence.must_missing};
  const PartValues& weights = asking.weights(facts_of(of));
  for (std::size_t j = 0; j < kParts; ++j)
    reasons.parts[j] = {static_cast<Part>(j), found->parts[j], weights[j], weights[j] * found->parts[j]};
  return reasons;
}

}  // namespace langqiao::matching
