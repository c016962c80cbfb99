#include "portfolio/quota_step.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "base/parallel.h"
#include "portfolio/quota_changes.h"
#include "portfolio/quota_mend.h"
#include "portfolio/quota_turnover.h"

namespace langqiao::portfolio {
namespace {

constexpr std::size_t kOfferings = 128;  // that one thread takes at a time

bool same_open(std::span<const int> quotas, std::span<const int> other) {
  return std::ranges::equal(quotas, other, [](int q, int r) { return (q > 0) == (r > 0); });
}

}  // namespace

QuotaStep::QuotaStep(const QuotaProblem& problem, unsigned threads)
    : problem_(problem),
      threads_(threads),
      uses_(problem),
      bound_(problem, uses_, threads),
      prices_(problem.limits.size(), 0.0) {}

std::vector<YearCost> QuotaStep::costs_of(const LossModel& model, std::uint32_t offering,
                                          std::span<const double> prices) const {
  std::vector<YearCost> costs(problem_.years);
  for (std::uint32_t year = 0; year < problem_.years; ++year) {
    const std::uint32_t decision = offering * problem_.years + year;
    costs[year] = {model.slope[decision] + uses_.price_of(decision, prices), model.bend[decision],
                   model.centre[decision]};
  }
  return costs;
}

void QuotaStep::set_prices(LossModel& model, const Quotas& open) {
  QuotaAscent(problem_, uses_, threads_, model, open).run(prices_);
}

Quotas QuotaStep::best_quotas(LossModel tight, const Quotas& open, const Freedom& freedom) {
  LossModel model = tight;
  for (double& bend : tight.bend) bend *= freedom.tightness;
  set_prices(tight, open);
  if (freedom.changes == 0) {
    std::vector<char> found;
    Quotas quotas = whole_quotas(tight, &open, found);
    if (std::ranges::find(found, 0) == found.end()) return kept(tight, std::move(quotas));
  }
  model.slope = tight.slope;
  const Quotas chosen = classes_of(model, open, freedom);
  if (chosen.empty()) return chosen;
  const std::size_t years = problem_.years;
  for (std::size_t k = 0; k < problem_.offerings.size(); ++k) {
    const auto path = std::span(chosen).subspan(k * years, years);
    if (same_open(path, std::span(open).subspan(k * years, years))) continue;
    for (std::size_t i = k * years; i < (k + 1) * years; ++i) tight.centre[i] = chosen[i];
  }
  // A class that opens or closes moves totals by more than prices foresaw.
  if (!same_open(chosen, open)) set_prices(tight, chosen);
  std::vector<char> found;
  Quotas quotas = whole_quotas(tight, &chosen, found);
  return kept(tight, std::move(quotas));
}

Quotas QuotaStep::repaired(const LossModel& model, Quotas quotas) {
  const std::size_t years = problem_.years;
  const std::vector<YearCost> costs = costs_of(model);
  WholePaths paths;
  for (std::size_t k = 0; k < problem_.offerings.size(); ++k) {
    const auto ranges = std::span(problem_.ranges).subspan(k * years, years);
    const auto own = std::span(costs).subspan(k * years, years);
    const auto path = std::span(quotas).subspan(k * years, years);
    if (std::isfinite(cost_of(problem_.offerings[k], ranges, own, path))) continue;
    if (!paths.best(problem_.offerings[k], ranges, own, path).found) return {};
  }
  return kept(model, std::move(quotas));
}

Quotas QuotaStep::kept(const LossModel& model, Quotas quotas) const {
  const std::size_t years = problem_.years;
  const std::vector<YearCost> costs = costs_of(model);
  if (!mend(problem_, costs, quotas) || !turnover_of(problem_, quotas).keeps_to(problem_)) return {};
  for (std::size_t k = 0; k < problem_.offerings.size(); ++k) {
    const auto of = [&](const auto& all) { return std::span(all).subspan(k * years, years); };
    if (!std::isfinite(cost_of(problem_.offerings[k], of(problem_.ranges), of(costs), of(quotas)))) return {};
  }
  return quotas;
}

std::vector<YearCost> QuotaStep::costs_of(const LossModel& model) const {
  std::vector<YearCost> costs;
  for (std::uint32_t k = 0; k < problem_.offerings.size(); ++k)
    std::ranges::copy(costs_of(model, k), std::back_inserter(costs));
  return costs;
}

Quotas QuotaStep::whole_quotas(const LossModel& model, const Quotas* open, std::vector<char>& found) {
  const auto costs_at = [&](std::uint32_t k) {
    return open ? costs_of(model, k) : turnover_costs_of(model, k);
  };
  const std::size_t offerings = problem_.offerings.size(), years = problem_.years;
  Quotas quotas(problem_.decisions());
  found.assign(offerings, 0);
  parallel_for((offerings + kOfferings - 1) / kOfferings, threads_, [&](std::size_t block, std::size_t) {
    WholePaths paths;
    for (std::size_t k = block * kOfferings; k < std::min(offerings, (block + 1) * kOfferings); ++k) {
      const auto given = std::span(problem_.ranges).subspan(k * years, years);
      std::vector<QuotaRange> ranges(given.begin(), given.end());
      for (std::size_t year = 0; open != nullptr && year < years; ++year) {
        if ((*open)[k * years + year] > 0) {
          ranges[year].may_be_closed = false;
        } else {
          ranges[year].most = 0;
        }
      }
      const auto path = std::span(quotas).subspan(k * years, years);
      found[k] =
          paths.best(problem_.offerings[k], ranges, costs_at(static_cast<std::uint32_t>(k)), path).found;
    }
  });
  return quotas;
}

std::vector<YearCost> QuotaStep::turnover_costs_of(const LossModel& model, std::uint32_t offering) const {
  std::vector<YearCost> costs = costs_of(model, offering);
  bound_.add_turnover_prices(costs);
  return costs;
}

// Offerings that would rather open or close in other years, those first that gain the most by it.
std::vector<std::size_t> QuotaStep::eager(const LossModel& model, const Quotas& stay, const Quotas& freely,
                                          std::span<const char> may_not) const {
  struct Eager {
    std::size_t offering;
    double gains;
  };
  const std::size_t years = problem_.years;
  std::vector<Eager> all;
  for (std::size_t k = 0; k < problem_.offerings.size(); ++k) {
    const auto of = [&](const auto& every) { return std::span(every).subspan(k * years, years); };
    if (may_not[k] || same_open(of(freely), of(stay))) continue;
    const auto costs = turnover_costs_of(model, static_cast<std::uint32_t>(k));
    const auto cost = [&](std::span<const int> path) {
      return cost_of(problem_.offerings[k], of(problem_.ranges), costs, path);
    };
    all.push_back({k, cost(of(stay)) - cost(of(freely))});
  }
  std::ranges::stable_sort(all, std::greater{}, &Eager::gains);
  std::vector<std::size_t> offerings;
  for (const Eager& each : all) offerings.push_back(each.offering);
  return offerings;
}

// Begins with everything open and closed as before, and takes the changes that pay the most.
Quotas QuotaStep::classes_of(const LossModel& model, const Quotas& open, const Freedom& freedom) {
  const std::size_t offerings = problem_.offerings.size(), years = problem_.years;
  std::vector<char> stays, found;
  Quotas stay = whole_quotas(model, &open, stays);
  const Quotas freely = whole_quotas(model, nullptr, found);
  if (std::ranges::find(found, 0) != found.end()) return {};
  const auto freely_of = [&](std::size_t k) { return std::span(freely).subspan(k * years, years); };
  std::vector<char> may_not(offerings, 0);
  if (!freedom.refused.empty()) std::ranges::copy(freedom.refused, may_not.begin());
  for (std::size_t k = 0; k < offerings; ++k) {
    if (stays[k]) continue;
    may_not[k] = 1;  // be asked: it cannot stay as it was
    std::ranges::copy(freely_of(k), stay.begin() + static_cast<std::ptrdiff_t>(k * years));
  }

  const std::vector<std::size_t> wishes = eager(model, stay, freely, may_not);
  std::vector<char> taken(wishes.size(), 0);
  QuotaChanges changes(problem_, uses_, std::move(stay));
  std::size_t left = freedom.changes;
  // Twice: one that is taken may leave room for one that did not fit.
  for (int round = 0; round < 2; ++round)
    for (std::size_t i = 0; i < wishes.size() && left > 0; ++i) {
      if (taken[i] || !changes.take(wishes[i], freely_of(wishes[i]))) continue;
      taken[i] = 1;
      --left;
    }
  return changes.quotas();
}

double QuotaStep::least_cost(std::span<const double> slope, double hoped, int rounds) {
  return bound_.least_cost(slope, prices_, hoped, rounds);
}

double QuotaStep::own_cost(const Quotas& quotas) const {
  const std::size_t years = problem_.years;
  const std::vector<YearCost> nothing(years);
  double total = 0;
  for (std::size_t k = 0; k < problem_.offerings.size(); ++k)
    total += cost_of(problem_.offerings[k], std::span(problem_.ranges).subspan(k * years, years), nothing,
                     std::span(quotas).subspan(k * years, years));
  return total;
}

}  // namespace langqiao::portfolio
