// Posting lists: for a key the listings that have it, by position, with a value each (how often a word stands
// in a text; what share of a need a concept is). Kept in blocks of 128 as differences in as few bits as the
// block needs; the head of a block says where it ends and what its best posting is, so that a search can pass
// over it unread. Lists that many listings have are kept as bits as well, one a listing.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>
#include <vector>

#include "base/check.h"

namespace langqiao::matching {

using Position = std::uint32_t;
inline constexpr Position kPastAll = ~Position{0};
inline constexpr std::size_t kBlock = 128;

struct BlockHead {
  Position last = 0;
  std::uint32_t bytes_at = 0;
  std::uint8_t best_value = 0, best_length = 0;  // of the posting that is worth most
  std::uint8_t position_bits = 0, value_bits = 0;
  bool operator==(const BlockHead&) const = default;
};

struct Posting {
  Position position = 0;
  std::uint8_t value = 0;  // at least 1

  bool operator==(const Posting&) const = default;
};

// Values of 1 … 100 in so many steps, rounded up: what is kept of them in bits.
inline constexpr std::size_t kLevelBits = 5;
inline constexpr unsigned kMostLevel = (1u << kLevelBits) - 1;
constexpr unsigned level_of(std::uint8_t value) { return (value * kMostLevel + 99) / 100; }

// The bits of a list, and bounds of the whole; bit p of a set: position p.
struct PostingBits {
  const std::uint64_t* have = nullptr;           // null: not kept
  const std::uint64_t* levels = nullptr;         // kLevelBits sets, the lowest bit first; null: not kept
  const std::uint64_t* twice = nullptr;          // whose value is two or more; null: not kept
  std::size_t words = 0;                         // of each set
  std::uint8_t best_value = 0, best_length = 0;  // of the posting that is worth most
  std::uint8_t most_value = 0;

  const std::uint64_t* level(std::size_t bit) const { return levels + bit * words; }
};
inline bool is_in(const std::uint64_t* set, Position at) { return (set[at / 64] >> at % 64 & 1) != 0; }
// What is kept of values: their levels in lists that many have, or whether they are two or more.
enum class ValueBits : std::uint8_t { levels, twice };

// One list. Borrows from its Postings.
class PostingList {
 public:
  PostingList() = default;
  PostingList(std::span<const BlockHead> heads, const std::uint8_t* bytes, std::uint32_t count,
              PostingBits bits)
      : heads_(heads), bytes_(bytes), count_(count), bits_(bits) {}

  std::uint32_t count() const { return count_; }
  std::span<const BlockHead> heads() const { return heads_; }
  std::size_t count_of(std::size_t block) const {
    return block + 1 < heads_.size() ? kBlock : count_ - (heads_.size() - 1) * kBlock;
  }
  // Positions and values of a block; both have room for kBlock.
  void positions(std::size_t block, Position* to) const;
  void values(std::size_t block, std::uint8_t* to) const;
  // What positions() of the block will read.
  void prefetch(std::size_t block) const {
    if (block < heads_.size()) __builtin_prefetch(bytes_ + heads_[block].bytes_at);
  }
  // The first block, from `from` on, that ends at `position` or behind it; heads().size() when none does.
  std::size_t block_with(Position position, std::size_t from = 0) const;
  void append_to(std::vector<Posting>& all) const;
  PostingBits bits() const { return bits_; }

 private:
  std::span<const BlockHead> heads_;
  const std::uint8_t* bytes_ = nullptr;
  std::uint32_t count_ = 0;
  PostingBits bits_;
};

// Walks a list forward.
class Cursor {
 public:
  Cursor() = default;
  explicit Cursor(PostingList list) : list_(list) {}

  // The first posting at `target` or behind it, if that is before kPastAll. Precondition: not before what was
  // sought last.
  Position seek(Position target) {
    if (at_ < filled_ && positions_[filled_ - 1] >= target) return within(target);
    return next_block(target);
  }
  // Precondition: the last seek found one.
  std::uint8_t value() {
    if (!valued_) {
      list_.values(block_, values_);
      valued_ = true;
    }
    return values_[at_];
  }
  const PostingList& list() const { return list_; }

