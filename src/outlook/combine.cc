#include "outlook/combine.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "base/parallel.h"

namespace langqiao::outlook {
namespace {

constexpr std::size_t kPooled = static_cast<std::size_t>(Candidate::pooled_growth);
constexpr std::size_t kNaive = static_cast<std::size_t>(Candidate::last_value);
using ByCandidate = std::array<double, kCandidates>;

// Absolute errors over windows, in people, and how many windows there were (those of one origin overlap, so
// an origin counts once).
struct Errors {
  ByCandidate sum{};
  double windows = 0;

  void add(const Errors& more) {
    for (std::size_t c = 0; c < kCandidates; ++c) sum[c] += more.sum[c];
    windows = std::max(windows, more.windows);
  }
  // Errors as a multiple of the last value's over the same windows (a mean absolute scaled error), leaning to
  // `parent` as if it had been seen on `doubt` windows more.
  ByCandidate scaled(const ByCandidate& parent, double doubt) const {
    ByCandidate out = parent;
    if (windows == 0 || sum[kNaive] <= 0) return out;
    const double lean = doubt * sum[kNaive] / windows;
    for (std::size_t c = 0; c < kCandidates; ++c) out[c] = (sum[c] + lean * parent[c]) / (sum[kNaive] + lean);
    return out;
  }
};

// How much a window counts for a forecast over `wanted` years.
double nearness(double length, double wanted) { return std::min(length, wanted) / std::max(length, wanted); }

// How much an earlier origin counts: by the share of today's years that it knew.
double likeness(std::size_t earlier, std::size_t now) {
  return static_cast<double>(earlier + 1) / static_cast<double>(now + 1);
}

constexpr double kSharpness = 6;  // of the inverse error, and how much it rises with every window
constexpr double kSharper = 2;
constexpr double kLeafDoubt = 30;   // windows that a leaf's group weighs beside its own
constexpr double kGroupDoubt = 10;  // that all weigh beside those of a group
constexpr double kAllDoubt = 2;     // that the plain mean weighs beside those of all
constexpr double kSpreadDoubt = 3;  // of error variances, toward those of all

// What a candidate's error is taken for beside the last value's before any window is seen; in the order of
// Candidate. Over many series, damping and pooling do best and plain extrapolation of single series worst
// (Makridakis and Hibon 2000; Gardner and McKenzie 1985); a total of people employed follows the people of
// working age, whose growth lasts.
constexpr ByCandidate kLeaningOfSeries = {1.0, 1.0, 0.97, 1.03, 1.06, 0.88};
constexpr ByCandidate kLeaningOfTotal = {1.1, 0.85, 1.0, 0.88, 0.92, 1.0};
// No candidate is heard further than this from the pooled growth, in logs.
constexpr double kFurthest = 0.7;

ByCandidate weights_of(const ByCandidate& scaled, std::size_t candidates, double windows) {
  ByCandidate weights{};
  double sum = 0;
  for (std::size_t c = 0; c < candidates; ++c)
    sum += weights[c] = std::pow(std::max(scaled[c], 1e-3), -(kSharpness + kSharper * windows));
  for (double& weight : weights) weight /= sum;
  return weights;
}

// Everything that is computed on the way.
class Roller {
 public:
  Roller(const Tree& tree, const CombineOptions& options) : tree_(tree), options_(options) {
    const std::size_t count = tree.years().size();
    growth_.resize(count);
    parallel_for(count, options.threads, [&](std::size_t k) { growth_[k] = growth_at(tree_, k); });
    forecasts_.resize(count);
    sums_.resize(count);
    parallel_for(count, options.threads, [&](std::size_t k) { look_alone(k); });
  }

  std::vector<OriginForecast> run() && {
    const GrowthLearner learner(tree_, growth_, options_.threads);
    for (std::size_t k = 0; k < forecasts_.size(); ++k) {
      OriginForecast& at = forecasts_[k];
      at.weights.resize(at.targets.size());
      for (std::size_t j = 0; j < at.targets.size(); ++j) combine_total(k, j);
      parallel_for(at.targets.size(), options_.threads, [&](std::size_t j) {
        pool(k, j, learner.persistence(k, years_to(k, j)));
        combine(k, j);
      });
    }
    return std::move(forecasts_);
  }

 private:
  double years_to(std::size_t origin, std::size_t target) const {
    return forecasts_[origin].targets[target] - tree_.years()[origin];
  }
  double& place(OriginForecast& at, std::vector<double>& of, std::size_t node, std::size_t target) const {
    return of[node * at.targets.size() + target];
  }

