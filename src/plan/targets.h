// Targets (feature A3): how much of what by when. An amount is a target when it is set by a goal verb (建设,
// 培育 …) or bounded (不少于, 左右, 以上 …); dates, numbering, document numbers, conditions, subsidies and
// what already exists are not.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plan/outline.h"

namespace langqiao::plan {

struct FoundTarget {
  std::size_t node = 0;
  Range range;
  ReadTarget target;         // without clause, seq and span
  bool borrows = false;      // names nothing itself
  std::uint32_t amount = 0;  // where the amount stands; decides which deadline is its own

  bool operator==(const FoundTarget&) const = default;
};

// In text order. An exact amount has least = most; 以上 leaves `most` open, 以内 `least`. Amounts are in
// single units (3万名 is 30000 名), a share with decimals in ‰ or ‱. `issued`: for 三年内. `title`: for the
// period in its name.
std::vector<FoundTarget> find_targets(const Page& page, const Outline& outline, const Tables& tables,
                                      std::optional<Date> issued, std::string_view title, std::size_t most);

// The indicator that a counted thing is measured by; nothing for anything else.
std::optional<Indicator> indicator_of(std::u32string_view folded_subject);

}  // namespace langqiao::plan
