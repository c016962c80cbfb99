// The terms of a deal as an agreement with its milestones, and what a step does to them.
#pragma once

#include <vector>

#include "service/deals.h"

namespace langqiao::service {

struct Terms {
  Agreement agreement;
  std::vector<Milestone> milestones;
};

// What a side lays on the table, as a draft. Refused when the kind is none that can be agreed about this
// need, when the program or region is not in the city, when it ends before it starts, and when a milestone
// has no title or no day.
Answer<Terms> admit_terms(const CityView& view, const AgreementTerms& draft, const Deal& deal,
                          const Listing& need, const Listing& offer, Date today);

// Marks a milestone as done. Refused when there is none with this number that is open.
Answer<void> fulfil_milestone(std::vector<Milestone>& milestones, const Id<Deal>& deal,
                              std::optional<int> seq, Date today);

// In which state the agreement of a deal is.
AgreementState agreement_state(DealState state);

DealAgreementView view_of(const City& city, const Agreement& agreement,
                          const std::vector<Milestone>& milestones, Date today);

}  // namespace langqiao::service
