#include "reading/vocabulary.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "base/text.h"
#include "reading/cue_words.h"
#include "reading/folded.h"

namespace langqiao::reading {
namespace {

// Fewest characters of a name that is looked for in running text, where shorter ones are words of everyday
// language more often than names.
constexpr std::size_t kLeastCourse = 3;
constexpr std::size_t kLeastFunction = 3;  // 职业功能 such as 准备 and 检测

constexpr std::size_t kCountyDigits = 6;  // of a code of GB/T 2260
constexpr std::array<std::string_view, 6> kCountyEnds{"自治县", "新区", "区", "县", "市", "旗"};
// What is left of 市中区 and 城区 stands in too many names of streets and quarters.
constexpr std::array<std::string_view, 4> kNoShortName{"市中", "城中", "市辖", "高新"};

bool is_latin_word(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_usable(std::string_view word) {
  if (word.empty() || word.size() > Vocabulary::kMostBytes || !is_utf8(word)) return false;
  return is_latin_word(word) || length_of(word) >= 2;
}

}  // namespace

class VocabularyBuilder {
 public:
  VocabularyBuilder(const CityTables& tables, Vocabulary& to) : tables_(tables), to_(to) {}

  void build() {
    add_occupations();
    add_skills();
    add_programs();
    for (const Industry& industry : tables_.industries)
      add(industry.name, {ConceptKind::industry, industry.id.text()});
    for (const Course& course : tables_.courses) {
      if (length_of(course.name) >= kLeastCourse) add(course.name, {ConceptKind::course, course.name});
    }
    add_places();
    shorten_places();
    add_bodies();
    add_aliases();
    for (const std::string_view each : kPlainWords) word(folded(each));
    for (const CueWord& each : kCueWords) word(folded(each.word)).cue = each.cue;
    for (const EducationWord& each : kEducationWords) word(folded(each.word)).education = each.education;
    finish();
  }

 private:
  Word& word(const std::string& text) {
    const auto [at, is_new] = at_.try_emplace(text, to_.words_.size());
    if (is_new) to_.words_.push_back({.text = text});
    return to_.words_[at->second];
  }

  void add(std::string_view name, Sense sense) {
    const std::string text = folded(trim(name));
    if (!is_usable(text)) return;
    auto& senses = word(text).senses;
    const auto same = [&](const Sense& each) { return each.kind == sense.kind && each.id == sense.id; };
    if (const auto known = std::ranges::find_if(senses, same); known != senses.end()) {
      known->weight = std::max(known->weight, sense.weight);
    } else {
      senses.push_back(std::move(sense));
    }
  }

  void add_occupations() {
    for (const Occupation& occupation : tables_.occupations) {
      to_.occupations_.emplace(occupation.id.text(), occupation.name);
      if (occupation.parent) to_.groups_.insert(occupation.parent->text());
      if (occupation.level >= 3) add(occupation.name, {ConceptKind::occupation, occupation.id.text()});
    }
    for (const Term& term : tables_.terms) {
      if (term.kind == TermKind::title || term.kind == TermKind::job_type)
        add(term.term, {ConceptKind::occupation, term.target, term.weight});
    }
  }

  // A term whose target is the name of an official skill means that skill.
  void add_skills() {
    std::unordered_map<std::string, std::string> official;
    for (const Skill& skill : tables_.skills) {
      official.emplace(folded(skill.name), skill.id.text());
      const bool everyday = std::ranges::find(kEverydayFunctions, skill.name) != std::end(kEverydayFunctions);
      if (length_of(skill.name) >= kLeastFunction && !everyday)
        add(skill.name, {ConceptKind::skill, skill.id.text()});
    }
    for (const Term& term : tables_.terms) {
      if (term.kind != TermKind::skill) continue;
      const auto known = official.find(folded(term.target));
      add(term.term,
          {ConceptKind::skill, known == official.end() ? term.target : known->second, term.weight});
    }
  }

  // Of programs with one name those of the editions in force; older ones only where nothing newer has it.
  void add_programs() {
    std::unordered_set<std::string> ended;
    for (const Edition& edition : tables_.editions)
      if (edition.valid_until) ended.insert(edition.id.text());
    std::unordered_set<std::string> current;
    for (const Program& program : tables_.programs)
      if (!ended.contains(program.edition.text())) current.insert(program.name);
    for (const Program& program : tables_.programs) {
      if (!ended.contains(program.edition.text()) || !current.contains(program.name))
        add(program.name, {ConceptKind::program, program.id.text()});
    }
  }

