#include "outlook/openings.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <set>

#include "base/parallel.h"
#include "outlook/combine.h"
#include "outlook/futures.h"
#include "outlook/staffing.h"

namespace langqiao::outlook {
namespace {

constexpr double kStaffingDamping = 0.9;  // share of a drift of staffing that lasts from year to year
constexpr double kRounding = 0.01;

using YearTotals = std::map<int, double>;
using ByIndustry = std::map<std::string, YearTotals>;

ByIndustry employment_of(const OpeningsInput& input, bool& synthetic) {
  ByIndustry totals;
  for (const Employment& row : input.employment) {
    if (input.region && row.region != *input.region) continue;
    totals[row.industry.text()][row.year.begins()] += static_cast<double>(row.employed.count());
    synthetic |= row.provenance.quality == Quality::synthetic;
  }
  return totals;
}

// Industries that stand above others with people are not counted again.
void drop_parents(std::span<const Industry> industries, ByIndustry& totals) {
  std::map<std::string, std::string> up;
  for (const Industry& industry : industries)
    if (industry.parent) up[industry.id.text()] = industry.parent->text();
  std::set<std::string> above;
  for (const auto& [code, years] : totals) {
    std::size_t steps = 0;
    for (auto at = up.find(code); at != up.end() && steps++ < industries.size(); at = up.find(at->second))
      above.insert(at->second);
  }
  for (const std::string& code : above) totals.erase(code);
}

std::optional<Problem> misfit_of_rates(const Separations& rates, const std::string& where) {
  const double both = rates.leave + rates.move;
  if (rates.leave >= 0 && rates.move >= 0 && both <= 1) return std::nullopt;
  return Problem{{"离职与转岗比率不合理", "The rates of leaving and moving make no sense"},
                 where,
                 worded("{:.3f} 与 {:.3f}", "{:.3f} and {:.3f}", rates.leave, rates.move),
                 {"各不小于 0，合计不大于 1", "each 0 or more, 1 together at most"},
                 {"请更正比率", "Correct the rates"}};
}

std::optional<Problem> misfit(const OpeningsInput& input, const ByIndustry& totals) {
  if (totals.empty()) {
    return Problem{{"没有就业数据", "There is no employment"},
                   "employment",
                   input.region ? worded("地区 {} 没有行", "no row of region {}", input.region->text())
                                : Wording{"空表", "an empty table"},
                   {"各行业各年的从业人数", "people employed by industry and year"},
                   {"请补上就业数据", "Add employment"}};
  }
  if (input.staffing.empty()) {
    return Problem{{"没有岗位结构", "There is no staffing pattern"},
                   "staffing",
                   {"空表", "an empty table"},
                   {"各行业中各职业的占比", "shares of occupations in each industry"},
                   {"请补上岗位结构", "Add staffing patterns"}};
  }
  std::map<std::pair<std::string, int>, double> sums;
  for (const Staffing& row : input.staffing)
    sums[{row.industry.text(), row.year.begins()}] += row.share.part();
  for (const auto& [key, sum] : sums) {
    const auto& [industry, year] = key;
    if (std::abs(sum - 1) > kRounding) {
      return Problem{{"岗位结构的占比合计不为 1", "The shares of a staffing pattern do not sum to 1"},
                     fmt::format("staffing {} {}", industry, year),
                     worded("合计 {:.4f}", "{:.4f} together", sum),
                     {"合计 1（10000 基点）", "1 together (10000 basis points)"},
                     {"请更正这个行业这一年的占比", "Correct the shares of this industry and year"}};
    }
    const auto at = totals.find(industry);
    if (at != totals.end() && !at->second.contains(year)) {
      return Problem{
          {"岗位结构所在年份没有就业数据", "A staffing pattern stands in a year without employment"},
          fmt::format("staffing {} {}", industry, year),
          worded("就业数据缺少 {} 年", "no employment in {}", year),
          {"这个行业这一年的从业人数", "people employed in this industry and year"},
          {"请补上这一年，或去掉这个岗位结构", "Add the year, or leave the pattern out"}};
    }
  }
  if (auto problem = misfit_of_rates(input.usual, "outlook.leave_rate outlook.move_rate")) return problem;
  for (const auto& [occupation, rates] : std::map(input.by_occupation.begin(), input.by_occupation.end()))
    if (auto problem = misfit_of_rates(rates, occupation)) return problem;
  return std::nullopt;
}

Panel panel_of(const ByIndustry& totals, std::span<const Industry> industries) {
  std::map<std::string, std::string> up;
  for (const Industry& industry : industries)
    if (industry.parent) up[industry.id.text()] = industry.parent->text();
  std::set<int> years;
  std::map<std::string, std::uint32_t> groups;
  for (const auto& [code, of] : totals) {
    for (const auto& [year, people] : of) years.insert(year);
    groups.emplace(up[code], 0);
  }
  std::uint32_t number = 0;
  for (auto& [name, group] : groups) group = number++;
  Panel panel{.years = {years.begin(), years.end()}, .values = {}, .group = {}, .groups = groups.size()};
  panel.values.assign(totals.size() * years.size(), kMissing);
  for (const auto& [code, of] : totals) {
    panel.group.push_back(groups.at(up[code]));
    for (const auto& [year, people] : of)
      panel.at(panel.group.size() - 1, static_cast<std::size_t>(std::ranges::lower_bound(panel.years, year) -
                                                                panel.years.begin())) = people;
  }
  return panel;
}

std::size_t position(const std::vector<std::string>& in, const std::string& code) {
  const auto at = std::ranges::lower_bound(in, code);
  return at == in.end() || *at != code ? SIZE_MAX : static_cast<std::size_t>(at - in.begin());
}

// One filled cell of the staffing patterns of all years.
struct Cell {
  std::uint32_t industry, occupation;
};

class Projection {
 public:
  Projection(const OpeningsInput& input, const ByIndustry& totals)
      : input_(input), tree_(panel_of(totals, input.industries)) {
    for (const auto& [code, years] : totals) industries_.push_back(code);
    std::set<std::string> occupations;
    for (const Staffing& row : input.staffing)
      if (position(industries_, row.industry.text()) != SIZE_MAX) occupations.insert(row.occupation.text());
    occupations_.assign(occupations.begin(), occupations.end());
    base_ = tree_.years().back();
    fill_matrix(totals);
  }

