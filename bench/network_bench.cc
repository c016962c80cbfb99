// The transportation solver at the size of a city: 3,000 programs, 1,600 occupations, one year of one future.
// About as many openings as graduates in all, but spread unevenly: a few occupations want most of the people.
#include <benchmark/benchmark.h>
#include <random>

#include "network/transportation.h"

namespace langqiao::network {
namespace {

struct Layer {
  Graph graph;
  std::vector<double> supply, demand;
};

// `degree` arcs a source; sinks near each other in number are near in kind.
Layer layer_of(std::uint32_t sources, std::uint32_t sinks, std::uint32_t degree) {
  std::mt19937 random(1);
  std::uniform_real_distribution<double> unit(0, 1);
  std::vector<Arc> arcs;
  for (std::uint32_t p = 0; p < sources; ++p) {
    const auto centre = static_cast<std::uint32_t>(unit(random) * sinks);
    for (std::uint32_t k = 0; k < degree; ++k) {
      const auto far = unit(random) < 0.2 ? static_cast<std::uint32_t>(unit(random) * sinks) : centre + k;
      arcs.push_back({p, far % sinks, 1 + unit(random)});
    }
  }
  Layer layer{*Graph::of(sources, sinks, std::move(arcs)), std::vector<double>(sources),
              std::vector<double>(sinks)};
  for (double& supply : layer.supply) supply = 10 + 80 * unit(random);
  for (double& demand : layer.demand) demand = 200 * unit(random) * unit(random) * unit(random) * 4;
  return layer;
}

void from_nothing(benchmark::State& state) {
  const Layer layer = layer_of(3000, 1600, static_cast<std::uint32_t>(state.range(0)));
  std::int64_t pivots = 0;
  for (auto _ : state) {
    Transportation transportation(layer.graph);
    benchmark::DoNotOptimize(transportation.solve(layer.supply, layer.demand));
    pivots = transportation.pivots();
  }
  state.counters["pivots"] = static_cast<double>(pivots);
}
BENCHMARK(from_nothing)->Arg(17)->Arg(29)->Unit(benchmark::kMillisecond);

// Every supply moves by up to `percent`.
void after_a_change(benchmark::State& state) {
  const Layer layer = layer_of(3000, 1600, 29);
  Transportation transportation(layer.graph);
  transportation.solve(layer.supply, layer.demand);
  std::mt19937 random(2);
  std::uniform_real_distribution<double> change(-1, 1);
  const auto before = transportation.pivots();
  auto supply = layer.supply;
  for (auto _ : state) {
    for (std::size_t p = 0; p < supply.size(); ++p)
      supply[p] = layer.supply[p] * (1 + static_cast<double>(state.range(0)) / 100 * change(random));
    benchmark::DoNotOptimize(transportation.solve(supply, layer.demand));
  }
  state.counters["pivots"] = benchmark::Counter(static_cast<double>(transportation.pivots() - before),
                                                benchmark::Counter::kAvgIterations);
}
BENCHMARK(after_a_change)->Arg(1)->Arg(5)->Arg(20)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace langqiao::network
