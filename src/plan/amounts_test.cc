#include "plan/amounts.h"

#include <gtest/gtest.h>

#include "base/text.h"
#include "plan/numerals.h"

namespace langqiao::plan {
namespace {

using Kind = Bound::Kind;

// The first amount of `text`.
std::optional<Amount> first_amount(const char* text) {
  const Page page = read_page(text);
  const Range body{0, page.size()};
  for (std::uint32_t i = 0; i < page.size(); ++i) {
    if (const auto amount = amount_at(page, body, i)) return amount;
  }
  return std::nullopt;
}

TEST(Amounts, NumbersRangesAndSharesHaveAMeasureWord) {
  struct Case {
    const char* text;
    std::int64_t low, high;
    const char* unit;
  };
  const Case cases[] = {{"建设20个中心", 20, 20, "个"},
                        {"1,200家企业", 1200, 1200, "家"},
                        {"6—8所高校", 6, 8, "所"},
                        {"三至五家企业", 3, 5, "家"},
                        {"3万名学生", 30'000, 30'000, "名"},
                        {"2～3万人次", 20'000, 30'000, "人次"},
                        {"突破1.5亿元", 150'000'000, 150'000'000, "元"},
                        {"突破万亿元", 1'000'000'000'000, 1'000'000'000'000, "元"},
                        {"达到60%", 60, 60, "%"},
                        {"达到2.85%", 285, 285, "‱"},
                        {"百分之三十五", 35, 35, "%"},
                        {"三分之二以上", 6667, 6667, "‱"},
                        {"七成", 70, 70, "%"},
                        {"提高3.5个百分点", 35, 35, "个千分点"},
                        {"1.5倍", 150, 150, "%"},
                        {"降低到1.25以下", 125, 125, "%"},
                        {"20个（所）", 20, 20, "个"},
                        {"超过12件/万人", 12, 12, "件/万人"},
                        {"培训100万新型学徒", 1'000'000, 1'000'000, ""}};
  for (const Case& one : cases) {
    const auto amount = first_amount(one.text);
    ASSERT_TRUE(amount) << one.text;
    EXPECT_EQ(amount->low, one.low) << one.text;
    EXPECT_EQ(amount->high, one.high) << one.text;
    EXPECT_EQ(to_utf8(amount->unit), one.unit) << one.text;
  }
}

TEST(Amounts, WhatBoundsANumberStandsInFrontOrBehind) {
  struct Case {
    const char* text;
    std::optional<Kind> before, behind;
  };
  const Case cases[] = {{"不少于20家", Kind::least, {}},
                        {"不应低于20家", Kind::least, {}},
                        {"控制在20家以内", Kind::most, Kind::most},
                        {"达到20家左右", Kind::level, Kind::about},
                        {"扩大至20家", Kind::level, {}},
                        {"压减到20家", Kind::most, {}},
                        {"提高约3个百分点", Kind::rise, Kind::about},
                        {"下降13%", Kind::fall, {}},
                        {"最高20万元", Kind::peak, {}},
                        {"20家（含）以上", {}, Kind::least},
                        {"扩大到2022年的5万人", Kind::level, {}},
                        {"不低于招聘总数的50%", Kind::least, {}},
                        {"20家企业", {}, {}}};
  for (const Case& one : cases) {
    const auto amount = first_amount(one.text);
    ASSERT_TRUE(amount) << one.text;
    EXPECT_EQ(amount->before, one.before) << one.text;
    EXPECT_EQ(amount->behind, one.behind) << one.text;
  }
}

TEST(Amounts, NamesNumberingRanksAndTermsAreNone) {
  for (const char* text :
       {"第3个五年规划", "国发〔2018〕38号", "5G网络", "4A级景区", "GB/T4754", "1+3布局", "世界500强",
        "排名前10%", "三年内", "40小时", "第十二届", "2025年3月", "成立", "五成果"}) {
    EXPECT_FALSE(first_amount(text)) << text;
  }
}

TEST(Amounts, ACellTakesTheUnitOfItsColumn) {
  struct Case {
    const char* cell;
    std::u32string_view unit;
    std::int64_t low;
    const char* printed;
    std::optional<Kind> before, behind;
  };
  const Case cases[] = {{"65", U"%", 65, "%", {}, {}},
                        {"≥65.5", U"%", 655, "‰", Kind::least, {}},
                        {"60以上", U"所", 60, "所", {}, Kind::least},
                        {"2.5", U"万人", 25'000, "人", {}, {}},
                        {"120家", U"个", 120, "家", {}, {}}};
  for (const Case& one : cases) {
    const Page page = read_page(one.cell);
    const auto amount = amount_in_cell(page, {0, page.size()}, one.unit);
    ASSERT_TRUE(amount) << one.cell;
    EXPECT_EQ(amount->low, one.low) << one.cell;
    EXPECT_EQ(to_utf8(amount->unit), one.printed) << one.cell;
    EXPECT_EQ(amount->before, one.before) << one.cell;
    EXPECT_EQ(amount->behind, one.behind) << one.cell;
  }
  const Page empty = read_page("—");
  EXPECT_FALSE(amount_in_cell(empty, {0, empty.size()}, U"%"));
}

}  // namespace
}  // namespace langqiao::plan
