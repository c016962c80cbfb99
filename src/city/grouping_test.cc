#include "city/grouping.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>
#include <random>

namespace langqiao {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Grouping, RowsStandByGroupInTheirOrder) {
  const std::vector<std::uint32_t> group_of = {2, 0, Grouping::kNone, 2, 0, 2};
  const Grouping grouping(group_of, 4);
  ASSERT_EQ(grouping.groups(), 4u);
  EXPECT_THAT(grouping[0], ElementsAre(1, 4));
  EXPECT_THAT(grouping[1], IsEmpty());
  EXPECT_THAT(grouping[2], ElementsAre(0, 3, 5));
  EXPECT_THAT(grouping[3], IsEmpty());
}

TEST(Grouping, NothingGroupsIntoNothing) {
  EXPECT_EQ(Grouping().groups(), 0u);
  EXPECT_EQ(Grouping({}, 0).groups(), 0u);
  EXPECT_THAT(Grouping({}, 3)[2], IsEmpty());
}

TEST(Grouping, AgreesWithAMapOfVectors) {
  std::mt19937 random(5);
  for (int round = 0; round < 50; ++round) {
    const auto groups = static_cast<std::uint32_t>(1 + random() % 20);
    std::vector<std::uint32_t> group_of(random() % 500);
    std::map<std::uint32_t, std::vector<std::uint32_t>> expected;
    for (std::uint32_t row = 0; row < group_of.size(); ++row) {
      group_of[row] = random() % 5 == 0 ? Grouping::kNone : static_cast<std::uint32_t>(random() % groups);
      if (group_of[row] != Grouping::kNone) expected[group_of[row]].push_back(row);
    }
    const Grouping grouping(group_of, groups);
    for (std::uint32_t group = 0; group < groups; ++group)
      ASSERT_THAT(grouping[group], testing::ElementsAreArray(expected[group]));
  }
}

}  // namespace
}  // namespace langqiao
