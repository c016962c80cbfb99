#include "pack/xlsx_write.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <fmt/format.h>
#include <type_traits>

#include "base/text.h"
#include "pack/book_writer.h"
#include "pack/xlsx_read.h"

namespace langqiao::pack {
namespace {

constexpr std::size_t kMostCharacters = 32'767;  // of one cell
constexpr Words kDoesNotFit{"表太大，一个工作表放不下", "the table does not fit in a sheet"};
constexpr Words kTakeCsv{"请下载 CSV", "download the table as CSV"};

Failure<Problem> too_large(const SheetTable& table, Wording found, Wording wanted) {
  return Failure<Problem>({kDoesNotFit, table.name, std::move(found), std::move(wanted), kTakeCsv});
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

// One writing of one workbook.
class WorkbookWriter {
 public:
  WorkbookWriter(const SheetTable& table, Date made) : table_(table), book_(table.name, made) {}

  Result<std::string, Problem> write() {
    lxw_worksheet* data = book_.add_sheet(table_.name);
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
    return book_.close();
  }

 private:
  static constexpr std::size_t kRowsMeasured = 200;

  // Escaping at most doubles a text.
  static bool is_too_long(const std::string& cell) {
    return cell.size() > kMostCharacters / 2 && length_of(with_escapes(cell)) > kMostCharacters;
  }

  lxw_format* format_of(SheetKind kind) const {
    switch (kind) {
      case SheetKind::whole:
        return book_.formats().whole;
      case SheetKind::decimal:
        return book_.formats().decimal;
      case SheetKind::date:
        return book_.formats().date;
      case SheetKind::text:
        break;
    }
    return book_.formats().text;
  }

  void write_header(lxw_worksheet* sheet) {
    for (std::size_t i = 0; i < table_.columns.size(); ++i)
      written(worksheet_write_string(sheet, 0, static_cast<lxw_col_t>(i), table_.columns[i].name.c_str(),
                                     book_.formats().bold));
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
      if (const auto date = Date::parse(text); date && *date >= BookWriter::kFirstDate)
        return book_.date(sheet, row, column, *date);
    }
    book_.text(sheet, row, column, text);
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
    lxw_worksheet* sheet = book_.add_sheet(kColumnsSheet);
    constexpr std::array<const char*, 3> kTitles = {"列 column", "要求 need", "填写 wanted"};
    constexpr std::array<double, 3> kWidths = {24, 14, 70};
    for (lxw_col_t i = 0; i < kTitles.size(); ++i) {
      written(worksheet_write_string(sheet, 0, i, kTitles[i], book_.formats().bold));
      written(worksheet_set_column(sheet, i, i, kWidths[i], book_.formats().text));
    }
    lxw_row_t row = 0;
    for (const SheetColumn& column : table_.columns) {
      ++row;
      written(worksheet_write_string(sheet, row, 0, column.name.c_str(), book_.formats().text));
      written(worksheet_write_string(sheet, row, 1, phrase_of(column.need), book_.formats().text));
      const std::string both = fmt::format("{} · {}", column.wanted.zh, column.wanted.en);
      written(worksheet_write_string(sheet, row, 2, both.c_str(), book_.formats().text));
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
    lxw_worksheet* sheet = book_.add_sheet(kChoicesSheet);
    for (std::size_t row = 0; row <= longest; ++row) {
      for (std::size_t i = 0; i < with.size(); ++i)
        write_choice(sheet, row, static_cast<lxw_col_t>(i), table_.columns[with[i]]);
    }
    written(worksheet_set_column(sheet, 0, static_cast<lxw_col_t>(with.size() - 1), 24, nullptr));
    for (std::size_t i = 0; i < with.size(); ++i) offer_choices(data, with[i], static_cast<std::uint32_t>(i));
  }

  void write_choice(lxw_worksheet* sheet, std::size_t row, lxw_col_t at, const SheetColumn& column) {
    const auto line = static_cast<lxw_row_t>(row);
    if (row == 0)
      return written(worksheet_write_string(sheet, line, at, column.name.c_str(), book_.formats().bold));
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
  BookWriter book_;
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
  if (table.rows >= kMostSheetRows) return Failure<Problem>(too_many_rows(table.name, table.rows));
  if (table.columns.size() > kMostSheetColumns)
    return too_large(table, worded("{} 列", "{} columns", table.columns.size()),
                     worded("至多 {} 列", "at most {} columns", kMostSheetColumns));
  return WorkbookWriter(table, made).write();
}

Problem too_many_rows(std::string_view table, std::size_t rows) {
  return {kDoesNotFit, std::string(table), worded("{} 行", "{} rows", rows),
          worded("至多 {} 行", "at most {} rows", kMostSheetRows - 1), kTakeCsv};
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
