#include "portfolio/quota_solver.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "portfolio/quota_turnover.h"
#include "portfolio/recourse.h"

namespace langqiao::portfolio {
namespace {

constexpr double kSmallClass = 20;      // persons: quotas below count as this when a scale is wanted
constexpr std::size_t kFewChanges = 4;  // of classes: from here on quotas and classes move in turns
constexpr double kStill = 16;           // bends of offerings that stay as they are while others open or close
constexpr double kTightest = 100;       // of the model's bends, when quotas alone are moved
constexpr int kRounds = 4;              // of looking for better prices of the bound
constexpr double kFlattest = 0.1;       // of the mean bend: what nobody harvests still has a place of its own
constexpr int kMostIdle = 12;           // steps that do not shrink the gap …
constexpr int kFewIdle = 3;             // … and over the mean future
constexpr double kNearly = 2;           // gaps over the mean future, where the search begins
constexpr double kProgress = 0.999;     // … to this part of it, before the search ends
constexpr double kNever = std::numeric_limits<double>::infinity();

std::vector<double> as_real(const Quotas& quotas) { return {quotas.begin(), quotas.end()}; }

// A plane below the expected loss: height + slope · q.
struct Cut {
  double height = 0;
  std::vector<double> slope;
};

Cut cut_at(const RecourseValue& value, std::span<const double> quotas) {
  return {value.loss - std::inner_product(quotas.begin(), quotas.end(), value.slope.begin(), 0.0),
          value.slope};
}

Cut between(const Cut& cut, const Cut& other, double part) {
  Cut mean = cut;
  mean.height += part * (other.height - cut.height);
  for (std::size_t i = 0; i < mean.slope.size(); ++i) mean.slope[i] += part * (other.slope[i] - cut.slope[i]);
  return mean;
}

// The problem when the only future is what openings are on average.
QuotaProblem mean_future(const QuotaProblem& problem) {
  QuotaProblem mean = problem;
  const std::size_t size = std::size_t{problem.harvests} * problem.sinks;
  mean.chance = {1};
  mean.openings.assign(size, 0.0);
  for (std::size_t i = 0; i < problem.openings.size(); ++i)
    mean.openings[i % size] += problem.chance[i / size] * problem.openings[i];
  return mean;
}

// Limits in units in which their largest weight is one, so that steps of prices are alike.
std::vector<double> scale_limits(QuotaProblem& problem) {
  std::vector<double> scales;
  for (QuotaLimit& limit : problem.limits) {
    double largest = 0;
    for (const QuotaLimit::Term& term : limit.terms) largest = std::max(largest, std::abs(term.weight));
    const double scale = largest > 0 ? largest : 1;
    for (QuotaLimit::Term& term : limit.terms) term.weight /= scale;
    limit.low /= scale;
    limit.high /= scale;
    scales.push_back(scale);
  }
  return scales;
}

}  // namespace

struct QuotaSolver::Parts {
  Parts(QuotaProblem given, unsigned most_threads)
      : threads(most_threads),
        problem(std::move(given)),
        scales(scale_limits(problem)),
        recourse(problem, threads),
        step(problem, threads),
        bundle(problem, threads) {}

  unsigned threads;
  QuotaProblem problem;
  std::vector<double> scales;  // by limit: what its numbers were divided by
  Recourse recourse;
  QuotaStep step;
  QuotaBundle bundle;  // over all futures

  std::vector<double> bend;
  double flattest = 0;           // bends stay above
  std::optional<Quotas> centre;  // the last solution
  std::vector<double> slope;     // … and the slope of the loss there
  std::optional<Cut> below;      // average of cuts with the best bound, over all futures

  void set_bends();
  std::optional<Quotas> first_quotas();
  Quotas near_quotas(Quotas quotas, const QuotaOptions& options, std::stop_token stop, int& steps);
};

namespace {

// One run of the solver.
class Run {
 public:
  Run(const QuotaProblem& problem, Recourse& recourse, QuotaStep& step, std::vector<double>& bend,
      double flattest, QuotaBundle& bundle, const QuotaOptions& options, std::stop_token stop)
      : problem_(problem),
        recourse_(recourse),
        step_(step),
        bend_(bend),
        flattest_(flattest),
        bundle_(bundle),
        options_(options),
        stop_(stop) {
    if (bundle.size() > 1) turn_ = Turn::quotas;
  }

