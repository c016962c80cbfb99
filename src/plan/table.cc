#include "plan/table.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "plan/numerals.h"

namespace langqiao::plan {
namespace {

using View = std::u32string_view;

constexpr auto kTextTitles = std::to_array<View>(
    {U"序号", U"重点任务", U"任务", U"工作任务", U"主要任务", U"主要内容", U"工作内容", U"内容", U"完成时限",
     U"时限", U"完成时间", U"时间节点", U"备注", U"目标", U"项目", U"指标", U"措施"});

bool contains(View text, View word) { return text.find(word) != View::npos; }

bool is_text_title(View cell) {
  return cell.size() <= 12 &&
         std::ranges::any_of(kTextTitles, [&](View word) { return contains(cell, word); });
}

// The cells of a line: between bars where it has bars, else between tabs.
// TABs in front of character `i`, on its own line of the source; each of them ends a cell, empty or not.
std::uint32_t tabs_before(const Page& page, std::uint32_t i) {
  std::uint32_t tabs = 0;
  for (std::uint32_t at = page.at[i]; at > 0 && is_blank(page.source[at - 1]); --at) {
    if (page.source[at - 1] == U'\n' || page.source[at - 1] == U'\r') break;
    tabs += page.source[at - 1] == U'\t';
  }
  return tabs;
}

// TABs in front of a line are its indent, unless there are more between its words.
bool has_inner_tab(const Page& page, Range line) {
  for (std::uint32_t i = line.begin + 1; i < line.end; ++i) {
    if (page.before(i) == Gap::tab) return true;
  }
  return false;
}

std::vector<Range> cells_of(const Page& page, Range line) {
  const bool bars = std::ranges::count(page.view(line), U'|') >= 2;
  std::vector<Range> cells;
  Range cell{line.begin, line.begin};
  if (!bars && has_inner_tab(page, line)) cells.resize(tabs_before(page, line.begin), cell);
  for (std::uint32_t i = line.begin; i < line.end; ++i) {
    if (bars && page.look(i) == U'|') {
      if (i > line.begin) cells.push_back(cell);
      cell = {i + 1, i + 1};
    } else {
      if (!bars && i > line.begin && page.before(i) == Gap::tab) {
        cells.push_back(cell), cell = {i, i};
        cells.resize(cells.size() + tabs_before(page, i) - 1, cell);
      }
      cell.end = i + 1;
    }
  }
  if (!cell.empty()) cells.push_back(cell);
  return cells;
}

// |---|:---:|
bool is_ruler(View line) { return line.find_first_not_of(U"|-:+=") == View::npos; }

bool is_title_row(const Page& page, const std::vector<Range>& cells) {
  std::size_t titles = 0;
  for (const Range& cell : cells) titles += unit_title(page.view(cell)) || is_text_title(page.view(cell));
  return cells.size() >= 2 && titles >= 2;
}

// In a table whose rows are numbered: a line without a number under a row that lacks cells breaks that row's
// last cell.
bool goes_on(const Page& page, const Tables& tables, std::size_t line, std::size_t width,
             const std::vector<Range>& cells) {
  if (tables.rows.empty() || tables.rows.back().table + 1 != tables.columns.size()) return false;
  const TableRow& row = tables.rows.back();
  const auto number = [&](Range cell) { return small_number(page.view(cell)).has_value(); };
  return tables.lines[line - 1] && row.dense.end == page.lines[line].dense.begin &&
         number(row.cells.front()) && !cells.front().empty() && !number(cells.front()) &&
         page.look(page.lines[line].dense.begin) != U'|' && row.cells.size() < width &&
         row.cells.size() + cells.size() - 1 <= width;
}

std::vector<UnitColumn> unit_columns(const Page& page, const std::vector<Range>& cells) {
  std::vector<UnitColumn> columns;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (const auto role = unit_title(page.view(cells[i]))) columns.push_back({i, *role});
  }
  return columns;
}

}  // namespace

std::optional<DutyRole> unit_title(View title) {
  if (title.size() < 2 || title.size() > 14) return std::nullopt;
  const bool named = contains(title, U"单位") || contains(title, U"部门") || contains(title, U"科室") ||
                     contains(title, U"处室") || contains(title, U"主体");
  const bool bare = title == U"牵头" || title == U"配合" || title == U"主办" || title == U"协办";
  if (!named && !bare) return std::nullopt;
  const auto any = [&](std::initializer_list<View> words) {
    return std::ranges::any_of(words, [&](View word) { return contains(title, word); });
  };
  if (any({U"配合", U"协办", U"参与", U"参加", U"协同", U"协作", U"协助", U"支持"})) {
    return any({U"牵头", U"责任"}) ? std::nullopt : std::optional(DutyRole::support);
  }
  if (any({U"牵头", U"主办", U"主责"})) return DutyRole::lead;
  if (any({U"责任", U"负责", U"承办", U"实施", U"落实", U"完成"})) return DutyRole::joint;
  return std::nullopt;
}

Tables find_tables(const Page& page) {
  Tables tables;
  tables.lines.assign(page.lines.size(), false);
  std::size_t width = 0;  // of the table being read; 0 between tables
  for (std::size_t n = 0; n < page.lines.size(); ++n) {
    const Range line = page.lines[n].dense;
    std::vector<Range> cells = cells_of(page, line);
    if (is_title_row(page, cells)) {
      width = cells.size();
      tables.columns.push_back(unit_columns(page, cells));
      tables.lines[n] = true;
    } else if (width > 0 && goes_on(page, tables, n, width, cells)) {
      tables.lines[n] = true;
      TableRow& row = tables.rows.back();
      row.dense.end = line.end;
      row.cells.back().end = cells.front().end;
      row.cells.insert(row.cells.end(), cells.begin() + 1, cells.end());
    } else if (width > 0 && cells.size() >= 2) {
      tables.lines[n] = true;
      if (!is_ruler(page.view(line)))
        tables.rows.push_back({n, line, std::move(cells), tables.columns.size() - 1});
    } else {
      width = 0;
    }
  }
  return tables;
}

std::vector<DutyRole> flattened_columns(const Page& page) {
  for (std::size_t n = 0; n < page.lines.size(); ++n) {
    if (!unit_title(page.view(page.lines[n].dense))) continue;
    // The titles stand line under line: this one, those before and those behind.
    std::size_t first = n, last = n;
    while (first > 0 && is_text_title(page.view(page.lines[first - 1].dense))) --first;
    std::vector<DutyRole> roles;
    for (; last < page.lines.size(); ++last) {
      const View title = page.view(page.lines[last].dense);
      if (const auto role = unit_title(title))
        roles.push_back(*role);
      else if (!is_text_title(title))
        break;
    }
    if (last - first >= 2) return roles;
  }
  return {};
}

}  // namespace langqiao::plan
