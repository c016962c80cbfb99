#include "reading/word_finder.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/chinese.h"
#include "base/random.h"
#include "base/text.h"
#include "city/small_city.h"

namespace langqiao::reading {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Term term(TermKind kind, const char* text, const char* target) {
  return {
      kind, text, target, Share::basis_points(Share::kWhole), {Id<Source>("s"), *Date::parse("2026-01-01")}};
}

CityTables words() {
  CityTables tables = small_city();
  tables.terms.clear();
  for (const char* skill : {"c", "c++", "c#", ".net", "asp.net", "node.js", "go", "cad", "java", "javascript",
                            "python", "plc", "英语", "英语口语", "办公软件", "软件测试"})
    tables.terms.push_back(term(TermKind::skill, skill, skill));
  for (const char* place : {"上海市", "上海"}) tables.terms.push_back(term(TermKind::place, place, "310000"));
  tables.terms.push_back(term(TermKind::title, "软件测试工程师", "2-02"));
  return tables;
}

const WordFinder& finder() {
  static const Vocabulary kVocabulary(words());
  static const WordFinder kFinder(kVocabulary);
  return kFinder;
}

// The words of `text` as they stand in it, cues and schooling aside.
std::vector<std::string> found_in(std::string_view text) {
  WordFinder::Desk desk(finder());
  finder().find(text, desk);
  std::vector<std::string> found;
  for (const FoundWord& each : desk.found()) {
    if (finder().vocabulary().words()[each.word].senses.empty()) continue;
    found.emplace_back(text.substr(each.span.begin, each.span.end - each.span.begin));
  }
  return found;
}

struct Whole {
  const char* text;
  std::vector<std::string> found;
};

class WholeWords : public testing::TestWithParam<Whole> {};

TEST_P(WholeWords, AreFoundAndPartsAreNot) {
  EXPECT_EQ(found_in(GetParam().text), GetParam().found) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(Cases, WholeWords,
                         testing::ValuesIn(std::vector<Whole>{{"熟悉CAD", {"CAD"}},
                                                              {"熟悉C、C++、C#", {"C", "C++", "C#"}},
                                                              {"C/C++", {"C", "C++"}},
                                                              {"Google", {}},
                                                              {"会Go", {"Go"}},
                                                              {"JavaScript", {"JavaScript"}},
                                                              {"JavaScripts", {}},
                                                              {"Java和Python", {"Java", "Python"}},
                                                              {"ASP.NET", {"ASP.NET"}},
                                                              {".NET开发", {".NET"}},
                                                              {"example.net", {}},
                                                              {"Node.js", {"Node.js"}},
                                                              {"C端产品", {}},
                                                              {"R&D、C-level", {}},
                                                              {"ＰＬＣ", {"ＰＬＣ"}},
                                                              {"軟件測試", {"軟件測試"}},
                                                              {"英语口语流利", {"英语口语"}},
                                                              {"英语好", {"英语"}},
                                                              {"上海市场", {"上海"}},
                                                              {"上海市区", {"上海市"}},
                                                              {"软件测试工程师", {"软件测试工程师"}},
                                                              {"", {}}}));

TEST(WordFinder, SpansAreBytesOfTheOriginal) {
  EXPECT_THAT(found_in("Ｐython？不，ｐｙｔｈｏｎ和PLC"), ElementsAre("Ｐython", "ｐｙｔｈｏｎ", "PLC"));
}

std::vector<std::pair<std::string, Cue>> cues_in(std::string_view text) {
  WordFinder::Desk desk(finder());
  finder().find(text, desk);
  std::vector<std::pair<std::string, Cue>> cues;
  for (const FoundWord& each : desk.found()) {
    const Word& word = finder().vocabulary().words()[each.word];
    if (!word.senses.empty()) cues.emplace_back(word.text, each.cue);
  }
  return cues;
}

struct Said {
  const char* text;
  std::vector<std::pair<std::string, Cue>> cues;
};

class Cues : public testing::TestWithParam<Said> {};

TEST_P(Cues, ReachOverTheirClause) {
  EXPECT_EQ(cues_in(GetParam().text), GetParam().cues) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Cases, Cues,
    testing::ValuesIn(std::vector<Said>{
        {"不要求英语，会Python", {{"英语", Cue::not_asked}, {"python", Cue::none}}},
        {"无需PLC。精通CAD", {{"plc", Cue::not_asked}, {"cad", Cue::must}}},
        {"有Python、Java经验者优先", {{"python", Cue::preferred}, {"java", Cue::preferred}}},
        {"英语不限但必须会CAD", {{"英语", Cue::not_asked}, {"cad", Cue::must}}},
        {"Java；Python优先；C++", {{"java", Cue::none}, {"python", Cue::preferred}, {"c++", Cue::none}}},
        {"熟悉Java", {{"java", Cue::none}}},
        {"Java，必须", {{"java", Cue::none}}}}));

// The plain way: at every place the longest word that begins there and stands whole.
std::vector<ByteSpan> slow_find(std::string_view text) {
  const std::string plain = folded(text);
  std::vector<ByteSpan> found;
  const auto is_word = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  for (std::size_t at = 0; at < plain.size();) {
    std::size_t longest = 0;
    for (const Word& word : finder().vocabulary().words()) {
      const std::size_t end = at + word.text.size();
      if (!std::string_view(plain).substr(at).starts_with(word.text) || word.text.size() <= longest) continue;
      const bool open = is_word(word.text.front()) && at > 0 && is_word(plain[at - 1]);
      const bool goes_on = is_word(word.text.back()) && end < plain.size() && is_word(plain[end]);
      if (!open && !goes_on) longest = word.text.size();
    }
    if (longest > 0)
      found.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + longest)});
    at += std::max<std::size_t>(longest, 1);
  }
  return found;
}

