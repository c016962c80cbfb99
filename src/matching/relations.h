// How near concepts are to one another, and regions to one another: what the parts of a score are computed
// from. Plain values; nothing here knows what a concept is called.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace langqiao::matching {

// An offer of `offered` counts for `credit` hundredths where a need asks for `asked`.
struct Relation {
  std::uint32_t asked = 0;
  std::uint32_t offered = 0;
  std::uint8_t credit = 0;  // 1 … 100

  auto operator<=>(const Relation&) const = default;
};

struct Related {
  std::uint32_t id = 0;
  std::uint8_t credit = 0;

  bool operator==(const Related&) const = default;
};

inline constexpr std::uint8_t kFullCredit = 100;

class Relations {
 public:
  Relations() = default;
  // Relations in any order; of two for one pair the greater counts. A concept is fully itself without being
  // named.
  static Relations of(std::vector<Relation> relations);

  // What counts for a need of `asked`, and where an offer of `offered` counts; by id, itself left out.
  std::span<const Related> offers_for(std::uint32_t asked) const { return by_asked_.of(asked); }
  std::span<const Related> needs_of(std::uint32_t offered) const { return by_offered_.of(offered); }

 private:
  struct Table {
    std::vector<std::uint32_t> begin;
    std::vector<Related> related;

    std::span<const Related> of(std::uint32_t id) const {
      if (std::size_t{id} + 1 >= begin.size()) return {};
      return std::span(related).subspan(begin[id], begin[id + 1] - begin[id]);
    }
  };
  template <class From, class To>
  static Table table_of(const std::vector<Relation>& relations, From from, To to);

  Table by_asked_, by_offered_;
};

struct ParentOf {
  std::uint32_t child = 0;
  std::uint32_t parent = 0;
};

// Credit between relatives in a tree, hundredths; 0: none.
struct TreeCredits {
  std::uint8_t child = 0;    // offered: one step below what is asked
  std::uint8_t parent = 0;   // offered: one step above
  std::uint8_t sibling = 0;  // one parent
  std::uint8_t cousin = 0;   // one grandparent, another parent
};
// Of skills (a special skill for a general one, and the other way) and of industries (nearness).
inline constexpr TreeCredits kSkillTree = {.child = 80, .parent = 50, .sibling = 40};
inline constexpr TreeCredits kIndustryTree = {.child = 80, .parent = 80, .sibling = 60, .cousin = 30};

// A parent with more children than this groups things that have little in common: they are no siblings.
inline constexpr std::size_t kMostSiblings = 64;

// The relations of a tree or forest.
std::vector<Relation> relations_of_tree(std::span<const ParentOf> tree, const TreeCredits& credits);

inline constexpr std::size_t kMostCities = 32;

struct RegionAt {
  std::uint8_t city = 0;  // below kMostCities
  std::optional<double> lng, lat;
};

struct TravelPace {
  double km_per_hour = 25;     // door to door across a city by public transport, straight line
  double minutes_before = 10;  // to leave and to arrive
};

// Minutes between regions.
class Geography {
 public:
  static constexpr std::uint16_t kUnknown = 65'535;

  Geography() = default;
  // Great-circle distance at `pace`; unknown where a region has no coordinates, 0 to itself.
  static Geography of(std::span<const RegionAt> regions, TravelPace pace = {});
  // A travel table: minutes[from · regions + to]. Precondition: as many as regions squared.
  static Geography of(std::span<const RegionAt> regions, std::vector<std::uint16_t> minutes);

  std::size_t regions() const { return cities_.size(); }
  // 0 for a region outside.
  std::uint8_t city(std::uint16_t region) const { return region < cities_.size() ? cities_[region] : 0; }
  std::uint16_t minutes(std::uint16_t from, std::uint16_t to) const {
    if (from >= cities_.size() || to >= cities_.size()) return kUnknown;
    return minutes_[from * cities_.size() + to];
  }

 private:
  std::vector<std::uint8_t> cities_;
  std::vector<std::uint16_t> minutes_;
};

}  // namespace langqiao::matching
