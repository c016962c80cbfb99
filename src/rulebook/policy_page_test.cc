#include "rulebook/policy_page.h"

#include <cstdlib>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <iterator>

#include "rulebook/read.h"

namespace langqiao::rulebook {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr Date kToday{2026, 11, 23};

const Rulebook& book() {
  static const Rulebook shipped =
      load(files_in(std::string(LANGQIAO_SOURCE_DIR) + "/rulebook").value()).value();
  return shipped;
}

// To write the page anew: LANGQIAO_WRITE_POLICY=1 rulebook_test --gtest_filter='PolicyPage.*'
TEST(PolicyPage, TheCommittedPageIsWhatTheRulebookSays) {
  const std::string path = std::string(LANGQIAO_SOURCE_DIR) + "/docs/policy/README.md";
  const std::string page = policy_page(book(), kToday);
  if (std::getenv("LANGQIAO_WRITE_POLICY") != nullptr) std::ofstream(path) << page;
  std::ifstream in(path);
  const std::string committed{std::istreambuf_iterator<char>(in), {}};
  EXPECT_TRUE(committed == page) << path << " is not what rulebook/ says; see the comment on this test";
}

TEST(PolicyPage, EveryRuleOfEveryPlaceHasARow) {
  const std::string page = policy_page(book(), kToday);
  for (const Rule& rule : book().rules()) EXPECT_THAT(page, HasSubstr("`" + rule.id + "`")) << rule.file;
}

TEST(PolicyPage, WordingThatNobodyComparedIsMarked) {
  EXPECT_THAT(policy_page(book(), kToday), HasSubstr("原文待核 / wording to be confirmed"));
}

TEST(PolicyPage, ARuleThatDoesNotHoldThatDaySaysSo) {
  EXPECT_THAT(policy_page(book(), kToday), Not(HasSubstr("not in force")));
  EXPECT_THAT(policy_page(book(), Date(2018, 1, 1)), HasSubstr("当日无有效规定 / not in force"));
}

TEST(PolicyPage, ABarInTheTextDoesNotBreakTheTable) {
  auto rules = std::vector<Rule>{
      {.id = "x.y",
       .jurisdiction = "cn",
       .unit = Unit::count,
       .title = {"甲|乙", "a|b"},
       .note = {},
       .file = "cn/x.y.toml",
       .values = {{{2020, 1, 1}, {}, Count(1), Force::must, {"d", "a", "", Grade::known, {}}}}}};
  const auto small = Rulebook::build({{"cn", {"国家", "China"}, ""}}, std::move(rules));
  ASSERT_TRUE(small);
  EXPECT_THAT(policy_page(*small, kToday), HasSubstr("甲\\|乙 / a\\|b"));
}

}  // namespace
}  // namespace langqiao::rulebook
