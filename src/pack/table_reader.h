// Rows of one CSV text to records of one table, walking the column map. Looks at cells one by one; what rows
// mean beside one another is checked later (city/tables.h).
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <fmt/format.h>
#include <functional>
#include <iterator>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "base/text.h"
#include "city/tables.h"
#include "pack/csv.h"
#include "pack/file_text.h"
#include "pack/row_error.h"

namespace langqiao::pack {

// At most 120 characters of a cell, for a message.
std::string shown(std::string_view cell);

// `cell` without blanks at its ends.
std::string_view trimmed(std::string_view cell);

// Column names of R's table in a list, for a message.
template <class R>
std::string column_list() {
  std::string list;
  for_each_column<R>([&](const auto& column) { list.append(list.empty() ? "" : " ").append(column.name); });
  return list;
}

// How much of a text is looked at to guess how many rows it has.
inline constexpr std::size_t kRowSample = std::size_t{1} << 16;

// Free text keeps its full-width letters; everything else is read as half-width: ids, numbers, dates, and
// text in a column whose name says that it holds a code.
template <class T>
inline constexpr bool is_text = false;
template <>
inline constexpr bool is_text<std::string> = true;
template <>
inline constexpr bool is_text<std::vector<std::string>> = true;

constexpr bool names_code(std::string_view column) { return column == "code" || column.ends_with("_code"); }

// Which cell of a row each column of R is read from.
template <class R>
struct Layout {
  static constexpr std::size_t kAbsent = SIZE_MAX;
  std::array<std::size_t, column_count<R>> cells;
  std::size_t width = 0;  // cells of the header

  Layout() { cells.fill(kAbsent); }
};

// The layout that a header row announces, or what is wrong with it (unknown, doubled and missing columns).
template <class R>
Layout<R> read_header(const CsvReader& header, const std::string& file, RowErrors& errors) {
  Layout<R> layout;
  layout.width = header.cells().size();
  const auto report = [&](std::string column, std::string found, std::string wanted, std::string action) {
    errors.add(
        {file, header.line(), std::move(column), std::move(found), std::move(wanted), std::move(action)});
  };
  if (header.fault()) {
    report("", std::string(header.fault()->found), std::string(header.fault()->wanted),
           "correct the header line");
    return layout;
  }
  for (std::size_t cell = 0; cell < layout.width; ++cell) {
    const std::string name = half_width(trimmed(header.cells()[cell]));
    std::size_t index = 0;
    bool known = false;
    for_each_column<R>([&](const auto& column) {
      const std::size_t at = index++;
      if (column.name != name) return;
      known = true;
      if (layout.cells[at] != Layout<R>::kAbsent)
        report(name, "the column twice", "the column once", "remove one of the two");
      layout.cells[at] = cell;
    });
    if (!known)
      report(shown(name), "an unknown column", "columns " + column_list<R>(), "rename or remove the column");
  }
  std::size_t index = 0;
  for_each_column<R>([&](const auto& column) {
    if (layout.cells[index++] == Layout<R>::kAbsent && column.need != Need::may)
      report(std::string(column.name), "no such column", fmt::format("a column {}", column.name),
             "add the column");
  });
  return layout;
}

// Reads rows that come in one layout from one file.
template <class R>
class RowReader {
 public:
  RowReader(const Layout<R>& layout, const std::string& file, bool odd)
      : layout_(layout), file_(file), odd_(odd) {}

  // True when the row has the cells of the header and can be read at all.
  bool is_whole(const CsvReader& row, RowErrors& errors) const {
    if (row.fault()) {
      errors.add({file_, row.line(), "", std::string(row.fault()->found), std::string(row.fault()->wanted),
                  "correct the row"});
      return false;
    }
    const auto cells = row.cells();
    const bool only_commas_more =
        cells.size() > layout_.width &&
        std::ranges::all_of(cells.subspan(layout_.width), [](auto cell) { return trimmed(cell).empty(); });
    if (cells.size() == layout_.width || only_commas_more) return true;
    errors.add({file_, row.line(), "", fmt::format("{} cells", cells.size()),
                fmt::format("{} cells, as in the header", layout_.width),
                "give every column a cell, and put cells with commas in quotes"});
    return false;
  }

  // Fills `record` from a whole row; false when a cell was bad. Every bad cell is reported, and its field
  // keeps a value without meaning.
  bool read(const CsvReader& row, R& record, RowErrors& errors) const {
    bool good = true;
    std::size_t index = 0;
    for_each_column<R>([&](const auto& column) {
      const std::size_t cell = layout_.cells[index++];
      if (cell != Layout<R>::kAbsent)
        good &= read_cell(column, trimmed(row.cells()[cell]), row.line(), record, errors);
    });
    return good;
  }

