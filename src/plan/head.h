// The head of a document: title, number, who issued it, when.
#pragma once

#include <string>
#include <vector>

#include "plan/outline.h"
#include "plan/unit_directory.h"

namespace langqiao::plan {

struct Head {
  Plan plan;
  std::vector<Range> unknown_issuers;  // printed, but nobody the directory knows
};

Head read_head(const Page& page, const Outline& outline, const UnitDirectory& directory);

// The year of the day of issue, else the one in the number: 〔2019〕. From it 三年内 counts.
std::optional<int> year_of_issue(const Plan& plan);

}  // namespace langqiao::plan
