#include "portfolio/quota_step.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "base/parallel.h"
#include "portfolio/quota_mend.h"
#include "portfolio/quota_turnover.h"

namespace langqiao::portfolio {
namespace {

constexpr int kMostRounds = 1000;
constexpr int kMostRoundsOfWeights = 1000;
constexpr double kOfTheLoss = 1e-5;      // by which planes may be missed
constexpr double kPersons = 0.05;        // how far limits may be missed when prices are good enough …
constexpr double kOfTheLimit = 1e-4;     // … or by this part of the limit
constexpr double kMadeGood = 0.4;        // of the steps of those in a limit: what they may have to make good
constexpr std::size_t kOfferings = 128;  // that one thread takes at a time

// Side of a limit that a price speaks of.
double side(const QuotaLimit& limit, double price) { return price > 0 ? limit.high : limit.low; }

bool same_open(std::span<const int> quotas, std::span<const int> other) {
  return std::ranges::equal(quotas, other, [](int q, int r) { return (q > 0) == (r > 0); });
}

}  // namespace

QuotaStep::QuotaStep(const QuotaProblem& problem, unsigned threads)
    : problem_(problem),
      threads_(threads),
      use_begin_(problem.decisions() + 1, 0),
      prices_(problem.limits.size(), 0.0) {
  for (const QuotaLimit& limit : problem.limits)
    for (const QuotaLimit::Term& term : limit.terms) ++use_begin_[term.decision + 1];
  std::partial_sum(use_begin_.begin(), use_begin_.end(), use_begin_.begin());
  uses_.resize(use_begin_.back());
  std::vector<std::uint32_t> next(use_begin_.begin(), use_begin_.end() - 1);
  for (std::uint32_t limit = 0; limit < problem.limits.size(); ++limit)
    for (const QuotaLimit::Term& term : problem.limits[limit].terms)
      uses_[next[term.decision]++] = {limit, term.weight};
}

double QuotaStep::price_of(std::uint32_t decision, std::span<const double> prices) const {
  double price = 0;
  for (const Use& use : uses_of(decision)) price += use.weight * prices[use.limit];
  return price;
}

std::vector<double> QuotaStep::activity(std::span<const double> quotas) const {
  std::vector<double> activity(problem_.limits.size(), 0.0);
  for (std::size_t limit = 0; limit < activity.size(); ++limit)
    for (const QuotaLimit::Term& term : problem_.limits[limit].terms)
      activity[limit] += term.weight * quotas[term.decision];
  return activity;
}

std::vector<YearCost> QuotaStep::costs_of(const LossModel& model, std::uint32_t offering,
                                          std::span<const double> prices) const {
  std::vector<YearCost> costs(problem_.years);
  for (std::uint32_t year = 0; year < problem_.years; ++year) {
    const std::uint32_t decision = offering * problem_.years + year;
    costs[year] = {model.slope[decision] + price_of(decision, prices), model.bend[decision],
                   model.centre[decision]};
  }
  return costs;
}

void QuotaStep::real_quotas(const LossModel& model, const Quotas& open, std::vector<double>& quotas) {
  const std::size_t offerings = problem_.offerings.size(), years = problem_.years;
  parallel_for((offerings + kOfferings - 1) / kOfferings, threads_, [&](std::size_t block, std::size_t) {
    RealPaths paths;
    OpenYears open_years(years);
    for (std::size_t k = block * kOfferings; k < std::min(offerings, (block + 1) * kOfferings); ++k) {
      for (std::size_t year = 0; year < years; ++year) open_years[year] = open[k * years + year] > 0;
      const auto path = std::span(quotas).subspan(k * years, years);
      if (!paths.best(problem_.offerings[k], std::span(problem_.ranges).subspan(k * years, years), open_years,
                      costs_of(model, static_cast<std::uint32_t>(k)), path))
        for (std::size_t year = 0; year < years; ++year) path[year] = open[k * years + year];
    }
  });
}

namespace {

// Onto what is not below zero and sums to one. Source: Held, Wolfe and Crowder (1974).
void project(std::span<double> weights, std::vector<double>& sorted) {
  // What all have in common makes no difference to where they land, but to how exactly.
  const double most = std::ranges::max(weights);
  for (double& weight : weights) weight -= most;
  sorted.assign(weights.begin(), weights.end());
  std::ranges::sort(sorted, std::greater{});
  double sum = 0, over = 0;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    sum += sorted[i];
    const double level = (sum - 1) / static_cast<double>(i + 1);
    if (sorted[i] > level) over = level;
  }
  for (double& weight : weights) weight = std::max(0.0, weight - over);
}

}  // namespace

