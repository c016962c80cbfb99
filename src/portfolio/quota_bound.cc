#include "portfolio/quota_bound.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "base/parallel.h"
#include "portfolio/quota_path.h"
#include "portfolio/quota_turnover.h"

namespace langqiao::portfolio {
namespace {

constexpr std::size_t kOfferings = 128;  // that one thread takes at a time
constexpr int kTurnoverRounds = 3;       // of the prices of openings and closings, for each of all
constexpr double kNever = std::numeric_limits<double>::infinity();

void add_counts(const std::vector<int>& most, std::uint32_t years, std::vector<double>& high) {
  for (std::uint32_t year = 0; year < years; ++year)
    high.push_back(year < most.size() ? static_cast<double>(most[year]) : kNever);
}

}  // namespace

QuotaBound::QuotaBound(const QuotaProblem& problem, const QuotaUses& uses, unsigned threads)
    : problem_(problem), uses_(uses), threads_(threads) {
  for (const QuotaLimit& limit : problem.limits) {
    low_.push_back(limit.low);
    high_.push_back(limit.high);
  }
  add_counts(problem.openings_at_most, problem.years, high_);
  add_counts(problem.closings_at_most, problem.years, high_);
  low_.resize(high_.size(), -kNever);
}

double QuotaBound::least_cost(std::span<const double> slope, std::span<const double> prices, double hoped,
                              int rounds) {
  const std::size_t limits = problem_.limits.size();
  std::vector<double> offered(prices.begin(), prices.end());
  if (kept_.empty()) kept_.resize(high_.size(), 0.0);
  offered.insert(offered.end(), kept_.begin() + static_cast<std::ptrdiff_t>(limits), kept_.end());
  Sight best = sight_at(slope, std::move(offered));
  if (rounds == 0) return best.value;
  if (Sight kept = sight_at(slope, kept_); kept.value > best.value) best = std::move(kept);
  climb(slope, best, 0, hoped, rounds);
  climb(slope, best, limits, hoped, kTurnoverRounds * rounds);
  kept_ = best.prices;
  return best.value;
}

void QuotaBound::add_turnover_prices(std::span<YearCost> costs) const {
  if (kept_.empty()) return;
  const std::size_t limits = problem_.limits.size();
  for (std::size_t year = 0; year < costs.size(); ++year) {
    costs[year].opening += kept_[limits + year];
    costs[year].closing += kept_[limits + costs.size() + year];
  }
}

// Subgradient steps of the prices from `first` on, as long as Polyak's (1969), halved when they do not climb.
void QuotaBound::climb(std::span<const double> slope, Sight& best, std::size_t first, double hoped,
                       int rounds) const {
  double length = 1;
  for (int round = 0; round < rounds; ++round) {
    double square = 0;
    for (std::size_t i = first; i < best.away.size(); ++i) square += best.away[i] * best.away[i];
    if (square < 1e-12 || hoped <= best.value) break;
    const double step = length * (hoped - best.value) / square;
    std::vector<double> prices = best.prices;
    for (std::size_t i = first; i < prices.size(); ++i) {
      const double moved = prices[i] + step * best.away[i];
      prices[i] = prices[i] * moved < 0 ? 0.0 : moved;
      if (prices[i] > 0 && std::isinf(high_[i])) prices[i] = 0;
      if (prices[i] < 0 && std::isinf(low_[i])) prices[i] = 0;
    }
    if (Sight next = sight_at(slope, std::move(prices)); next.value > best.value) {
      best = std::move(next);
    } else {
      length /= 2;
    }
  }
}

QuotaBound::Sight QuotaBound::sight_at(std::span<const double> slope, std::vector<double> prices) const {
  const std::size_t offerings = problem_.offerings.size(), years = problem_.years;
  const auto of_limits = std::span(prices).first(problem_.limits.size());
  const auto of_openings = std::span(prices).subspan(problem_.limits.size(), years);
  const auto of_closings = std::span(prices).subspan(problem_.limits.size() + years, years);
  std::vector<double> cost(offerings, 0.0);
  std::vector<int> quotas(slope.size());
  parallel_for((offerings + kOfferings - 1) / kOfferings, threads_, [&](std::size_t block, std::size_t) {
    WholePaths paths;
    std::vector<YearCost> costs(years);
    for (std::size_t k = block * kOfferings; k < std::min(offerings, (block + 1) * kOfferings); ++k) {
      for (std::size_t year = 0; year < years; ++year) {
        const auto decision = static_cast<std::uint32_t>(k * years + year);
        costs[year] = {.slope = slope[decision] + uses_.price_of(decision, of_limits),
                       .opening = of_openings[year],
                       .closing = of_closings[year]};
      }
      const auto answer =
          paths.best(problem_.offerings[k], std::span(problem_.ranges).subspan(k * years, years), costs,
                     std::span(quotas).subspan(k * years, years));
      cost[k] = answer.found ? answer.cost : kNever;
    }
  });
  Sight sight{.prices = std::move(prices), .value = std::accumulate(cost.begin(), cost.end(), 0.0)};
  const std::vector<double> used = used_by(quotas);
  for (std::size_t i = 0; i < used.size(); ++i) {
    const double price = sight.prices[i];
    if (price != 0) sight.value -= price * (price > 0 ? high_[i] : low_[i]);
    sight.away.push_back(price > 0   ? used[i] - high_[i]
                         : price < 0 ? used[i] - low_[i]
                                     : std::max(0.0, used[i] - high_[i]) + std::min(0.0, used[i] - low_[i]));
  }
  return sight;
}

std::vector<double> QuotaBound::used_by(std::span<const int> quotas) const {
  std::vector<double> used = uses_.activity(std::vector<double>(quotas.begin(), quotas.end()));
  const QuotaTurnover turnover = turnover_of(problem_, quotas);
  used.insert(used.end(), turnover.opened.begin(), turnover.opened.end());
  used.insert(used.end(), turnover.closed.begin(), turnover.closed.end());
  return used;
}

}  // namespace langqiao::portfolio
