#include "portfolio/quota_real.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "portfolio/quota_program.h"
#include "portfolio/recourse.h"

namespace langqiao::portfolio {
namespace {

constexpr double kFirstBox = 10;  // persons, around the quotas to begin at
constexpr double kSmallestBox = 1e-3;
constexpr std::uint32_t kGroups = 8;  // of futures that have cuts of their own
constexpr int kIdle = 25;             // steps after which a cut that does not bind is forgotten
constexpr double kBinds = 1e-7;

class Decomposition {
 public:
  Decomposition(const QuotaProblem& problem, std::span<const int> open, const RealOptions& options,
                std::stop_token stop)
      : problem_(problem),
        options_(options),
        stop_(std::move(stop)),
        recourse_(problem, options.threads),
        groups_(problem.tail_weight > 0 ? problem.futures() : std::min(problem.futures(), kGroups)),
        fixed_(quota_program(problem, open)),
        harvest_of_(problem.harvests) {
    for (const Harvest& harvest : problem.harvest) harvest_of_[harvest.year].push_back(harvest);
  }

  std::optional<RealSolution> run() {
    if (!begin()) return std::nullopt;
    while (best_.gap > options_.gap) {
      if (best_.steps >= options_.most_steps || stop_.stop_requested()) break;
      ++best_.steps;
      if (!step()) break;
    }
    best_.stopped = best_.gap > options_.gap;
    raise_bound();
    return std::move(best_);
  }

 private:
  std::uint32_t theta(std::uint32_t group, std::uint32_t year) const {
    return first_theta_ + group * problem_.harvests + year;
  }

  // Quotas to begin at, their loss and first cuts.
  bool begin() {
    centre_ = options_.start;
    if (centre_.empty()) {
      const linear::Answer nearest = linear::Solver(fixed_.program).solve();
      if (nearest.outcome != linear::Outcome::optimal) return false;
      centre_.assign(nearest.columns.begin(), nearest.columns.begin() + problem_.decisions());
    }
    add_thetas();
    master_.emplace(fixed_.program);
    rows_ = fixed_.program.rows.size();
    const auto loss = evaluate(centre_);
    if (!loss) return false;
    best_.quotas = centre_;
    best_.loss = *loss;
    best_.bound = -linear::kNoLimit;
    best_.gap = linear::kNoLimit;
    return true;
  }

  void add_thetas() {
    linear::Program& program = fixed_.program;
    first_theta_ = static_cast<std::uint32_t>(program.columns.size());
    for (std::uint32_t i = 0; i < groups_ * problem_.harvests; ++i)
      program.add({.cost = 1, .low = -linear::kNoLimit});
    if (problem_.tail_weight == 0) return;
    // CVaR = least α + Σ excess / share, excess ≥ chance · (loss − α)
    const auto alpha = program.add({.cost = problem_.tail_weight, .low = -linear::kNoLimit});
    for (std::uint32_t future = 0; future < groups_; ++future) {
      const auto excess = program.add({.cost = problem_.tail_weight / problem_.tail_share});
      linear::Row row{.entries = {{excess, 1}, {alpha, problem_.chance[future]}}, .low = 0};
      for (std::uint32_t year = 0; year < problem_.harvests; ++year)
        row.entries.push_back({theta(future, year), -1});
      program.rows.push_back(std::move(row));
    }
  }

  // The loss at quotas, cost of change left out of what the futures say; adds their cuts to the master.
  std::optional<double> evaluate(std::span<const double> quotas) {
    std::vector<FutureValue> values(problem_.futures());
    const auto value =
        recourse_.at(quotas, problem_.futures(), stop_,
                     [&](std::uint32_t future, const FutureValue& of) { values[future] = of; });
    if (!value) return std::nullopt;
    std::vector<linear::Row> cuts;
    for (std::uint32_t group = 0; group < groups_; ++group)
      for (std::uint32_t year = 0; year < problem_.harvests; ++year)
        cuts.push_back(cut_of(group, year, values, quotas));
    master_->add_rows(cuts);
    idle_.resize(idle_.size() + cuts.size(), 0);
    return value->loss + own_cost(quotas);
  }

  // θ − Σ slope · q ≥ height
  linear::Row cut_of(std::uint32_t group, std::uint32_t year, std::span<const FutureValue> values,
                     std::span<const double> quotas) {
    std::vector<double> worth(problem_.sources, 0.0);
    double height = 0;
    for (std::uint32_t future = group; future < problem_.futures(); future += groups_) {
      height += problem_.chance[future] * values[future].loss[year];
      for (std::uint32_t source = 0; source < problem_.sources; ++source)
        worth[source] +=
            problem_.chance[future] * values[future].worth[std::size_t{year} * problem_.sources + source];
    }
    slope_.resize(problem_.decisions(), 0.0);
    for (const Harvest& harvest : harvest_of_[year])
      slope_[harvest.decision] += harvest.share * worth[harvest.source];
    linear::Row cut{.entries = {{theta(group, year), 1}}};
    for (const Harvest& harvest : harvest_of_[year]) {
      const double slope = std::exchange(slope_[harvest.decision], 0.0);
      if (slope == 0) continue;
      height -= slope * quotas[harvest.decision];
      cut.entries.push_back({harvest.decision, -slope});
    }
    cut.low = height;
    return cut;
  }

