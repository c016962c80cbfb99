#include "portfolio/quota_ascent.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "base/parallel.h"
#include "linear/symmetric.h"

namespace langqiao::portfolio {
namespace {

constexpr int kMostSights = 600;
constexpr int kRounds = 16;       // of plain ascent between Newton steps
constexpr int kNewtonSteps = 40;  // before plain ascent again
constexpr int kTrials = 12;       // of firmness in one Newton step
constexpr double kClimb = 1e-4;   // of what a step promises that it must keep
// What is added to curvatures, as a part of the most they can be, and by how much it grows and falls.
constexpr double kFirmAtFirst = 1e-3, kLeastFirm = 1e-9, kFirmer = 8, kSofter = 0.1;
constexpr double kHighest = 100;      // price of a limit whose largest weight is one, in slopes of the model
constexpr double kLight = 1e-4;       // a plane of so little weight that is below the heaviest goes
constexpr double kOfTheLoss = 1e-5;   // by which planes may be missed
constexpr double kPersons = 0.05;     // how far limits may be missed when prices are good enough …
constexpr double kOfTheLimit = 1e-4;  // … or by this part of the limit
constexpr double kSame = 1e-7;        // persons: two quotas closer than this are at the same place
constexpr std::size_t kOfferings = 128;  // that one thread takes at a time

// Onto what is not below zero and sums to one. Source: Held, Wolfe and Crowder (1974).
void project(std::span<double> weights) {
  // What all have in common makes no difference to where they land, but to how exactly.
  const double most = std::ranges::max(weights);
  for (double& weight : weights) weight -= most;
  std::vector<double> sorted(weights.begin(), weights.end());
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

// What a Newton step moves, row by row: prices of limits, and weights of planes at the expense of the
// heaviest of their block.
struct QuotaAscent::Rows {
  static constexpr int kNone = -1;

  std::vector<int> of_limit, of_plane;  // row, or none
  std::vector<std::size_t> at;          // by row: place in the point
  std::vector<std::size_t> heaviest;    // by block: cut
  std::vector<double> gain;             // by row: what the dual gains by it
  std::vector<double> most;             // by row: the largest that its curvature can be
  std::optional<linear::Symmetric> curvature;
  // Of the group at work: by row, how much it answers to it; rows that it does answer to.
  std::vector<double> answer;
  std::vector<std::size_t> touched;

  void add(std::size_t place, double gains, double length) {
    at.push_back(place);
    gain.push_back(gains);
    most.push_back(length > 0 ? 1 / length : 0);
  }
  void touch(int row, double by) {
    if (row == kNone || by == 0) return;
    const auto at_row = static_cast<std::size_t>(row);
    if (answer[at_row] == 0) touched.push_back(at_row);
    answer[at_row] += by;
  }
};

QuotaAscent::QuotaAscent(const QuotaProblem& problem, const QuotaUses& uses, unsigned threads,
                         LossModel& model, const Quotas& open)
    : problem_(problem),
      uses_(uses),
      threads_(threads),
      model_(model),
      open_(open),
      bundle_(model.bundle != nullptr && model.bundle->size() > 1 ? model.bundle : nullptr),
      limits_(problem.limits.size()),
      firmness_(kFirmAtFirst) {
  if (bundle_) cuts_ = bundle_->size();
  for (std::uint32_t i = 0; i < problem.decisions(); ++i) {
    const double away = std::max<double>(problem.ranges[i].most, model.centre[i]);
    highest_ = std::max(highest_, kHighest * (std::abs(model.slope[i]) + model.bend[i] * away));
  }
  set_lengths();
}

void QuotaAscent::run(std::vector<double>& prices) {
  Point point = prices;
  if (bundle_) point.insert(point.end(), bundle_->weights().begin(), bundle_->weights().end());
  Sight sight = sight_at(std::move(point));
  while (!accelerate(sight) && !newton(sight) && sights_ < kMostSights) {
  }
  prices.assign(sight.point.begin(), sight.point.begin() + static_cast<std::ptrdiff_t>(limits_));
  if (!bundle_) return;
  model_.slope = std::move(sight.slope);
  bundle_->set_weights(std::span(sight.point).subspan(limits_));
}

// --- the dual ---

QuotaAscent::Sight QuotaAscent::sight_at(Point point) {
  ++sights_;
  Sight sight{.point = std::move(point)};
  sight.slope = bundle_ ? bundle_->slope(std::span(sight.point).subspan(limits_)) : model_.slope;
  set_quotas(sight);
  sight.used = uses_.activity(sight.quotas);
  if (bundle_) sight.values = bundle_->values_at(sight.quotas);
  sight.height = height_of(sight);
  return sight;
}

void QuotaAscent::set_quotas(Sight& sight) const {
  const std::size_t offerings = problem_.offerings.size(), years = problem_.years;
  const auto prices = std::span(sight.point).first(limits_);
  sight.quotas.resize(problem_.decisions());
  parallel_for((offerings + kOfferings - 1) / kOfferings, threads_, [&](std::size_t block, std::size_t) {
    RealPaths paths;
    OpenYears open_years(years);
    std::vector<YearCost> costs(years);
    for (std::size_t k = block * kOfferings; k < std::min(offerings, (block + 1) * kOfferings); ++k) {
      for (std::size_t year = 0; year < years; ++year) {
        const auto decision = static_cast<std::uint32_t>(k * years + year);
        open_years[year] = open_[decision] > 0;
        costs[year] = {sight.slope[decision] + uses_.price_of(decision, prices), model_.bend[decision],
                       model_.centre[decision]};
      }
      const auto path = std::span(sight.quotas).subspan(k * years, years);
      if (!paths.best(problem_.offerings[k], std::span(problem_.ranges).subspan(k * years, years), open_years,
                      costs, path))
        for (std::size_t year = 0; year < years; ++year) path[year] = open_[k * years + year];
    }
  });
}

// Side of a limit that a price speaks of.
double QuotaAscent::price_side(std::size_t limit, double price) const {
  return price > 0 ? problem_.limits[limit].high : problem_.limits[limit].low;
}

double QuotaAscent::height_of(const Sight& sight) const {
  double height = 0;
  if (bundle_) {
    const auto weights = std::span(sight.point).subspan(limits_);
    height = std::inner_product(weights.begin(), weights.end(), sight.values.begin(), 0.0);
  } else {
    height = std::inner_product(sight.quotas.begin(), sight.quotas.end(), sight.slope.begin(), 0.0);
  }
  for (std::size_t i = 0; i < sight.quotas.size(); ++i) {
    const double q = sight.quotas[i], away = q - model_.centre[i];
    const QuotaOffering& offering = problem_.offerings[i / problem_.years];
    const double before = i % problem_.years == 0 ? offering.last : sight.quotas[i - 1];
    height += model_.bend[i] / 2 * away * away + offering.change_cost * std::abs(q - before);
  }
  for (std::size_t i = 0; i < limits_; ++i)
    if (const double price = sight.point[i]; price != 0)
      height += price * (sight.used[i] - price_side(i, price));
  return height;
}

// --- plain ascent ---

// How long a step each price and weight may take: what the others answer to it, through the decisions they
// share.
void QuotaAscent::set_lengths() {
  std::vector<std::vector<double>> spread;
  if (bundle_) spread = bundle_->spread();
  lengths_.assign(limits_ + spread.size(), 0.0);
  std::vector<double> scale(spread.size(), 1.0);
  for (std::size_t block = 0; block < spread.size(); ++block) {
    double sum = 0, squares = 0;
    for (const double each : spread[block]) sum += each, squares += each * each;
    if (squares > 0) scale[block] = sum / squares;
  }
  for (std::uint32_t decision = 0; decision < problem_.decisions(); ++decision) {
    if (open_[decision] == 0) continue;
    double together = 0;
    for (const QuotaUses::Use& use : uses_.of(decision)) together += std::abs(use.weight);
    for (std::size_t block = 0; block < spread.size(); ++block)
      together += spread[block][decision] * scale[block];
    together /= model_.bend[decision];
    for (const QuotaUses::Use& use : uses_.of(decision))
      lengths_[use.limit] += std::abs(use.weight) * together;
    for (std::size_t block = 0; block < spread.size(); ++block)
      lengths_[limits_ + block] += spread[block][decision] * together / scale[block];
  }
  for (double& each : lengths_) each = each > 0 ? 1 / each : 0;
}

// One proximal step; `good` when there is hardly anything to gain.
QuotaAscent::Point QuotaAscent::improved(const Sight& sight, bool& good) const {
  const Point& from = sight.point;
  Point now = from;
  good = true;
  for (std::size_t i = 0; i < limits_; ++i) {
    const QuotaLimit& limit = problem_.limits[i];
    const double step = lengths_[i], raised = from[i] + step * sight.used[i];
    now[i] = raised > step * limit.high  ? raised - step * limit.high
             : raised < step * limit.low ? raised - step * limit.low
                                         : 0.0;
    now[i] = std::clamp(now[i], -highest_, highest_);
    const double missed = step > 0 ? std::abs(now[i] - from[i]) / step : 0.0;
    good &= missed <= kPersons + kOfTheLimit * std::abs(sight.used[i]);
  }
  if (bundle_) good &= improve_weights(sight, now);
  return now;
}

// True when better weights could raise the mean of planes by little.
bool QuotaAscent::improve_weights(const Sight& sight, Point& now) const {
  double could = 0, size = 0;
  for (std::size_t block = 0; block < bundle_->blocks(); ++block) {
    const auto weights = std::span(now).subspan(limits_ + block * cuts_, cuts_);
    const auto here = std::span(sight.values).subspan(block * cuts_, cuts_);
    const double mean = std::inner_product(weights.begin(), weights.end(), here.begin(), 0.0);
    for (std::size_t c = 0; c < cuts_; ++c) weights[c] += lengths_[limits_ + block] * here[c];
    could += std::ranges::max(here) - mean;
    size += mean;
    project(weights);
  }
  return could <= kOfTheLoss * std::abs(size);
}

// True when it is good.
bool QuotaAscent::accelerate(Sight& sight) {
  Point before = sight.point;
  double momentum = 1;
  for (int round = 0; round < kRounds && sights_ < kMostSights; ++round) {
    bool good = false;
    const Point ahead = sight.point;
    Point now = improved(sight, good);
    if (good) {  // momentum may have carried weights below zero, where a mean of planes bounds nothing
      sight = sight_at(std::move(now));
      return true;
    }
    double turn = 0;
    for (std::size_t i = 0; i < now.size(); ++i)
      if (length(i) > 0) turn += (ahead[i] - now[i]) * (now[i] - before[i]) / length(i);
    const double more =
        turn > 0 ? 1 : (1 + std::sqrt(1 + 4 * momentum * momentum)) / 2;  // starts anew uphill
    const bool last = round + 1 == kRounds || sights_ + 1 >= kMostSights;
    const double push = turn > 0 || last ? 0 : (momentum - 1) / more;
    Point next = now;
    for (std::size_t i = 0; i < now.size(); ++i) next[i] += push * (now[i] - before[i]);
    momentum = more;
    before = std::move(now);
    sight = sight_at(std::move(next));
  }
  return false;
}

// --- Newton ---

// True when it is good; false when a step no longer climbs.
bool QuotaAscent::newton(Sight& sight) {
  for (int step = 0; step < kNewtonSteps && sights_ < kMostSights; ++step) {
    bool good = false;
    improved(sight, good);
    if (good) return true;
    std::optional<Sight> next = newton_step(sight);
    if (!next) return false;
    sight = std::move(*next);
  }
  return false;
}

// Firmer after each that does not climb (Levenberg, 1944), softer after one that does.
std::optional<QuotaAscent::Sight> QuotaAscent::newton_step(const Sight& sight) {
  Rows rows = rows_of(sight);
  if (rows.at.empty()) return std::nullopt;
  for (std::size_t k = 0; k < problem_.offerings.size(); ++k) add_offering(rows, sight, k);
  double firm = 0;
  for (int trial = 0; trial < kTrials; ++trial, firmness_ *= kFirmer) {
    for (std::size_t row = 0; row < rows.at.size(); ++row)
      rows.curvature->at(row, row) += (firmness_ - firm) * rows.most[row];
    firm = firmness_;
    const auto by = rows.curvature->solve(rows.gain);
    if (!by) continue;
    Sight next = sight_at(moved(sight, rows, *by));
    if (next.height < sight.height + kClimb * promised(sight, next)) continue;
    firmness_ = std::max(kLeastFirm, firmness_ * kSofter);
    return next;
  }
  firmness_ = kFirmAtFirst;
  return std::nullopt;
}

double QuotaAscent::promised(const Sight& from, const Sight& to) const {
  double promised = 0;
  for (std::size_t i = 0; i < to.point.size(); ++i) {
    const double moves = to.point[i] - from.point[i];
    if (moves == 0) continue;
    promised +=
        moves * (i < limits_ ? from.used[i] - price_side(i, from.point[i] != 0 ? from.point[i] : to.point[i])
                             : from.values[i - limits_]);
  }
  return promised;
}

QuotaAscent::Rows QuotaAscent::rows_of(const Sight& sight) const {
  Rows rows{.of_limit = std::vector(limits_, Rows::kNone),
            .of_plane = std::vector(sight.values.size(), Rows::kNone)};
  const auto next = [&] { return static_cast<int>(rows.at.size()); };
  for (std::size_t i = 0; i < limits_; ++i) {
    const QuotaLimit& limit = problem_.limits[i];
    const double price = sight.point[i], used = sight.used[i];
    if (std::abs(price) == highest_ && (price > 0) == (used > price_side(i, price))) continue;
    const double toward = price != 0 ? price : used > limit.high ? 1 : used < limit.low ? -1 : 0;
    if (toward == 0 || lengths_[i] == 0) continue;
    rows.of_limit[i] = next();
    rows.add(i, used - price_side(i, toward), lengths_[i]);
  }
  const std::size_t blocks = bundle_ ? bundle_->blocks() : 0;
  for (std::size_t block = 0; block < blocks; ++block) {
    const auto weights = std::span(sight.point).subspan(limits_ + block * cuts_, cuts_);
    const auto values = std::span(sight.values).subspan(block * cuts_, cuts_);
    const auto heaviest = static_cast<std::size_t>(std::ranges::max_element(weights) - weights.begin());
    const double mean = std::inner_product(weights.begin(), weights.end(), values.begin(), 0.0);
    rows.heaviest.push_back(heaviest);
    for (std::size_t c = 0; c < cuts_; ++c) {
      if (c == heaviest || lengths_[limits_ + block] == 0) continue;
      const bool better = values[c] > std::max(mean, values[heaviest]);
      if (!better && (weights[c] == 0 || (weights[c] < kLight && values[c] < values[heaviest]))) continue;
      rows.of_plane[block * cuts_ + c] = next();
      rows.add(limits_ + block * cuts_ + c, values[c] - values[heaviest], lengths_[limits_ + block]);
    }
  }
  rows.curvature.emplace(rows.at.size());
  rows.answer.assign(rows.at.size(), 0.0);
  return rows;
}

// Years of an offering that move together when costs move a little, and do move.
void QuotaAscent::add_offering(Rows& rows, const Sight& sight, std::size_t k) const {
  const std::size_t years = problem_.years;
  const QuotaOffering& offering = problem_.offerings[k];
  const auto same = [](double one, double other) { return std::abs(one - other) < kSame; };
  const auto tied = [&](double before, double now) {
    return same(now - before, offering.step_up) || same(before - now, offering.step_down) ||
           (offering.change_cost > 0 && same(now, before));
  };
  std::vector<std::uint32_t> group;
  bool held = false;
  const auto end_group = [&] {
    if (!held && !group.empty()) add_group(rows, group);
    group.clear();
    held = false;
  };
  for (std::size_t year = 0; year < years; ++year) {
    const auto decision = static_cast<std::uint32_t>(k * years + year);
    if (open_[decision] == 0) {
      end_group();
      continue;
    }
    const double q = sight.quotas[decision];
    const bool was_open = year == 0 ? offering.last > 0 : open_[decision - 1] > 0;
    const bool joins = was_open && tied(year == 0 ? offering.last : sight.quotas[decision - 1], q);
    if (!joins) end_group();
    held |= joins && year == 0;
    const QuotaRange& range = problem_.ranges[decision];
    const auto is_open = [&](std::size_t at) { return open_[k * years + at] > 0; };
    const int most =
        most_when_open(offering, std::span(problem_.ranges).subspan(k * years, years), year, is_open);
    held |= q < range.least + kSame || q > most - kSame;
    group.push_back(decision);
  }
  end_group();
}

void QuotaAscent::add_group(Rows& rows, std::span<const std::uint32_t> decisions) const {
  double bend = 0;
  for (const std::uint32_t decision : decisions) {
    bend += model_.bend[decision];
    for (const QuotaUses::Use& use : uses_.of(decision)) rows.touch(rows.of_limit[use.limit], use.weight);
    if (!bundle_) continue;
    for (const Harvest& harvest : uses_.harvests_of(decision))
      bundle_->each_plane(harvest, rows.heaviest, [&](std::size_t plane, double apart) {
        rows.touch(rows.of_plane[plane], harvest.share * apart);
      });
  }
  std::ranges::sort(rows.touched);
  for (std::size_t i = 0; i < rows.touched.size(); ++i) {
    const std::size_t row = rows.touched[i];
    const double scaled = rows.answer[row] / bend;
    for (std::size_t j = 0; j <= i; ++j)
      rows.curvature->at(row, rows.touched[j]) += scaled * rows.answer[rows.touched[j]];
  }
  for (const std::size_t row : rows.touched) rows.answer[row] = 0;
  rows.touched.clear();
}

// Prices end at zero rather than change sides, weights at what sums to one.
QuotaAscent::Point QuotaAscent::moved(const Sight& sight, const Rows& rows,
                                      std::span<const double> by) const {
  Point point = sight.point;
  for (std::size_t plane = 0; plane < rows.of_plane.size(); ++plane) {
    const std::size_t heaviest = plane / cuts_ * cuts_ + rows.heaviest[plane / cuts_];
    if (plane != heaviest && rows.of_plane[plane] == Rows::kNone)  // too light to matter
      point[limits_ + heaviest] += std::exchange(point[limits_ + plane], 0.0);
  }
  for (std::size_t row = 0; row < rows.at.size(); ++row) {
    const std::size_t i = rows.at[row];
    const double now = std::clamp(sight.point[i] + by[row], -highest_, highest_);
    if (i >= limits_) {
      const std::size_t block = (i - limits_) / cuts_;
      point[i] += by[row];
      point[limits_ + block * cuts_ + rows.heaviest[block]] -= by[row];
    } else if (problem_.limits[i].low == problem_.limits[i].high) {
      point[i] = now;
    } else {
      const bool above = sight.point[i] != 0 ? sight.point[i] > 0 : sight.used[i] > problem_.limits[i].high;
      point[i] = above ? std::max(0.0, now) : std::min(0.0, now);
    }
  }
  for (std::size_t block = 0; block < rows.heaviest.size(); ++block)
    project(std::span(point).subspan(limits_ + block * cuts_, cuts_));
  return point;
}

}  // namespace langqiao::portfolio