  // It begins at quotas that are good already.
  void begin_near() { turn_ = Turn::quotas; }
  // It ends after so many steps that do not shrink the gap.
  void end_after(int idle) { most_idle_ = idle; }

  // From `quotas`, which are evaluated whatever the token says, until the gap is at most `gap`.
  QuotaSolution go(Quotas quotas, std::optional<Cut>& below, double gap, int& steps) {
    auto value = recourse_.at(as_real(quotas), problem_.futures());
    best_ = {.quotas = quotas, .loss = value->loss + step_.own_cost(quotas), .bound = -kNever, .gap = kNever};
    best_.slope = value->slope;
    while (true) {
      bundle_.add(*value, as_real(quotas));
      raise_bound(*value, quotas, below);
      if (options_.tell) options_.tell({steps, problem_.futures(), best_.loss, best_.bound, best_.gap});
      if (best_.gap <= gap) break;
      idle_ = best_.gap < last_gap_ * kProgress ? 0 : idle_ + 1;
      last_gap_ = std::min(last_gap_, best_.gap);
      if (steps >= options_.most_steps || idle_ > most_idle_ || stop_.stop_requested()) {
        best_.stopped = true;
        break;
      }
      ++steps;
      if (!move(quotas, value)) {
        best_.stopped = best_.gap > gap;
        break;
      }
    }
    best_.steps = steps;
    best_.prices.assign(step_.prices().begin(), step_.prices().end());
    return best_;
  }

 private:
  // What the next step tries: first quotas and open classes together; then, in turns, quotas alone until they
  // rest, and a few classes to open or close.
  enum class Turn { together, quotas, classes };

  // To the quotas that the model around the best ones likes. False when nothing is left to try, or when
  // stopped.
  bool move(Quotas& quotas, std::optional<RecourseValue>& value) {
    const bool together = turn_ == Turn::together;  // from the last quotas, better or not
    const Quotas& from = together ? quotas : best_.quotas;
    const std::vector<double>& slope = together ? value->slope : best_.slope;
    LossModel model{slope, bend_, as_real(from)};
    if (!together) model.bundle = &bundle_;
    const Freedom freedom{turn_ == Turn::quotas ? 0 : changes_, refused_,
                          turn_ == Turn::quotas    ? tightness_
                          : turn_ == Turn::classes ? kStill
                                                   : 1.0};
    Quotas next = step_.best_quotas(model, from, freedom);
    if (next.empty() && together && changes_ > kFewChanges) {  // too many at once for the limits
      changes_ /= 2;
      return true;
    }
    if (next.empty() || next == from) return turn_over(next);
    auto there = recourse_.at(as_real(next), problem_.futures(), stop_);
    if (!there) return best_.stopped = true, false;
    const double loss = there->loss + step_.own_cost(next);
    bend_to(from, slope, next, there->slope);
    const bool better = loss < best_.loss;
    if (together) {
      changes_ = changes_ * 2 / 3;
      if (changes_ < kFewChanges || best_.loss - loss < 2e-3 * std::abs(loss)) turn_ = Turn::quotas;
    }
    const bool go_on = together || better || turn_over(next);
    if (better) {
      best_.quotas = next;
      best_.loss = loss;
      best_.slope = there->slope;
      if (turn_ == Turn::quotas) tightness_ = std::max(1.0, tightness_ / 2);
      if (turn_ == Turn::classes) turn_ = Turn::quotas, changes_ *= 2;
    }
    quotas = std::move(next);
    value = std::move(there);
    return go_on;
  }

