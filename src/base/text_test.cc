#include "base/text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <random>

namespace langqiao {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Utf8Case {
  const char* why;
  std::string bytes;
  std::size_t valid;  // bytes before the first that does not belong
};

class Utf8 : public testing::TestWithParam<Utf8Case> {};

TEST_P(Utf8, TheFirstForeignByteIsFound) {
  EXPECT_EQ(first_invalid_utf8(GetParam().bytes), GetParam().valid) << GetParam().why;
  EXPECT_EQ(is_utf8(GetParam().bytes), GetParam().valid == GetParam().bytes.size());
}

// The classes of Unicode 15, table 3-7, each at its edges.
INSTANTIATE_TEST_SUITE_P(
    Cases, Utf8,
    testing::Values(
        Utf8Case{"nothing", "", 0}, Utf8Case{"ASCII", "a~\x7F", 3},
        Utf8Case{"a zero byte is a character", std::string("a\0b", 3), 3},
        Utf8Case{"least and greatest of two bytes", "\xC2\x80\xDF\xBF", 4},
        Utf8Case{"least and greatest of three bytes", "\xE0\xA0\x80\xEF\xBF\xBF", 6},
        Utf8Case{"around the surrogates", "\xED\x9F\xBF\xEE\x80\x80", 6},
        Utf8Case{"least and greatest of four bytes", "\xF0\x90\x80\x80\xF4\x8F\xBF\xBF", 8},
        Utf8Case{"a lone continuation", "ab\x80", 2}, Utf8Case{"a lone continuation, last", "\xBF", 0},
        Utf8Case{"overlong slash in two bytes", "\xC0\xAF", 0},
        Utf8Case{"overlong in two bytes, greatest", "x\xC1\xBF", 1},
        Utf8Case{"overlong in three bytes", "\xE0\x9F\xBF", 0},
        Utf8Case{"overlong in four bytes", "\xF0\x8F\xBF\xBF", 0},
        Utf8Case{"first surrogate", "\xED\xA0\x80", 0}, Utf8Case{"last surrogate", "\xED\xBF\xBF", 0},
        Utf8Case{"above U+10FFFF", "\xF4\x90\x80\x80", 0},
        Utf8Case{"a lead of five bytes", "\xF8\x88\x80\x80\x80", 0},
        Utf8Case{"bytes that never occur", "\xFE", 0}, Utf8Case{"the other one", "\xFF", 0},
        Utf8Case{"cut off after the lead", "上\xE4", 3}, Utf8Case{"cut off before the last", "上\xE4\xB8", 3},
        Utf8Case{"cut off in four bytes", "\xF0\x9F\x8E", 0},
        Utf8Case{"a lead where a continuation belongs", "\xE4\xE4\xB8\x8A", 0},
        Utf8Case{"ASCII where a continuation belongs",
                 "\xE4\xB8"
                 "a",
                 0}));

TEST(Text, EveryScalarValueGoesThroughUtf8AndBack) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string utf8;
    append_utf8(utf8, c);
    ASSERT_TRUE(is_utf8(utf8)) << std::hex << static_cast<std::uint32_t>(c);
    const CodePoint back = code_point_at(utf8, 0);
    ASSERT_EQ(back.value, c);
    ASSERT_EQ(back.bytes, utf8.size());
  }
}

TEST(Text, RandomBytesNeverPassForMoreThanTheyAre) {
  std::mt19937 random(7);
  for (int i = 0; i < 20'000; ++i) {
    std::string bytes(random() % 12, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random());
    const std::size_t valid = first_invalid_utf8(bytes);
    ASSERT_LE(valid, bytes.size());
    const std::string head = bytes.substr(0, valid);
    ASSERT_EQ(to_utf8(to_utf32(head)), head) << "what is called valid decodes and encodes to itself";
  }
}

TEST(Text, CodePointsAreCountedNotBytes) {
  EXPECT_EQ(length_of(""), 0u);
  EXPECT_EQ(length_of("a上🎓é"), 4u);
  EXPECT_EQ(to_utf32("a上🎓"), U"a上🎓");
}

TEST(TextDeathTest, ReadingOutsideTheTextIsABug) {
  EXPECT_DEATH(code_point_at("a", 1), "bug");
  EXPECT_DEATH(code_point_at("\x80", 0), "bug");
  EXPECT_DEATH(
      {
        std::string to;
        append_utf8(to, 0xD800);
      },
      "bug");
}

TEST(Text, FullWidthBecomesHalfWidth) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"", ""},
      {"ＡＢＣａｂｃ０１２９", "ABCabc0129"},
      {"（，．：；！？～％＋－＝）", "(,.:;!?~%+-=)"},
      {"　", " "},
      {"。、「」《》", "。、「」《》"},
      {"产教融合2025", "产教融合2025"},
      {"￥￠", "￥￠"},  // U+FFE5, U+FFE0: no ASCII twin
      {"ｱ", "ｱ"},        // half-width katakana stays
  };
  for (const auto& [full, half] : cases) EXPECT_EQ(half_width(full), half);
}

TEST(Text, WidthFoldingIsIdempotent) {
  for (char32_t c = 0; c < 0x11000; ++c) ASSERT_EQ(half_width(half_width(c)), half_width(c));
}

TEST(Text, TrimCutsEveryKindOfBlankAtTheEndsOnly) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"", ""},
      {"   ", ""},
      {"　\t上海　市\r\n", "上海　市"},
      {"\u00A0a b\u00A0", "a b"},
      {"\uFEFF\u200Bid\u200D\u2060", "id"},
      {"无", "无"},
      {"\v\fx", "x"},
      {"一\u3000", "一"},
  };
  for (const auto& [from, to] : cases) EXPECT_EQ(trim(from), to);
}

TEST(Text, TrimLeavesBrokenBytesAlone) {
  EXPECT_EQ(trim(" \x80 "), "\x80");
  EXPECT_EQ(trim(" a\xE4\xB8 "), "a\xE4\xB8");
  EXPECT_EQ(trim("\x80\x80\x80"), "\x80\x80\x80");
}

TEST(Text, SplitKeepsEmptyPartsButNotOfNothing) {
  EXPECT_THAT(split("", '|'), IsEmpty());
  EXPECT_THAT(split("a", '|'), ElementsAre("a"));
  EXPECT_THAT(split("a||b", '|'), ElementsAre("a", "", "b"));
  EXPECT_THAT(split("|", '|'), ElementsAre("", ""));
  EXPECT_THAT(split("甲|乙|", '|'), ElementsAre("甲", "乙", ""));
}

}  // namespace
}  // namespace langqiao
