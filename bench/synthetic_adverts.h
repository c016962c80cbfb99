// Synthetic adverts, needs and offers of any number, for benchmarks: texts of the shape of real adverts (a
// title of 4 to 24 characters and 2 to 13 tags), put together from the names in packs/cn; concepts of skills
// and occupations whose frequencies fall as those of real ones do. No text or listing stands for a real one.
#pragma once

#include <algorithm>
#include <cmath>
#include <fstream>
#include <string>
#include <vector>

#include "base/random.h"
#include "base/text.h"
#include "matching/query.h"

namespace langqiao::matching {

// Ranks 0 … count − 1, the r-th with a frequency of 1 / (r + 1)^exponent.
class Zipf {
 public:
  Zipf(std::size_t count, double exponent) {
    double sum = 0;
    for (std::size_t r = 0; r < count; ++r)
      reached_.push_back(sum += std::pow(static_cast<double>(r + 1), -exponent));
  }
  std::size_t draw(Random& random) const {
    const double at = static_cast<double>(random.below(std::size_t{1} << 53)) * 0x1p-53 * reached_.back();
    const auto found = std::ranges::upper_bound(reached_, at) - reached_.begin();
    return std::min(static_cast<std::size_t>(found), reached_.size() - 1);
  }

 private:
  std::vector<double> reached_;
};

inline std::vector<std::string> names_of(const std::string& file, std::size_t column, std::size_t longest) {
  std::ifstream rows(file);
  std::vector<std::string> names;
  std::string row;
  std::getline(rows, row);
  while (std::getline(rows, row)) {
    const auto cells = split(row, ',');
    if (cells.size() <= column || row.find('"') != std::string::npos) continue;
    const std::string_view name = cells[column];
    if (const std::size_t length = length_of(name); length >= 2 && length <= longest)
      names.emplace_back(name);
  }
  Random random(7);
  for (std::size_t i = names.size(); i > 1; --i) std::swap(names[i - 1], names[random.below(i)]);
  return names;
}

class SyntheticTexts {
 public:
  explicit SyntheticTexts(const std::string& source_dir)
      : titles_(names_of(source_dir + "/packs/cn/occupations.csv", 3, 12)),
        tags_(names_of(source_dir + "/packs/cn/skills.csv", 2, 10)),
        title_rank_(titles_.size(), 1.0),
        tag_rank_(tags_.size(), 1.0) {}

  // Of the title alone: what people search for.
  std::string title(Random& random) const {
    static constexpr const char* kBefore[] = {"高级", "资深", "初级", "实习", "助理", "急聘"};
    static constexpr const char* kBehind[] = {"（双休）", "-浦东",      "（五险一金）", "经理",
                                              "主管",     "（应届生）", "/工程师"};
    std::string text;
    if (random.chance(3000)) text += random.one_of(kBefore);
    if (random.chance(2500)) text += tools()[random.below(tools().size())];
    text += titles_[title_rank_.draw(random)];
    if (random.chance(2500)) text += random.one_of(kBehind);
    return text;
  }
  std::string advert(Random& random) const {
    static constexpr const char* kUsual[] = {"五险一金", "带薪年假", "定期体检", "年终奖金",
                                             "绩效奖金", "员工旅游", "餐饮补贴", "交通补贴",
                                             "专业培训", "周末双休", "弹性工作", "节日福利"};
    std::string text = title(random);
    for (std::int64_t n = random.between(0, 6); n > 0; --n) text += "，" + tags_[tag_rank_.draw(random)];
    for (std::int64_t n = random.between(0, 4); n > 0; --n)
      text += std::string("，") + kUsual[random.below(1 + random.below(std::size(kUsual)))];
    for (std::int64_t n = random.between(0, 3); n > 0; --n) text += "，" + tools()[tool_rank_.draw(random)];
    return text;
  }
  // 5 to 12 words beside the concepts of a listing.
  std::string words(Random& random) const {
    std::string text;
    for (std::int64_t n = random.between(5, 12); n > 0; --n) {
      const std::string& name =
          random.chance(5000) ? tags_[tag_rank_.draw(random)] : titles_[title_rank_.draw(random)];
      const std::size_t half = 3 * (length_of(name) / 2);
      text +=
          (name.size() == 3 * length_of(name) ? name.substr(0, std::max<std::size_t>(6, half)) : name) + "，";
    }
    return text;
  }