  OpeningsFan run() {
    CombineOptions options{
        .most_years = static_cast<int>(input_.years), .more_targets = {}, .threads = input_.threads};
    for (std::size_t year = 0; year < input_.years; ++year)
      options.more_targets.push_back(base_ + 1 + static_cast<int>(year));
    const auto forecasts = forecast_at_origins(tree_, options);
    find_shares();
    OpeningsFan fan = empty_fan();
    fill_middle(forecasts.back(), fan);
    const Paths paths =
        paths_at(tree_, forecasts, forecasts.size() - 1, input_.futures, input_.seed, input_.threads);
    parallel_for(input_.futures, input_.threads,
                 [&](std::size_t future) { fill_future(paths, future, fan); });
    return fan;
  }

 private:
  std::size_t count() const { return occupations_.size(); }

  void fill_matrix(const ByIndustry& totals) {
    std::set<int> years;
    for (const Staffing& row : input_.staffing) years.insert(row.year.begins());
    matrix_.years.assign(years.begin(), years.end());
    matrix_.industries = industries_.size();
    matrix_.occupations = count();
    matrix_.values.assign(matrix_.years.size() * industries_.size() * count(), kMissing);
    for (const Staffing& row : input_.staffing) {
      const std::size_t i = position(industries_, row.industry.text());
      if (i == SIZE_MAX) continue;
      const std::size_t o = position(occupations_, row.occupation.text());
      const auto year = static_cast<std::size_t>(std::ranges::lower_bound(matrix_.years, row.year.begins()) -
                                                 matrix_.years.begin());
      matrix_.at(year, i, o) = totals.at(industries_[i]).at(row.year.begins()) * row.share.part();
    }
  }

  // Shares by year from the base on, over the cells that are filled.
  void find_shares() {
    const StaffingPatterns staffing = staffing_at(matrix_, base_);
    const double since = matrix_.years.empty() ? 0 : base_ - matrix_.years.back();
    std::vector<bool> staffed(industries_.size(), false);
    for (std::size_t i = 0; i < industries_.size(); ++i) {
      for (std::size_t o = 0; o < count(); ++o) {
        if (!is_known(staffing.share[i * count() + o])) continue;
        cells_.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(o)});
        staffed[i] = true;
      }
    }
    for (std::size_t year = 0; year <= input_.years; ++year) {
      auto shares = shares_after(matrix_, staffing, kStaffingDamping, since + static_cast<double>(year));
      for (const Cell& cell : cells_) shares_.push_back(shares[cell.industry * count() + cell.occupation]);
    }
    for (std::size_t i = 0; i < industries_.size(); ++i)
      if (!staffed[i]) unstaffed_.push_back(industries_[i]);
  }

