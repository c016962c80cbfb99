// From rule files to a rulebook. Pure: texts in, rulebook or problems out; reading a folder from disk is the
// one function at the end.
//
// A file holds one rule and is named after it: `cn/internship.interns_per_unit.toml`.
//
//   id = "internship.interns_per_unit"      kind = "limit"        (Kind)
//   jurisdiction = "cn"                     unit = "share_bp"     (Unit)
//   title_zh = "…"   title_en = "…"         note_zh = "…"   note_en = "…"      (notes may be left out)
//   [[value]]
//   from = 2016-04-11                       until = 2021-12-30    (last day; left out: until further notice)
//   share_bp = 1000                         (the key is the unit; see below)
//   force = "must"                          (Force)
//   citation = { document = "…", article = "…", address = "…", grade = "R", checked = 2026-11-23 }
//
// The value by unit: share_bp, persons, money_fen, years, months, days, count are whole numbers from 0; a
// share ends at 10000; flag is true or false; text is { zh, en }; list is [{ id, zh, en }, …]; k_of_n is { k,
// conditions = [{ id, zh, en }, …] } with 1 ≤ k ≤ n; percent_points is { points, base_year, deadline_year };
// yearly_window is { from, until } with days such as "09-01".
// `checked = "none"` says that the wording has not been compared with a copy; what is graded R has been, and
// says when.
//
// `jurisdictions.toml` lists the places: [[jurisdiction]] id, title_zh, title_en, parent (none at the top).
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "rulebook/rulebook.h"

namespace langqiao::rulebook {

struct RuleFile {
  std::string path;  // relative to the rulebook's folder, with '/'
  std::string text;
};

// The rulebook in these files, or every problem in them (see also Rulebook::build). The order of files does
// not matter.
Result<Rulebook, std::vector<Problem>> load(std::span<const RuleFile> files);

// All *.toml files below `folder`, by path. A folder or file that cannot be read is a problem.
Result<std::vector<RuleFile>, Problem> files_in(const std::string& folder);

}  // namespace langqiao::rulebook
