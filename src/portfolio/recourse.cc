#include "portfolio/recourse.h"

#include <numeric>

#include "base/check.h"
#include "base/parallel.h"

namespace langqiao::portfolio {
namespace {

constexpr std::uint32_t kBlock = 4;  // futures

// The crosswalk with what a filled opening saves: the opening's weight, the graduate's and how well they fit.
network::Graph savings(const QuotaProblem& problem) {
  std::vector<network::Arc> arcs = problem.crosswalk;
  for (network::Arc& arc : arcs) arc.gain += problem.unmet_weight[arc.sink] + problem.surplus_weight;
  auto graph = network::Graph::of(problem.sources, problem.sinks, std::move(arcs));
  CHECK(graph.has_value());
  return std::move(*graph);
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

std::vector<double> Recourse::graduates_of(std::span<const double> quotas) const {
  std::vector<double> graduates = problem_.graduates;
  for (const Harvest& harvest : problem_.harvest)
    graduates[std::size_t{harvest.year} * problem_.sources + harvest.source] +=
        harvest.share * quotas[harvest.decision];
  return graduates;
}

std::vector<double> Recourse::slope_of(std::span<const double> worth) const {
  std::vector<double> slope(problem_.decisions(), 0.0);
  for (const Harvest& harvest : problem_.harvest)
    slope[harvest.decision] +=
        harvest.share * worth[std::size_t{harvest.year} * problem_.sources + harvest.source];
  return slope;
}

std::optional<RecourseValue> Recourse::at(std::span<const double> quotas, std::uint32_t futures,
                                          std::stop_token stop, const Observer& observe) {
  CHECK(futures > 0 && futures <= problem_.futures() && quotas.size() == problem_.decisions());
  const std::vector<double> graduates = graduates_of(quotas);
  const double all = std::accumulate(problem_.chance.begin(), problem_.chance.begin() + futures, 0.0);
  std::vector<Block> blocks((futures + kBlock - 1) / kBlock);
  parallel_for(blocks.size(), threads_, [&](std::size_t number, std::size_t worker) {
    Block& block = blocks[number];
    block.worth.assign(graduates.size(), 0.0);
    const auto begin = static_cast<std::uint32_t>(number) * kBlock;
    for (std::uint32_t future = begin; future < std::min(begin + kBlock, futures); ++future)
      if (!stop.stop_requested())
        solve(networks_[worker], future, graduates, problem_.chance[future] / all, block, observe);
  });
  if (stop.stop_requested()) return std::nullopt;

  RecourseValue value;
  std::vector<double> worth(graduates.size(), 0.0);
  for (const Block& block : blocks) {  // in order, so that sums do not depend on threads
    value.loss += block.loss;
    for (std::size_t i = 0; i < worth.size(); ++i) worth[i] += block.worth[i];
  }
  value.slope = slope_of(worth);
  return value;
}

void Recourse::solve(network::Transportation& network, std::uint32_t future,
                     std::span<const double> graduates, double chance, Block& block,
                     const Observer& observe) {
  std::vector<double> worth(observe ? graduates.size() : 0);
  for (std::uint32_t year = 0; year < problem_.harvests; ++year) {
    network::Basis& basis = bases_[std::size_t{future} * problem_.harvests + year];
    const bool first = basis.parent.empty();
    const bool leads = future % kBlock == 0;
    if (!first) {
      network.start_from(basis);
    } else if (!leads) {
      network.start_from(bases_[std::size_t{future - 1} * problem_.harvests + year]);
    } else if (year > 0) {
      network.start_from(bases_[std::size_t{future} * problem_.harvests + year - 1]);
    } else {
      network = network::Transportation(graph_);
    }
    const auto here = graduates.subspan(std::size_t{year} * problem_.sources, problem_.sources);
    const auto openings =
        std::span(problem_.openings)
            .subspan((std::size_t{future} * problem_.harvests + year) * problem_.sinks, problem_.sinks);
    const double saved = network.solve(here, openings);
    basis = network.basis();

    const double unmet =
        std::inner_product(openings.begin(), openings.end(), problem_.unmet_weight.begin(), 0.0);
    const double surplus = problem_.surplus_weight * std::accumulate(here.begin(), here.end(), 0.0);
    block.loss += chance * discounts_[year] * (unmet + surplus - saved);
    const auto duals = network.source_duals();
    for (std::uint32_t source = 0; source < problem_.sources; ++source) {
      const double change = discounts_[year] * (problem_.surplus_weight - duals[source]);
      const std::size_t at = std::size_t{year} * problem_.sources + source;
      block.worth[at] += chance * change;
      if (observe) worth[at] = change;
    }
  }
  if (observe) observe(future, worth);
}

}  // namespace langqiao::portfolio
