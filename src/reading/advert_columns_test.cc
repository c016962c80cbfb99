#include "reading/advert_columns.h"

#include <gtest/gtest.h>

namespace langqiao::reading {
namespace {

struct HeaderCase {
  const char* header;
  std::optional<AdvertColumn> column;
};
std::ostream& operator<<(std::ostream& to, const HeaderCase& it) { return to << it.header; }

class Headers : public testing::TestWithParam<HeaderCase> {};
TEST_P(Headers, AreKnownByTheNamesThatPeopleGive) {
  EXPECT_EQ(column_of_header(GetParam().header), GetParam().column);
}
INSTANTIATE_TEST_SUITE_P(Cases, Headers,
                         testing::ValuesIn(std::vector<HeaderCase>{
                             {"title", AdvertColumn::title},
                             {"Job Title", AdvertColumn::title},
                             {"职位名称", AdvertColumn::title},
                             {"岗位", AdvertColumn::title},
                             {"岗位职责", AdvertColumn::text},
                             {"description", AdvertColumn::text},
                             {"salary_raw", AdvertColumn::pay},
                             {"薪资（元/月）", AdvertColumn::pay},
                             {"salary_min_month", AdvertColumn::pay_least},
                             {"工作地点", AdvertColumn::place},
                             {"CITY", AdvertColumn::place},
                             {"学历要求", AdvertColumn::education},
                             {"工作经验", AdvertColumn::experience},
                             {"公司名称", AdvertColumn::company},
                             {"公司", AdvertColumn::company},
                             {"薪资", AdvertColumn::pay},
                             {"发布时间", AdvertColumn::posted},
                             {"更新日期", AdvertColumn::posted},
                             {"publish_date", AdvertColumn::posted},
                             {"", std::nullopt},
                             {"招聘热度", std::nullopt}}));

TEST(AdvertRow, JoinsColumnsOfOnePart) {
  const AdvertRow::Layout layout{AdvertColumn::place, AdvertColumn::place, std::nullopt,
                                 AdvertColumn::pay_least, AdvertColumn::pay_most};
  const AdvertRow row(layout, {"成都", "武侯区", "x", "8000", "12000", "one cell more"});
  EXPECT_EQ(row.view().place, "成都 武侯区");
  EXPECT_EQ(row.view().pay, "8000-12000元/月");
  EXPECT_TRUE(row.empty());
}

struct DayCase {
  const char* cell;
  std::optional<Date> day;
};
std::ostream& operator<<(std::ostream& to, const DayCase& it) { return to << it.cell; }

class Days : public testing::TestWithParam<DayCase> {};
TEST_P(Days, AreReadAsSitesAndSpreadsheetsWriteThem) { EXPECT_EQ(read_day(GetParam().cell), GetParam().day); }
INSTANTIATE_TEST_SUITE_P(Cases, Days,
                         testing::ValuesIn(std::vector<DayCase>{{"2025-03-01", Date(2025, 3, 1)},
                                                                {" 2025/3/1 ", Date(2025, 3, 1)},
                                                                {"2025.03.01", Date(2025, 3, 1)},
                                                                {"2025年3月1日", Date(2025, 3, 1)},
                                                                {"２０２５－０３－０１", Date(2025, 3, 1)},
                                                                {"2025-03-01 23:59:59", Date(2025, 3, 1)},
                                                                {"2025-03-01T08:00:00", Date(2025, 3, 1)},
                                                                {"2025-03-01 更新", Date(2025, 3, 1)},
                                                                {"20250301", Date(2025, 3, 1)},
                                                                {"1740758400", Date(2025, 3, 1)},
                                                                {"1740758399999", Date(2025, 2, 28)},
                                                                {"2025-02-30", std::nullopt},
                                                                {"20251301", std::nullopt},
                                                                {"2025-03-011", std::nullopt},
                                                                {"03-01", std::nullopt},
                                                                {"2025-03", std::nullopt},
                                                                {"3天前", std::nullopt},
                                                                {"45717", std::nullopt},
                                                                {"", std::nullopt}}));

}  // namespace
}  // namespace langqiao::reading
