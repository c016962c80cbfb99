// Which policies fit an organisation: rules of the place where it is, for what it is (its stage of
// cultivation, its region, what it does with schools), and clauses of the plan that speak of its region or
// its industry. Each comes with the reason why it fits.
#pragma once

#include "service/cooperation.h"

namespace langqiao::service {

// applicant: may apply for cultivation. in_cultivation, certified: is. region: lies in a place with rules of
// its own. interns: has agreed about internships. industry, focus: the clause names its industry, or a field
// that its region sets its mind on.
enum class FitReason { applicant, in_cultivation, certified, region, interns, industry, focus };

struct FittingRule {
  FitReason reason = FitReason::applicant;
  std::string rule;
  std::string jurisdiction;
  Wording title;
  std::string document;
  std::string article;
};

struct FittingClause {
  FitReason reason = FitReason::region;
  std::string plan;
  std::string plan_title;
  std::string clause;
  std::string heading;
  std::string word;  // that both have
};

struct FittingPolicies {
  Named organisation;
  std::vector<FittingRule> rules;      // by reason, then by rule
  std::vector<FittingClause> clauses;  // by plan, in the order of the text
};

Answer<FittingPolicies> fitting_policies(const Office& office, const Actor& actor,
                                         const Id<Organisation>& id);

constexpr auto names(FitReason) {
  using enum FitReason;
  return Names<FitReason, 7>{{{applicant, "applicant"},
                              {in_cultivation, "in_cultivation"},
                              {certified, "certified"},
                              {region, "region"},
                              {interns, "interns"},
                              {industry, "industry"},
                              {focus, "focus"}}};
}

}  // namespace langqiao::service
