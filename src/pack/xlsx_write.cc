#include "pack/xlsx_write.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <fmt/format.h>
#include <memory>
#include <sys/mman.h>
#include <system_error>
#include <type_traits>
#include <unistd.h>
#include <xlsxwriter.h>

#include "base/text.h"
#include "pack/xlsx_read.h"

namespace langqiao::pack {
namespace {

constexpr std::size_t kMostCharacters = 32'767;  // of one cell

// Numbers of built-in formats (ECMA-376 part 1, 18.8.30).
constexpr std::uint8_t kGeneralFormat = 0;
constexpr std::uint8_t kWholeFormat = 1;
constexpr std::uint8_t kTextFormat = 49;

// A file without a name, in memory: libxlsxwriter writes to paths only.
class MemoryFile {
 public:
  MemoryFile() : descriptor_(::memfd_create("workbook", MFD_CLOEXEC)) {
    if (descriptor_ < 0)
      throw std::system_error(errno, std::generic_category(), "cannot make a file in memory");
  }
  ~MemoryFile() { ::close(descriptor_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  std::string path() const { return fmt::format("/proc/self/fd/{}", descriptor_); }

  std::string bytes() const {
    std::string out(static_cast<std::size_t>(std::max<off_t>(0, ::lseek(descriptor_, 0, SEEK_END))), '\0');
    std::size_t done = 0;
    while (done < out.size()) {
      const ssize_t got =
          ::pread(descriptor_, out.data() + done, out.size() - done, static_cast<off_t>(done));
      if (got <= 0) throw std::system_error(errno, std::generic_category(), "cannot read a file in memory");
      done += static_cast<std::size_t>(got);
    }
    return out;
  }

 private:
  int descriptor_;
};

struct FreeWorkbook {
  void operator()(lxw_workbook* workbook) const { lxw_workbook_free(workbook); }
};

// What only the disk or the memory can be the reason of.
void written(lxw_error error) {
  if (error != LXW_NO_ERROR)
    throw std::system_error(std::make_error_code(std::errc::io_error),
                            fmt::format("cannot write a workbook: {}", lxw_strerror(error)));
}

Failure<Problem> too_large(const SheetTable& table, Wording found, Wording wanted) {
  return Failure<Problem>({{"表太大，一个工作表放不下", "the table does not fit in a sheet"},
                           table.name,
                           std::move(found),
                           std::move(wanted),
                           {"请下载 CSV", "download the table as CSV"}});
}

// The number, where writing it and reading it back gives the same digits; nothing where only text does.
std::optional<double> exact_number(const std::string& text) {
  constexpr double kMostKept = 1e15;
  double value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) return std::nullopt;
  if (!(value > -kMostKept && value < kMostKept)) return std::nullopt;
  std::array<char, 40> written{};
  std::snprintf(written.data(), written.size(), "%.16G", value);  // as libxlsxwriter does
  double again = 0;
  std::from_chars(written.data(), written.data() + written.size(), again);
  return again == value ? std::optional(value) : std::nullopt;
}

// `text` so that a spreadsheet does not take _x0041_ for an escaped letter.
std::string with_escapes(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::string_view rest = std::string_view(text).substr(at);
    const bool escape =
        rest.size() >= 7 && rest.starts_with("_x") && rest[6] == '_' &&
        rest.substr(2, 4).find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
    out += escape ? "_x005F_" : std::string(1, text[at]);
  }
  return out;
}

// Width of a text in columns of a sheet: Han and other wide characters take two.
std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    width += point.value >= 0x1100 ? 2 : 1;
    at += point.bytes;
  }
  return width;
}

// One writing of one workbook.
class WorkbookWriter {
 public:
  WorkbookWriter(const SheetTable& table, Date made) : table_(table) {
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    workbook_.reset(workbook_new_opt(file_.path().c_str(), &options));
    if (!workbook_)
      throw std::system_error(std::make_error_code(std::errc::not_enough_memory), "cannot make a workbook");
    lxw_doc_properties properties{};
    std::string title = table.name;
    properties.title = title.data();
    properties.created = std::chrono::system_clock::to_time_t(std::chrono::sys_days(made.days()));
    written(workbook_set_properties(workbook_.get(), &properties));
    bold_ = add_format(kTextFormat);
    format_set_bold(bold_);
    format_set_bottom(bold_, LXW_BORDER_THIN);
    text_ = add_format(kTextFormat);
    whole_ = add_format(kWholeFormat);
    decimal_ = add_format(kGeneralFormat);
    date_ = add_format(kGeneralFormat);
    format_set_num_format(date_, "yyyy-mm-dd");
  }

