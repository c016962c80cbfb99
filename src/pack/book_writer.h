// One workbook being written, sheet by sheet and row by row: what every kind of workbook has in common. Text
// is written as text whatever it begins with, so no cell is ever a formula. Rows leave the memory as they are
// written; the bytes gather in a file without a name. Inside pack only: who wants a workbook asks
// xlsx_write.h or report.h.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <xlsxwriter.h>

#include "base/date.h"

namespace langqiao::pack {

inline constexpr std::size_t kMostCharacters = 32'767;  // of one cell

// What only the disk or the memory can be the reason of.
void written(lxw_error error);

// `text` so that a spreadsheet does not take _x0041_ for an escaped letter.
std::string with_escapes(const std::string& text);

// Width of a text in columns of a sheet: Han and other wide characters take two.
std::size_t width_of(std::string_view text);

class BookWriter {
 public:
  // Days before March 1900 have other numbers in other programs: they are written as text.
  static constexpr Date kFirstDate{1900, 3, 1};

  struct Formats {
    lxw_format* bold = nullptr;
    lxw_format* text = nullptr;
    lxw_format* whole = nullptr;
    lxw_format* grouped = nullptr;  // 1,234
    lxw_format* decimal = nullptr;
    lxw_format* percent = nullptr;  // 12.34%
    lxw_format* date = nullptr;
    lxw_format* heading = nullptr;    // bold, on two lines
    lxw_format* paragraph = nullptr;  // text that wraps
  };

  // Throws std::system_error when there is no room, as every function here does.
  BookWriter(const std::string& title, Date made);

  const Formats& formats() const { return formats_; }

  // A sheet whose first row stays in sight. Precondition: `name` is one that a spreadsheet takes.
  lxw_worksheet* add_sheet(const std::string& name);

  void text(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const std::string& text,
            lxw_format* format = nullptr);
  // Precondition: not before kFirstDate.
  void date(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, Date date);

  // The bytes of the workbook; nothing can be written afterwards.
  std::string close();

 private:
  // A file without a name, in memory: libxlsxwriter writes to paths only.
  class MemoryFile {
   public:
    MemoryFile();
    ~MemoryFile();
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    std::string path() const;
    std::string bytes() const;

   private:
    int descriptor_;
  };
  struct FreeWorkbook {
    void operator()(lxw_workbook* workbook) const { lxw_workbook_free(workbook); }
  };

  lxw_format* add_format(std::uint8_t number_format);

  MemoryFile file_;
  std::unique_ptr<lxw_workbook, FreeWorkbook> workbook_;
  Formats formats_;
};

}  // namespace langqiao::pack
