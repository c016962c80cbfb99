#include "city/key_index.h"

#include <gtest/gtest.h>

#include "city/small_city.h"

namespace langqiao {
namespace {

TEST(KeyIndex, FindsRowsByKeyAlone) {
  const CityTables tables = small_city();
  const KeyIndex<ProgramPoint> index(tables.points);
  ProgramPoint wanted = tables.points[1];
  wanted.filed = 99;
  EXPECT_EQ(index.find(wanted), 1u);
  wanted.year = SchoolYear(1999);
  EXPECT_EQ(index.find(wanted), KeyIndex<ProgramPoint>::kNone);
}

TEST(KeyIndex, OfRowsWithOneKeyTheFirstStands) {
  std::vector<Skill> rows = small_city().skills;
  rows.push_back(rows[0]);
  rows[1].name = "second";
  KeyIndex<Skill> index(rows, KeyIndex<Skill>::empty);
  EXPECT_EQ(index.find(rows[0]), KeyIndex<Skill>::kNone);
  EXPECT_EQ(index.insert(0), 0u);
  EXPECT_EQ(index.insert(1), 0u);
  EXPECT_EQ(index.find(rows[1]), 0u);
}

TEST(KeyIndex, HoldsManyKeysApart) {
  std::vector<Course> rows;
  for (int program = 0; program < 100; ++program) {
    for (int seq = 0; seq < 50; ++seq)
      rows.push_back({.program = Id<Program>(std::to_string(program)), .seq = seq, .name = "x"});
  }
  const KeyIndex<Course> index(rows);
  for (std::uint32_t row = 0; row < rows.size(); ++row) ASSERT_EQ(index.find(rows[row]), row);
  EXPECT_EQ(index.find({.program = Id<Program>("1"), .seq = 50}), KeyIndex<Course>::kNone);
  const std::vector<Course> none;
  EXPECT_EQ(KeyIndex<Course>(none).find(rows[0]), KeyIndex<Course>::kNone);
}

// Digits may stand at the end of one column or at the beginning of the next.
TEST(KeyIndex, ColumnsOfAKeyDoNotRunTogether) {
  const std::vector<Course> rows = {{.program = Id<Program>("a1"), .seq = 1},
                                    {.program = Id<Program>("a"), .seq = 11}};
  const KeyIndex<Course> index(rows);
  EXPECT_EQ(index.find(rows[0]), 0u);
  EXPECT_EQ(index.find(rows[1]), 1u);
}

}  // namespace
}  // namespace langqiao
