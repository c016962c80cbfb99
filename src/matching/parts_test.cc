#include "matching/parts.h"

#include <gtest/gtest.h>

#include "matching/relations.h"

namespace langqiao::matching {
namespace {

TEST(Weights, OfEveryKindAreNotBelowZeroAndOneTogether) {
  for (const PartValues& row : kDefaultWeights) {
    double sum = 0;
    for (const double weight : row) {
      EXPECT_GE(weight, 0);
      sum += weight;
    }
    EXPECT_NEAR(sum, 1, 1e-12);
  }
}

TEST(Place, HalvesWithEveryThreeQuartersOfAnHour) {
  const struct {
    std::uint16_t minutes;
    double part;
  } table[] = {{0, 1}, {45, 0.5}, {90, 0.25}, {135, 0.125}, {Geography::kUnknown, kUnsaid}};
  for (const auto& at : table) EXPECT_DOUBLE_EQ(place_part(at.minutes), at.part) << at.minutes;
  for (std::uint16_t minutes = 1; minutes < 300; ++minutes)
    EXPECT_LT(place_part(minutes), place_part(static_cast<std::uint16_t>(minutes - 1)));
}

TEST(Time, IsTheShareOfTheShorterWindowThatBothHave) {
  const struct {
    std::int32_t from, until, other_from, other_until;
    double part;
  } table[] = {
      {0, 10, 0, 10, 1},  {0, 10, 5, 15, 0.5}, {0, 10, 9, 1000, 0.1},  {0, 10, 10, 20, 0},
      {0, 10, 50, 60, 0}, {0, 100, 20, 30, 1}, {0, kLastDay, 5, 6, 1}, {3, 7, 6, 9, 1.0 / 3},
  };
  for (const auto& at : table) {
    EXPECT_DOUBLE_EQ(time_part(at.from, at.until, at.other_from, at.other_until), at.part);
    EXPECT_DOUBLE_EQ(time_part(at.other_from, at.other_until, at.from, at.until), at.part);
  }
}

TEST(Level, LosesAThirdForEachStepBelow) {
  using enum Education;
  const struct {
    Education asked, offered;
    double part;
  } table[] = {
      {unsaid, unsaid, 1},
      {unsaid, secondary, 1},
      {bachelor, unsaid, kUnsaid},
      {bachelor, bachelor, 1},
      {bachelor, doctor, 1},
      {bachelor, higher_vocational, 2.0 / 3},
      {bachelor, secondary, 1.0 / 3},
      {master, secondary, 0},
      {doctor, secondary, 0},
  };
  for (const auto& at : table) EXPECT_NEAR(level_part(at.asked, at.offered), at.part, 1e-15);
}

TEST(Capacity, IsWhatIsLeftOfWhatIsWanted) {
  EXPECT_EQ(capacity_part(10, 10), 1);
  EXPECT_EQ(capacity_part(10, 65'535), 1);
  EXPECT_EQ(capacity_part(40, 10), 0.25);
  EXPECT_EQ(capacity_part(1, 1), 1);
}

TEST(Record, IsTheShareFulfilledAndNothingSaidWithoutAny) {
  EXPECT_EQ(record_part(0), 0);
  EXPECT_EQ(record_part(75), 0.75);
  EXPECT_EQ(record_part(100), 1);
  EXPECT_EQ(record_part(kNoRecord), kUnsaid);
}

}  // namespace
}  // namespace langqiao::matching
