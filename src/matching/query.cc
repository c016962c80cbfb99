#include "matching/query.h"

#include <algorithm>
#include <array>
#include <bit>

namespace langqiao::matching {
std::vector<QueryWord> query_words(std::string_view text, const Collection& collection) {
  std::vector<QueryWord> words;
  for (const Key key : query_keys(text)) {
    const std::uint64_t frequency = collection.frequency(key);
    if (frequency > 0) words.push_back({key, word_weight(collection.listings, frequency)});
  }
  std::ranges::sort(words, [](const QueryWord& a, const QueryWord& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.key < b.key;
  });
  if (words.size() > kMostQueryWords) words.resize(kMostQueryWords);
  return words;
}

Query::Query(const Listing& listing, const Model& model, const Collection& collection)
    : model_(&model), facts_(facts_of(listing)), city_(model.geography.city(listing.region)) {
  for (std::size_t k = 0; k < kKinds; ++k) {
    const Kind kind = static_cast<Kind>(k);
    const bool met = side() == Side::need ? meets(listing.kind, kind) : meets(kind, listing.kind);
    if (met) shelves_.push_back(shelf_of(other(side()), kind));
  }
  gather(listing);
  index_clues();
  words_ = query_words(listing.text, collection);
  for (const QueryWord& word : words_) best_text_ += word.weight;
}

void Query::gather(const Listing& listing) {
  const Relations& relations = model_->relations;
  for (const ListedConcept& at : listing.concepts) {
    Clue clue{.id = at.id, .role = at.role, .group = 0, .weight = at.weight, .credit = kFullCredit};
    if (at.role == Role::field) fields_said_ = true;
    if (at.role == Role::skill && side() == Side::need) {
      clue.group = static_cast<std::uint8_t>(asked_.size());
      asked_.push_back({at.weight, at.must});
      clue.must = at.must;
      wanted_ += at.weight;
    }
    clues_.push_back(clue);
    for (const Related& near :
         side() == Side::need ? relations.offers_for(at.id) : relations.needs_of(at.id)) {
      clue.id = near.id;
      clue.credit = near.credit;
      clues_.push_back(clue);
    }
  }
}

// Of clues that say the same of a concept the strongest stays.
void Query::index_clues() {
  std::ranges::sort(clues_, [](const Clue& a, const Clue& b) {
    if (a.id != b.id) return a.id < b.id;
    if (a.role != b.role) return a.role < b.role;
    return a.group != b.group ? a.group < b.group : a.credit > b.credit;
  });
  const auto same = [](const Clue& a, const Clue& b) {
    return a.id == b.id && a.role == b.role && a.group == b.group;
  };
  clues_.erase(std::unique(clues_.begin(), clues_.end(), same), clues_.end());

  slots_.assign(std::bit_ceil(2 * clues_.size() + 1), {});
  for (std::uint32_t begin = 0; begin < clues_.size();) {
    std::uint32_t end = begin;
    while (end < clues_.size() && clues_[end].id == clues_[begin].id) ++end;
    std::size_t at = clues_[begin].id * 0x9E37'79B9u & (slots_.size() - 1);
    while (slots_[at].begin != slots_[at].end) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = {clues_[begin].id, begin, end};
    begin = end;
  }
}

std::span<const Clue> Query::clues_of(std::uint32_t id) const {
  std::size_t at = id * 0x9E37'79B9u & (slots_.size() - 1);
  for (; slots_[at].begin != slots_[at].end; at = (at + 1) & (slots_.size() - 1)) {
    if (slots_[at].id == id)
      return std::span(clues_).subspan(slots_[at].begin, slots_[at].end - slots_[at].begin);
  }
  return {};
}

bool Query::has_must() const { return std::ranges::any_of(asked_, &Asked::must); }

bool Query::admits(const Facts& of) const {
  if (!of.open() || !facts_.open() || of.owner == facts_.owner) return false;
  if (of.side() == side()) return false;
  const bool met = side() == Side::need ? meets(facts_.kind(), of.kind()) : meets(of.kind(), facts_.kind());
  if (!met) return false;
  if (std::min(of.until, facts_.until) <= std::max(of.from, facts_.from)) return false;
  const std::uint8_t there = model_->geography.city(of.region);
  return there == city_ || ((of.cities >> city_ & 1) != 0 && (facts_.cities >> there & 1) != 0);
}

Evidence Query::evidence(std::span<const PackedConcept> concepts) const {
  return side() == Side::need ? of_offer(concepts) : of_need(concepts);
}

Evidence Query::of_offer(std::span<const PackedConcept> concepts) const {
  std::array<std::uint8_t, kMostConceptsOfListing> best;
  std::fill_n(best.begin(), asked_.size(), std::uint8_t{0});
  Evidence found{.wanted = wanted_};
  for (const PackedConcept offered : concepts) {
    if (offered.role() == Role::field) found.fields_said = fields_said_;
    for (const Clue& clue : clues_of(offered.id())) {
      if (clue.role != offered.role()) continue;
      std::uint8_t& reached = clue.role == Role::field ? found.field : best[clue.group];
      reached = std::max(reached, clue.credit);
    }
  }
  for (std::size_t g = 0; g < asked_.size(); ++g) {
    found.earned += std::uint32_t{asked_[g].weight} * best[g];
    if (asked_[g].must && best[g] < kMetFrom) found.must_missing = true;
  }
  return found;
}

Evidence Query::of_need(std::span<const PackedConcept> concepts) const {
  Evidence found;
  for (const PackedConcept asked : concepts) {
    std::uint8_t credit = 0;
    for (const Clue& clue : clues_of(asked.id())) {
      if (clue.role == asked.role()) credit = clue.credit;
    }
    if (asked.role() == Role::field) {
      found.fields_said = fields_said_;
      found.field = std::max(found.field, credit);
      continue;
    }
    found.wanted += asked.weight();
    found.earned += std::uint32_t{asked.weight()} * credit;
    if (asked.must() && credit < kMetFrom) found.must_missing = true;
  }
  return found;
}

PartValues Query::parts_of_run(const Facts& of) const {
  PartValues values;
  values.fill(1);
  at(values, Part::place) = place_part(model_->geography.minutes(facts_.region, of.region));
  at(values, Part::level) = side() == Side::need ? level_part(facts_.education, of.education)
                                                 : level_part(of.education, facts_.education);
  return values;
}

PartValues Query::parts(const Facts& of, const Evidence& evidence, double text) const {
  const Facts& need = side() == Side::need ? facts_ : of;
  const Facts& offer = side() == Side::need ? of : facts_;
  PartValues values{};
  set_concept_parts(values, evidence);
  at(values, Part::text) = text;
  at(values, Part::place) = place_part(model_->geography.minutes(facts_.region, of.region));
  at(values, Part::time) = time_part(facts_.from, facts_.until, of.from, of.until);
  at(values, Part::level) = level_part(need.education, offer.education);
  at(values, Part::capacity) = capacity_part(need.seats, offer.seats);
  at(values, Part::record) = record_part(of.record);
  return values;
}

}  // namespace langqiao::matching
