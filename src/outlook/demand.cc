#include "outlook/demand.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "base/parallel.h"
#include "outlook/staffing.h"

namespace langqiao::outlook {
namespace {

// The panel with a column for each of `years`; the new ones hold nothing.
Panel over_years(const Panel& panel, const std::vector<int>& years) {
  Panel out{years, std::vector(panel.leaves() * years.size(), kMissing), panel.group, panel.groups};
  for (std::size_t leaf = 0; leaf < panel.leaves(); ++leaf) {
    for (std::size_t k = 0; k < panel.years.size(); ++k) {
      const auto at = std::ranges::lower_bound(years, panel.years[k]) - years.begin();
      out.at(leaf, static_cast<std::size_t>(at)) = panel.at(leaf, k);
    }
  }
  return out;
}

// Ways to an occupation: its own series, and industries with staffing that drifts more or less lastingly.
constexpr std::array kDrifts = {0.0, 0.85, 0.95};
constexpr std::size_t kWays = 1 + kDrifts.size();
using ByWay = std::array<double, kWays>;
// What a way weighs before any window is seen: as much on its own series as on industries.
constexpr ByWay kLeaning = {0.5, 0.15, 0.2, 0.15};
// Two ways together do better than the better of them mostly, so the choice stays blunt: a way 10 % worse on
// one origin weighs 0.45 of the other.
constexpr double kSharpness = 8;

class TwoWays {
 public:
  TwoWays(const HistoryTables& tables, Demand& demand, unsigned threads)
      : matrix_(tables.matrix), demand_(demand), threads_(threads), said_(demand.years.size()) {}

  void run() {
    parallel_for(demand_.years.size(), threads_, [&](std::size_t k) { go_by_industries(k); });
    for (std::size_t k = 0; k < demand_.years.size(); ++k) said_[k][0] = demand_.of_occupations[k].combined;
    demand_.ways.resize(demand_.years.size());
    parallel_for(demand_.years.size(), threads_, [&](std::size_t k) { join(k); });
  }

 private:
  const Tree& occupations() const { return *demand_.occupations; }

  void go_by_industries(std::size_t origin) {
    const int year = demand_.years[origin];
    const auto known = std::ranges::upper_bound(matrix_.years, year) - matrix_.years.begin();
    const OriginForecast& of_industries = demand_.of_industries[origin];
    const auto& targets = of_industries.targets;
    if (known == 0 || targets.empty()) return;
    const double since = year - matrix_.years[static_cast<std::size_t>(known) - 1];
    const StaffingPatterns staffing = staffing_at(matrix_, year);
    std::vector<double> before(matrix_.industries), after(matrix_.industries);
    for (std::size_t i = 0; i < matrix_.industries; ++i) before[i] = demand_.industries->last(i, origin);
    for (std::size_t way = 1; way < kWays; ++way) {
      auto& said = said_[origin][way];
      said.assign(demand_.of_occupations[origin].combined.size(), kMissing);
      const auto now = shares_after(matrix_, staffing, kDrifts[way - 1], since);
      for (std::size_t j = 0; j < targets.size(); ++j) {
        for (std::size_t i = 0; i < matrix_.industries; ++i) after[i] = of_industries.of(i, j);
        const auto then = shares_after(matrix_, staffing, kDrifts[way - 1], since + targets[j] - year);
        const auto growth = growth_by_occupation(matrix_, before, after, now, then);
        for (std::size_t o = 0; o < matrix_.occupations; ++o)
          said[o * targets.size() + j] = occupations().last(o, origin) * growth[o];
      }
    }
  }

