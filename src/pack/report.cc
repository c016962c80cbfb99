#include "pack/report.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <set>

#include "base/text.h"
#include "city/names.h"
#include "pack/book_writer.h"
#include "pack/xlsx_read.h"

namespace langqiao::pack {
namespace {

constexpr Words kDoesNotFit{"列表太长，一个工作表放不下", "the list does not fit in a sheet"};
constexpr std::size_t kNarrowest = 8;
constexpr std::size_t kWidest = 60;
constexpr std::size_t kRowsMeasured = 500;
constexpr double kHeadingHeight = 32;  // two lines

const char* meaning_of(Quality quality) {
  switch (quality) {
    case Quality::measured:
      return "由权责方统计或公布 counted or published by who owns the fact";
    case Quality::estimated:
      return "按说明的方法推算，或来自非官方整理 derived by a stated method, or from an unofficial list";
    case Quality::synthetic:
      break;
  }
  return "生成器造的数，只供试用，不作依据 made by the generator for trial; never evidence";
}

// What is known of the rows of one source and one quality.
struct Origin {
  std::int64_t rows = 0;
  Date latest;
};
using Origins = std::map<std::pair<std::string, Quality>, Origin>;

void count(const std::vector<Provenance>& from, Origins& origins) {
  std::set<std::pair<std::string, Quality>> seen;
  for (const Provenance& each : from) {
    const std::pair key(each.source.text(), each.quality);
    Origin& origin = origins[key];
    origin.latest = origin.rows == 0 ? each.as_of : std::max(origin.latest, each.as_of);
    origin.rows += seen.insert(key).second ? 1 : 0;
  }
}

// Sources, the latest date, the worst quality.
std::vector<ReportCell> proof_of(const std::vector<Provenance>& from) {
  if (from.empty()) return {std::monostate{}, std::monostate{}, std::monostate{}};
  std::set<std::string> sources;
  for (const Provenance& each : from) sources.insert(each.source.text());
  return {fmt::format("{}", fmt::join(sources, "、")),
          std::ranges::max_element(from, {}, &Provenance::as_of)->as_of,
          std::string(zh(std::ranges::max_element(from, {}, &Provenance::quality)->quality))};
}

class ReportWriter {
 public:
  ReportWriter(const Report& report, Date made) : report_(report), made_(made), book_(report.title, made) {}

  Result<std::string, Problem> write() {
    for (const ReportSheet& sheet : report_.sheets) {
      if (const auto problem = write_sheet(sheet)) return Failure<Problem>(*problem);
    }
    write_proof();
    return book_.close();
  }

 private:
  std::optional<Problem> write_sheet(const ReportSheet& sheet) {
    const bool proved =
        std::ranges::any_of(sheet.rows, [](const ReportRow& row) { return !row.from.empty(); });
    std::vector<ReportColumn> columns = sheet.columns;
    if (proved)
      columns.insert(columns.end(), {{"来源", "source"}, {"数据截至", "as of"}, {"质量", "quality"}});
    lxw_worksheet* to = book_.add_sheet(sheet.name);
    widths_.assign(columns.size(), kNarrowest);
    write_headings(to, columns);
    lxw_row_t line = 1;
    for (const ReportRow& row : sheet.rows) {
      std::vector<ReportCell> cells = row.cells;
      cells.resize(sheet.columns.size());
      if (proved) std::ranges::copy(proof_of(row.from), std::back_inserter(cells));
      if (const auto problem = write_cells(to, line, cells, sheet)) return problem;
      count(row.from, origins_);
      ++line;
    }
    const auto last = static_cast<lxw_col_t>(columns.size() - 1);
    written(worksheet_autofilter(to, 0, 0, std::max<lxw_row_t>(1, line - 1), last));
    lay_out(to);
    return std::nullopt;
  }

  void write_headings(lxw_worksheet* to, const std::vector<ReportColumn>& columns) {
    written(worksheet_set_row(to, 0, kHeadingHeight, nullptr));
    for (std::size_t i = 0; i < columns.size(); ++i) {
      book_.text(to, 0, static_cast<lxw_col_t>(i), columns[i].zh + "\n" + columns[i].en,
                 book_.formats().heading);
      // Two more for the arrow of the filter.
      widths_[i] = std::max(widths_[i], std::max(width_of(columns[i].zh), width_of(columns[i].en)) + 3);
    }
  }

  std::optional<Problem> write_cells(lxw_worksheet* to, lxw_row_t line, const std::vector<ReportCell>& cells,
                                     const ReportSheet& sheet) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const auto* text = std::get_if<std::string>(&cells[i]);
      if (text != nullptr && length_of(with_escapes(*text)) > kMostCharacters)
        return Problem{kDoesNotFit,
                       sheet.name,
                       worded("第 {1} 行有一个单元格共 {0} 个字符", "a cell of {0} characters in row {1}",
                              length_of(*text), line + 1),
                       worded("至多 {} 个字符", "at most {} characters", kMostCharacters),
                       {"请改为获取 JSON", "ask for the list as JSON"}};
      write_cell(to, line, static_cast<lxw_col_t>(i), cells[i]);
      if (line <= kRowsMeasured && text != nullptr) widths_[i] = std::max(widths_[i], width_of(*text) + 1);
      if (std::holds_alternative<Date>(cells[i])) widths_[i] = std::max<std::size_t>(widths_[i], 12);
    }
    return std::nullopt;
  }

