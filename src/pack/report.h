// A list that a person works with, to take home as a workbook: programs, duplicates, rules … One sheet a
// list, its header frozen and filtered; and a last sheet (来源与口径) that says how the figures were made and
// where they come from, since every figure carries source, date and quality. Not for data that is to come
// back: tables that can be uploaded again are xlsx_write.h.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/quantity.h"
#include "base/result.h"
#include "city/provenance.h"

namespace langqiao::pack {

inline constexpr const char* kProofSheet = "来源与口径";

// A year or a place in a sequence: a number that nobody adds up, so it has no thousands separator.
struct Ordinal {
  std::int64_t value = 0;

  bool operator==(const Ordinal&) const = default;
};

// Nothing: unknown, an empty cell. A Share stands as a per cent, a Date as a date.
using ReportCell = std::variant<std::monostate, std::string, std::int64_t, Ordinal, Share, Date>;

struct ReportColumn {
  std::string zh;
  std::string en;
};

struct ReportRow {
  std::vector<ReportCell> cells;
  std::vector<Provenance> from;  // what its figures were counted from
};

// Where a row of the sheet has provenance, three columns are added: sources, the latest of their dates, and
// the worst of their qualities.
struct ReportSheet {
  std::string name;  // as a spreadsheet takes it: at most 31 characters, none of []:*?/\ among them
  std::vector<ReportColumn> columns;
  std::vector<ReportRow> rows;
};

// One line of the last sheet: what was asked for, how a figure is made.
struct ReportNote {
  std::string zh_label;
  std::string en_label;
  std::string text;
};

struct Report {
  std::string title;  // in Chinese; also names the file
  std::string name;   // in Latin letters, for those who cannot read the other
  std::vector<ReportSheet> sheets;
  std::vector<ReportNote> notes;
  std::vector<Source> sources;  // those that its rows may name
};

// The workbook; the same report of the same day gives the same bytes. Problems: more rows than a sheet holds,
// or more characters than a cell does. Throws std::system_error when there is no room to write.
Result<std::string, Problem> write_report(const Report& report, Date made);

// 实测, 估算, 合成.
const char* zh(Quality quality);

}  // namespace langqiao::pack
