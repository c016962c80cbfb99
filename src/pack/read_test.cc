#include "pack/read.h"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/encoding.h"
#include "base/wording_claims.h"
#include "pack/pack_test_data.h"
#include "pack/write.h"

namespace langqiao::pack {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

// "file:row column: found > wanted"
std::vector<std::string> told(const RowErrors& errors) {
  std::vector<std::string> lines;
  for (const RowError& error : errors.kept()) {
    EXPECT_EQ(flaw_of(error.found) + flaw_of(error.wanted) + flaw_of_words(error.action), "");
    lines.push_back(fmt::format("{}:{} {}: {} > {}", error.file, error.row, error.column, error.found.en,
                                error.wanted.en));
  }
  return lines;
}

CityTables little_city() { return read_folder(sample_pack("little_city"))->tables; }

constexpr std::string_view kRegions = "id,kind,name,parent,role,source,as_of,quality\n";

Result<TableReading, RowErrors> regions(std::string rows, Taking taking = Taking::all_or_nothing) {
  return read_table("regions", std::string(kRegions) + rows, little_city(), taking, "upload.csv");
}

TEST(ReadFolder, ReadsAPackAfterThoseItExtends) {
  const auto read = read_folder(sample_pack("little_city"));
  ASSERT_TRUE(read) << testing::PrintToString(told(read.error()));
  EXPECT_THAT(read->packs, ElementsAre("little_cn", "little_city"));
  EXPECT_EQ(read->head.city, Id<Region>("900000"));
  EXPECT_EQ(read->tables.industries.size(), 5u);
  EXPECT_EQ(read->tables.regions.size(), 5u);
  EXPECT_EQ(read->inherited.at("sources"), 1u);
  EXPECT_EQ(read->inherited.at("regions"), 0u);
  EXPECT_EQ(read->tables.organisations.front().name, "“示例”股份有限公司\n第二行");
  EXPECT_THAT(read->tables.schools.front().former_names, ElementsAre("旧名一", "旧名,二"));
}

TEST(ReadFolder, ListsEveryBadCellWithPlaceFoundAndWanted) {
  const auto read = read_folder(sample_pack("bad_cells"));
  ASSERT_FALSE(read);
  const std::string file = "bad_cells/regions.csv";
  EXPECT_THAT(
      told(read.error()),
      ElementsAre(file + ":3 kind: zoo > one of city district zone town",
                  file + ":3 lng: east > a decimal number", file + ":4 name: an empty cell > a value",
                  file + ":5 id: an empty cell > a value", file + ":9 : 8 cells > 12 cells, as in the header",
                  file + ":8 id: 900004 > a key that stands only once",
                  file + ":6 parent: 999999 > an id of regions"));
  for (const RowError& error : read.error().kept()) EXPECT_FALSE(error.action.empty());
  EXPECT_THAT(read.error().kept()[5].action.en, HasSubstr("bad_cells/regions.csv:7"));
}

TEST(ReadFolder, GoodRowsLeavesOutBadRowsAndThoseThatHungOnThem) {
  const auto read = read_folder(sample_pack("bad_cells"), Taking::good_rows);
  ASSERT_TRUE(read);
  std::vector<std::string> ids;
  for (const Region& region : read->tables.regions) ids.push_back(region.id.text());
  EXPECT_THAT(ids, ElementsAre("900000"))
      << "900004 hung on 900003, which hung on a region that is not there";
  EXPECT_THAT(told(read->dropped), Contains("bad_cells/regions.csv:7 parent: 900003 > an id of regions"));
  EXPECT_TRUE(langqiao::faults_of(read->tables).empty());
}

TEST(ReadFolder, PacksThatExtendThemselvesAreRefused) {
  const auto read = read_folder(sample_pack("cycle_a"));
  ASSERT_FALSE(read);
  EXPECT_THAT(told(read.error()),
              ElementsAre("cycle_b/pack.toml:0 extends: cycle_a > cycle_b > cycle_a > packs "
                          "that do not extend themselves"));
}

TEST(ReadFolder, TwoDatumsAreRefused) {
  const auto read = read_folder(sample_pack("other_datum"));
  ASSERT_FALSE(read);
  EXPECT_THAT(told(read.error()),
              ElementsAre("other_datum/pack.toml:0 datum: WGS-84 > GCJ-02, the datum of little_city"));
}

TEST(ReadFolder, AKeyThatAnExtendedPackHasNamesBothPlaces) {
  const auto read = read_folder(sample_pack("double_key"));
  ASSERT_FALSE(read);
  ASSERT_EQ(read.error().total(), 1u);
  EXPECT_EQ(read.error().kept()[0].file, "double_key/industries.csv");
  EXPECT_EQ(read.error().kept()[0].row, 2u);
  EXPECT_THAT(read.error().kept()[0].action.en, HasSubstr("little_cn/industries.csv:3"));
}

TEST(ReadFolder, UnknownFilesColumnsKeysAndValuesAreRefusedEitherWay) {
  for (const Taking taking : {Taking::all_or_nothing, Taking::good_rows}) {
    const auto read = read_folder(sample_pack("unknown_things"), taking);
    ASSERT_FALSE(read);
    const std::string toml = "unknown_things/pack.toml";
    EXPECT_THAT(told(read.error()), Contains(HasSubstr(toml + ":3 title_en: no text")));
    EXPECT_THAT(told(read.error()), Contains(HasSubstr(toml + ":5 colour: an unknown key")));
    EXPECT_THAT(told(read.error()), Contains(HasSubstr(toml + ":6 datum: Beijing-54")));
  }
  const auto nowhere = read_folder(sample_pack("nowhere"));
  ASSERT_FALSE(nowhere);
  EXPECT_THAT(told(nowhere.error()), ElementsAre(HasSubstr("nowhere/pack.toml:0 : no such file")));
}

TEST(ReadFolder, UnknownFilesAreNamed) {
  const TemporaryFolder folder;
  std::ofstream(folder.path() / "pack.toml") << "id=\"x\"\ntitle_zh=\"x\"\ntitle_en=\"x\"\nedition=\"1\"\n";
  std::ofstream(folder.path() / "horses.csv") << "a\n1\n";
  std::ofstream(folder.path() / ".hidden") << "nobody's business";
  const auto read = read_folder(folder.path(), Taking::good_rows);
  ASSERT_FALSE(read);
  EXPECT_THAT(told(read.error()), ElementsAre(HasSubstr("horses.csv:0 : an unknown file")));
}

TEST(ReadFolder, TellsProgressUpToTheWhole) {
  std::map<std::string, std::pair<std::size_t, std::size_t>> last;
  const auto read = read_folder(sample_pack("little_city"), Taking::all_or_nothing,
                                [&](std::string_view stage, std::size_t done, std::size_t total) {
                                  EXPECT_LE(last[std::string(stage)].first, done);
                                  last[std::string(stage)] = {done, total};
                                });
  EXPECT_GT(last.at("read").second, 0u);
  EXPECT_EQ(last.at("read").first, last.at("read").second);
  EXPECT_EQ(last.at("check").first, last.at("check").second);
}

TEST(ReadFolder, ReadsTheShippedPackWithoutAFault) {
  const auto read = read_folder(std::filesystem::path(LANGQIAO_SOURCE_DIR) / "packs/shanghai");
  ASSERT_TRUE(read) << testing::PrintToString(told(read.error()));
  EXPECT_GT(read->tables.programs.size(), 4000u);
  EXPECT_GT(read->tables.points.size(), 10'000u);
}

struct HeaderCase {
  std::string_view why;
  std::string text;
  std::string column;
  std::string found;
};
class Headers : public testing::TestWithParam<HeaderCase> {};
TEST_P(Headers, OfAnotherTableAreRefusedEvenForGoodRows) {
  const auto read = read_table("skills", GetParam().text, little_city(), Taking::good_rows);
  ASSERT_FALSE(read) << GetParam().why;
  EXPECT_EQ(read.error().kept()[0].column, GetParam().column);
  EXPECT_EQ(read.error().kept()[0].found.en, GetParam().found);
}
INSTANTIATE_TEST_SUITE_P(
    Table, Headers,
    testing::Values(HeaderCase{"nothing at all", "", "", "an empty file"},
                    HeaderCase{"a column nobody knows", "id,edition,name,colour,source,as_of,quality\n",
                               "colour", "an unknown column"},
                    HeaderCase{"a column twice", "id,edition,name,name,source,as_of,quality\n", "name",
                               "the column twice"},
                    HeaderCase{"a needed column missing", "id,edition,source,as_of,quality\n", "name",
                               "no such column"},
                    HeaderCase{"a quote lost in the header", "id,\"edition,name\nx", "",
                               "a quote that opens here and never closes"}));

TEST(ReadTable, ColumnsStandInAnyOrderAndOptionalOnesMayBeMissing) {
  const auto read = read_table(
      "skills", "quality,name,as_of,id,source,edition\nmeasured,钳工,2025-01-02,sk9,s1,ski\n", little_city());
  ASSERT_TRUE(read);
  EXPECT_EQ(read->tables.skills.back(), (Skill{Id<Skill>("sk9"),
                                               Id<Edition>("ski"),
                                               "钳工",
                                               {Id<Source>("s1"), Date(2025, 1, 2), Quality::measured}}));
}

TEST(ReadTable, PutsRowsOverThoseWithTheSameKey) {
  const auto read = regions(
      "900002,district,新西区,900000,other,s1,2025-09-01,measured\n900009,district,九区,900000,other,s1,2025-"
      "09-01,measured\n");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->added, 1u);
  EXPECT_EQ(read->replaced, 1u);
  EXPECT_EQ(read->tables.regions.size(), 6u);
  EXPECT_EQ(read->tables.regions[2].name, "新西区");
  EXPECT_FALSE(read->tables.regions[2].lng) << "a column that is not in the file is unknown now";
}

TEST(ReadTable, RowsOfTheFileMayReferToOneAnotherInAnyOrder) {
  EXPECT_TRUE(regions(
      "t,town,镇,d,none,s1,2025-09-01,measured\nd,district,区,900000,other,s1,2025-09-01,measured\n"));
}

TEST(ReadTable, ADoubleKeyInTheFileNamesBothLines) {
  const std::string row = "x,district,区,900000,other,s1,2025-09-01,measured\n";
  const auto read = regions(row + row);
  ASSERT_FALSE(read);
  EXPECT_THAT(told(read.error()), ElementsAre("upload.csv:3 id: x > a key that stands only once"));
  EXPECT_THAT(read.error().kept()[0].action.en, HasSubstr("upload.csv:2"));
  EXPECT_EQ(regions(row + row, Taking::good_rows)->added, 1u);
}

TEST(ReadTable, GoodRowsKeepsTheStoredRowWhenItsSuccessorIsBad) {
  const auto read =
      regions("900002,district,新西区,nowhere,other,s1,2025-09-01,measured\n", Taking::good_rows);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->dropped.total(), 1u);
  EXPECT_TRUE(read->tables == little_city());
}