  // After a step that led to nothing better. False when nothing is left to try.
  bool turn_over(const Quotas& tried) {
    const bool moved = !tried.empty() && tried != best_.quotas;
    switch (turn_) {
      case Turn::together:
        turn_ = Turn::quotas;
        return true;
      case Turn::quotas:
        tightness_ *= 4;
        if (moved && tightness_ < kTightest) return true;
        tightness_ = 1;
        turn_ = Turn::classes;
        return true;
      case Turn::classes:
        if (!moved) return false;
        if (changes_ == 1) refuse_changes(tried);
        changes_ = std::max<std::size_t>(1, changes_ / 2);
        return true;
    }
    return false;
  }

  // Classes whose opening or closing did not pay are not tried again.
  void refuse_changes(const Quotas& tried) {
    refused_.resize(problem_.offerings.size(), 0);
    for (std::size_t i = 0; i < tried.size(); ++i)
      if ((tried[i] > 0) != (best_.quotas[i] > 0)) refused_[i / problem_.years] = 1;
  }

  // The bend of a decision goes half way, in logarithms, to what its slope did on the last move.
  void bend_to(const Quotas& from, const std::vector<double>& slope, const Quotas& next,
               const std::vector<double>& next_slope) {
    for (std::size_t i = 0; i < bend_.size(); ++i) {
      const double moved = std::abs(next[i] - from[i]);
      if (moved < 1) continue;
      const double met = std::abs(next_slope[i] - slope[i]) / moved;
      bend_[i] = std::max(flattest_, bend_[i] * std::sqrt(std::clamp(met / bend_[i], 0.05, 6.0)));
    }
  }

  // The mean of cuts so far with a fresh one mixed in, and the mean that the last step chose.
  void raise_bound(const RecourseValue& value, const Quotas& quotas, std::optional<Cut>& below) {
    const Cut fresh = cut_at(value, as_real(quotas));
    if (!below) below = fresh;
    Cut best = *below;
    double bound = bound_of(best, 0);
    const auto offer = [&](Cut cut) {
      const double other = bound_of(cut, 0);
      if (other <= bound) return false;
      bound = other;
      best = std::move(cut);
      return true;
    };
    if (turn_ == Turn::together) {
      offer(fresh);
    } else {
      const Cut last = *below;
      const Cut mean{bundle_.height(bundle_.weights()), bundle_.slope(bundle_.weights())};
      if (!offer(mean)) offer(between(last, mean, 0.5));
      offer(between(best, fresh, 0.125));
    }
    bound = std::max(bound, bound_of(best, kRounds));
    below = std::move(best);
    best_.bound = std::max(best_.bound, bound);
    best_.gap = (best_.loss - best_.bound) / std::max(1e-9, std::abs(best_.loss));
  }
  double bound_of(const Cut& cut, int rounds) {
    return cut.height + step_.least_cost(cut.slope, best_.loss - cut.height, rounds);
  }

