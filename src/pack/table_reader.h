// Rows of one CSV text to records of one table, walking the column map. Looks at cells one by one; what rows
// mean beside one another is checked later (city/tables.h). `Rows` is CsvReader, or what walks rows as it
// does (sheet_rows.h).
#pragma once

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <functional>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "city/tables.h"
#include "pack/csv.h"
#include "pack/row_error.h"
#include "pack/xlsx_read.h"

namespace langqiao::pack {

// At most 120 characters of a cell, for a message.
std::string shown(std::string_view cell);

// `cell` without blanks at its ends.
std::string_view trimmed(std::string_view cell);

// One row as the reader of tables needs it, wherever it was read. Borrows.
struct RowView {
  std::size_t line = 0;
  std::span<const std::string_view> cells;
  const CsvFault* fault = nullptr;         // why it is no row; null when it is one
  std::span<const CellFault> cell_faults;  // why values of some cells are not to be used
};

// Names of R's columns, and which of them may be left out of a file.
struct ColumnName {
  std::string_view name;
  Need need;
};
using ColumnNames = std::vector<ColumnName>;
template <class R>
ColumnNames names_of_columns() {
  ColumnNames names;
  for_each_column<R>([&](const auto& column) { names.push_back({column.name, column.need}); });
  return names;
}

// The names in a list, for a message.
std::string listed(const ColumnNames& columns);
// What is wanted where there is no header.
Wording header_with(const ColumnNames& columns);

inline constexpr Words kEmptyCell{"空单元格", "an empty cell"};
inline constexpr Words kCorrectCell{"请更正单元格", "correct the cell"};

// Which cell of a row each column is read from.
struct Layout {
  static constexpr std::size_t kAbsent = SIZE_MAX;
  std::vector<std::size_t> cells;  // by column
  std::size_t width = 0;           // cells of the header
};

// The layout that a header row announces; reports what is wrong with it (unknown, doubled, missing columns).
Layout read_header(const RowView& header, const ColumnNames& columns, const std::string& file,
                   RowErrors& errors);

// What the rows of one file have in common.
struct FileForm {
  const std::string& file;
  const Layout& layout;
  bool odd;  // the text holds characters that no cell may hold
};

// True when a row has the cells of the header and can be read at all; reports otherwise.
bool is_whole(const RowView& row, const FileForm& form, RowErrors& errors);

// True when every cell of a row is blank.
bool is_blank_row(const RowView& row);

// Free text keeps its full-width letters; ids, numbers and dates, and text in a column whose name says that
// it holds a code, are read as half-width.
template <class T>
bool keeps_width(std::string_view column) {
  const bool text = std::same_as<T, std::string> || std::same_as<T, std::vector<std::string>>;
  return text && column != "code" && !column.ends_with("_code");
}

// One cell on its way into a record.
struct CellPlace {
  const FileForm& form;
  const RowView& row;
  std::size_t cell;
  ColumnName column;
};

// The text of a cell as its type is to read it: trimmed, and half-width unless `keep_width`; `buffer` keeps
// what had to be converted. Nothing when the cell is empty or not to be used; `good` turns false where that
// is an error, and the error has been reported.
std::optional<std::string_view> cell_text(const CellPlace& place, bool keep_width, std::string& buffer,
                                          bool& good, RowErrors& errors);
// Reports a cell that is not of its column's type.
void report_cell(const CellPlace& place, Wording wanted, RowErrors& errors);

// Fills `record` from a whole row; false when a cell was bad. Every bad cell is reported, and its field keeps
// a value without meaning.
template <class R>
bool read_record(const RowView& row, const FileForm& form, R& record, RowErrors& errors) {
  thread_local std::string buffer;
  bool good = true;
  std::size_t index = 0;
  for_each_column<R>([&](const auto& column) {
    using T = typename std::remove_cvref_t<decltype(column)>::Type;
    const CellPlace place{form, row, form.layout.cells[index++], {column.name, column.need}};
    if (place.cell == Layout::kAbsent) return;
    const auto text = cell_text(place, keeps_width<T>(column.name), buffer, good, errors);
    if (!text || Field<T>::read(*text, column.of(record))) return;
    report_cell(place, Field<T>::wanted(), errors);
    good = false;
  });
  return good;
}

// What one file gave: row i of `rows` began on line `lines[i]`; `bad` are the positions of rows with a bad
// cell. Rows that are no rows at all (wrong number of cells) are only in `errors`.
template <class R>
struct RowsRead {
  std::vector<R> rows;
  std::vector<std::uint32_t> lines;
  std::vector<std::uint32_t> bad;
  RowErrors errors;
  std::size_t seen = 0;     // rows in the text, whatever became of them
  bool refused = false;     // the header is not the table's; nothing was read
  bool unquotable = false;  // somewhere the quotes made no sense

