#include "portfolio/quota_path.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/check.h"

namespace langqiao::portfolio {
namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();

double between(double value, double at_value, double other_value, double at, double other) {
  return at_value == other_value ? at : at + (other - at) * (value - at_value) / (other_value - at_value);
}

}  // namespace

// --- Real numbers -----------------------------------------------------------------------------------------
// `points_` is the derivative of cost-to-come: from −∞ up to the first point, along the points, then up to ∞.

bool RealPaths::best(const QuotaOffering& offering, std::span<const QuotaRange> ranges, const OpenYears& open,
                     std::span<const YearCost> costs, std::span<double> path) {
  const std::size_t years = ranges.size();
  points_.assign(1, {static_cast<double>(offering.last), 0});
  kept_.clear();
  for (std::size_t year = 0; year < years; ++year) {
    const bool was_open = year == 0 ? offering.last > 0 : open[year - 1];
    const bool stays = was_open && open[year];
    const double down = stays ? offering.step_down : kNoStep;
    const double up = stays ? offering.step_up : kNoStep;
    const double least = open[year] ? ranges[year].least : 0;
    if (was_open && !open[year] && year == 0 && offering.last > most_at_closing(offering, ranges[0]))
      return false;
    const auto is_open = [&](std::size_t at) { return open[at]; };
    const double most = open[year] ? most_when_open(offering, ranges, year, is_open) : 0;
    if (!step(down, up, offering.change_cost) || !clip(least, most)) return false;
    add(costs[year]);
  }
  path[years - 1] = crossing(0);
  for (std::size_t year = years - 1; year > 0; --year) {
    const bool stays = open[year] && open[year - 1];
    const double next = path[year];
    const Keep& keep = kept_[year];
    const double down = stays ? offering.step_down : kNoStep;
    const double up = stays ? offering.step_up : kNoStep;
    double here = next;
    if (next < keep.low) here = std::min(next + down, keep.low);
    if (next > keep.high) here = std::max(next - up, keep.high);
    path[year - 1] = here;
  }
  return true;
}

// Cost-to-come after a step: the inverse of its derivative gains −down below −κ, up above κ, and anything
// between at ∓κ.
bool RealPaths::step(double down, double up, double change_cost) {
  if (points_.empty()) return false;
  const double low = crossing(-change_cost), high = crossing(change_cost);
  kept_.push_back({low, high});
  next_.clear();
  const auto put = [&](double q, double slope) {
    if (next_.empty() || next_.back().q != q || next_.back().slope != slope) next_.push_back({q, slope});
  };
  for (const Point& point : points_)
    if (point.slope < -change_cost) put(point.q - down, point.slope);
  put(low - down, -change_cost);
  put(low, -change_cost);
  for (const Point& point : points_)
    if (point.slope >= -change_cost && point.slope <= change_cost) put(point.q, point.slope);
  put(high, change_cost);
  put(high + up, change_cost);
  for (const Point& point : points_)
    if (point.slope > change_cost) put(point.q + up, point.slope);
  points_.swap(next_);
  return true;
}

// Where the derivative passes `slope`.
double RealPaths::crossing(double slope) const {
  const auto after = std::ranges::find_if(points_, [&](const Point& point) { return point.slope >= slope; });
  if (after == points_.end()) return points_.back().q;
  if (after == points_.begin()) return after->q;
  const Point& before = *(after - 1);
  return between(slope, before.slope, after->slope, before.q, after->q);
}

bool RealPaths::clip(double least, double most) {
  if (least > most || points_.back().q < least || points_.front().q > most) return false;
  next_.clear();
  const auto slope_at = [&](double q, const Point& before, const Point& after) {
    return between(q, before.q, after.q, before.slope, after.slope);
  };
  for (std::size_t i = 0; i < points_.size(); ++i) {
    const Point& point = points_[i];
    if (i > 0 && points_[i - 1].q < least && point.q > least)
      next_.push_back({least, slope_at(least, points_[i - 1], point)});
    if (i > 0 && points_[i - 1].q < most && point.q > most)
      next_.push_back({most, slope_at(most, points_[i - 1], point)});
    if (point.q >= least && point.q <= most) next_.push_back(point);
  }
  points_.swap(next_);
  return !points_.empty();
}

void RealPaths::add(const YearCost& cost) {
  for (Point& point : points_) point.slope += cost.slope + cost.bend * (point.q - cost.centre);
}

// --- Whole numbers ----------------------------------------------------------------------------------------

WholePaths::Answer WholePaths::best(const QuotaOffering& offering, std::span<const QuotaRange> ranges,
                                    std::span<const YearCost> costs, std::span<int> path) {
  const std::size_t years = ranges.size();
  layers_.resize(std::max(layers_.size(), years + 1));
  Layer& start = layers_[0];
  const bool open = offering.last > 0;
  start.least = offering.last;
  start.cost.assign(open ? 1 : 0, 0.0);
  start.closed_cost = open ? kNever : 0.0;
  for (std::size_t year = 0; year < years; ++year)
    advance(offering, layers_[year], ranges[year], costs[year], layers_[year + 1]);

  const Layer& last = layers_[years];
  const auto cheapest = std::ranges::min_element(last.cost);
  const bool ends_open = cheapest != last.cost.end() && *cheapest < last.closed_cost;
  const double cost = ends_open ? *cheapest : last.closed_cost;
  if (cost == kNever) return {};
  path[years - 1] = ends_open ? last.least + static_cast<int>(cheapest - last.cost.begin()) : 0;
  for (std::size_t year = years - 1; year > 0; --year) {
    const Layer& layer = layers_[year + 1];
    path[year - 1] =
        path[year] == 0 ? layer.closed_from : layer.from[static_cast<std::size_t>(path[year] - layer.least)];
  }
  return {cost, true};
}