TEST(ReadTable, ARowThatTakesTheGroundFromAStoredOneIsRefused) {
  // The parent of a stored occupation of level 3 becomes an entry of level 1.
  const auto read = read_table("occupations",
                               "id,edition,level,name,green,digital,source,as_of,quality\n2-02,occ,1,工程,0,"
                               "0,s1,2025-09-01,measured\n",
                               little_city(), Taking::good_rows);
  ASSERT_FALSE(read);
  EXPECT_THAT(told(read.error()), Contains(HasSubstr("database!occupations:0 parent: 2-02")));
}

TEST(ReadTable, UnknownTablesAreNamed) {
  const auto read = read_table("horses", "a\n1\n", {});
  ASSERT_FALSE(read);
  EXPECT_THAT(read.error().kept()[0].wanted.en, HasSubstr("sources"));
}

struct CellCase {
  std::string_view why;
  std::string cell;  // of organisations.staff_persons
  bool good;
};
class NumberCells : public testing::TestWithParam<CellCase> {};
TEST_P(NumberCells, AreNumbersOrErrors) {
  const auto read = read_table("organisations",
                               "id,name,kind,staff_persons,stage,source,as_of,quality\nn,名,enterprise," +
                                   GetParam().cell + ",none,s1,2025-09-01,measured\n",
                               little_city());
  ASSERT_EQ(read.has_value(), GetParam().good) << GetParam().why;
  if (!read) {
    EXPECT_EQ(read.error().kept()[0].column, "staff_persons");
  } else if (!GetParam().cell.empty()) {
    EXPECT_EQ(read->tables.organisations.back().staff, Persons(120));
  }
}
INSTANTIATE_TEST_SUITE_P(
    Table, NumberCells,
    testing::Values(CellCase{"plain", "120", true}, CellCase{"blanks around", "  120\t", true},
                    CellCase{"full-width digits", "１２０", true},
                    CellCase{"full-width blanks", "　120　", true}, CellCase{"in quotes", "\"120\"", true},
                    CellCase{"unknown", "", true}, CellCase{"a fraction", "120.5", false},
                    CellCase{"negative", "-120", false}, CellCase{"separators", "\"1,200\"", false},
                    CellCase{"a unit", "120人", false}, CellCase{"overflow", "99999999999999999999", false},
                    CellCase{"a word", "many", false}));

