// Whole quotas that break limits by a few persons, mended by small moves: one person more or less for some
// years running, wherever that costs the least for what it mends.
#pragma once

#include <span>
#include <vector>

#include "portfolio/quota_step.h"

namespace langqiao::portfolio {

// Mends `quotas`, whose paths keep to ranges and steps; false when some limit stays broken. `costs` are those
// of every offering, year by year.
bool mend(const QuotaProblem& problem, std::span<const YearCost> costs, Quotas& quotas);

}  // namespace langqiao::portfolio