void WholePaths::advance(const QuotaOffering& offering, const Layer& before, const QuotaRange& range,
                         const YearCost& cost, Layer& layer) {
  const bool was_closed = before.closed_cost < kNever;
  const int before_most = before.least + static_cast<int>(before.cost.size()) - 1;
  int least = range.least, most = range.most;
  if (!was_closed) {
    least = std::max(least, before.least - offering.step_down);
    most = std::min(most, before_most + offering.step_up);
  }
  layer.least = least;
  layer.cost.assign(static_cast<std::size_t>(std::max(0, most - least + 1)), kNever);
  layer.from.assign(layer.cost.size(), 0);
  slide(offering, before, layer);
  const int first_most = most_at_opening(offering, range);
  for (std::size_t i = 0; i < layer.cost.size(); ++i) {
    const int q = least + static_cast<int>(i);
    const double opened =
        before.closed_cost + offering.opening_cost + cost.opening + offering.change_cost * q;
    if (opened < layer.cost[i] && q <= first_most) layer.cost[i] = opened, layer.from[i] = 0;
    layer.cost[i] += cost.at(q);
  }

  layer.closed_cost = kNever;
  layer.closed_from = 0;
  if (!range.may_be_closed) return;
  layer.closed_cost = before.closed_cost;
  const int closing_most = most_at_closing(offering, range);
  for (std::size_t i = 0; i < before.cost.size(); ++i) {
    const int q = before.least + static_cast<int>(i);
    if (q > closing_most) break;
    const double closed = before.cost[i] + offering.closing_cost + cost.closing + offering.change_cost * q;
    if (closed < layer.closed_cost) layer.closed_cost = closed, layer.closed_from = q;
  }
  layer.closed_cost += cost.at(0);
}

// For each open state, the cheapest state of the year before within the step: two passes with a window that
// slides, one for growth and one for shrinking. `window_` holds the states that may still win, cheapest
// first.
void WholePaths::slide(const QuotaOffering& offering, const Layer& before, Layer& layer) {
  const double change = offering.change_cost;
  const int before_most = before.least + static_cast<int>(before.cost.size()) - 1;
  const auto cost_before = [&](int q) { return before.cost[static_cast<std::size_t>(q - before.least)]; };
  const int most = layer.least + static_cast<int>(layer.cost.size()) - 1;
  window_.resize(before.cost.size());
  const auto pass = [&](int first, int last, int step, int reach, int begin, int end) {
    std::size_t front = 0, back = 0;
    int entering = begin;
    for (int q = first; q != last + step; q += step) {
      for (; entering != end + step && step * (q - entering) >= 0; entering += step) {
        const double price = cost_before(entering) - change * (step * entering);
        while (back > front && window_[back - 1].price > price) --back;
        window_[back++] = {price, entering};
      }
      while (front < back && step * (q - window_[front].quota) > reach) ++front;
      if (front == back) continue;
      const Waiting& from = window_[front];
      const double cost = from.price + change * (step * q);
      const auto at = static_cast<std::size_t>(q - layer.least);
      if (cost < layer.cost[at]) layer.cost[at] = cost, layer.from[at] = from.quota;
    }
  };
  if (before.cost.empty() || layer.cost.empty()) return;
  pass(layer.least, most, 1, offering.step_up, before.least, before_most);
  pass(most, layer.least, -1, offering.step_down, before_most, before.least);
}

double cost_of(const QuotaOffering& offering, std::span<const QuotaRange> ranges,
               std::span<const YearCost> costs, std::span<const int> path) {
  double total = 0;
  int before = offering.last;
  for (std::size_t year = 0; year < path.size(); ++year) {
    const int q = path[year];
    const QuotaRange& range = ranges[year];
    const bool fits = q == 0 ? range.may_be_closed : q >= range.least && q <= range.most;
    const bool steps =
        q == 0 || before == 0 || (q - before <= offering.step_up && before - q <= offering.step_down);
    const bool begins = q == 0 || before > 0 || q <= most_at_opening(offering, range);
    const bool ends = q > 0 || before == 0 || before <= most_at_closing(offering, range);
    if (!fits || !steps || !begins || !ends) return kNever;
    total += costs[year].at(q) + offering.change_cost * std::abs(q - before);
    if (q > 0 && before == 0) total += offering.opening_cost + costs[year].opening;
    if (q == 0 && before > 0) total += offering.closing_cost + costs[year].closing;
    before = q;
  }
  return total;
}

}  // namespace langqiao::portfolio
