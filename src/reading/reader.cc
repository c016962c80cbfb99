#include "reading/reader.h"

#include <algorithm>

#include "base/text.h"
#include "reading/pay.h"
#include "reading/place.h"
#include "reading/requirements.h"

namespace langqiao::reading {
namespace {

constexpr std::size_t kLeastOccupation = 3;  // characters of an occupation's name in running text

// The span of the original that a span of the folded text stands for.
FoundAt found_at(AdvertField field, const Folded& folded, ByteSpan span) {
  return {field,
          {static_cast<std::uint32_t>(folded.original(span.begin)),
           static_cast<std::uint32_t>(folded.original(span.end))}};
}

}  // namespace

Reader::Reader(Vocabulary vocabulary, std::string home)
    : vocabulary_(std::make_unique<const Vocabulary>(std::move(vocabulary))),
      finder_(*vocabulary_),
      judge_(*vocabulary_),
      home_(std::move(home)) {
  lay_out_meanings();
}

void Reader::lay_out_meanings() {
  for (const Word& word : vocabulary_->words()) {
    meanings_from_.push_back(static_cast<std::uint32_t>(meanings_.size()));
    for (const Sense& sense : word.senses) {
      if (sense.weight.basis_points() < Share::kWhole) continue;  // only part of a name
      const bool is_occupation = sense.kind == ConceptKind::occupation;
      meanings_.push_back({&sense.id, sense.kind, is_occupation && length_of(word.text) < kLeastOccupation});
    }
  }
  meanings_from_.push_back(static_cast<std::uint32_t>(meanings_.size()));
}

void Reader::mention(std::span<const FoundWord> words, AdvertField field, Reading& reading) const {
  reading.mentions.reserve(reading.mentions.size() + words.size());
  for (const FoundWord& found : words) {
    for (std::uint32_t i = meanings_from_[found.word]; i < meanings_from_[found.word + 1]; ++i) {
      const Meaning& meaning = meanings_[i];
      // In running text 游戏 or 数据库 speaks of a subject more often than of who works on it.
      if (meaning.is_short_occupation && field == AdvertField::text) continue;
      reading.mentions.push_back({meaning.kind, *meaning.id, {field, found.span}, found.cue});
    }
  }
}

// Bytes that are no UTF-8 become signs of the same length, so that spans stay what they are.
std::string_view Reader::clean(std::string_view title, Desk& desk) {
  if (is_utf8(title)) return title;
  desk.clean_title_.assign(title);
  std::size_t at = 0;
  while ((at += first_invalid_utf8(std::string_view(desk.clean_title_).substr(at))) <
         desk.clean_title_.size())
    desk.clean_title_[at] = '?';
  return desk.clean_title_;
}

void Reader::read_title(std::string_view title, Desk& desk, Reading& reading) const {
  finder_.find(title, desk.words_);
  desk.title_words_.assign(desk.words_.found().begin(), desk.words_.found().end());
  desk.folded_title_ = desk.words_.folded().text();
  mention(desk.title_words_, AdvertField::title, reading);
}

void Reader::read_words(std::string_view text, AdvertField field, Desk& desk, Reading& reading) const {
  if (text.empty()) return;
  finder_.find(text, desk.words_);
  const auto found = desk.words_.found();
  desk.other_words_.insert(desk.other_words_.end(), found.begin(), found.end());
  mention(found, field, reading);
}

// Fields that stand in the running text; those with a cell of their own are read before and stay.
void Reader::read_text_fields(std::string_view text, AdvertField field, Desk& desk, Reading& reading) const {
  if (text.empty()) return;
  const Folded& folded = desk.words_.folded();
  if (!reading.pay) {
    if (const auto pay = pay_in_text(folded.text())) {
      reading.pay = pay->pay;
      reading.pay->at = found_at(field, folded, pay->span);
    }
  }
  if (!reading.education) {
    if (const auto found = least_education(text, desk.words_.found(), *vocabulary_))
      reading.education = EducationRead{found->value, {field, found->span}};
  }
  if (!reading.experience) {
    if (const auto found = experience_of(folded.text(), false))
      reading.experience =
          ExperienceRead{found->value.least, found->value.most, found_at(field, folded, found->span)};
  }
  if (!reading.recruits) {
    if (const auto found = recruits_of(folded.text()))
      reading.recruits = RecruitsRead{Persons(found->value), found_at(field, folded, found->span)};
  }
  if (!reading.place) {
    if (const auto place = place_of(desk.words_.found(), *vocabulary_, {.home = home_}))
      reading.place = PlaceRead{place->code, {field, place->span}};
  }
}

void Reader::read_cells(const AdvertText& advert, Desk& desk, Reading& reading) const {
  if (!advert.pay.empty()) {
    desk.cell_.fold(advert.pay);
    if (const auto pay = pay_of_cell(desk.cell_.text())) {
      reading.pay = pay->pay;
      reading.pay->at = found_at(AdvertField::pay, desk.cell_, pay->span);
    } else if (const auto words = negotiable_pay(desk.cell_.text())) {
      reading.pay_negotiable = found_at(AdvertField::pay, desk.cell_, *words);
    }
  }
  // Some sites put schooling beside the years: "3-5年 | 本科".
  for (const auto& [cell, field] : {std::pair{advert.education, AdvertField::education},
                                    std::pair{advert.experience, AdvertField::experience}}) {
    if (cell.empty() || reading.education) continue;
    finder_.find(cell, desk.words_);
    if (const auto found = least_education(cell, desk.words_.found(), *vocabulary_,
                                           {.is_cell = true, .any_word = field == AdvertField::education}))
      reading.education = EducationRead{found->value, {field, found->span}};
  }
  if (!advert.experience.empty()) {
    desk.cell_.fold(advert.experience);
    if (const auto found = experience_of(desk.cell_.text(), true))
      reading.experience = ExperienceRead{found->value.least, found->value.most,
                                          found_at(AdvertField::experience, desk.cell_, found->span)};
  }
  if (!advert.place.empty()) {
    finder_.find(advert.place, desk.words_);
    if (const auto place = place_of(desk.words_.found(), *vocabulary_, {.cell = advert.place, .home = home_}))
      reading.place = PlaceRead{place->code, {AdvertField::place, place->span}};
  }
}

Reading Reader::read(const AdvertText& advert, Desk& desk) const {
  Reading reading;
  desk.other_words_.clear();
  read_cells(advert, desk, reading);
  const std::string_view title = clean(advert.title, desk);
  read_title(title, desk, reading);
  read_text_fields(title, AdvertField::title, desk, reading);
  read_words(advert.text, AdvertField::text, desk, reading);
  read_text_fields(advert.text, AdvertField::text, desk, reading);
  read_words(advert.tags, AdvertField::tags, desk, reading);
  read_words(advert.industry, AdvertField::industry, desk, reading);
  reading.occupation = judge_.judge({.title = title,
                                     .folded_title = desk.folded_title_,
                                     .title_words = desk.title_words_,
                                     .other_words = desk.other_words_},
                                    desk.judge_);
  return reading;
}

std::optional<std::string> Reader::sure_occupation(const AdvertText& advert, Desk& desk) const {
  Reading reading;
  desk.other_words_.clear();
  const std::string_view title = clean(advert.title, desk);
  read_title(title, desk, reading);
  const auto sure = judge_.sure_title({.title = title,
                                       .folded_title = desk.folded_title_,
                                       .title_words = desk.title_words_,
                                       .other_words = {}});
  read_words(advert.text, AdvertField::text, desk, reading);
  read_words(advert.tags, AdvertField::tags, desk, reading);
  read_words(advert.industry, AdvertField::industry, desk, reading);
  return sure;
}

}  // namespace langqiao::reading
