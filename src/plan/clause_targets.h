// Reads the targets of one clause, in text order. Which clauses are read and by when their targets are due is
// decided in targets.cc.
#pragma once

#include <vector>

#include "plan/found_target.h"
#include "plan/passage.h"

namespace langqiao::plan {

// Appends to `to` until it holds `most`. `node`: the clause's.
void read_targets(Passage passage, std::size_t node, std::size_t most, std::vector<FoundTarget>& to);

}  // namespace langqiao::plan
