#include "pack/csv.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>

namespace langqiao::pack {
namespace {

static_assert(std::endian::native == std::endian::little, "the first byte in memory is read as the lowest");

constexpr std::uint64_t kOnes = 0x0101'0101'0101'0101;
constexpr std::uint64_t kHighs = 0x8080'8080'8080'8080;

// High bit set in every byte of `word` that equals `letter`; bytes above the first such one may lie.
constexpr std::uint64_t bytes_equal(std::uint64_t word, char letter) {
  const std::uint64_t difference = word ^ (kOnes * static_cast<unsigned char>(letter));
  return (difference - kOnes) & ~difference & kHighs;
}

// High bit set in exactly the bytes of `word` that equal `letter`.
constexpr std::uint64_t all_bytes_equal(std::uint64_t word, char letter) {
  const std::uint64_t difference = word ^ (kOnes * static_cast<unsigned char>(letter));
  return ~(((difference & ~kHighs) + ~kHighs) | difference | ~kHighs);
}

// Offset of the first comma or line end at or after `at`, or the size of `text`. Eight bytes at a time.
std::size_t cell_end(std::string_view text, std::size_t at) {
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, 8);
    const auto hits = bytes_equal(word, ',') | bytes_equal(word, '\n') | bytes_equal(word, '\r');
    if (hits != 0) return at + static_cast<std::size_t>(std::countr_zero(hits)) / 8;
  }
  while (at < text.size() && text[at] != ',' && text[at] != '\n' && text[at] != '\r') ++at;
  return at;
}

// Line ends in `text`, CRLF counted once.
std::size_t count_line_ends(std::string_view text) {
  std::size_t count = count_letter(text, '\n');
  for (auto at = text.find('\r'); at != std::string_view::npos; at = text.find('\r', at + 1))
    count += at + 1 == text.size() || text[at + 1] != '\n';
  return count;
}

}  // namespace

bool CsvReader::next() {
  while (at_ < text_.size() && at_row_end()) pass_line_end();
  if (at_ >= text_.size()) return false;
  read_row();
  return true;
}

void CsvReader::read_row() {
  cells_.clear();
  unquoted_.clear();
  fault_.reset();
  row_begin_ = at_;
  row_line_ = line_;
  for (;; ++at_) {
    const std::size_t begin = at_;
    if (at_ < text_.size() && text_[at_] == '"') {
      if (!read_quoted_cell()) return;
    } else {
      read_plain_cell();
    }
    if (at_ - begin > kMostBytes)
      return fail({"单元格超过 16 MiB", "a cell of more than 16 MiB"}, {"更短的单元格", "shorter cells"});
    if (cells_.size() > kMostCells)
      return fail({"一行超过 4096 个单元格", "more than 4096 cells in a row"},
                  {"与表头同宽的行", "a row as wide as the header"});
    if (at_row_end()) return pass_line_end();
  }
}

void CsvReader::read_plain_cell() {
  const std::size_t end = cell_end(text_, at_);
  cells_.push_back(text_.substr(at_, end - at_));
  at_ = end;
}

// Precondition: a quote stands at `at_`. False when the cell is faulty; the fault has been noted.
bool CsvReader::read_quoted_cell() {
  const std::size_t begin = at_ + 1;
  bool doubled = false;
  std::size_t quote = text_.find('"', begin);
  while (quote != std::string_view::npos && quote + 1 < text_.size() && text_[quote + 1] == '"') {
    doubled = true;
    quote = text_.find('"', quote + 2);
  }
  if (quote == std::string_view::npos) {
    fail({"引号在此打开而没有关闭", "a quote that opens here and never closes"},
         {"关闭的引号；单元格内的引号写作 \"\"", "a closing quote, or \"\" for a quote inside a cell"});
    return false;
  }
  const std::string_view inside = text_.substr(begin, quote - begin);
  at_ = quote + 1;
  if (at_ < text_.size() && text_[at_] != ',' && !at_row_end()) {
    fail({"关闭的引号后还有文字", "text after a closing quote"},
         {"逗号或行尾；单元格内的引号写作 \"\"",
          "a comma or the end of the line, or \"\" for a quote inside a cell"});
    return false;
  }
  line_ += count_line_ends(inside);
  if (!doubled) {
    cells_.push_back(inside);
    return true;
  }
  std::string& text = unquoted_.emplace_back();
  for (std::size_t i = 0; i < inside.size(); ++i) {
    text += inside[i];
    i += inside[i] == '"';
  }
  cells_.push_back(text);
  return true;
}

bool CsvReader::at_row_end() const { return at_ >= text_.size() || text_[at_] == '\n' || text_[at_] == '\r'; }

void CsvReader::pass_line_end() {
  if (at_ >= text_.size()) return;
  const bool both = text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n';
  at_ += both ? 2 : 1;
  ++line_;
}

void CsvReader::fail(const Words& found, const Words& wanted) {
  fault_ = CsvFault{found, wanted};
  at_ = std::min(text_.find_first_of("\r\n", row_begin_), text_.size());
  line_ = row_line_;
  pass_line_end();
}

std::vector<CsvPiece> split_rows(CsvPiece whole, std::size_t pieces) {
  constexpr std::size_t kLeastBytes = std::size_t{4} << 20;
  const std::string_view text = whole.text;
  pieces = std::min(pieces, text.size() / kLeastBytes + 1);
  std::vector<CsvPiece> cut;
  std::size_t begin = 0, line = whole.first_line;
  for (std::size_t i = 1; i < pieces; ++i) {
    std::size_t end = std::max(begin, text.size() / pieces * i);
    bool inside = count_letter(text.substr(begin, end - begin), '"') % 2 != 0;
    while (end < text.size() && (inside || text[end] != '\n')) inside ^= text[end++] == '"';
    if (end == text.size()) break;
    ++end;
    cut.push_back({text.substr(begin, end - begin), line});
    line += count_line_ends(cut.back().text);
    begin = end;
  }
  cut.push_back({text.substr(begin), line});
  return cut;
}

std::size_t count_letter(std::string_view text, char letter) {
  std::size_t count = 0, at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, 8);
    count += static_cast<std::size_t>(std::popcount(all_bytes_equal(word, letter)));
  }
  for (; at < text.size(); ++at) count += text[at] == letter;
  return count;
}

void write_cell(std::string_view cell, std::string& to) {
  if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
    to += cell;
    return;
  }
  to += '"';
  for (const char letter : cell) {
    if (letter == '"') to += '"';
    to += letter;
  }
  to += '"';
}

}  // namespace langqiao::pack
