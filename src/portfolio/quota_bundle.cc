#include "portfolio/quota_bundle.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/check.h"
#include "base/parallel.h"

namespace langqiao::portfolio {
namespace {

constexpr std::size_t kMostCuts = 25;
constexpr double kRounding = 1e-12;  // of sums of squares

}  // namespace

QuotaBundle::QuotaBundle(const QuotaProblem& problem, unsigned threads)
    : problem_(problem),
      threads_(threads),
      harvests_(problem.harvests),
      sources_(problem.sources),
      split_(problem.tail_weight == 0) {}

void QuotaBundle::add(const RecourseValue& value, std::span<const double> quotas) {
  const std::vector<double> graduates = graduates_of(problem_, quotas);
  const std::size_t groups = value.groups.size();
  if (cuts_.empty()) blocks_ = split_ ? groups * harvests_ : 1;
  if (cuts_.size() == kMostCuts) forget_one();
  Cut cut{value.groups, std::vector(blocks_, 0.0)};
  for (std::size_t group = 0; group < groups; ++group)
    for (std::size_t year = 0; year < harvests_; ++year) {
      const auto worth = worth_of(cut, group, year);
      cut.height[block_of(group, year)] +=
          cut.groups[group].loss[year] -
          std::inner_product(worth.begin(), worth.end(),
                             graduates.begin() + static_cast<std::ptrdiff_t>(year * sources_), 0.0);
    }
  cuts_.push_back(std::move(cut));
  const std::size_t before = cuts_.size() - 1;
  std::vector<double> weights(blocks_ * cuts_.size(), 0.0);
  for (std::size_t block = 0; block < blocks_; ++block) {
    std::copy_n(weights_.begin() + static_cast<std::ptrdiff_t>(block * before), before,
                weights.begin() + static_cast<std::ptrdiff_t>(block * cuts_.size()));
    if (before == 0) weights[block] = 1;
  }
  weights_ = std::move(weights);
}

void QuotaBundle::set_weights(std::span<const double> weights) {
  CHECK(weights.empty() || std::ranges::min(weights) >= 0);
  weights_.assign(weights.begin(), weights.end());
}

void QuotaBundle::forget_one() {
  const std::size_t before = cuts_.size();
  std::vector<double> total(before, 0.0);
  for (std::size_t i = 0; i < weights_.size(); ++i) total[i % before] += weights_[i];
  const auto least = static_cast<std::size_t>(std::ranges::min_element(total) - total.begin());
  std::vector<double> weights;
  for (std::size_t block = 0; block < blocks_; ++block) {
    const auto all = std::span(weights_).subspan(block * before, before);
    double left = 0;
    for (std::size_t c = 0; c < before; ++c) left += c == least ? 0 : all[c];
    for (std::size_t c = 0; c < before; ++c)
      if (c != least) weights.push_back(left > 0 ? all[c] / left : 1.0 / static_cast<double>(before - 1));
  }
  weights_ = std::move(weights);
  cuts_.erase(cuts_.begin() + static_cast<std::ptrdiff_t>(least));
}

std::vector<double> QuotaBundle::values_at(std::span<const double> quotas) const {
  const std::vector<double> graduates = graduates_of(problem_, quotas);
  std::vector<double> values(blocks_ * cuts_.size(), 0.0);
  parallel_for(cuts_.size(), threads_, [&](std::size_t c, std::size_t) {
    const Cut& cut = cuts_[c];
    for (std::size_t block = 0; block < blocks_; ++block)
      values[block * cuts_.size() + c] = cut.height[block];
    for (std::size_t group = 0; group < cut.groups.size(); ++group)
      for (std::size_t year = 0; year < harvests_; ++year) {
        const auto worth = worth_of(cut, group, year);
        values[block_of(group, year) * cuts_.size() + c] +=
            std::inner_product(worth.begin(), worth.end(),
                               graduates.begin() + static_cast<std::ptrdiff_t>(year * sources_), 0.0);
      }
  });
  return values;
}

double QuotaBundle::height(std::span<const double> weights) const {
  const std::vector<double> values = values_at(std::vector<double>(problem_.decisions(), 0.0));
  return std::inner_product(values.begin(), values.end(), weights.begin(), 0.0);
}

std::vector<double> QuotaBundle::slope(std::span<const double> weights) const {
  std::vector<double> mean(harvests_ * sources_, 0.0);
  parallel_for(harvests_, threads_, [&](std::size_t year, std::size_t) {
    const auto here = std::span(mean).subspan(year * sources_, sources_);
    for (std::size_t c = 0; c < cuts_.size(); ++c)
      for (std::size_t group = 0; group < cuts_[c].groups.size(); ++group) {
        const double weight = weights[block_of(group, year) * cuts_.size() + c];
        if (weight == 0) continue;
        const auto worth = worth_of(cuts_[c], group, year);
        for (std::size_t source = 0; source < sources_; ++source) here[source] += weight * worth[source];
      }
  });
  return slope_of(problem_, mean);
}

std::vector<std::vector<double>> QuotaBundle::spread() const {
  std::vector<std::vector<double>> spread(blocks_, std::vector(harvests_ * sources_, 0.0));
  const auto cuts = static_cast<double>(cuts_.size());
  for (std::size_t group = 0; group < cuts_.front().groups.size(); ++group)
    for (std::size_t i = 0; i < harvests_ * sources_; ++i) {
      double sum = 0, squares = 0;
      for (const Cut& cut : cuts_) {
        const double worth = cut.groups[group].worth[i];
        sum += worth;
        squares += worth * worth;
      }
      const double apart = squares - sum * sum / cuts;
      if (apart > kRounding * squares) spread[block_of(group, i / sources_)][i] += std::sqrt(apart);
    }
  for (std::vector<double>& each : spread) each = slope_of(problem_, each);
  return spread;
}

}  // namespace langqiao::portfolio
