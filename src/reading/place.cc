#include "reading/place.h"

#include <algorithm>
#include <array>
#include <tuple>
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
  bool only = true;       // the word means no other place
  bool is_short = false;  // the name without its 区 or 县
  std::size_t support = 0;
};

constexpr std::size_t kOneCharacter = 3;  // bytes

// 西区 and 城区 are districts somewhere, and parts of every city.
bool is_everywhere(std::string_view word) {
  return word.size() == 2 * kOneCharacter && (word.ends_with("区") || word.ends_with("县"));
}

void add_candidates(std::vector<Candidate>& candidates, const FoundWord& found, const Word& word) {
  const auto is_place = [](const Sense& sense) {
    return sense.kind == ConceptKind::place && is_code(sense.id);
  };
  const auto holds_all = [&](const Sense& outer) {
    return std::ranges::all_of(
        word.senses, [&](const Sense& inner) { return !is_place(inner) || lies_in(inner.id, outer.id); });
  };
  for (const Sense& sense : word.senses) {
    if (is_place(sense))
      candidates.push_back({sense.id, found.span, holds_all(sense) && !is_everywhere(word.text)});
  }
}

std::vector<Candidate> candidates_in(std::span<const FoundWord> found, const Vocabulary& vocabulary) {
  std::vector<Candidate> candidates;
  for (const FoundWord& each : found)
    if (vocabulary.may_be_place(each.word)) add_candidates(candidates, each, vocabulary.words()[each.word]);
  return candidates;
}

bool is_municipality(std::string_view code) {
  return code == "110000" || code == "120000" || code == "310000" || code == "500000";
}
// Whether the names of its districts are known well enough to go without 区.
bool is_city(std::string_view code) {
  return is_municipality(code) || (code.size() == 6 && code.ends_with("00") && !code.ends_with("0000"));
}

// Whether a short name at `span` stands by itself: 余杭 in 杭州余杭 or 杭州-余杭-仓前, 宝山 not in 宝山路.
bool stands_alone(std::string_view cell, ByteSpan span, std::span<const Candidate> named) {
  const auto is_han_byte = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
  if (span.end < cell.size() && is_han_byte(cell[span.end])) return false;
  if (span.begin == 0 || !is_han_byte(cell[span.begin - 1])) return true;
  return cell.substr(0, span.begin).ends_with("·") ||
         std::ranges::any_of(named, [&](const Candidate& each) { return each.span.end == span.begin; });
}

// 宝山 in 上海宝山路: a road has the name.
bool names_road(std::string_view cell, ByteSpan span) {
  constexpr std::array<std::string_view, 5> kRoads{"路", "大道", "大街", "公路", "高架"};
  constexpr std::array<std::string_view, 5> kParts{"东", "西", "南", "北", "中"};
  std::size_t at = span.end;
  pass_any(cell, at, kParts);
  return pass_any(cell, at, kRoads);
}

// Districts of the cities that are named, and of the home, by their short names.
void add_short_places(std::vector<Candidate>& candidates, const Vocabulary& vocabulary, PlaceText text) {
  const std::vector<Candidate> named = candidates;
  std::vector<std::string_view> cities;
  for (const Candidate& each : named)
    if (is_city(each.code)) cities.push_back(each.code);
  if (is_city(text.home)) cities.push_back(text.home);
  for (const std::string_view city : cities) {
    for (const ShortPlace& place : vocabulary.short_places_in(stem(city))) {
      const std::size_t at = find_han(text.cell, place.name);
      if (at == text.cell.npos) continue;
      const ByteSpan span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + place.name.size())};
      const bool is_city_itself = std::ranges::any_of(named, [&](const Candidate& each) {
        return each.code == city && each.span.begin <= span.begin && span.begin < each.span.end;
      });
      if (!is_city_itself && stands_alone(text.cell, span, named))
        candidates.push_back({.code = place.code, .span = span, .only = false, .is_short = true});
    }
  }
}

}  // namespace

bool lies_in(std::string_view inner, std::string_view outer) { return inner.starts_with(stem(outer)); }

std::optional<FoundPlace> place_of(std::span<const FoundWord> found, const Vocabulary& vocabulary,
                                   PlaceText text) {
  auto candidates = candidates_in(found, vocabulary);
  if (!text.cell.empty()) {
    std::erase_if(candidates, [&](const Candidate& each) { return names_road(text.cell, each.span); });
    add_short_places(candidates, vocabulary, text);
  }
  const Candidate* best = nullptr;
  for (Candidate& each : candidates) {
    const auto holds = [&](const Candidate& other) {
      return other.span != each.span && other.code != each.code &&
             stem(other.code).size() < stem(each.code).size() && lies_in(each.code, other.code);
    };
    each.support = std::ranges::any_of(candidates, holds) ? 2 : 0;
    if (!text.home.empty() && lies_in(each.code, text.home)) ++each.support;
    if (!each.only && each.support == 0) continue;
    const auto rank = [](const Candidate& it) {
      return std::tuple(it.support, stem(it.code).size(), !it.is_short);
    };
    if (!best || rank(each) > rank(*best)) best = &each;
  }
  if (!best) return std::nullopt;
  return FoundPlace{std::string(best->code), best->span};
}

}  // namespace langqiao::reading
