#include "city/grouping.h"

#include <numeric>

namespace langqiao {

Grouping::Grouping(std::span<const std::uint32_t> group_of, std::size_t groups) : starts_(groups + 1, 0) {
  for (const std::uint32_t group : group_of) {
    if (group != kNone) ++starts_[group + 1];
  }
  std::partial_sum(starts_.begin(), starts_.end(), starts_.begin());
  rows_.resize(starts_.back());
  std::vector<std::uint32_t> next(starts_.begin(), starts_.end() - 1);
  for (std::uint32_t row = 0; row < group_of.size(); ++row) {
    if (group_of[row] != kNone) rows_[next[group_of[row]]++] = row;
  }
}

}  // namespace langqiao
