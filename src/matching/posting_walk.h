// A posting list walked once from a position on, a window after the other.
#pragma once

#include <algorithm>

#include "matching/postings.h"

namespace langqiao::matching {

class PostingWalk {
 public:
  PostingWalk(const PostingList& list, Position begin)
      : list_(list), begin_(begin), block_(list.block_with(begin)) {}

  // visit(position, head of its block) of those before `end` that were not visited yet.
  template <class Visit>
  void visit_until(Position end, Visit visit) {
    each_until<false>(end, [&](std::size_t i) { visit(positions_[i], list_.heads()[block_ - 1]); });
  }
  // visit(position, value)
  template <class Visit>
  void visit_values_until(Position end, Visit visit) {
    each_until<true>(end, [&](std::size_t i) { visit(positions_[i], values_[i]); });
  }
  std::size_t visited() const { return visited_; }

 private:
  template <bool kValues, class Visit>
  void each_until(Position end, Visit visit) {
    for (;;) {
      if (next_ == count_ && !read_block(kValues)) return;
      const Position* const first = positions_ + next_;
      const Position* const last = positions_ + count_;
      const Position* const stop = last[-1] < end ? last : std::lower_bound(first, last, end);
      const auto to = static_cast<std::size_t>(stop - positions_);
      for (std::size_t i = next_; i < to; ++i) visit(i);
      visited_ += to - next_;
      next_ = to;
      if (stop != last) return;
    }
  }
  bool read_block(bool values) {
    if (block_ == list_.heads().size()) return false;
    list_.prefetch(block_ + 1);
    list_.positions(block_, positions_);
    if (values) list_.values(block_, values_);
    count_ = list_.count_of(block_++);
    next_ = static_cast<std::size_t>(std::lower_bound(positions_, positions_ + count_, begin_) - positions_);
    return true;
  }

  PostingList list_;
  Position begin_;
  std::size_t block_, next_ = 0, count_ = 0, visited_ = 0;
  Position positions_[kBlock];
  std::uint8_t values_[kBlock];
};

}  // namespace langqiao::matching
