#include "plan/compare.h"

#include <gtest/gtest.h>

#include "plan/read.h"
#include "plan/test_directories.h"

namespace langqiao::plan {
namespace {

const ClauseChange& change_of(const std::vector<ClauseChange>& changes, const std::string& heading) {
  static const ClauseChange none;
  for (const ClauseChange& one : changes) {
    if (one.newer_heading == heading || (one.newer_path.empty() && one.older_heading == heading)) return one;
  }
  ADD_FAILURE() << "no line for " << heading;
  return none;
}

PlanText text_of(const char* text) { return read(text, yunxi_directory()); }

constexpr const char* kOlder =
    "一、总体要求\n（一）主要目标。到2025年，建设实训基地10个，形成校企协同的格局。\n"
    "（二）基本原则。坚持政府引导，坚持市场运作，坚持分类指导。\n"
    "二、主要任务\n（一）优化专业布局。建立专业预警机制，动态调整专业设置。\n"
    "（二）建设产业学院。围绕智能装备产业建设产业学院，推动课程共建。\n";

TEST(Compare, ATextAgainstItselfIsKept) {
  const PlanText text = text_of(kOlder);
  for (const ClauseChange& one : compare(text, text)) {
    EXPECT_EQ(one.change, Change::kept) << one.newer_path;
    EXPECT_EQ(one.older_path, one.newer_path);
    EXPECT_EQ(one.similarity, Share::basis_points(Share::kWhole));
  }
}

TEST(Compare, SeesNewChangedDroppedAndMovedThroughRenumbering) {
  const PlanText newer = text_of(
      "一、总体要求\n（一）主要目标。到2025年，建设实训基地30个，形成校企协同的格局。\n"
      "二、主要任务\n（一）培育领军企业。面向重点产业链遴选龙头企业，给予政策支持。\n"
      "（二）优化专业布局。建立专业预警机制，动态调整专业设置。\n"
      "三、保障措施\n（一）建设产业学院。围绕智能装备产业建设产业学院，推动课程共建。\n");
  const auto changes = compare(text_of(kOlder), newer);
  EXPECT_EQ(change_of(changes, "主要目标").change, Change::changed);
  EXPECT_EQ(change_of(changes, "培育领军企业").change, Change::added);
  const ClauseChange& kept = change_of(changes, "优化专业布局");
  EXPECT_EQ(kept.change, Change::kept) << "a new number alone changes nothing";
  EXPECT_EQ(kept.older_path, "2.1");
  EXPECT_EQ(kept.newer_path, "2.2");
  EXPECT_EQ(change_of(changes, "建设产业学院").change, Change::moved);
  EXPECT_EQ(change_of(changes, "基本原则").change, Change::dropped);
}

TEST(Compare, MatchesAnOutlineByItsHeadings) {
  const std::vector<PlanClause> outline{{.clause = "1", .heading = "总体要求"},
                                        {.clause = "1.1", .parent = "1", .heading = "主要目标"},
                                        {.clause = "2", .heading = "主要任务"},
                                        {.clause = "2.1", .parent = "2", .heading = "建设现代产业学院"}};
  const auto changes = compare(compared_clauses(outline), compared_clauses(text_of(kOlder)));
  EXPECT_EQ(change_of(changes, "主要目标").change, Change::kept);
  EXPECT_EQ(change_of(changes, "建设产业学院").older_path, "2.1");
  EXPECT_EQ(change_of(changes, "优化专业布局").change, Change::added);
}

TEST(Compare, NamesEveryClauseOfBothSidesOnce) {
  const PlanText older = text_of(kOlder),
                 newer = text_of("一、保障\n（一）加强领导。成立领导小组，定期研究。\n");
  std::size_t old_lines = 0, new_lines = 0;
  for (const ClauseChange& one : compare(older, newer))
    old_lines += !one.older_path.empty(), new_lines += !one.newer_path.empty();
  EXPECT_EQ(old_lines, older.clauses.size());
  EXPECT_EQ(new_lines, newer.clauses.size());
}

}  // namespace
}  // namespace langqiao::plan
