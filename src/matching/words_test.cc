#include "matching/words.h"

#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace langqiao::matching {
namespace {

using testing::ElementsAre;

Key pair(const char32_t (&two)[3]) { return pair_key(two[0], two[1]); }
Key word(std::u32string_view letters) {
  std::uint64_t hash = kEmptyHash;
  for (const char32_t c : letters) hash = hash_with(hash, c);
  return word_key(hash);
}

struct Asked {
  const char* text;
  std::vector<Key> keys;
};

TEST(Words, AQueryAsksForPairsWordsAndCharactersThatStandAlone) {
  const Asked table[] = {
      {"", {}},
      {"，。 ！", {}},
      {"焊工", {pair(U"焊工")}},
      {"数据分析", {pair(U"数据"), pair(U"据分"), pair(U"分析")}},
      {"焊，工", {single_key(U'焊'), single_key(U'工')}},
      {"焊工焊工", {pair(U"焊工"), pair(U"工焊")}},
      {"PLC编程", {word(U"plc"), pair(U"编程")}},
      {"编PLC程", {single_key(U'编'), word(U"plc"), single_key(U'程')}},
      {"C++ C# c", {word(U"c++"), word(U"c#"), word(U"c")}},
      {"ＰＬＣ　５Ｇ", {word(U"plc"), word(U"5g")}},
      {"焊接與護理", {pair(U"焊接"), pair(U"接与"), pair(U"与护"), pair(U"护理")}},
      {"Élan ПРИВЕТ", {word(U"élan"), word(U"привет")}},
  };
  for (const Asked& at : table) EXPECT_EQ(query_keys(at.text), at.keys) << at.text;
}

TEST(Words, ATextIsCountedWithItsSingleCharactersAndItsLength) {
  const CountedText counted = count_words("焊工焊工 PLC plc");
  EXPECT_EQ(counted.length, 6);
  const auto count = [&](Key key) {
    for (const CountedKey& at : counted.keys) {
      if (at.key == key) return int{at.count};
    }
    return 0;
  };
  EXPECT_EQ(count(pair(U"焊工")), 2);
  EXPECT_EQ(count(pair(U"工焊")), 1);
  EXPECT_EQ(count(single_key(U'工')), 2);
  EXPECT_EQ(count(word(U"plc")), 2);
  EXPECT_EQ(counted.keys.size(), 5u);
}

TEST(Words, CountsStopAtTheMostThatIsKept) {
  std::string text;
  for (int i = 0; i < 400; ++i) text += "工 ";
  const CountedText counted = count_words(text);
  EXPECT_EQ(counted.length, kLongest);
  ASSERT_EQ(counted.keys.size(), 1u);
  EXPECT_EQ(counted.keys.front().count, kMostCount);
}

TEST(Words, EveryKeyOfAQueryIsAKeyOfTheSameText) {
  for (const char* text : {"数据分析 C++，焊", "招聘ＰＬＣ工程師（電氣）", "a 一 b 二三"}) {
    const CountedText counted = count_words(text);
    for (const Key key : query_keys(text)) {
      EXPECT_TRUE(std::ranges::binary_search(counted.keys, key, {}, &CountedKey::key)) << text;
    }
  }
}

TEST(TextModel, IsBm25) {
  const TextModel model({.usual_length = 40, .k1 = 1.2, .b = 0.75});
  EXPECT_FLOAT_EQ(model.worth(1, 40), 1);
  EXPECT_FLOAT_EQ(model.worth(3, 80), 3 * 2.2F / (3 + 1.2F * 1.75F));
  for (std::uint8_t count = 1; count < kMostCount; ++count) {
    EXPECT_LT(model.worth(count, 40), model.worth(static_cast<std::uint8_t>(count + 1), 40));
    EXPECT_GT(model.worth(count, 40), model.worth(count, 41));
  }
  EXPECT_FLOAT_EQ(word_weight(100, 10), std::log(1 + 90.5F / 10.5F));
  EXPECT_GT(word_weight(100, 100), 0);
}

// What the search for words bounds texts with.
TEST(TextModel, ManyOccurrencesAreWorthAtMostSoManyTimesOne) {
  for (const TextModel::Shape shape :
       {TextModel::Shape{}, TextModel::Shape{.usual_length = 5, .k1 = 2, .b = 1},
        TextModel::Shape{.usual_length = 300, .k1 = 0.4, .b = 0}}) {
    const TextModel text(shape);
    for (unsigned length = 0; length <= kLongest; ++length) {
      const auto of = static_cast<std::uint8_t>(length);
      for (std::uint8_t count = 1; count <= kMostCount; ++count)
        EXPECT_GE(text.most_times(count) * text.worth(1, of) * 1.00001F, text.worth(count, of));
    }
  }
}

}  // namespace
}  // namespace langqiao::matching
