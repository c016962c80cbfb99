#include "plan/numerals.h"

#include <gtest/gtest.h>

namespace langqiao::plan {
namespace {

TEST(Numerals, ReadAmountsAsTheyArePrinted) {
  struct Case {
    std::u32string_view text;
    std::int64_t count;
    int places;
    std::uint32_t length;
  };
  const Case cases[] = {{U"200家", 200, 0, 3},
                        {U"1,000家", 1000, 0, 5},
                        {U"3万名", 30'000, 0, 2},
                        {U"1.2万人", 12'000, 0, 4},
                        {U"3.5%", 35, 1, 3},
                        {U"二百家", 200, 0, 2},
                        {U"十五个", 15, 0, 2},
                        {U"两所", 2, 0, 1},
                        {U"百家", 100, 0, 1},
                        {U"二十三条", 23, 0, 3},
                        {U"一百零三", 103, 0, 4},
                        {U"三万五千人", 35'000, 0, 4},
                        {U"1000亿元", 100'000'000'000, 0, 5},
                        {U"2千家", 2000, 0, 2},
                        {U"5万亿", 5'000'000'000'000, 0, 3},
                        {U"1,00家", 1, 0, 1}};
  for (const Case& one : cases) {
    const auto number = numeral_at(one.text, 0);
    ASSERT_TRUE(number) << one.count;
    EXPECT_EQ(number->count, one.count);
    EXPECT_EQ(number->places, one.places) << one.count;
    EXPECT_EQ(number->length, one.length) << one.count;
  }
}

TEST(Numerals, RefuseWhatIsNoNumber) {
  for (const std::u32string_view text : {U"家", U"", U"〇", U"12345678901234567890", U"万家"})
    EXPECT_FALSE(numeral_at(text, 0));
}

TEST(Numerals, LabelsCountToNineHundredNinetyNine) {
  EXPECT_EQ(small_number(U"五十三"), 53);
  EXPECT_EQ(small_number(U"十"), 10);
  EXPECT_EQ(small_number(U"007"), 7);
  for (const std::u32string_view text : {U"", U"0", U"1000", U"一二", U"3a"})
    EXPECT_FALSE(small_number(text));
}

TEST(Numerals, YearsHaveFourDigitsInEitherScript) {
  EXPECT_EQ(year_at(U"2020年", 0), 2020);
  EXPECT_EQ(year_at(U"二〇二〇年", 0), 2020);
  for (const std::u32string_view text : {U"20205年", U"1800年", U"2020", U"二十年间", U"202"}) {
    EXPECT_EQ(year_at(text, 0).has_value(), text == U"2020") << text.size();
  }
}

}  // namespace
}  // namespace langqiao::plan
