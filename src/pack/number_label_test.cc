#include "pack/number_label.h"

#include <gtest/gtest.h>

namespace langqiao::pack {
namespace {

TEST(NumberLabel, IsWhatWordPrints) {
  struct Case {
    std::string_view format;
    int value;
    std::string_view label;
  };
  constexpr Case kCases[] = {
      {"decimal", 12, "12"},
      {"chineseCounting", 1, "一"},
      {"chineseCounting", 10, "十"},
      {"chineseCounting", 11, "十一"},
      {"chineseCounting", 20, "二十"},
      {"chineseCounting", 99, "九十九"},
      {"chineseCounting", 101, "一〇一"},
      {"chineseCountingThousand", 19, "十九"},
      {"chineseCountingThousand", 101, "一百零一"},
      {"chineseCountingThousand", 110, "一百一十"},
      {"chineseCountingThousand", 1005, "一千零五"},
      {"chineseCountingThousand", 10'010, "一万零一十"},
      {"japaneseCounting", 23, "二十三"},
      {"taiwaneseCountingThousand", 5, "五"},
      {"ideographDigital", 9, "九"},
      {"ideographDigital", 10, "一〇"},
      {"ideographDigital", 25, "二五"},
      {"chineseLegalSimplified", 1, "壹"},
      {"chineseLegalSimplified", 12, "壹拾贰"},
      {"ideographLegalTraditional", 10'003, "壹萬零參"},
      {"decimalEnclosedCircle", 1, "①"},
      {"decimalEnclosedCircleChinese", 20, "⑳"},
      {"decimalEnclosedCircle", 21, "21"},
      {"decimalEnclosedParen", 3, "⑶"},
      {"decimalEnclosedFullstop", 3, "⒊"},
      {"ideographEnclosedCircle", 4, "㊃"},
      {"ideographTraditional", 3, "丙"},
      {"ideographTraditional", 11, "11"},
      {"ideographZodiac", 12, "亥"},
      {"upperRoman", 4, "IV"},
      {"lowerRoman", 1999, "mcmxcix"},
      {"upperLetter", 3, "C"},
      {"lowerLetter", 28, "bb"},
      {"decimalZero", 7, "07"},
      {"decimalZero", 12, "12"},
      {"decimalFullWidth", 10, "１０"},
      {"numberInDash", 3, "- 3 -"},
      {"none", 3, ""},
      {"bullet", 3, ""},
      {"upperRoman", 0, "0"},
      {"a format of tomorrow", 8, "8"},
  };
  for (const Case& each : kCases)
    EXPECT_EQ(number_label(each.value, each.format), each.label) << each.format << ' ' << each.value;
}

}  // namespace
}  // namespace langqiao::pack
