#include "outlook/history_tables.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace langqiao::outlook {
namespace {

struct PartOf {
  std::string code;
  double share;
};
using Parts = std::vector<PartOf>;

// Carries codes of one kind from the edition of a year to the latest.
class Recoding {
 public:
  Recoding(const std::vector<CodeChange>& changes, CodeKind kind) {
    for (const CodeChange& change : changes)
      if (change.kind == kind) splits_[change.year.year][change.from].push_back(&change);
  }

  const Parts& latest(const std::string& code, int year) {
    const auto next = splits_.upper_bound(year);
    const int edition = next == splits_.end() ? 9999 : next->first;
    auto& known = known_[edition];
    const auto found = known.find(code);
    if (found != known.end()) return found->second;
    Parts parts{{code, 1}};
    for (auto change = next; change != splits_.end(); ++change) parts = split(parts, change->second);
    return known.emplace(code, std::move(parts)).first->second;
  }

  // The codes that stopped after `year`: what a table of that year is expected to name.
  std::vector<std::string> old_codes(int year) const {
    std::vector<std::string> codes;
    const auto next = splits_.upper_bound(year);
    if (next == splits_.end()) return codes;
    for (const auto& [code, changes] : next->second) codes.push_back(code);
    return codes;
  }

 private:
  using Split = std::map<std::string, std::vector<const CodeChange*>>;

  static Parts split(const Parts& parts, const Split& by) {
    std::map<std::string, double> out;
    for (const PartOf& part : parts) {
      const auto found = by.find(part.code);
      if (found == by.end()) {
        out[part.code] += part.share;
        continue;
      }
      double sum = 0;
      const double even = 1.0 / static_cast<double>(found->second.size());
      for (const CodeChange* change : found->second) sum += change->share ? change->share->value : even;
      for (const CodeChange* change : found->second)
        out[change->to] += part.share * (change->share ? change->share->value : even) / sum;
    }
    Parts list;
    for (const auto& [code, share] : out) list.push_back({code, share});
    return list;
  }

  std::map<int, Split> splits_;
  std::map<int, std::unordered_map<std::string, Parts>> known_;
};

// A sum that is missing as soon as a part of it is.
struct Sum {
  double value = 0;
  bool missing = false;
  void add(const SurveyedPersons& persons, double share) {
    if (share == 0) return;
    if (!persons.is_known()) missing = true;
    if (persons.is_known()) value += share * persons.persons;
  }
  double get() const { return missing ? kMissing : value; }
};

using Totals = std::map<std::string, std::map<int, Sum>>;  // by code, then year

struct TotalRow {
  int year;
  const std::string* code;
  SurveyedPersons persons;
};

Totals carried(const std::vector<TotalRow>& rows, Recoding& recoding) {
  Totals totals;
  std::map<int, std::unordered_set<std::string>> named;
  std::unordered_set<std::string> ever;
  for (const TotalRow& row : rows) {
    for (const PartOf& part : recoding.latest(*row.code, row.year))
      totals[part.code][row.year].add(row.persons, part.share);
    named[row.year].insert(*row.code);
    ever.insert(*row.code);
  }
  for (const auto& [year, codes] : named) {
    for (const std::string& old : recoding.old_codes(year)) {
      if (!ever.contains(old) || codes.contains(old)) continue;
      for (const PartOf& part : recoding.latest(old, year))
        if (part.share > 0) totals[part.code][year].missing = true;
    }
  }
  return totals;
}

struct CodedCell {
  int year;
  std::string industry, occupation;
  auto operator<=>(const CodedCell&) const = default;
};

// Positions of codes in a sorted list.
class Positions {
 public:
  explicit Positions(const std::vector<std::string>& codes) {
    for (std::size_t i = 0; i < codes.size(); ++i) at_.emplace(codes[i], i);
  }
  std::size_t of(const std::string& code) const {
    const auto found = at_.find(code);
    return found == at_.end() ? SIZE_MAX : found->second;
  }

