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

}  // namespace
}  // namespace langqiao::reading
