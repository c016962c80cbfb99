#include "base/date.h"

#include <gtest/gtest.h>

namespace langqiao {
namespace {

TEST(Date, ReadsDaysThatExist) {
  const std::vector<std::pair<const char*, Date>> cases = {
      {"2025-09-01", Date(2025, 9, 1)},   {"2024-02-29", Date(2024, 2, 29)},
      {"2000-02-29", Date(2000, 2, 29)},  {"1949-10-01", Date(1949, 10, 1)},
      {"0001-01-01", Date(1, 1, 1)},      {"9999-12-31", Date(9999, 12, 31)},
      {"2025-12-31", Date(2025, 12, 31)},
  };
  for (const auto& [text, date] : cases) EXPECT_EQ(Date::parse(text), date) << text;
}

TEST(Date, RefusesEverythingElse) {
  for (const char* text : {"",
                           "2025",
                           "2025-9-1",
                           "2025-09-1",
                           "25-09-01",
                           "2025-02-29",
                           "1900-02-29",
                           "2025-13-01",
                           "2025-00-10",
                           "2025-01-00",
                           "2025-04-31",
                           "2025/09/01",
                           "2025-09-01T00:00",
                           "2025-09-01 ",
                           " 2025-09-01",
                           "2025年9月1日",
                           "-025-09-01",
                           "2025--9-01",
                           "2025-0a-01",
                           "+025-09-01",
                           "20250901",
                           "2025-09-0 ",
                           "２０２５",
                           "2025-09-+1",
                           "2025-09--1"}) {
    EXPECT_FALSE(Date::parse(text)) << text;
  }
}

TEST(Date, WritesWhatItReads) {
  const Date first(1970, 1, 1);
  for (int day = -20'000; day < 60'000; day += 13) {
    const Date date(first.days() + std::chrono::days(day));
    EXPECT_EQ(Date::parse(date.iso()), date);
  }
}

TEST(Date, CountsDaysBothWays) {
  EXPECT_EQ(days_between(Date(2025, 1, 1), Date(2026, 1, 1)), 365);
  EXPECT_EQ(days_between(Date(2024, 1, 1), Date(2025, 1, 1)), 366);
  EXPECT_EQ(days_between(Date(2026, 1, 1), Date(2025, 1, 1)), -365);
  EXPECT_EQ(Date(2025, 12, 31).year(), 2025);
}

TEST(SchoolYear, ReadsFourDigits) {
  EXPECT_EQ(SchoolYear::parse("2025"), SchoolYear(2025));
  EXPECT_EQ(SchoolYear::parse("1900"), SchoolYear(1900));
  EXPECT_EQ(SchoolYear::parse("2199"), SchoolYear(2199));
  for (const char* text :
       {"", "25", "202", "20255", "1899", "2200", "2o25", " 2025", "-202", "2025.", "+202"})
    EXPECT_FALSE(SchoolYear::parse(text)) << text;
}

TEST(SchoolYear, BeginsOnTheFirstOfSeptember) {
  EXPECT_EQ(SchoolYear(2025).first_day(), Date(2025, 9, 1));
  EXPECT_EQ(SchoolYear(2025).next().first_day(), Date(2026, 9, 1));
  EXPECT_EQ(SchoolYear(2025) - SchoolYear(2013), 12);
}

}  // namespace
}  // namespace langqiao