 private:
  std::unordered_map<std::string, std::size_t> at_;
};

// The codes among `all` above which no other of them stands.
template <class Row>
std::vector<std::string> lowest(const std::set<std::string>& all, const std::vector<Row>& rows,
                                std::string Row::* parent) {
  std::unordered_map<std::string, std::string> up;
  for (const Row& row : rows) up.emplace(row.code, row.*parent);
  std::unordered_set<std::string> above;
  for (const std::string& code : all) {
    std::size_t steps = 0;
    for (auto at = up.find(code); at != up.end() && !at->second.empty() && steps++ < rows.size();
         at = up.find(at->second))
      above.insert(at->second);
  }
  std::vector<std::string> codes;
  for (const std::string& code : all)
    if (!above.contains(code)) codes.push_back(code);
  return codes;
}

template <class Row>
std::vector<std::string> names_of(const std::vector<std::string>& codes, const std::vector<Row>& rows) {
  std::unordered_map<std::string, std::string> known;
  for (const Row& row : rows) known.emplace(row.code, row.name);
  std::vector<std::string> names;
  for (const std::string& code : codes) names.push_back(known[code]);
  return names;
}

template <class Row>
void group_by_parent(const std::vector<std::string>& codes, const std::vector<Row>& rows,
                     std::string Row::* parent, Panel& panel) {
  std::unordered_map<std::string, std::string> up;
  bool named = false;
  for (const Row& row : rows) {
    up.emplace(row.code, row.*parent);
    named |= !(row.*parent).empty();
  }
  std::vector<std::string> group;
  for (const std::string& code : codes) {
    const auto at = up.find(code);
    group.push_back(named ? (at == up.end() ? "" : at->second) : code.substr(0, 2));
  }
  std::vector<std::string> all = group;
  std::ranges::sort(all);
  all.erase(std::unique(all.begin(), all.end()), all.end());
  if (!named && all.size() * 2 > codes.size()) {  // letters that group nothing
    std::ranges::fill(group, "");
    all.assign(codes.empty() ? 0 : 1, "");
  }
  panel.groups = all.size();
  for (const std::string& name : group)
    panel.group.push_back(static_cast<std::uint32_t>(std::ranges::lower_bound(all, name) - all.begin()));
}

// The series of a row or column of the matrix, followed on cells that are known.
template <class At>
void follow(std::size_t years, std::size_t cells, const At& at, std::vector<double>& out) {
  std::vector<double> carried(cells, kMissing);
  double level = kMissing;
  out.assign(years, kMissing);
  for (std::size_t year = 0; year < years; ++year) {
    double now = 0, before = 0, sum = 0;
    bool any = false;
    for (std::size_t cell = 0; cell < cells; ++cell) {
      const double value = at(year, cell);
      if (!is_known(value)) continue;
      any = true;
      sum += value;
      if (is_known(carried[cell])) now += value, before += carried[cell];
      carried[cell] = value;
    }
    if (!any) continue;
    const double growth = before > 0 ? now / before : 1;
    level = !is_known(level) || level == 0 ? sum : level * growth;
    for (std::size_t cell = 0; cell < cells; ++cell)  // what is not known is taken to go with the others
      if (!is_known(at(year, cell))) carried[cell] *= growth;
    out[year] = level;
  }
}

void fill_panel(const std::vector<std::string>& codes, const Totals& totals,
                const std::vector<int>& matrix_years,
                const std::function<std::vector<double>(std::size_t)>& from_matrix, Panel& panel) {
  std::vector<std::map<int, double>> series(codes.size());
  std::set<int> years;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    const auto stated = totals.find(codes[i]);
    if (stated != totals.end()) {
      for (const auto& [year, sum] : stated->second)
        if (!sum.missing) series[i][year] = sum.value;
    }
    if (series[i].empty() && !matrix_years.empty()) {
      const std::vector<double> values = from_matrix(i);
      for (std::size_t year = 0; year < values.size(); ++year)
        if (is_known(values[year])) series[i][matrix_years[year]] = values[year];
    }
    for (const auto& [year, value] : series[i]) years.insert(year);
  }
  panel.years.assign(years.begin(), years.end());
  panel.values.assign(codes.size() * panel.years.size(), kMissing);
  for (std::size_t i = 0; i < codes.size(); ++i) {
    for (const auto& [year, value] : series[i])
      panel.at(i, static_cast<std::size_t>(std::ranges::lower_bound(panel.years, year) -
                                           panel.years.begin())) = value;
  }
}

// The rows of employment of both an industry and an occupation, carried into the latest codes.
class Cells {
 public:
  Cells(const History& history, Recoding& industry_codes, Recoding& occupation_codes)
      : history_(history), industry_codes_(industry_codes), occupation_codes_(occupation_codes) {}

  // Codes that they name.
  void name_codes(std::set<std::string>& industries, std::set<std::string>& occupations) const {
    each([&](const HistoryEmployment& row) {
      for (const PartOf& part : industry_codes_.latest(row.industry, row.year.year))
        industries.insert(part.code);
      for (const PartOf& part : occupation_codes_.latest(row.occupation, row.year.year))
        occupations.insert(part.code);
    });
  }

  Matrix matrix(const std::vector<std::string>& industries, const std::vector<std::string>& occupations) {
    std::set<int> years;
    each([&](const HistoryEmployment& row) { years.insert(row.year.year); });
    Matrix matrix{.years = {years.begin(), years.end()},
                  .industries = industries.size(),
                  .occupations = occupations.size()};
    const std::size_t size = matrix.years.size() * matrix.industries * matrix.occupations;
    matrix.values.assign(size, kMissing);
    std::vector<bool> suppressed(size, false);
    const Positions industry_at(industries), occupation_at(occupations);
    each([&](const HistoryEmployment& row) { add(row, industry_at, occupation_at, matrix, suppressed); });
    for (std::size_t i = 0; i < size; ++i)
      if (suppressed[i]) matrix.values[i] = kMissing;
    return matrix;
  }

