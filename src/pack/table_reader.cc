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

std::string listed(const ColumnNames& columns) {
  std::string list;
  for (const ColumnName& column : columns) list.append(list.empty() ? "" : " ").append(column.name);
  return list;
}

Layout read_header(const RowView& header, const ColumnNames& columns, const std::string& file,
                   RowErrors& errors) {
  Layout layout{std::vector(columns.size(), Layout::kAbsent), header.cells.size()};
  const auto report = [&](std::string_view column, std::string_view found, std::string wanted,
                          std::string action) {
    errors.add(
        {file, header.line, std::string(column), std::string(found), std::move(wanted), std::move(action)});
  };
  if (header.fault != nullptr) {
    report("", header.fault->found, std::string(header.fault->wanted), "correct the header line");
    return layout;
  }
  while (layout.width > 0 && is_blank_cell(header.cells[layout.width - 1])) --layout.width;
  for (std::size_t cell = 0; cell < layout.width; ++cell) {
    const std::string name = half_width(trimmed(header.cells[cell]));
    const auto column = std::ranges::find(columns, name, &ColumnName::name);
    if (column == columns.end()) {
      report(shown(name), "an unknown column", "columns " + listed(columns), "rename or remove the column");
      continue;
    }
    std::size_t& at = layout.cells[static_cast<std::size_t>(column - columns.begin())];
    if (at != Layout::kAbsent) report(name, "the column twice", "the column once", "remove one of the two");
    at = cell;
  }
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (layout.cells[i] == Layout::kAbsent && columns[i].need != Need::may)
      report(columns[i].name, "no such column", fmt::format("a column {}", columns[i].name),
             "add the column");
  }
  return layout;
}

bool is_whole(const RowView& row, const FileForm& form, RowErrors& errors) {
  if (row.fault != nullptr) {
    errors.add({form.file, row.line, "", std::string(row.fault->found), std::string(row.fault->wanted),
                "correct the row"});
    return false;
  }
  const std::size_t width = form.layout.width;
  const bool enough = row.cells.size() >= width;
  if (enough && std::ranges::all_of(row.cells.subspan(width), is_blank_cell)) return true;
  errors.add({form.file, row.line, "", fmt::format("{} cells", row.cells.size()),
              fmt::format("{} cells, as in the header", width),
              "give every column a cell, and put cells with commas in quotes"});
  return false;
}

bool is_blank_row(const RowView& row) {
  return row.fault == nullptr && row.cell_faults.empty() && std::ranges::all_of(row.cells, is_blank_cell);
}

std::optional<std::string_view> cell_text(const CellPlace& place, bool keep_width, std::string& buffer,
                                          bool& good, RowErrors& errors) {
  const auto refuse = [&](std::string found, std::string wanted, std::string action) {
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
    return refuse("an empty cell", "a value", "fill the cell, or leave the row out");
  }
  if (place.form.odd) {
    if (std::string odd = odd_character(cell); !odd.empty())
      return refuse(std::move(odd), "readable text", "type the cell again and save the file as UTF-8");
  }
  if (keep_width || is_ascii(cell)) return cell;
  buffer = half_width(cell);
  return buffer;
}

void report_cell(const CellPlace& place, std::string wanted, RowErrors& errors) {
  errors.add({place.form.file, place.row.line, std::string(place.column.name),
              shown(trimmed(place.row.cells[place.cell])), std::move(wanted), "correct the cell"});
}

std::size_t expected_rows(std::string_view text) {
  constexpr std::size_t kSample = std::size_t{1} << 16;
  const std::string_view sample = text.substr(0, kSample);
  const std::size_t lines = count_letter(sample, '\n') + 1;
  return sample.size() == text.size() ? lines : lines * (text.size() / kSample + 1);
}

}  // namespace langqiao::pack
