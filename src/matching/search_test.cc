#include "matching/search.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>
#include <thread>

#include "base/parallel.h"
#include "matching/random_listings.h"

namespace langqiao::matching {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// An index and, beside it, what it should know: every listing ever added, and those that are open.
class Twin {
 public:
  Twin(Random random, std::uint32_t concepts, std::size_t first, const PieceSizes& sizes)
      : random_(random), concepts_(concepts), model_(random_model(random_, concepts)) {
    const std::vector<Listing> listings = random_listings(random_, first, concepts);
    for (const Listing& listing : listings) keep(listing);
    index_ = Index::of(listings, model_.text, 1, sizes);
  }

  void add(std::size_t count) {
    std::map<std::uint64_t, Listing> batch;
    for (std::size_t i = 0; i < count; ++i) {
      const std::uint64_t id =
          random_.chance(3000) ? random_.below(ever_.size() + 1) : 1'000'000 + ever_.size() + i;
      batch.insert_or_assign(id, random_listing(random_, id, concepts_));
    }
    std::vector<Listing> listings;
    for (const auto& [id, listing] : batch) listings.push_back(listing);
    for (const Listing& listing : listings) keep(listing);
    index_->add(listings);
  }
  void close_one() {
    if (open_.empty()) return;
    const auto at = std::next(open_.begin(), static_cast<std::ptrdiff_t>(random_.below(open_.size())));
    EXPECT_TRUE(index_->close(at->first));
    EXPECT_FALSE(index_->close(at->first));
    open_.erase(at);
  }
  void change() {
    add(random_.below(30));
    for (std::size_t n = random_.below(20); n > 0; --n) close_one();
    if (random_.chance(3000)) index_->merge();
  }

  // Asks `queries` times both ways: for a listing and for words.
  void ask(std::size_t queries) {
    const CountedCollection counted(ever_);
    const Collection collection = counted.collection();
    const std::vector<Listing> open = listings();
    const auto snapshot = index_->snapshot();
    ASSERT_EQ(snapshot->size(), open.size());
    for (std::size_t q = 0; q < queries; ++q) {
      const std::size_t most = random_.chance(8000) ? 10 : random_.below(40);
      const Listing asked = random_listing(random_, 9'999'999, concepts_);
      const Query query(asked, model_, collection);
      ASSERT_EQ(best_for(asked, *snapshot, model_, most), scan(query, open, model_, most)) << q;
      const std::string words = random_text(random_, 6);
      ASSERT_EQ(best_with_words(words, *snapshot, model_.text, most),
                scan_words(words, open, model_.text, collection, most))
          << q << " " << words;
    }
  }

  const Index& index() const { return *index_; }
  const Model& model() const { return model_; }
  Random& random() { return random_; }
  std::vector<Listing> listings() const {
    std::vector<Listing> all;
    for (const auto& [id, listing] : open_) all.push_back(listing);
    return all;
  }

 private:
  void keep(const Listing& listing) {
    ever_.push_back(listing);
    open_.insert_or_assign(listing.id, listing);
  }

  Random random_;
  std::uint32_t concepts_;
  Model model_;
  std::vector<Listing> ever_;
  std::map<std::uint64_t, Listing> open_;
  std::unique_ptr<Index> index_;
};

constexpr PieceSizes kSmallPieces = {.built_at_once = 50, .tail = 8, .fan = 3, .joined_by_add = 100};

// Each question is asked for a listing, of either side, and for words: 2 × 120 × 3 × 30 = 21,600 answers.
TEST(Search, GivesWhatAScanGivesWhileListingsComeChangeAndGo) {
  const Random random(1);
  for (std::size_t round = 0; round < 120; ++round) {
    SCOPED_TRACE(round);
    Random own = random.split("round", round);
    const auto concepts = static_cast<std::uint32_t>(own.between(1, 60));
    Twin twin(own, concepts, own.below(200), kSmallPieces);
    for (std::size_t change = 0; change < 3; ++change) {
      twin.ask(30);
      if (testing::Test::HasFatalFailure()) return;
      twin.change();
    }
  }
}

TEST(Search, GivesWhatAScanGivesOverManyBlocks) {
  const Random random(2);
  for (std::size_t round = 0; round < 6; ++round) {
    Twin twin(random.split("round", round), 40, 6000, PieceSizes());
    twin.ask(80);
    if (testing::Test::HasFatalFailure()) return;
    for (std::size_t n = 0; n < 3200; ++n) twin.close_one();
    twin.add(2000);
    twin.ask(80);
    if (testing::Test::HasFatalFailure()) return;
  }
}

// A shelf of more listings than are summed together, with concepts that many have and that few have.
TEST(Search, GivesWhatAScanGivesOverManyWindows) {
  Twin twin(Random(6), 600, 130'000, PieceSizes{.built_at_once = 200'000});
  twin.ask(20);
}

