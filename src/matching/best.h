// The best so many matches seen so far.
#pragma once

#include <algorithm>
#include <vector>

#include "matching/score.h"

namespace langqiao::matching {

class Best {
 public:
  explicit Best(std::size_t most) : most_(most) { heap_.reserve(std::min<std::size_t>(most, 1024)); }

  bool full() const { return heap_.size() == most_; }
  // What a score must reach to be among them, before ids are looked at; below every score while there is
  // room.
  double least() const { return full() && most_ > 0 ? heap_.front().score : -1; }
  // Whether a listing whose score is at most `bound` and whose id is at least `id` may be among them.
  bool may_take(double bound, std::uint64_t id) const {
    return most_ > 0 && (!full() || better({id, bound}, heap_.front()));
  }
  void offer(const Match& match) {
    if (!may_take(match.score, match.id)) return;
    if (full()) {
      std::ranges::pop_heap(heap_, better);
      heap_.pop_back();
    }
    heap_.push_back(match);
    std::ranges::push_heap(heap_, better);
  }
  std::vector<Match> sorted() && {
    std::ranges::sort_heap(heap_, better);
    return std::move(heap_);
  }

 private:
  std::size_t most_;
  std::vector<Match> heap_;  // the worst first
};

}  // namespace langqiao::matching
