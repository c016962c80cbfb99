// Rules as people look them up: what holds today, what held before, and where it is written.
#pragma once

#include "service/office.h"
#include "service/page.h"

namespace langqiao::service {

struct RuleView {
  const rulebook::Rule* rule = nullptr;    // lives as long as the rulebook
  const rulebook::Value* today = nullptr;  // null: not in force on that day
};

struct RuleList {
  Date on;
  std::vector<RuleView> items;
};

// All rules, or those of one jurisdiction, judged on a day (today when absent).
Answer<RuleList> rules(const Office& office, const Actor& actor, std::optional<Date> on,
                       const std::string& jurisdiction);
// The rule with this id: that of `jurisdiction`, or of the city's own place where it has one, or the
// country's.
Answer<RuleView> rule(const Office& office, const Actor& actor, const std::string& id,
                      std::optional<Date> on);

}  // namespace langqiao::service
