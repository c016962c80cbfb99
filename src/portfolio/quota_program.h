// What no future touches of a problem of quotas, as a linear program in real numbers: ranges, steps, limits
// and the cost of change, once it is settled which offerings are open in which years. Masters of
// decompositions and the extensive form begin with it.
#pragma once

#include <span>

#include "linear/program.h"
#include "portfolio/quota_problem.h"

namespace langqiao::portfolio {

struct QuotaProgram {
  linear::Program program;        // columns of the decisions first, in their order
  std::uint32_t first_limit = 0;  // the row of the first limit; the others follow
  double settled = 0;             // what opening and closing cost, beside the program's value
};

// `open` by decision: above zero where the offering is open.
// Precondition: a problem without faults; only offerings are open that can be.
QuotaProgram quota_program(const QuotaProblem& problem, std::span<const int> open);

}  // namespace langqiao::portfolio
