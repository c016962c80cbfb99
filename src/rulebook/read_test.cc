#include "rulebook/read.h"

#include <algorithm>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <random>

#include "base/wording_claims.h"

namespace langqiao::rulebook {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;

constexpr std::string_view kPlaces = R"(
[[jurisdiction]]
id = "cn"
title_zh = "国家"
title_en = "China"
[[jurisdiction]]
id = "shanghai"
title_zh = "上海市"
title_en = "Shanghai"
parent = "cn"
)";

constexpr std::string_view kHead = R"(id = "internship.interns_per_unit"
jurisdiction = "cn"
kind = "limit"
unit = "share_bp"
title_zh = "比例"
title_en = "Share"
)";

constexpr std::string_view kCitation =
    R"(citation = { document = "文", article = "第九条", grade = "R", checked = 2026-11-23 }
)";

std::string good_rule() {
  return fmt::format(
      "{}[[value]]\nfrom = 2016-04-11\nuntil = 2021-12-30\nshare_bp = 1000\nforce = \"must\"\n{}"
      "[[value]]\nfrom = 2021-12-31\nshare_bp = 900\nforce = \"should\"\n{}",
      kHead, kCitation, kCitation);
}

Result<Rulebook, std::vector<Problem>> load_one(std::string text,
                                                std::string path = "cn/internship.interns_per_unit.toml") {
  return load(std::vector<RuleFile>{{"jurisdictions.toml", std::string(kPlaces)},
                                    {std::move(path), std::move(text)}});
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  const auto at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return text.replace(at, what.size(), with);
}

auto says(const char* what, const char* where, const char* found) {
  const auto english = [](const auto& matcher) { return Field(&Wording::en, matcher); };
  const auto sound = testing::ResultOf([](const Wording& wording) { return flaw_of(wording); }, "");
  return AllOf(Field(&Problem::what, AllOf(english(HasSubstr(what)), sound)),
               Field(&Problem::where, HasSubstr(where)),
               Field(&Problem::found, AllOf(english(HasSubstr(found)), sound)),
               Field(&Problem::wanted, AllOf(english(testing::Not(testing::IsEmpty())), sound)),
               Field(&Problem::action, AllOf(english(testing::Not(testing::IsEmpty())), sound)));
}

TEST(RuleFiles, AGoodFileBecomesARuleWithAllItsParts) {
  const auto book = load_one(good_rule());
  ASSERT_TRUE(book);
  const Rule* const rule = book->rule("internship.interns_per_unit", "cn");
  ASSERT_NE(rule, nullptr);
  EXPECT_EQ(rule->title, (Wording{"比例", "Share"}));
  EXPECT_EQ(rule->kind, Kind::limit);
  ASSERT_EQ(rule->values.size(), 2u);
  EXPECT_EQ(rule->values[0].until, Date(2021, 12, 30));
  EXPECT_EQ(rule->values[1].content, Content(Share::basis_points(900)));
  EXPECT_EQ(rule->values[1].force, Force::should);
  EXPECT_EQ(rule->values[0].citation, (Citation{"文", "第九条", "", Grade::read, Date(2026, 11, 23)}));
}

struct Bad {
  const char* sentence;
  const char* replace;
  const char* with;
  const char* what;
  const char* where;
  const char* found;
};

class BadRuleFile : public testing::TestWithParam<Bad> {};

TEST_P(BadRuleFile, IsRefusedWithPlaceFoundAndWanted) {
  const Bad& bad = GetParam();
  SCOPED_TRACE(bad.sentence);
  const auto book = load_one(replaced(good_rule(), bad.replace, bad.with));
  ASSERT_FALSE(book);
  EXPECT_THAT(book.error(), ElementsAre(says(bad.what, bad.where, bad.found)));
}

