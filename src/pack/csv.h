// RFC 4180 over text in memory, both ways. Knows rows and cells; not tables, types or encodings.
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/wording.h"

namespace langqiao::pack {

// Why a row is no row.
struct CsvFault {
  Wording found;
  Wording wanted;
};

// Walks the rows of `text` from front to back without copying: a cell borrows from `text`, or from the reader
// where doubled quotes had to be undone, and lives until the next call of `next`. Lines end with LF, CRLF or
// CR. A quote inside an unquoted cell is a letter like any other.
class CsvReader {
 public:
  static constexpr std::size_t kMostBytes = std::size_t{16} << 20;  // of one cell
  static constexpr std::size_t kMostCells = 4096;                   // of one row

  // `first_line` is the line number of the first line of `text`.
  explicit CsvReader(std::string_view text, std::size_t first_line = 1) : text_(text), line_(first_line) {}

  // Goes to the next row that is not an empty line; false when there is none. After a faulty row, reading
  // goes on at the line below the one where that row began, so that one lost quote costs one row.
  bool next();

  // The line on which the row begins.
  std::size_t line() const { return row_line_; }
  std::span<const std::string_view> cells() const { return cells_; }
  const std::optional<CsvFault>& fault() const { return fault_; }

  // Where the next row begins: in bytes from the front of the text, and its line.
  std::size_t offset() const { return at_; }
  std::size_t next_line() const { return line_; }

 private:
  void read_row();
  void read_plain_cell();
  bool read_quoted_cell();
  bool at_row_end() const;
  void pass_line_end();
  void fail(const Words& found, const Words& wanted);

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::size_t row_begin_ = 0;
  std::size_t row_line_ = 0;
  std::vector<std::string_view> cells_;
  std::deque<std::string> unquoted_;
  std::optional<CsvFault> fault_;
};

// Rows that stand together in a text.
struct CsvPiece {
  std::string_view text;
  std::size_t first_line = 1;
};

// `whole` cut between rows into at most `pieces` of at least 4 MiB each, in order. Cuts fall at line ends
// where the quotes before them are even in number; that is between rows wherever every quote is a quote by
// RFC 4180, and a piece with a faulty row says that it may not be.
std::vector<CsvPiece> split_rows(CsvPiece whole, std::size_t pieces);

// How often `letter` stands in `text`.
std::size_t count_letter(std::string_view text, char letter);

// Appends one cell to `to`, in quotes only where a reader would need them.
void write_cell(std::string_view cell, std::string& to);

}  // namespace langqiao::pack