  // People by occupation in one year (0: the base) when industries have `people(i)`.
  template <class People>
  void staff(std::size_t year, const People& people, std::span<double> out) const {
    std::ranges::fill(out, 0);
    const double* share = &shares_[year * cells_.size()];
    for (const Cell& cell : cells_) out[cell.occupation] += people(cell.industry) * *share++;
  }

  Separations rates(std::size_t occupation) const {
    const auto own = input_.by_occupation.find(occupations_[occupation]);
    return own == input_.by_occupation.end() ? input_.usual : own->second;
  }

  double tilt(std::size_t year, std::size_t occupation) const {
    if (!input_.adverts || year > 0) return 1;
    const auto change = input_.adverts->change.find(occupations_[occupation]);
    return change == input_.adverts->change.end()
               ? 1
               : std::pow(std::max(0.0, 1 + change->second), input_.adverts->elasticity);
  }

  OpeningsFan empty_fan() const {
    OpeningsFan fan{
        .first_year = base_ + 1, .years = input_.years, .futures = input_.futures, .seed = input_.seed};
    for (std::size_t o = 0; o < count(); ++o) {
      fan.occupations.emplace_back(occupations_[o]);
      fan.estimated_rates |= rates(o).assumed;
    }
    for (const std::string& code : unstaffed_) fan.unstaffed.emplace_back(code);
    fan.openings.resize(input_.futures * input_.years * count());
    fan.employed.resize((input_.years + 1) * count());
    fan.growth.resize(input_.years * count());
    fan.replacement.resize(input_.years * count());
    return fan;
  }

  void fill_middle(const OriginForecast& said, OpeningsFan& fan) const {
    for (std::size_t year = 0; year <= input_.years; ++year) {
      staff(
          year,
          [&](std::size_t i) {
            return year == 0 ? tree_.last(i, tree_.years().size() - 1) : said.of(i, year - 1);
          },
          std::span(fan.employed).subspan(year * count(), count()));
    }
    for (std::size_t year = 0; year < input_.years; ++year) {
      for (std::size_t o = 0; o < count(); ++o) {
        const double before = fan.employed[year * count() + o],
                     after = fan.employed[(year + 1) * count() + o];
        const Separations by = rates(o);
        fan.growth[year * count() + o] = tilt(year, o) * std::max(0.0, after - before);
        fan.replacement[year * count() + o] = tilt(year, o) * (by.leave + by.move) * (before + after) / 2;
      }
    }
  }

  void fill_future(const Paths& paths, std::size_t future, OpeningsFan& fan) const {
    std::vector<double> before(fan.employed.begin(),
                               fan.employed.begin() + static_cast<std::ptrdiff_t>(count()));
    std::vector<double> after(count());
    for (std::size_t year = 0; year < input_.years; ++year) {
      staff(year + 1, [&](std::size_t i) { return paths.at(future, year, i); }, after);
      for (std::size_t o = 0; o < count(); ++o) {
        const Separations by = rates(o);
        fan.openings[fan.at(future, year, o)] =
            tilt(year, o) *
            (std::max(0.0, after[o] - before[o]) + (by.leave + by.move) * (before[o] + after[o]) / 2);
      }
      before.swap(after);
    }
  }

  const OpeningsInput& input_;
  Tree tree_;
  std::vector<std::string> industries_, occupations_, unstaffed_;
  int base_ = 0;
  Matrix matrix_;
  std::vector<Cell> cells_;
  std::vector<double> shares_;  // by year, then cell
};

}  // namespace

Result<OpeningsFan, Problem> openings_of(const OpeningsInput& input) {
  bool synthetic = false;
  ByIndustry totals = employment_of(input, synthetic);
  drop_parents(input.industries, totals);
  if (auto problem = misfit(input, totals)) return Failure<Problem>(std::move(*problem));
  OpeningsFan fan = Projection(input, totals).run();
  fan.synthetic = synthetic || std::ranges::any_of(input.staffing, [](const Staffing& row) {
                    return row.provenance.quality == Quality::synthetic;
                  });
  return fan;
}

}  // namespace langqiao::outlook
