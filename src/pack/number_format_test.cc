#include "pack/number_format.h"

#include <charconv>
#include <cstring>
#include <gtest/gtest.h>
#include <random>

namespace langqiao::pack {
namespace {

TEST(NumberFormat, KnowsWhichCodesShowDays) {
  struct Case {
    std::string_view code;
    Shape shape;
  };
  constexpr Case kCases[] = {
      {"General", Shape::plain},
      {"0.00", Shape::plain},
      {"#,##0;[Red]-#,##0", Shape::plain},
      {"0.00E+00", Shape::plain},
      {"@", Shape::plain},
      {"0\"days\"", Shape::plain},
      {"0\\d", Shape::plain},
      {"[DBNum1]General", Shape::plain},
      {"[$￥-804]#,##0.00", Shape::plain},
      {"yyyy-mm-dd", Shape::date},
      {"yyyy\"年\"m\"月\"d\"日\";@", Shape::date},
      {"[$-804]yyyy\"年\"m\"月\"", Shape::date},
      {"[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\"", Shape::date},
      {"m/d", Shape::date},
      {"D-MMM-YY", Shape::date},
      {"aaaa", Shape::date},
      {"yyyy", Shape::year},
      {"yyyy\"年\"", Shape::year},
      {"yyyy/m/d h:mm", Shape::date_time},
      {"m/d/yy h:mm AM/PM", Shape::date_time},
      {"h:mm:ss", Shape::time},
      {"mm:ss.0", Shape::time},
      {"[h]:mm", Shape::time},
      {"h\"时\"mm\"分\"", Shape::time},
      {"", Shape::plain},
      {"\"open", Shape::plain},
      {"[open", Shape::plain},
      {"\\", Shape::plain},
  };
  for (const Case& each : kCases) EXPECT_EQ(shape_of_code(each.code), each.shape) << each.code;
}

TEST(NumberFormat, KnowsTheBuiltInOnes) {
  EXPECT_EQ(shape_of_builtin(0), Shape::plain);
  EXPECT_EQ(shape_of_builtin(9), Shape::plain);
  EXPECT_EQ(shape_of_builtin(14), Shape::date);
  EXPECT_EQ(shape_of_builtin(22), Shape::date_time);
  EXPECT_EQ(shape_of_builtin(31), Shape::date);
  EXPECT_EQ(shape_of_builtin(46), Shape::time);
  EXPECT_EQ(shape_of_builtin(57), Shape::date);
  EXPECT_EQ(shape_of_builtin(164), Shape::plain);
}

TEST(NumberFormat, TellsTheDayOfASerialNumber) {
  struct Case {
    double serial;
    Shape shape;
    Epoch epoch;
    std::optional<std::string> text;
  };
  const Case cases[] = {
      {1, Shape::date, Epoch::y1900, "1900-01-01"},
      {59, Shape::date, Epoch::y1900, "1900-02-28"},
      {60, Shape::date, Epoch::y1900, std::nullopt},
      {61, Shape::date, Epoch::y1900, "1900-03-01"},
      {45901, Shape::date, Epoch::y1900, "2025-09-01"},
      {45901.75, Shape::date, Epoch::y1900, "2025-09-01"},
      {45901, Shape::date_time, Epoch::y1900, "2025-09-01"},
      {45901.354166666664, Shape::date_time, Epoch::y1900, "2025-09-01T08:30:00"},
      {45901, Shape::year, Epoch::y1900, "2025"},
      {44439, Shape::date, Epoch::y1904, "2025-09-01"},
      {0, Shape::date, Epoch::y1904, "1904-01-01"},
      {60, Shape::date, Epoch::y1904, "1904-03-01"},
      {0.354166666666667, Shape::time, Epoch::y1900, "08:30:00"},
      {1.5, Shape::time, Epoch::y1900, "36:00:00"},
      {2'958'465, Shape::date, Epoch::y1900, "9999-12-31"},
      {2'958'466, Shape::date, Epoch::y1900, std::nullopt},
      {2'957'004, Shape::date, Epoch::y1904, std::nullopt},
      {-1, Shape::date, Epoch::y1900, std::nullopt},
      {0, Shape::date, Epoch::y1900, std::nullopt},
      {1e300, Shape::date, Epoch::y1900, std::nullopt},
  };
  for (const Case& each : cases)
    EXPECT_EQ(date_text(each.serial, each.shape, each.epoch), each.text) << each.serial;
}

TEST(NumberFormat, WritesTheShortestDecimal) {
  EXPECT_EQ(number_text(310115199001.0), "310115199001");
  EXPECT_EQ(number_text(0.1), "0.1");
  EXPECT_EQ(number_text(-0.0), "0");
  EXPECT_EQ(number_text(1e6), "1000000");
  EXPECT_EQ(number_text(0.00001), "0.00001");
  EXPECT_EQ(number_text(121.473701), "121.473701");
  EXPECT_EQ(number_text(1e300), "1e+300");
}

TEST(NumberFormat, NumbersReadBackAsTheyWere) {
  std::mt19937_64 random(7);
  for (int i = 0; i < 20'000; ++i) {
    double value = 0;
    const std::uint64_t bits = random();
    std::memcpy(&value, &bits, sizeof value);
    if (value - value != 0) continue;
    const std::string text = number_text(value);
    double again = 0;
    std::from_chars(text.data(), text.data() + text.size(), again);
    ASSERT_EQ(again, value) << text;
  }
}

}  // namespace
}  // namespace langqiao::pack
