#include "outlook/growth.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/check.h"
#include "base/parallel.h"

namespace langqiao::outlook {
namespace {

constexpr double kLeast = 1e-9;  // below every logarithm taken here

double log_of(double value) { return std::log(std::max(value, kLeast)); }

// One change of a node beside its parent, over the years between two known points.
struct Change {
  double years;
  double amount;
  double age;  // years from its end to the origin
};

std::vector<Change> changes_of(const Tree& tree, std::size_t node, std::size_t origin) {
  std::vector<Change> changes;
  const std::size_t parent = tree.parent(node);
  std::size_t before = SIZE_MAX;
  for (std::size_t year = 0; year <= origin; ++year) {
    const double value = tree.value(node, year);
    if (!is_known(value) || value <= 0) continue;
    if (before != SIZE_MAX) {
      const double own = log_of(value) - log_of(tree.value(node, before));
      const double above = log_of(tree.value(parent, year)) - log_of(tree.value(parent, before));
      changes.push_back({static_cast<double>(tree.years()[year] - tree.years()[before]), own - above,
                         static_cast<double>(tree.years()[origin] - tree.years()[year])});
    }
    before = year;
  }
  return changes;
}

// Typical yearly change of a node of some size, its own trend left out: small series are noisier, mostly
// because they are sampled. ln |change / √years| on ln size, by least squares; for a normal change E ln|x| =
// ln σ − 0.635.
class NoiseBySize {
 public:
  void add(double size, double change) {
    const double x = log_of(size), y = std::log(std::abs(change) + 1e-4) + 0.635;
    ++count_, x_ += x, y_ += y, xx_ += x * x, xy_ += x * y;
  }
  double deviation(double size) const {
    if (count_ < 2) return 0.05;
    const double mean_x = x_ / count_, mean_y = y_ / count_;
    const double spread = xx_ / count_ - mean_x * mean_x;
    const double raw = spread > 1e-12 ? (xy_ / count_ - mean_x * mean_y) / spread : 0;
    const double slope = std::clamp(raw, -0.5, 0.0);  // −½ is pure sampling
    return std::exp(mean_y + slope * (log_of(size) - mean_x));
  }

