// Random needs and offers over few concepts, words and places, so that much is shared, tied, missing or
// refused; and random models for them. For tests only.
#pragma once

#include <string>
#include <vector>

#include "base/random.h"
#include "matching/query.h"

namespace langqiao::matching {

inline constexpr std::uint16_t kRandomRegions = 12;

inline std::string random_text(Random& random, std::size_t most_words) {
  static constexpr const char* kWords[] = {"数据",   "分析", "机械", "制图", "焊接", "护理", "电气",
                                           "控制",   "维修", "软件", "测试", "幼儿", "教育", "物流",
                                           "新能源", "汽车", "PLC",  "C++",  "CAD",  "Java", "，",
                                           " ",      "电",   "工",   "師",   "Ａ",   "。",   "焊工"};
  std::string text;
  for (std::size_t n = random.below(most_words + 1); n > 0; --n) {
    const std::size_t among = random.chance(5000) ? 6 : std::size(kWords);
    text += kWords[random.below(among)];
    if (random.chance(2000)) text += ' ';
  }
  return text;
}

// Of a listing that is open in most cases.
inline Listing random_listing(Random& random, std::uint64_t id, std::uint32_t concepts) {
  static constexpr Kind kKindsTaken[] = {Kind::job, Kind::job, Kind::job, Kind::technical_problem,
                                         Kind::result_transfer};
  Listing made;
  made.id = id;
  made.side = random.chance(5000) ? Side::need : Side::offer;
  made.kind = random.one_of(kKindsTaken);
  made.owner = static_cast<std::uint32_t>(random.below(6));
  for (std::size_t n = random.below(7); n > 0; --n) {
    const std::uint32_t concept_id = static_cast<std::uint32_t>(random.below(1 + random.below(concepts)));
    made.concepts.push_back(
        {.id = concept_id,
         .weight = static_cast<std::uint8_t>(random.chance(5000) ? 10 : random.between(1, 100)),
         .role = concept_id % 4 == 0 ? Role::field : Role::skill,
         .must = random.chance(1500)});
  }
  made.region = static_cast<std::uint16_t>(random.below(kRandomRegions + 1));  // one more than there are
  made.from = static_cast<std::int32_t>(random.between(100, 110));
  made.until = random.chance(5000) ? kLastDay : made.from + static_cast<std::int32_t>(random.between(1, 20));
  made.seats = static_cast<std::uint16_t>(random.chance(500) ? 0 : random.between(1, 4));
  made.education = static_cast<Education>(random.below(6));
  made.record = random.chance(5000) ? kNoRecord : static_cast<std::uint8_t>(random.below(101));
  made.verified = !random.chance(500);
  made.lawful = !random.chance(500);
  made.cities = static_cast<std::uint32_t>(random.below(8));
  made.text = random_text(random, random.chance(200) ? 120 : 8);
  return std::move(admit(std::move(made)).value());
}

inline std::vector<Listing> random_listings(Random& random, std::size_t count, std::uint32_t concepts) {
  std::vector<Listing> made;
  for (std::size_t id = 0; id < count; ++id)
    made.push_back(random_listing(random, id * 7 % 10'007 + id / 10'007 * 10'007, concepts));
  return made;
}

inline Model random_model(Random& random, std::uint32_t concepts) {
  std::vector<Relation> relations;
  for (std::size_t n = random.below(3 * concepts); n > 0; --n)
    relations.push_back({static_cast<std::uint32_t>(random.below(concepts)),
                         static_cast<std::uint32_t>(random.below(concepts)),
                         static_cast<std::uint8_t>(random.between(1, 100))});
  std::vector<RegionAt> regions;
  for (std::uint16_t r = 0; r < kRandomRegions; ++r) {
    RegionAt at{.city = static_cast<std::uint8_t>(r % 3), .lng = {}, .lat = {}};
    if (random.chance(9000)) {
      at.lng = 121 + static_cast<double>(random.below(100)) / 100;
      at.lat = 31 + static_cast<double>(random.below(40)) / 100;
    }
    regions.push_back(at);
  }
  Model model{.relations = Relations::of(std::move(relations)),
              .geography = Geography::of(regions),
              .weights = kDefaultWeights,
              .text = TextModel({.usual_length = 12})};
  if (random.chance(5000)) return model;
  for (PartValues& row : model.weights) {
    double sum = 0;
    for (double& weight : row)
      sum += weight = random.chance(3000) ? 0 : static_cast<double>(random.between(1, 50));
    if (sum == 0) sum = row[0] = 1;
    for (double& weight : row) weight /= sum;
  }
  return model;
}

}  // namespace langqiao::matching