TEST(ReadTable, CodesAreHalfWidthAndTextKeepsItsWidth) {
  const auto read =
      read_table("programs",
                 "id,edition,code,level,name,state_controlled,source,as_of,quality\nvoc：５９９９９９,ｖｏｃ,"
                 "５９９９９９,higher_vocational,ＡＩ（一）,０,s1,２０２５-09-01,measured\n",
                 little_city());
  ASSERT_TRUE(read) << testing::PrintToString(told(read.error()));
  EXPECT_EQ(read->tables.programs.back().id, Id<Program>("voc:599999"));
  EXPECT_EQ(read->tables.programs.back().name, "ＡＩ（一）");
}

std::string to_utf16(std::string_view utf8, bool little, bool mark) {
  std::string out;
  const auto put = [&](char16_t unit) {
    const char low = static_cast<char>(unit & 0xFF), high = static_cast<char>(unit >> 8);
    out += little ? low : high;
    out += little ? high : low;
  };
  if (mark) put(0xFEFF);
  for (const char32_t c : to_utf32(utf8)) put(static_cast<char16_t>(c));
  return out;
}

TEST(ReadTable, EveryEncodingGivesTheSameRecordsAndIsReported) {
  std::string text(kRegions);
  for (int i = 0; i < 20; ++i)
    text += fmt::format("e{},town,产教融合试点街道{},900001,none,s1,2025-09-01,measured\n", i, i);
  const auto plain = read_table("regions", text, little_city());
  ASSERT_TRUE(plain);
  const std::vector<std::tuple<std::string, std::string, bool>> others = {
      {"\xEF\xBB\xBF" + text, "UTF-8", true},
      {to_gb18030(text), "GB18030", false},
      {to_utf16(text, true, true), "UTF-16LE", true},
      {to_utf16(text, false, true), "UTF-16BE", true},
      {to_utf16(text, true, false), "UTF-16LE", false}};
  for (const auto& [bytes, encoding, mark] : others) {
    const auto read = read_table("regions", bytes, little_city());
    ASSERT_TRUE(read) << encoding;
    EXPECT_TRUE(read->tables == plain->tables) << encoding;
    EXPECT_EQ(read->file.encoding, encoding);
    EXPECT_EQ(read->file.had_mark, mark);
  }
}

