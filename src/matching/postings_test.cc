#include "matching/postings.h"

#include <algorithm>
#include <array>
#include <gtest/gtest.h>
#include <map>

#include "base/random.h"

namespace langqiao::matching {
namespace {

using Lists = std::map<std::uint64_t, std::vector<Posting>>;  // by mixed key

PostingsWriter::Best greatest(std::span<const Posting> block) {
  return {std::ranges::max(block, {}, &Posting::value).value, 7};
}

Postings written(const Lists& lists, std::size_t positions = 0, ValueBits values = ValueBits::levels) {
  PostingsWriter writer(positions, values);
  for (const auto& [key, list] : lists) writer.add(key, list, list.size() + 3, greatest);
  return writer.finish();
}

// Gaps of at most `gap`, values of at most `value`.
std::vector<Posting> random_list(Random& random, std::size_t count, std::size_t gap, std::int64_t value) {
  std::vector<Posting> list;
  std::size_t position = random.below(gap);
  for (std::size_t i = 0; i < count; ++i) {
    list.push_back({static_cast<Position>(position), static_cast<std::uint8_t>(random.between(1, value))});
    position += 1 + random.below(gap);
  }
  return list;
}

Lists random_lists() {
  Random random(1);
  Lists lists;
  std::uint64_t key = 0;
  for (const std::size_t count : {1u, 2u, 127u, 128u, 129u, 256u, 1000u}) {
    for (const std::size_t gap : {1u, 2u, 3u, 20u, 1000u, 1'000'000u}) {
      for (const std::int64_t value : {1, 2, 15, 100})
        lists[mixed(key++)] = random_list(random, count, gap, value);
    }
  }
  lists[mixed(key++)] = {{0, 1}, {kPastAll - 1, 100}};
  lists[mixed(key++)] = {};
  return lists;
}

TEST(Postings, GiveBackWhatWasWritten) {
  const Lists lists = random_lists();
  const Postings postings = written(lists);
  ASSERT_EQ(postings.size(), lists.size());
  for (std::uint64_t key = 0; key < lists.size(); ++key) {
    std::vector<Posting> read;
    postings.find(key).append_to(read);
    EXPECT_EQ(read, lists.at(mixed(key))) << key;
    EXPECT_EQ(postings.added(key), lists.at(mixed(key)).size() + 3);
  }
  EXPECT_EQ(postings.find(lists.size()).count(), 0u);
  EXPECT_EQ(postings.added(lists.size()), 0u);
  EXPECT_EQ(Postings().find(1).count(), 0u);
}

TEST(Postings, HeadsBoundTheirBlocks) {
  const Lists lists = random_lists();
  const Postings postings = written(lists);
  for (std::uint64_t key = 0; key < lists.size(); ++key) {
    const PostingList list = postings.find(key);
    std::size_t i = 0;
    for (std::size_t b = 0; b < list.heads().size(); ++b) {
      for (std::size_t n = 0; n < list.count_of(b); ++n, ++i) {
        EXPECT_LE(lists.at(mixed(key))[i].position, list.heads()[b].last);
        EXPECT_LE(lists.at(mixed(key))[i].value, list.heads()[b].best_value);
      }
    }
    EXPECT_EQ(i, list.count());
  }
}

TEST(Postings, ACursorStopsWhereALowerBoundDoes) {
  const Lists lists = random_lists();
  const Postings postings = written(lists);
  Random random(2);
  for (const auto& [key, list] : lists) {
    if (list.empty()) continue;
    for (const std::size_t stride : {1u, 5u, 400u}) {
      std::uint64_t original = 0;
      while (mixed(original) != key) ++original;
      Cursor cursor(postings.find(original));
      const std::size_t end = std::size_t{list.back().position} + 2;
      const std::size_t most = std::max<std::size_t>(1, end / 300 * stride);
      for (std::size_t target = 0; target < std::min<std::size_t>(end, kPastAll);
           target += 1 + random.below(most)) {
        const auto at = std::ranges::lower_bound(list, target, {}, &Posting::position);
        const Position found = cursor.seek(static_cast<Position>(target));
        ASSERT_EQ(found, at == list.end() ? kPastAll : at->position);
        if (at != list.end()) {
          ASSERT_EQ(cursor.value(), at->value);
        }
      }
    }
  }
}

// Lists that many of the positions have are bits, too; those of fewer are not, nor any of a small index.
TEST(Postings, ListsThatManyHaveAreKeptAsBits) {
  constexpr std::size_t kPositions = 10'000;
  Random random(3);
  Lists lists;
  std::uint64_t key = 0;
  for (const std::size_t gap : {2u, 10u, 40u, 130u, 1000u}) {
    auto& list = lists[mixed(key++)] = random_list(random, kPositions, gap, 100);
    std::erase_if(list, [](const Posting& at) { return at.position >= kPositions; });
  }
  const Postings postings = written(lists, kPositions), words = written(lists, kPositions, ValueBits::twice);
  std::size_t with_bits = 0, with_levels = 0;
  for (std::uint64_t k = 0; k < key; ++k) {
    const PostingList list = postings.find(k);
    const PostingBits bits = list.bits();
    EXPECT_EQ(bits.have != nullptr, list.count() * 64 >= kPositions) << k;
    EXPECT_EQ(bits.levels != nullptr, list.count() * 16 >= kPositions) << k;
    with_bits += bits.have != nullptr ? 1 : 0;
    with_levels += bits.levels != nullptr ? 1 : 0;
    EXPECT_EQ(bits.twice, nullptr);
    const PostingBits of_words = words.find(k).bits();
    EXPECT_EQ(of_words.levels, nullptr);
    EXPECT_EQ(of_words.twice != nullptr, bits.have != nullptr);
    if (bits.have == nullptr) continue;
    std::array<std::uint8_t, kPositions> values{};
    for (const Posting& at : lists.at(mixed(k))) values[at.position] = at.value;
    for (Position p = 0; p < kPositions; ++p) {
      ASSERT_EQ(is_in(bits.have, p), values[p] > 0) << k << " " << p;
      ASSERT_EQ(is_in(of_words.have, p), values[p] > 0) << k << " " << p;
      ASSERT_EQ(is_in(of_words.twice, p), values[p] > 1) << k << " " << p;
      unsigned level = 0;
      for (std::size_t b = 0; bits.levels != nullptr && b < kLevelBits; ++b)
        level |= static_cast<unsigned>(bits.level(b)[p / 64] >> p % 64 & 1) << b;
      ASSERT_EQ(level, bits.levels == nullptr ? 0 : level_of(values[p])) << k << " " << p;
    }
  }
  EXPECT_EQ(with_bits, 3u);
  EXPECT_EQ(with_levels, 2u);
  for (std::uint64_t k = 0; k < key; ++k) EXPECT_EQ(written(lists).find(k).bits().have, nullptr);
}

TEST(Postings, LevelsBoundTheirValues) {
  for (unsigned value = 1; value <= 100; ++value) {
    const unsigned level = level_of(static_cast<std::uint8_t>(value));
    EXPECT_LE(value * kMostLevel, level * 100);
    EXPECT_LT(level * 100, value * kMostLevel + 100);
    EXPECT_LE(level, kMostLevel);
  }
}

TEST(Postings, MixingIsOneToOneOnNeighbours) {
  std::vector<std::uint64_t> keys;
  for (std::uint64_t key = 0; key < 100'000; ++key) keys.push_back(mixed(key));
  std::ranges::sort(keys);
  EXPECT_EQ(std::ranges::adjacent_find(keys), keys.end());
}

}  // namespace
}  // namespace langqiao::matching
