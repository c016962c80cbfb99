#include "rulebook/rulebook.h"

#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <iterator>

#include "rulebook/read.h"

namespace langqiao::rulebook {
namespace {

Value share(Date from, std::optional<Date> until, std::int64_t bp) {
  return {from, until, Share::basis_points(bp), Force::must, {"文", "条", "", Grade::known, std::nullopt}};
}

Rule rule(std::string place, std::vector<Value> values) {
  return {.id = "internship.interns_per_unit",
          .jurisdiction = place,
          .unit = Unit::share_bp,
          .title = {},
          .note = {},
          .file = place + "/internship.interns_per_unit.toml",
          .values = std::move(values)};
}

Rulebook small_book() {
  auto book = Rulebook::build(
      {{"cn", {}, ""}, {"shanghai", {}, "cn"}, {"lingang", {}, "shanghai"}},
      {rule("cn", {share({2021, 1, 1}, std::nullopt, 900), share({2016, 1, 1}, Date(2018, 12, 31), 1000)}),
       rule("shanghai", {share({2020, 1, 1}, Date(2022, 12, 31), 500)})});
  EXPECT_TRUE(book);
  return std::move(*book);
}

constexpr std::string_view kId = "internship.interns_per_unit";

Share value_in(const Rulebook& book, Date on, std::string_view where) {
  const auto found = book.value(kId, on, where);
  return found ? std::get<Share>(found->value->content) : Share::basis_points(-1);
}

TEST(Rulebook, FirstAndLastDayBelongToTheValue) {
  const Rulebook book = small_book();
  EXPECT_FALSE(book.value(kId, {2015, 12, 31}));
  EXPECT_TRUE(book.value(kId, {2016, 1, 1}));
  EXPECT_TRUE(book.value(kId, {2018, 12, 31}));
  EXPECT_FALSE(book.value(kId, {2019, 1, 1}));
}

TEST(Rulebook, APlaceRulesForItselfWhileItsValueHoldsAndFollowsItsParentOtherwise) {
  const Rulebook book = small_book();
  EXPECT_EQ(value_in(book, {2021, 6, 1}, "shanghai"), Share::basis_points(500));
  EXPECT_EQ(value_in(book, {2021, 6, 1}, "lingang"), Share::basis_points(500));
  EXPECT_EQ(value_in(book, {2021, 6, 1}, "cn"), Share::basis_points(900));
  EXPECT_EQ(value_in(book, {2023, 1, 1}, "lingang"), Share::basis_points(900));
}

TEST(Rulebook, AnUnknownPlaceHasNoRules) {
  EXPECT_FALSE(small_book().value(kId, {2021, 6, 1}, "atlantis"));
  EXPECT_TRUE(small_book().trace(kId, {2021, 6, 1}, "atlantis").empty());
}

TEST(Rulebook, TheTraceNamesEveryFileConsulted) {
  const Rulebook book = small_book();
  EXPECT_THAT(book.trace(kId, {2023, 1, 1}, "lingang"),
              testing::ElementsAre(Step{"lingang", "", false},
                                   Step{"shanghai", "shanghai/internship.interns_per_unit.toml", false},
                                   Step{"cn", "cn/internship.interns_per_unit.toml", true}));
  EXPECT_THAT(book.trace(kId, {2019, 6, 1}, "cn"),
              testing::ElementsAre(Step{"cn", "cn/internship.interns_per_unit.toml", false}));
}

TEST(Rulebook, HistoryIsOldestFirst) {
  const auto book = small_book();
  const auto history = book.history(kId);
  ASSERT_EQ(history.size(), 2u);
  EXPECT_LT(history[0].from, history[1].from);
}

TEST(Rulebook, AHeldValueCitesItsFile) {
  const auto book = small_book();
  const auto held = book.held<Share>("internship.interns_per_unit", {{2021, 6, 1}, "shanghai"});
  ASSERT_TRUE(held);
  EXPECT_EQ(held->basis.file, "shanghai/internship.interns_per_unit.toml");
  EXPECT_EQ(held->basis.citation.document, "文");
}

TEST(Rulebook, OneRuleHasOneUnitEverywhere) {
  Rule other = rule("shanghai", {});
  other.id = "x.y";
  Rule first = rule("cn", {});
  first.id = "x.y";
  first.unit = Unit::count;
  const auto book = Rulebook::build({{"cn", {}, ""}, {"shanghai", {}, "cn"}}, {first, other});
  ASSERT_FALSE(book);
  EXPECT_EQ(book.error().size(), 1u);
}

Rulebook shipped() {
  const auto files = files_in(std::string(LANGQIAO_SOURCE_DIR) + "/rulebook");
  EXPECT_TRUE(files);
  auto book = load(*files);
  for (const Problem& problem : book ? std::vector<Problem>() : book.error()) {
    ADD_FAILURE() << problem.where << ": " << problem.what.en << "; found " << problem.found.en << ", wanted "
                  << problem.wanted.en;
  }
  return std::move(book.value());
}

TEST(ShippedRulebook, HoldsEveryRuleTheCodeUses) {
  EXPECT_THAT(missing_rules(shipped()), testing::IsEmpty());
}

TEST(KnownRules, AreAllAskedForBySomeSource) {
  std::string sources;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(
           std::string(LANGQIAO_SOURCE_DIR) + "/src",
           std::filesystem::directory_options::follow_directory_symlink)) {
    const std::string name = entry.path().filename().string();
    if (!name.ends_with(".cc") || name.ends_with("_test.cc")) continue;
    std::ifstream in(entry.path());
    sources.append(std::istreambuf_iterator<char>(in), {});
  }
  for (const KnownRule& known : known_rules) {
    EXPECT_NE(sources.find('"' + std::string(known.id) + '"'), std::string::npos) << known.id;
  }
}

TEST(ShippedRulebook, EveryReadValueSaysWhenAndEveryCitationIsWhole) {
  const Rulebook book = shipped();
  EXPECT_GE(book.rules().size(), 80u);
  for (const Rule& rule : book.rules()) {
    for (const Value& value : rule.values) {
      EXPECT_FALSE(value.citation.document.empty() || value.citation.article.empty()) << rule.file;
      EXPECT_EQ(value.citation.grade == Grade::read && !value.citation.checked, false) << rule.file;
    }
  }
}

TEST(ShippedRulebook, YellowLampIsBelowGreen) {
  const Rulebook book = shipped();
  const Setting today{{2026, 11, 23}, "shanghai"};
  EXPECT_LT(book.held<Share>("plan.lamp_yellow_bp", today)->value,
            book.held<Share>("plan.lamp_green_bp", today)->value);
}

}  // namespace
}  // namespace langqiao::rulebook