TEST(ReadTable, UnreadableAndControlCharactersAreBadCells) {
  const std::string null(1, '\0');
  const auto read = regions("x,town,a" + null + "b,900001,none,s1,2025-09-01,measured\n" +
                            "y,town,\xEF\xBF\xBD,900001,none,s1,2025-09-01,measured\n");
  ASSERT_FALSE(read);
  EXPECT_THAT(told(read.error()), ElementsAre("upload.csv:2 name: control character U+0000 > readable text",
                                              "upload.csv:3 name: an unreadable character > readable text"));
}

TEST(ReadTable, CountsEveryErrorAndKeepsTheFirst) {
  std::string rows;
  const std::size_t count = RowErrors::kMostKept + 50;
  for (std::size_t i = 0; i < count; ++i) rows += "x\n";
  const auto read = regions(rows);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().total(), count);
  EXPECT_EQ(read.error().kept().size(), RowErrors::kMostKept);
}

// Large enough to be read in several pieces.
std::string many_regions(std::size_t count, std::string_view name) {
  std::string text(kRegions);
  for (std::size_t i = 0; i < count; ++i)
    text += fmt::format("m{},town,{},900001,none,s1,2025-09-01,measured\n", i, name);
  return text;
}

TEST(ReadTable, LargeFilesKnowTheLineOfEveryRow) {
  std::string text = many_regions(200'000, "\"镇\n,第二行\"");
  text += "bad,zoo,镇,900001,none,s1,2025-09-01,measured\n";
  const auto read = read_table("regions", text, little_city());
  ASSERT_FALSE(read);
  EXPECT_THAT(told(read.error()),
              ElementsAre("regions.csv:400002 kind: zoo > one of city district zone town"));
}

TEST(ReadTable, LargeFilesWithStrayQuotesAreReadAsSmallOnes) {
  std::string text =
      many_regions(1, "5\" disk") + many_regions(200'000, "\"镇\n,第二行\"").substr(kRegions.size());
  text.replace(text.find("m0,town,\"镇"), 2, "n0");
  const auto read = read_table("regions", text, little_city());
  ASSERT_TRUE(read) << testing::PrintToString(told(read.error()));
  EXPECT_EQ(read->added, 200'001u);
}

}  // namespace
}  // namespace langqiao::pack