 private:
  template <class Column>
  bool read_cell(const Column& column, std::string_view cell, std::size_t line, R& record,
                 RowErrors& errors) const {
    using T = typename Column::Type;
    if (cell.empty()) {
      if (column.need == Need::may) return true;
      return refuse(column, cell, line, errors, "fill the cell, or leave the row out");
    }
    if (odd_) {
      if (std::string odd = odd_character(cell); !odd.empty()) {
        errors.add({file_, line, std::string(column.name), std::move(odd), "readable text",
                    "type the cell again and save the file as UTF-8"});
        return false;
      }
    }
    if constexpr (is_text<T>) {
      if (!names_code(column.name)) return read_field(column, cell, cell, line, record, errors);
    }
    if (std::ranges::all_of(cell, [](char c) { return static_cast<signed char>(c) > 0; }))
      return read_field(column, cell, cell, line, record, errors);
    return read_field(column, half_width(cell), cell, line, record, errors);
  }

  template <class Column>
  bool read_field(const Column& column, std::string_view text, std::string_view cell, std::size_t line,
                  R& record, RowErrors& errors) const {
    if (Field<typename Column::Type>::read(text, column.of(record))) return true;
    return refuse(column, cell, line, errors, "correct the cell");
  }

  template <class Column>
  bool refuse(const Column& column, std::string_view cell, std::size_t line, RowErrors& errors,
              std::string action) const {
    errors.add({file_, line, std::string(column.name), cell.empty() ? "an empty cell" : shown(cell),
                Field<typename Column::Type>::wanted(), std::move(action)});
    return false;
  }

  const Layout<R>& layout_;
  const std::string& file_;
  bool odd_;
};

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

// The rows of one piece of text; room is made for `expected` of them.
template <class R>
RowsRead<R> read_piece(CsvPiece piece, const RowReader<R>& reader, std::size_t expected,
                       const BytesRead& told) {
  constexpr std::size_t kTellEvery = 8192;
  RowsRead<R> out;
  out.rows.reserve(expected);
  out.lines.reserve(expected);
  CsvReader csv(piece.text, piece.first_line);
  while (csv.next()) {
    if (!csv.fault() && std::ranges::all_of(csv.cells(), [](auto cell) { return trimmed(cell).empty(); }))
      continue;
    if (++out.seen % kTellEvery == 0 && told) told(csv.offset());
    out.unquotable |= csv.fault().has_value();
    if (!reader.is_whole(csv, out.errors)) continue;
    out.lines.push_back(static_cast<std::uint32_t>(csv.line()));
    if (!reader.read(csv, out.rows.emplace_back(), out.errors))
      out.bad.push_back(static_cast<std::uint32_t>(out.rows.size() - 1));
  }
  return out;
}

// The rows of several pieces, each on a core of its own. Progress is told of the first piece and scaled.
template <class R>
RowsRead<R> read_pieces(const std::vector<CsvPiece>& pieces, const RowReader<R>& reader,
                        const BytesRead& told) {
  const auto expected = [](const CsvPiece& piece) {
    const std::size_t lines = count_letter(piece.text.substr(0, kRowSample), '\n') + 1;
    return lines * (piece.text.size() / std::min(piece.text.size() + 1, kRowSample) + 1);
  };
  std::vector<RowsRead<R>> others(pieces.size() - 1);
  RowsRead<R> all;
  {
    std::vector<std::jthread> workers;
    std::size_t total = 0;
    for (const CsvPiece& piece : pieces) total += expected(piece);
    for (std::size_t i = 0; i < others.size(); ++i)
      workers.emplace_back(
          [&, i] { others[i] = read_piece(pieces[i + 1], reader, expected(pieces[i + 1]), {}); });
    const BytesRead scaled = [&](std::size_t bytes) { told(bytes * pieces.size()); };
    all = read_piece(pieces.front(), reader, total, told ? scaled : BytesRead{});
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
  CsvReader csv(text);
  if (!csv.next()) {
    none.errors.add({file, 0, "", "an empty file", "a header line with columns " + column_list<R>(),
                     "add the header, or remove the file"});
    return none;
  }
  const Layout<R> layout = read_header<R>(csv, file, none.errors);
  if (!none.errors.empty()) return none;

  const RowReader<R> reader(layout, file, odd);
  const CsvPiece body{text.substr(csv.offset()), csv.next_line()};
  const auto pieces = split_rows(body, std::max(1u, std::thread::hardware_concurrency()));
  RowsRead<R> rows = read_pieces(pieces, reader, told);
  return rows.unquotable && pieces.size() > 1 ? read_pieces({body}, reader, told) : rows;
}

}  // namespace langqiao::pack
