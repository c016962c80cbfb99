#include "reading/near_duplicates.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <set>
#include <string>

#include "base/random.h"
#include "base/text.h"

namespace langqiao::reading {
namespace {

std::u32string drawn_text(Random& random, std::size_t characters) {
  std::u32string text;
  for (std::size_t i = 0; i < characters; ++i) text += static_cast<char32_t>(0x4E00 + random.below(2000));
  return text;
}

// Replaces, takes out and puts in characters at drawn places.
std::u32string edited(std::u32string text, std::size_t edits, Random& random) {
  for (std::size_t i = 0; i < edits; ++i) {
    const std::size_t at = random.below(text.size());
    const auto character = static_cast<char32_t>(0x4E00 + random.below(2000));
    switch (random.below(3)) {
      case 0:
        text[at] = character;
        break;
      case 1:
        text.erase(at, 1);
        break;
      default:
        text.insert(at, 1, character);
    }
  }
  return text;
}

double jaccard(const std::u32string& a, const std::u32string& b) {
  const auto shingles = [](const std::u32string& text) {
    std::set<std::u32string> all;
    for (std::size_t i = 0; i + 3 <= text.size(); ++i) all.insert(text.substr(i, 3));
    return all;
  };
  const auto left = shingles(a), right = shingles(b);
  std::vector<std::u32string> both;
  std::ranges::set_intersection(left, right, std::back_inserter(both));
  return static_cast<double>(both.size()) / static_cast<double>(left.size() + right.size() - both.size());
}

// Over drawn edits, pairs meet as candidates at least as often as the formula says, less four deviations of
// the drawing.
TEST(NearDuplicates, MeetAsOftenAsIsPromised) {
  Random random(11);
  constexpr int kPairs = 1500;
  double promised = 0, variance = 0;
  int met = 0;
  for (int i = 0; i < kPairs; ++i) {
    const auto text = drawn_text(random, 120 + random.below(200));
    const auto other = edited(text, 5 + random.below(40), random);
    const auto a = sketch_of(to_utf8(text)), b = sketch_of(to_utf8(other));
    ASSERT_TRUE(a && b);
    bool candidate = false;
    for (std::size_t band = 0; band < kBands; ++band)
      candidate |= std::equal(a->begin() + band * kBandRows, a->begin() + (band + 1) * kBandRows,
                              b->begin() + band * kBandRows);
    met += candidate ? 1 : 0;
    const double p = candidate_probability(jaccard(text, other));
    promised += p;
    variance += p * (1 - p);
  }
  EXPECT_GE(met, promised - 4 * std::sqrt(variance)) << "promised " << promised;
  EXPECT_LE(met, promised + 4 * std::sqrt(variance)) << "promised " << promised;
}

TEST(NearDuplicates, AreFoundAndOthersAreNot) {
  Random random(3);
  NearDuplicates adverts;
  std::vector<std::u32string> texts;
  for (int i = 0; i < 300; ++i) {
    texts.push_back(drawn_text(random, 200));
    EXPECT_FALSE(adverts.first_like(to_utf8(texts.back())));
  }
  std::size_t found = 0;
  for (std::uint32_t i = 0; i < texts.size(); ++i)
    found += adverts.first_like(to_utf8(edited(texts[i], 3, random))) == i ? 1 : 0;
  EXPECT_GE(found, 297U);
  EXPECT_LE(adverts.kept(), 303U);
}

TEST(NearDuplicates, DoNotMindBlanksSignsCaseAndWidth) {
  NearDuplicates adverts;
  EXPECT_FALSE(adverts.first_like("负责Java后端系统的设计与开发，熟悉Spring Boot。"));
  EXPECT_EQ(adverts.first_like("负责 ＪＡＶＡ 后端系统的设计与开发; 熟悉 spring boot"), 0U);
}

TEST(NearDuplicates, LeavesTextsAloneThatAreTooShort) {
  NearDuplicates adverts;
  EXPECT_FALSE(adverts.first_like("销售"));
  EXPECT_FALSE(adverts.first_like("销售"));
  EXPECT_FALSE(adverts.first_like(""));
  EXPECT_FALSE(adverts.first_like(std::string("\xFF\xE4\xB8", 3)));
}

}  // namespace
}  // namespace langqiao::reading
