#include "matching/index.h"

#include <algorithm>
#include <atomic>
#include <gtest/gtest.h>
#include <map>
#include <thread>

#include "matching/random_listings.h"

namespace langqiao::matching {
namespace {

constexpr PieceSizes kSmallPieces = {.built_at_once = 40, .tail = 4, .fan = 3, .joined_by_add = 30};

TEST(Index, IsEmptyAtFirst) {
  const Index index;
  EXPECT_EQ(index.snapshot()->size(), 0u);
  EXPECT_FALSE(index.snapshot()->contains(1));
  EXPECT_EQ(Index::of({})->snapshot()->size(), 0u);
}

TEST(Index, HoldsWhatWasAddedUntilItIsClosed) {
  Random random(1);
  Index index;
  index.add(random_listing(random, 5, 10));
  index.add(random_listing(random, 6, 10));
  const auto before = index.snapshot();
  EXPECT_TRUE(index.close(5));
  EXPECT_FALSE(index.close(5));
  EXPECT_FALSE(index.close(7));
  EXPECT_TRUE(before->contains(5));
  EXPECT_FALSE(index.snapshot()->contains(5));
  EXPECT_TRUE(index.snapshot()->contains(6));
  index.add(random_listing(random, 5, 10));
  EXPECT_TRUE(index.snapshot()->contains(5));
}

TEST(Index, OfTwoListingsWithOneIdTheLaterStands) {
  Random random(2);
  const Listing first = random_listing(random, 5, 10);
  Listing second = first;
  second.seats = 321;
  second.side = other(first.side);
  Index index;
  index.add(first);
  index.add(second);
  const auto snapshot = index.snapshot();
  EXPECT_EQ(snapshot->size(), 1u);
  for (const Piece& piece : snapshot->pieces()) {
    for (Position at = 0; at < piece.segment->size(); ++at) {
      if (piece.has(at)) {
        EXPECT_EQ(piece.segment->facts(at).seats, 321);
      }
    }
  }
}

TEST(Index, HasNoMorePiecesThanItsSizesAllow) {
  Random random(3);
  Index index(TextModel(), kSmallPieces);
  for (std::uint64_t id = 0; id < 3000; ++id) {
    index.add(random_listing(random, id, 10));
    while (index.merge()) {
    }
    ASSERT_LE(index.snapshot()->pieces().size(), 3u * 8u) << id;
  }
  EXPECT_EQ(index.snapshot()->size(), 3000u);
}

TEST(Index, AMergeDropsWhatIsClosedAndKeepsHowCommonWordsWere) {
  Random random(4);
  const std::vector<Listing> listings = random_listings(random, 300, 20);
  const auto index = Index::of(listings, TextModel(), 1, kSmallPieces);
  for (std::size_t i = 0; i < 200; ++i) ASSERT_TRUE(index->close(listings[i].id));
  const auto before = index->snapshot();
  EXPECT_TRUE(index->merge());
  const auto after = index->snapshot();
  EXPECT_EQ(after->size(), 100u);
  EXPECT_EQ(after->pieces().front().segment->size(), 100u);
  EXPECT_EQ(after->collection().listings, 300u);
  EXPECT_LT(after->bytes(), before->bytes());
  for (const Listing& listing : listings) {
    for (const CountedKey& at : count_words(listing.text).keys)
      ASSERT_EQ(after->collection().frequency(at.key), before->collection().frequency(at.key));
  }
  EXPECT_FALSE(index->merge());
}

TEST(Index, HasTheSameBytesForAnyNumberOfThreads) {
  Random random(5);
  const std::vector<Listing> listings = random_listings(random, 2000, 50);
  const auto by_one = Index::of(listings, TextModel(), 1, kSmallPieces)->snapshot();
  std::vector<Listing> turned = listings;
  std::ranges::reverse(turned);
  for (const unsigned threads : {1u, 2u, 5u, 16u}) {
    const auto by_more = Index::of(turned, TextModel(), threads, kSmallPieces)->snapshot();
    ASSERT_EQ(by_more->pieces().size(), 1u);
    EXPECT_EQ(*by_more->pieces().front().segment, *by_one->pieces().front().segment) << threads;
  }
}

// What add() and close() do while merge() works on the same pieces is not lost.
TEST(Index, LosesNothingThatChangesDuringAMerge) {
  Random random(6);
  Index index(TextModel(), kSmallPieces);
  std::map<std::uint64_t, Listing> open;
  std::atomic<bool> stop = false;
  {
    const std::jthread merging([&] {
      while (!stop) index.merge();
    });
    for (std::size_t n = 0; n < 4000; ++n) {
      const std::uint64_t id = random.below(600);
      if (random.chance(5000)) {
        const Listing listing = random_listing(random, id, 20);
        open.insert_or_assign(id, listing);
        index.add(listing);
      } else {
        EXPECT_EQ(index.close(id), open.erase(id) == 1);
      }
    }
    stop = true;
  }
  while (index.merge()) {
  }
  const auto snapshot = index.snapshot();
  EXPECT_EQ(snapshot->size(), open.size());
  for (std::uint64_t id = 0; id < 600; ++id) ASSERT_EQ(snapshot->contains(id), open.contains(id)) << id;
}

}  // namespace
}  // namespace langqiao::matching