  void look_alone(std::size_t origin) {
    OriginForecast& at = forecasts_[origin];
    at.origin = origin;
    const int now = tree_.years()[origin];
    for (std::size_t k = origin + 1; k < tree_.years().size(); ++k)
      if (tree_.years()[k] - now <= options_.most_years) at.targets.push_back(tree_.years()[k]);
    for (const int year : options_.more_targets)
      if (year > tree_.years().back() && year - now <= options_.most_years) at.targets.push_back(year);
    const std::size_t size = tree_.nodes() * at.targets.size();
    for (auto& values : at.candidates) values.assign(size, kMissing);
    at.combined.assign(size, kMissing);
    sums_[origin].assign(size, kMissing);
    if (at.targets.empty()) return;
    for (std::size_t node = 0; node < tree_.nodes(); ++node) {
      const auto known = tree_.known(node, origin);
      if (known.empty()) continue;
      for (const Candidate candidate : kAlone) {
        auto& values = at.candidates[static_cast<std::size_t>(candidate)];
        extend(candidate, known, at.targets,
               std::span(values).subspan(node * at.targets.size(), at.targets.size()));
      }
    }
  }

  // Errors of a node's candidates on the windows that end by `origin`, for a forecast over `years`.
  Errors errors_of(std::size_t node, std::size_t origin, double years) const {
    Errors errors;
    for (std::size_t from = 0; from < origin; ++from) {
      const OriginForecast& at = forecasts_[from];
      double most = 0;
      for (std::size_t j = 0; from + 1 + j <= origin && j < at.targets.size(); ++j) {
        const double actual = tree_.actual(node, from, from + 1 + j);
        if (!is_known(actual) || !is_known(at.of(Candidate::last_value, node, j))) continue;
        const double near = likeness(from, origin) * nearness(at.targets[j] - tree_.years()[from], years);
        most = std::max(most, near);
        for (std::size_t c = 0; c < kCandidates; ++c)
          errors.sum[c] += near * std::abs(at.candidates[c][node * at.targets.size() + j] - actual);
      }
      errors.windows += most;
    }
    return errors;
  }

  void combine_total(std::size_t origin, std::size_t target) {
    OriginForecast& at = forecasts_[origin];
    const std::size_t node = tree_.total();
    const Errors errors = errors_of(node, origin, years_to(origin, target));
    const auto weights = weights_of(errors.scaled(kLeaningOfTotal, kAllDoubt), kAlone.size(), errors.windows);
    double sum = 0;
    for (std::size_t c = 0; c < kAlone.size(); ++c)
      sum += weights[c] * at.candidates[c][node * at.targets.size() + target];
    place(at, at.candidates[kPooled], node, target) = sum;
    place(at, at.combined, node, target) = sum;
  }

  void pool(std::size_t origin, std::size_t target, const Persistence& by) {
    OriginForecast& at = forecasts_[origin];
    const double total = at.of(tree_.total(), target) / tree_.last(tree_.total(), origin);
    for (std::size_t node = 0; node < tree_.total(); ++node) {
      const double last = tree_.last(node, origin);
      if (!is_known(last)) continue;
      place(at, at.candidates[kPooled], node, target) =
          last * total * std::exp(beside_total(tree_, growth_[origin], by, node, years_to(origin, target)));
    }
  }

  void combine(std::size_t origin, std::size_t target) {
    const double years = years_to(origin, target);
    std::vector<Errors> errors(tree_.nodes());
    for (std::size_t node = 0; node < tree_.total(); ++node) errors[node] = errors_of(node, origin, years);
    Errors all, all_groups;
    std::vector<Errors> in_group(tree_.total());
    for (std::size_t node = 0; node < tree_.total(); ++node) {
      (tree_.is_group(node) ? all_groups : all).add(errors[node]);
      if (!tree_.is_group(node)) in_group[tree_.parent(node)].add(errors[node]);
    }
    const ByCandidate of_all = all.scaled(kLeaningOfSeries, kAllDoubt);
    const ByCandidate of_groups = all_groups.scaled(of_all, kAllDoubt);
    OriginForecast& at = forecasts_[origin];
    ByCandidate mean{};
    double people = 0;
    for (std::size_t node = 0; node < tree_.total(); ++node) {
      const double last = tree_.last(node, origin);
      if (!is_known(last)) continue;
      const bool group = tree_.is_group(node);
      const ByCandidate parent = group ? of_groups : in_group[tree_.parent(node)].scaled(of_all, kGroupDoubt);
      const ByCandidate weights =
          weights_of(errors[node].scaled(parent, kLeafDoubt), kCandidates, all.windows);
      place(at, at.combined, node, target) = heard_together(at, node, target, weights);
      if (group) continue;
      for (std::size_t c = 0; c < kCandidates; ++c) mean[c] += last * weights[c];
      people += last;
    }
    for (double& each : mean) each = people > 0 ? each / people : 0;
    at.weights[target] = mean;
    add_up(origin, target);
  }

  // The weighted mean of what the candidates say of the growth, in logs.
  static double heard_together(const OriginForecast& at, std::size_t node, std::size_t target,
                               const ByCandidate& weights) {
    const double pooled = at.of(Candidate::pooled_growth, node, target);
    if (!(pooled > 0)) return pooled;
    double logs = 0;
    for (std::size_t c = 0; c < kCandidates; ++c) {
      const double said = at.candidates[c][node * at.targets.size() + target];
      logs += weights[c] * std::clamp(std::log(std::max(said, 1e-300) / pooled), -kFurthest, kFurthest);
    }
    return pooled * std::exp(logs);
  }

