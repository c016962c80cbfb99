#include "outlook/futures.h"

#include <algorithm>
#include <cmath>

#include "base/parallel.h"
#include "base/random.h"

namespace langqiao::outlook {
namespace {

constexpr double kInside = 0.8;           // share of errors that the stated interval is to hold
constexpr double kNormalInside = 1.2816;  // deviations within which a normal error lies that often

// Errors of all leaves over the years from one year of data to the next, in deviations a year of each leaf.
struct Block {
  int years = 0;
  std::vector<double> error;  // kMissing where unknown
};

// Log error of what an earlier origin said of a later year; kMissing where either is not known.
double error_of(const Tree& tree, const OriginForecast& said, std::size_t leaf, std::size_t target) {
  const double actual = tree.value(leaf, said.origin + 1 + target), forecast = said.of(leaf, target);
  if (!is_known(actual) || !is_known(forecast) || actual <= 0 || forecast <= 0) return kMissing;
  return std::log(actual / forecast);
}

class Spreading {
 public:
  Spreading(const Tree& tree, std::span<const OriginForecast> forecasts, std::size_t origin)
      : tree_(tree), forecasts_(forecasts), origin_(origin) {
    find_deviations();
    find_blocks();
    find_width();
  }

  bool empty() const { return blocks_.empty(); }
  const std::vector<Block>& blocks() const { return blocks_; }
  double deviation(std::size_t leaf) const { return deviation_[leaf]; }
  // Deviations within which four fifths of the errors over `years` lay.
  double width(double years) const { return std::exp(level_ + growth_ * std::log(years)); }

 private:
  // Mean square error a year of each leaf from one year of data to the next, leaning to that of leaves of its
  // size: ln square on ln size by least squares.
  void find_deviations() {
    const std::size_t leaves = tree_.leaves();
    std::vector<double> squares(leaves, 0), count(leaves, 0);
    for (std::size_t from = 0; from < origin_; ++from) {
      if (forecasts_[from].targets.empty()) continue;
      const double years = tree_.years()[from + 1] - tree_.years()[from];
      for (std::size_t leaf = 0; leaf < leaves; ++leaf) {
        const double error = error_of(tree_, forecasts_[from], leaf, 0);
        if (is_known(error)) squares[leaf] += error * error / years, ++count[leaf];
      }
    }
    double n = 0, x = 0, y = 0, xx = 0, xy = 0;
    for (std::size_t leaf = 0; leaf < leaves; ++leaf) {
      if (count[leaf] == 0 || squares[leaf] <= 0 || !(tree_.last(leaf, origin_) > 0)) continue;
      const double size = std::log(tree_.last(leaf, origin_)), square = std::log(squares[leaf] / count[leaf]);
      ++n, x += size, y += square, xx += size * size, xy += size * square;
    }
    const double det = n * xx - x * x;
    const double slope = n > 2 && det > 1e-9 ? std::clamp((n * xy - x * y) / det, -1.0, 0.0) : 0;
    const double level = n > 0 ? (y - slope * x) / n : std::log(0.05 * 0.05);
    deviation_.assign(leaves, 0);
    raw_.assign(leaves, 0);
    for (std::size_t leaf = 0; leaf < leaves; ++leaf) {
      constexpr double kOfSize = 3;  // errors that the size weighs beside the leaf's own
      const double last = tree_.last(leaf, origin_);
      const double of_size = std::exp(level + slope * std::log(last > 0 ? last : 1));
      deviation_[leaf] = std::sqrt((kOfSize * of_size + squares[leaf]) / (kOfSize + count[leaf]));
      raw_[leaf] = count[leaf] > 0 ? std::sqrt(squares[leaf] / count[leaf]) : 0;
    }
  }

  // Each leaf's errors are brought to one deviation a year, so that its own luck so far does not set its
  // width.
  void find_blocks() {
    for (std::size_t from = 0; from < origin_; ++from) {
      if (forecasts_[from].targets.empty()) continue;
      Block block{tree_.years()[from + 1] - tree_.years()[from], std::vector(tree_.leaves(), kMissing)};
      bool any = false;
      for (std::size_t leaf = 0; leaf < tree_.leaves(); ++leaf) {
        const double error = error_of(tree_, forecasts_[from], leaf, 0);
        if (!is_known(error) || raw_[leaf] <= 0) continue;
        block.error[leaf] = error / raw_[leaf];
        any = true;
      }
      if (any) blocks_.push_back(std::move(block));
    }
  }

