// What waits in the exchange, for whom, and who is told: deals that a side owes an answer, needs that nobody
// answers, milestones past their day.
#pragma once

#include "service/deals.h"

namespace langqiao::service {

enum class DueSubject { deal, need, milestone };

struct DueItem {
  DueSubject subject = DueSubject::deal;
  std::string id;  // of the deal or of the listing
  std::string title;
  exchange::DueStage stage = exchange::DueStage::waiting;
  Date since;  // of a milestone: the day it was due
  std::optional<Date> next;
  std::vector<PartyView> waits_for;
  std::vector<Named> districts;  // whose offices are told
  std::string rule;              // empty for a milestone
};

struct DueList {
  Date today;
  std::vector<DueItem> items;  // the furthest stage first, then what waits longest
  std::int64_t total = 0;
};

struct DueQuery {
  exchange::DueStage least = exchange::DueStage::reminded;
  std::optional<Id<Region>> district;
  std::optional<std::string> party;  // id of an organisation or a school
  Page page;
};

// A school and an enterprise see what waits for them, a district what has come to its office; others all.
Answer<DueList> exchange_due(const Office& office, const Actor& actor, const DueQuery& query);

constexpr auto names(DueSubject) {
  using enum DueSubject;
  return Names<DueSubject, 3>{{{deal, "deal"}, {need, "need"}, {milestone, "milestone"}}};
}

}  // namespace langqiao::service