INSTANTIATE_TEST_SUITE_P(
    OneMistakeOneProblem, BadRuleFile,
    testing::Values(
        Bad{"a value without citation",
            R"(citation = { document = "文", article = "第九条", grade = "R", checked = 2026-11-23 })", "",
            "`citation` is missing", "cn/internship.interns_per_unit.toml:7", "nothing"},
        Bad{"a citation without a document", R"(document = "文", )", "", "`document` is missing", ":12",
            "nothing"},
        Bad{"a citation with an empty article", R"(article = "第九条")", R"(article = " ")", "`article`",
            ":12", "\" \""},
        Bad{"read, but nobody says when", "checked = 2026-11-23", R"(checked = "none")", "`checked`", ":12",
            "none"},
        Bad{"a day in quotes", "checked = 2026-11-23", R"(checked = "2026-11-23")", "`checked`", ":12",
            "2026-11-23"},
        Bad{"an unknown grade", R"(grade = "R")", R"(grade = "X")", "`grade`", ":12", "\"X\""},
        Bad{"a share below zero", "share_bp = 1000", "share_bp = -1", "`share_bp`", ":10", "-1"},
        Bad{"a share above the whole", "share_bp = 1000", "share_bp = 10001", "`share_bp`", ":10", "10001"},
        Bad{"a share that is not finite", "share_bp = 1000", "share_bp = inf", "`share_bp`", ":10", "inf"},
        Bad{"a share that is no number", "share_bp = 1000", "share_bp = nan", "`share_bp`", ":10", "nan"},
        Bad{"a decimal share", "share_bp = 1000", "share_bp = 10.5", "`share_bp`", ":10", "10.5"},
        Bad{"a share as text", "share_bp = 1000", R"(share_bp = "10%")", "`share_bp`", ":10", "10%"},
        Bad{"an unknown key", "force = \"must\"\n", "force = \"must\"\nforse = 1\n", "unknown key `forse`",
            ":12", "1"},
        Bad{"an unknown key at the top", "kind =", "sort = 1\nkind =", "unknown key `sort`", ":3", "1"},
        Bad{"an unknown force", R"(force = "must")", R"(force = "shall")", "`force`", ":11", "shall"},
        Bad{"an unknown kind", R"(kind = "limit")", R"(kind = "cap")", "`kind`", ":3", "cap"},
        Bad{"dates that overlap", "until = 2021-12-30", "until = 2021-12-31", "same day", ".toml",
            "until 2021-12-31, then from 2021-12-31"},
        Bad{"an open value before another", "until = 2021-12-30\n", "", "same day", ".toml",
            "further notice"},
        Bad{"an end before the beginning", "until = 2021-12-30", "until = 2016-04-10",
            "ends before it begins", ":7", "from 2016-04-11 until 2016-04-10"},
        Bad{"a day that does not exist", "from = 2016-04-11", "from = 2016-02-30", "", ":8", ""},
        Bad{"a day with a time", "from = 2016-04-11", "from = 2016-04-11T00:00:00", "`from`", ":8", "time"},
        Bad{"an id other than the file's", R"(id = "internship.interns_per_unit")",
            R"(id = "internship.elsewhere")", "not named like its file", ".toml:1", "internship.elsewhere"},
        Bad{"a place other than the folder's", R"(jurisdiction = "cn")", R"(jurisdiction = "shanghai")",
            "not named like its file", ".toml:1", "cn/"},
        Bad{"an empty title", R"(title_zh = "比例")", R"(title_zh = "")", "`title_zh`", ":5", "\"\""},
        Bad{"full-width quotes", R"(title_zh = "比例")", "title_zh = “比例”", "not TOML", ":5:", "“"},
        Bad{"a full-width comma between keys", R"(grade = "R", )", R"(grade = "R"，)", "not TOML",
            ":12:", "，"},
        Bad{"Chinese punctuation after a value", "share_bp = 1000", "share_bp = 1000〕", "not TOML",
            ":10:", "〕"},
        Bad{"no TOML at all", "kind =", "kind ==", "not TOML", ":3:", ""}));

TEST(RuleFiles, AUnitOtherThanTheCodesIsRefused) {
  auto text = replaced(good_rule(), R"(unit = "share_bp")", R"(unit = "persons")");
  text = replaced(replaced(text, "share_bp = 1000", "persons = 10"), "share_bp = 900", "persons = 9");
  const auto book = load_one(text);
  ASSERT_FALSE(book);
  EXPECT_THAT(book.error(), ElementsAre(says("another unit than the code", "cn/internship", "persons")));
  EXPECT_EQ(book.error()[0].wanted.en, "share_bp");
}

