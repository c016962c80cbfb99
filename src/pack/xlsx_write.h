// Tables as Excel workbooks: for download, and as templates to fill in. Three sheets: the table itself, what
// its columns want (说明), and the words a column may hold (取值), which the cells offer as a list. What is
// written here, xlsx_read and read_table take back as the same records.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "city/tables.h"

namespace langqiao::pack {

// Names of the two sheets that explain the table.
inline constexpr const char* kColumnsSheet = "说明";
inline constexpr const char* kChoicesSheet = "取值";

// How a column stands in a sheet. whole and decimal: numbers where a spreadsheet keeps all their digits.
enum class SheetKind { text, whole, decimal, date };

struct SheetColumn {
  std::string name;
  SheetKind kind = SheetKind::text;
  Need need = Need::may;
  Wording wanted;                    // in one phrase
  std::vector<std::string> choices;  // all that the column may hold; empty: anything of its kind

  bool operator==(const SheetColumn&) const = default;
};

struct SheetTable {
  std::string name;  // of the sheet, at most 31 characters
  std::vector<SheetColumn> columns;
  std::size_t rows = 0;
  // The cells of a row as the text that Field writes; called once for each row, in order.
  std::function<void(std::size_t row, std::vector<std::string>& cells)> cells_of;
};

// The table as the bytes of a workbook. `made` goes into its properties; the same table of the same day gives
// the same bytes. Problems: more rows, columns or characters in a cell than a sheet can hold. Throws
// std::system_error when there is no room to write.
Result<std::string, Problem> write_xlsx(const SheetTable& table, Date made);

// The problem of a table of so many rows that no sheet holds it.
Problem too_many_rows(std::string_view table, std::size_t rows);

// The table of that name; no such table is a problem like the others.
Result<std::string, Problem> table_xlsx(const CityTables& tables, std::string_view table, Date made);

// A workbook to fill in: the table without rows.
Result<std::string, Problem> template_xlsx(std::string_view table, Date made);

// The columns of the table of that name, with their kinds and choices; empty when there is no such table.
std::vector<SheetColumn> sheet_columns(std::string_view table);

}  // namespace langqiao::pack