  // Share of all people that each way misplaced, over windows that had ended, as ln weights.
  ByWay weights(std::size_t origin, std::size_t target) const {
    ByWay loss{};
    double weight = 0, origins = 0;
    const double years = demand_.of_occupations[origin].targets[target] - demand_.years[origin];
    for (std::size_t from = 0; from < origin; ++from) {
      if (said_[from][1].empty()) continue;
      const OriginForecast& at = demand_.of_occupations[from];
      double most = 0;
      for (std::size_t j = 0; from + 1 + j <= origin && j < at.targets.size(); ++j) {
        ByWay wrong{};
        double people = 0;
        for (std::size_t o = 0; o < occupations().leaves(); ++o) {
          const double actual = occupations().value(o, from + 1 + j);
          if (!is_known(actual) || !is_known(said_[from][1][o * at.targets.size() + j])) continue;
          people += actual;
          for (std::size_t way = 0; way < kWays; ++way)
            wrong[way] += std::abs(said_[from][way][o * at.targets.size() + j] - actual);
        }
        if (people == 0) continue;
        const double length = at.targets[j] - demand_.years[from];
        const double near = std::min(length, years) / std::max(length, years) *
                            static_cast<double>(from + 1) / static_cast<double>(origin + 1);
        for (std::size_t way = 0; way < kWays; ++way) loss[way] += near * wrong[way] / people;
        weight += near;
        most = std::max(most, near);
      }
      origins += most;
    }
    const double least = *std::ranges::min_element(loss);
    ByWay out{};
    double sum = 0;
    for (std::size_t way = 0; way < kWays; ++way) {
      const double worse = weight > 0 && least > 0 ? loss[way] / least - 1 : 0;
      sum += out[way] = kLeaning[way] * std::exp(-kSharpness * origins * worse);
    }
    for (double& each : out) each /= sum;
    return out;
  }

  void join(std::size_t origin) {
    OriginForecast& at = demand_.of_occupations[origin];
    if (said_[origin][1].empty()) return;
    Ways& ways = demand_.ways[origin];
    ways.own_series = 0;
    const double each = 1 / static_cast<double>(at.targets.size());
    for (std::size_t j = 0; j < at.targets.size(); ++j) {
      const ByWay by = weights(origin, j);
      ways.own_series += each * by[0];
      ways.staffing_kept += each * by[1];
      ways.staffing_drifting += each * (by[2] + by[3]);
      join_target(origin, j, by);
    }
  }

  // The weighted mean in logs; groups and total become the sums of their occupations.
  void join_target(std::size_t origin, std::size_t target, const ByWay& by) {
    OriginForecast& at = demand_.of_occupations[origin];
    const std::size_t count = at.targets.size();
    for (std::size_t node = occupations().leaves(); node < occupations().nodes(); ++node)
      if (is_known(at.combined[node * count + target])) at.combined[node * count + target] = 0;
    for (std::size_t o = 0; o < occupations().leaves(); ++o) {
      double& own = at.combined[o * count + target];
      if (!is_known(own)) continue;
      if (own > 0 && said_[origin][1][o * count + target] > 0) {
        double logs = 0;
        for (std::size_t way = 0; way < kWays; ++way)
          logs += by[way] * std::log(said_[origin][way][o * count + target] / own);
        own *= std::exp(logs);
      }
      at.combined[occupations().parent(o) * count + target] += own;
      at.combined[occupations().total() * count + target] += own;
    }
  }

  const Matrix& matrix_;
  Demand& demand_;
  unsigned threads_;
  std::vector<std::array<std::vector<double>, kWays>> said_;  // by origin and way, then node and target
};

}  // namespace

Demand demand_of(const HistoryTables& tables, const CombineOptions& options) {
  std::set<int> years(tables.by_industry.years.begin(), tables.by_industry.years.end());
  years.insert(tables.by_occupation.years.begin(), tables.by_occupation.years.end());
  Demand demand;
  demand.years.assign(years.begin(), years.end());
  demand.ways.resize(demand.years.size());
  if (demand.years.empty()) return demand;
  if (tables.by_industry.leaves() > 0) {
    demand.industries.emplace(over_years(tables.by_industry, demand.years));
    demand.of_industries = forecast_at_origins(*demand.industries, options);
  }
  if (tables.by_occupation.leaves() > 0) {
    demand.occupations.emplace(over_years(tables.by_occupation, demand.years));
    demand.of_occupations = forecast_at_origins(*demand.occupations, options);
  }
  if (demand.industries && demand.occupations && !tables.matrix.years.empty())
    TwoWays(tables, demand, options.threads).run();
  return demand;
}

}  // namespace langqiao::outlook
