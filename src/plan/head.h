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

}  // namespace langqiao::plan