  double own_cost(std::span<const double> quotas) const {
    double cost = fixed_.settled;
    for (std::size_t i = 0; i < quotas.size(); ++i) {
      const QuotaOffering& offering = problem_.offerings[i / problem_.years];
      const double before = i % problem_.years == 0 ? offering.last : quotas[i - 1];
      cost += offering.change_cost * std::abs(quotas[i] - before);
    }
    return cost;
  }

  linear::Answer solve_in_box(double box) {
    for (std::uint32_t i = 0; i < problem_.decisions(); ++i) {
      const linear::Column& column = fixed_.program.columns[i];
      master_->set_bounds(i, std::max(column.low, centre_[i] - box), std::min(column.high, centre_[i] + box));
    }
    return master_->solve();
  }

  bool at_the_box(std::span<const double> quotas, double box) const {
    for (std::size_t i = 0; i < centre_.size(); ++i) {
      const linear::Column& column = fixed_.program.columns[i];
      const double away = quotas[i] - centre_[i];
      if (std::abs(away) > box - kBinds && quotas[i] > column.low + kBinds &&
          quotas[i] < column.high - kBinds)
        return true;
    }
    return false;
  }

  void take_bound(const linear::Answer& answer) {
    if (answer.outcome != linear::Outcome::optimal) return;
    const double bound = answer.value + fixed_.settled;
    best_.bound = std::max(best_.bound, bound);
    best_.prices.assign(
        answer.duals.begin() + fixed_.first_limit,
        answer.duals.begin() + fixed_.first_limit + static_cast<std::ptrdiff_t>(problem_.limits.size()));
    best_.gap = (best_.loss - best_.bound) / std::max(1e-9, std::abs(best_.loss));
  }

  void raise_bound() { take_bound(solve_in_box(linear::kNoLimit)); }

  // False when nothing moves any more.
  bool step() {
    const linear::Answer answer = solve_in_box(box_);
    if (answer.outcome != linear::Outcome::optimal) return false;
    forget_idle_cuts(answer);
    const std::span<const double> there(answer.columns.data(), problem_.decisions());
    const bool held = at_the_box(there, box_);
    if (!held) take_bound(answer);
    const double foreseen = best_.loss - (answer.value + fixed_.settled);
    if (foreseen <= options_.gap / 2 * std::abs(best_.loss)) {
      if (!held) return best_.gap > options_.gap;
      box_ *= 8;
      return true;
    }
    const std::vector<double> quotas(there.begin(), there.end());
    const auto loss = evaluate(quotas);
    if (!loss) return false;
    move(quotas, *loss, foreseen, held);
    return true;
  }

  void move(const std::vector<double>& quotas, double loss, double foreseen, bool held) {
    const double part = (best_.loss - loss) / foreseen;
    if (part > 1e-3) {
      if (part > 0.5 && held) box_ *= 2;
      centre_ = best_.quotas = quotas;
      best_.loss = loss;
      missed_ = 0;
      return;
    }
    const double miss = std::min(1.0, box_) * -part;
    if (miss > 0) ++missed_;
    if (miss > 3 || missed_ >= 3) {
      box_ = std::max(kSmallestBox, box_ / std::clamp(miss, 2.0, 4.0));
      missed_ = 0;
    }
  }

  void forget_idle_cuts(const linear::Answer& answer) {
    std::vector<int> forgotten;
    std::vector<int> idle;
    for (std::size_t cut = 0; cut < idle_.size(); ++cut) {
      idle_[cut] = std::abs(answer.duals[rows_ + cut]) > 1e-12 ? 0 : idle_[cut] + 1;
      if (idle_[cut] > kIdle) {
        forgotten.push_back(static_cast<int>(rows_ + cut));
      } else {
        idle.push_back(idle_[cut]);
      }
    }
    idle_ = std::move(idle);
    master_->remove_rows(forgotten);
  }

  const QuotaProblem& problem_;
  const RealOptions& options_;
  std::stop_token stop_;
  Recourse recourse_;
  std::uint32_t groups_;
  QuotaProgram fixed_;
  std::vector<std::vector<Harvest>> harvest_of_;  // by year
  std::uint32_t first_theta_ = 0;
  std::optional<linear::Solver> master_;
  std::size_t rows_ = 0;   // of the master, before its cuts
  std::vector<int> idle_;  // by cut: steps since it was of use
  std::vector<double> centre_, slope_;
  double box_ = kFirstBox;
  int missed_ = 0;
  RealSolution best_;
};

}  // namespace

std::optional<RealSolution> solve_real(const QuotaProblem& problem, std::span<const int> open,
                                       const RealOptions& options, std::stop_token stop) {
  return Decomposition(problem, open, options, std::move(stop)).run();
}

}  // namespace langqiao::portfolio