  void append(RowsRead&& more) {
    for (const std::uint32_t row : more.bad) bad.push_back(row + static_cast<std::uint32_t>(rows.size()));
    std::ranges::move(more.rows, std::back_inserter(rows));
    lines.insert(lines.end(), more.lines.begin(), more.lines.end());
    errors.append(std::move(more.errors));
    seen += more.seen;
    unquotable |= more.unquotable;
  }
};

// Called with the bytes read so far.
using BytesRead = std::function<void(std::size_t bytes)>;

inline RowView view_of(const CsvReader& csv) {
  return {csv.line(), csv.cells(), csv.fault() ? &*csv.fault() : nullptr, {}};
}

// Reads all rows that are left; `tell` is called now and then.
template <class R, class Rows>
void read_each_row(Rows& rows, const FileForm& form, RowsRead<R>& out, const std::function<void()>& tell) {
  constexpr std::size_t kTellEvery = 8192;
  while (rows.next()) {
    const RowView row = view_of(rows);
    if (is_blank_row(row)) continue;
    if (++out.seen % kTellEvery == 0 && tell) tell();
    out.unquotable |= row.fault != nullptr;
    if (!is_whole(row, form, out.errors)) continue;
    out.lines.push_back(static_cast<std::uint32_t>(row.line));
    if (!read_record(row, form, out.rows.emplace_back(), out.errors))
      out.bad.push_back(static_cast<std::uint32_t>(out.rows.size() - 1));
  }
}

// The rows of one piece of text; room is made for `expected` of them.
template <class R>
RowsRead<R> read_piece(CsvPiece piece, const FileForm& form, std::size_t expected, const BytesRead& told) {
  RowsRead<R> out;
  out.rows.reserve(expected);
  out.lines.reserve(expected);
  CsvReader csv(piece.text, piece.first_line);
  read_each_row(csv, form, out, [&] {
    if (told) told(csv.offset());
  });
  return out;
}

// About how many rows a piece of text has, from its first lines.
std::size_t expected_rows(std::string_view text);

// The rows of several pieces, each on a core of its own. Progress is told of the first piece and scaled.
template <class R>
RowsRead<R> read_pieces(const std::vector<CsvPiece>& pieces, const FileForm& form, const BytesRead& told) {
  std::vector<RowsRead<R>> others(pieces.size() - 1);
  RowsRead<R> all;
  {
    std::vector<std::jthread> workers;
    std::size_t total = expected_rows(pieces.front().text);
    for (std::size_t i = 0; i < others.size(); ++i) {
      const std::size_t expected = expected_rows(pieces[i + 1].text);
      workers.emplace_back(
          [&, i, expected] { others[i] = read_piece<R>(pieces[i + 1], form, expected, {}); });
      total += expected;
    }
    const BytesRead scaled = [&](std::size_t bytes) { told(bytes * pieces.size()); };
    all = read_piece<R>(pieces.front(), form, total, told ? scaled : BytesRead{});
  }
  for (RowsRead<R>& more : others) all.append(std::move(more));
  return all;
}

// All rows of `text`, header first. A large text is cut into pieces; where the quotes of a piece make no
// sense, the cuts may be wrong too, and the text is read again in one piece.
template <class R>
RowsRead<R> read_rows(std::string_view text, const std::string& file, bool odd, const BytesRead& told) {
  RowsRead<R> none;
  none.refused = true;
  const ColumnNames columns = names_of_columns<R>();
  CsvReader csv(text);
  if (!csv.next()) {
    none.errors.add({file,
                     0,
                     "",
                     {"空文件", "an empty file"},
                     header_with(columns),
                     {"请补上表头，或去掉这个文件", "add the header, or remove the file"}});
    return none;
  }
  const Layout layout = read_header(view_of(csv), columns, file, none.errors);
  if (!none.errors.empty()) return none;

  const FileForm form{file, layout, odd};
  const CsvPiece body{text.substr(csv.offset()), csv.next_line()};
  const auto pieces = split_rows(body, std::max(1u, std::thread::hardware_concurrency()));
  RowsRead<R> rows = read_pieces<R>(pieces, form, told);
  return rows.unquotable && pieces.size() > 1 ? read_pieces<R>({body}, form, told) : std::move(rows);
}

}  // namespace langqiao::pack
