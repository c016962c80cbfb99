#include "pack/report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pack/archive.h"
#include "pack/xlsx_read.h"

namespace langqiao::pack {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr Date kMade(2026, 11, 23);

Report report_of(std::vector<ReportRow> rows) {
  return {.title = "专业 2025年",
          .name = "programs-2025",
          .sheets = {{.name = "专业",
                      .columns = {{"名称", "name"},
                                  {"专业点", "points"},
                                  {"率", "rate"},
                                  {"年份", "year"},
                                  {"开", "open"}},
                      .rows = std::move(rows)}},
          .notes = {{"口径", "method", "=数"}},
          .sources = {{.id = Id<Source>("S1"), .title = "备案结果"}}};
}

Provenance from(const char* source, Date as_of, Quality quality) {
  return {Id<Source>(source), as_of, quality};
}

Workbook read_back(const Report& report) {
  const auto bytes = write_report(report, kMade);
  auto read = bytes ? read_xlsx(*bytes, "back.xlsx") : Failure<Problem>(bytes.error());
  EXPECT_TRUE(read) << read.error().found.en;
  return read ? std::move(*read) : Workbook();
}

std::vector<std::string> texts_of(const Sheet& sheet, std::size_t row) {
  std::vector<std::string> texts;
  for (const SheetCell& cell : sheet.cells_of(sheet.rows.at(row))) texts.emplace_back(cell.text);
  return texts;
}

std::string part(const Report& report, const char* name) {
  const auto bytes = write_report(report, kMade);
  auto archive = Archive::open(*bytes, "x");
  return archive ? archive->read(name).value() : "";
}

TEST(Report, HeadsColumnsInBothLanguagesAndMarksEveryRow) {
  const Workbook book = read_back(
      report_of({{{"护理", std::int64_t{1234}, Share::basis_points(1266), Ordinal{2025}, Date(2025, 9, 1)},
                  {from("S1", Date(2025, 9, 1), Quality::measured),
                   from("S2", Date(2025, 3, 1), Quality::estimated)}}}));
  ASSERT_EQ(book.sheets.size(), 2u);
  EXPECT_THAT(texts_of(book.sheets[0], 0),
              ElementsAre("名称\nname", "专业点\npoints", "率\nrate", "年份\nyear", "开\nopen",
                          "来源\nsource", "数据截至\nas of", "质量\nquality"));
  EXPECT_THAT(texts_of(book.sheets[0], 1),
              ElementsAre("护理", "1234", "0.1266", "2025", "2025-09-01", "S1、S2", "2025-09-01", "估算"));
  EXPECT_EQ(book.sheets[1].name, kProofSheet);
}

TEST(Report, TheLastSheetTellsTitleMethodAndSources) {
  const Workbook book = read_back(report_of({{{"a"}, {from("S1", Date(2025, 9, 1), Quality::measured)}},
                                             {{"b"}, {from("S1", Date(2025, 10, 1), Quality::measured)}}}));
  const Sheet& proof = book.sheets.at(1);
  EXPECT_THAT(texts_of(proof, 0), ElementsAre("标题 title", "专业 2025年"));
  EXPECT_THAT(texts_of(proof, 1), ElementsAre("制表日期 made on", "2026-11-23"));
  EXPECT_THAT(texts_of(proof, 2), ElementsAre("口径 method", "=数"));
  EXPECT_THAT(texts_of(proof, proof.rows.size() - 1),
              ElementsAre("S1", "备案结果", "实测", "2025-10-01", "2"));
}

TEST(Report, NumbersSharesAndDatesKeepTheirKindAndTheHeaderIsFrozenAndFiltered) {
  const Report report =
      report_of({{{"护理", std::int64_t{1234}, Share::basis_points(1266), Ordinal{2025}}, {}}});
  const std::string sheet = part(report, "xl/worksheets/sheet1.xml");
  const std::string styles = part(report, "xl/styles.xml");
  EXPECT_THAT(sheet, HasSubstr(R"(ySplit="1")"));
  EXPECT_THAT(sheet, HasSubstr(R"(<autoFilter ref="A1:E2"/>)"));
  EXPECT_THAT(sheet, HasSubstr("<v>1234</v>"));
  EXPECT_THAT(styles, HasSubstr(R"(numFmtId="10")"));  // 0.00%
  EXPECT_THAT(styles, HasSubstr(R"(numFmtId="3")"));   // #,##0
}

// A name of a school or an enterprise comes from outside: no spreadsheet may compute it.
TEST(Report, TextThatLooksLikeAFormulaStaysText) {
  const std::vector<std::string> texts = {
      "=1+1", "=HYPERLINK(\"http://x\",\"y\")", "+1", "-1", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0"};
  std::vector<ReportRow> rows;
  for (const std::string& text : texts) rows.push_back({{text}, {}});
  const Report report = report_of(rows);
  EXPECT_THAT(part(report, "xl/worksheets/sheet1.xml"), Not(HasSubstr("<f>")));
  const Workbook book = read_back(report);
  for (std::size_t i = 0; i < texts.size(); ++i)
    EXPECT_THAT(texts_of(book.sheets[0], i + 1), ElementsAre(texts[i]));
}

TEST(Report, WithoutRowsItStillHasItsHeader) {
  const Workbook book = read_back(report_of({}));
  EXPECT_EQ(book.sheets[0].rows.size(), 1u);
}

TEST(Report, SaysWhatDoesNotFitInASheet) {
  const auto tall = write_report(report_of(std::vector<ReportRow>(kMostSheetRows)), kMade);
  ASSERT_FALSE(tall);
  EXPECT_EQ(tall.error().found, (Wording{"1048576 行", "1048576 rows"}));
  EXPECT_FALSE(write_report(report_of({{{std::string(40'000, 'x')}, {}}}), kMade));
}

TEST(Report, TheSameReportOfTheSameDayGivesTheSameBytes) {
  const Report report = report_of({{{"a"}, {from("S1", Date(2025, 9, 1), Quality::measured)}}});
  EXPECT_EQ(write_report(report, kMade), write_report(report, kMade));
}

}  // namespace
}  // namespace langqiao::pack
