#include "pack/history_read.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "pack/head.h"
#include "pack/intake.h"

namespace langqiao::pack {
namespace {

namespace fs = std::filesystem;

std::vector<std::string_view> history_table_names() {
  std::vector<std::string_view> names{Table<HistoryHead>::name};
  const History none;
  for_each_history_table(none,
                         [&](const auto& rows) { names.push_back(Table<RecordOf<decltype(rows)>>::name); });
  return names;
}

template <class R>
std::vector<R> take_rows(std::string_view bytes, const std::string& file, std::vector<std::uint32_t>& lines,
                         RowErrors& errors) {
  FileReading about{.file = file, .table = Table<R>::name, .encoding = {}};
  RowsRead<R> read = read_bytes<R>(bytes, about, {});
  std::vector<bool> bad(read.rows.size(), false);
  for (const std::uint32_t row : read.bad) bad[row] = true;
  drop_rows(read.rows, read.lines, bad);
  errors.append(std::move(read.errors));
  lines = std::move(read.lines);
  return std::move(read.rows);
}

// What makes the rows of several tables no history.
class HistoryCheck {
 public:
  HistoryCheck(const History& history, const std::map<std::string_view, std::vector<std::uint32_t>>& lines,
               RowErrors& errors)
      : history_(history), lines_(lines), errors_(errors) {}

  void run() {
    for_each_history_table(history_, [&](const auto& rows) { keys_once(rows); });
    something_to_forecast();
    collect_codes();
    known_codes();
    parts_sum_to_one();
    parents(history_.industries, &HistoryIndustry::parent);
    parents(history_.occupations, &HistoryOccupation::group);
    rates();
  }

 private:
  template <class R>
  void report(const std::vector<R>& rows, std::size_t row, std::string_view column, Wording found,
              Wording wanted, Wording action) {
    static_cast<void>(rows);
    const auto lines = lines_.find(Table<R>::name);
    errors_.add({fmt::format("{}/{}.csv", history_.id, Table<R>::name),
                 lines == lines_.end() || row >= lines->second.size() ? 0 : lines->second[row],
                 std::string(column), std::move(found), std::move(wanted), std::move(action)});
  }

  template <class R>
  static std::string key_text(const R& row) {
    std::string key;
    append_key(row, key);
    if constexpr (std::same_as<R, HistoryEmployment>) key += '\x1f' + row.industry + '\x1f' + row.occupation;
    return key;
  }

  template <class R>
  void keys_once(const std::vector<R>& rows) {
    std::unordered_set<std::string> seen;
    seen.reserve(rows.size());
    for (std::size_t row = 0; row < rows.size(); ++row) {
      std::string key = key_text(rows[row]);
      if (seen.insert(key).second) continue;
      std::ranges::replace(key, '\x1f', ' ');
      report(rows, row, first_column<R>(), as_is(key), kKeyOnce,
             {"请删去其中一行", "remove one of the rows"});
    }
  }

  void something_to_forecast() {
    if (!history_.employment.empty() || !history_.occupation_totals.empty() ||
        !history_.industry_totals.empty())
      return;
    errors_.add({history_.id,
                 0,
                 "",
                 {"没有就业数据", "no employment"},
                 {"employment.csv、occupation_totals.csv 或 industry_totals.csv 中的行",
                  "rows in employment.csv, occupation_totals.csv or industry_totals.csv"},
                 {"请补上其中一张表", "add one of these tables"}});
  }

  // A table of codes that is left out is what the other tables name.
  void collect_codes() {
    for (const auto& row : history_.industries) industries_.insert(row.code);
    for (const auto& row : history_.occupations) occupations_.insert(row.code);
    for (const CodeChange& row : history_.code_changes)
      (row.kind == CodeKind::industry ? industries_ : occupations_).insert(row.from);
  }

  template <class R>
  void known(const std::vector<R>& rows, std::string_view column, std::string R::* member, CodeKind kind) {
    const bool industry = kind == CodeKind::industry;
    if (industry ? history_.industries.empty() : history_.occupations.empty()) return;
    const auto& codes = industry ? industries_ : occupations_;
    for (std::size_t row = 0; row < rows.size(); ++row) {
      const std::string& code = rows[row].*member;
      if (code.empty() || codes.contains(code)) continue;
      report(rows, row, column, as_is(code),
             worded("{}.csv 中的 code，或 code_changes.csv 中的 from_code",
                    "a code of {}.csv or a from_code of code_changes.csv",
                    industry ? "industries" : "occupations"),
             {"请补上这个编号，或更正单元格", "add the code, or correct the cell"});
    }
  }

  void known_codes() {
    known(history_.employment, "industry", &HistoryEmployment::industry, CodeKind::industry);
    known(history_.employment, "occupation", &HistoryEmployment::occupation, CodeKind::occupation);
    known(history_.industry_totals, "industry", &IndustryTotal::industry, CodeKind::industry);
    known(history_.occupation_totals, "occupation", &OccupationTotal::occupation, CodeKind::occupation);
    known(history_.separations, "occupation", &SeparationRate::occupation, CodeKind::occupation);
    known(history_.crosswalk, "occupation", &HistoryCrosswalk::occupation, CodeKind::occupation);
    for (std::size_t row = 0; row < history_.employment.size(); ++row) {
      if (!history_.employment[row].industry.empty() || !history_.employment[row].occupation.empty())
        continue;
      report(history_.employment, row, "occupation", kEmptyCell,
             {"行业或职业的编号", "the code of an industry or of an occupation"},
             {"请填写其中一个单元格，或去掉这一行", "fill one of the two cells, or leave the row out"});
    }
  }

