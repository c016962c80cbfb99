#include "plan/indicator_tables.h"

#include <algorithm>
#include <array>

#include "plan/numerals.h"
#include "plan/signs.h"

namespace langqiao::plan {
namespace {

using Cells = std::vector<Range>;

constexpr std::uint32_t kLongestHeadingCell = 16;  // a longer line without values ends the table

constexpr auto kNames = std::to_array<View>({U"指标", U"指标名称", U"主要指标", U"具体指标", U"指标内容",
                                             U"项目", U"名称", U"发展指标", U"核心指标", U"目标名称"});
constexpr auto kBefore = std::to_array<View>({U"基期", U"现状", U"实际", U"完成", U"基数", U"基准", U"现有"});
constexpr auto kGrowth =
    std::to_array<View>({U"年均", U"增速", U"累计", U"增长", U"属性", U"性质", U"备注", U"单位"});

template <class Words>
bool contains_any(View text, const Words& words) {
  return std::ranges::any_of(words, [&](View word) { return contains(text, word); });
}

// The cells of a line: between bars where it has two, else between tabs, else between blanks.
Cells cells_of(const Page& page, Range line) {
  const bool bars = std::ranges::count(page.view(line), U'|') >= 2;
  bool tabs = false;
  for (std::uint32_t i = line.begin + 1; i < line.end; ++i) tabs |= page.before(i) == Gap::tab;
  const auto parts_at = [&](std::uint32_t i) {
    return bars ? page.look(i) == U'|' : i > line.begin && page.before(i) >= (tabs ? Gap::tab : Gap::blank);
  };
  Cells cells;
  Range cell{line.begin, line.begin};
  for (std::uint32_t i = line.begin; i < line.end; ++i) {
    if (parts_at(i)) {
      if (!bars || i > line.begin) cells.push_back(cell);
      cell = bars ? Range{i + 1, i + 1} : Range{i, i + 1};
    } else {
      cell.end = i + 1;
    }
  }
  if (!cell.empty()) cells.push_back(cell);
  return cells;
}

struct ValueColumn {
  std::size_t index = 0;
  std::optional<int> year;
};

// What the title row says of the columns.
struct Columns {
  std::size_t count = 0;
  std::optional<std::size_t> name, unit;
  std::vector<ValueColumn> values;
};

std::optional<int> year_in(const Page& page, Range cell) {
  for (std::uint32_t i = cell.begin; i + 4 <= cell.end; ++i) {
    if (const auto year = year_at(page.dense, i)) return year;
  }
  return std::nullopt;
}

bool is_value_title(const Page& page, Range cell) {
  const View title = page.view(cell);
  if (contains_any(title, kBefore) || contains_any(title, kGrowth)) return false;
  return year_in(page, cell) || contains(title, U"目标值") || title == U"目标" || contains(title, U"规划值");
}

// Without a day of issue, the first of two years far apart is where the plan starts.
void leave_out_past(std::vector<ValueColumn>& values, std::optional<int> issued) {
  constexpr int kFarApart = 3;
  if (issued) {
    std::erase_if(values, [&](const ValueColumn& one) { return one.year && *one.year < *issued; });
  } else if (values.size() == 2 && values[0].year && values[1].year &&
             *values[1].year - *values[0].year >= kFarApart) {
    values.erase(values.begin());
  }
}

std::optional<Columns> columns_of(const Page& page, const Cells& cells, std::optional<int> issued) {
  Columns columns{.count = cells.size(), .name = {}, .unit = {}, .values = {}};
  for (std::size_t k = 0; k < cells.size(); ++k) {
    const View title = page.view(cells[k]);
    if (std::ranges::find(kNames, title) != kNames.end())
      columns.name = k;
    else if (title == U"单位" || title == U"计量单位")
      columns.unit = k;
    else if (is_value_title(page, cells[k]))
      columns.values.push_back({k, year_in(page, cells[k])});
  }
  leave_out_past(columns.values, issued);
  if (!columns.name || columns.values.empty()) return std::nullopt;
  return columns;
}

// 1.算力规模(EFLOPS): without the number; what the last bracket holds goes to `unit`.
Range name_of(const Page& page, Range cell, Range& unit) {
  constexpr std::uint32_t kLongestUnit = 8;
  while (!cell.empty() && (is_digit(page.look(cell.begin)) || among(page.look(cell.begin), U".、")))
    ++cell.begin;
  if (cell.empty() || page.look(cell.end - 1) != U')') return cell;
  const std::size_t open = page.view(cell).rfind(U'(');
  if (open == View::npos || open < 2) return cell;
  const Range inside{cell.begin + static_cast<std::uint32_t>(open) + 1, cell.end - 1};
  if (inside.empty() || inside.size() > kLongestUnit) return cell;
  if (unit.empty()) unit = inside;
  return {cell.begin, inside.begin - 1};
}

bool is_ruler(View line) { return line.find_first_not_of(U"|-:+=") == View::npos; }

std::optional<IndicatorRow> row_of(const Page& page, Range line, const Cells& cells, const Columns& columns) {
  if (cells.size() > columns.count || cells.size() + 2 < columns.count) return std::nullopt;
  const std::size_t missing = columns.count - cells.size();  // merged cells on the left
  if (*columns.name < missing) return std::nullopt;
  Range unit = columns.unit && *columns.unit >= missing ? cells[*columns.unit - missing] : Range{};
  IndicatorRow row{.line = line, .name = name_of(page, cells[*columns.name - missing], unit), .values = {}};
  for (const ValueColumn& column : columns.values) {
    const Range cell = column.index >= missing ? cells[column.index - missing] : Range{};
    if (const auto amount = amount_in_cell(page, cell, page.view(unit)))
      row.values.push_back({*amount, column.year});
  }
  if (row.name.size() < 2 || row.values.empty()) return std::nullopt;
  return row;
}

}  // namespace

std::vector<IndicatorRow> find_indicator_rows(const Page& page, std::optional<int> issued) {
  std::vector<IndicatorRow> rows;
  std::optional<Columns> columns;
  for (const Line& line : page.lines) {
    const Cells cells = cells_of(page, line.dense);
    if (cells.size() >= 2) {
      if (const auto titles = columns_of(page, cells, issued)) {
        columns = titles;
        continue;
      }
    }
    if (!columns || is_ruler(page.view(line.dense))) continue;
    if (const auto row = row_of(page, line.dense, cells, *columns))
      rows.push_back(*row);
    else if (line.dense.size() > kLongestHeadingCell)
      columns.reset();
  }
  return rows;
}

}  // namespace langqiao::plan