TEST(RuleFiles, AValueUnderAnotherUnitsKeyIsBothMissingAndUnknown) {
  const auto book = load_one(replaced(good_rule(), "share_bp = 1000", "persons = 10"));
  ASSERT_FALSE(book);
  EXPECT_THAT(book.error(), ElementsAre(says("`share_bp` is missing", ":7", "nothing"),
                                        says("unknown key `persons`", ":10", "10")));
}

TEST(RuleFiles, AllProblemsOfAllFilesAreListedAtOnce) {
  const auto broken = replaced(replaced(good_rule(), "share_bp = 1000", "share_bp = -1"),
                               R"(force = "should")", R"(force = "shall")");
  const auto book = load(std::vector<RuleFile>{{"jurisdictions.toml", std::string(kPlaces)},
                                               {"cn/internship.interns_per_unit.toml", broken},
                                               {"cn/internship.interns_per_post.toml", "id = 1"}});
  ASSERT_FALSE(book);
  EXPECT_GE(book.error().size(), 2u + 6u);
}

TEST(RuleFiles, TwoFilesForOneRuleAreRefused) {
  const auto book = load(std::vector<RuleFile>{{"jurisdictions.toml", std::string(kPlaces)},
                                               {"cn/internship.interns_per_unit.toml", good_rule()},
                                               {"cn/copy.toml", good_rule()}});
  ASSERT_FALSE(book);
  EXPECT_THAT(book.error(), testing::Contains(says("two files hold the same rule", ".toml", ".toml")));
}

TEST(RuleFiles, BytesThatAreNotUtf8AreRefusedWithTheirPlace) {
  const auto book = load_one(replaced(good_rule(), "比例", "\xB1\xC8"));
  ASSERT_FALSE(book);
  EXPECT_THAT(book.error(), ElementsAre(says("not UTF-8", ".toml:5", "byte 0xB1")));
}

TEST(RuleFiles, ChineseInCommentsAndEveryKindOfStringIsText) {
  const char* const titles[] = {R"("“比例”")",   R"('比"例')",    "\"\"\"比例\n\"〔例〕\"\"\"\"\"",
                                "'''比'例〔'''", R"("比\"例，")", R"("\u6BD4\U0010D800\U0010FFFF")"};
  for (const char* title : titles) {
    const auto book =
        load_one(replaced(good_rule(), R"("比例")", std::string(title) + "  # 注：〔一〕“引号”"));
    EXPECT_TRUE(book) << title << (book ? "" : book.error()[0].what.en + " " + book.error()[0].found.en);
  }
  EXPECT_TRUE(load_one("\xEF\xBB\xBF" + good_rule()));
}

TEST(RuleFiles, APlaceThatIsNotListedIsRefused) {
  const auto text = replaced(good_rule(), R"(jurisdiction = "cn")", R"(jurisdiction = "mars")");
  const auto book = load_one(text, "mars/internship.interns_per_unit.toml");
  ASSERT_FALSE(book);
  EXPECT_THAT(book.error(), ElementsAre(says("jurisdiction that is not listed", "mars/", "mars")));
}

TEST(RuleFiles, WithoutPlacesThereIsNoRulebook) {
  const auto book = load(std::vector<RuleFile>{{"cn/internship.interns_per_unit.toml", good_rule()}});
  ASSERT_FALSE(book);
  EXPECT_THAT(book.error(), ElementsAre(says("names no jurisdiction", "jurisdictions.toml", "nothing")));
}

TEST(RuleFiles, PlacesThatGoRoundInACircleAreRefused) {
  const auto book = load(
      std::vector<RuleFile>{{"jurisdictions.toml", replaced(std::string(kPlaces), "title_en = \"China\"",
                                                            "title_en = \"China\"\nparent = \"shanghai\"")}});
  ASSERT_FALSE(book);
  EXPECT_THAT(book.error(), testing::Each(says("its own ancestor", "jurisdictions.toml", "")));
}

std::string set_rule(std::string_view set) {
  return fmt::format(
      "id = \"x.set\"\njurisdiction = \"cn\"\nkind = \"condition\"\nunit = \"k_of_n\"\ntitle_zh = \"甲\"\n"
      "title_en = \"A\"\n[[value]]\nfrom = 2019-01-01\n{}\nforce = \"must\"\n{}",
      set, kCitation);
}

