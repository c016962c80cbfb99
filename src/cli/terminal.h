// Text for a terminal: the person's language, columns that line up although Chinese letters are twice as
// wide, and a progress line that keeps quiet when nobody watches.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/wording.h"

namespace langqiao::cli {

// Chinese when LC_ALL, LC_MESSAGES or LANG says so (the first that is set), else English.
Language language_of_environment();

// Columns that the text takes on a terminal: two for Chinese letters and full-width signs, one for others.
std::size_t width_of(std::string_view text);
// `text` followed by blanks up to `width`; longer text is cut and ends in an ellipsis.
std::string padded(std::string_view text, std::size_t width);

enum class Align { left, right };

struct TableColumnStyle {
  std::string title;
  Align align = Align::left;
  std::size_t most = 40;  // widest it may be
};

// Lines of a table with a header; columns are as wide as they need to be.
std::string table(const std::vector<TableColumnStyle>& columns,
                  const std::vector<std::vector<std::string>>& rows);

// "12.5 %" of 1250.
std::string per_cent(long long basis_points);
// "1,234,567".
std::string with_commas(long long number);

// Shows how far a long work is, on the error stream, when that is a terminal; else one line a stage.
class ProgressLine {
 public:
  explicit ProgressLine(bool quiet);
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void show(std::string_view stage, std::size_t done, std::size_t total);

 private:
  bool quiet_;
  bool terminal_;
  bool open_ = false;
  std::string stage_;
};

}  // namespace langqiao::cli
