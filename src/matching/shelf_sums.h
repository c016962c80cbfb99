// What concepts and words of a query add to the score of each listing of a shelf, at most: a byte a listing.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "matching/lanes.h"
#include "matching/posting_walk.h"
#include "matching/query.h"
#include "matching/word_lists.h"

namespace langqiao::matching {

// Lists that many listings have are taken as bits; the others are walked, a window of listings after the
// other, so that what is written stays near. One at a time on a thread: sums are kept in its memory.
class ShelfSums {
 public:
  // Preconditions: a shelf that is not empty; the words' most are set for it. Borrows all but the weights.
  ShelfSums(const Query& query, const Segment& segment, Segment::Range shelf, std::span<const WordList> words,
            const TextModel& text, const PartValues& weights);

  // Whose sums are made; those of the others are zero.
  enum class Of : std::uint8_t { all, with_musts, without_musts };
  void sum(Of which);

  // What a step is worth, and what every listing has without steps; parts of a score.
  double step() const { return step_; }
  double base() const { return base_; }
  int steps_of(double worth) const;  // rounded up

  // Blocks of kLanes listings; the first may begin before the shelf, the last end behind it.
  std::size_t block_of(Position at) const { return (at - origin_) / kLanes; }
  Position first_of(std::size_t block) const { return origin_ + static_cast<Position>(block * kLanes); }
  std::uint8_t most_of(std::size_t block) const { return scratch_.most[block]; }
  std::uint8_t steps(Position at) const { return scratch_.sums[at - origin_]; }
  // Bit i: whether the i-th listing of the block has `least` steps or more.
  std::uint64_t reaching(std::size_t block, std::uint8_t least) const {
    return matching::reaching(&scratch_.sums[block * kLanes], least);
  }

  // Postings read by the last sum, those taken as bits left out.
  std::size_t postings() const;

 private:
  static constexpr std::size_t kWindow = 512;  // blocks that are summed together
  static constexpr std::uint32_t kNoSet = ~0u;

  struct Scratch {
    std::vector<std::uint8_t> sums, most;
    std::vector<std::uint64_t> sets;

    static Scratch& of_thread();
  };
  // A list with something of one group.
  struct Item {
    PostingList list;
    std::uint8_t credit = 0;  // hundredths
  };
  // Listings as bits, of the index or of a set that is marked window by window.
  struct Source {
    Plane plane;
    const std::uint64_t* bits = nullptr;
    std::uint32_t set = kNoSet;
  };
  struct Marking {
    PostingList list;
    std::uint32_t set = kNoSet;
  };
  struct SkillOfNeeds {
    PostingList list;
    std::array<std::uint8_t, kGreatestWeight + 1> steps{};  // by value
  };
  struct Word {
    PostingList list;
    float scale = 0;  // steps of a worth of one
  };

  void plan_skills_of_offers();
  void plan_skills_of_needs();
  void plan_fields();
  void plan_words();
  void plan_group(std::vector<Item>& items, double worth, bool must);
  void plan_alone(const PostingList& list, double worth);
  PostingList list_of(Key key) const { return segment_.concept_postings().find(key); }
  std::uint8_t byte_of(double worth) const;
  void sum_window(std::size_t first, std::size_t blocks, bool others);
  double weight(Part part) const { return at(weights_, part); }

  const Query& query_;
  const Segment& segment_;
  const Segment::Range shelf_;
  const std::span<const WordList> words_;
  const TextModel& text_;
  const PartValues weights_;
  const Position origin_;
  const std::size_t blocks_;
  double step_ = 0, base_ = 0;
  std::vector<Source> sources_;
  std::uint32_t sets_ = 0;
  std::vector<Marking> markings_;
  std::vector<SkillOfNeeds> skills_of_needs_;
  std::vector<Word> sparse_words_;
  std::vector<PostingWalk> walks_;  // of markings, skills and words, in this order
  std::vector<Plane> planes_;
  Scratch& scratch_;
};

}  // namespace langqiao::matching