  void write_cell(lxw_worksheet* to, lxw_row_t line, lxw_col_t column, const ReportCell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell)) {
      if (!text->empty()) book_.text(to, line, column, *text);
    } else if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
      number(to, line, column, static_cast<double>(*whole), book_.formats().grouped);
    } else if (const auto* ordinal = std::get_if<Ordinal>(&cell)) {
      number(to, line, column, static_cast<double>(ordinal->value), book_.formats().whole);
    } else if (const auto* share = std::get_if<Share>(&cell)) {
      number(to, line, column, static_cast<double>(share->basis_points()) / Share::kWhole,
             book_.formats().percent);
    } else if (const auto* day = std::get_if<Date>(&cell)) {
      if (*day >= BookWriter::kFirstDate)
        book_.date(to, line, column, *day);
      else
        book_.text(to, line, column, day->iso());
    }
  }

  static void number(lxw_worksheet* to, lxw_row_t line, lxw_col_t column, double value, lxw_format* format) {
    written(worksheet_write_number(to, line, column, value, format));
  }

  void lay_out(lxw_worksheet* to) {
    for (std::size_t i = 0; i < widths_.size(); ++i) {
      const auto column = static_cast<lxw_col_t>(i);
      written(worksheet_set_column(to, column, column, static_cast<double>(std::min(widths_[i], kWidest)),
                                   nullptr));
    }
  }

  // What was asked for and how it was made; what the marks of quality mean; the sources.
  void write_proof() {
    lxw_worksheet* to = book_.add_sheet(kProofSheet);
    std::vector<ReportNote> notes = {{"标题", "title", report_.title}, {"制表日期", "made on", made_.iso()}};
    notes.insert(notes.end(), report_.notes.begin(), report_.notes.end());
    for (const auto& [quality, name] : names(Quality{}))
      notes.push_back({zh(quality), std::string(name), meaning_of(quality)});
    lxw_row_t line = 0;
    for (const ReportNote& note : notes) {
      book_.text(to, line, 0, note.zh_label + " " + note.en_label,
                 line == 0 ? book_.formats().bold : book_.formats().text);
      book_.text(to, line, 1, note.text, line == 0 ? book_.formats().bold : book_.formats().text);
      ++line;
    }
    if (!origins_.empty()) write_origins(to, line + 1);
    constexpr std::array<double, 8> kWidths = {28, 44, 12, 12, 12, 30, 40, 60};
    for (lxw_col_t i = 0; i < kWidths.size(); ++i)
      written(worksheet_set_column(to, i, i, kWidths[i], nullptr));
  }

  void write_origins(lxw_worksheet* to, lxw_row_t line) {
    constexpr std::array<const char*, 8> kTitles = {"来源 source",    "名称 title", "质量 quality",
                                                    "数据截至 as of", "行数 rows",  "发布者 publisher",
                                                    "地址 address",   "说明 note"};
    for (lxw_col_t i = 0; i < kTitles.size(); ++i) book_.text(to, line, i, kTitles[i], book_.formats().bold);
    for (const auto& [key, origin] : origins_) {
      ++line;
      const auto source =
          std::ranges::find(report_.sources, key.first, [](const Source& each) { return each.id.text(); });
      const Source unknown;
      const Source& known = source == report_.sources.end() ? unknown : *source;
      const std::array<ReportCell, 8> cells = {key.first,     known.title, std::string(zh(key.second)),
                                               origin.latest, origin.rows, known.publisher,
                                               known.address, known.note};
      for (lxw_col_t i = 0; i < cells.size(); ++i) write_cell(to, line, i, cells[i]);
    }
  }

  const Report& report_;
  Date made_;
  BookWriter book_;
  Origins origins_;
  std::vector<std::size_t> widths_;
};

}  // namespace

Result<std::string, Problem> write_report(const Report& report, Date made) {
  for (const ReportSheet& sheet : report.sheets) {
    if (sheet.rows.size() >= kMostSheetRows)
      return Failure<Problem>(
          {kDoesNotFit,
           sheet.name,
           worded("{} 行", "{} rows", sheet.rows.size()),
           worded("至多 {} 行", "at most {} rows", kMostSheetRows - 1),
           {"请缩小筛选范围，或改为获取 JSON", "narrow the filters, or ask for the list as JSON"}});
  }
  return ReportWriter(report, made).write();
}

const char* zh(Quality quality) {
  switch (quality) {
    case Quality::measured:
      return "实测";
    case Quality::estimated:
      return "估算";
    case Quality::synthetic:
      break;
  }
  return "合成";
}

}  // namespace langqiao::pack
