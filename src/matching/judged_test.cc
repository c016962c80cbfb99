// Quality: how well the order of a search agrees with 320 pairs of needs and offers that were graded by hand
// (docs/reference/matching.md, Judged pairs).
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <fstream>
#include <gtest/gtest.h>
#include <map>

#include "base/text.h"
#include "matching/score.h"

namespace langqiao::matching {
namespace {

using Row = std::vector<std::string>;

std::vector<Row> rows_of(const std::string& file) {
  std::ifstream from(std::string(LANGQIAO_SOURCE_DIR) + file);
  std::vector<Row> rows;
  std::string line;
  std::getline(from, line);
  while (std::getline(from, line)) {
    Row row;
    for (const std::string_view cell : split(line, ',')) row.emplace_back(cell);
    rows.push_back(row);
  }
  return rows;
}

// Numbers for names, in the order in which they are first seen.
class Numbers {
 public:
  std::uint32_t of(const std::string& name) {
    return numbers_.emplace(name, static_cast<std::uint32_t>(numbers_.size())).first->second;
  }
  const std::map<std::string, std::uint32_t>& all() const { return numbers_; }

 private:
  std::map<std::string, std::uint32_t> numbers_;
};

struct Regions {
  Numbers numbers;
  std::vector<RegionAt> places;
};

Regions regions() {
  Regions made;
  for (const Row& row : rows_of("/packs/shanghai/regions.csv")) {
    RegionAt at;
    if (!row[5].empty()) at.lng = std::stod(row[5]), at.lat = std::stod(row[6]);
    made.numbers.of(row[0]);
    made.places.push_back(at);
  }
  return made;
}

Education education_of(const std::string& name) {
  const std::map<std::string, Education> levels = {{"secondary", Education::secondary},
                                                   {"higher_vocational", Education::higher_vocational},
                                                   {"bachelor", Education::bachelor},
                                                   {"master", Education::master}};
  return levels.at(name);
}

// "occupation:6-18-02-04:100|skill:氩弧焊:100:must"
std::vector<ListedConcept> concepts_of(const std::string& cell, Numbers& numbers) {
  std::vector<ListedConcept> made;
  for (const std::string_view at : split(cell, '|')) {
    const auto parts = split(at, ':');
    made.push_back({.id = numbers.of(std::string(parts[0]) + ":" + std::string(parts[1])),
                    .weight = static_cast<std::uint8_t>(std::stoi(std::string(parts[2]))),
                    .role = parts[0] == "occupation" ? Role::field : Role::skill,
                    .must = parts.size() > 3});
  }
  return made;
}

// Occupations of one group (6-18-02) are siblings.
Relations relations_of(const Numbers& concepts) {
  std::map<std::string, std::uint32_t> groups;
  std::vector<ParentOf> tree;
  for (const auto& [name, id] : concepts.all()) {
    if (!name.starts_with("occupation:")) continue;
    const auto group =
        groups.emplace(name.substr(0, name.rfind('-')), static_cast<std::uint32_t>(10'000 + groups.size()));
    tree.push_back({id, group.first->second});
  }
  return Relations::of(relations_of_tree(tree, kIndustryTree));
}

struct Judged {
  std::vector<Listing> needs, offers;
  std::map<std::pair<std::uint64_t, std::uint64_t>, int> grades;
  Model model;
};

Judged judged() {
  Judged made;
  Numbers concepts, owners;
  Regions where = regions();
  for (const Row& row : rows_of("/tests/matching/judged_listings.csv")) {
    const std::uint32_t number = owners.of(row[0]);
    Listing draft{.id = number,
                  .side = row[1] == "need" ? Side::need : Side::offer,
                  .kind = row[2] == "job" ? Kind::job : Kind::internship,
                  .owner = number,
                  .concepts = concepts_of(row[6], concepts),
                  .region = static_cast<std::uint16_t>(where.numbers.of(row[3])),
                  .seats = static_cast<std::uint16_t>(std::stoi(row[5])),
                  .education = education_of(row[4]),
                  .verified = true,
                  .lawful = true,
                  .text = row[7]};
    (draft.side == Side::need ? made.needs : made.offers)
        .push_back(std::move(admit(std::move(draft)).value()));
  }
  for (const Row& row : rows_of("/tests/matching/judged_pairs.csv"))
    made.grades[{owners.of(row[0]), owners.of(row[1])}] = std::stoi(row[2]);
  made.model = {.relations = relations_of(concepts),
                .geography = Geography::of(where.places),
                .weights = kDefaultWeights,
                .text = TextModel({.usual_length = 24})};
  return made;
}

double gain(const std::vector<int>& grades) {
  double sum = 0;
  for (std::size_t i = 0; i < std::min<std::size_t>(grades.size(), 10); ++i)
    sum += (std::exp2(grades[i]) - 1) / std::log2(static_cast<double>(i) + 2);
  return sum;
}

// Mean over the needs of nDCG@10 (Järvelin and Kekäläinen 2002; gain 2^grade − 1) among the offers that were
// judged.
double quality(const Judged& judged, const Model& model) {
  const CountedCollection counted(judged.offers);
  const Collection collection = counted.collection();
  double sum = 0;
  for (const Listing& need : judged.needs) {
    std::vector<int> found, ideal;
    for (const Match& match :
         scan(Query(need, model, collection), judged.offers, model, judged.offers.size())) {
      const auto grade = judged.grades.find({need.id, match.id});
      if (grade != judged.grades.end()) found.push_back(grade->second);
    }
    for (const auto& [pair, grade] : judged.grades) {
      if (pair.first == need.id) ideal.push_back(grade);
    }
    std::ranges::sort(ideal, std::greater<>());
    sum += gain(found) / gain(ideal);
  }
  return sum / static_cast<double>(judged.needs.size());
}

Model weighing(Model model, const PartValues& weights) {
  model.weights.fill(weights);
  return model;
}

TEST(JudgedPairs, AreOrderedBetterByTheWholeScoreThanByTextOrConceptsAlone) {
  const Judged pairs = judged();
  ASSERT_GE(pairs.grades.size(), 300u);
  Judged without_musts = pairs;
  for (Listing& need : without_musts.needs) {
    for (ListedConcept& at : need.concepts) at.must = false;
  }
  //                                                            skills field text
  const double text = quality(without_musts, weighing(pairs.model, {0, 0, 1}));
  const double concepts = quality(pairs, weighing(pairs.model, {0.72, 0.28, 0}));
  const double whole = quality(pairs, pairs.model);
  fmt::print("nDCG@10 over {} pairs: whole score {:.3f}, BM25 alone {:.3f}, concepts alone {:.3f}\n",
             pairs.grades.size(), whole, text, concepts);
  EXPECT_GT(whole, text);
  EXPECT_GT(whole, concepts);
}

}  // namespace
}  // namespace langqiao::matching