  Result<std::string, Problem> write() {
    lxw_worksheet* data = add_sheet(table_.name.c_str());
    for (const SheetColumn& column : table_.columns) widths_.push_back(width_of(column.name) + 2);
    write_header(data);
    std::vector<std::string> cells;
    for (std::size_t row = 0; row < table_.rows; ++row) {
      cells.clear();
      table_.cells_of(row, cells);
      if (const auto long_cell = std::ranges::find_if(cells, is_too_long); long_cell != cells.end())
        return too_large(table_,
                         worded("一个单元格有 {} 个字符，在第 {} 行", "a cell of {} characters in row {}",
                                length_of(*long_cell), row + 2),
                         worded("至多 {} 个字符", "at most {} characters", kMostCharacters));
      write_row(data, static_cast<lxw_row_t>(row + 1), cells);
    }
    lay_out(data);
    write_columns_sheet();
    write_choices(data);
    written(workbook_close(workbook_.release()));
    return file_.bytes();
  }

 private:
  static constexpr std::size_t kRowsMeasured = 200;

  // Escaping at most doubles a text.
  static bool is_too_long(const std::string& cell) {
    return cell.size() > kMostCharacters / 2 && length_of(with_escapes(cell)) > kMostCharacters;
  }

  lxw_format* add_format(std::uint8_t number_format) {
    lxw_format* format = workbook_add_format(workbook_.get());
    format_set_num_format_index(format, number_format);
    return format;
  }

  lxw_worksheet* add_sheet(const char* name) {
    lxw_worksheet* sheet = workbook_add_worksheet(workbook_.get(), name);
    if (sheet == nullptr)
      throw std::system_error(std::make_error_code(std::errc::not_enough_memory), "cannot add a sheet");
    worksheet_freeze_panes(sheet, 1, 0);
    return sheet;
  }

  lxw_format* format_of(SheetKind kind) const {
    switch (kind) {
      case SheetKind::whole:
        return whole_;
      case SheetKind::decimal:
        return decimal_;
      case SheetKind::date:
        return date_;
      case SheetKind::text:
        break;
    }
    return text_;
  }

  void write_header(lxw_worksheet* sheet) {
    for (std::size_t i = 0; i < table_.columns.size(); ++i)
      written(
          worksheet_write_string(sheet, 0, static_cast<lxw_col_t>(i), table_.columns[i].name.c_str(), bold_));
  }

