// Labels that may begin clauses: at the head of a line always, inside a line only where they form a sequence
// there.
#pragma once

#include <vector>

#include "plan/notation.h"
#include "plan/page.h"
#include "plan/table.h"

namespace langqiao::plan {

struct Marker {
  Label label;
  std::uint32_t begin = 0;
  std::size_t line = 0;
  bool line_start = false;
  int row = -1;  // index in Tables::rows

  bool operator==(const Marker&) const = default;
};

// In text order. Labels inside brackets and book titles, in tables of contents and in lists of attachments
// are left out; so are sequences inside a line that do not count from one to at least two.
std::vector<Marker> find_markers(const Page& page, const Tables& tables);

}  // namespace langqiao::plan