// Prices of limits and weights of planes, and how long a step each may take: what the others answer to it,
// through the decisions they share.
class QuotaStep::Ascent {
 public:
  Ascent(QuotaStep& step, LossModel& model, const Quotas& open)
      : step_(step), model_(model), open_(open), limits_(step.problem_.limits.size()) {
    bundle_ = model.bundle != nullptr && model.bundle->size() > 1 ? model.bundle : nullptr;
    at_ = step.prices_;
    if (bundle_) at_.insert(at_.end(), bundle_->weights().begin(), bundle_->weights().end());
    set_lengths();
  }

  void run() {
    quotas_.resize(step_.problem_.decisions());
    std::vector<double> before = at_, ahead = at_;
    double momentum = 1;
    for (int round = 0; round < (bundle_ ? kMostRoundsOfWeights : kMostRounds); ++round) {
      bool good = true;
      std::vector<double> now = improved(ahead, good);
      double turn = 0;
      for (std::size_t i = 0; i < now.size(); ++i)
        if (length(i) > 0) turn += (ahead[i] - now[i]) * (now[i] - before[i]) / length(i);
      const double more =
          turn > 0 ? 1 : (1 + std::sqrt(1 + 4 * momentum * momentum)) / 2;  // starts anew uphill
      const double push = turn > 0 ? 0 : (momentum - 1) / more;
      for (std::size_t i = 0; i < now.size(); ++i) ahead[i] = now[i] + push * (now[i] - before[i]);
      momentum = more;
      before = std::move(now);
      if (good) break;
    }
    take(before);
    if (bundle_) bundle_->set_weights(std::span(before).subspan(limits_));
  }

 private:
  double length(std::size_t i) const {
    return i < limits_ ? lengths_[i] : lengths_[limits_ + (i - limits_) / bundle_->size()];
  }

  void set_lengths() {
    const QuotaProblem& problem = step_.problem_;
    std::vector<std::vector<double>> spread;
    if (bundle_) spread = bundle_->spread();
    lengths_.assign(limits_ + spread.size(), 0.0);
    std::vector<double> scale(spread.size(), 1.0);
    for (std::size_t block = 0; block < spread.size(); ++block) {
      double sum = 0, squares = 0;
      for (const double each : spread[block]) sum += each, squares += each * each;
      if (squares > 0) scale[block] = sum / squares;
    }
    for (std::uint32_t decision = 0; decision < problem.decisions(); ++decision) {
      if (open_[decision] == 0) continue;
      double together = 0;
      for (const Use& use : step_.uses_of(decision)) together += std::abs(use.weight);
      for (std::size_t block = 0; block < spread.size(); ++block)
        together += spread[block][decision] * scale[block];
      together /= model_.bend[decision];
      for (const Use& use : step_.uses_of(decision)) lengths_[use.limit] += std::abs(use.weight) * together;
      for (std::size_t block = 0; block < spread.size(); ++block)
        lengths_[limits_ + block] += spread[block][decision] * together / scale[block];
    }
    for (double& each : lengths_) each = each > 0 ? 1 / each : 0;
  }

  void take(std::span<const double> point) {
    step_.prices_.assign(point.begin(), point.begin() + static_cast<std::ptrdiff_t>(limits_));
    if (bundle_) model_.slope = bundle_->slope(point.subspan(limits_));
  }

  std::vector<double> improved(std::span<const double> ahead, bool& good) {
    take(ahead);
    step_.real_quotas(model_, open_, quotas_);
    const std::vector<double> used = step_.activity(quotas_);
    std::vector<double> now(ahead.begin(), ahead.end());
    for (std::size_t i = 0; i < limits_; ++i) {
      const QuotaLimit& limit = step_.problem_.limits[i];
      const double step = lengths_[i], raised = ahead[i] + step * used[i];
      now[i] = raised > step * limit.high  ? raised - step * limit.high
               : raised < step * limit.low ? raised - step * limit.low
                                           : 0.0;
      const double missed = step > 0 ? std::abs(now[i] - ahead[i]) / step : 0.0;
      good &= missed <= kPersons + kOfTheLimit * std::abs(used[i]);
    }
    if (bundle_) good &= improve_weights(ahead, now);
    return now;
  }

