#include "plan/indicator_tables.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/text.h"

namespace langqiao::plan {
namespace {

// name:low unit(year) of every value.
std::string rows_of(const char* text, std::optional<int> issued = {}) {
  const Page page = read_page(text);
  std::string rows;
  for (const IndicatorRow& row : find_indicator_rows(page, issued)) {
    rows += page.mended(row.name) + ":";
    for (const IndicatorValue& value : row.values)
      rows += fmt::format("{}{}({}) ", value.amount.low, to_utf8(value.amount.unit), value.year.value_or(0));
  }
  return rows;
}

TEST(IndicatorTables, ColumnsStandBetweenBarsTabsOrBlanks) {
  const std::pair<const char*, const char*> cases[] = {
      {"指标 | 单位 | 2020年 | 2025年 | 属性\n毛入学率 | % | 55 | 65 | 预期性\n", "毛入学率:65%(2025) "},
      {"序号\t指标\t单位\t基期值\t目标值\n1\t产业学院\t所\t5\t12\n2\t教师\t万人\t1\t1.5\n",
       "产业学院:12所(0) 教师:15000人(0) "},
      {"指标名称 2025年 2030年 2035年\n算力规模（EFLOPS） 220 260 300\n",
       "算力规模:220EFLOPS(2025) 260EFLOPS(2030) 300EFLOPS(2035) "},
      {"类别|指标|单位|2025年|属性\n教育|毛入学率|%|65|预期性\n学位|个|300|约束性\n",
       "毛入学率:65%(2025) 学位:300个(2025) "}};
  for (const auto& [text, rows] : cases) EXPECT_EQ(rows_of(text), rows) << text;
}

TEST(IndicatorTables, YearsBeforeTheIssueAreThePast) {
  const char* const text = "指标 单位 2023年 2024年 2025年\n基地 个 3 4 5\n";
  EXPECT_EQ(rows_of(text, 2024), "基地:4个(2024) 5个(2025) ");
  EXPECT_EQ(rows_of(text), "基地:3个(2023) 4个(2024) 5个(2025) ");
}

TEST(IndicatorTables, OtherTablesHaveNone) {
  for (const char* text :
       {"序号\t任务\t责任单位\n1\t建设基地5个\t市教育局\n", "指标 说明\n甲 5\n", "2025年 5\n甲 6\n", ""})
    EXPECT_EQ(rows_of(text), "") << text;
}

}  // namespace
}  // namespace langqiao::plan
