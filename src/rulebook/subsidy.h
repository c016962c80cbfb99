// What a zone pays towards bases and co-operation projects: a share of the investment up to a cap. An
// estimate of the most that may be granted; whether it is granted, people decide.
#pragma once

#include <optional>

#include "rulebook/rulebook.h"

namespace langqiao::rulebook {

enum class SubsidyKind { new_base, rebuilt_base, cooperation };

// Preconditions: amounts from 0, land not above the total.
struct SubsidyProject {
  SubsidyKind kind = SubsidyKind::new_base;
  Money investment;  // in total
  Money land;        // of that; never supported
};

struct SubsidyEstimate {
  Money most;      // the smaller of the next two
  Money by_share;  // share of the investment without land, rounded down to the fen
  Money cap;
  Basis share_because;
  Basis cap_because;

  bool operator==(const SubsidyEstimate&) const = default;
};

// Nothing where the place has no such subsidy on that day.
std::optional<SubsidyEstimate> subsidy_estimate(const SubsidyProject& project, const Setting& setting,
                                                const Rulebook& book);

constexpr auto names(SubsidyKind) {
  using enum SubsidyKind;
  return Names<SubsidyKind, 3>{
      {{new_base, "new_base"}, {rebuilt_base, "rebuilt_base"}, {cooperation, "cooperation"}}};
}

}  // namespace langqiao::rulebook
