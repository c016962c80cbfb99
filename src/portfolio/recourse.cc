#include "portfolio/recourse.h"

#include <algorithm>
#include <functional>
#include <numeric>

#include "base/check.h"
#include "base/parallel.h"

namespace langqiao::portfolio {
namespace {

constexpr std::uint32_t kBlock = 4;  // futures that are solved one after another
constexpr std::size_t kGroups = 5;

// The crosswalk with what a filled opening saves: the opening's weight, the graduate's and how well they fit.
network::Graph savings(const QuotaProblem& problem) {
  std::vector<network::Arc> arcs = problem.crosswalk;
  for (network::Arc& arc : arcs) arc.gain += problem.unmet_weight[arc.sink] + problem.surplus_weight;
  auto graph = network::Graph::of(problem.sources, problem.sinks, std::move(arcs));
  CHECK(graph.has_value());
  return std::move(*graph);
}

void add(double times, std::span<const double> what, std::vector<double>& to) {
  to.resize(what.size(), 0.0);
  for (std::size_t i = 0; i < what.size(); ++i) to[i] += times * what[i];
}

void add(double times, const FutureValue& what, FutureValue& to) {
  add(times, what.loss, to.loss);
  add(times, what.worth, to.worth);
}

}  // namespace

Recourse::Recourse(const QuotaProblem& problem, unsigned threads)
    : problem_(problem),
      threads_(static_cast<unsigned>(threads_of(threads))),
      graph_(savings(problem)),
      networks_(threads_, network::Transportation(graph_)),
      bases_(std::size_t{problem.futures()} * problem.harvests),
      discounts_(problem.harvests, 1.0) {
  for (std::size_t year = 1; year < discounts_.size(); ++year)
    discounts_[year] = discounts_[year - 1] * problem.discount;
}

double FutureValue::total() const { return std::accumulate(loss.begin(), loss.end(), 0.0); }

std::optional<RecourseValue> Recourse::at(std::span<const double> quotas, std::uint32_t futures,
                                          std::stop_token stop, const Observer& observe) {
  CHECK(futures > 0 && futures <= problem_.futures() && quotas.size() == problem_.decisions());
  const std::vector<double> graduates = graduates_of(problem_, quotas);
  std::vector<double> chances(problem_.chance.begin(), problem_.chance.begin() + futures);
  const double all = std::accumulate(chances.begin(), chances.end(), 0.0);
  for (double& chance : chances) chance /= all;

  const bool weighs_tail = problem_.tail_weight > 0;
  std::vector<FutureValue> kept(weighs_tail ? futures : 0);
  std::vector<double> losses(futures, 0.0);
  std::vector<FutureValue> blocks((futures + kBlock - 1) / kBlock);
  parallel_for(blocks.size(), threads_, [&](std::size_t number, std::size_t worker) {
    const auto begin = static_cast<std::uint32_t>(number) * kBlock;
    for (std::uint32_t future = begin; future < std::min(begin + kBlock, futures); ++future) {
      if (stop.stop_requested()) return;
      FutureValue value;
      solve(networks_[worker], future, graduates, value);
      losses[future] = value.total();
      if (observe) observe(future, value);
      if (weighs_tail) {
        kept[future] = std::move(value);
      } else {
        add(chances[future], value, blocks[number]);
      }
    }
  });
  if (stop.stop_requested()) return std::nullopt;

  if (weighs_tail) {
    add(problem_.tail_weight, tail_of(losses, chances, problem_.tail_share), chances);
    blocks.assign(1, {});
    for (std::uint32_t future = 0; future < futures; ++future) add(chances[future], kept[future], blocks[0]);
  }
  return value_of(blocks);
}

// In order, so that sums do not depend on threads.
RecourseValue Recourse::value_of(std::span<const FutureValue> blocks) const {
  RecourseValue value;
  value.groups.resize(std::min(blocks.size(), kGroups));
  for (std::size_t block = 0; block < blocks.size(); ++block)
    add(1, blocks[block], value.groups[block * value.groups.size() / blocks.size()]);
  FutureValue all;
  for (const FutureValue& group : value.groups) add(1, group, all);
  value.loss = all.total();
  value.slope = slope_of(problem_, all.worth);
  return value;
}

// The network, at the basis where this future and year go on.
network::Transportation& Recourse::ready(network::Transportation& network, std::uint32_t future,
                                         std::uint32_t year) {
  const auto basis = [&](std::uint32_t of, std::uint32_t in) -> const network::Basis& {
    return bases_[std::size_t{of} * problem_.harvests + in];
  };
  if (!basis(future, year).parent.empty()) {
    network.start_from(basis(future, year));
  } else if (future % kBlock != 0) {
    network.start_from(basis(future - 1, year));
  } else if (year > 0) {
    network.start_from(basis(future, year - 1));
  } else {
    network = network::Transportation(graph_);
  }
  return network;
}

void Recourse::solve(network::Transportation& network, std::uint32_t future,
                     std::span<const double> graduates, FutureValue& value) {
  value.loss.resize(problem_.harvests);
  value.worth.resize(graduates.size());
  for (std::uint32_t year = 0; year < problem_.harvests; ++year) {
    const std::size_t at = std::size_t{future} * problem_.harvests + year;
    const auto here = graduates.subspan(std::size_t{year} * problem_.sources, problem_.sources);
    const auto openings = std::span(problem_.openings).subspan(at * problem_.sinks, problem_.sinks);
    const double saved = ready(network, future, year).solve(here, openings);
    bases_[at] = network.basis();

    const double unmet =
        std::inner_product(openings.begin(), openings.end(), problem_.unmet_weight.begin(), 0.0);
    const double surplus = problem_.surplus_weight * std::accumulate(here.begin(), here.end(), 0.0);
    value.loss[year] = discounts_[year] * (unmet + surplus - saved);
    const auto duals = network.source_duals();
    for (std::uint32_t source = 0; source < problem_.sources; ++source)
      value.worth[std::size_t{year} * problem_.sources + source] =
          discounts_[year] * (problem_.surplus_weight - duals[source]);
  }
}

std::vector<double> graduates_of(const QuotaProblem& problem, std::span<const double> quotas) {
  std::vector<double> graduates = problem.graduates;
  for (const Harvest& harvest : problem.harvest)
    graduates[std::size_t{harvest.year} * problem.sources + harvest.source] +=
        harvest.share * quotas[harvest.decision];
  return graduates;
}

std::vector<double> slope_of(const QuotaProblem& problem, std::span<const double> worth) {
  std::vector<double> slope(problem.decisions(), 0.0);
  for (const Harvest& harvest : problem.harvest)
    slope[harvest.decision] +=
        harvest.share * worth[std::size_t{harvest.year} * problem.sources + harvest.source];
  return slope;
}

std::vector<double> tail_of(std::span<const double> losses, std::span<const double> chances, double share) {
  std::vector<std::size_t> worst(losses.size());
  std::iota(worst.begin(), worst.end(), std::size_t{0});
  std::ranges::stable_sort(worst, std::greater{}, [&](std::size_t future) { return losses[future]; });
  std::vector<double> part(losses.size(), 0.0);
  double left = share;
  for (const std::size_t future : worst) {
    const double taken = std::min(left, chances[future]);
    part[future] = taken / share;
    left -= taken;
  }
  return part;
}

}  // namespace langqiao::portfolio