  void add_place(const std::string& name, const std::string& code) {
    add(name, {ConceptKind::place, code});
    auto& known = to_.places_[code];
    if (known.size() < name.size()) known = name;
  }
  void add_places() {
    for (const Region& region : tables_.regions) add_place(region.name, region.id.text());
    for (const Term& term : tables_.terms)
      if (term.kind == TermKind::place) add_place(term.term, term.target);
  }

  void shorten_places() {
    for (const auto& [code, name] : to_.places_) {
      if (code.size() != kCountyDigits || code.ends_with("00")) continue;
      std::string brief = folded(name);
      const auto ends = std::ranges::find_if(
          kCountyEnds, [&](std::string_view end) { return std::string_view(brief).ends_with(end); });
      if (ends == kCountyEnds.end()) continue;
      brief.resize(brief.size() - ends->size());
      const bool says_nothing = std::ranges::find(kNoShortName, brief) != kNoShortName.end();
      if (is_usable(brief) && !says_nothing) to_.short_places_.push_back({code, std::move(brief)});
    }
    std::ranges::sort(to_.short_places_, {}, &ShortPlace::code);
  }

  void add_bodies() {
    for (const School& school : tables_.schools) {
      add(school.name, {ConceptKind::school, school.id.text()});
      for (const std::string& former : school.former_names)
        add(former, {ConceptKind::school, school.id.text()});
    }
    for (const Organisation& organisation : tables_.organisations)
      add(organisation.name, {ConceptKind::organisation, organisation.id.text()});
    for (const Term& term : tables_.terms) {
      if (term.kind == TermKind::school) add_body(term, ConceptKind::school);
      if (term.kind == TermKind::organisation) add_body(term, ConceptKind::organisation);
    }
  }
  // A body that the city itself has a record of is that record.
  void add_body(const Term& term, ConceptKind kind) {
    const auto known = at_.find(folded(term.term));
    const bool has = known != at_.end() && std::ranges::any_of(to_.words_[known->second].senses,
                                                               [&](const auto& s) { return s.kind == kind; });
    if (!has) add(term.term, {kind, term.target, term.weight});
  }

  void add_aliases() {
    for (const Alias& alias : tables_.aliases) {
      if (const auto kind = kind_of(alias.kind)) add(alias.alias, {*kind, alias.target});
    }
  }
  static std::optional<ConceptKind> kind_of(AliasKind kind) {
    switch (kind) {
      case AliasKind::department:
        return std::nullopt;
      case AliasKind::region:
        return ConceptKind::place;
      case AliasKind::school:
        return ConceptKind::school;
      case AliasKind::program:
        return ConceptKind::program;
      case AliasKind::occupation:
        return ConceptKind::occupation;
      case AliasKind::industry:
        return ConceptKind::industry;
      case AliasKind::organisation:
        return ConceptKind::organisation;
    }
    return std::nullopt;
  }

  void finish() {
    std::ranges::sort(to_.words_, {}, &Word::text);
    for (const Word& word : to_.words_) {
      const bool place =
          std::ranges::find(word.senses, ConceptKind::place, &Sense::kind) != word.senses.end();
      to_.marks_.push_back(static_cast<std::uint8_t>((place ? Vocabulary::kPlace : 0) |
                                                     (word.education ? Vocabulary::kSchooling : 0)));
    }
    to_.weights_.resize(to_.words_.size());
    for (const TermWeight& weight : tables_.term_weights) {
      const std::string text = folded(weight.term);
      const auto at = std::ranges::lower_bound(to_.words_, text, {}, &Word::text);
      if (at == to_.words_.end() || at->text != text) continue;
      to_.weights_[static_cast<std::size_t>(at - to_.words_.begin())].push_back(
          {weight.occupation.text(), static_cast<double>(weight.weight_milli) / 1000});
    }
  }

  const CityTables& tables_;
  Vocabulary& to_;
  std::unordered_map<std::string, std::size_t> at_;
};

Vocabulary::Vocabulary(const CityTables& tables) { VocabularyBuilder(tables, *this).build(); }

std::span<const ShortPlace> Vocabulary::short_places_in(std::string_view stem) const {
  const auto first = std::ranges::lower_bound(short_places_, stem, {}, &ShortPlace::code);
  const auto last = std::find_if_not(first, short_places_.end(),
                                     [&](const ShortPlace& place) { return place.code.starts_with(stem); });
  return {first, last};
}

std::string_view Vocabulary::place_name(std::string_view code) const {
  const auto known = places_.find(std::string(code));
  return known == places_.end() ? std::string_view() : known->second;
}

}  // namespace langqiao::reading
