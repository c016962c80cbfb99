// The rows of a sheet in the same form as the rows of a CSV text (csv.h), so that one reader of tables takes
// both: the first row that is not empty is the header, and a row is as wide as the header.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pack/csv.h"
#include "pack/xlsx_read.h"

namespace langqiao::pack {

class SheetRows {
 public:
  // `sheet` and its workbook outlive this.
  explicit SheetRows(const Sheet& sheet) : sheet_(sheet) {}

  // Goes to the next row that is not empty; false when there is none.
  bool next();

  // The number of the row as the person sees it.
  std::size_t line() const { return row_.number; }
  std::span<const std::string_view> cells() const { return cells_; }

  // A value to the right of the last column of the header.
  const std::optional<CsvFault>& fault() const { return fault_; }
  // Why values of cells of this row are not to be used.
  std::span<const CellFault> cell_faults() const { return cell_faults_; }

 private:
  void fill();

  const Sheet& sheet_;
  std::size_t next_row_ = 0;
  std::size_t next_fault_ = 0;
  SheetRow row_;
  std::size_t width_ = 0;
  std::vector<std::string_view> cells_;
  std::span<const CellFault> cell_faults_;  // of this row
  std::optional<CsvFault> fault_;
};

// The sheet of a workbook that holds the table of that name: the one with that name, else the only one that
// is visible, holds something and is none of those that explain a template. The problem names the sheets
// there are; `file` is the name of the file.
Result<const Sheet*, Problem> sheet_of_table(const Workbook& workbook, std::string_view table,
                                             const std::string& file);

}  // namespace langqiao::pack
