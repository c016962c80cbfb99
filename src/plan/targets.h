// Targets (feature A3): how much of what by when. A counted or measured noun is a target where something sets
// it: a goal verb (建设, 培育 …), a bound (不少于, 左右 …), a deadline in its sentence or a heading of goals,
// unless it is excluded by name: conditions, payments, what exists already, structure (exclusions.h,
// goals.h). What an amount is and which noun it counts is read in amounts.h and subjects.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plan/found_target.h"
#include "plan/outline.h"

namespace langqiao::plan {

// In text order. An exact amount has least = most; 以上 leaves `most` open, 以内 `least`. Amounts are in
// single units (3万名 is 30000 名), a share with decimals in ‰ or ‱. `issued`: the year, for 三年内. `title`:
// for the period in its name.
std::vector<FoundTarget> find_targets(const Page& page, const Outline& outline, const Tables& tables,
                                      std::optional<int> issued, std::string_view title, std::size_t most);

}  // namespace langqiao::plan