 private:
  double count_ = 0, x_ = 0, y_ = 0, xx_ = 0, xy_ = 0;
};

// What was seen of one node, on the way to its slopes.
struct Seen {
  std::vector<Change> changes;
  double deviation = 0;  // of a yearly change from the trend
  double slope[2] = {0, 0};
  double variance[2] = {0, 0};  // of the slope, from noise alone
};

constexpr double kClip = 2.5;             // deviations beyond which a change is a break, not growth
constexpr double kOwnNoiseFrom = 4;       // changes that weigh as much as the size class
constexpr double kRecent[2] = {1, 0.85};  // weight that a year loses with each year of age

double clipped(const Change& change, double deviation) {
  const double most = kClip * deviation * std::sqrt(change.years);
  return std::clamp(change.amount, -most, most);
}

double mean_slope(const Seen& seen, double deviation, double kept, double& noise) {
  double sum = 0, weight = 0, squares = 0;
  for (const Change& change : seen.changes) {
    const double w = std::pow(kept, change.age);
    sum += w * clipped(change, deviation);
    weight += w * change.years;
    squares += w * w * change.years;
  }
  noise = squares / (weight * weight);
  return sum / weight;
}

// How far changes lie from the trend through all of them, each made good for what the trend has taken from
// it. One change alone lies on its trend and says nothing; where all nodes have only one, half of it is taken
// for noise.
template <class Use>
void for_each_distance(const Seen& seen, bool alone, Use&& use) {
  double amount = 0, years = 0;
  for (const Change& change : seen.changes) amount += change.amount, years += change.years;
  for (const Change& change : seen.changes) {
    const double left = 1 - change.years / years;
    if (left > 1e-9) {
      use((change.amount - amount / years * change.years) / std::sqrt(change.years * left));
    } else if (alone) {
      use(change.amount / std::sqrt(2 * change.years));
    }
  }
}

void find_deviation(Seen& seen, double of_size, bool alone) {
  double squares = kOwnNoiseFrom * of_size * of_size, count = kOwnNoiseFrom;
  for_each_distance(seen, alone, [&](double distance) {
    const double most = kClip * of_size;
    squares += std::min(distance * distance, most * most), ++count;
  });
  seen.deviation = std::sqrt(squares / count);
}

void find_slopes(Seen& seen) {
  for (int reading = 0; reading < 2; ++reading) {
    double noise = 0;
    seen.slope[reading] = mean_slope(seen, seen.deviation, kRecent[reading], noise);
    seen.variance[reading] = seen.deviation * seen.deviation * noise;
  }
}

// Variance of the true slopes: what the slopes vary more than their noise explains (weighted moments,
// iterated as the weights depend on it).
double true_variance(std::span<const Seen> seen, int reading) {
  double variance = 1e-4;
  for (int round = 0; round < 10; ++round) {
    double sum = 0, weight = 0;
    for (const Seen& each : seen) {
      if (each.changes.empty()) continue;
      const double noise = each.variance[reading];
      const double w = 1 / ((variance + noise) * (variance + noise));
      const double most = 9 * (variance + noise);  // a slope beyond three deviations says "a break" only
      sum += w * (std::min(each.slope[reading] * each.slope[reading], most) - noise);
      weight += w;
    }
    variance = weight > 0 ? std::max(sum / weight, 1e-7) : 1e-7;
  }
  return variance;
}

void read_level(const Tree& tree, std::size_t origin, std::size_t first, std::size_t last,
                GrowthAtOrigin& out) {
  std::vector<Seen> seen(last - first);
  NoiseBySize noise;
  bool alone = true;
  for (std::size_t node = first; node < last; ++node) {
    Seen& each = seen[node - first];
    each.changes = changes_of(tree, node, origin);
    alone &= each.changes.size() < 2;
  }
  for (std::size_t node = first; node < last; ++node) {
    for_each_distance(seen[node - first], alone,
                      [&](double distance) { noise.add(tree.last(node, origin), distance); });
  }
  for (std::size_t node = first; node < last; ++node) {
    Seen& each = seen[node - first];
    if (each.changes.empty()) continue;
    find_deviation(each, noise.deviation(tree.last(node, origin)), alone);
    find_slopes(each);
  }
  const double variance[2] = {true_variance(seen, 0), true_variance(seen, 1)};
  for (std::size_t node = first; node < last; ++node) {
    const Seen& each = seen[node - first];
    if (each.changes.empty()) continue;
    for (int reading = 0; reading < 2; ++reading) {
      std::vector<double>& slopes = reading == 0 ? out.all.slope : out.recent.slope;
      slopes[node] = each.slope[reading] * variance[reading] / (variance[reading] + each.variance[reading]);
    }
    const Change& latest = each.changes.back();
    if (latest.age == 0)
      out.last_surprise[node] = clipped(latest, each.deviation) - out.all.slope[node] * latest.years;
  }
  if (first != 0) return;
  double cross = 0, square = 0;
  for (std::size_t node = first; node < last; ++node) {
    const Seen& each = seen[node - first];
    for (std::size_t i = 1; i < each.changes.size(); ++i) {
      const double scale = each.deviation * std::sqrt(each.changes[i].years * each.changes[i - 1].years);
      const auto surprise = [&](const Change& change) {
        return clipped(change, each.deviation) - out.all.slope[node] * change.years;
      };
      cross += surprise(each.changes[i]) * surprise(each.changes[i - 1]) / (scale * scale);
      square += surprise(each.changes[i - 1]) * surprise(each.changes[i - 1]) / (scale * scale);
    }
  }
  constexpr double kDoubt = 200;  // pairs of changes that "no echo" weighs
  out.echo = std::clamp(cross / (square + kDoubt), -0.5, 0.5);
}

// What the learner chooses among.
constexpr std::array kDampings = {0.0, 0.6, 0.8, 0.88, 0.94, 0.98};
// What the choice leans to before any window is seen: about half of a trend is left over ten years, as in
// damped trends at large (Gardner and McKenzie 1985 and later studies).
constexpr std::array kLeaning = {0.2, 0.3, 0.6, 1.0, 0.9, 0.4};
constexpr std::array kMixes = {0.0, 0.5, 1.0};  // share of the recent reading
constexpr std::size_t kChoices = kDampings.size() * kDampings.size() * kMixes.size();

struct Choice {
  double leaf, group, recent, leaning;
};
constexpr Choice choice(std::size_t number) {
  const std::size_t mix = number % kMixes.size();
  const std::size_t group = number / kMixes.size() % kDampings.size();
  const std::size_t leaf = number / kMixes.size() / kDampings.size();
  return {kDampings[leaf], kDampings[group], kMixes[mix], kLeaning[leaf] * kLeaning[group]};
}

}  // namespace

GrowthAtOrigin growth_at(const Tree& tree, std::size_t origin) {
  GrowthAtOrigin growth;
  growth.all.slope.assign(tree.nodes(), 0);
  growth.recent.slope.assign(tree.nodes(), 0);
  growth.last_surprise.assign(tree.nodes(), 0);
  read_level(tree, origin, 0, tree.leaves(), growth);
  read_level(tree, origin, tree.leaves(), tree.total(), growth);
  return growth;
}

GrowthLearner::GrowthLearner(const Tree& tree, std::span<const GrowthAtOrigin> growth, unsigned threads)
    : tree_(tree), growth_(growth), losses_(tree.years().size() * tree.years().size()) {
  const std::size_t count = tree.years().size();
  parallel_for(count * count, threads, [&](std::size_t i) {
    if (i / count >= 1 && i % count > i / count) measure(i / count, i % count);
  });
}

// Share of all people that each choice would have misplaced, had the growth of the total been known.
void GrowthLearner::measure(std::size_t origin, std::size_t later) {
  std::vector<double> loss(kChoices, 0);
  double people = 0;
  const GrowthAtOrigin& growth = growth_[origin];
  const double total = std::log(tree_.value(tree_.total(), later) / tree_.value(tree_.total(), origin));
  for (std::size_t leaf = 0; leaf < tree_.leaves(); ++leaf) {
    const double before = tree_.last(leaf, origin), after = tree_.value(leaf, later);
    if (!is_known(before) || !is_known(after) || before <= 0) continue;
    const std::size_t group = tree_.parent(leaf);
    const double years = tree_.years()[later] - tree_.last_year(leaf, origin);
    const double echo = growth.echo * growth.last_surprise[leaf];
    people += after;
    std::array<double, kDampings.size()> left;
    for (std::size_t i = 0; i < kDampings.size(); ++i) left[i] = damped_years(kDampings[i], years);
    for (std::size_t number = 0; number < kChoices; ++number) {
      const double mix = kMixes[number % kMixes.size()];
      const double of_group = left[number / kMixes.size() % kDampings.size()];
      const double of_leaf = left[number / kMixes.size() / kDampings.size()];
      const double slope = (1 - mix) * growth.all.slope[leaf] + mix * growth.recent.slope[leaf];
      const double above = (1 - mix) * growth.all.slope[group] + mix * growth.recent.slope[group];
      loss[number] += std::abs(before * std::exp(total + echo + of_leaf * slope + of_group * above) - after);
    }
  }
  if (people == 0) return;
  for (double& each : loss) each /= people;
  losses_[window(origin, later)] = std::move(loss);
}

// The choices are averaged, not picked: each weighs by its leaning and by how much worse than the best it did
// on the windows. Windows from one origin overlap, so origins are counted, not windows.
Persistence GrowthLearner::persistence(std::size_t origin, double years) const {
  std::vector<double> mean(kChoices, 0);
  double weights = 0, origins = 0;
  for (std::size_t from = 1; from < origin; ++from) {
    double most = 0;
    for (std::size_t to = from + 1; to <= origin; ++to) {
      const std::vector<double>& loss = losses_[window(from, to)];
      if (loss.empty()) continue;
      const double length = tree_.years()[to] - tree_.years()[from];
      const double like = static_cast<double>(from + 1) / static_cast<double>(origin + 1);
      const double near = like * std::min(length, years) / std::max(length, years);
      for (std::size_t i = 0; i < kChoices; ++i) mean[i] += near * loss[i];
      weights += near;
      most = std::max(most, near);
    }
    origins += most;
  }
  for (double& each : mean) each = weights > 0 ? each / weights : 0;
  const double least = *std::ranges::min_element(mean);
  Persistence out;
  double sum = 0;
  for (std::size_t i = 0; i < kChoices; ++i) {
    constexpr double kSharpness = 30;  // a choice 3 % worse than the best on one origin weighs 0.4 of it
    const Choice c = choice(i);
    const double worse = least > 0 ? mean[i] / least - 1 : 0;
    const double w = c.leaning * std::exp(-kSharpness * origins * worse);
    sum += w;
    const double leaf = w * damped_years(c.leaf, years), group = w * damped_years(c.group, years);
    out.leaf_all += (1 - c.recent) * leaf;
    out.leaf_recent += c.recent * leaf;
    out.group_all += (1 - c.recent) * group;
    out.group_recent += c.recent * group;
  }
  for (double* each : {&out.leaf_all, &out.leaf_recent, &out.group_all, &out.group_recent}) *each /= sum;
  return out;
}

double beside_total(const Tree& tree, const GrowthAtOrigin& growth, const Persistence& by, std::size_t node,
                    double years) {
  CHECK(years > 0 && node != tree.total());
  const std::size_t group = tree.is_group(node) ? node : tree.parent(node);
  double logs = by.group_all * growth.all.slope[group] + by.group_recent * growth.recent.slope[group];
  if (node == group) return logs;
  logs += by.leaf_all * growth.all.slope[node] + by.leaf_recent * growth.recent.slope[node];
  return logs + growth.echo * growth.last_surprise[node];
}

}  // namespace langqiao::outlook
