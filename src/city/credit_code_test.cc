#include "city/credit_code.h"

#include <gtest/gtest.h>

namespace langqiao {
namespace {

// Published by the companies themselves: Huawei, Tencent, Alibaba (China), Baidu Online, SAIC Motor.
constexpr std::string_view kPublished[] = {"914403001922038216", "9144030071526726XG", "91330100799655058B",
                                           "91110000802100433B", "91310000132260250X"};

TEST(CreditCode, PublishedCodesAreRight) {
  for (const auto code : kPublished) EXPECT_TRUE(is_credit_code(code)) << code;
}

// 9·1 + 1·3 + 3·9 + 1·27 = 66 = 2·31 + 4, so the check value is 31 − 4 = 27, the letter U. All zeros sum to
// nothing: 0.
TEST(CreditCode, TheCheckCharacterCanBeWorkedOutByHand) {
  EXPECT_EQ(credit_code_check("91310000000000000"), 'U');
  EXPECT_EQ(credit_code_check("00000000000000000"), '0');
}

TEST(CreditCode, EverySingleWrongCharacterIsNoticed) {
  constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  for (const auto code : kPublished) {
    for (std::size_t at = 0; at < code.size(); ++at) {
      for (const char other : kAlphabet) {
        std::string wrong(code);
        wrong[at] = other;
        EXPECT_EQ(is_credit_code(wrong), other == code[at]) << wrong;
      }
    }
  }
}

TEST(CreditCode, TwoNeighboursInTheWrongOrderAreNoticed) {
  for (const auto code : kPublished) {
    for (std::size_t at = 0; at + 1 < code.size(); ++at) {
      std::string wrong(code);
      std::swap(wrong[at], wrong[at + 1]);
      EXPECT_EQ(is_credit_code(wrong), code[at] == code[at + 1]) << wrong;
    }
  }
}

TEST(CreditCode, OtherShapesAreNone) {
  for (const std::string_view code : {"", "9144030019220382", "91440300192203821", "9144030019220382160",
                                      "91440300I922038216", "91440300192203821o", "9144030071526726xg",
                                      "91440300192203821 ", "９１４４０３００１９", "91-4403001922038216"}) {
    EXPECT_FALSE(is_credit_code(code)) << code;
  }
  for (const std::string_view first :
       {"", "9131000000000000", "913100000000000000", "9131000000000000O", "9131000000000000-"})
    EXPECT_FALSE(credit_code_check(first)) << first;
}

}  // namespace
}  // namespace langqiao
