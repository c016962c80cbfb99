// Grouping: for each of n groups, which rows belong to it, in one flat array (compressed rows). The shape in
// which engines walk "all offerings of a school" without a map of vectors.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace langqiao {

class Grouping {
 public:
  static constexpr std::uint32_t kNone = UINT32_MAX;

  Grouping() = default;
  // `group_of[row]` is the group of each row, or kNone. Rows keep their order within a group.
  Grouping(std::span<const std::uint32_t> group_of, std::size_t groups);

  std::size_t groups() const { return starts_.empty() ? 0 : starts_.size() - 1; }
  // Rows of `group`. Precondition: group < groups().
  std::span<const std::uint32_t> operator[](std::uint32_t group) const {
    return std::span(rows_).subspan(starts_[group], starts_[group + 1] - starts_[group]);
  }

 private:
  std::vector<std::uint32_t> starts_;
  std::vector<std::uint32_t> rows_;
};

}  // namespace langqiao
