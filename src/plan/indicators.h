// Which of the city's indicators a counted thing belongs to. A name only: how the indicator is computed is
// the scoreboard's.
#pragma once

#include <optional>
#include <string_view>

#include "city/economy.h"

namespace langqiao::plan {

// The indicator that a counted thing is measured by; nothing for anything else.
std::optional<Indicator> indicator_of(std::u32string_view folded_subject);

}  // namespace langqiao::plan