 private:
  Position within(Position target) {
    while (positions_[at_] < target) ++at_;
    return positions_[at_];
  }
  Position next_block(Position target);

  PostingList list_;
  std::size_t block_ = 0, at_ = 0, filled_ = 0;
  bool valued_ = false;
  Position positions_[kBlock];
  std::uint8_t values_[kBlock];
};

// Keys are kept mixed, so that neighbouring ones spread over the table; mixing is one to one.
std::uint64_t mixed(std::uint64_t key);

class Postings {
 public:
  PostingList find(std::uint64_t key) const { return find_mixed(mixed(key)); }
  // How many listings with `key` were ever added, those taken out since included.
  std::uint64_t added(std::uint64_t key) const;

  std::size_t size() const { return entries_.size(); }
  std::uint64_t mixed_key(std::size_t entry) const { return entries_[entry].key; }
  PostingList list(std::size_t entry) const;
  std::uint64_t added_of(std::size_t entry) const;
  std::size_t bytes() const;
  bool operator==(const Postings&) const = default;

 private:
  friend class PostingsWriter;
  struct Entry {
    std::uint64_t key = 0;
    std::uint32_t first_head = 0;
    std::uint32_t count = 0;

    bool operator==(const Entry&) const = default;
  };
  struct Gone {
    std::uint64_t key = 0;
    std::uint32_t count = 0;

    bool operator==(const Gone&) const = default;
  };
  static constexpr std::size_t kNone = ~std::size_t{0};

  std::size_t entry_of(std::uint64_t mixed_key) const;
  PostingList find_mixed(std::uint64_t mixed_key) const;

  std::vector<Entry> entries_;          // by mixed key
  std::vector<std::uint32_t> buckets_;  // by the first bits of a mixed key: the first entry
  int bucket_shift_ = 63;
  std::vector<BlockHead> heads_;
  std::vector<std::uint8_t> bytes_;
  std::vector<Gone> gone_;  // postings taken out since they were added, by mixed key
  struct InBits {
    std::uint32_t entry = 0;
    bool levels = false, twice = false;
    std::uint8_t best_value = 0, best_length = 0, most_value = 0;
    std::size_t first = 0;  // of its words

    bool operator==(const InBits&) const = default;
  };
  std::vector<InBits> in_bits_;  // by entry
  std::vector<std::uint64_t> bits_;
  std::size_t words_ = 0;  // of a set
};

// Makes Postings. Keys come in the order of their mixed form.
class PostingsWriter {
 public:
  // Of listings at positions below `positions`.
  PostingsWriter(std::size_t positions, ValueBits values);

  // best(first, last): the posting of a block that is worth most, and the length of its text.
  struct Best {
    std::uint8_t value = 0, length = 0;
  };
  // `list` by position, perhaps empty; `added` counts it and what is gone.
  template <class BestOf>
  void add(std::uint64_t mixed_key, std::span<const Posting> list, std::uint64_t added, const BestOf& best) {
    CHECK(made_.entries_.empty() || made_.entries_.back().key < mixed_key);
    made_.entries_.push_back({mixed_key, static_cast<std::uint32_t>(made_.heads_.size()),
                              static_cast<std::uint32_t>(list.size())});
    if (made_.words_ > 0 && list.size() * kDense >= positions_) add_bits(list, best(list));
    if (added > list.size())
      made_.gone_.push_back({mixed_key, static_cast<std::uint32_t>(added - list.size())});
    Position before = kPastAll;  // one before 0
    while (!list.empty()) {
      const auto block = list.first(std::min(kBlock, list.size()));
      const Best of = best(block);
      add_block(block, before, of);
      before = block.back().position;
      list = list.subspan(block.size());
    }
  }
  Postings finish();

 private:
  static constexpr std::size_t kDense = 64;        // lists that one listing in so many has are kept as bits
  static constexpr std::size_t kLevelled = 16;     // and their values where one in so many has
  static constexpr std::size_t kWorthBits = 4096;  // where there are fewer positions no list is

  void add_bits(std::span<const Posting> list, Best best);
  void add_block(std::span<const Posting> block, Position before, Best best);

  Postings made_;
  std::size_t positions_;
  ValueBits values_;
};

}  // namespace langqiao::matching
