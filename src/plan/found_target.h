// A target as its readers hand it on: the record, and what the deadline and its clause are found by.
#pragma once

#include "plan/page.h"

namespace langqiao::plan {

struct FoundTarget {
  std::size_t node = 0;
  Range range;
  ReadTarget target;         // without clause, seq and span
  bool borrows = false;      // names nothing itself, or its rank only (国家级)
  std::uint32_t amount = 0;  // where the amount stands; decides which deadline is its own

  bool operator==(const FoundTarget&) const = default;
};

}  // namespace langqiao::plan
