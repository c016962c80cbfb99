#include "matching/relations.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

#include "base/check.h"

namespace langqiao::matching {

template <class From, class To>
Relations::Table Relations::table_of(const std::vector<Relation>& relations, From from, To to) {
  Table table;
  std::uint32_t most = 0;
  for (const Relation& at : relations) most = std::max(most, at.*from + 1);
  table.begin.assign(most + 1, 0);
  for (const Relation& at : relations) ++table.begin[at.*from + 1];
  for (std::uint32_t id = 0; id < most; ++id) table.begin[id + 1] += table.begin[id];
  table.related.resize(relations.size());
  std::vector<std::uint32_t> next(table.begin.begin(), table.begin.end());
  for (const Relation& at : relations) table.related[next[at.*from]++] = {at.*to, at.credit};
  return table;
}

Relations Relations::of(std::vector<Relation> relations) {
  std::erase_if(relations, [](const Relation& at) { return at.asked == at.offered || at.credit == 0; });
  for (Relation& at : relations) at.credit = std::min(at.credit, kFullCredit);
  std::ranges::sort(relations, [](const Relation& a, const Relation& b) {
    if (a.asked != b.asked) return a.asked < b.asked;
    return a.offered != b.offered ? a.offered < b.offered : a.credit > b.credit;
  });
  const auto same = [](const Relation& a, const Relation& b) {
    return a.asked == b.asked && a.offered == b.offered;
  };
  relations.erase(std::unique(relations.begin(), relations.end(), same), relations.end());
  Relations made;
  made.by_asked_ = table_of(relations, &Relation::asked, &Relation::offered);
  made.by_offered_ = table_of(relations, &Relation::offered, &Relation::asked);
  return made;
}

namespace {

using Children = std::map<std::uint32_t, std::vector<std::uint32_t>>;

void relate_all(std::vector<Relation>& to, const std::vector<std::uint32_t>& ones,
                const std::vector<std::uint32_t>& others, std::uint8_t credit) {
  if (credit == 0 || ones.size() > kMostSiblings || others.size() > kMostSiblings) return;
  for (const std::uint32_t asked : ones) {
    for (const std::uint32_t offered : others) {
      if (asked != offered) to.push_back({asked, offered, credit});
    }
  }
}

}  // namespace

std::vector<Relation> relations_of_tree(std::span<const ParentOf> tree, const TreeCredits& credits) {
  Children children;
  std::vector<Relation> made;
  for (const ParentOf& at : tree) {
    children[at.parent].push_back(at.child);
    if (credits.child > 0) made.push_back({at.parent, at.child, credits.child});
    if (credits.parent > 0) made.push_back({at.child, at.parent, credits.parent});
  }
  for (const auto& [parent, below] : children) {
    relate_all(made, below, below, credits.sibling);
    if (below.size() > kMostSiblings) continue;
    for (const std::uint32_t one : below) {
      for (const std::uint32_t another : below) {
        if (one != another && children.contains(one) && children.contains(another))
          relate_all(made, children[one], children[another], credits.cousin);
      }
    }
  }
  return made;
}

namespace {

constexpr double kEarthKm = 6371.0088;  // mean radius

double great_circle_km(const RegionAt& a, const RegionAt& b) {
  constexpr double kRadian = std::numbers::pi / 180;
  const double across = std::sin((*b.lat - *a.lat) * kRadian / 2);
  const double along = std::sin((*b.lng - *a.lng) * kRadian / 2);
  const double h = across * across + std::cos(*a.lat * kRadian) * std::cos(*b.lat * kRadian) * along * along;
  return 2 * kEarthKm * std::asin(std::min(1.0, std::sqrt(h)));
}

std::uint16_t minutes_between(const RegionAt& a, const RegionAt& b, const TravelPace& pace) {
  if (!a.lng || !a.lat || !b.lng || !b.lat) return Geography::kUnknown;
  const double minutes = pace.minutes_before + great_circle_km(a, b) / pace.km_per_hour * 60;
  return static_cast<std::uint16_t>(std::min(minutes, double{Geography::kUnknown - 1}));
}

}  // namespace

Geography Geography::of(std::span<const RegionAt> regions, TravelPace pace) {
  std::vector<std::uint16_t> minutes;
  minutes.reserve(regions.size() * regions.size());
  for (std::size_t a = 0; a < regions.size(); ++a) {
    for (std::size_t b = 0; b < regions.size(); ++b)
      minutes.push_back(a == b ? std::uint16_t{0} : minutes_between(regions[a], regions[b], pace));
  }
  return of(regions, std::move(minutes));
}

Geography Geography::of(std::span<const RegionAt> regions, std::vector<std::uint16_t> minutes) {
  CHECK(minutes.size() == regions.size() * regions.size());
  Geography made;
  for (const RegionAt& at : regions) {
    CHECK(at.city < kMostCities);
    made.cities_.push_back(at.city);
  }
  made.minutes_ = std::move(minutes);
  return made;
}

}  // namespace langqiao::matching
