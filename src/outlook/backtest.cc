#include "outlook/backtest.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>

#include "outlook/futures.h"

namespace langqiao::outlook {
namespace {

constexpr std::array kMethods = {Method::combined, Method::last_value, Method::drift, Method::damped_trend};

Candidate candidate_of(Method method) {
  switch (method) {
    case Method::drift:
      return Candidate::drift;
    case Method::damped_trend:
      return Candidate::damped_trend;
    case Method::combined:
    case Method::last_value:
      break;
  }
  return Candidate::last_value;
}

// Mean absolute change a year up to the origin; 0 with fewer than two points.
double yearly_change(const Tree& tree, std::size_t leaf, std::size_t origin) {
  const auto known = tree.known(leaf, origin);
  double sum = 0;
  for (std::size_t i = 1; i < known.size(); ++i) sum += std::abs(known[i].value - known[i - 1].value);
  return known.size() < 2 ? 0 : sum / (known.back().year - known.front().year);
}

// Windows of one length together. Shares are of one year, so dissimilarity is the mean over windows.
struct Pool {
  std::vector<Verdict> verdicts;
  double dissimilarity = 0;
  std::size_t windows = 0;
};

// Measures one level.
class Measuring {
 public:
  Measuring(Level level, const Tree& tree, const std::vector<OriginForecast>& forecasts,
            const std::vector<std::string>& codes, const std::vector<std::string>& names, Backtest& out)
      : level_(level), tree_(tree), forecasts_(forecasts), codes_(codes), names_(names), out_(out) {}

  void run(const BacktestOptions& options) {
    for (std::size_t k = 0; k < forecasts_.size(); ++k) {
      if (options.origin && tree_.years()[k] != *options.origin) continue;
      if (later_years(k) > 0) measure(k, options);
    }
    for (const auto& [key, pool] : pooled_) {
      Score all = score(pool.verdicts);
      all.dissimilarity = pool.dissimilarity / static_cast<double>(pool.windows);
      out_.by_horizon.push_back({level_, key.second, key.first, {}, pool.windows, all});
    }
    for (std::size_t leaf = 0; leaf < longest_.size(); ++leaf)
      out_.series.push_back(std::move(longest_[leaf]));
  }

 private:
  std::size_t later_years(std::size_t origin) const {
    return std::min(tree_.years().size() - origin - 1, forecasts_[origin].targets.size());
  }

  void measure(std::size_t origin, const BacktestOptions& options) {
    const Paths paths = paths_at(tree_, forecasts_, origin, options.futures, options.seed, options.threads);
    std::vector<double> yearly(tree_.leaves());
    for (std::size_t leaf = 0; leaf < tree_.leaves(); ++leaf)
      yearly[leaf] = yearly_change(tree_, leaf, origin);
    for (std::size_t j = 0; j < later_years(origin); ++j) measure_window(origin, j, paths, yearly);
    note_weights(origin);
  }

  void measure_window(std::size_t origin, std::size_t target, const Paths& paths,
                      const std::vector<double>& yearly) {
    const OriginForecast& at = forecasts_[origin];
    const int year = at.targets[target], years = year - tree_.years()[origin];
    std::vector<double> low(tree_.leaves(), kMissing), high(tree_.leaves(), kMissing);
    if (paths.spread) low = quantile_of(paths, target, 0.1), high = quantile_of(paths, target, 0.9);
    for (const Method method : kMethods) {
      std::vector<Verdict> verdicts;
      std::vector<std::size_t> leaves;
      for (std::size_t leaf = 0; leaf < tree_.leaves(); ++leaf) {
        const double base = tree_.last(leaf, origin), actual = tree_.value(leaf, origin + 1 + target);
        const double said =
            method == Method::combined ? at.of(leaf, target) : at.of(candidate_of(method), leaf, target);
        if (!is_known(base) || !is_known(actual) || !is_known(said)) continue;
        Verdict verdict{base, said, actual, yearly[leaf], kMissing, kMissing};
        if (method == Method::combined) verdict.low = low[leaf], verdict.high = high[leaf];
        verdicts.push_back(verdict);
        leaves.push_back(leaf);
      }
      if (verdicts.empty()) continue;
      out_.by_window.push_back({level_, method, years, tree_.years()[origin], 1, score(verdicts)});
      Pool& pool = pooled_[{years, method}];
      pool.verdicts.insert(pool.verdicts.end(), verdicts.begin(), verdicts.end());
      pool.dissimilarity += out_.by_window.back().score.dissimilarity;
      ++pool.windows;
      if (method == Method::combined) keep_longest(tree_.years()[origin], year, leaves, verdicts);
    }
  }