TEST(RuleFiles, KOfNNeedsKWithinN) {
  const std::string two = R"(conditions = [{id="a",zh="甲",en="A"}, {id="b",zh="乙",en="B"}])";
  EXPECT_TRUE(load_one(set_rule("k_of_n.k = 2\nk_of_n." + two), "cn/x.set.toml"));
  const auto many = load_one(set_rule("k_of_n.k = 3\nk_of_n." + two), "cn/x.set.toml");
  ASSERT_FALSE(many);
  EXPECT_THAT(many.error(), ElementsAre(says("more conditions are asked for", "x.set.toml", "k = 3 of 2")));
  EXPECT_FALSE(load_one(set_rule("k_of_n.k = 0\nk_of_n." + two), "cn/x.set.toml"));
  EXPECT_FALSE(load_one(set_rule("k_of_n.k = 1\nk_of_n.conditions = []"), "cn/x.set.toml"));
}

TEST(RuleFiles, TwoConditionsMayNotShareAnId) {
  const auto book = load_one(set_rule(R"(k_of_n.k = 1
k_of_n.conditions = [{id="a",zh="甲",en="A"}, {id="a",zh="乙",en="B"}])"),
                             "cn/x.set.toml");
  ASSERT_FALSE(book);
  EXPECT_THAT(book.error(), ElementsAre(says("same id", "x.set.toml", "a")));
}

TEST(RuleFiles, EveryUnitIsReadAsItsOwnType) {
  const std::pair<const char*, Content> units[] = {
      {"persons = 60", Persons(60)},
      {"money_fen = 100", yuan(1)},
      {"years = 5", Years(5)},
      {"months = 3", Months(3)},
      {"days = 7", Days(7)},
      {"count = 2", Count(2)},
      {"flag = true", true},
      {"text = { zh = \"甲\", en = \"A\" }", Wording{"甲", "A"}},
      {"list = [{ id = \"a\", zh = \"甲\", en = \"A\" }]", ItemList{{{"a", {"甲", "A"}}}}},
      {"percent_points = { points = 10, base_year = 2023, deadline_year = 2026 }",
       PointChange{10, 2023, 2026}},
      {"yearly_window = { from = \"09-01\", until = \"11-01\" }", YearlyWindow{{9, 1}, {11, 1}}}};
  for (const auto& [line, content] : units) {
    const auto text = replaced(set_rule(line), "k_of_n", name_of(unit_of(content)));
    const auto book = load_one(text, "cn/x.set.toml");
    ASSERT_TRUE(book) << line << ": " << book.error()[0].what.en;
    EXPECT_EQ(book->history("x.set")[0].content, content) << line;
  }
}

TEST(RuleFiles, AWindowNeedsDaysThatEveryYearHas) {
  for (const char* day : {"02-29", "13-01", "9-1", "2025-09-01", ""}) {
    const auto text =
        replaced(set_rule("yearly_window = { from = \"" + std::string(day) + "\", until = \"11-01\" }"),
                 "k_of_n", "yearly_window");
    EXPECT_FALSE(load_one(text, "cn/x.set.toml")) << day;
  }
}

TEST(RuleFiles, TheOrderOfFilesDoesNotMatter) {
  const auto files = files_in(std::string(LANGQIAO_SOURCE_DIR) + "/rulebook");
  ASSERT_TRUE(files);
  auto shuffled = *files;
  std::ranges::shuffle(shuffled, std::mt19937(7));
  const auto one = load(*files);
  const auto other = load(shuffled);
  ASSERT_TRUE(one && other);
  EXPECT_TRUE(std::ranges::equal(one->rules(), other->rules()));
}

TEST(RuleFiles, EveryTruncationAndEveryLostByteIsAnAnswerNotACrash) {
  const std::string text = good_rule();
  std::size_t accepted = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    accepted += load_one(text.substr(0, at)).has_value();
    std::string lost = text;
    lost.erase(at, 1);
    accepted += load_one(lost).has_value();
  }
  EXPECT_LT(accepted, text.size());
}

TEST(RuleFiles, AFolderThatIsNotThereIsAProblem) {
  const auto files = files_in("/nowhere/at/all");
  ASSERT_FALSE(files);
  EXPECT_EQ(files.error().where, "/nowhere/at/all");
}

}  // namespace
}  // namespace langqiao::rulebook
