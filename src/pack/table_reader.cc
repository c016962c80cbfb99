#include "pack/table_reader.h"

#include <fmt/format.h>

#include "base/text.h"
#include "pack/file_text.h"

namespace langqiao::pack {
namespace {

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<signed char>(c) >= 0; });
}

bool is_blank_cell(std::string_view cell) { return trimmed(cell).empty(); }

}  // namespace

std::string shown(std::string_view cell) {
  constexpr std::size_t kMost = 120;
  std::size_t at = 0;
  for (std::size_t letters = 0; letters < kMost && at < cell.size(); ++letters)
    at += code_point_at(cell, at).bytes;
  return at == cell.size() ? std::string(cell) : std::string(cell.substr(0, at)) + "…";
}

std::string_view trimmed(std::string_view cell) {
  const auto plain = [](char c) { return c > ' '; };
  return !cell.empty() && plain(cell.front()) && plain(cell.back()) ? cell : trim(cell);
}

Wording header_with(const ColumnNames& columns) {
  return worded("含有这些列的表头：{}", "a header with columns {}", listed(columns));
}

std::string listed(const ColumnNames& columns) {
  std::string list;
  for (const ColumnName& column : columns) list.append(list.empty() ? "" : " ").append(column.name);
  return list;
}

Layout read_header(const RowView& header, const ColumnNames& columns, const std::string& file,
                   RowErrors& errors) {
  Layout layout{std::vector(columns.size(), Layout::kAbsent), header.cells.size()};
  const auto report = [&](std::string_view column, Wording found, Wording wanted, Wording action) {
    errors.add(
        {file, header.line, std::string(column), std::move(found), std::move(wanted), std::move(action)});
  };
  if (header.fault != nullptr) {
    report("", header.fault->found, header.fault->wanted, {"请更正表头", "correct the header line"});
    return layout;
  }
  while (layout.width > 0 && is_blank_cell(header.cells[layout.width - 1])) --layout.width;
  for (std::size_t cell = 0; cell < layout.width; ++cell) {
    const std::string name = half_width(trimmed(header.cells[cell]));
    const auto column = std::ranges::find(columns, name, &ColumnName::name);
    if (column == columns.end()) {
      report(shown(name), {"未知的列", "an unknown column"}, worded("列 {}", "columns {}", listed(columns)),
             {"请改列名，或删去这一列", "rename or remove the column"});
      continue;
    }
    std::size_t& at = layout.cells[static_cast<std::size_t>(column - columns.begin())];
    if (at != Layout::kAbsent)
      report(name, {"这一列出现两次", "the column twice"}, {"这一列只出现一次", "the column once"},
             {"请删去其中一列", "remove one of the two"});
    at = cell;
  }
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (layout.cells[i] == Layout::kAbsent && columns[i].need != Need::may)
      report(columns[i].name, {"没有这一列", "no such column"},
             worded("列 {}", "a column {}", columns[i].name), {"请补上这一列", "add the column"});
  }
  return layout;
}

bool is_whole(const RowView& row, const FileForm& form, RowErrors& errors) {
  if (row.fault != nullptr) {
    errors.add(
        {form.file, row.line, "", row.fault->found, row.fault->wanted, {"请更正这一行", "correct the row"}});
    return false;
  }
  const std::size_t width = form.layout.width;
  const bool enough = row.cells.size() >= width;
  if (enough && std::ranges::all_of(row.cells.subspan(width), is_blank_cell)) return true;
  errors.add({form.file,
              row.line,
              "",
              worded("{} 个单元格", "{} cells", row.cells.size()),
              worded("{} 个单元格，与表头相同", "{} cells, as in the header", width),
              {"请让每一列都有单元格，含逗号的单元格加引号",
               "give every column a cell, and put cells with commas in quotes"}});
  return false;
}

bool is_blank_row(const RowView& row) {
  return row.fault == nullptr && row.cell_faults.empty() && std::ranges::all_of(row.cells, is_blank_cell);
}

std::optional<std::string_view> cell_text(const CellPlace& place, bool keep_width, std::string& buffer,
                                          bool& good, RowErrors& errors) {
  const auto refuse = [&](Wording found, Wording wanted, Wording action) {
    good = false;
    errors.add({place.form.file, place.row.line, std::string(place.column.name), std::move(found),
                std::move(wanted), std::move(action)});
    return std::nullopt;
  };
  if (!place.row.cell_faults.empty()) {
    const auto fault = std::ranges::find(place.row.cell_faults, place.cell, &CellFault::column);
    if (fault != place.row.cell_faults.end()) return refuse(fault->found, fault->wanted, fault->action);
  }
  const std::string_view cell = trimmed(place.row.cells[place.cell]);
  if (cell.empty()) {
    if (place.column.need == Need::may) return std::nullopt;
    return refuse(kEmptyCell, {"值", "a value"},
                  {"请填写单元格，或去掉这一行", "fill the cell, or leave the row out"});
  }
  if (place.form.odd) {
    if (Wording odd = odd_character(cell); !odd.empty())
      return refuse(
          std::move(odd), {"可读的文字", "readable text"},
          {"请重新输入单元格，并把文件存为 UTF-8", "type the cell again and save the file as UTF-8"});
  }
  if (keep_width || is_ascii(cell)) return cell;
  buffer = half_width(cell);
  return buffer;
}

void report_cell(const CellPlace& place, Wording wanted, RowErrors& errors) {
  errors.add({place.form.file, place.row.line, std::string(place.column.name),
              as_is(shown(trimmed(place.row.cells[place.cell]))), std::move(wanted), kCorrectCell});
}

std::size_t expected_rows(std::string_view text) {
  constexpr std::size_t kSample = std::size_t{1} << 16;
  const std::string_view sample = text.substr(0, kSample);
  const std::size_t lines = count_letter(sample, '\n') + 1;
  return sample.size() == text.size() ? lines : lines * (text.size() / kSample + 1);
}

}  // namespace langqiao::pack
