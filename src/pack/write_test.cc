#include "pack/write.h"

#include <algorithm>
#include <gtest/gtest.h>

#include "pack/compare.h"
#include "pack/file_text.h"
#include "pack/pack_test_data.h"
#include "pack/read.h"
#include "pack/table_reader.h"

namespace langqiao::pack {
namespace {

TEST(CsvOf, RandomRecordsOfEveryTableComeBackAsTheyWere) {
  for_each_table(std::as_const(*std::make_unique<CityTables>()), [](const auto& none) {
    using R = RecordOf<decltype(none)>;
    std::vector<R> rows;
    for (std::uint64_t seed = 0; seed < 200; ++seed) rows.push_back(any_record<R>(seed));
    const std::string text = csv_of(rows);
    const auto read = read_rows<R>(text, "t.csv", false, {});
    EXPECT_TRUE(read.errors.empty()) << Table<R>::name;
    EXPECT_TRUE(read.rows == rows) << Table<R>::name;
    EXPECT_EQ(csv_of(read.rows), text) << Table<R>::name;
  });
}

TEST(WriteFolder, IsReadBackAsTheSameCityAndTheSameBytes) {
  const auto pack = read_folder(sample_pack("little_city"));
  ASSERT_TRUE(pack);
  PackHead head = pack->head;
  head.extends.clear();
  const TemporaryFolder folder, again;
  write_folder(folder.path(), head, pack->tables);
  const auto read = read_folder(folder.path());
  ASSERT_TRUE(read);
  EXPECT_EQ(read->head, head);
  EXPECT_TRUE(read->tables == pack->tables);
  write_folder(again.path(), read->head, read->tables);
  for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
    EXPECT_EQ(bytes_of(entry.path()), bytes_of(again.path() / entry.path().filename())) << entry.path();
}

TEST(WriteFolder, RemovesTheFileOfATableThatHasNoRowsAnyMore) {
  auto pack = read_folder(sample_pack("little_city"));
  ASSERT_TRUE(pack);
  const TemporaryFolder folder;
  write_folder(folder.path(), pack->head, pack->tables);
  pack->tables.points.clear();
  write_folder(folder.path(), pack->head, pack->tables);
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "points.csv"));
}

TEST(TableCsv, TemplatesAreHeadersThatTheReaderTakes) {
  for (const auto table : table_names()) {
    const auto text = template_csv(table, {.mark = true});
    ASSERT_TRUE(text);
    EXPECT_TRUE(text->starts_with("\xEF\xBB\xBF"));
    const auto read = read_table(table, *text, {});
    ASSERT_TRUE(read) << table;
    EXPECT_EQ(read->file.rows, 0u);
    EXPECT_TRUE(read->file.had_mark);
  }
  EXPECT_FALSE(template_csv("horses"));
}

TEST(Compare, EqualTablesHaveNoChangeWhateverTheOrderOfRows) {
  const CityTables before = read_folder(sample_pack("little_city"))->tables;
  CityTables after = before;
  for_each_table(after, [](auto& rows) { std::ranges::reverse(rows); });
  const CompareReport report = compare(before, after);
  EXPECT_TRUE(report.is_same());
  EXPECT_FALSE(report.tables.empty());
  for (const TableComparison& table : report.tables) {
    EXPECT_TRUE(table.ranges.empty() && table.lost.empty());
    EXPECT_EQ(table.rows_before, table.rows_after);
    EXPECT_EQ(table.quality_before, table.quality_after);
  }
}

TEST(Compare, TellsNewChangedDroppedRangesUnknownsAndQuality) {
  const CityTables before = read_folder(sample_pack("little_city"))->tables;
  CityTables after = before;
  after.regions[1].lng = 122.0;  // changed, and beyond the old range
  after.regions[2].lat.reset();  // changed, and unknown now
  after.regions[2].provenance.quality = Quality::estimated;
  after.regions.erase(after.regions.begin() + 3);  // dropped
  after.regions.push_back(before.regions[1]);      // new
  after.regions.back().id = Id<Region>("900009");
  const CompareReport report = compare(before, after);
  EXPECT_FALSE(report.is_same());
  const auto table = std::ranges::find(report.tables, "regions", &TableComparison::table);
  ASSERT_NE(table, report.tables.end());
  EXPECT_EQ(table->added, (KeySample{1, {"900009"}}));
  EXPECT_EQ(table->changed, (KeySample{2, {"900001", "900002"}}));
  EXPECT_EQ(table->dropped, (KeySample{1, {"900001001"}}));
  EXPECT_EQ(table->lost, (std::vector<LostValues>{{"lat", {1, {"900002"}}}}));
  EXPECT_EQ(table->ranges, (std::vector<RangeChange>{{"lng", {"121.25", "121.5"}, {"121.25", "122"}},
                                                     {"lat", {"31.25", "31.5"}, {"31.25", "31.25"}}}));
  EXPECT_EQ(table->quality_after, (QualityMix{4, 1, 0}));
}

TEST(Compare, KeepsAFewKeysAndCountsAll) {
  CityTables after;
  for (int i = 0; i < 25; ++i) after.points.push_back({Id<Offering>("o 1"), SchoolYear(2000 + i), 1, {}});
  const CompareReport report = compare({}, after);
  ASSERT_EQ(report.tables.size(), 1u);
  EXPECT_EQ(report.tables[0].added.count, 25u);
  EXPECT_EQ(report.tables[0].added.keys.size(), KeySample::kMostKeys);
  EXPECT_EQ(report.tables[0].added.keys[0], "o 1 2000");
}

}  // namespace
}  // namespace langqiao::pack
