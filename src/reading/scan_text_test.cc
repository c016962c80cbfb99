#include "reading/scan_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>

#include "base/random.h"
#include "reading/clauses.h"
#include "reading/folded.h"

namespace langqiao::reading {
namespace {

using testing::ElementsAre;

struct Written {
  Folded folded;
  ScanText scan;

  explicit Written(std::string_view text, const ScanAlphabet& alphabet) {
    ScanText::Writer writer = scan.open(alphabet, text.size());
    folded.fold(text, writer);
    scan.close(writer);
  }
};

const ScanAlphabet& alphabet() {
  static const ScanAlphabet kAlphabet(std::u16string_view(u"软件测试但"));
  return kAlphabet;
}

std::string units_of(std::string_view text) { return std::string(Written(text, alphabet()).scan.units()); }

TEST(ScanText, WritesCharactersOfTheAlphabetInTwoUnitsAndFirstLettersAsCapitals) {
  EXPECT_EQ(units_of("软件"), "\x80\xC0\x80\xC1");
  EXPECT_EQ(units_of("会java, C++和node.JS"), units_of("会") + "Java, C++" + units_of("和") + "Node.Js");
  EXPECT_EQ(units_of("会").size(), 3U);
  EXPECT_EQ(units_of("但").size(), 3U) << "ends clauses, which is seen where there is no code";
  EXPECT_EQ(units_of("2d"), "2d") << "a digit is no letter, and what follows it begins no word";
}

TEST(ScanText, LeadsBackToTheFoldedText) {
  const Written written("软Ｊ会t", alphabet());
  EXPECT_EQ(written.folded.text(), "软j会t");
  EXPECT_EQ(written.scan.position_of(0), 0U);
  EXPECT_EQ(written.scan.position_of(2), 3U);
  EXPECT_EQ(written.scan.position_of(3), 4U);
  EXPECT_EQ(written.scan.position_of(6), 7U);
}

TEST(ScanText, KnowsWhereClausesEnd) {
  EXPECT_THAT(Written("a，b。但c\n", alphabet()).scan.clause_ends(), ElementsAre(1, 3, 6, 10));
}

// Texts of pieces that are hard to tell apart: no two have one form, and the units of one character stand in
// no other place of a form than where the character does.
TEST(ScanText, TellsAllTextsApart) {
  Random random(3);
  const std::vector<std::string> pieces{"a",    "A",        "b1",   "\x01", "\x1F", "\x7F", "\xC0", "\xE4",
                                        "\xF0", "软",       "件",   "会",   "，",   "é",    "ｚ",   ".",
                                        " ",    "\xE4\xB8", "\xBF", "1",    "。",   "測",   "测",   "Z"};
  std::map<std::string, std::string> text_of;
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (std::size_t i = random.below(5); i-- > 0;) text += random.one_of(pieces);
    const Written written(text, alphabet());
    const auto [at, is_new] = text_of.try_emplace(std::string(written.scan.units()), written.folded.text());
    ASSERT_EQ(at->second, written.folded.text());
  }
}

TEST(Clause, ReachesFromSignToSign) {
  const Written written("a,熟悉b优先;c", alphabet());
  const ByteSpan cue{9, 15};
  const auto around = [&](Cue what) {
    const Clause clause = clause_around(written.folded.text(), written.scan.clause_ends(), cue, what);
    return std::pair(clause.begin, clause.end);
  };
  EXPECT_EQ(around(Cue::preferred), std::pair(2UL, 15UL));
  EXPECT_EQ(around(Cue::must), std::pair(9UL, 15UL));
}

TEST(Clause, ReachesNoFurtherThanItMay) {
  const std::string text = std::string(1000, 'x') + "优先" + std::string(1000, 'x');
  const Written written(text, alphabet());
  const Clause clause =
      clause_around(written.folded.text(), written.scan.clause_ends(), {1000, 1006}, Cue::preferred);
  EXPECT_EQ(clause.begin, 1000 - kReach);
  EXPECT_EQ(clause.end, 1006 + kReach);
}

}  // namespace
}  // namespace langqiao::reading
