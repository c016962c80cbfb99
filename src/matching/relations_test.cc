#include "matching/relations.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace langqiao::matching {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Relations, AreFoundFromBothEnds) {
  const Relations relations = Relations::of({{5, 7, 60}, {5, 2, 30}, {1, 7, 90}});
  EXPECT_THAT(relations.offers_for(5), ElementsAre(Related{2, 30}, Related{7, 60}));
  EXPECT_THAT(relations.needs_of(7), ElementsAre(Related{1, 90}, Related{5, 60}));
  EXPECT_THAT(relations.offers_for(7), IsEmpty());
  EXPECT_THAT(relations.offers_for(1'000'000), IsEmpty());
  EXPECT_THAT(Relations().offers_for(0), IsEmpty());
}

TEST(Relations, OfAPairTheGreaterCountsAndOfAConceptWithItselfNone) {
  const Relations relations = Relations::of({{5, 7, 60}, {5, 7, 80}, {5, 5, 40}, {5, 8, 0}, {5, 9, 200}});
  EXPECT_THAT(relations.offers_for(5), ElementsAre(Related{7, 80}, Related{9, kFullCredit}));
}

TEST(RelationsOfATree, CreditChildrenParentsSiblingsAndCousins) {
  // 1 over 2, 3; 2 over 4, 5; 3 over 6
  const ParentOf tree[] = {{2, 1}, {3, 1}, {4, 2}, {5, 2}, {6, 3}};
  const Relations relations =
      Relations::of(relations_of_tree(tree, {.child = 80, .parent = 50, .sibling = 40, .cousin = 20}));
  EXPECT_THAT(relations.offers_for(1), ElementsAre(Related{2, 80}, Related{3, 80}));
  EXPECT_THAT(relations.offers_for(2),
              ElementsAre(Related{1, 50}, Related{3, 40}, Related{4, 80}, Related{5, 80}));
  EXPECT_THAT(relations.offers_for(4), ElementsAre(Related{2, 50}, Related{5, 40}, Related{6, 20}));
}

TEST(RelationsOfATree, ChildrenOfACrowdedParentAreNoSiblings) {
  std::vector<ParentOf> tree;
  for (std::uint32_t child = 1; child <= kMostSiblings + 1; ++child) tree.push_back({child, 0});
  EXPECT_THAT(Relations::of(relations_of_tree(tree, kSkillTree)).offers_for(1), ElementsAre(Related{0, 50}));
  tree.pop_back();
  EXPECT_EQ(Relations::of(relations_of_tree(tree, kSkillTree)).offers_for(1).size(), kMostSiblings);
}

TEST(Geography, TellsMinutesByDistanceAndCity) {
  // 人民广场 and 松江, about 31 km; and a region without a place.
  const RegionAt regions[] = {{0, 121.4737, 31.2304}, {0, 121.2277, 31.0322}, {1, {}, {}}};
  const Geography geography = Geography::of(regions, TravelPace{.km_per_hour = 30, .minutes_before = 10});
  EXPECT_NEAR(geography.minutes(0, 1), 10 + 2 * 32, 3);
  EXPECT_EQ(geography.minutes(0, 1), geography.minutes(1, 0));
  EXPECT_EQ(geography.minutes(1, 1), 0);
  EXPECT_EQ(geography.minutes(0, 2), Geography::kUnknown);
  EXPECT_EQ(geography.minutes(0, 3), Geography::kUnknown);
  EXPECT_EQ(geography.city(2), 1);
  EXPECT_EQ(geography.city(3), 0);
}

TEST(Geography, TakesATravelTableAsItIs) {
  const RegionAt regions[] = {{}, {}};
  const Geography geography = Geography::of(regions, {0, 30, 50, 0});
  EXPECT_EQ(geography.minutes(0, 1), 30);
  EXPECT_EQ(geography.minutes(1, 0), 50);
}

}  // namespace
}  // namespace langqiao::matching
