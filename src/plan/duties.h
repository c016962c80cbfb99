// Duties (feature A2): which unit must act on which clause, in which role. Found behind cues (责任部门：…),
// in brackets that hold only units, behind 由 … 牵头 in running text, in cells and columns of tables. A unit
// behind a cue is a duty whether anybody knows it or not.
#pragma once

#include <vector>

#include "plan/brackets.h"
#include "plan/outline.h"
#include "plan/unit_directory.h"
#include "plan/unit_list.h"

namespace langqiao::plan {

struct FoundDuty {
  std::size_t node = 0;
  Mention mention;
  bool own_line = false;  // its list stands on a line of its own
};

struct Duties {
  std::vector<FoundDuty> found;    // in text order
  std::vector<Range> open_ends;    // 等部门: the list names not all
  std::vector<Bracket> unmatched;  // opened and never closed
};

Duties find_duties(const Page& page, const Outline& outline, const Tables& tables,
                   const UnitDirectory& directory);

}  // namespace langqiao::plan
