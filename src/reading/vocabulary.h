// The words that a reading knows and what each may mean: names, codes and aliases of a city's records, the
// terms of its packs, and the cues and schooling words of the language. A value; knows no text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "city/reading.h"
#include "city/tables.h"

namespace langqiao::reading {

// One meaning of a word.
struct Sense {
  ConceptKind kind = ConceptKind::skill;
  std::string id;
  Share weight = Share::basis_points(Share::kWhole);  // how surely the word alone means it
};

// A word in folded form (see folded.h) with its meanings. A cue or a schooling word has none of its own.
struct Word {
  std::string text;
  std::vector<Sense> senses;
  Cue cue = Cue::none;
  std::optional<Education> education;
};

// A district, county or town with a name of its own below a city, under the name that it goes by beside the
// city's: 余杭 of 余杭区. Folded.
struct ShortPlace {
  std::string code;
  std::string name;
};

// What a word adds to the score of an occupation (see TermWeight).
struct WordWeight {
  std::string occupation;
  double value = 0;
};

class Vocabulary {
 public:
  // Everything that the tables name. Words of one Han character and words of more than kMostBytes are left
  // out.
  explicit Vocabulary(const CityTables& tables);

  static constexpr std::size_t kMostBytes = 240;

  // By text, each once.
  std::span<const Word> words() const { return words_; }

  // What a word may be, asked of every word of a text: a byte a word stays at hand where Word would not.
  bool may_be_place(std::size_t position) const { return marks_[position] & kPlace; }
  bool is_schooling(std::size_t position) const { return marks_[position] & kSchooling; }

  // What the word at `position` says of occupations.
  std::span<const WordWeight> weights_of(std::size_t position) const { return weights_[position]; }

  // Occupations of the fullest level (细类) and their groups, to walk up and to compare.
  bool has_occupation(std::string_view id) const { return occupations_.contains(std::string(id)); }
  bool is_group(const std::string& id) const { return groups_.contains(id); }  // others stand below it
  const std::string& occupation_name(const std::string& id) const { return occupations_.at(id); }

  // Those whose code begins with `stem`, by code.
  std::span<const ShortPlace> short_places_in(std::string_view stem) const;

  // Name of a place by its code; empty when it is unknown.
  std::string_view place_name(std::string_view code) const;

 private:
  friend class VocabularyBuilder;

  static constexpr std::uint8_t kPlace = 1, kSchooling = 2;

  std::vector<Word> words_;
  std::vector<std::uint8_t> marks_;               // by word
  std::vector<std::vector<WordWeight>> weights_;  // by word
  std::unordered_map<std::string, std::string> occupations_;
  std::unordered_set<std::string> groups_;
  std::unordered_map<std::string, std::string> places_;
  std::vector<ShortPlace> short_places_;
};

}  // namespace langqiao::reading
