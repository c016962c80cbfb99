#include <algorithm>
#include <cmath>
#include <fmt/core.h>
#include <gtest/gtest.h>
#include <set>

#include "city/names.h"
#include "gathered.h"
#include "reading/learn.h"

namespace langqiao::reading {
namespace {

// Right out of how many.
struct Tally {
  std::size_t right = 0;
  std::size_t all = 0;

  void count(bool is_right) { ++all, right += is_right ? 1 : 0; }
  double share() const { return all == 0 ? 0 : static_cast<double>(right) / static_cast<double>(all); }
};

void print(std::string_view what, const Tally& tally) {
  fmt::print("{:<44} {:6.1f} %  {} of {}\n", what, 100 * tally.share(), tally.right, tally.all);
}

const Reader& reader() {
  static const Reader kReader(pack_vocabulary(), "310000");
  return kReader;
}

// Every gathered advert with its reading; empty where there are none.
const std::vector<std::pair<const Row*, Reading>>& readings() {
  static const auto kReadings = [] {
    std::vector<std::pair<const Row*, Reading>> all;
    Reader::Desk desk(reader());
    for (const Row& row : gathered_adverts()) {
      const AdvertCells cells(row);
      all.emplace_back(&row, reader().read(cells.view(), desk));
    }
    return all;
  }();
  return kReadings;
}

#define NEEDS_ADVERTS() \
  if (readings().empty()) GTEST_SKIP() << "no gathered adverts in ../shared/data: accuracy is not measured"

// True when one of `right` begins with the first `digits` characters of `id`.
bool fits(const std::string& id, const std::vector<std::string>& right, std::size_t characters) {
  return std::ranges::any_of(
      right, [&](const std::string& each) { return each.substr(0, characters) == id.substr(0, characters); });
}

TEST(Vocabulary, OfThePacksHoldsFiftyThousandTerms) {
  fmt::print("distinct terms: {}\n", reader().vocabulary().words().size());
  EXPECT_GE(reader().vocabulary().words().size(), 50'000U);
}

// Labels were given by hand to adverts drawn by a hash of their ids, evenly over sources and search words,
// before any title was listed; several codes where the advert leaves it open.
TEST(Accuracy, OccupationOfLabelledAdverts) {
  NEEDS_ADVERTS();
  Tally unit, first, minor, sub_major, sure;
  std::size_t unsure = 0;
  std::map<std::string, Tally> by_source;
  for (const auto& [row, reading] : readings()) {
    const auto label = labels().find(row->find("id")->second);
    if (label == labels().end()) continue;
    const std::string id = reading.occupation ? reading.occupation->occupation.text() : "";
    const bool right = std::ranges::find(label->second, id) != label->second.end();
    unit.count(right);
    first.count(id == label->second.front());
    by_source[row->find("source")->second].count(right);
    minor.count(fits(id, label->second, 7));
    sub_major.count(fits(id, label->second, 4));
    if (reading.occupation && !reading.occupation->unsure) sure.count(right);
    if (!reading.occupation || reading.occupation->unsure) ++unsure;
    if (!right && std::getenv("LANGQIAO_SHOW_MISSES"))
      fmt::print("  {} {} read {} wanted {}\n", row->find("id")->second, row->find("title")->second, id,
                 label->second.front());
  }
  print("occupation, one of the right codes", unit);
  print("occupation, the best code", first);
  print("occupation, minor group", minor);
  print("occupation, sub-major group", sub_major);
  print("occupation where the reading is sure", sure);
  fmt::print("unsure: {}\n", unsure);
  for (const auto& [source, tally] : by_source) print("  " + source, tally);
  EXPECT_GE(unit.all, 300U);
  EXPECT_GE(unit.share(), 0.85);
  EXPECT_GE(minor.share(), 0.87);
  EXPECT_GT(sure.share(), unit.share());
}

// What words of the whole advert add, learned from every source but the one that is judged. Titles were
// listed by hand for all sectors, so that only this part of the judgement can be kept from a source.
TEST(Accuracy, OccupationOfSourcesThatNothingWasLearnedFrom) {
  NEEDS_ADVERTS();
  constexpr std::size_t kLeastLabels = 28;
  std::map<std::string, std::size_t> labels_of;
  for (const Row& row : gathered_adverts())
    if (labels().contains(row.find("id")->second)) ++labels_of[row.find("source")->second];
  CityTables tables = pack_tables();
  const auto judge = [&](const std::string& source, const std::vector<TermWeight>& weights) {
    tables.term_weights = weights;
    const Reader judged(Vocabulary(tables), "310000");
    Reader::Desk desk(judged);
    Tally tally;
    for (const Row& row : gathered_adverts()) {
      const auto label = labels().find(row.find("id")->second);
      if (label == labels().end() || row.find("source")->second != source) continue;
      const auto read = judged.read(AdvertCells(row).view(), desk).occupation;
      tally.count(read && std::ranges::find(label->second, read->occupation.text()) != label->second.end());
    }
    return tally;
  };
  Tally without, with;
  for (const auto& [source, count] : labels_of) {
    if (count < kLeastLabels) continue;
    std::vector<Lesson> lessons;
    Reader::Desk desk(reader());
    for (const Row& row : gathered_adverts()) {
      if (row.find("source")->second == source) continue;
      if (auto lesson = lesson_of(reader(), AdvertCells(row).view(), desk))
        lessons.push_back(std::move(*lesson));
    }
    const Tally bare = judge(source, {}), taught = judge(source, learn(lessons, reader().vocabulary()));
    print("  " + source + ", titles alone", bare);
    print("  " + source + ", with words of other sources", taught);
    without.right += bare.right, without.all += bare.all;
    with.right += taught.right, with.all += taught.all;
  }
  print("sources not learned from, titles alone", without);
  print("sources not learned from, with words", with);
  EXPECT_GE(with.share(), 0.85);
}

bool near(std::int64_t read, const std::string& given) {
  return !given.empty() &&
         std::abs(static_cast<double>(read) - std::stod(given)) <= std::max(2.0, 0.01 * std::stod(given));
}

// Against the monthly amounts that the gatherers worked out; rows where theirs is a year's pay are left out.
TEST(Accuracy, PayOfCells) {
  NEEDS_ADVERTS();
  Tally pay;
  for (const auto& [row, reading] : readings()) {
    const auto& most = row->find("salary_max_month")->second;
    if (row->find("salary_raw")->second.empty() || most.empty() || std::stod(most) >= 200'000) continue;
    const auto& least = row->find("salary_min_month")->second;
    pay.count(reading.pay && near(reading.pay->least_yuan, least) &&
              near(reading.pay->most_yuan.value_or(-1), most));
  }
  print("pay from its cell", pay);
  EXPECT_GE(pay.share(), 0.98);
}

TEST(Accuracy, EducationAndPlaceOfCells) {
  NEEDS_ADVERTS();
  const std::map<std::string, Education, std::less<>> names{{"学历不限", Education::any},
                                                            {"初中", Education::lower_secondary},
                                                            {"高中", Education::upper_secondary},
                                                            {"中专", Education::secondary_vocational},
                                                            {"大专", Education::higher_vocational},
                                                            {"本科", Education::bachelor},
                                                            {"硕士", Education::master},
                                                            {"博士", Education::doctor}};
  Tally education, place;
  for (const auto& [row, reading] : readings()) {
    if (const auto name = names.find(row->find("education")->second); name != names.end())
      education.count(reading.education && reading.education->least == name->second);
    if (const auto& district = row->find("district")->second; !district.empty())
      place.count(reading.place && reader().vocabulary().place_name(reading.place->code) == district);
  }
  print("education from its cell", education);
  print("place from its cell", place);
  EXPECT_GE(education.share(), 0.99);
  EXPECT_GE(place.share(), 0.99);
}

// What the running text says of schooling and years, judged by the cells that sites keep beside it. Sites and
// texts differ by themselves, so that this is a floor, not the accuracy.
TEST(Accuracy, EducationFromTheTextAlone) {
  NEEDS_ADVERTS();
  Tally said;
  Reader::Desk desk(reader());
  for (const auto& [row, reading] : readings()) {
    if (row->find("description")->second.empty() || !reading.education ||
        reading.education->at.field != AdvertField::education)
      continue;
    const Reading alone = reader().read({.text = row->find("description")->second}, desk);
    if (alone.education) said.count(alone.education->least == reading.education->least);
  }
  print("education from the text alone, where it says", said);
  EXPECT_GE(said.share(), 0.75);
}

// By FNV-1a of the id (Fowler, Noll, Vo), so that the halves are the same everywhere.
bool is_of_first_half(std::string_view id) {
  std::uint32_t hash = 2'166'136'261;
  for (const char c : id) hash = (hash ^ static_cast<unsigned char>(c)) * 16'777'619;
  return hash % 2 == 0;
}

// Skills found in title and text against those of the tags. A tag need not stand in the text and a text names
// more than its few tags, so that both shares are floors.
TEST(Accuracy, SkillsOfTheTextAgainstTags) {
  NEEDS_ADVERTS();
  Reader::Desk desk(reader());
  const auto skills = [&](const AdvertText& advert) {
    std::set<std::string> ids;
    for (const Mention& mention : reader().read(advert, desk).mentions)
      if (mention.kind == ConceptKind::skill && mention.cue != Cue::not_asked) ids.insert(mention.id);
    return ids;
  };
  // Lists of skills were mended with one half of the adverts at hand; the other tells what that was worth.
  for (const bool mended_with : {true, false}) {
    Tally recall, precision;
    for (const auto& [row, reading] : readings()) {
      const auto& text = row->find("description")->second;
      if (is_of_first_half(row->find("id")->second) != mended_with || text.size() < 200) continue;
      const auto of_tags = skills({.tags = row->find("tags")->second});
      if (of_tags.empty()) continue;
      const auto of_text = skills({.title = row->find("title")->second, .text = text});
      for (const std::string& id : of_tags) recall.count(of_text.contains(id));
      for (const std::string& id : of_text) precision.count(of_tags.contains(id));
    }
    const std::string half = mended_with ? ", half that was looked at" : ", other half";
    print("skills of tags that the text names" + half, recall);
    print("skills of the text that are tags" + half, precision);
    fmt::print("F1 {:.3f}\n", 2 * recall.share() * precision.share() / (recall.share() + precision.share()));
    EXPECT_GE(recall.share(), 0.55);
    EXPECT_GE(precision.share(), 0.17);
  }
}

}  // namespace
}  // namespace langqiao::reading
