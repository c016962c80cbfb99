// What reading a folder and reading one table have in common: from the bytes of a file to rows, and from a
// fault to the place that a person can mend.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "pack/file_text.h"
#include "pack/package.h"
#include "pack/read.h"
#include "pack/sheet_table.h"
#include "pack/table_reader.h"

namespace langqiao::pack {

// Where a row of a table came from, for a message. Line 0: it was there before.
struct Place {
  std::string file;
  std::size_t line = 0;
};
using PlaceOf = std::function<Place(std::string_view table, std::size_t row)>;

// A fault as it is told to people.
RowError error_of(const RowFault& fault, const PlaceOf& place_of);

// A file that no reader takes.
RowError too_large(const std::string& file, std::size_t bytes);

// Everything that is wrong with the tables; tells progress by rows.
std::vector<RowFault> checked(const CityTables& tables, const Progress& progress);

// Removes `rows[i]` and `lines[i]` wherever `bad[i]`; keeps the order of the rest.
template <class R, class Line>
void drop_rows(std::vector<R>& rows, std::vector<Line>& lines, std::vector<bool>& bad) {
  std::size_t kept = 0;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (bad[row]) continue;
    if (kept != row) {
      rows[kept] = std::move(rows[row]);
      lines[kept] = lines[row];
    }
    ++kept;
  }
  rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(kept), rows.end());
  lines.resize(kept);
  bad.assign(kept, false);
}

// Calls `visit(rows)` with the table of that name; false when there is none.
template <class Visit>
bool with_table(CityTables& tables, std::string_view name, Visit&& visit) {
  bool found = false;
  for_each_table(tables, [&](auto& rows) {
    if (Table<RecordOf<decltype(rows)>>::name != name) return;
    found = true;
    visit(rows);
  });
  return found;
}

// The rows of one file, with what is to be said of the file itself.
template <class R>
RowsRead<R> read_bytes(std::string_view bytes, FileReading& file, const BytesRead& told) {
  if (is_zip(bytes)) {
    file.encoding = "UTF-8";
    file.bytes = bytes.size();
    RowsRead<R> rows = read_sheet_rows<R>(bytes, file.file);
    file.rows = rows.seen;
    return rows;
  }
  if (const auto phrase = content_phrase(bytes)) {
    RowsRead<R> none;
    none.refused = true;
    none.errors.add(
        {file.file,
         0,
         "",
         *phrase,
         {"CSV 或 Excel 工作簿（.xlsx）", "CSV or an Excel workbook (.xlsx)"},
         {"请把表另存为 .xlsx 或 CSV，再上传", "save the table as .xlsx or as CSV and upload that file"}});
    return none;
  }
  const FileText text(bytes);
  file.encoding = text.encoding();
  file.had_mark = text.had_mark();
  file.bytes = bytes.size();
  RowsRead<R> rows = read_rows<R>(text.text(), file.file, text.is_odd(), told);
  file.rows = rows.seen;
  return rows;
}

}  // namespace langqiao::pack