  // ln width = level + growth · ln years through the windows, leaning to a width of a normal error that grows
  // with a power of 0.6: between errors that cancel out (½) and trends that go wrong for good (1). Origins
  // that knew less than half of today's years are left out: they erred more than today's will. The fewer
  // blocks there are, the less is known of the errors, and the wider it begins.
  void find_width() {
    constexpr double kGrowth = 0.6, kDoubt = 2;
    const double start =
        std::log(kNormalInside * (1 + 0.5 / std::max(1.0, static_cast<double>(blocks_.size()))));
    double n = 0, x = 0, y = 0, xx = 0, xy = 0;
    for (const double years : {1.0, 3.0, 9.0}) {
      const double at = std::log(years), width = start + kGrowth * at;
      n += kDoubt / 3, x += kDoubt / 3 * at, y += kDoubt / 3 * width;
      xx += kDoubt / 3 * at * at, xy += kDoubt / 3 * at * width;
    }
    for (std::size_t from = origin_ / 2; from < origin_; ++from) {
      const OriginForecast& said = forecasts_[from];
      for (std::size_t j = 0; from + 1 + j <= origin_ && j < said.targets.size(); ++j) {
        std::vector<double> errors;
        for (std::size_t leaf = 0; leaf < tree_.leaves(); ++leaf) {
          const double error = error_of(tree_, said, leaf, j);
          if (is_known(error)) errors.push_back(std::abs(error) / deviation_[leaf]);
        }
        if (errors.size() < 5) continue;
        const auto at =
            errors.begin() + static_cast<std::ptrdiff_t>(kInside * static_cast<double>(errors.size()));
        std::ranges::nth_element(errors, at);
        if (*at <= 0) continue;
        const double share = static_cast<double>(from + 1) / static_cast<double>(origin_ + 1);
        const double like = share * share;
        const double years = std::log(said.targets[j] - tree_.years()[from]), width = std::log(*at);
        n += like, x += like * years, y += like * width;
        xx += like * years * years, xy += like * years * width;
      }
    }
    const double det = n * xx - x * x;
    growth_ = det > 1e-9 ? std::clamp((n * xy - x * y) / det, 0.2, 1.0) : kGrowth;
    level_ = (y - growth_ * x) / n;
  }

  const Tree& tree_;
  std::span<const OriginForecast> forecasts_;
  std::size_t origin_;
  std::vector<double> deviation_, raw_;
  std::vector<Block> blocks_;
  double level_ = 0, growth_ = 0;
};

// Which block, with which sign, makes each year of each future.
struct Draw {
  std::uint32_t block;
  double sign;
};
std::vector<Draw> draw_years(const std::vector<Block>& blocks, std::size_t futures, std::size_t years,
                             std::uint64_t seed) {
  std::vector<Draw> draws(futures * years);
  for (std::size_t future = 0; future < futures; ++future) {
    Random random = Random(seed).split("future", future);
    for (std::size_t year = 0; year < years;) {
      const auto block = static_cast<std::uint32_t>(random.below(blocks.size()));
      const double sign = random.chance(5'000) ? 1 : -1;
      for (int k = 0; k < blocks[block].years && year < years; ++k)
        draws[future * years + year++] = {block, sign};
    }
  }
  return draws;
}

double inside(std::vector<double>& distances) {
  if (distances.empty()) return 0;
  const auto at =
      distances.begin() + static_cast<std::ptrdiff_t>(kInside * static_cast<double>(distances.size()));
  std::ranges::nth_element(distances, at);
  return *at;
}

}  // namespace

Paths paths_at(const Tree& tree, std::span<const OriginForecast> forecasts, std::size_t origin,
               std::size_t futures, std::uint64_t seed, unsigned threads) {
  const OriginForecast& now = forecasts[origin];
  Paths out{.futures = futures, .targets = now.targets.size(), .leaves = tree.leaves()};
  out.values.assign(futures * out.targets * out.leaves, kMissing);
  const Spreading spreading(tree, forecasts, origin);
  out.spread = !spreading.empty();
  if (out.targets == 0) return out;
  const auto years = static_cast<std::size_t>(now.targets.back() - tree.years()[origin]);
  std::vector<Draw> draws;
  if (out.spread) draws = draw_years(spreading.blocks(), futures, years, seed);
  parallel_for(out.leaves, threads, [&](std::size_t leaf) {
    // Sum of errors by target, then future.
    std::vector<double> errors(out.targets * futures, 0);
    for (std::size_t future = 0; out.spread && future < futures; ++future) {
      double sum = 0;
      std::size_t target = 0;
      for (std::size_t year = 0; year < years; ++year) {
        const Draw& draw = draws[future * years + year];
        const Block& block = spreading.blocks()[draw.block];
        const double error = block.error[leaf];
        if (is_known(error)) sum += draw.sign * error / std::sqrt(block.years);
        if (now.targets[target] - tree.years()[origin] == static_cast<int>(year) + 1)
          errors[target++ * futures + future] = sum;
      }
    }
    for (std::size_t target = 0; target < out.targets; ++target) {
      const std::span<const double> sums(&errors[target * futures], futures);
      std::vector<double> distances(sums.begin(), sums.end());
      for (double& distance : distances) distance = std::abs(distance);
      const double came = inside(distances);
      const double wanted =
          spreading.deviation(leaf) * spreading.width(now.targets[target] - tree.years()[origin]);
      const double scale = came > 0 ? wanted / came : 0;
      const double forecast = now.of(leaf, target);
      for (std::size_t future = 0; future < futures; ++future)
        out.values[(future * out.targets + target) * out.leaves + leaf] =
            forecast * std::exp(std::clamp(scale * sums[future], -3.0, 3.0));
    }
  });
  return out;
}

std::vector<double> quantile_of(const Paths& paths, std::size_t target, double part) {
  std::vector<double> out(paths.leaves, kMissing), values(paths.futures);
  if (paths.futures == 0) return out;
  const auto at =
      static_cast<std::ptrdiff_t>(std::floor(part * static_cast<double>(paths.futures - 1) + 0.5));
  for (std::size_t leaf = 0; leaf < paths.leaves; ++leaf) {
    for (std::size_t future = 0; future < paths.futures; ++future)
      values[future] = paths.at(future, target, leaf);
    if (!is_known(values.front())) continue;
    std::ranges::nth_element(values, values.begin() + at);
    out[leaf] = values[static_cast<std::size_t>(at)];
  }
  return out;
}

}  // namespace langqiao::outlook
