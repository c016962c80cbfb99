// What of a clause is its heading and what is running text; and unnumbered paragraphs that open with a lead
// phrase.
#pragma once

#include "plan/outline.h"

namespace langqiao::plan {

// The heading's place, empty where the clause has none: a line of its own, or a short first sentence with
// more behind it. A clause that is one sentence has no heading.
Range heading_of(const Page& page, const Outline& outline, const Tables& tables, std::size_t node);

// Adds nodes for the paragraphs of chapters without numbered parts that each open with a lead phrase
// (加强组织领导。…).
void add_lead_paragraphs(const Page& page, Outline& outline);

// True where a bracket that names responsible units opens at `i`.
bool opens_duty_bracket(const Page& page, std::uint32_t i);

}  // namespace langqiao::plan
