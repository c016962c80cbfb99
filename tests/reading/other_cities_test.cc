// Forms of place, pay, schooling and years in adverts of cities that nobody gathered: tables of good and bad
// cases, of our own wording, read with the words of the packs.
#include <gtest/gtest.h>
#include <memory>

#include "gathered.h"

namespace langqiao::reading {
namespace {

// One for every home that is asked for.
const Reader& reader(const std::string& home) {
  static std::map<std::string, std::unique_ptr<Reader>> all;
  auto& at = all[home];
  if (!at) at = std::make_unique<Reader>(pack_vocabulary(), home);
  return *at;
}

Reading read(const AdvertText& advert, const std::string& home = "") {
  Reader::Desk desk(reader(home));
  return reader(home).read(advert, desk);
}

struct PlaceCase {
  const char* cell;
  const char* code;  // empty: none is sure
  const char* home = "";
};
std::ostream& operator<<(std::ostream& to, const PlaceCase& it) { return to << it.cell; }

class PlacesOfOtherCities : public testing::TestWithParam<PlaceCase> {};
TEST_P(PlacesOfOtherCities, AreTheSmallestThatIsSure) {
  const auto place = read({.place = GetParam().cell}, GetParam().home).place;
  EXPECT_EQ(place ? place->code : "", GetParam().code);
}
INSTANTIATE_TEST_SUITE_P(Cases, PlacesOfOtherCities,
                         testing::ValuesIn(std::vector<PlaceCase>{
                             {"深圳-南山区", "440305"},
                             {"深圳 南山 科技园", "440305"},
                             {"深圳市宝安区西乡街道", "440306018"},
                             {"杭州·余杭", "330110"},
                             {"杭州余杭区", "330110"},
                             {"广州市天河区珠江新城", "440106"},
                             {"广州-天河-珠江新城", "440106"},
                             {"北京-海淀-中关村", "110108"},
                             {"北京-朝阳", "110105"},  // 朝阳 alone is a city elsewhere …
                             {"朝阳", "211300"},
                             {"朝阳", "110105", "110000"},  // … but not to those at home in 北京
                             {"朝阳区", ""},
                             {"朝阳区", "110105", "110000"},
                             {"天津滨海新区", "120116"},
                             {"天津经济技术开发区", "120000"},
                             {"重庆-渝北", "500112"},
                             {"重庆两江新区", "500000"},
                             {"成都·武侯", "510107"},
                             {"成都高新区", "510100"},
                             {"四川-成都-双流", "510116"},
                             {"武汉-洪山区-光谷", "420111"},
                             {"西安-雁塔", "610113"},
                             {"西安-长安", "610116"},
                             {"石家庄-长安区", "130102"},
                             {"南京-鼓楼", "320106"},
                             {"福州-鼓楼", "350102"},
                             {"苏州工业园区", "320576"},
                             {"苏州昆山", "320583"},
                             {"长沙", "430100"},
                             {"长沙县", "430121"},
                             {"长沙-岳麓", "430104"},
                             {"湖南省株洲市醴陵市", "430281"},
                             {"青岛-市南", "370202"},
                             {"青岛西海岸新区", "370200"},
                             {"佛山-顺德", "440606"},
                             {"东莞-长安镇", "441900"},
                             {"中山-西区", "442000"},
                             {"兰州-城关", "620102"},
                             {"城关区", ""},
                             {"西区", ""},
                             {"乐山-市中区", "511102"},
                             {"乐山市中心", "511100"},
                             {"吉林", "220000"},
                             {"吉林长春", "220100"},
                             {"浙江嘉兴桐乡", "330483"},
                             {"贵州贵安新区", "520000"},
                             {"香港", "810000"},
                             {"上海宝山路", "310000"},  // a street, not the district
                             {"南京市秦淮河", "320100"},
                             {"北京/上海/深圳", "310000", "310000"},
                             {"北京/上海/深圳", "440300", "440300"},
                             {"全国", ""},
                             {"异地招聘", ""},
                             {"远程办公", ""},
                             {"海外", ""}}));

constexpr std::int64_t kNone = -1;

struct PayCase {
  const char* cell;
  std::int64_t least;  // kNone: no pay is read
  std::int64_t most;   // kNone: open
  int months = 12;
};
std::ostream& operator<<(std::ostream& to, const PayCase& it) { return to << it.cell; }

class PayOfOtherCities : public testing::TestWithParam<PayCase> {};
TEST_P(PayOfOtherCities, IsYuanAMonth) {
  const auto pay = read({.pay = GetParam().cell}).pay;
  ASSERT_EQ(pay.has_value(), GetParam().least != kNone);
  if (!pay) return;
  EXPECT_EQ(pay->least_yuan, GetParam().least);
  EXPECT_EQ(pay->most_yuan.value_or(kNone), GetParam().most);
  EXPECT_EQ(pay->months, GetParam().months);
}
INSTANTIATE_TEST_SUITE_P(Cases, PayOfOtherCities,
                         testing::ValuesIn(std::vector<PayCase>{
                             {"15-25K·14薪", 15000, 25000, 14},
                             {"15-25k*14", 15000, 25000, 14},
                             {"2万-3万×16薪", 20000, 30000, 16},
                             {"1.2万-1.8万元/月（13薪）", 12000, 18000, 13},
                             {"8千-1.2万", 8000, 12000},
                             {"1.5-2万/月", 15000, 20000},
                             {"年薪30-50万", 25000, 41666},
                             {"12-24万（年薪）", 10000, 20000},
                             {"40万-60万", 33333, 50000},
                             {"100万以上", 83333, kNone},
                             {"6000以上", 6000, kNone},
                             {"6000元/月以上", 6000, kNone},
                             {"200-300元/天", 4350, 6525},
                             {"22/小时", 3828, 3828},
                             {"25-30元/时", 4350, 5220},
                             {"80-100/天", 1740, 2175},
                             {"800元/周", 3480, 3480},
                             {"5000元/人/月", 5000, 5000},
                             {"底薪3500+提成", 3500, kNone},
                             {"￥8000-12000/月", 8000, 12000},
                             {"RMB 8000-12000", 8000, 12000},
                             {"一万以上", 10000, kNone},
                             {"三千到五千", 3000, 5000},
                             {"4500 至 6000 元", 4500, 6000},
                             {"8K+", 8000, kNone},
                             {"面议", kNone, kNone},
                             {"待遇从优", kNone, kNone},
                             {"5000-8000USD", kNone, kNone},
                             {"3000-5000美元/月", kNone, kNone},
                             {"$3000-5000", kNone, kNone},
                             {"HKD 20000-30000", kNone, kNone},
                             {"300元/班", kNone, kNone},
                             {"10元/件", kNone, kNone},
                             {"80元/课时", kNone, kNone},
                             {"500-1000元/次", kNone, kNone},
                             {"5/天", kNone, kNone},
                             {"0-0", kNone, kNone},
                             {"一起加油", kNone, kNone}}));

struct LevelCase {
  const char* cell;
  const char* text;
  std::optional<Education> least;
};
std::ostream& operator<<(std::ostream& to, const LevelCase& it) { return to << it.cell << '/' << it.text; }

class LevelsOfOtherCities : public testing::TestWithParam<LevelCase> {};
TEST_P(LevelsOfOtherCities, AreTheLeastThatIsAskedFor) {
  const auto education = read({.text = GetParam().text, .education = GetParam().cell}).education;
  EXPECT_EQ(education ? std::optional(education->least) : std::nullopt, GetParam().least);
}
INSTANTIATE_TEST_SUITE_P(Cases, LevelsOfOtherCities,
                         testing::ValuesIn(std::vector<LevelCase>{
                             {"大专及以上", "", Education::higher_vocational},
                             {"统招本科", "", Education::bachelor},
                             {"中专/中技", "", Education::secondary_vocational},
                             {"中等专科", "", Education::secondary_vocational},
                             {"高中/中专", "", Education::upper_secondary},
                             {"高等职业教育", "", Education::higher_vocational},
                             {"大学专科", "", Education::higher_vocational},
                             {"初中及以下", "", Education::lower_secondary},
                             {"小学", "", Education::any},
                             {"学历不限", "", Education::any},
                             {"无要求", "", Education::any},
                             {"无", "", Education::any},
                             {"MBA/EMBA", "", Education::master},
                             {"EMBA", "", Education::master},
                             {"本硕", "", Education::bachelor},
                             {"博士研究生", "", Education::doctor},
                             {"博士后", "", Education::doctor},
                             {"High School", "", Education::upper_secondary},
                             {"Doctorate", "", Education::doctor},
                             {"其他", "", std::nullopt},
                             {"", "初中以上学历，身体健康", Education::lower_secondary},
                             {"", "要求统招二本以上，本科毕业", Education::bachelor},
                             {"", "小学及以上文化", Education::any},
                             {"", "小学语文教师，中文相关专业", std::nullopt},
                             {"", "本科生导师优先", std::nullopt}}));

struct YearsCase {
  const char* cell;
  const char* text;
  int least;  // −1: nothing is read
  int most = -1;
};
std::ostream& operator<<(std::ostream& to, const YearsCase& it) { return to << it.cell << '/' << it.text; }

class YearsOfOtherCities : public testing::TestWithParam<YearsCase> {};
TEST_P(YearsOfOtherCities, AreThoseOfWork) {
  const auto years = read({.text = GetParam().text, .experience = GetParam().cell}).experience;
  ASSERT_EQ(years.has_value(), GetParam().least >= 0);
  if (!years) return;
  EXPECT_EQ(years->least_years, GetParam().least);
  EXPECT_EQ(years->most_years.value_or(-1), GetParam().most);
}
INSTANTIATE_TEST_SUITE_P(Cases, YearsOfOtherCities,
                         testing::ValuesIn(std::vector<YearsCase>{
                             {"3-5年", "", 3, 5},
                             {"三至五年", "", 3, 5},
                             {"3 - 5 years", "", 3, 5},
                             {"5+ years", "", 5},
                             {"不少于5年", "", 5},
                             {"1年以内", "", 0, 1},
                             {"半年以上", "", 0},
                             {"6个月以上", "", 0},
                             {"在校/应届", "", 0},
                             {"2026届", "", 0},
                             {"2026年毕业", "", 0},
                             {"不要求", "", 0},
                             {"", "两年以上同岗位工作经验", 2},
                             {"", "At least 3 years of experience in logistics", 3},
                             {"", "有叉车驾驶经验2年以上", 2},
                             {"", "经验不限，有师傅带", 0},
                             {"", "企业创办30年，员工800人", -1},
                             {"", "合同一签3年", -1},
                             {"未填写", "", -1}}));

}  // namespace
}  // namespace langqiao::reading