  // True when better weights could raise the mean of planes by little.
  bool improve_weights(std::span<const double> ahead, std::vector<double>& now) {
    const std::vector<double> values = bundle_->values_at(quotas_);
    const std::size_t cuts = bundle_->size();
    double could = 0, size = 0;
    for (std::size_t block = 0; block < bundle_->blocks(); ++block) {
      const auto weights = std::span(now).subspan(limits_ + block * cuts, cuts);
      const auto here = std::span(values).subspan(block * cuts, cuts);
      double mean = 0;
      for (std::size_t c = 0; c < cuts; ++c) {
        mean += ahead[limits_ + block * cuts + c] * here[c];
        weights[c] += lengths_[limits_ + block] * here[c];
      }
      could += std::ranges::max(here) - mean;
      size += mean;
      project(weights, sorted_);
    }
    return could <= kOfTheLoss * std::abs(size);
  }

  QuotaStep& step_;
  LossModel& model_;
  const Quotas& open_;
  std::size_t limits_;
  QuotaBundle* bundle_;
  std::vector<double> at_, lengths_, quotas_, sorted_;
};

void QuotaStep::set_prices(LossModel& model, const Quotas& open) { Ascent(*this, model, open).run(); }

Quotas QuotaStep::best_quotas(LossModel tight, const Quotas& open, const Freedom& freedom) {
  LossModel model = tight;
  for (double& bend : tight.bend) bend *= freedom.tightness;
  set_prices(tight, open);
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
  return mend(problem_, costs_of(tight), quotas) ? quotas : Quotas{};
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
  return mend(problem_, costs, quotas) ? quotas : Quotas{};
}

std::vector<YearCost> QuotaStep::costs_of(const LossModel& model) const {
  std::vector<YearCost> costs;
  for (std::uint32_t k = 0; k < problem_.offerings.size(); ++k)
    std::ranges::copy(costs_of(model, k), std::back_inserter(costs));
  return costs;
}

Quotas QuotaStep::whole_quotas(const LossModel& model, const Quotas* open, std::vector<char>& found) {
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
          paths.best(problem_.offerings[k], ranges, costs_of(model, static_cast<std::uint32_t>(k)), path)
              .found;
    }
  });
  return quotas;
}

// By limit: what its offerings that are open can step in a year, each counted once.
std::vector<double> QuotaStep::room_of(const Quotas& quotas) const {
  std::vector<double> room(problem_.limits.size(), 0.0), most(problem_.offerings.size(), 0.0);
  for (std::size_t limit = 0; limit < room.size(); ++limit) {
    const auto& terms = problem_.limits[limit].terms;
    for (const QuotaLimit::Term& term : terms) {
      const std::size_t k = term.decision / problem_.years;
      if (quotas[term.decision] == 0) continue;
      const double steps = std::min<double>(quotas[term.decision], problem_.offerings[k].step_down);
      most[k] = std::max(most[k], std::abs(term.weight) * steps);
    }
    for (const QuotaLimit::Term& term : terms) {
      room[limit] += std::exchange(most[term.decision / problem_.years], 0.0);
    }
  }
  return room;
}

// Begins with everything open and closed as before, and takes the changes that pay the most as long as no
// limit leaves its bounds by more than the classes that stay could make good.
Quotas QuotaStep::classes_of(const LossModel& model, const Quotas& open, const Freedom& freedom) {
  const std::size_t years = problem_.years;
  std::vector<char> kept, found;
  Quotas quotas = whole_quotas(model, &open, kept);
  const Quotas freely = whole_quotas(model, nullptr, found);
  if (std::ranges::find(found, 0) != found.end()) return {};

  struct Change {
    std::size_t offering;
    double pays;
  };
  std::vector<Change> offered;
  const auto path_of = [&](const Quotas& of, std::size_t k) {
    return std::span(of).subspan(k * years, years);
  };
  for (std::size_t k = 0; k < kept.size(); ++k) {
    if (!kept[k]) {  // it cannot stay as it was
      std::ranges::copy(path_of(freely, k), quotas.begin() + static_cast<std::ptrdiff_t>(k * years));
    } else if ((freedom.refused.empty() || !freedom.refused[k]) &&
               !same_open(path_of(freely, k), path_of(quotas, k))) {
      const auto costs = costs_of(model, static_cast<std::uint32_t>(k));
      const auto ranges = std::span(problem_.ranges).subspan(k * years, years);
      offered.push_back({k, cost_of(problem_.offerings[k], ranges, costs, path_of(quotas, k)) -
                                cost_of(problem_.offerings[k], ranges, costs, path_of(freely, k))});
    }
  }
  std::ranges::stable_sort(offered, std::greater{}, &Change::pays);

  std::vector<double> used = activity(std::vector<double>(quotas.begin(), quotas.end()));
  const std::vector<double> room = room_of(quotas);
  const auto outside = [&](std::uint32_t limit, double activity) {
    return std::max({0.0, activity - problem_.limits[limit].high, problem_.limits[limit].low - activity});
  };
  QuotaTurnover turnover = turnover_of(problem_, quotas);
  std::size_t taken = 0;
  for (const Change& change : offered) {
    if (taken == freedom.changes) break;
    const auto path = path_of(freely, change.offering);
    bool fits = true;
    for (std::size_t year = 0; year < years && fits; ++year) {
      const auto decision = static_cast<std::uint32_t>(change.offering * years + year);
      const int by = path[year] - quotas[decision];
      for (const Use& use : uses_of(decision)) {
        const double after = used[use.limit] + use.weight * by;
        fits &= outside(use.limit, after) <=
                std::max(outside(use.limit, used[use.limit]), kMadeGood * room[use.limit]);
      }
    }
    const QuotaOffering& offering = problem_.offerings[change.offering];
    turnover.add(offering, path_of(quotas, change.offering), -1);
    turnover.add(offering, path);
    if (!fits || !turnover.keeps_to(problem_)) {
      turnover.add(offering, path, -1);
      turnover.add(offering, path_of(quotas, change.offering));
      continue;
    }
    ++taken;
    for (std::size_t year = 0; year < years; ++year) {
      const auto decision = static_cast<std::uint32_t>(change.offering * years + year);
      for (const Use& use : uses_of(decision))
        used[use.limit] += use.weight * (path[year] - quotas[decision]);
      quotas[decision] = path[year];
    }
  }
  return quotas;
}

