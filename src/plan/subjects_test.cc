#include "plan/subjects.h"

#include <gtest/gtest.h>

namespace langqiao::plan {
namespace {

Passage passage_of(const Page& page) {
  const Range body{0, page.size()};
  return {.page = page,
          .body = body,
          .heading = {},
          .goals = true,
          .deadlines = find_deadlines(page, body, {}),
          .rows = {},
          .issued = {}};
}

TEST(Subjects, ANounBehindItsAmountEndsAtAStopAPredicateOrTheNextAmount) {
  const std::pair<const char*, const char*> cases[] = {
      {"产业学院，推进", "产业学院"},
      {"高校进入国内一流行列。", "高校"},
      {"骨干教师到企业实践。", "骨干教师"},
      {"综合中心和3个分中心。", "综合中心"},
      {"基地和培养100名教师。", "基地"},
      {"技术技能和创新创业人才。", "技术技能和创新创业人才"},
      {"具有发展前景的创业项目。", "创业项目"},
      {"能够突破关键技术、发展高新产业的领军人才。", "领军人才"},
      {"集教学、培训于一体的实践中心。", "实践中心"},
      {"行业标准的制修订。", "行业标准"},
      {"专业（群）。", "专业（群）"},
      {"产业学院（责任单位：市教育局）", "产业学院"},
      {"进入前列。", ""}};
  for (const auto& [text, noun] : cases) {
    const Page page = read_page(text);
    const Passage passage = passage_of(page);
    EXPECT_EQ(page.mended(subject_after(passage, 0)), noun) << text;
  }
}

TEST(Subjects, ANounInFrontOfItsAmountLosesVerbsTermsAndAdverbs) {
  const std::pair<const char*, const char*> cases[] = {
      {"到2026年，全市产业学院", "产业学院"},
      {"力争全市建成市级产业学院", "市级产业学院"},
      {"重点企业数控化率", "重点企业数控化率"},
      {"年培训职工", "职工"},
      {"年培训规模", "年培训规模"},
      {"就业率比2023年", "就业率"},
      {"研发投入强度由2.1%", "研发投入强度"},
      {"实训基地由2023年的40个", "实训基地"},
      {"软件业务收入三年", "软件业务收入"},
      {"联合职业院校建设实训基地", "实训基地"},
      {"本科高校、高职院校就业率", "本科高校、高职院校就业率"},
      {"建设基地5个、产业学院", "产业学院"},
      {"市、县两级财政每年安排专项资金", "专项资金"},
      {"再建设", ""},
      {"力争", ""}};
  for (const auto& [text, noun] : cases) {
    const Page page = read_page(std::string(text) + "9");
    const Passage passage = passage_of(page);
    EXPECT_EQ(page.mended(subject_before(passage, page.size() - 1)), noun) << text;
  }
}

TEST(Subjects, AListIsToldApart) {
  const Page page = read_page("培育专业群、精品课程和新教材9");
  const Passage passage = passage_of(page);
  std::string items;
  for (const Range item : list_before(passage, page.size() - 1, 3)) items += page.mended(item) + " ";
  EXPECT_EQ(items, "专业群 精品课程 新教材 ");
}

}  // namespace
}  // namespace langqiao::plan
