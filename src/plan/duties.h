// Duties (feature A2): which unit must act on which clause, in which role. Found behind cues (责任部门：…),
// in brackets that hold only units, behind 由 … 牵头 in running text, in cells and columns of tables. A unit
// behind a cue is a duty whether anybody knows it or not.
#pragma once

#include <vector>

#include "plan/outline.h"
#include "plan/unit_directory.h"
#include "plan/unit_list.h"

namespace langqiao::plan {

struct FoundDuty {
  std::size_t node = 0;
  Mention mention;
  bool own_line = false;  // its list stands on a line of its own
};

struct Bracket {
  std::uint32_t open = 0;
  std::uint32_t close = 0;  // place of the closing sign; where it is missing, the end of the line
  bool matched = true;
};

struct Duties {
  std::vector<FoundDuty> found;    // in text order
  std::vector<Range> open_ends;    // 等部门: the list names not all
  std::vector<Bracket> unmatched;  // opened and never closed
};

Duties find_duties(const Page& page, const Outline& outline, const Tables& tables,
                   const UnitDirectory& directory);

// The brackets of a range in the order of their opening; each kind closes its own.
std::vector<Bracket> brackets_of(const Page& page, Range range);

}  // namespace langqiao::plan