 private:
  static const std::vector<std::string>& tools() {
    static const std::vector<std::string> names = {
        "Java", "Python", "CAD", "PLC",    "SQL",   "Excel", "Linux", "C++", "Go",   "MES", "ERP", "UG",
        "SAP",  "PS",     "CNC", "Office", "MySQL", "Redis", "Spark", "ISO", "HTML", "Vue", "C#",  "Revit",
        "BIM",  "Matlab", "ARM", "FPGA",   "CPA",   "HR",    "IT",    "AI",  "5G",   "SMT", "PMP", "GMP"};
    return names;
  }

  std::vector<std::string> titles_, tags_;
  Zipf title_rank_, tag_rank_, tool_rank_{36, 1.0};
};

// Occupations 0 … 1,599 in groups of five, each with skills of its own; skills in groups of eight.
class SyntheticListings {
 public:
  static constexpr std::uint32_t kOccupations = 1600, kSkills = 4000, kOwn = 12;
  static constexpr std::uint16_t kRegions = 250;

  explicit SyntheticListings(const std::string& source_dir) : texts_(source_dir) {
    Random random(11);
    for (std::uint32_t i = 0; i < kOccupations * kOwn; ++i)
      own_.push_back(
          static_cast<std::uint32_t>(random.chance(3000) ? skill_rank_.draw(random) : random.below(kSkills)));
  }

  Listing listing(std::uint64_t id, Side side, Kind kind = Kind::job) const {
    Random random = Random(21).split("listing", id);
    Listing made{.id = id, .side = side, .kind = kind};
    made.owner = static_cast<std::uint32_t>(random.below(30'000));
    const auto occupation = static_cast<std::uint32_t>(occupation_rank_.draw(random));
    made.concepts.push_back({.id = kSkills + occupation, .weight = 100, .role = Role::field});
    if (random.chance(3000))
      made.concepts.push_back(
          {.id = kSkills + occupation / 5 * 5 + static_cast<std::uint32_t>(random.below(5)),
           .weight = 50,
           .role = Role::field});
    for (std::int64_t n = random.between(2, 10); n > 0; --n) {
      const std::uint32_t skill = random.chance(7000) ? own_[occupation * kOwn + random.below(kOwn)]
                                                      : static_cast<std::uint32_t>(skill_rank_.draw(random));
      made.concepts.push_back({.id = skill,
                               .weight = static_cast<std::uint8_t>(random.between(20, 100)),
                               .must = side == Side::need && random.chance(1000)});
    }
    made.region = static_cast<std::uint16_t>(random.below(kRegions));
    made.from = static_cast<std::int32_t>(20'400 + random.below(200));
    made.until =
        random.chance(5000) ? kLastDay : made.from + static_cast<std::int32_t>(random.between(30, 300));
    made.seats = static_cast<std::uint16_t>(1 + random.below(1 + random.below(50)));
    made.education = static_cast<Education>(random.below(5));
    made.record = random.chance(6000) ? kNoRecord : static_cast<std::uint8_t>(random.below(101));
    made.verified = made.lawful = true;
    made.text = texts_.words(random);
    return std::move(admit(std::move(made)).value());
  }

  static Model model() {
    std::vector<ParentOf> skills, occupations;
    for (std::uint32_t s = 0; s < kSkills; ++s) {
      if (s % 8 != 0) skills.push_back({s, s / 8 * 8});
    }
    for (std::uint32_t o = 0; o < kOccupations; ++o) {
      if (o % 5 != 0) occupations.push_back({kSkills + o, kSkills + o / 5 * 5});
    }
    std::vector<Relation> relations = relations_of_tree(skills, kSkillTree);
    std::ranges::copy(relations_of_tree(occupations, kIndustryTree), std::back_inserter(relations));
    Random random(31);
    std::vector<RegionAt> regions;
    for (std::uint16_t r = 0; r < kRegions; ++r)
      regions.push_back({.city = 0,
                         .lng = 121.1 + static_cast<double>(random.below(800)) / 1000,
                         .lat = 30.9 + static_cast<double>(random.below(500)) / 1000});
    return {.relations = Relations::of(std::move(relations)),
            .geography = Geography::of(regions),
            .weights = kDefaultWeights,
            .text = TextModel()};
  }

 private:
  SyntheticTexts texts_;
  Zipf occupation_rank_{kOccupations, 0.9}, skill_rank_{kSkills, 1.0};
  std::vector<std::uint32_t> own_;  // of each occupation
};

}  // namespace langqiao::matching
