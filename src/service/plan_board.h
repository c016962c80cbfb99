// The plan that the city is judged by: the pack's outline, or the official text once somebody has imported
// it, with what people have confirmed, corrected and rejected. Shared by the scoreboard, the profiles and the
// departments.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "service/office.h"

namespace langqiao::service {

struct PlanOnBoard {
  Plan head;
  bool outline = true;
  std::vector<PlanClause> clauses;
  std::vector<PlanDuty> duties;
  std::vector<PlanTarget> targets;

  // Heading of the clause with this path; the path itself when it has none.
  std::string heading_of(const std::string& path) const;
};

// The text with the number (or, without one, the title) of the pack's first plan, or else that outline, or
// else the first text of a city whose pack has no outline. Nothing when there is no plan at all.
std::optional<PlanOnBoard> plan_on_board(const Office& office, const CityView& view);

// The outline of a plan of the pack as records; the plan must be one of the pack's.
PlanOnBoard outline_of(const CityView& view, const Plan& plan);

// The text as records, with the reviews applied.
PlanOnBoard reviewed(const PlanText& text, const std::vector<PlanReview>& reviews);

// Takes rejected readings out and puts corrected values in.
void apply_reviews(const std::vector<PlanReview>& reviews, PlanOnBoard& plan);

}  // namespace langqiao::service