TEST(Search, GivesTheLowerIdsOfThoseThatTie) {
  std::vector<Listing> offers;
  for (const std::uint64_t id : {9, 3, 7, 1, 5})
    offers.push_back({.id = id,
                      .side = Side::offer,
                      .owner = 1,
                      .concepts = {{.id = 4}},
                      .verified = true,
                      .lawful = true});
  Listing need = offers.front();
  need.side = Side::need;
  need.owner = 2;
  const Model model;
  const auto index = Index::of(offers);
  std::vector<std::uint64_t> ids;
  for (const Match& match : best_for(need, *index->snapshot(), model, 3)) ids.push_back(match.id);
  EXPECT_THAT(ids, ElementsAre(1, 3, 5));
}

TEST(Search, WithoutAnythingInCommonThereIsNoMatch) {
  Listing offer{.id = 1,
                .side = Side::offer,
                .owner = 1,
                .concepts = {{.id = 4}},
                .verified = true,
                .lawful = true,
                .text = "焊工"};
  Listing need{
      .id = 2, .owner = 2, .concepts = {{.id = 5}}, .verified = true, .lawful = true, .text = "护士"};
  const auto index = Index::of(std::span(&offer, 1));
  EXPECT_THAT(best_for(need, *index->snapshot(), Model(), 10), IsEmpty());
  EXPECT_THAT(best_with_words("护士", *index->snapshot(), TextModel(), 10), IsEmpty());
}

TEST(Search, FindsByWordsWhereNoListingHasAConcept) {
  const Listing offer{
      .id = 1, .side = Side::offer, .owner = 1, .verified = true, .lawful = true, .text = "焊工"};
  const Listing need{.id = 2, .owner = 2, .verified = true, .lawful = true, .text = "焊工"};
  const auto index = Index::of(std::span(&offer, 1));
  EXPECT_EQ(best_for(need, *index->snapshot(), Model(), 10).size(), 1u);
}

TEST(Search, FindsWordsOnlyOnTheShelvesAskedFor) {
  Listing offer{
      .id = 1, .side = Side::offer, .kind = Kind::job, .verified = true, .lawful = true, .text = "焊工"};
  Listing need{
      .id = 2, .side = Side::need, .kind = Kind::course, .verified = true, .lawful = true, .text = "焊工"};
  const auto index = Index::of(std::vector{offer, need});
  const auto ids = [&](std::uint32_t shelves) {
    std::vector<std::uint64_t> found;
    for (const Match& match : best_with_words("焊工", *index->snapshot(), TextModel(), 10, shelves))
      found.push_back(match.id);
    return found;
  };
  EXPECT_THAT(ids(kEveryShelf), ElementsAre(1, 2));
  EXPECT_THAT(ids(1u << shelf_of(Side::offer, Kind::job)), ElementsAre(1));
  EXPECT_THAT(ids(1u << shelf_of(Side::need, Kind::course)), ElementsAre(2));
  EXPECT_THAT(ids(0), IsEmpty());
}

TEST(Search, TheAnswerIsTheSameForAnyNumberOfThreadsThatBuilt) {
  Random random(3);
  const std::vector<Listing> listings = random_listings(random, 3000, 50);
  const Model model = random_model(random, 50);
  const PieceSizes sizes{.built_at_once = 100};
  const auto by_one = Index::of(listings, model.text, 1, sizes);
  for (const unsigned threads : {2u, 3u, 8u}) {
    const auto by_more = Index::of(listings, model.text, threads, sizes);
    for (std::size_t q = 0; q < 50; ++q) {
      const Listing asked = random_listing(random, 9'999'999, 50);
      ASSERT_EQ(best_for(asked, *by_more->snapshot(), model, 10),
                best_for(asked, *by_one->snapshot(), model, 10));
    }
  }
}

// Eight threads ask one snapshot while another adds, closes and merges: each answer is the answer of its own
// snapshot.
TEST(Search, ASnapshotStaysWhatItIsWhileListingsComeAndGo) {
  Twin twin(Random(4), 40, 400, kSmallPieces);
  std::atomic<bool> stop = false;
  std::atomic<std::size_t> asked = 0, wrong = 0;
  std::vector<std::jthread> readers;
  for (std::size_t reader = 0; reader < 8; ++reader) {
    readers.emplace_back([&, reader] {
      Random random = Random(5).split("reader", reader);
      while (!stop) {
        const auto snapshot = twin.index().snapshot();
        const Listing query = random_listing(random, 9'999'999, 40);
        const auto first = best_for(query, *snapshot, twin.model(), 10);
        for (const Match& match : first) wrong += snapshot->contains(match.id) ? 0 : 1;
        wrong += first == best_for(query, *snapshot, twin.model(), 10) ? 0 : 1;
        ++asked;
      }
    });
  }
  for (std::size_t n = 0; n < 200 || asked < 200; ++n) twin.change();
  stop = true;
  readers.clear();
  EXPECT_EQ(wrong, 0u);
  EXPECT_GE(asked, 200u);
  twin.ask(20);
}

}  // namespace
}  // namespace langqiao::matching
