#include "reading/place.h"

#include <algorithm>
#include <vector>

#include "reading/numbers.h"

namespace langqiao::reading {
namespace {

bool is_code(std::string_view id) { return id.size() >= 6 && std::ranges::all_of(id, is_digit); }

// Digits that say something: 510000 → 51, 510100 → 5101, 510107 → itself, a town with all nine.
std::string_view stem(std::string_view code) {
  if (code.size() != 6) return code;
  if (code.ends_with("0000")) return code.substr(0, 2);
  return code.ends_with("00") ? code.substr(0, 4) : code;
}

struct Candidate {
  std::string_view code;
  ByteSpan span;
  bool only = true;  // the word means no other place
};

std::vector<Candidate> candidates_in(std::span<const FoundWord> found, const Vocabulary& vocabulary) {
  std::vector<Candidate> candidates;
  for (const FoundWord& each : found) {
    if (!vocabulary.may_be_place(each.word)) continue;
    const auto& senses = vocabulary.words()[each.word].senses;
    const auto places = std::ranges::count(senses, ConceptKind::place, &Sense::kind);
    for (const Sense& sense : senses) {
      if (sense.kind == ConceptKind::place && is_code(sense.id))
        candidates.push_back({sense.id, each.span, places == 1});
    }
  }
  return candidates;
}

}  // namespace

bool lies_in(std::string_view inner, std::string_view outer) { return inner.starts_with(stem(outer)); }

std::optional<FoundPlace> place_of(std::span<const FoundWord> found, const Vocabulary& vocabulary,
                                   std::string_view home) {
  const auto candidates = candidates_in(found, vocabulary);
  const Candidate* best = nullptr;
  std::size_t best_support = 0;
  for (const Candidate& each : candidates) {
    const auto inside = [&](const Candidate& other) {
      return other.code != each.code && stem(other.code).size() < stem(each.code).size() &&
             lies_in(each.code, other.code);
    };
    std::size_t support = std::ranges::any_of(candidates, inside) ? 2 : 0;
    if (!home.empty() && lies_in(each.code, home)) ++support;
    if (!each.only && support == 0) continue;
    const bool better = !best || support > best_support ||
                        (support == best_support && stem(each.code).size() > stem(best->code).size());
    if (better) best = &each, best_support = support;
  }
  if (!best) return std::nullopt;
  return FoundPlace{std::string(best->code), best->span};
}

}  // namespace langqiao::reading
