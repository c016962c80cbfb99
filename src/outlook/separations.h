// Yearly shares of an occupation's people who leave it, where a city has no numbers of its own.
#pragma once

#include <optional>

#include "rulebook/rulebook.h"

namespace langqiao::outlook {

// Yearly shares of an occupation's people who leave the labour force (x) and who move to another occupation
// (m).
struct Separations {
  double leave = 0;
  double move = 0;
  bool assumed = true;  // an assumption, not counted anywhere
};

// The rates that hold there on that day, by the rules outlook.leave_rate and outlook.move_rate; nothing where
// one of them is not in force. A rule of the kind `convention` is an assumption of this system.
std::optional<Separations> usual_separations(const rulebook::Rulebook& book,
                                             const rulebook::Setting& setting);

}  // namespace langqiao::outlook
