// What a pilot city, a city consortium (市域产教联合体) and an industry community (行业产教融合共同体) must
// have.
#pragma once

#include <optional>
#include <vector>

#include "rulebook/conditions.h"
#include "rulebook/finding.h"

namespace langqiao::rulebook {

struct PilotPapers {
  std::optional<bool> problem_list;
  std::optional<bool> policy_list;
  std::optional<bool> yearly_report;
};
std::vector<Finding> pilot_findings(const PilotPapers& papers, const Setting& setting, const Rulebook& book);

struct Consortium {
  std::optional<bool> on_a_park;
  Facts lists;  // conditions of consortium.lists: products, technology needs, talent needs
  Facts order;  // conditions of consortium.order
};
std::vector<Finding> consortium_findings(const Consortium& consortium, const Setting& setting,
                                         const Rulebook& book);

// Members in the lead, by kind. The guide asks for exactly one of each.
struct Community {
  std::optional<Count> leading_enterprises;
  std::optional<Count> universities;
  std::optional<Count> vocational_schools;
  Facts charter;  // conditions of community.charter
};
std::vector<Finding> community_findings(const Community& community, const Setting& setting,
                                        const Rulebook& book);

}  // namespace langqiao::rulebook