double QuotaStep::least_cost(std::span<const double> slope, double hoped, int rounds) {
  std::vector<double> used;
  double best = dual_value(slope, prices_, used);
  std::vector<double> best_used = used, best_prices = prices_;
  if (bound_prices_.empty()) bound_prices_ = prices_;
  if (const double kept = dual_value(slope, bound_prices_, used); kept > best)
    best = kept, best_prices = bound_prices_, best_used = used;
  double length = 1;
  for (int round = 0; round < rounds; ++round) {
    double square = 0;
    std::vector<double> away(used.size());
    for (std::size_t i = 0; i < away.size(); ++i) {
      const QuotaLimit& limit = problem_.limits[i];
      const double price = best_prices[i];
      away[i] = price > 0 ? best_used[i] - limit.high
                : price < 0
                    ? best_used[i] - limit.low
                    : std::max(0.0, best_used[i] - limit.high) + std::min(0.0, best_used[i] - limit.low);
      square += away[i] * away[i];
    }
    if (square < 1e-12 || hoped <= best) break;
    const double step = length * (hoped - best) / square;
    std::vector<double> prices = best_prices;
    for (std::size_t i = 0; i < prices.size(); ++i) {
      const double moved = prices[i] + step * away[i];
      prices[i] = prices[i] * moved < 0 ? 0.0 : moved;
      if (prices[i] > 0 && std::isinf(problem_.limits[i].high)) prices[i] = 0;
      if (prices[i] < 0 && std::isinf(problem_.limits[i].low)) prices[i] = 0;
    }
    if (const double value = dual_value(slope, prices, used); value > best) {
      best = value, best_prices = std::move(prices), best_used = used;
    } else {
      length /= 2;
    }
  }
  bound_prices_ = std::move(best_prices);
  return best;
}

double QuotaStep::dual_value(std::span<const double> slope, std::span<const double> prices,
                             std::vector<double>& used) {
  const std::size_t offerings = problem_.offerings.size(), years = problem_.years;
  const LossModel model{std::vector(slope.begin(), slope.end()), std::vector(slope.size(), 0.0),
                        std::vector(slope.size(), 0.0)};
  std::vector<double> cost(offerings, 0.0);
  Quotas quotas(slope.size());
  parallel_for((offerings + kOfferings - 1) / kOfferings, threads_, [&](std::size_t block, std::size_t) {
    WholePaths paths;
    for (std::size_t k = block * kOfferings; k < std::min(offerings, (block + 1) * kOfferings); ++k) {
      const auto answer =
          paths.best(problem_.offerings[k], std::span(problem_.ranges).subspan(k * years, years),
                     costs_of(model, static_cast<std::uint32_t>(k), prices),
                     std::span(quotas).subspan(k * years, years));
      cost[k] = answer.found ? answer.cost : std::numeric_limits<double>::infinity();
    }
  });
  used = activity(std::vector<double>(quotas.begin(), quotas.end()));
  double total = std::accumulate(cost.begin(), cost.end(), 0.0);
  for (std::size_t limit = 0; limit < prices.size(); ++limit)
    if (prices[limit] != 0) total -= prices[limit] * side(problem_.limits[limit], prices[limit]);
  return total;
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
