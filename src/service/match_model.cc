#include "service/match_model.h"

#include <cmath>
#include <fmt/format.h>
#include <numeric>

namespace langqiao::service {
namespace {

constexpr int kUnitLevel = 4;

using matching::ParentOf;
using matching::Relation;

void append(std::vector<Relation>& to, std::vector<Relation> more) {
  to.insert(to.end(), more.begin(), more.end());
}

class Maker {
 public:
  Maker(const City& city, ConceptNumbers& numbers) : city_(city), numbers_(numbers) {}

  std::vector<Relation> trees() const {
    std::vector<ParentOf> occupations, industries;
    for (const Occupation& each : city_.tables().occupations) {
      if (each.level == kUnitLevel && each.parent)
        occupations.push_back({number(each), numbers_.number(ConceptKind::occupation, each.parent->text())});
    }
    for (const Industry& each : city_.tables().industries) {
      if (each.parent)
        industries.push_back({numbers_.number(ConceptKind::industry, each.id.text()),
                              numbers_.number(ConceptKind::industry, each.parent->text())});
    }
    auto relations = matching::relations_of_tree(occupations, matching::kIndustryTree);
    append(relations, matching::relations_of_tree(industries, matching::kIndustryTree));
    return relations;
  }

  // A link to a minor group holds for each of its occupations.
  std::vector<Relation> links(const outlook::LinkWeights& weights) const {
    const CityTables& tables = city_.tables();
    std::vector<std::vector<std::uint32_t>> units(tables.occupations.size());
    for (const Occupation& each : tables.occupations) {
      if (each.level == kUnitLevel && each.parent)
        units[city_.position(*city_.find(*each.parent))].push_back(number(each));
    }
    std::vector<std::uint32_t> programs(tables.programs.size());
    std::iota(programs.begin(), programs.end(), 0u);
    std::vector<Relation> relations;
    for (const Preparation& each : outlook::preparations(city_, programs, weights)) {
      const auto credit = static_cast<std::uint8_t>(std::lround(each.weight * matching::kFullCredit));
      if (credit == 0) continue;
      const std::uint32_t program =
          numbers_.number(ConceptKind::program, tables.programs[each.program].id.text());
      const auto both_ways = [&](std::uint32_t occupation) {
        relations.push_back({occupation, program, credit});
        relations.push_back({program, occupation, credit});
      };
      both_ways(number(tables.occupations[each.occupation]));
      for (const std::uint32_t unit : units[each.occupation]) both_ways(unit);
    }
    return relations;
  }

 private:
  std::uint32_t number(const Occupation& occupation) const {
    return numbers_.number(ConceptKind::occupation, occupation.id.text());
  }

  const City& city_;
  ConceptNumbers& numbers_;
};

}  // namespace

std::uint32_t ConceptNumbers::number(ConceptKind kind, const std::string& id) {
  const auto [at, is_new] = numbers_.try_emplace(fmt::format("{} {}", name_of(kind), id),
                                                 static_cast<std::uint32_t>(concepts_.size()));
  if (is_new) concepts_.push_back({kind, id});
  return at->second;
}

matching::Relations relations_of(const City& city, const outlook::LinkWeights& links,
                                 ConceptNumbers& numbers) {
  const Maker maker(city, numbers);
  auto relations = maker.trees();
  append(relations, maker.links(links));
  return matching::Relations::of(std::move(relations));
}

matching::Geography geography_of(const City& city) {
  std::vector<matching::RegionAt> places;
  for (const Region& region : city.tables().regions) {
    const Region* at = &region;
    while (!(at->lng && at->lat) && at->parent) at = city.find(*at->parent);
    places.push_back({.lng = at->lng, .lat = at->lat});
  }
  return matching::Geography::of(places);
}

}  // namespace langqiao::service
