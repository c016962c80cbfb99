// Pay, schooling, years, recruits and places: tables of good and bad cases.
#include <gtest/gtest.h>

#include "city/small_city.h"
#include "reading/folded.h"
#include "reading/pay.h"
#include "reading/reader.h"
#include "reading/requirements.h"

namespace langqiao::reading {
namespace {

constexpr std::int64_t kNone = -1;

struct PayCase {
  const char* text;
  std::int64_t least;  // kNone: no pay is read
  std::int64_t most;   // kNone: open
};

std::ostream& operator<<(std::ostream& to, const PayCase& it) { return to << it.text; }

void expect(const std::optional<FoundPay>& found, const PayCase& wanted) {
  ASSERT_EQ(found.has_value(), wanted.least != kNone);
  if (!found) return;
  EXPECT_EQ(found->pay.least_yuan, wanted.least);
  EXPECT_EQ(found->pay.most_yuan.value_or(kNone), wanted.most);
}

class PayOfCell : public testing::TestWithParam<PayCase> {};
TEST_P(PayOfCell, IsYuanAMonth) { expect(pay_of_cell(folded(GetParam().text)), GetParam()); }
INSTANTIATE_TEST_SUITE_P(Cases, PayOfCell,
                         testing::ValuesIn(std::vector<PayCase>{{"8-12k", 8000, 12000},
                                                                {"15K-25K", 15000, 25000},
                                                                {"15-25K·14薪", 15000, 25000},
                                                                {"1.5-2万/月", 15000, 20000},
                                                                {"1.5-2万·13薪", 15000, 20000},
                                                                {"8千-1.2万", 8000, 12000},
                                                                {"6-8千/月", 6000, 8000},
                                                                {"20万/年", 16666, 16666},
                                                                {"15-30万/年", 12500, 25000},
                                                                {"年薪20万", 16666, 16666},
                                                                {"30-50万", 25000, 41666},
                                                                {"70-100k", 70000, 100000},
                                                                {"100-130k", 100000, 130000},
                                                                {"150元/天", 3262, 3262},
                                                                {"200-350元/天", 4350, 7612},
                                                                {"25元/小时", 4350, 4350},
                                                                {"300/天", 6525, 6525},
                                                                {"6千及以上", 6000, kNone},
                                                                {"8000元以上", 8000, kNone},
                                                                {"3千及以下", 0, 3000},
                                                                {"8000-12000", 8000, 12000},
                                                                {"8,000～12,000元/月", 8000, 12000},
                                                                {"８０００－１２０００元", 8000, 12000},
                                                                {"4500元", 4500, 4500},
                                                                {"5000元/月", 5000, 5000},
                                                                {"面议", kNone, kNone},
                                                                {"", kNone, kNone},
                                                                {"5", kNone, kNone},
                                                                {"8-12", kNone, kNone},
                                                                {"12k-8k", 8000, 12000},
                                                                {"13800138000", kNone, kNone},
                                                                {"上不封顶", kNone, kNone}}));

class PayInText : public testing::TestWithParam<PayCase> {};
TEST_P(PayInText, IsFoundOnlyWhereItIsPay) { expect(pay_in_text(folded(GetParam().text)), GetParam()); }
INSTANTIATE_TEST_SUITE_P(Cases, PayInText,
                         testing::ValuesIn(std::vector<PayCase>{
                             {"薪资待遇：8000-12000元/月，五险一金", 8000, 12000},
                             {"月薪6000-8000元", 6000, 8000},
                             {"底薪5000元+提成", 5000, kNone},
                             {"综合工资6-8k，包吃住", 6000, 8000},
                             {"实习工资150元/天", 3262, 3262},
                             {"年薪15-25万", 12500, 20833},
                             {"注册资金5000万元", kNone, kNone},
                             {"服务客户8000家", kNone, kNone},
                             {"管理10-15人团队，3-5年经验", kNone, kNone},
                             {"联系电话021-12345678", kNone, kNone},
                             {"项目金额500万元以上", kNone, kNone}}));

TEST(Pay, ToBeAgreedOnIsSaid) {
  EXPECT_TRUE(negotiable_pay("薪资面议"));
  EXPECT_FALSE(negotiable_pay("8-12k"));
}

struct YearsCase {
  const char* text;
  bool cell;
  int least;  // −1: nothing is read
  int most;   // −1: open
};
std::ostream& operator<<(std::ostream& to, const YearsCase& it) { return to << it.text; }

class Experience : public testing::TestWithParam<YearsCase> {};
TEST_P(Experience, IsYearsOfWork) {
  const auto found = experience_of(folded(GetParam().text), GetParam().cell);
  ASSERT_EQ(found.has_value(), GetParam().least >= 0);
  if (!found) return;
  EXPECT_EQ(found->value.least, GetParam().least);
  EXPECT_EQ(found->value.most.value_or(-1), GetParam().most);
}
INSTANTIATE_TEST_SUITE_P(Cases, Experience,
                         testing::ValuesIn(std::vector<YearsCase>{{"3-5年", true, 3, 5},
                                                                  {"经验3-5年", true, 3, 5},
                                                                  {"3年及以上", true, 3, -1},
                                                                  {"10年以上工作经验", true, 10, -1},
                                                                  {"1年以下", true, 0, 1},
                                                                  {"一年以下", true, 0, 1},
                                                                  {"经验不限", true, 0, -1},
                                                                  {"不限", true, 0, -1},
                                                                  {"应届毕业生", true, 0, -1},
                                                                  {"5天/周 3个月", true, -1, -1},
                                                                  {"本科", true, -1, -1},
                                                                  {"三年以上相关工作经验", false, 3, -1},
                                                                  {"具有3～5年机械设计经验", false, 3, 5},
                                                                  {"十年以上从业经验", false, 10, -1},
                                                                  {"公司成立20年，行业领先", false, -1, -1},
                                                                  {"2023年毕业", false, -1, -1},
                                                                  {"35岁以下", false, -1, -1}}));

struct RecruitsCase {
  const char* text;
  int persons;  // 0: nothing is read
};
std::ostream& operator<<(std::ostream& to, const RecruitsCase& it) { return to << it.text; }

class Recruits : public testing::TestWithParam<RecruitsCase> {};
TEST_P(Recruits, AreCountedWhereTheyAreSought) {
  const auto found = recruits_of(folded(GetParam().text));
  EXPECT_EQ(found ? found->value : 0, GetParam().persons);
}
INSTANTIATE_TEST_SUITE_P(Cases, Recruits,
                         testing::ValuesIn(std::vector<RecruitsCase>{{"招5人", 5},
                                                                     {"招聘客服3名", 3},
                                                                     {"招聘人数：10人", 10},
                                                                     {"现招聘电工 2 名", 2},
                                                                     {"招若干人", 0},
                                                                     {"团队20人", 0},
                                                                     {"招聘，月薪8000", 0}}));

const Reader& reader() {
  static const Reader kReader = [] {
    CityTables tables = small_city();
    const auto place = [&](const char* name, const char* code) {
      tables.terms.push_back({TermKind::place, name, code, Share::per_cent(100), tables.terms[0].provenance});
    };
    place("四川", "510000"), place("成都", "510100"), place("成都市", "510100"), place("武侯区", "510107");
    place("南京", "320100"), place("鼓楼区", "320106"), place("福州", "350100"), place("鼓楼区", "350102");
    return Reader(Vocabulary(tables), "310000");
  }();
  return kReader;
}

struct PlaceCase {
  const char* text;
  const char* code;  // empty: none
};
std::ostream& operator<<(std::ostream& to, const PlaceCase& it) { return to << it.text; }

class Places : public testing::TestWithParam<PlaceCase> {};
TEST_P(Places, AreTheSmallestThatIsSure) {
  Reader::Desk desk(reader());
  const Reading reading = reader().read({.place = GetParam().text}, desk);
  EXPECT_EQ(reading.place ? reading.place->code : "", GetParam().code);
}
INSTANTIATE_TEST_SUITE_P(Cases, Places,
                         testing::ValuesIn(std::vector<PlaceCase>{{"成都", "510100"},
                                                                  {"成都·武侯区", "510107"},
                                                                  {"四川省成都市武侯区", "510107"},
                                                                  {"南京-鼓楼区", "320106"},
                                                                  {"福州 鼓楼区", "350102"},
                                                                  {"鼓楼区", ""},
                                                                  {"某地", ""},
                                                                  {"", ""}}));

struct SchoolingCase {
  const char* cell;
  const char* text;
  std::optional<Education> least;
};
std::ostream& operator<<(std::ostream& to, const SchoolingCase& it) {
  return to << it.cell << '/' << it.text;
}

class Schooling : public testing::TestWithParam<SchoolingCase> {};
TEST_P(Schooling, IsTheLeastThatIsAskedFor) {
  Reader::Desk desk(reader());
  const Reading reading = reader().read({.text = GetParam().text, .education = GetParam().cell}, desk);
  EXPECT_EQ(reading.education ? std::optional(reading.education->least) : std::nullopt, GetParam().least);
}
INSTANTIATE_TEST_SUITE_P(Cases, Schooling,
                         testing::ValuesIn(std::vector<SchoolingCase>{
                             {"本科", "", Education::bachelor},
                             {"不限", "", Education::any},
                             {"学历不限", "", Education::any},
                             {"中专/中技", "", Education::secondary_vocational},
                             {"大专及以上", "", Education::higher_vocational},
                             {"", "大专及以上学历，计算机专业", Education::higher_vocational},
                             {"", "本科/硕士学历", Education::bachelor},
                             {"", "统招本科，硕士优先", Education::bachelor},
                             {"", "硕士优先", std::nullopt},
                             {"", "我们是一家公司", std::nullopt},
                             {"高中", "要求本科学历", Education::upper_secondary}}));

TEST(Reader, ReadsHostileTextsWithoutHarm) {
  Reader::Desk desk(reader());
  const std::string one_line(1 << 20, 'x');
  std::string many;
  for (int i = 0; i < 10'000; ++i) many += "计算机应用技术、";
  EXPECT_FALSE(reader().read({.title = one_line, .text = one_line}, desk).pay);
  EXPECT_EQ(reader().read({.text = many}, desk).mentions.size(), 10'000U);
  const Reading script =
      reader().read({.title = "<script>alert(1)</script>", .text = std::string("\0\x01\xFF", 3)}, desk);
  EXPECT_TRUE(script.mentions.empty());
}

TEST(Reader, GivesTheSameForTheSame) {
  Reader::Desk one(reader()), other(reader());
  const AdvertText advert{.title = "工程师", .text = "装调，大专及以上学历，3年经验，月薪8000元，成都"};
  const Reading first = reader().read(advert, one);
  EXPECT_EQ(first, reader().read(advert, other));
  EXPECT_EQ(first, reader().read(advert, one));
}

}  // namespace
}  // namespace langqiao::reading
