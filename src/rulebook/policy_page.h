// docs/policy as generated text: every rule with its value today, history, citation and when it was last
// checked.
#pragma once

#include <string>

#include "rulebook/rulebook.h"

namespace langqiao::rulebook {

// One Markdown page; the same book and day give the same bytes. A value whose wording has not been compared
// with a copy is marked 原文待核 / wording to be confirmed; a rule without a value that day is marked as not
// in force.
std::string policy_page(const Rulebook& book, Date today);

}  // namespace langqiao::rulebook
