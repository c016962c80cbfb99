#include "matching/mutual.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <tuple>

#include "matching/random_listings.h"

namespace langqiao::matching {
namespace {

std::vector<MutualPair> by_scan(std::span<const Listing> listings, const Model& model, std::size_t among) {
  const CountedCollection counted(listings);
  const Collection collection = counted.collection();
  std::vector<MutualPair> pairs;
  for (const Listing& need : listings) {
    if (need.side != Side::need) continue;
    for (const Match& offer : scan(Query(need, model, collection), listings, model, among)) {
      const auto at = std::ranges::find(listings, offer.id, &Listing::id);
      for (const Match& back : scan(Query(*at, model, collection), listings, model, among))
        if (back.id == need.id) pairs.push_back({need.id, offer.id, offer.score, back.score});
    }
  }
  std::ranges::sort(pairs, [](const MutualPair& a, const MutualPair& b) {
    return std::tuple(-a.lesser(), a.need, a.offer) < std::tuple(-b.lesser(), b.need, b.offer);
  });
  return pairs;
}

TEST(MutualPairs, AreThoseOfAScanForAnyNumberOfThreads) {
  const Random random(1);
  std::size_t found = 0;
  for (std::size_t round = 0; round < 10; ++round) {
    SCOPED_TRACE(round);
    Random own = random.split("round", round);
    const Model model = random_model(own, 25);
    const std::vector<Listing> listings = random_listings(own, 60, 25);
    const auto index = Index::of(listings, model.text);
    for (const std::size_t among : {std::size_t{1}, std::size_t{3}, std::size_t{10}}) {
      const auto expected = by_scan(listings, model, among);
      found += expected.size();
      for (const unsigned threads : {1u, 4u}) {
        const MutualSearch search{.among = among, .most = 10'000, .threads = threads};
        ASSERT_EQ(mutual_pairs(listings, *index->snapshot(), model, search), expected) << among;
      }
    }
  }
  EXPECT_GT(found, 300u);
}

TEST(MutualPairs, GivesTheStrongestWhenTheyAreTooMany) {
  Random random(2);
  const Model model = random_model(random, 25);
  const std::vector<Listing> listings = random_listings(random, 80, 25);
  const auto snapshot = Index::of(listings, model.text)->snapshot();
  const auto all = mutual_pairs(listings, *snapshot, model, {.among = 5, .most = 1000});
  ASSERT_GT(all.size(), 4u);
  const auto few = mutual_pairs(listings, *snapshot, model, {.among = 5, .most = 4});
  EXPECT_EQ(few, std::vector(all.begin(), all.begin() + 4));
}

TEST(MutualPairs, NeedBothSidesAmongTheListings) {
  Random random(3);
  const Model model = random_model(random, 25);
  const std::vector<Listing> listings = random_listings(random, 80, 25);
  std::vector<Listing> needs;
  std::ranges::copy_if(listings, std::back_inserter(needs),
                       [](const Listing& at) { return at.side == Side::need; });
  EXPECT_TRUE(mutual_pairs(needs, *Index::of(listings, model.text)->snapshot(), model, {}).empty());
}

}  // namespace
}  // namespace langqiao::matching
