#include "pack/sheet_rows.h"

#include <algorithm>
#include <fmt/format.h>

#include "pack/xlsx_write.h"

namespace langqiao::pack {

bool SheetRows::next() {
  if (next_row_ == sheet_.rows.size()) return false;
  row_ = sheet_.rows[next_row_++];
  fill();
  const std::size_t begin = next_fault_;
  while (next_fault_ < sheet_.faults.size() && sheet_.faults[next_fault_].row <= row_.number) ++next_fault_;
  cell_faults_ = std::span(sheet_.faults).subspan(begin, next_fault_ - begin);
  return true;
}

void SheetRows::fill() {
  const auto cells = sheet_.cells_of(row_);
  const std::size_t last = cells.back().column;
  if (width_ == 0) width_ = last + 1;
  cells_.assign(width_, {});
  fault_.reset();
  for (const SheetCell& cell : cells) {
    if (cell.column < width_) {
      cells_[cell.column] = cell.text;
    } else if (!fault_) {
      fault_ = CsvFault{worded("{} 中有值，在表头右侧", "a value in {}, right of the header",
                               cell_name(row_.number, cell.column)),
                        {"表头各列之下的单元格", "cells under the columns of the header"}};
    }
  }
}

Result<const Sheet*, Problem> sheet_of_table(const Workbook& workbook, std::string_view table,
                                             const std::string& file) {
  std::vector<const Sheet*> candidates;
  std::string names;
  for (const Sheet& sheet : workbook.sheets) {
    if (sheet.hidden || sheet.name == kColumnsSheet || sheet.name == kChoicesSheet) continue;
    if (sheet.name == table) return &sheet;
    if (sheet.rows.empty()) continue;
    candidates.push_back(&sheet);
    names.append(names.empty() ? "" : ", ").append(sheet.name);
  }
  if (candidates.size() == 1) return candidates.front();
  return Failure<Problem>(
      {{"看不出表在哪个工作表里", "it is not clear which sheet holds the table"},
       file,
       candidates.empty() ? Words{"没有含值的可见工作表", "no visible sheet with a value"}
                          : worded("{} 个工作表：{}", "{} sheets: {}", candidates.size(), names),
       worded("只有一个工作表，或其中一个名为 {}", "one sheet, or one that is named {}", table),
       worded("请把工作表命名为 {}", "name the sheet {}", table)});
}

}  // namespace langqiao::pack
