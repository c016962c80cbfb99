// What waits for an answer, for how long, and who is told: whoever has to answer is reminded, then the
// district's office is told, then the city's; at last a deal lapses. How many days lie between is in the
// rulebook. Pure; who ends what has lapsed is service/exchange_clock.h.
#pragma once

#include <optional>

#include "city/exchange.h"
#include "rulebook/rulebook.h"

namespace langqiao::exchange {

// waiting: nobody is told yet. lapsed: the clock may end it.
enum class DueStage { waiting, reminded, district, city, lapsed };

struct Due {
  DueStage stage = DueStage::waiting;
  Date since;                // from which day the waiting counts
  std::optional<Date> next;  // the day on which the next stage begins; nothing after the last
  rulebook::Basis basis;     // of the stage; while waiting, of the first to come

  bool operator==(const Due&) const = default;
};

// Of a deal whose next step a side owes: proposed, accepted or negotiating. Nothing for others, nor where no
// rule is in force.
std::optional<Due> due_of(const Deal& deal, const rulebook::Setting& setting, const rulebook::Rulebook& book);

// Of a need that nobody answers: from the day it was posted or, later, from the day the last deal about it
// came to nothing. It expires and never lapses. Nothing for an offer and for what is not open.
std::optional<Due> due_of(const Listing& need, std::optional<Date> last_deal_over,
                          const rulebook::Setting& setting, const rulebook::Rulebook& book);

constexpr auto names(DueStage) {
  using enum DueStage;
  return Names<DueStage, 5>{{{waiting, "waiting"},
                             {reminded, "reminded"},
                             {district, "district"},
                             {city, "city"},
                             {lapsed, "lapsed"}}};
}

}  // namespace langqiao::exchange