  void write_row(lxw_worksheet* sheet, lxw_row_t row, const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size() && i < table_.columns.size(); ++i) {
      if (cells[i].empty()) continue;
      write_cell(sheet, row, static_cast<lxw_col_t>(i), table_.columns[i].kind, cells[i]);
      if (row <= kRowsMeasured) widths_[i] = std::max(widths_[i], width_of(cells[i]) + 1);
    }
  }

  void write_cell(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, SheetKind kind,
                  const std::string& text) {
    if (kind == SheetKind::whole || kind == SheetKind::decimal) {
      if (const auto value = exact_number(text))
        return written(worksheet_write_number(sheet, row, column, *value, format_of(kind)));
    }
    if (kind == SheetKind::date) {
      // Days before March 1900 have other numbers in other programs.
      if (const auto date = Date::parse(text); date && *date >= Date(1900, 3, 1))
        return write_date(sheet, row, column, *date);
    }
    written(worksheet_write_string(sheet, row, column, with_escapes(text).c_str(), text_));
  }

  void write_date(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, Date date) {
    lxw_datetime day{};
    day.year = date.year();
    day.month = static_cast<int>(static_cast<unsigned>(date.ymd().month()));
    day.day = static_cast<int>(static_cast<unsigned>(date.ymd().day()));
    written(worksheet_write_datetime(sheet, row, column, &day, date_));
  }

  // Widths by the first rows; formats also for the cells that are still empty, so that a code such as 2-02
  // that is typed there stays a code.
  void lay_out(lxw_worksheet* sheet) {
    constexpr std::size_t kWidest = 60;
    for (std::size_t i = 0; i < widths_.size(); ++i) {
      const auto column = static_cast<lxw_col_t>(i);
      written(worksheet_set_column(sheet, column, column, static_cast<double>(std::min(widths_[i], kWidest)),
                                   format_of(table_.columns[i].kind)));
    }
  }

  void write_columns_sheet() {
    lxw_worksheet* sheet = add_sheet(kColumnsSheet);
    constexpr std::array<const char*, 3> kTitles = {"列 column", "要求 need", "填写 wanted"};
    constexpr std::array<double, 3> kWidths = {24, 14, 70};
    for (lxw_col_t i = 0; i < kTitles.size(); ++i) {
      written(worksheet_write_string(sheet, 0, i, kTitles[i], bold_));
      written(worksheet_set_column(sheet, i, i, kWidths[i], text_));
    }
    lxw_row_t row = 0;
    for (const SheetColumn& column : table_.columns) {
      ++row;
      written(worksheet_write_string(sheet, row, 0, column.name.c_str(), text_));
      written(worksheet_write_string(sheet, row, 1, phrase_of(column.need), text_));
      const std::string both = fmt::format("{} · {}", column.wanted.zh, column.wanted.en);
      written(worksheet_write_string(sheet, row, 2, both.c_str(), text_));
    }
  }

  static const char* phrase_of(Need need) {
    switch (need) {
      case Need::key:
        return "主键 key";
      case Need::must:
        return "必填 must";
      case Need::may:
        break;
    }
    return "可空 may";
  }

  // One column of the sheet of choices for each column that has some, row by row as constant memory asks.
  void write_choices(lxw_worksheet* data) {
    std::vector<std::size_t> with;
    std::size_t longest = 0;
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
      if (table_.columns[i].choices.empty()) continue;
      with.push_back(i);
      longest = std::max(longest, table_.columns[i].choices.size());
    }
    if (with.empty()) return;
    lxw_worksheet* sheet = add_sheet(kChoicesSheet);
    for (std::size_t row = 0; row <= longest; ++row) {
      for (std::size_t i = 0; i < with.size(); ++i)
        write_choice(sheet, row, static_cast<lxw_col_t>(i), table_.columns[with[i]]);
    }
    written(worksheet_set_column(sheet, 0, static_cast<lxw_col_t>(with.size() - 1), 24, nullptr));
    for (std::size_t i = 0; i < with.size(); ++i) offer_choices(data, with[i], static_cast<std::uint32_t>(i));
  }

  void write_choice(lxw_worksheet* sheet, std::size_t row, lxw_col_t at, const SheetColumn& column) {
    const auto line = static_cast<lxw_row_t>(row);
    if (row == 0) return written(worksheet_write_string(sheet, line, at, column.name.c_str(), bold_));
    if (row <= column.choices.size()) write_cell(sheet, line, at, column.kind, column.choices[row - 1]);
  }

  void offer_choices(lxw_worksheet* data, std::size_t column, std::uint32_t at) {
    const SheetColumn& own = table_.columns[column];
    const std::string letter = cell_name(1, at).substr(0, cell_name(1, at).size() - 1);
    std::string range = fmt::format("='{0}'!${1}$2:${1}${2}", kChoicesSheet, letter, own.choices.size() + 1);
    std::string title = "取值不在列表中";
    std::string message = "请从列表中选择。Choose from the list.";
    lxw_data_validation rule{};
    rule.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
    rule.value_formula = range.data();
    rule.ignore_blank = own.need == Need::may ? LXW_VALIDATION_ON : LXW_VALIDATION_OFF;
    rule.error_title = title.data();
    rule.error_message = message.data();
    written(worksheet_data_validation_range(data, 1, static_cast<lxw_col_t>(column), LXW_ROW_MAX - 1,
                                            static_cast<lxw_col_t>(column), &rule));
  }

  const SheetTable& table_;
  MemoryFile file_;
  std::unique_ptr<lxw_workbook, FreeWorkbook> workbook_;
  lxw_format* bold_ = nullptr;
  lxw_format* text_ = nullptr;
  lxw_format* whole_ = nullptr;
  lxw_format* decimal_ = nullptr;
  lxw_format* date_ = nullptr;
  std::vector<std::size_t> widths_;
};

