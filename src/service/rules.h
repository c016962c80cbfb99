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

struct RuleQuery {
  std::optional<Date> on;    // today when absent
  std::string jurisdiction;  // all when empty
  std::string query;         // part of an id, a title or a cited document
  bool unchecked = false;    // only those whose wording on that day is to be confirmed
};

// The rules that were asked for, judged on the day.
Answer<RuleList> rules(const Office& office, const Actor& actor, const RuleQuery& query);
// The rule with this id: that of `jurisdiction`, or of the city's own place where it has one, or the
// country's.
Answer<RuleView> rule(const Office& office, const Actor& actor, const std::string& id,
                      std::optional<Date> on);

}  // namespace langqiao::service
