// Why no quotas keep to everything: a smallest set of ranges, steps and limits that cannot hold together.
#pragma once

#include <string>
#include <vector>

#include "portfolio/quota_problem.h"

namespace langqiao::portfolio {

// One of the set. `position` is that of the decision, or of the limit where the equation is a limit's.
struct QuotaConflict {
  std::string equation;  // "pin", "range", "step", or that of the limit
  std::string subject;   // offering and year of decision, or that of the limit
  std::string rule;      // of the limit; ranges and steps carry none
  std::uint32_t position = 0;

  bool operator==(const QuotaConflict&) const = default;
};

// Without any one of them the others can hold. Looked for in real numbers, where an offering that may close
// may have any quota from zero on and steps of such a year do not bind: what is found is a proof; nothing
// found means that only whole classes, or openings a year, stand in the way. In the order of ranges, steps,
// limits. Elastic rows, then a deletion filter (Chinneck, 2008). Precondition: a problem without faults.
std::vector<QuotaConflict> conflict_of(const QuotaProblem& problem);

}  // namespace langqiao::portfolio
