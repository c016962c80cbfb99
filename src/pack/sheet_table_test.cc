// Tables that come as workbooks: what a person uploads, and what is said of it.
#include "pack/sheet_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/wording_claims.h"
#include "pack/file_text.h"
#include "pack/office_samples.h"
#include "pack/read.h"

namespace langqiao::pack {
namespace {

using samples::Book;
using samples::xlsx_of;
using testing::ElementsAre;

std::string cell(std::string_view text) {
  return fmt::format(R"(<c t="inlineStr"><is><t>{}</t></is></c>)", text);
}
std::string row(std::initializer_list<std::string_view> texts, std::string_view more = {}) {
  std::string cells;
  for (const auto text : texts) cells += text.empty() ? "<c/>" : cell(text);
  return fmt::format("<row>{}{}</row>", cells, more);
}
const std::string kHeader = row({"id", "edition", "name", "source", "as_of", "quality"});

CityTables base() {
  CityTables tables;
  tables.sources.push_back({.id = Id<Source>("S1"),
                            .title = "t",
                            .publisher = {},
                            .address = {},
                            .retrieved = {},
                            .licence = {},
                            .note = {}});
  tables.editions.push_back(
      {.id = Id<Edition>("e"),
       .catalogue = CatalogueKind::skill,
       .title = "t",
       .issuer = {},
       .valid_from = {},
       .valid_until = {},
       .provenance = {.source = Id<Source>("S1"), .as_of = Date(2025, 1, 1), .quality = Quality::measured}});
  return tables;
}

// An error as it is told in English.
struct Told {
  std::string file;
  std::size_t row = 0;
  std::string column;
  std::string found;
  std::string wanted;
  std::string action;

  bool operator==(const Told&) const = default;
};

std::vector<Told> told(const RowErrors& errors) {
  std::vector<Told> list;
  for (const RowError& error : errors.kept()) {
    EXPECT_EQ(flaw_of(error.found) + flaw_of(error.wanted) + flaw_of_words(error.action), "");
    list.push_back({error.file, error.row, error.column, error.found.en, error.wanted.en, error.action.en});
  }
  return list;
}

Result<TableReading, RowErrors> read(const std::string& bytes, Taking taking = Taking::all_or_nothing) {
  return read_table("skills", bytes, base(), taking, "upload.xlsx");
}

TEST(SheetTable, IsReadAsCsvIs) {
  const std::string sheet = xlsx_of(Book{
      .rows =
          kHeader + row({"K1", "e", "焊接", "S1", "2025-01-02", "measured"}) +
          R"(<row r="9"><c r="A9" t="inlineStr"><is><t>Ｋ２</t></is></c><c r="B9" t="inlineStr"><is><t>e</t></is></c><c r="C9"><v>7</v></c><c r="D9" t="inlineStr"><is><t>S1</t></is></c><c r="E9" s="1"><v>45659</v></c><c r="F9" t="inlineStr"><is><t>estimated</t></is></c></row>)",
      .after_rows = {},
      .shared = {},
      .styles = R"(<cellXfs><xf/><xf numFmtId="14"/></cellXfs>)",
      .workbook = {}});
  const std::string csv =
      "id,edition,name,source,as_of,quality\nK1,e,焊接,S1,2025-01-02,measured\nＫ２,e,7,S1,2025-01-02,"
      "estimated\n";
  const auto from_sheet = read(sheet);
  const auto from_csv = read(csv);
  ASSERT_TRUE(from_sheet) << from_sheet.error().kept().front().found.en;
  ASSERT_TRUE(from_csv);
  EXPECT_EQ(from_sheet->tables, from_csv->tables);
  EXPECT_EQ(from_sheet->tables.skills.size(), 2u);
  EXPECT_EQ(from_sheet->file.file, "upload.xlsx!Sheet1");
  EXPECT_EQ(from_sheet->file.rows, 2u);
}

TEST(SheetTable, EveryBadCellIsNamedBySheetRowAndColumn) {
  const auto answer = read(xlsx_of(Book{
      .rows = kHeader + row({"K1", "e", "", "S1", "2025-01-02", "measured"}) +
              row({"K2", "e", "b", "S1", "in spring", "measured"}) +
              row({"K3", "e"},
                  R"(<c t="e"><v>#N/A</v></c>)" + cell("S1") + cell("2025-01-02") + cell("measured")) +
              row({"K4", "e", "d", "S1", "2025-01-02", "measured", "too far"}) + row({"K5", "e", "e"})}));
  ASSERT_FALSE(answer);
  const std::string file = "upload.xlsx!Sheet1";
  const auto empty = [&](std::size_t at, std::string column) {
    return Told{
        file, at, std::move(column), "an empty cell", "a value", "fill the cell, or leave the row out"};
  };
  EXPECT_THAT(
      told(answer.error()),
      ElementsAre(empty(2, "name"),
                  Told{file, 3, "as_of", "in spring", "a date such as 2025-09-01", "correct the cell"},
                  Told{file, 4, "name", "#N/A", "a value, no error", "correct the formula or type the value"},
                  Told{file, 5, "", "a value in G5, right of the header",
                       "cells under the columns of the header", "correct the row"},
                  empty(6, "source"), empty(6, "as_of"), empty(6, "quality")));
}

TEST(SheetTable, GoodRowsAreTakenWherePeopleSaySo) {
  const auto answer =
      read(xlsx_of(Book{.rows = kHeader + row({"K1", "e", "", "S1", "2025-01-02", "measured"}) +
                                row({"K2", "e", "b", "S1", "2025-01-02", "measured"})}),
           Taking::good_rows);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->tables.skills.size(), 1u);
  EXPECT_EQ(answer->dropped.total(), 1u);
}

TEST(SheetTable, RowsOfBlanksAreNoRows) {
  const auto answer = read(xlsx_of(Book{.rows = row({" "}) + kHeader + row({"　", " "}) +
                                                row({"K1", "e", "a", "S1", "2025-01-02", "measured"})}));
  EXPECT_FALSE(answer);  // the first row that holds anything is the header
  const auto good = read(xlsx_of(
      Book{.rows = kHeader + row({"　", " "}) + row({"K1", "e", "a", "S1", "2025-01-02", "measured"})}));
  ASSERT_TRUE(good) << good.error().kept().front().found.en;
  EXPECT_EQ(good->file.rows, 1u);
}

// A workbook of several sheets of rows, by name.
std::string book_of(const std::vector<std::pair<std::string, std::string>>& sheets) {
  samples::Entries entries = samples::entries_of(Book{.rows = {}});
  std::string tabs;
  std::string links;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const bool hidden = sheets[i].first.starts_with("hidden");
    tabs += fmt::format(R"(<sheet name="{}" sheetId="{}" {} r:id="s{}"/>)", sheets[i].first, i + 1,
                        hidden ? R"(state="hidden")" : "", i);
    links += samples::link(fmt::format("s{}", i), "worksheet", fmt::format("worksheets/s{}.xml", i));
    entries.push_back({fmt::format("xl/worksheets/s{}.xml", i),
                       fmt::format("<worksheet><sheetData>{}</sheetData></worksheet>", sheets[i].second)});
  }
  entries[1].second = samples::links(links);
  entries[2].second = fmt::format("<workbook><sheets>{}</sheets></workbook>", tabs);
  return samples::zip_of(entries);
}

