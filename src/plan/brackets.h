// The brackets of a text, each with the sign that closes it: ( ) [ ] 【 】 〔 〕, one inside another.
#pragma once

#include <vector>

#include "plan/page.h"

namespace langqiao::plan {

struct Bracket {
  std::uint32_t open = 0;
  std::uint32_t close = 0;  // place of the closing sign; where it is missing, the end of the line
  bool matched = true;
};

// The brackets of a range in the order of their opening; each kind closes its own.
std::vector<Bracket> brackets_of(const Page& page, Range range);

}  // namespace langqiao::plan
