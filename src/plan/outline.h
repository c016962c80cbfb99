// The clause tree: which labels of a text begin clauses, and which clause stands inside which. Levels come
// from the order in which notations appear and from how their numbers run on, not from a fixed table of
// depths.
#pragma once

#include <vector>

#include "plan/notation.h"
#include "plan/page.h"
#include "plan/table.h"

namespace langqiao::plan {

struct Node {
  Label label;              // length 0: no printed label
  std::uint32_t begin = 0;  // dense
  std::uint32_t end = 0;    // dense; begin of the next node in the text
  int parent = -1;          // index of a node before this one
  int depth = 1;
  ClauseKind kind = ClauseKind::clause;
  bool inline_start = false;  // stands inside a line of its parent
  int row = -1;               // index in Tables::rows

  bool operator==(const Node&) const = default;
};

struct NumberNote {
  std::size_t node = 0;
  int wanted = 0;  // number that the sequence asked for

  bool operator==(const NumberNote&) const = default;
};

struct Outline {
  std::vector<Node> nodes;  // in text order; preamble and trailer included, where the text has them
  std::vector<NumberNote> gaps;
  bool too_many = false;  // stopped at the most clauses

  // Printed numbers of a clause's own text start here.
  Range body(std::size_t node) const {
    return {nodes[node].begin + nodes[node].label.length, nodes[node].end};
  }
};

Outline outline_of(const Page& page, const Tables& tables, std::size_t most_clauses);

}  // namespace langqiao::plan
