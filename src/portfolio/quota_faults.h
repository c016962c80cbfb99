// What keeps a problem of quotas from being solved, before anything is computed.
#pragma once

#include <vector>

#include "base/result.h"
#include "portfolio/quota_problem.h"

namespace langqiao::portfolio {

// Every fault, in the order of the fields of QuotaProblem; empty when the solver may have it. Places are
// field and position ("ranges 12"), with the offering's id where there is one. Contents are looked at only
// where sizes are right. Whether any quotas keep to the limits is another question (conflict_of).
std::vector<Problem> faults_of(const QuotaProblem& problem);

}  // namespace langqiao::portfolio
