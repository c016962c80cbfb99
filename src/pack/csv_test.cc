#include "pack/csv.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include "base/random.h"

namespace langqiao::pack {
namespace {

// Rows as "line:cell|cell", faults as "line!found".
std::vector<std::string> rows_in(CsvReader csv) {
  std::vector<std::string> rows;
  while (csv.next()) {
    rows.push_back(csv.fault() ? fmt::format("{}!{}", csv.line(), csv.fault()->found.en)
                               : fmt::format("{}:{}", csv.line(), fmt::join(csv.cells(), "|")));
  }
  return rows;
}

struct Case {
  std::string_view why;
  std::string_view text;
  std::vector<std::string> rows;
};

class CsvRows : public testing::TestWithParam<Case> {};

TEST_P(CsvRows, AreReadAsRfc4180Says) {
  EXPECT_EQ(rows_in(CsvReader(GetParam().text)), GetParam().rows) << GetParam().why;
}

INSTANTIATE_TEST_SUITE_P(
    Table, CsvRows,
    testing::Values(
        Case{"nothing has no rows", "", {}}, Case{"a line end alone is no row", "\n", {}},
        Case{"LF, CRLF and CR end lines, each counted once",
             "a,b\nc,d\r\ne,f\rg,h",
             {"1:a|b", "2:c|d", "3:e|f", "4:g|h"}},
        Case{"the last line may end or not", "a\nb\n", {"1:a", "2:b"}},
        Case{"empty lines are passed but counted", "a\n\n\r\nb", {"1:a", "4:b"}},
        Case{"empty cells are cells", ",\n,,x", {"1:|", "2:||x"}},
        Case{"quotes hold commas", "\"a,b\",c", {"1:a,b|c"}},
        Case{"quotes hold line ends, and rows know their first line",
             "\"a\r\nb\nc\",d\ne",
             {"1:a\r\nb\nc|d", "4:e"}},
        Case{"a doubled quote is one", "\"say \"\"hi\"\"\",\"\"\"\"", {"1:say \"hi\"|\""}},
        Case{"an empty quoted cell is empty", "\"\",\"\"", {"1:|"}},
        Case{"a quote inside an unquoted cell is a letter", "5\" disk,x\"y\"", {"1:5\" disk|x\"y\""}},
        Case{"cells longer than eight bytes",
             "0123456789abcdef,中文中文中文中文,z",
             {"1:0123456789abcdef|中文中文中文中文|z"}},
        Case{"text after a closing quote costs its row only",
             "\"a\"b,c\nd,e\n",
             {"1!text after a closing quote", "2:d|e"}},
        Case{"a quote that never closes costs its row only",
             "a,\"b\nc,d\ne,f\n",
             {"1!a quote that opens here and never closes", "2:c|d", "3:e|f"}},
        Case{"a lost quote before a quoted row",
             "a,\"b\nc,\"d\"\n",
             {"1!text after a closing quote", "2:c|d"}}));

TEST(CsvReader, RefusesCellsAndRowsBeyondAnyTable) {
  const std::string wide(CsvReader::kMostCells + 1, ',');
  EXPECT_EQ(rows_in(CsvReader(wide + "\nb")),
            (std::vector<std::string>{"1!more than 4096 cells in a row", "2:b"}));
  const std::string long_cell(CsvReader::kMostBytes + 1, 'x');
  EXPECT_EQ(rows_in(CsvReader(long_cell + "\nb")),
            (std::vector<std::string>{"1!a cell of more than 16 MiB", "2:b"}));
}

std::string random_text(Random random, std::size_t bytes, bool honest) {
  constexpr std::array<std::string_view, 7> kCells = {"a",    "",           "\"q,\n\"",    "\"\"\"\"",
                                                      "中文", "\"x\r\ny\"", "123456789012"};
  std::string text;
  while (text.size() < bytes) {
    for (std::size_t cells = random.below(5); cells > 0; --cells) (text += random.one_of(kCells)) += ',';
    if (!honest && random.chance(10)) text += "5\" disk";
    text += "end\n";
  }
  return text;
}

TEST(SplitRows, GivesTheRowsOfTheWholeText) {
  const std::string text = random_text(Random(7), std::size_t{13} << 20, true);
  const auto pieces = split_rows({text, 1}, 3);
  ASSERT_EQ(pieces.size(), 3u);
  std::vector<std::string> rows;
  for (const CsvPiece& piece : pieces)
    for (std::string& row : rows_in(CsvReader(piece.text, piece.first_line))) rows.push_back(std::move(row));
  EXPECT_TRUE(rows == rows_in(CsvReader(text)));
}

TEST(SplitRows, APieceCutInsideQuotesSaysSo) {
  const std::string text = "5\" disk," + random_text(Random(8), std::size_t{13} << 20, true);
  std::size_t faults = 0;
  for (const CsvPiece& piece : split_rows({text, 1}, 3))
    for (const std::string& row : rows_in(CsvReader(piece.text, piece.first_line)))
      faults += row.find('!') != std::string::npos;
  EXPECT_GT(faults, 0u);
}

TEST(SplitRows, LeavesSmallTextsWhole) { EXPECT_EQ(split_rows({"a\nb\n", 1}, 8).size(), 1u); }

TEST(CountLetter, CountsEveryOneAtEveryOffset) {
  for (std::size_t length = 0; length < 40; ++length) {
    const std::string text = std::string(length, '"') + "!!!\"";
    EXPECT_EQ(count_letter(text, '"'), length + 1);
  }
}

TEST(WriteCell, IsReadBackAsItWas) {
  const std::array<std::string_view, 7> cells = {"plain",      "",   "a,b",       "say \"hi\"",
                                                 "two\nlines", "\r", "中文，逗号"};
  std::string row;
  for (const auto cell : cells) {
    if (!row.empty()) row += ',';
    write_cell(cell, row);
  }
  CsvReader csv(row);
  ASSERT_TRUE(csv.next());
  EXPECT_TRUE(std::ranges::equal(csv.cells(), cells)) << row;
  EXPECT_TRUE(row.starts_with("plain,,\"a,b\",")) << "quotes only where needed: " << row;
}

}  // namespace
}  // namespace langqiao::pack