 private:
  template <class Tell>
  void each(Tell tell) const {
    for (const HistoryEmployment& row : history_.employment)
      if (!row.industry.empty() && !row.occupation.empty()) tell(row);
  }

  void add(const HistoryEmployment& row, const Positions& industry_at, const Positions& occupation_at,
           Matrix& matrix, std::vector<bool>& suppressed) const {
    const auto year = static_cast<std::size_t>(std::ranges::lower_bound(matrix.years, row.year.year) -
                                               matrix.years.begin());
    for (const PartOf& in : industry_codes_.latest(row.industry, row.year.year)) {
      for (const PartOf& as : occupation_codes_.latest(row.occupation, row.year.year)) {
        const std::size_t i = industry_at.of(in.code), o = occupation_at.of(as.code);
        if (i == SIZE_MAX || o == SIZE_MAX || in.share * as.share == 0) continue;
        double& cell = matrix.at(year, i, o);
        if (!row.persons.is_known()) {
          suppressed[(year * matrix.industries + i) * matrix.occupations + o] = true;
        } else {
          cell = (is_known(cell) ? cell : 0) + in.share * as.share * row.persons.persons;
        }
      }
    }
  }

  const History& history_;
  Recoding& industry_codes_;
  Recoding& occupation_codes_;
};

// Totals that were published, also as rows of employment that leave the other code empty.
std::vector<TotalRow> totals_of_industries(const History& history) {
  std::vector<TotalRow> rows;
  for (const IndustryTotal& row : history.industry_totals)
    rows.push_back({row.year.year, &row.industry, row.persons});
  for (const HistoryEmployment& row : history.employment)
    if (row.occupation.empty()) rows.push_back({row.year.year, &row.industry, row.persons});
  return rows;
}
std::vector<TotalRow> totals_of_occupations(const History& history) {
  std::vector<TotalRow> rows;
  for (const OccupationTotal& row : history.occupation_totals)
    rows.push_back({row.year.year, &row.occupation, row.persons});
  for (const HistoryEmployment& row : history.employment)
    if (row.industry.empty()) rows.push_back({row.year.year, &row.occupation, row.persons});
  return rows;
}

void fill_panels(HistoryTables& tables, const Totals& industries, const Totals& occupations) {
  const Matrix& matrix = tables.matrix;
  const std::size_t years = matrix.years.size();
  const auto of_industry = [&](std::size_t i) {
    std::vector<double> out;
    follow(
        years, matrix.occupations, [&](std::size_t year, std::size_t o) { return matrix.at(year, i, o); },
        out);
    return out;
  };
  const auto of_occupation = [&](std::size_t o) {
    std::vector<double> out;
    follow(
        years, matrix.industries, [&](std::size_t year, std::size_t i) { return matrix.at(year, i, o); },
        out);
    return out;
  };
  fill_panel(tables.industries, industries, matrix.years, of_industry, tables.by_industry);
  fill_panel(tables.occupations, occupations, matrix.years, of_occupation, tables.by_occupation);
}

}  // namespace

HistoryTables tables_of(const History& history) {
  Recoding industry_codes(history.code_changes, CodeKind::industry);
  Recoding occupation_codes(history.code_changes, CodeKind::occupation);
  const Totals industries = carried(totals_of_industries(history), industry_codes);
  const Totals occupations = carried(totals_of_occupations(history), occupation_codes);
  Cells cells(history, industry_codes, occupation_codes);

  std::set<std::string> all_industries, all_occupations;
  for (const auto& [code, years] : industries) all_industries.insert(code);
  for (const auto& [code, years] : occupations) all_occupations.insert(code);
  cells.name_codes(all_industries, all_occupations);

  HistoryTables tables;
  tables.industries = lowest(all_industries, history.industries, &HistoryIndustry::parent);
  tables.occupations = lowest(all_occupations, history.occupations, &HistoryOccupation::group);
  tables.industry_names = names_of(tables.industries, history.industries);
  tables.occupation_names = names_of(tables.occupations, history.occupations);
  group_by_parent(tables.industries, history.industries, &HistoryIndustry::parent, tables.by_industry);
  group_by_parent(tables.occupations, history.occupations, &HistoryOccupation::group, tables.by_occupation);
  tables.matrix = cells.matrix(tables.industries, tables.occupations);
  fill_panels(tables, industries, occupations);
  return tables;
}

}  // namespace langqiao::outlook
