#include "pack/history_read.h"

#include <fstream>
#include <gtest/gtest.h>

#include "pack/pack_test_data.h"

namespace langqiao::pack {
namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

Result<History, RowErrors> read(const Files& files) {
  const TemporaryFolder folder;
  for (const auto& [name, text] : files) std::ofstream(folder.path() / name) << text;
  return read_history(folder.path());
}

TEST(HistoryRead, ReadsTheSample) {
  const auto history = read_history(sample_pack("little_history"));
  ASSERT_TRUE(history) << history.error().kept().front().found.en;
  EXPECT_EQ(history->industries.size(), 8U);
  EXPECT_EQ(history->head->quality, Quality::synthetic);
  EXPECT_EQ(history->code_changes.size(), 2U);
  EXPECT_FALSE(history->separations.empty());
}

TEST(HistoryRead, WhatWasNotPublishedIsUnknownAndNeverZero) {
  for (const std::string marker : {"", "*", "**", "#", "..", "…", "NA", "-", ":", "x"}) {
    const auto history =
        read({{"occupation_totals.csv", "year,occupation,persons\n2010,A," + marker + "\n"}});
    ASSERT_TRUE(history) << marker;
    EXPECT_FALSE(history->occupation_totals.front().persons.is_known()) << marker;
  }
  const auto zero = read({{"occupation_totals.csv", "year,occupation,persons\n2010,A,0\n"}});
  ASSERT_TRUE(zero);
  EXPECT_EQ(zero->occupation_totals.front().persons.persons, 0);
}

TEST(HistoryRead, TakesThousandsAsTheyArePrinted) {
  const auto history = read({{"occupation_totals.csv", "year,occupation,persons\n2010,A,\"1,234,567.5\"\n"}});
  ASSERT_TRUE(history);
  EXPECT_EQ(history->occupation_totals.front().persons.persons, 1'234'567.5);
}

struct Bad {
  const char* why;
  Files files;
  std::size_t row;
  const char* column;
};

TEST(HistoryRead, TellsPlaceOfEveryFault) {
  const std::string totals = "year,occupation,persons\n2010,A,5\n2011,A,6\n";
  const Bad cases[] = {
      {"negative people", {{"occupation_totals.csv", "year,occupation,persons\n2010,A,-5\n"}}, 2, "persons"},
      {"words for people",
       {{"occupation_totals.csv", "year,occupation,persons\n2010,A,many\n"}},
       2,
       "persons"},
      {"a year of two digits", {{"occupation_totals.csv", "year,occupation,persons\n10,A,5\n"}}, 2, "year"},
      {"no year", {{"occupation_totals.csv", "year,occupation,persons\n,A,5\n"}}, 2, "year"},
      {"a key twice", {{"occupation_totals.csv", totals + "2010,A,7\n"}}, 4, "year"},
      {"a share over one",
       {{"occupation_totals.csv", totals},
        {"separations.csv", "occupation,leave_share,move_share\nA,1.5,0\n"}},
       2,
       "leave_share"},
      {"two shares over one together",
       {{"occupation_totals.csv", totals},
        {"separations.csv", "occupation,leave_share,move_share\nA,0.7,0.6\n"}},
       2,
       "leave_share"},
      {"parts that do not sum to one",
       {{"occupation_totals.csv", totals},
        {"code_changes.csv", "kind,from_code,to_code,year,share\noccupation,B,A,2011,0.5\n"}},
       2,
       "share"},
      {"a code that stands nowhere",
       {{"occupation_totals.csv", totals}, {"occupations.csv", "code,name,group\nZ,Z,\n"}},
       2,
       "occupation"},
      {"parents in a ring",
       {{"occupation_totals.csv", totals}, {"occupations.csv", "code,name,group\nA,a,B\nB,b,A\n"}},
       2,
       "group"},
      {"a file of another name", {{"occupation_totals.csv", totals}, {"employ.csv", "x\n1\n"}}, 0, ""},
      {"nothing to forecast", {{"occupations.csv", "code,name,group\nA,a,\n"}}, 0, ""},
      {"an empty table", {{"occupation_totals.csv", ""}}, 0, ""},
      {"neither industry nor occupation",
       {{"employment.csv", "year,industry,occupation,persons\n2010,,,5\n"}},
       2,
       "occupation"},
  };
  for (const Bad& bad : cases) {
    const auto history = read(bad.files);
    ASSERT_FALSE(history) << bad.why;
    const RowError& error = history.error().kept().front();
    EXPECT_EQ(error.row, bad.row) << bad.why;
    EXPECT_EQ(error.column, bad.column) << bad.why;
    EXPECT_FALSE(error.wanted.zh.empty() || error.wanted.en.empty() || error.action.zh.empty()) << bad.why;
  }
}

TEST(HistoryRead, ReadsEveryFileBeforeItAnswers) {
  const auto history = read({{"occupation_totals.csv", "year,occupation,persons\n2010,A,-1\nx,A,2\n"},
                             {"industry_totals.csv", "year,industry,persons\n2010,I,-1\n"}});
  ASSERT_FALSE(history);
  EXPECT_EQ(history.error().total(), 3U);
}

}  // namespace
}  // namespace langqiao::pack
