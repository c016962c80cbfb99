#include "plan/read.h"

#include <algorithm>
#include <chrono>
#include <gtest/gtest.h>
#include <random>

#include "base/text.h"
#include "city/names.h"
#include "plan/test_directories.h"

namespace langqiao::plan {
namespace {

PlanText read_it(std::string_view text, const ReadingOptions& options = {}) {
  static const UnitDirectory directory = yunxi_directory();
  return read(text, directory, options);
}

std::string labels_of(const PlanText& text) {
  std::string labels;
  for (const ReadClause& clause : text.clauses) {
    if (!clause.label.empty()) labels += clause.path + clause.label + " ";
  }
  return labels;
}

void expect_whole(const PlanText& text) {
  std::uint32_t at = 0;
  for (const ReadClause& clause : text.clauses) {
    ASSERT_EQ(clause.own.begin, at) << clause.path;
    ASSERT_LE(clause.own.begin, clause.own.end);
    at = clause.own.end;
  }
  ASSERT_EQ(at, length_of(text.text));
}

TEST(Read, LabelsBecomeATreeInEveryNotation) {
  const std::pair<const char*, const char*> cases[] = {
      {"一、甲\n（一）乙\n1.丙\n（1）丁\n①戊\n②己\n二、庚\n",
       "1一、 1.1（一） 1.1.11. 1.1.1.1（1） 1.1.1.1.1① 1.1.1.1.2② 2二、 "},
      {"第一章 总则\n第一条 为甲。\n第二条 为乙。\n第二章 细则\n第三条 为丙。\n",
       "1第一章 1.1第一条 1.2第二条 2第二章 2.1第三条 "},
      {"一、甲\n(一)乙\n(二)丙\n二、丁\n(三)戊\n", "1一、 1.1(一) 1.2(二) 2二、 2.1(三) "},
      {"1 总则\n1.1 目的\n1.2 依据\n2 体系\n2.1 机构\n", "11 1.11.1 1.21.2 22 2.12.1 "},
      {"工作要求：一是加强领导，二是压实责任，三是强化督查。", "1一是 2二是 3三是 "},
      {"1．甲\n2．乙\n3、丙\n", "11． 22． 33、 "},
      {"【一】甲\n【二】乙\nA.丙\nB.丁\n", "1【一】 2【二】 2.1A. 2.2B. "},
      {"Ⅰ、甲\nⅡ、乙\n", "1Ⅰ、 2Ⅱ、 "}};
  for (const auto& [text, labels] : cases) EXPECT_EQ(labels_of(read_it(text)), labels) << text;
}

TEST(Read, ProseMakesNoClauses) {
  for (const char* text :
       {"到2025 年，增长3.5%，依据1.《办法》、2.《条例》执行。", "支持一、二线城市和一、二、三产业发展。",
        "按照第三条规定，第五章所列事项除外。", "2020年8月26日发布，\n10月1日施行。",
        "面积\n2.5万平方米，投资\n3.5亿元。", "统一是关键，第一是质量。"}) {
    EXPECT_EQ(labels_of(read_it(text)), "") << text;
  }
}

TEST(Read, AMissingNumberIsNoted) {
  const PlanText text = read_it("一、甲\n二、乙\n四、丁\n");
  ASSERT_EQ(text.notes.size(), 1u);
  EXPECT_EQ(text.notes[0].kind, "gap");
  EXPECT_EQ(text.notes[0].found, "四、");
  EXPECT_EQ(text.notes[0].wanted, "3");
}

TEST(Read, LostPlusSignsAreNotedAndLeftAlone) {
  const PlanText text = read_it(
      "一、目标\n形成“16”产教融合发展格局，构建“1N”区域布局，推进1X证书制度，年满16周岁，“16”个区。\n");
  std::vector<std::string> found;
  for (const ReadingNote& note : text.notes) {
    if (note.kind == "lost_sign") found.push_back(note.found + "→" + note.wanted);
  }
  EXPECT_EQ(found, (std::vector<std::string>{"16→1+6", "1N→1+N", "1X→1+X"}));
  EXPECT_NE(text.text.find("“16”产教"), std::string::npos);
}

TEST(Read, TargetsAreWhatIsSetNotWhatIsMentioned) {
  struct Case {
    const char* text;
    const char* subject;
    std::optional<std::int64_t> least, most;
    const char* unit;
  };
  const Case cases[] = {{"培育200家左右企业。", "企业", 200, 200, "家"},
                        {"建设6—8所应用型高校。", "应用型高校", 6, 8, "所"},
                        {"建设6至8所应用型高校。", "应用型高校", 6, 8, "所"},
                        {"新增就业岗位不少于3万个。", "就业岗位", 30'000, {}, "个"},
                        {"中职学校控制在10所以内。", "中职学校", {}, 10, "所"},
                        {"就业率达到九成以上。", "就业率", 90, {}, "%"},
                        {"参与比例达到百分之六十。", "参与比例", 60, {}, "%"},
                        {"参与比例过半。", "参与比例", 50, {}, "%"},
                        {"培育二百家龙头企业。", "龙头企业", 200, 200, "家"},
                        {"到2025年，产值突破1.5亿元。", "产值", 150'000'000, {}, "元"},
                        {"高职专业点占比达到38.5%。", "高职专业点占比", 385, {}, "‰"},
                        {"单位能耗下降10%。", "单位能耗", -10, -10, "%"},
                        {"产值比2020年翻一番。", "产值", 2, 2, "倍"}};
  for (const Case& one : cases) {
    const PlanText text = read_it(std::string("一、目标\n") + one.text);
    ASSERT_EQ(text.targets.size(), 1u) << one.text;
    EXPECT_EQ(text.targets[0].subject, one.subject) << one.text;
    EXPECT_EQ(text.targets[0].least, one.least) << one.text;
    EXPECT_EQ(text.targets[0].most, one.most) << one.text;
    EXPECT_EQ(text.targets[0].unit, one.unit) << one.text;
  }
  for (const char* text :
       {"依据国发〔2018〕38号文件。", "联系电话：021-62581234。", "年满18周岁。", "依照第15条执行。",
        "建设G60走廊和5G网络。", "推进1+X试点。", "实施“双一流”计划。", "抓好三个方面工作。",
        "目前已建成基地35个。", "给予最高300万元补助。", "推荐四级以上人员。", "2023年5月10日召开会议。",
        "对规模小于800人的学校予以整合。"}) {
    EXPECT_TRUE(read_it(std::string("一、任务\n") + text).targets.empty()) << text;
  }
}

TEST(Read, ChangeInPointsKeepsBaseAndDeadline) {
  const PlanText text = read_it("一、目标\n到2026年，理工类专业占比比2023年提高5个百分点。\n");
  ASSERT_EQ(text.targets.size(), 1u);
  EXPECT_EQ(text.targets[0].subject, "理工类专业占比");
  EXPECT_EQ(text.targets[0].change_points, 5);
  EXPECT_EQ(text.targets[0].base_year, 2023);
  EXPECT_EQ(text.targets[0].deadline_year, 2026);
}

TEST(Read, RolesComeFromCuesVerbsAndPlace) {
  using enum DutyRole;
  struct Case {
    const char* text;
    std::vector<std::pair<std::string, DutyRole>> duties;
  };
  const Case cases[] = {
      {"一、甲。（责任单位：市教育局、市财政局）", {{"市教育局", joint}, {"市财政局", joint}}},
      {"一、甲。【牵头单位：市教育局；配合单位：市财政局】", {{"市教育局", lead}, {"市财政局", support}}},
      {"一、甲。（市教育局牵头，市财政局、市人社局按职责分工负责）",
       {{"市教育局", lead}, {"市财政局", joint}, {"市人社局", joint}}},
      {"一、甲。由市教育局牵头，市财政局配合，制定办法。", {{"市教育局", lead}, {"市财政局", support}}},
      {"一、甲工作。（市教育局、市财政局）", {{"市教育局", joint}, {"市财政局", joint}}},
      {"一、甲。\n责任科室：职教科、督导办\n", {{"职教科", joint}, {"督导办", joint}}},
      {"一、甲。（责任部门：各区人民政府）", {{"各区人民政府", each}}},
      {"一、甲。（责任部门（列第一位者为牵头单位，下同）：市教育局、市财政局）",
       {{"市教育局", lead}, {"市财政局", joint}}},
      {"一、甲。（责任单位：市教育局（牵头）、市财政局）", {{"市教育局", lead}, {"市财政局", joint}}},
      {"一、甲。（牵头单位：市教育局，配合单位：各县、市、区政府）",
       {{"市教育局", lead}, {"各县、市、区政府", each}}},
      {"一、甲。**牵头单位**：市教育局\n", {{"市教育局", lead}}},
      {"一、甲。【责任单位】市教育局【完成时限】2025年", {{"市教育局", joint}}},
      {"一、甲。建立平台，各地相关部门按职责分工负责落实。", {{"各地相关部门", each}}},
      {"一、甲。本办法由市教育局会同有关部门负责解释。", {}},
      {"一、甲。（主办：市教育局 协办：市财政局）", {{"市教育局", lead}, {"市财政局", support}}},
      {"一、甲。（责任单位：市文化和旅游局及市委宣传部（市新闻出版局）；适用范围：全市）",
       {{"市文化和旅游局", joint}, {"市委宣传部（市新闻出版局）", joint}}}};
  for (const Case& one : cases) {
    const PlanText text = read_it(one.text);
    std::vector<std::pair<std::string, DutyRole>> found;
    for (const ReadDuty& duty : text.duties) found.emplace_back(duty.unit, duty.role);
    EXPECT_EQ(found, one.duties) << one.text;
  }
}

TEST(Read, AnUnknownUnitIsKeptAndFlagged) {
  const PlanText text = read_it("一、甲。（责任单位：市教育局、市气象局）");
  ASSERT_EQ(text.duties.size(), 2u);
  EXPECT_FALSE(text.duties[1].known);
  EXPECT_TRUE(std::ranges::any_of(text.notes, [](const ReadingNote& note) {
    return note.kind == "unknown_unit" && note.found == "市气象局" && note.clause == "1";
  }));
}

TEST(Read, AnEmptyCellOfATableKeepsItsColumn) {
  const std::string header = "序号\t重点任务\t牵头单位\t配合单位\n";
  const auto duties_of = [&](const std::string& row) {
    std::string duties;
    for (const ReadDuty& duty : read_it(header + row).duties)
      duties += std::string(name_of(duty.role)) + duty.unit + " ";
    return duties;
  };
  EXPECT_EQ(duties_of("1\t编制规划\t市教育局\t市财政局\n"), "lead市教育局 support市财政局 ");
  EXPECT_EQ(duties_of("1\t编制规划\t\t市财政局\n"), "support市财政局 ");
  EXPECT_EQ(duties_of("1\t编制规划\t市教育局\t\n"), "lead市教育局 ");
  EXPECT_EQ(duties_of("\t编制规划\t市教育局\t市财政局\n"), "lead市教育局 support市财政局 ");
}

TEST(Read, SpansCountCharactersOfTheText) {
  const PlanText text = read_it("😀一\n一、发展　目标\n培育 200 家左右企业。（责任单位：市教 育局）\n");
  const std::u32string characters = to_utf32(text.text);
  const auto at = [&](TextSpan span) {
    return to_utf8(std::u32string_view(characters).substr(span.begin, span.end - span.begin));
  };
  ASSERT_EQ(text.targets.size(), 1u);
  ASSERT_EQ(text.duties.size(), 1u);
  EXPECT_EQ(at(text.targets[0].span), "培育 200 家左右企业");
  EXPECT_EQ(at(text.duties[0].span), "市教 育局");
  EXPECT_EQ(text.duties[0].unit, "市教育局");
  EXPECT_EQ(at(text.clauses[1].heading_span), "发展　目标");
  EXPECT_EQ(text.clauses[1].heading, "发展目标");
}

TEST(Read, EmptyAndBlankTextsAreWhole) {
  for (const char* text : {"", " ", "\n\n\t", "\xEF\xBB\xBF", "一、", "(", "\xFF\xFE"})
    expect_whole(read_it(text));
}

TEST(Read, NoiseLosesNoCharacterAndTakesNoAge) {
  constexpr std::size_t kBytes = 400'000;
  constexpr auto kLongest = std::chrono::seconds(20);
  const char* const units[] = {"(",
                               "（",
                               "()",
                               "9",
                               "1",
                               "一、",
                               "（一）\n",
                               "1.\n",
                               "。（1）甲。（2）乙",
                               "责任单位：",
                               "（责任单位：市教育局）\n",
                               "由市教育局牵头，",
                               "10个",
                               "建设10个",
                               "若干个",
                               "一批",
                               "翻一番",
                               "一半以上",
                               "2025年10个",
                               "就业率、升学率分别达到65%、80%，",
                               "甲乙、",
                               "产业学院、",
                               "指标 2025年\n甲乙 5\n",
                               "由1个到2个",
                               "若干个基地和",
                               "2025年",
                               "\n",
                               " ",
                               "产教融合",
                               "\xEF\xBF\xBD",
                               "|1|2|\n",
                               "“16”格局",
                               "附件1\n"};
  for (const char* unit : units) {
    std::string text;
    while (text.size() < kBytes) text += unit;
    const auto begun = std::chrono::steady_clock::now();
    const PlanText read = read_it(text);
    EXPECT_LT(std::chrono::steady_clock::now() - begun, kLongest) << unit;
    EXPECT_EQ(read.text, text) << unit;
    expect_whole(read);
  }
}

TEST(Read, RandomMixturesStayWhole) {
  const char* const tokens[] = {"一、",       "（一）",
                                "1.",         "①",
                                "\n",         "\n\n",
                                "。",         "，",
                                "、",         "：",
                                "（",         "）",
                                "【",         "】",
                                "责任单位：", "牵头",
                                "市教育局",   "各区人民政府",
                                "建设",       "10",
                                "个",         "%",
                                "到2025年",   "“",
                                "”",          "平台",
                                "的",         "和",
                                "|",          "\t",
                                " ",          "第",
                                "条",         "章",
                                "一是",       "二是",
                                "附件",       "2020年8月26日",
                                "负责",       "由",
                                "若干",       "一批",
                                "增长",       "比",
                                "以上",       "😀",
                                "A",          "\xFF"};
  std::mt19937 random(7);
  for (int round = 0; round < 400; ++round) {
    std::string text;
    const auto size = random() % 120;
    for (std::size_t k = 0; k < size; ++k) text += tokens[random() % std::size(tokens)];
    expect_whole(read_it(text));
  }
}

TEST(Read, LimitsAreSaid) {
  std::string text;
  for (int i = 0; i < 50; ++i) text += "一、甲\n";
  const PlanText read = read_it(text, {.most_clauses = 10});
  EXPECT_LE(read.clauses.size(), 11u);
  EXPECT_TRUE(std::ranges::any_of(read.notes,
                                  [](const ReadingNote& note) { return note.kind == "too_many_clauses"; }));
  const PlanText longer = read_it(std::string(300, 'x'), {.overlong_line = 100});
  ASSERT_EQ(longer.notes.size(), 1u);
  EXPECT_EQ(longer.notes[0].kind, "overlong_line");
}

}  // namespace
}  // namespace langqiao::plan