  // Squared relative errors of what `values` of earlier origins held for a node, on windows near to `years`.
  struct Spread {
    double squares = 0;
    double windows = 0;
  };
  template <class Values>
  Spread spread_of(std::size_t node, std::size_t origin, double years, const Values& values) const {
    Spread spread;
    for (std::size_t from = 0; from < origin; ++from) {
      const OriginForecast& at = forecasts_[from];
      for (std::size_t j = 0; from + 1 + j <= origin && j < at.targets.size(); ++j) {
        const double actual = tree_.actual(node, from, from + 1 + j);
        const double said = values(from)[node * at.targets.size() + j];
        if (!is_known(actual) || !is_known(said) || said <= 0) continue;
        const double near = likeness(from, origin) * nearness(at.targets[j] - tree_.years()[from], years);
        const double error = std::min(std::abs(actual / said - 1), 2.0);
        spread.squares += near * error * error;
        spread.windows += near;
      }
    }
    return spread;
  }

  // Bottom up, each parent is the mean of its own forecast and of its children's sum, weighed by how both
  // did; then top down, children are moved to their parent.
  void add_up(std::size_t origin, std::size_t target) {
    const double years = years_to(origin, target);
    const auto own = [&](std::size_t from) -> const std::vector<double>& {
      return forecasts_[from].combined;
    };
    const auto sums = [&](std::size_t from) -> const std::vector<double>& { return sums_[from]; };
    std::vector<Spread> spreads(tree_.nodes());
    Spread all;
    for (std::size_t node = 0; node < tree_.nodes(); ++node) {
      spreads[node] = spread_of(node, origin, years, own);
      if (node < tree_.leaves()) all.squares += spreads[node].squares, all.windows += spreads[node].windows;
    }
    OriginForecast& at = forecasts_[origin];
    const double of_all = all.windows > 0 ? all.squares / all.windows : 1;
    std::vector<double> now(tree_.nodes()), variance(tree_.nodes(), 0);
    for (std::size_t node = 0; node < tree_.nodes(); ++node) {
      now[node] = at.of(node, target);
      const double relative =
          (spreads[node].squares + kSpreadDoubt * of_all) / (spreads[node].windows + kSpreadDoubt);
      if (is_known(now[node])) variance[node] = now[node] * now[node] * relative;
    }
    std::vector<std::vector<std::size_t>> children(tree_.nodes());
    for (std::size_t node = 0; node < tree_.total(); ++node) children[tree_.parent(node)].push_back(node);
    for (std::size_t node = tree_.leaves(); node < tree_.nodes(); ++node) {
      double sum = 0;
      bool any = false;
      for (const std::size_t child : children[node])
        if (is_known(now[child])) sum += now[child], any = true;
      if (!any || !is_known(now[node])) continue;
      sums_[origin][node * at.targets.size() + target] = sum;
      const Spread of_sum = spread_of(node, origin, years, sums);
      const double a =
          (spreads[node].squares + kSpreadDoubt * of_all) / (spreads[node].windows + kSpreadDoubt);
      const double b = (of_sum.squares + kSpreadDoubt * of_all) / (of_sum.windows + kSpreadDoubt);
      now[node] = (now[node] / a + sum / b) / (1 / a + 1 / b);
    }
    for (std::size_t node = tree_.nodes(); node-- > tree_.leaves();) {
      std::vector<double> values, spread;
      for (const std::size_t child : children[node])
        values.push_back(now[child]), spread.push_back(variance[child]);
      if (is_known(now[node])) reconcile(now[node], spread, values);
      for (std::size_t i = 0; i < values.size(); ++i) now[children[node][i]] = values[i];
    }
    for (std::size_t node = 0; node < tree_.nodes(); ++node) place(at, at.combined, node, target) = now[node];
  }

  const Tree& tree_;
  const CombineOptions& options_;
  std::vector<GrowthAtOrigin> growth_;
  std::vector<OriginForecast> forecasts_;
  std::vector<std::vector<double>> sums_;  // by origin, then node and target: what the children came to
};

}  // namespace

std::vector<OriginForecast> forecast_at_origins(const Tree& tree, const CombineOptions& options) {
  return Roller(tree, options).run();
}

void reconcile(double whole, std::span<const double> variances, std::span<double> children) {
  CHECK(whole >= 0 && variances.size() == children.size());
  std::vector<bool> fixed(children.size(), false);
  for (std::size_t round = 0; round <= children.size(); ++round) {
    double gap = whole, variance = 0, size = 0;
    for (std::size_t i = 0; i < children.size(); ++i) {
      if (!is_known(children[i])) continue;
      gap -= children[i];
      if (!fixed[i]) variance += variances[i], size += children[i];
    }
    if (variance == 0 && size == 0) return;
    bool below = false;
    for (std::size_t i = 0; i < children.size(); ++i) {
      if (!is_known(children[i]) || fixed[i]) continue;
      children[i] += gap * (variance > 0 ? variances[i] / variance : children[i] / size);
      if (children[i] < 0) children[i] = 0, fixed[i] = below = true;
    }
    if (!below) return;
  }
}

}  // namespace langqiao::outlook