  void keep_longest(int origin, int year, const std::vector<std::size_t>& leaves,
                    const std::vector<Verdict>& verdicts) {
    if (!longest_.empty() && year - origin < longest_.front().year - longest_.front().origin) return;
    longest_.clear();
    for (std::size_t i = 0; i < leaves.size(); ++i)
      longest_.push_back({level_, codes_[leaves[i]], names_[leaves[i]], origin, year, verdicts[i]});
  }

  void note_weights(std::size_t origin) {
    const OriginForecast& at = forecasts_[origin];
    WeightsAtOrigin weights{level_, tree_.years()[origin], {}, {}};
    for (const auto& of_target : at.weights) {
      for (std::size_t c = 0; c < kCandidates; ++c)
        weights.candidates[c] += of_target[c] / static_cast<double>(at.weights.size());
    }
    out_.weights.push_back(weights);
  }

  Level level_;
  const Tree& tree_;
  const std::vector<OriginForecast>& forecasts_;
  const std::vector<std::string>& codes_;
  const std::vector<std::string>& names_;
  Backtest& out_;
  std::map<std::pair<int, Method>, Pool> pooled_;
  std::vector<SeriesResult> longest_;
};

std::optional<Problem> misfit(const std::vector<int>& years, const BacktestOptions& options,
                              const std::string& where) {
  const std::string list = fmt::format("{}", fmt::join(years, " "));
  if (years.size() < 2) {
    return Problem{{"历史数据不足，无法回测", "The history is too short for a backtest"},
                   where,
                   years.empty() ? Wording{"没有一年有数据", "no year with numbers"}
                                 : worded("只有 {}", "only {}", years.front()),
                   {"至少两年的数据", "numbers of two years at least"},
                   {"请补上更多年份", "Add more years"}};
  }
  const auto at = std::ranges::find(years, options.origin.value_or(years.front()));
  if (at == years.end() || at + 1 == years.end()) {
    return Problem{{"不能从这一年起预测", "No forecast can start from this year"},
                   "--origin",
                   at == years.end()
                       ? worded("{}，数据中没有这一年", "{}, which the history has not", *options.origin)
                       : worded("{}，之后没有数据", "{}, after which there is nothing", *options.origin),
                   worded("有数据且不是最后一年：{}", "a year of the history, not the last: {}", list),
                   {"请改用其中一年", "Use one of these years"}};
  }
  const auto within = [&](int origin, int year) {
    return year > origin && year - origin <= *options.horizon;
  };
  const auto some = [&](int origin) {
    return (!options.origin || origin == *options.origin) &&
           std::ranges::any_of(years, [&](int year) { return within(origin, year); });
  };
  if (options.horizon && std::ranges::none_of(years, some)) {
    return Problem{
        {"预测期内没有可比的年份", "No year to compare lies within the horizon"},
        "--horizon",
        worded("{} 年", "{} years", *options.horizon),
        worded("能到达下一个有数据的年份：{}", "long enough for the next year with numbers: {}", list),
        {"请放长预测期，或换起点", "Take a longer horizon, or another origin"}};
  }
  return std::nullopt;
}

}  // namespace

Result<Backtest, Problem> backtest(const History& history, const BacktestOptions& options) {
  const HistoryTables tables = tables_of(history);
  const Demand demand = demand_of(
      tables, {.most_years = options.horizon.value_or(1000), .more_targets = {}, .threads = options.threads});
  if (auto problem = misfit(demand.years, options, history.id)) return Failure<Problem>(std::move(*problem));
  Backtest out{.years = demand.years,
               .industries = tables.industries.size(),
               .occupations = tables.occupations.size(),
               .matrix_years = tables.matrix.years};
  if (demand.occupations)
    Measuring(Level::occupation, *demand.occupations, demand.of_occupations, tables.occupations,
              tables.occupation_names, out)
        .run(options);
  for (WeightsAtOrigin& weights : out.weights) {
    const auto at = std::ranges::find(demand.years, weights.origin) - demand.years.begin();
    weights.ways = demand.ways[static_cast<std::size_t>(at)];
  }
  if (demand.industries)
    Measuring(Level::industry, *demand.industries, demand.of_industries, tables.industries,
              tables.industry_names, out)
        .run(options);
  return out;
}

}  // namespace langqiao::outlook