  void parts_sum_to_one() {
    struct Sum {
      double share = 0;
      std::size_t rows = 0, stated = 0, first = 0;
    };
    std::map<std::tuple<CodeKind, std::string, int>, Sum> sums;
    const auto& rows = history_.code_changes;
    for (std::size_t row = 0; row < rows.size(); ++row) {
      Sum& sum = sums[{rows[row].kind, rows[row].from, rows[row].year.year}];
      if (sum.rows++ == 0) sum.first = row;
      if (rows[row].share) sum.share += rows[row].share->value, ++sum.stated;
    }
    constexpr double kRounding = 0.02;
    for (const auto& [key, sum] : sums) {
      if (sum.stated == 0 || (sum.stated == sum.rows && std::abs(sum.share - 1) <= kRounding)) continue;
      report(rows, sum.first, "share",
             worded("{} 的各部分合计 {:.3f}", "parts of {} that sum to {:.3f}", std::get<1>(key), sum.share),
             {"合计为 1，或全部留空（平分）", "parts that sum to 1, or none at all (an even split)"},
             {"请更正各部分", "correct the parts"});
    }
  }

  // Walks up from every row; who meets itself stands in a ring.
  template <class R>
  void parents(const std::vector<R>& rows, std::string R::* parent) {
    std::unordered_map<std::string, std::size_t> at;
    for (std::size_t row = 0; row < rows.size(); ++row) at.emplace(rows[row].code, row);
    for (std::size_t row = 0; row < rows.size(); ++row) {
      std::size_t now = row, steps = 0;
      for (auto up = at.find(rows[now].*parent); up != at.end() && steps <= rows.size(); ++steps) {
        now = up->second;
        if (now == row) break;
        up = at.find(rows[now].*parent);
      }
      if (steps == 0 && now != row) continue;
      if (now != row || at.find(rows[row].*parent) == at.end()) continue;
      report(rows, row, std::same_as<R, HistoryIndustry> ? "parent" : "group", as_is(rows[row].*parent),
             {"不回到自身的上级", "a parent that does not lead back to the row itself"},
             {"请更正上级", "correct the parent"});
    }
  }

  void rates() {
    const auto& rows = history_.separations;
    for (std::size_t row = 0; row < rows.size(); ++row) {
      const double both = rows[row].leave.value + rows[row].move.value;
      if (both <= 1) continue;
      report(rows, row, "leave_share", worded("合计 {:.3f}", "{:.3f} together", both),
             {"两个比率合计不超过 1", "two shares that sum to 1 at most"},
             {"请更正这两个比率", "correct the two shares"});
    }
  }

  const History& history_;
  const std::map<std::string_view, std::vector<std::uint32_t>>& lines_;
  RowErrors& errors_;
  std::unordered_set<std::string> industries_;
  std::unordered_set<std::string> occupations_;
};

void refuse_unknown_files(const fs::path& folder, const std::string& id, RowErrors& errors) {
  const auto names = history_table_names();
  std::set<std::string> unknown;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (!name.ends_with(".csv") || name.starts_with('.')) continue;
    if (std::ranges::find(names, name.substr(0, name.size() - 4)) == names.end()) unknown.insert(name);
  }
  for (const std::string& name : unknown)
    errors.add({id + "/" + name,
                0,
                "",
                {"未知的文件", "an unknown file"},
                worded("下列表：{}", "tables: {}", fmt::join(names, " ")),
                {"请改为表的名称，或移出文件夹", "rename it to a table, or take it out of the folder"}});
}

}  // namespace

bool read_history_table(std::string_view table, std::string_view bytes, const std::string& file,
                        History& history, std::vector<std::uint32_t>& lines, RowErrors& errors) {
  if (table == Table<HistoryHead>::name) {
    auto rows = take_rows<HistoryHead>(bytes, file, lines, errors);
    if (rows.size() == 1) history.head = std::move(rows.front());
    if (rows.size() > 1)
      errors.add({file,
                  lines[1],
                  "",
                  {"第二行数据", "a second row"},
                  {"一行", "one row"},
                  {"请删去其他行", "remove the other rows"}});
    return true;
  }
  bool found = false;
  for_each_history_table(history, [&](auto& rows) {
    using R = RecordOf<decltype(rows)>;
    if (Table<R>::name != table) return;
    found = true;
    rows = take_rows<R>(bytes, file, lines, errors);
  });
  return found;
}

Result<History, RowErrors> read_history(const fs::path& folder, const Progress& progress) {
  History history;
  RowErrors errors;
  history.id = name_of_folder(folder);
  if (!fs::is_directory(folder)) {
    errors.add({folder.string(),
                0,
                "",
                {"没有这个文件夹", "no such folder"},
                {"回测数据包的文件夹", "the folder of a backtest pack"},
                {"请检查文件夹名", "check the name of the folder"}});
    return Failure<RowErrors>(std::move(errors));
  }
  refuse_unknown_files(folder, history.id, errors);
  std::map<std::string_view, std::vector<std::uint32_t>> lines;
  const auto names = history_table_names();
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (progress) progress("read", i, names.size());
    const fs::path path = folder / fmt::format("{}.csv", names[i]);
    if (!fs::exists(path)) continue;
    const std::string file = fmt::format("{}/{}.csv", history.id, names[i]);
    if (fs::file_size(path) > kMostFileBytes) {
      errors.add(too_large(file, fs::file_size(path)));
      continue;
    }
    read_history_table(names[i], bytes_of(path), file, history, lines[names[i]], errors);
  }
  // Rows that a bad cell took out would be missed by their neighbours: faults across rows are told of whole
  // tables only.
  if (errors.empty()) HistoryCheck(history, lines, errors).run();
  if (!errors.empty()) return Failure<RowErrors>(std::move(errors));
  return history;
}

}  // namespace langqiao::pack
