// The limits of a quota plan that bind several offerings together: (capacity), (school step), (points) and
// (floor) of docs/model.md. For the sources of the plan only.
#pragma once

#include "portfolio/quota_plan.h"

namespace langqiao::portfolio {

// Adds the rows and their origins. Precondition: the offerings of the model stand.
void add_limits(const QuotaPlanQuestion& question, QuotaPlanModel& model);

}  // namespace langqiao::portfolio
