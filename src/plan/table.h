// Tables that lost their lines: rows of cells between tabs or bars, and tables flattened to one cell a line.
// Which column names units, and with which role.
#pragma once

#include <optional>
#include <vector>

#include "plan/page.h"

namespace langqiao::plan {

// What a column's title promises. Only units matter here; the rest is text.
struct UnitColumn {
  std::size_t index = 0;
  DutyRole role = DutyRole::joint;

  bool operator==(const UnitColumn&) const = default;
};

struct TableRow {
  std::size_t line = 0;
  Range dense;  // the row with its continuation lines
  std::vector<Range> cells;
  std::size_t table = 0;

  bool operator==(const TableRow&) const = default;
};

struct Tables {
  std::vector<TableRow> rows;                    // without titles and rulers
  std::vector<std::vector<UnitColumn>> columns;  // by table
  std::vector<bool> lines;                       // by line: belongs to a table, titles included
};

// Tables of at least two cells a row under a title row, tabs or bars between.
Tables find_tables(const Page& page);

// The role that a column title or list cue promises for the units under it; nothing for any other title.
std::optional<DutyRole> unit_title(std::u32string_view title);

// The unit columns of a table that was flattened to one cell a line, in order; empty where the text has none.
std::vector<DutyRole> flattened_columns(const Page& page);

}  // namespace langqiao::plan
