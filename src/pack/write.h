// Records to CSV text and pack folders. What is written here, pack/read.h reads back as the same records, and
// writing those again gives the same bytes.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "city/tables.h"
#include "pack/csv.h"
#include "pack/head.h"

namespace langqiao::pack {

struct WriteOptions {
  bool mark = false;  // a byte-order mark in front, by which Excel knows UTF-8
};

// The header line of R's table, with its line end.
template <class R>
std::string header_line() {
  std::string line;
  for_each_column<R>([&](const auto& column) { line.append(line.empty() ? "" : ",").append(column.name); });
  return line + '\n';
}

// Appends one record as a line to `to`.
template <class R>
void write_row(const R& record, std::string& to) {
  thread_local std::string cell;
  bool first = true;
  for_each_column<R>([&](const auto& column) {
    if (!std::exchange(first, false)) to += ',';
    cell.clear();
    Field<typename std::remove_cvref_t<decltype(column)>::Type>::write(column.of(record), cell);
    write_cell(cell, to);
  });
  to += '\n';
}

template <class R>
std::string csv_of(const std::vector<R>& rows, WriteOptions options = {}) {
  std::string text = (options.mark ? "\xEF\xBB\xBF" : "") + header_line<R>();
  for (const R& row : rows) write_row(row, text);
  return text;
}

// The table of that name as CSV text; nothing when there is no such table.
std::optional<std::string> table_csv(const CityTables& tables, std::string_view table,
                                     WriteOptions options = {});

// A file to fill in: the header of the table and nothing else; nothing when there is no such table.
std::optional<std::string> template_csv(std::string_view table, WriteOptions options = {});

// Writes pack.toml and one file for each table that has rows, in an existing or new folder. Files of tables
// without rows are removed; other files stay. Each file is whole or as it was before. Throws
// std::system_error when the disk fails.
void write_folder(const std::filesystem::path& folder, const PackHead& head, const CityTables& tables,
                  WriteOptions options = {});

// Writes `text` to `file` so that at any moment the file is the old one or the new one.
void write_file(const std::filesystem::path& file, std::string_view text);

}  // namespace langqiao::pack