  const QuotaProblem& problem_;
  Recourse& recourse_;
  QuotaStep& step_;
  std::vector<double>& bend_;
  double flattest_;
  QuotaBundle& bundle_;
  const QuotaOptions& options_;
  std::stop_token stop_;
  QuotaSolution best_;
  int idle_ = 0;  // steps since the gap shrank
  double last_gap_ = kNever;
  Turn turn_ = Turn::together;
  int most_idle_ = kMostIdle;
  double tightness_ = 1;
  std::vector<char> refused_;  // by offering
  std::size_t changes_ =
      std::max<std::size_t>(16, problem_.offerings.size() / 8);  // that a step may open or close
};

}  // namespace

QuotaSolver::QuotaSolver(QuotaProblem problem, unsigned threads)
    : parts_(std::make_unique<Parts>(std::move(problem), threads)) {}
QuotaSolver::~QuotaSolver() = default;

const QuotaProblem& QuotaSolver::problem() const { return parts_->problem; }

void QuotaSolver::set_range(std::uint32_t decision, QuotaRange range) {
  parts_->problem.ranges[decision] = range;
}

// A first guess of the bend: twice the quota takes half of what a person can be worth away.
void QuotaSolver::Parts::set_bends() {
  if (!bend.empty()) return;
  const double weight =
      std::accumulate(problem.unmet_weight.begin(), problem.unmet_weight.end(), 0.0) / problem.sinks +
      problem.surplus_weight;
  std::vector<double> worth(std::size_t{problem.harvests} * problem.sources);
  for (std::size_t i = 0; i < worth.size(); ++i)
    worth[i] = weight * std::pow(problem.discount, static_cast<double>(i / problem.sources));
  bend = slope_of(problem, worth);
  for (std::size_t i = 0; i < bend.size(); ++i)
    bend[i] *= 0.5 / std::max<double>(kSmallClass, problem.offerings[i / problem.years].last);
  const double mean = std::accumulate(bend.begin(), bend.end(), 0.0) / static_cast<double>(bend.size());
  flattest = std::max(1e-9, kFlattest * mean);
  for (double& each : bend) each = std::max(each, flattest);
}

// As near to the last quotas as the limits let them be.
std::optional<Quotas> QuotaSolver::Parts::first_quotas() {
  LossModel model{std::vector(problem.decisions(), 0.0), bend, std::vector(problem.decisions(), 0.0)};
  Quotas last(problem.decisions());
  for (std::size_t i = 0; i < last.size(); ++i) {
    model.centre[i] = last[i] = problem.offerings[i / problem.years].last;
    if (!problem.ranges[i].can_be_open()) last[i] = 0;
  }
  if (centre) {
    Quotas near = step.repaired({slope, bend, as_real(*centre)}, *centre);
    if (!near.empty() && turnover_of(problem, near).keeps_to(problem)) return near;
    model.centre = as_real(*centre);
    last = *centre;
  }
  Quotas quotas = step.best_quotas(model, last, {.changes = last.size(), .refused = {}});
  return quotas.empty() ? std::nullopt : std::optional(std::move(quotas));
}

// What is best for the mean future, or nearly.
Quotas QuotaSolver::Parts::near_quotas(Quotas quotas, const QuotaOptions& options, std::stop_token stop,
                                       int& steps) {
  Parts mean(mean_future(problem), threads);
  mean.set_bends();
  QuotaOptions half = options;
  half.most_steps /= 2;
  Run run(mean.problem, mean.recourse, mean.step, mean.bend, mean.flattest, mean.bundle, half, stop);
  run.end_after(kFewIdle);
  quotas = run.go(std::move(quotas), mean.below, kNearly * options.gap, steps).quotas;
  bend = std::move(mean.bend);
  return quotas;
}

std::optional<QuotaSolution> QuotaSolver::solve(const QuotaOptions& options, std::stop_token stop) {
  Parts& parts = *parts_;
  parts.set_bends();
  std::optional<Quotas> quotas = parts.first_quotas();
  if (!quotas) return std::nullopt;
  int steps = 0;
  const bool near = !parts.centre && parts.problem.futures() > 1;
  if (near) quotas = parts.near_quotas(std::move(*quotas), options, stop, steps);
  Run run(parts.problem, parts.recourse, parts.step, parts.bend, parts.flattest, parts.bundle, options, stop);
  if (near) run.begin_near();
  QuotaSolution solution = run.go(std::move(*quotas), parts.below, options.gap, steps);
  for (std::size_t i = 0; i < parts.scales.size(); ++i) solution.prices[i] /= parts.scales[i];
  parts.centre = solution.quotas;
  parts.slope = solution.slope;
  return solution;
}

double QuotaSolver::loss_of(const Quotas& quotas) {
  const auto value = parts_->recourse.at(as_real(quotas), parts_->problem.futures());
  return value->loss + parts_->step.own_cost(quotas);
}

std::vector<double> QuotaSolver::losses_of(const Quotas& quotas) {
  const std::uint32_t futures = parts_->problem.futures();
  std::vector<double> losses(futures);
  parts_->recourse.at(as_real(quotas), futures, {}, [&](std::uint32_t future, const FutureValue& value) {
    losses[future] = value.total();
  });
  return losses;
}

}  // namespace langqiao::portfolio
