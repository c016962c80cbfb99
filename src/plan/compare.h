// Two states of a plan, clause against clause (feature A5). Clauses are matched by what they say, not by
// their numbers, so that a renumbered or moved clause keeps its duties and progress. Works on full texts and
// on outlines without text.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/quantity.h"
#include "city/plan_text.h"

namespace langqiao::plan {

// kept: same words, same place (a new number alone changes nothing). moved: same words under another parent
// clause. changed: matched, words differ. added, dropped: no match.
enum class Change { kept, changed, moved, added, dropped };

// What of a clause takes part in the comparison. `text` is empty for an outline.
struct ComparedClause {
  std::string path;
  std::string parent;
  std::string heading;
  std::string text;

  bool operator==(const ComparedClause&) const = default;
};

struct ClauseChange {
  Change change = Change::kept;
  std::string older_path;  // empty when added
  std::string newer_path;  // empty when dropped
  std::string older_heading;
  std::string newer_heading;
  Share similarity;  // of the words, the whole when they are the same

  bool operator==(const ClauseChange&) const = default;
};

std::vector<ComparedClause> compared_clauses(const PlanText& text);
std::vector<ComparedClause> compared_clauses(std::span<const PlanClause> outline);

// One line for every clause of the newer plan in its order, then the dropped ones in the order of the older.
// Similarity is the Dice coefficient of character pairs, blanks, width and punctuation aside; where one side
// has no text, of the headings only.
std::vector<ClauseChange> compare(std::span<const ComparedClause> older,
                                  std::span<const ComparedClause> newer);
std::vector<ClauseChange> compare(const PlanText& older, const PlanText& newer);

}  // namespace langqiao::plan
