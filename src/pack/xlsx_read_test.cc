#include "pack/xlsx_read.h"

#include <fmt/ranges.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pack/file_text.h"
#include "pack/office_samples.h"

namespace langqiao::pack {
namespace {

using samples::Book;
using samples::xlsx_of;
using testing::ElementsAre;
using testing::HasSubstr;

std::string sample(std::string_view name) {
  return bytes_of(fmt::format("{}/tests/office/{}", LANGQIAO_SOURCE_DIR, name));
}

// All cells of a sheet as "A1=text", faulty ones as "A1!text".
std::vector<std::string> cells_of(const Sheet& sheet) {
  std::vector<std::string> cells;
  for (const SheetRow& row : sheet.rows) {
    for (const SheetCell& cell : sheet.cells_of(row))
      cells.push_back(
          fmt::format("{}{}{}", cell_name(row.number, cell.column), cell.faulty ? '!' : '=', cell.text));
  }
  return cells;
}

// The cells of a workbook of one sheet, or why it was refused.
std::vector<std::string> cells_of(const Book& book) {
  const auto read = read_xlsx(xlsx_of(book), "book.xlsx");
  if (!read) return {"refused: " + read.error().found.en};
  return cells_of(read->sheets.front());
}

std::string row(std::string_view cells, int number = 1) {
  return fmt::format(R"(<row r="{}">{}</row>)", number, cells);
}

TEST(XlsxRead, NamesCells) {
  EXPECT_EQ(cell_name(12, 2), "C12");
  EXPECT_EQ(cell_name(1, 25), "Z1");
  EXPECT_EQ(cell_name(1, 26), "AA1");
  EXPECT_EQ(cell_name(kMostSheetRows, kMostSheetColumns - 1), "XFD1048576");
}

TEST(XlsxRead, ReadsWhatLibreOfficeWrote) {
  const auto read = read_xlsx(sample("book.xlsx"), "book.xlsx");
  ASSERT_TRUE(read) << read.error().found.en;
  ASSERT_EQ(read->sheets.size(), 2u);
  const Sheet& sheet = read->sheets[0];
  EXPECT_EQ(sheet.name, "学校");
  EXPECT_FALSE(sheet.hidden);
  EXPECT_THAT(cells_of(sheet),
              ElementsAre("A1=name", "B1=opened", "C1=share", "D1=sum", "A2=甲校 & 乙校", "B2=2025-09-01",
                          "C2=0.125", "D2=8", "A4=合并", "C4=1", "D4!#N/A", "A5=310115199001",
                          "B5=2025-09-01T08:30:00", "C5=-0.1", "D5=甲乙"));
  EXPECT_THAT(sheet.faults,
              ElementsAre(CellFault{4,
                                    3,
                                    as_is("#N/A"),
                                    {"值，而不是错误", "a value, no error"},
                                    {"请更正公式，或直接填写值", "correct the formula or type the value"}}));
  EXPECT_THAT(sheet.merged, ElementsAre(CellRange{4, 0, 4, 1}));
  EXPECT_EQ(read->sheets[1].name, "藏起来");
  EXPECT_TRUE(read->sheets[1].hidden);
}

TEST(XlsxRead, ReadsEveryKindOfCell) {
  struct Case {
    std::string_view claim;
    std::string cell;
    std::string_view text;
  };
  const std::string shared =
      R"(<si><t>零</t></si><si><r><t>一</t></r><r><rPr/><t xml:space="preserve"> 二</t></r><rPh><t>yī</t></rPh></si><si/>)";
  const std::string styles =
      R"(<numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts>
      <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="49"/></cellXfs>)";
  const Case kCases[] = {
      {"a number", R"(<c r="A1"><v>42</v></c>)", "A1=42"},
      {"a whole number with a point", R"(<c r="A1"><v>42.0</v></c>)", "A1=42"},
      {"a number with an exponent", R"(<c r="A1"><v>1.5E+3</v></c>)", "A1=1500"},
      {"a fraction as it was typed", R"(<c r="A1"><v>0.10000000000000001</v></c>)", "A1=0.1"},
      {"a shared text", R"(<c r="A1" t="s"><v>0</v></c>)", "A1=零"},
      {"a shared text of runs, without its reading", R"(<c r="A1" t="s"><v>1</v></c>)", "A1=一 二"},
      {"a shared text that is not there", R"(<c r="A1" t="s"><v>3</v></c>)", "A1!shared text 3"},
      {"a text in place", R"(<c r="A1" t="inlineStr"><is><t>甲</t></is></c>)", "A1=甲"},
      {"the text of a formula", R"(<c r="A1" t="str"><f>B1</f><v>甲乙</v></c>)", "A1=甲乙"},
      {"the number of a formula", R"(<c r="A1"><f>1+1</f><v>2</v></c>)", "A1=2"},
      {"a formula that was never computed", R"(<c r="A1"><f>1+1</f></c>)", "A1!a formula without a value"},
      {"true", R"(<c r="A1" t="b"><v>1</v></c>)", "A1=1"},
      {"false", R"(<c r="A1" t="b"><v>0</v></c>)", "A1=0"},
      {"an error", R"(<c r="A1" t="e"><v>#DIV/0!</v></c>)", "A1!#DIV/0!"},
      {"a day by its style", R"(<c r="A1" s="1"><v>45901</v></c>)", "A1=2025-09-01"},
      {"a month by its style", R"(<c r="A1" s="2"><v>45901</v></c>)", "A1=2025-09-01"},
      {"a day that never was", R"(<c r="A1" s="1"><v>60</v></c>)", "A1!day number 60"},
      {"a number with the style of text", R"(<c r="A1" s="3"><v>45901</v></c>)", "A1=45901"},
      {"a style that is not there", R"(<c r="A1" s="99"><v>7</v></c>)", "A1=7"},
      {"a day written out", R"(<c r="A1" t="d"><v>2025-09-01T00:00:00</v></c>)", "A1=2025-09-01"},
      {"a code whose last digits were lost", R"(<c r="A1"><v>3.1011519900101123E+17</v></c>)",
       "A1!310115199001011200"},
      {"no number", R"(<c r="A1"><v>abc</v></c>)", "A1!abc"},
      {"not a finite number", R"(<c r="A1"><v>inf</v></c>)", "A1!inf"},
      {"an escaped character", R"(<c r="A1" t="inlineStr"><is><t>a_x000D_b_x005F_x0041_</t></is></c>)",
       "A1=a\rb_x0041_"},
      {"what only looks escaped", R"(<c r="A1" t="inlineStr"><is><t>_xyz_x00</t></is></c>)", "A1=_xyz_x00"},
      {"CDATA", R"(<c r="A1" t="str"><v><![CDATA[<甲>]]></v></c>)", "A1=<甲>"},
  };
  for (const Case& each : kCases)
    EXPECT_THAT(
        cells_of(
            {.rows = row(each.cell), .after_rows = {}, .shared = shared, .styles = styles, .workbook = {}}),
        ElementsAre(each.text))
        << each.claim;
}

TEST(XlsxRead, LeavesEmptyCellsOut) {
  EXPECT_THAT(
      cells_of(Book{
          .rows = row(
              R"(<c r="A1" s="1"/><c r="B1" t="s"/><c r="C1" t="inlineStr"><is><t/></is></c><c r="D1"><v>1</v></c>)")}),
      ElementsAre("D1=1"));
}

TEST(XlsxRead, KeepsTheNumbersOfRows) {
  EXPECT_THAT(cells_of(Book{.rows = row(R"(<c r="B3"><v>1</v></c>)", 3) + row("", 4) +
                                    row(R"(<c r="A900"><v>2</v></c>)", 900)}),
              ElementsAre("B3=1", "A900=2"));
}

TEST(XlsxRead, CountsWhereNumbersAreNotGiven) {
  EXPECT_THAT(
      cells_of(Book{
          .rows =
              R"(<row><c><v>1</v></c><c><v>2</v></c></row><row r="5"><c><v>3</v></c></row><row><c r="C6"><v>4</v></c><c><v>5</v></c></row>)"}),
      ElementsAre("A1=1", "B1=2", "A5=3", "C6=4", "D6=5"));
}

TEST(XlsxRead, CountsDaysFrom1904WhereTheBookDoes) {
  EXPECT_THAT(cells_of({.rows = row(R"(<c s="0"><v>44439</v></c>)"),
                        .after_rows = {},
                        .shared = {},
                        .styles = R"(<cellXfs><xf numFmtId="14"/></cellXfs>)",
                        .workbook = R"(<workbookPr date1904="1"/>)"}),
              ElementsAre("A1=2025-09-01"));
}

TEST(XlsxRead, OnlyTheFirstOfMergedCellsHasAValue) {
  const std::string rows =
      row(R"(<c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c>)", 1) +
      row(R"(<c r="A2"><v>4</v></c><c r="B2" t="e"><v>#REF!</v></c><c r="C2"><v>6</v></c>)", 2) +
      row(R"(<c r="B3"><v>7</v></c>)", 3);
  const Book book{
      .rows = rows,
      .after_rows = R"(<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="C2:D9"/></mergeCells>)"};
  EXPECT_THAT(cells_of(book), ElementsAre("A1=1", "C1=3", "C2=6", "B3=7"));
  EXPECT_TRUE(read_xlsx(xlsx_of(book), "x")->sheets[0].faults.empty());
}

TEST(XlsxRead, RefusesWhatNoProgramCouldShow) {
  EXPECT_THAT(cells_of(Book{.rows = row("", 5) + row("", 5)}), ElementsAre("refused: row 5 after row 5"));
  EXPECT_THAT(cells_of(Book{.rows = row("", 1'048'577)}), ElementsAre("refused: row 1048577 after row 0"));
  EXPECT_THAT(cells_of(Book{.rows = row(R"(<c r="XFE1"><v>1</v></c>)")}),
              ElementsAre("refused: a cell XFE1 in row 1"));
  EXPECT_THAT(cells_of(Book{.rows = row(R"(<c r="B1"><v>1</v></c><c r="A1"><v>1</v></c>)")}),
              ElementsAre("refused: a cell A1 in row 1"));
  EXPECT_THAT(
      cells_of(
          Book{.rows = row(R"(<c r="A1"><v>1</v></c>)"),
               .after_rows = R"(<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="B1:C1"/></mergeCells>)"}),
      ElementsAre("refused: merged cells that overlap"));
}

// A sheet is read in pieces of 256 KiB; wherever they are cut, no cell may go lost.
TEST(XlsxRead, LosesNothingBetweenPieces) {
  std::string rows;
  constexpr int kRows = 20'000;
  for (int i = 1; i <= kRows; ++i)
    rows += fmt::format(R"(<row r="{0}"><c r="A{0}"><v>{0}</v></c><c r="B{0}" t="s"><v>{1}</v></c></row>)", i,
                        i % 3);
  const Book book{
      .rows = rows, .after_rows = {}, .shared = "<si><t>a</t></si><si><t>b</t></si><si><t>c</t></si>"};
  const auto read = read_xlsx(xlsx_of(book), "x");
  ASSERT_TRUE(read) << read.error().found.en;
  const Sheet& sheet = read->sheets[0];
  ASSERT_EQ(sheet.rows.size(), static_cast<std::size_t>(kRows));
  for (const SheetRow& each : sheet.rows) {
    ASSERT_EQ(sheet.cells[each.begin].text, fmt::format("{}", each.number));
    ASSERT_EQ(sheet.cells[each.begin + 1].text, std::string_view("abc").substr(each.number % 3, 1));
  }
}

// The same sheet with other prefixes, with comments, in UTF-16: the same cells.
TEST(XlsxRead, ReadsWhateverWayTheXmlIsWritten) {
  samples::Entries entries =
      samples::entries_of(Book{.rows = row(R"(<c r="A1" t="inlineStr"><is><t>甲</t></is></c>)")});
  const std::string plain = entries[3].second;
  const std::string prefixed =
      R"(<?xml version="1.0"?><x:worksheet xmlns:x="y"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>)";
  const std::string commented =
      R"(<worksheet><!-- <sheetData></sheetData> --><sheetData><!-- </row> --><row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c></row></sheetData></worksheet>)";
  std::string wide = "\xFF\xFE";
  for (const char c :
       std::string_view("<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>"))
    wide.append({c, '\0'});
  wide.append("\x32\x75", 2);
  for (const char c : std::string_view("</t></is></c></row></sheetData></worksheet>")) wide.append({c, '\0'});
  for (const std::string& xml : {plain, prefixed, commented, wide}) {
    entries[3].second = xml;
    const auto read = read_xlsx(samples::zip_of(entries), "x");
    ASSERT_TRUE(read) << read.error().found.en << xml;
    EXPECT_THAT(cells_of(read->sheets[0]), ElementsAre("A1=甲")) << xml;
  }
}

TEST(XlsxRead, SaysWhatIsWrongWithTheFile) {
  struct Case {
    std::string bytes;
    std::string_view found;
  };
  samples::Entries cut = samples::entries_of(Book{.rows = row(R"(<c r="A1"><v>1</v></c>)")});
  cut[3].second = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v>";
  samples::Entries open_row = cut;
  open_row[3].second = "<worksheet><sheetData><row r=\"1\"><c></row></sheetData></worksheet>";
  samples::Entries gone = cut;
  gone.erase(gone.begin() + 3);
  const Case kCases[] = {
      {sample("book.xls"), "an old Excel workbook (.xls)"},
      {sample("plan.docx"), "a Word document (.docx)"},
      {"a,b\n1,2\n", "text, or a file of an unknown kind"},
      {"<html><table></table></html>", "a web page"},
      {samples::zip_of(cut), "no end of sheetData"},
      {samples::zip_of(open_row), "Start-end tags mismatch, at 38"},
      {samples::zip_of(gone), "no such entry"},
  };
  for (const Case& each : kCases) {
    const auto read = read_xlsx(each.bytes, "upload.xlsx");
    ASSERT_FALSE(read) << each.found;
    EXPECT_EQ(read.error().found.en, each.found);
    EXPECT_THAT(read.error().where, testing::StartsWith("upload.xlsx"));
    EXPECT_FALSE(read.error().action.en.empty());
  }
}

TEST(XlsxRead, StopsAtTheLimitOfCells) {
  const std::string bytes =
      xlsx_of(Book{.rows = row(R"(<c><v>1</v></c><c><v>2</v></c>)") + row(R"(<c><v>3</v></c>)", 2)});
  EXPECT_TRUE(read_xlsx(bytes, "x", {.archive = {}, .most_cells = 3}));
  const auto read = read_xlsx(bytes, "x", {.archive = {}, .most_cells = 2});
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().found.en, "more than 2 cells");
  EXPECT_THAT(read.error().action.en, HasSubstr("CSV"));
}

// A text of 32 KiB that five thousand cells share takes its room once.
TEST(XlsxRead, SharedTextsAreKeptOnce) {
  std::string rows;
  for (int i = 1; i <= 5000; ++i) rows += row(R"(<c t="s"><v>0</v></c>)", i);
  const auto read = read_xlsx(
      xlsx_of(
          Book{.rows = rows, .after_rows = {}, .shared = "<si><t>" + std::string(32'000, 'x') + "</t></si>"}),
      "x");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->sheets[0].cells.front().text.data(), read->sheets[0].cells.back().text.data());
}

}  // namespace
}  // namespace langqiao::pack
