#include "pack/xlsx_write.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/wording_claims.h"
#include "pack/archive.h"
#include "pack/read.h"
#include "pack/xlsx_read.h"

namespace langqiao::pack {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr Date kMade(2026, 11, 23);

Provenance provenance() {
  return {.source = Id<Source>("S1"), .as_of = Date(2026, 11, 1), .quality = Quality::measured};
}

CityTables small_tables() {
  CityTables tables;
  tables.sources.push_back({.id = Id<Source>("S1"),
                            .title = "一次调查",
                            .publisher = {},
                            .address = {},
                            .retrieved = Date(2026, 11, 2),
                            .licence = {},
                            .note = "=1+1"});
  tables.observations.push_back({.indicator = Indicator::platforms,
                                 .observed = Date(2025, 9, 1),
                                 .value = 12,
                                 .note = "一行\n两行",
                                 .provenance = provenance()});
  tables.observations.push_back({.indicator = Indicator::trained_people,
                                 .observed = Date(1899, 1, 1),
                                 .value = -9'007'199'254'740'993,
                                 .note = "",
                                 .provenance = provenance()});
  return tables;
}

Workbook read_back(const Result<std::string, Problem>& bytes) {
  auto read = bytes ? read_xlsx(*bytes, "back.xlsx") : Failure<Problem>(bytes.error());
  EXPECT_TRUE(read) << read.error().found.en;
  return read ? std::move(*read) : Workbook();
}

std::vector<std::string> texts_of(const Sheet& sheet, std::size_t row) {
  std::vector<std::string> texts;
  for (const SheetCell& cell : sheet.cells_of(sheet.rows.at(row))) texts.emplace_back(cell.text);
  return texts;
}

TEST(XlsxWrite, WritesATableAndWhatExplainsIt) {
  const Workbook book = read_back(table_xlsx(small_tables(), "observations", kMade));
  ASSERT_EQ(book.sheets.size(), 3u);
  EXPECT_EQ(book.sheets[0].name, "observations");
  EXPECT_THAT(texts_of(book.sheets[0], 0),
              ElementsAre("indicator", "observed", "value", "note", "source", "as_of", "quality"));
  EXPECT_THAT(texts_of(book.sheets[0], 1),
              ElementsAre("platforms", "2025-09-01", "12", "一行\n两行", "S1", "2026-11-01", "measured"));

  EXPECT_EQ(book.sheets[1].name, "说明");
  EXPECT_THAT(texts_of(book.sheets[1], 0), ElementsAre("列 column", "要求 need", "填写 wanted"));
  EXPECT_THAT(texts_of(book.sheets[1], 2),
              ElementsAre("observed", "主键 key", "2025-09-01 这样的日期 · a date such as 2025-09-01"));
  EXPECT_THAT(texts_of(book.sheets[1], 4), ElementsAre("note", "可空 may", "文字 · text"));

  EXPECT_EQ(book.sheets[2].name, "取值");
  EXPECT_THAT(texts_of(book.sheets[2], 0), ElementsAre("indicator", "quality"));
  EXPECT_THAT(texts_of(book.sheets[2], 3), ElementsAre("platforms", "synthetic"));
  EXPECT_EQ(book.sheets[2].rows.size(), std::size(names(Indicator{})) + 1);
}

TEST(XlsxWrite, EveryColumnOfEveryTableHasAKindAndAPhrase) {
  for (const auto table : table_names()) {
    const auto columns = sheet_columns(table);
    ASSERT_FALSE(columns.empty()) << table;
    for (const SheetColumn& column : columns)
      EXPECT_EQ(flaw_of_words(column.wanted), "") << table << '.' << column.name;
  }
  const auto columns = sheet_columns("organisations");
  const auto of = [&](std::string_view name) {
    return *std::ranges::find(columns, name, &SheetColumn::name);
  };
  EXPECT_EQ(of("id"), (SheetColumn{"id", SheetKind::text, Need::key, {"编号", "an id"}, {}}));
  EXPECT_EQ(of("staff_persons").kind, SheetKind::whole);
  EXPECT_THAT(of("stage").choices, ElementsAre("none", "in_cultivation", "certified"));
  EXPECT_EQ(of("as_of").kind, SheetKind::date);
  EXPECT_TRUE(sheet_columns("no_such_table").empty());
}

TEST(XlsxWrite, CellsOfferTheWordsThatTheyMayHold) {
  const auto bytes = template_xlsx("observations", kMade);
  ASSERT_TRUE(bytes);
  auto archive = Archive::open(*bytes, "x");
  ASSERT_TRUE(archive);
  const std::string sheet = archive->read("xl/worksheets/sheet1.xml").value();
  EXPECT_THAT(sheet, HasSubstr(R"(sqref="A2:A1048576")"));
  EXPECT_THAT(sheet, HasSubstr("<formula1>'取值'!$A$2:$A$15</formula1>"));
  EXPECT_THAT(sheet, HasSubstr("<formula1>'取值'!$B$2:$B$4</formula1>"));
  EXPECT_THAT(sheet, HasSubstr(R"(state="frozen")"));
}

// Ids such as 2-02 must not turn into days when a person types them.
TEST(XlsxWrite, EmptyCellsOfTextColumnsAreText) {
  const auto bytes = template_xlsx("occupations", kMade);
  ASSERT_TRUE(bytes);
  auto archive = Archive::open(*bytes, "x");
  ASSERT_TRUE(archive);
  const std::string sheet = archive->read("xl/worksheets/sheet1.xml").value();
  const std::string styles = archive->read("xl/styles.xml").value();
  EXPECT_THAT(sheet, testing::ContainsRegex(R"(<col min="1" max="1" width="[0-9.]+" style="2")"));
  EXPECT_THAT(styles, HasSubstr(R"(numFmtId="49")"));
}

TEST(XlsxWrite, TheSameTableOfTheSameDayGivesTheSameBytes) {
  const auto once = table_xlsx(small_tables(), "observations", kMade);
  ASSERT_TRUE(once);
  EXPECT_EQ(once, table_xlsx(small_tables(), "observations", kMade));
  EXPECT_NE(once, table_xlsx(small_tables(), "observations", Date(2026, 11, 24)));
}

TEST(XlsxWrite, ReadsBackAsTheSameRecords) {
  const CityTables tables = small_tables();
  CityTables base = tables;
  base.observations.clear();
  const auto bytes = table_xlsx(tables, "observations", kMade);
  ASSERT_TRUE(bytes);
  const auto read = read_table("observations", *bytes, base, Taking::all_or_nothing, "observations.xlsx");
  ASSERT_TRUE(read) << read.error().kept().front().found.en;
  EXPECT_EQ(read->tables, tables);
  EXPECT_EQ(read->file.file, "observations.xlsx!observations");
  EXPECT_EQ(read->added, 2u);
  EXPECT_EQ(table_xlsx(read->tables, "observations", kMade), bytes);
}

TEST(XlsxWrite, EveryTableOfThePacksReadsBackFromAWorkbook) {
  const auto pack = read_folder(fmt::format("{}/packs/shanghai", LANGQIAO_SOURCE_DIR));
  ASSERT_TRUE(pack) << pack.error().kept().front().found.en;
  std::size_t rows_read = 0;
  for (const auto table : table_names()) {
    const auto bytes = table_xlsx(pack->tables, table, kMade);
    ASSERT_TRUE(bytes) << table << ": " << bytes.error().found.en;
    const auto read = read_table(table, *bytes, pack->tables);
    ASSERT_TRUE(read) << table << ": " << read.error().kept().front().file << ' '
                      << read.error().kept().front().found.en;
    EXPECT_EQ(read->tables, pack->tables) << table;
    EXPECT_EQ(read->added, 0u) << table;
    rows_read += read->replaced;
  }
  EXPECT_GT(rows_read, 10'000u);
}

TEST(XlsxWrite, SaysWhatDoesNotFitInASheet) {
  const auto with_cell = [](std::string cell) {
    return SheetTable{"t",
                      {{"a", SheetKind::text, Need::may, as_is("text"), {}}},
                      1,
                      [cell](std::size_t, std::vector<std::string>& cells) { cells.push_back(cell); }};
  };
  std::string most;
  for (int i = 0; i < 32'767; ++i) most += "产";
  const Workbook book = read_back(write_xlsx(with_cell(most), kMade));
  EXPECT_EQ(book.sheets[0].cells.back().text, most);
  const auto longer = write_xlsx(with_cell(most + "x"), kMade);
  ASSERT_FALSE(longer);
  EXPECT_EQ(longer.error().found.en, "a cell of 32768 characters in row 2");
  EXPECT_EQ(longer.error().action.en, "download the table as CSV");
  SheetTable tall = with_cell("x");
  tall.rows = kMostSheetRows;
  EXPECT_EQ(write_xlsx(tall, kMade).error().found.en, "1048576 rows");
  EXPECT_EQ(template_xlsx("no_such_table", kMade).error().what.en, "there is no such table");
}

// Whatever text, it comes back: signs of XML, of formulas, of escapes, control characters, beyond the basic
// plane.
TEST(XlsxWrite, TextComesBackAsItWas) {
  const std::vector<std::string> texts = {"<&>\"'",    "=SUM(A1)", "@x",   "'quoted", "_x0041_",
                                          "a\tb",      "\x01\x1F", "𠮷野", "0012",    "2-02",
                                          " margins ", "1e5",      "TRUE", "#N/A"};
  const SheetTable table{
      "t",
      {{"a", SheetKind::text, Need::may, as_is("text"), {}}},
      texts.size(),
      [&](std::size_t row, std::vector<std::string>& cells) { cells.push_back(texts[row]); }};
  const Workbook book = read_back(write_xlsx(table, kMade));
  ASSERT_FALSE(book.sheets.empty());
  for (std::size_t i = 0; i < texts.size(); ++i)
    EXPECT_THAT(texts_of(book.sheets[0], i + 1), ElementsAre(texts[i]));
}

TEST(XlsxWrite, NumbersComeBackDigitByDigit) {
  const std::vector<std::string> numbers = {
      "0",   "-1",    "999999999999999",  "1000000000000000",   "121.473701",
      "0.1", "1e+06", "9007199254740993", "0.30000000000000004"};
  const std::vector<std::string> back = {
      "0",   "-1",      "999999999999999",  "1000000000000000",   "121.473701",
      "0.1", "1000000", "9007199254740993", "0.30000000000000004"};
  const SheetTable table{
      "t",
      {{"a", SheetKind::decimal, Need::may, as_is("a number"), {}}},
      numbers.size(),
      [&](std::size_t row, std::vector<std::string>& cells) { cells.push_back(numbers[row]); }};
  const Workbook book = read_back(write_xlsx(table, kMade));
  ASSERT_FALSE(book.sheets.empty());
  EXPECT_TRUE(book.sheets[0].faults.empty());
  for (std::size_t i = 0; i < numbers.size(); ++i)
    EXPECT_THAT(texts_of(book.sheets[0], i + 1), ElementsAre(back[i]));
}

}  // namespace
}  // namespace langqiao::pack
