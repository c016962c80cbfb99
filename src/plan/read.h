// The reader of policy texts: Chinese official documents in any of the usual notations become a clause tree
// with spans, duties, targets and a head (features A1–A3). Pure: no files, no clock, no judgement beyond what
// is printed. What it could not be sure of stands in the notes, for a person.
#pragma once

#include <string_view>

#include "city/plan_text.h"
#include "plan/unit_directory.h"

namespace langqiao::plan {

struct ReadingOptions {
  Provenance provenance;              // given to the head
  std::size_t overlong_line = 5000;   // characters; a longer line is read, and noted
  std::size_t most_clauses = 20'000;  // the rest of a text with more stays inside the last one, and is noted
  std::size_t most_targets = 20'000;  // likewise
  std::size_t most_notes = 200;       // of one kind
};

// Reads `text` (UTF-8; a byte that is not becomes U+FFFD). Never fails, in time linear in the text.
// Guarantees:
// - the own spans of all clauses, in text order, tile the text: every character lies in exactly one;
// - paths are unique and a parent stands before its children; "0" is the preamble;
// - every unit named by a duty cue is a duty, known or not.
PlanText read(std::string_view text, const UnitDirectory& directory, const ReadingOptions& options = {});

}  // namespace langqiao::plan