// On drawn texts of word pieces without the signs and single letters that have rules of their own.
TEST(WordFinder, FindsWhatThePlainWayFinds) {
  Random random(7);
  const std::vector<std::string> pieces{
      "java", "javascript", "python", "plc", "cad", "英语", "英语口语", "口语", "软件", "软件测试",
      "测试", "工程师",     "上海",   " ",   "，",  "优先", "x",        "办公", "熟练"};
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (std::size_t i = random.below(12); i-- > 0;) text += random.one_of(pieces);
    WordFinder::Desk desk(finder());
    finder().find(text, desk);
    std::vector<ByteSpan> found;
    for (const FoundWord& each : desk.found()) found.push_back(each.span);
    const auto slow = slow_find(text);
    // Full-width signs fold to one byte: compare by folded positions.
    std::vector<ByteSpan> expected;
    for (const ByteSpan span : slow)
      expected.push_back({static_cast<std::uint32_t>(desk.folded().original(span.begin)),
                          static_cast<std::uint32_t>(desk.folded().original(span.end))});
    ASSERT_EQ(found, expected) << text;
  }
}

// Two words of every character, more than there are codes for: one in a head and one behind it.
TEST(WordFinder, FindsWordsOfMoreCharactersThanThereAreCodes) {
  CityTables tables = words();
  std::vector<std::string> names;
  for (char32_t c = U'一'; c < U'一' + 5000; ++c) {
    if (simplified(c) != c) continue;
    names.push_back(to_utf8(std::u32string{c, U'工'}));
    names.push_back(to_utf8(std::u32string{U'会', U'计', U'人', U'员', c}));
  }
  ASSERT_GT(names.size() / 2, ScanAlphabet::kMost);
  for (const std::string& name : names) tables.terms.push_back(term(TermKind::skill, name.c_str(), "s"));
  const Vocabulary vocabulary(tables);
  const WordFinder all(vocabulary);
  WordFinder::Desk desk(all);
  for (const std::string& name : names) {
    all.find("x" + name + "。", desk);
    ASSERT_THAT(desk.found(), testing::SizeIs(1)) << name;
    EXPECT_EQ(vocabulary.words()[desk.found()[0].word].text, name);
  }
}

TEST(WordFinder, TakesAnyBytes) {
  for (const std::string& text :
       {std::string("\xE4\xB8", 2), std::string("\xFF\xFE\0java", 7), std::string(1 << 20, 'c')})
    EXPECT_NO_FATAL_FAILURE(found_in(text));
  EXPECT_THAT(found_in(std::string(1 << 20, 'c')), IsEmpty());
}

}  // namespace
}  // namespace langqiao::reading
