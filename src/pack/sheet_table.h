// Rows of one workbook to records of one table: the twin of read_rows for CSV text.
#pragma once

#include "pack/sheet_rows.h"
#include "pack/table_reader.h"

namespace langqiao::pack {

inline RowView view_of(const SheetRows& rows) {
  return {rows.line(), rows.cells(), rows.fault() ? &*rows.fault() : nullptr, rows.cell_faults()};
}

// The error of a file as a whole.
inline RowError row_error(Problem problem) {
  return {std::move(problem.where),
          0,
          "",
          worded("{}：{}", "{}: {}", problem.what, problem.found),
          std::move(problem.wanted),
          std::move(problem.action)};
}

// The records on the sheet of R's table in the workbook `bytes`, header first. `file` is the name of the file
// in messages and becomes that of the sheet, "schools.xlsx!Sheet1".
template <class R>
RowsRead<R> read_sheet_rows(std::string_view bytes, std::string& file) {
  RowsRead<R> out;
  out.refused = true;
  const auto workbook = read_xlsx(bytes, file);
  const auto sheet =
      workbook ? sheet_of_table(*workbook, Table<R>::name, file) : Failure<Problem>(workbook.error());
  if (!sheet) {
    out.errors.add(row_error(sheet.error()));
    return out;
  }
  file += "!" + (*sheet)->name;
  const ColumnNames columns = names_of_columns<R>();
  SheetRows rows(**sheet);
  if (!rows.next()) {
    out.errors.add({file,
                    0,
                    "",
                    {"空的工作表", "an empty sheet"},
                    header_with(columns),
                    {"请补上表头", "add the header"}});
    return out;
  }
  const Layout layout = read_header(view_of(rows), columns, file, out.errors);
  if (!out.errors.empty()) return out;

  out.refused = false;
  read_each_row(rows, {file, layout, true}, out, {});
  return out;
}

}  // namespace langqiao::pack