TEST(SheetTable, TheSheetIsTheOneThatIsMeant) {
  const std::string good = kHeader + row({"K1", "e", "a", "S1", "2025-01-02", "measured"});
  const std::string other = row({"anything"});
  struct Case {
    std::string_view claim;
    std::vector<std::pair<std::string, std::string>> sheets;
    std::string_view file;  // empty: refused
  };
  const Case kCases[] = {
      {"the only one", {{"任意", good}}, "upload.xlsx!任意"},
      {"the one with the name of the table", {{"封面", other}, {"skills", good}}, "upload.xlsx!skills"},
      {"the only one that holds something", {{"Sheet1", ""}, {"Sheet2", good}}, "upload.xlsx!Sheet2"},
      {"the only one that is visible", {{"hidden", other}, {"Sheet2", good}}, "upload.xlsx!Sheet2"},
      {"not those that explain a template",
       {{"说明", other}, {"取值", other}, {"数据", good}},
       "upload.xlsx!数据"},
      {"never a guess", {{"Sheet1", good}, {"Sheet2", other}}, ""},
      {"never a hidden one", {{"hidden", good}}, ""},
  };
  for (const Case& each : kCases) {
    const auto answer = read(book_of(each.sheets));
    EXPECT_EQ(answer ? answer->file.file : "", each.file) << each.claim;
  }
  const auto refused = read(book_of({{"Sheet1", good}, {"Sheet2", other}}));
  EXPECT_THAT(told(refused.error()),
              ElementsAre(Told{"upload.xlsx", 0, "",
                               "it is not clear which sheet holds the table: 2 sheets: Sheet1, Sheet2",
                               "one sheet, or one that is named skills", "name the sheet skills"}));
}

TEST(SheetTable, AFileThatIsNoTableIsNamed) {
  const auto file = [](std::string_view name) {
    return bytes_of(fmt::format("{}/tests/office/{}", LANGQIAO_SOURCE_DIR, name));
  };
  const auto first = [](const Result<TableReading, RowErrors>& answer) {
    return answer ? RowError{} : answer.error().kept().front();
  };
  EXPECT_EQ(first(read(file("book.xls"))).found.en, "an old Excel workbook (.xls)");
  EXPECT_EQ(first(read(file("plan.rtf"))).found.en, "a rich text document (.rtf)");
  EXPECT_EQ(first(read(file("plan.docx"))).found.en,
            "the file is not an Excel workbook (.xlsx): a Word document (.docx)");
  EXPECT_EQ(first(read(file("book.xlsx"))).found.en, "an unknown column");
  EXPECT_EQ(first(read(xlsx_of(Book{.rows = ""}))).found.en,
            "it is not clear which sheet holds the table: no visible sheet with a value");
}

}  // namespace
}  // namespace langqiao::pack
