#include "base/chinese.h"

#include <gtest/gtest.h>

namespace langqiao {
namespace {

TEST(Chinese, TraditionalBecomesSimplified) {
  const std::u32string_view from = U"發改委負責產業學習區臺灣與歷史", to = U"发改委负责产业学习区台湾与历史";
  for (std::size_t i = 0; i < from.size(); ++i) EXPECT_EQ(simplified(from[i]), to[i]) << i;
}

TEST(Chinese, EverythingElseIsItsOwnTwin) {
  for (const char32_t c : std::u32string_view(U"a1（、。①发教\uFFFD\U0001F600")) EXPECT_EQ(simplified(c), c);
}

}  // namespace
}  // namespace langqiao