// How a field of type T stands in a sheet.
template <class T>
struct Standing {
  static constexpr SheetKind kind = SheetKind::text;
};
template <class T>
  requires std::is_same_v<T, int> || std::is_same_v<T, std::int64_t> || std::is_same_v<T, bool> ||
           std::is_same_v<T, Share> || std::is_same_v<T, SchoolYear>
struct Standing<T> {
  static constexpr SheetKind kind = SheetKind::whole;
};
template <class Unit>
struct Standing<Quantity<Unit>> {
  static constexpr SheetKind kind = SheetKind::whole;
};
template <>
struct Standing<double> {
  static constexpr SheetKind kind = SheetKind::decimal;
};
template <>
struct Standing<Date> {
  static constexpr SheetKind kind = SheetKind::date;
};
template <class T>
struct Standing<std::optional<T>> : Standing<T> {};

template <class T>
struct Plain {
  using Type = T;
};
template <class T>
struct Plain<std::optional<T>> {
  using Type = T;
};

template <class T>
std::vector<std::string> choices_of() {
  using Value = typename Plain<T>::Type;
  std::vector<std::string> words;
  if constexpr (std::is_enum_v<Value>) {
    for (const auto& [value, name] : names(Value{})) words.emplace_back(name);
  } else if constexpr (std::is_same_v<Value, bool>) {
    words = {"0", "1"};
  }
  return words;
}

template <class R>
std::vector<SheetColumn> columns_of() {
  std::vector<SheetColumn> columns;
  for_each_column<R>([&](const auto& column) {
    using T = typename std::remove_cvref_t<decltype(column)>::Type;
    columns.push_back(
        {std::string(column.name), Standing<T>::kind, column.need, Field<T>::wanted(), choices_of<T>()});
  });
  return columns;
}

template <class R>
SheetTable sheet_table(const std::vector<R>& rows) {
  return {std::string(Table<R>::name), columns_of<R>(), rows.size(),
          [&rows](std::size_t row, std::vector<std::string>& cells) {
            for_each_column<R>([&](const auto& column) {
              Field<typename std::remove_cvref_t<decltype(column)>::Type>::write(column.of(rows[row]),
                                                                                 cells.emplace_back());
            });
          }};
}

}  // namespace

Result<std::string, Problem> write_xlsx(const SheetTable& table, Date made) {
  if (table.rows >= kMostSheetRows)
    return too_large(table, worded("{} 行", "{} rows", table.rows),
                     worded("至多 {} 行", "at most {} rows", kMostSheetRows - 1));
  if (table.columns.size() > kMostSheetColumns)
    return too_large(table, worded("{} 列", "{} columns", table.columns.size()),
                     worded("至多 {} 列", "at most {} columns", kMostSheetColumns));
  return WorkbookWriter(table, made).write();
}

Result<std::string, Problem> table_xlsx(const CityTables& tables, std::string_view table, Date made) {
  Result<std::string, Problem> written =
      Failure<Problem>({{"没有这个表", "there is no such table"},
                        "",
                        as_is(table),
                        {"表的名称", "the name of a table"},
                        {"请查看表的名称", "look up the names of tables"}});
  for_each_table(tables, [&](const auto& rows) {
    if (Table<RecordOf<decltype(rows)>>::name == table) written = write_xlsx(sheet_table(rows), made);
  });
  return written;
}

Result<std::string, Problem> template_xlsx(std::string_view table, Date made) {
  return table_xlsx(CityTables{}, table, made);
}

std::vector<SheetColumn> sheet_columns(std::string_view table) {
  std::vector<SheetColumn> columns;
  const CityTables none;
  for_each_table(none, [&](const auto& rows) {
    using R = RecordOf<decltype(rows)>;
    if (Table<R>::name == table) columns = columns_of<R>();
  });
  return columns;
}

}  // namespace langqiao::pack
