#include "plan/targets.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "plan/read.h"
#include "plan/test_directories.h"

namespace langqiao::plan {
namespace {

// "subject least..most unit ±change <year" of every target of a clause under `heading`.
std::string targets_of(const std::string& sentence, const char* heading = "主要目标") {
  static const UnitDirectory directory = yunxi_directory();
  std::string all;
  for (const ReadTarget& one :
       read(fmt::format("一、{}\n（一）{}\n", heading, sentence), directory).targets) {
    all += one.subject + " ";
    if (one.least || one.most)
      all += fmt::format("{}..{}", one.least ? std::to_string(*one.least) : "",
                         one.most ? std::to_string(*one.most) : "");
    if (one.change_points) all += fmt::format("{:+}", *one.change_points);
    all += one.unit + one.qualitative;
    if (one.deadline_year) all += fmt::format("<{}", *one.deadline_year);
    all += ";";
  }
  return all;
}

TEST(Targets, SeveralNounsShareTheirAmounts) {
  const std::pair<const char*, const char*> cases[] = {
      {"就业率、升学率分别达到65%、80%以上。", "就业率 65..%;升学率 80..%;"},
      {"国家级、省级工作室分别达到5个和20个。", "国家级工作室 5..个;省级工作室 20..个;"},
      {"产业学院、实践中心各建成5个。", "产业学院 5..5个;实践中心 5..5个;"},
      {"知晓率和满意率均达到90%以上。", "知晓率 90..%;满意率 90..%;"},
      {"到2025年和2030年，就业率分别达到90%和95%。", "就业率 90..%<2025;就业率 95..%<2030;"},
      {"培育20家国家级、100家省级融合企业。", "国家级融合企业 20..20家;省级融合企业 100..100家;"},
      {"国家级融合企业10家，省级80家。", "国家级融合企业 10..10家;省级融合企业 80..80家;"},
      {"2024年建成5个，2026年建成10个创新中心。", "创新中心 5..5个<2024;创新中心 10..10个<2026;"}};
  for (const auto& [text, targets] : cases) EXPECT_EQ(targets_of(text), targets) << text;
}

TEST(Targets, ALevelThatIsLeftIsNone) {
  const std::pair<const char*, const char*> cases[] = {
      {"研发投入强度由2.1%提高到2.8%。", "研发投入强度 28..‰;"},
      {"实训基地从40个增加到60个。", "实训基地 60..个;"},
      {"学徒规模由2017年的1.5万人扩大到2022年的5万人。", "学徒规模 50000..人<2022;"},
      {"财政投入年均增长不低于6%。", "财政投入 6..%;"},
      {"技术合同额较2023年翻一番，突破200亿元。", "技术合同额 2..2倍;技术合同额 20000000000..元;"}};
  for (const auto& [text, targets] : cases) EXPECT_EQ(targets_of(text), targets) << text;
}

TEST(Targets, HeadingDeadlineVerbOrBoundSetsACountedNoun) {
  const std::pair<const char*, const char*> set[] = {
      {"10条产业链完成改造。", "主要目标"},          {"到2026年，10条产业链完成改造。", "重点任务"},
      {"新增产业学院5个、工作室20个。", "重点任务"}, {"10条以上产业链完成改造。", "重点任务"},
      {"有3所高校进入前列。", "主要目标"},           {"支持高校10所、中职学校50所加强建设。", "重点任务"}};
  for (const auto& [text, heading] : set) EXPECT_NE(targets_of(text, heading), "") << text;
  EXPECT_EQ(targets_of("10条产业链完成改造。", "重点任务"), "") << "nothing sets it";
}

TEST(Targets, AnAmountGoesOnWithTheOneBeforeIt) {
  const std::pair<const char*, const char*> cases[] = {
      {"引进紧缺人才500名以上，其中博士100名、硕士400名。",
       "紧缺人才 500..名;博士 100..100名;硕士 400..400名;"},
      {"推动30%的中职学校、50%的高职专业与企业合作。", "中职学校 30..30%;高职专业 50..50%;"},
      {"到2025年底，15个以上专业群进入前列；2027年底前达到25个。", "专业群 15..个<2025;专业群 25..个<2027;"}};
  for (const auto& [text, targets] : cases) EXPECT_EQ(targets_of(text, "重点任务"), targets) << text;
}

TEST(Targets, NamedExclusionsHoldUnderGoalsToo) {
  for (const char* text :
       {"对获评的学院给予50万元奖励，每新增1个基地补助200万元。",
        "注册资本500万元以上、职工不少于100人的企业可以申报。",
        "截至2023年底，全市共有高职院校12所，就业率达到96%。", "坚持两个毫不动摇，处理好三个方面关系。",
        "推广5G应用，创建4A级景区，落实211工程。", "岗位实习时间一般为6个月，每周不超过40小时。",
        "按投资额的30%抵免当年教育费附加。", "对完成任务80%以下的区进行约谈。",
        "就业率低于70%的专业减少招生。", "以1个中心为牵引，一体两翼推进。",
        "落实《关于建设100所示范校的通知》，办好第2届大赛。", "近三年主持过2项以上课题的可推荐。",
        "实施八项行动。"}) {
    EXPECT_EQ(targets_of(text), "") << text;
  }
}

TEST(Targets, AFinishedFiveYearPlanIsThePastOnlyAfterItsEnd) {
  const auto count = [](const char* title) {
    static const UnitDirectory directory = yunxi_directory();
    return read(std::string(title) + "\n\n一、任务\n“十三五”期间，新增高职院校3所。\n", directory)
        .targets.size();
  };
  EXPECT_EQ(count("远山市教育行动计划（2018—2020年）"), 1u);
  EXPECT_EQ(count("远山市教育行动计划（2024—2026年）"), 0u);
}

}  // namespace
}  // namespace langqiao::plan
