// Rows of a file of any size, one after the other in constant memory: CSV with a header, or one JSON object a
// line (JSONL). Knows names of columns and text, not what they mean.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace langqiao::pack {

enum class RowFormat { csv, jsonl };

// A row: cell i belongs to column i of RowStream::columns(). Cells are UTF-8; a list of a JSON row is its
// items joined by '|'.
struct StreamedRow {
  std::size_t line = 0;  // on which it begins
  std::vector<std::string> cells;
  bool repaired = false;           // bytes that no encoding explains became U+FFFD
  std::optional<Wording> refused;  // why it is no row; then it has no cells
};

class RowStream {
 public:
  static constexpr std::size_t kBlockBytes = std::size_t{4} << 20;
  static constexpr std::size_t kMostRowBytes = std::size_t{16} << 20;

  // The format by the first byte that is not blank ({ begins JSONL) unless it is given. Fails when the file
  // cannot be read or has no header.
  static Result<RowStream, Problem> open(const std::filesystem::path& file,
                                         std::optional<RowFormat> format = {});
  // The same for the bytes of a file that somebody sent; `file` is its name in messages.
  static Result<RowStream, Problem> of(std::string bytes, const std::string& file,
                                       std::optional<RowFormat> format = {});
  RowStream(RowStream&&) noexcept;
  RowStream& operator=(RowStream&&) noexcept;
  ~RowStream();

  RowFormat format() const;
  const std::string& encoding() const;
  // Of CSV the header; of JSONL the keys seen so far, in the order of their first appearance.
  const std::vector<std::string>& columns() const;

  // Fills `row` with the next one; false at the end of the file. Throws std::system_error when the disk
  // fails.
  bool next(StreamedRow& row);

  std::size_t bytes_read() const;
  std::size_t bytes_total() const;

 private:
  struct State;
  explicit RowStream(std::unique_ptr<State> state);
  static Result<RowStream, Problem> begin(std::unique_ptr<State> state, std::optional<RowFormat> format);
  std::unique_ptr<State> state_;
};

}  // namespace langqiao::pack
