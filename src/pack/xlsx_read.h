// An Excel workbook (.xlsx, .xlsm; ECMA-376 part 1, SpreadsheetML) as sheets of cells of text. Knows sheets,
// rows, cells and their formats; not tables or columns of the city (sheet_rows.h). Macros, charts and styles
// are passed over; formulas count with the value that was stored.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "pack/archive.h"
#include "pack/text_pool.h"

namespace langqiao::pack {

inline constexpr std::uint32_t kMostSheetRows = 1'048'576;
inline constexpr std::uint32_t kMostSheetColumns = 16'384;

// "C12" from row 12 and column 2 (columns count from 0, rows from 1).
std::string cell_name(std::uint32_t row, std::uint32_t column);

// One cell that is not empty. Numbers are the shortest decimal that reads back, days and times are ISO 8601,
// booleans are 1 and 0.
struct SheetCell {
  std::uint32_t column = 0;
  bool faulty = false;  // see Sheet::faults
  std::string_view text;
};

struct SheetRow {
  std::uint32_t number = 0;  // as the person sees it, from 1
  std::size_t begin = 0;     // range of Sheet::cells
  std::size_t end = 0;
};

// A cell whose value is not to be used: an error such as #N/A, a formula that was never computed, a number
// with more digits than a spreadsheet keeps, a day that does not exist.
struct CellFault {
  std::uint32_t row = 0;
  std::uint32_t column = 0;
  Wording found;
  Wording wanted;
  Wording action;

  bool operator==(const CellFault&) const = default;
};

// First and last row and column.
struct CellRange {
  std::uint32_t top = 0;
  std::uint32_t left = 0;
  std::uint32_t bottom = 0;
  std::uint32_t right = 0;

  bool operator==(const CellRange&) const = default;
};

struct Sheet {
  std::string name;
  bool hidden = false;
  std::vector<SheetRow> rows;  // that hold a cell, from top to bottom
  std::vector<SheetCell> cells;
  std::vector<CellFault> faults;  // in the order of cells
  std::vector<CellRange> merged;  // only the first cell of each has a value

  std::span<const SheetCell> cells_of(const SheetRow& row) const {
    return std::span(cells).subspan(row.begin, row.end - row.begin);
  }
};

// Sheets borrow their texts from the pool beside them: moved, never copied.
struct Workbook {
  Workbook() = default;
  Workbook(Workbook&&) = default;
  Workbook& operator=(Workbook&&) = default;

  TextPool texts;
  std::vector<Sheet> sheets;  // in the order of their tabs; charts are left out
};

struct WorkbookLimits {
  ArchiveLimits archive;
  std::size_t most_cells = 5'000'000;  // of all sheets
};

// Reads the workbook in `bytes`; `name` is the name of the file in messages. Problems: no workbook (an old
// .xls, a password, a web page with that ending …), damaged, over a limit.
Result<Workbook, Problem> read_xlsx(std::string_view bytes, const std::string& name,
                                    const WorkbookLimits& limits = {});

}  // namespace langqiao::pack
