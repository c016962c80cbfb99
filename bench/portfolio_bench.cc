// Quotas at the size of a city: 3,000 offerings, 1,600 occupations, 8 years, by number of futures; a pin on
// top; one future as real numbers beside the extensive form on the general solver; and what plans lose over
// futures that none of them has seen.
#include <benchmark/benchmark.h>

#include "portfolio/drawn_city.h"
#include "portfolio/extensive_form.h"
#include "portfolio/quota_real.h"
#include "portfolio/quota_solver.h"
#include "portfolio/quota_step.h"

namespace langqiao::portfolio {
namespace {

constexpr int kMostSteps = 25;

CityShape city(benchmark::State& state) {
  return {.futures = static_cast<std::uint32_t>(state.range(0)), .closing = state.range(1) != 0};
}

// Arguments: futures, whether classes may close.
void first_solve(benchmark::State& state) {
  const QuotaProblem problem = drawn_city(city(state));
  for (auto _ : state) {
    QuotaSolver solver(problem);
    const auto found = solver.solve({.most_steps = kMostSteps, .tell = {}});
    state.counters["gap_percent"] = 100 * found->gap;
    state.counters["steps"] = found->steps;
  }
}
BENCHMARK(first_solve)
    ->ArgsProduct({{1, 20, 100, 500}, {0, 1}})
    ->Iterations(1)
    ->UseRealTime()
    ->MeasureProcessCPUTime()
    ->Unit(benchmark::kSecond);

void after_a_pin(benchmark::State& state) {
  QuotaSolver solver(drawn_city(city(state)));
  const auto first = *solver.solve({.most_steps = kMostSteps, .tell = {}});
  std::uint32_t decision = 4001;
  for (auto _ : state) {
    const int pinned = std::max(20, first.quotas[decision] - 3);
    solver.set_range(decision, {pinned, pinned, false});
    const auto found =
        solver.solve({.gap = std::max(0.001, 1.02 * first.gap), .most_steps = kMostSteps, .tell = {}});
    state.counters["gap_percent"] = 100 * found->gap;
    decision += 1600;
  }
}
BENCHMARK(after_a_pin)
    ->ArgsProduct({{20, 500}, {0}})
    ->Iterations(3)
    ->UseRealTime()
    ->MeasureProcessCPUTime()
    ->Unit(benchmark::kSecond);

// Arguments: offerings; occupations are half of them.
QuotaProblem one_future(benchmark::State& state) {
  const auto offerings = static_cast<std::uint32_t>(state.range(0));
  return drawn_city({.offerings = offerings,
                     .occupations = offerings / 2,
                     .futures = 1,
                     .schools = std::max(1u, offerings / 43),
                     .arcs = std::min(29u, offerings / 10),
                     .candidates = 0,
                     .closing = false});
}

void one_future_in_real_numbers(benchmark::State& state) {
  const QuotaProblem problem = one_future(state);
  for (auto _ : state) {
    const auto found = solve_real(problem, Quotas(problem.decisions(), 1), {.start = {}});
    state.counters["gap"] = found->gap;
    state.counters["steps"] = found->steps;
  }
}
BENCHMARK(one_future_in_real_numbers)
    ->Arg(100)
    ->Arg(300)
    ->Iterations(1)
    ->UseRealTime()
    ->MeasureProcessCPUTime()
    ->Unit(benchmark::kSecond);

void one_future_as_extensive_form(benchmark::State& state) {
  const QuotaProblem problem = one_future(state);
  const ExtensiveForm form = extensive_form(problem, Quotas(problem.decisions(), 1));
  for (auto _ : state) {
    const linear::Answer answer = linear::Solver(form.program).solve();
    state.counters["loss"] = answer.value + form.constant;
  }
}
BENCHMARK(one_future_as_extensive_form)
    ->Arg(100)
    ->Arg(300)
    ->Iterations(1)
    ->UseRealTime()
    ->MeasureProcessCPUTime()
    ->Unit(benchmark::kSecond);

// --- over futures that nobody has seen ---

// The futures from `first` on.
QuotaProblem futures_of(QuotaProblem city, std::uint32_t first, std::uint32_t count) {
  const auto size = static_cast<std::ptrdiff_t>(std::size_t{city.harvests} * city.sinks);
  const auto begin = city.openings.begin() + first * size;
  city.openings = std::vector(begin, begin + count * size);
  city.chance.assign(count, 1.0 / count);
  return city;
}

// A single one, in which openings are what they are on average.
QuotaProblem mean_future(const QuotaProblem& city) {
  QuotaProblem mean = futures_of(city, 0, 1);
  const std::size_t size = mean.openings.size();
  for (std::size_t i = 0; i < size; ++i) {
    mean.openings[i] = 0;
    for (std::uint32_t future = 0; future < city.futures(); ++future)
      mean.openings[i] += city.openings[future * size + i] * city.chance[future];
  }
  return mean;
}

Quotas plan_of(const QuotaProblem& city) {
  return QuotaSolver(city).solve({.most_steps = kMostSteps, .tell = {}})->quotas;
}

Quotas last_quotas(const QuotaProblem& city) {
  Quotas quotas;
  for (const QuotaOffering& offering : city.offerings) quotas.insert(quotas.end(), city.years, offering.last);
  return quotas;
}

// The rule of thumb: every quota follows the openings that its program serves, as near as the limits let it.
Quotas proportional(const QuotaProblem& city) {
  const QuotaProblem mean = mean_future(city);
  std::vector<double> served(std::size_t{city.years} * city.sources, 0.0);
  for (const network::Arc& arc : city.crosswalk)
    for (std::uint32_t year = 0; year < city.years; ++year)
      served[year * city.sources + arc.source] += arc.gain * mean.openings[year * city.sinks + arc.sink];
  const Quotas last = last_quotas(city);
  LossModel model{std::vector(city.decisions(), 0.0), std::vector(city.decisions(), 1.0), {}};
  for (std::uint32_t i = 0; i < city.decisions(); ++i) {  // source k is offering k
    const std::uint32_t k = i / city.years, year = i % city.years;
    const double first = served[k];
    model.centre.push_back(first > 0 ? last[i] * served[year * city.sources + k] / first : last[i]);
  }
  return QuotaStep(city, 0).best_quotas(model, last, {.refused = {}});
}

void over_unseen_futures(benchmark::State& state) {
  constexpr std::uint32_t kSeen = 100, kUnseen = 1000;
  const QuotaProblem all = drawn_city({.offerings = 600,
                                       .occupations = 320,
                                       .futures = kSeen + kUnseen,
                                       .schools = 14,
                                       .candidates = state.range(0) != 0 ? 40u : 0u,
                                       .closing = state.range(0) != 0});
  const QuotaProblem seen = futures_of(all, 0, kSeen);
  for (auto _ : state) {
    QuotaSolver judge(futures_of(all, kSeen, kUnseen));
    state.counters["plan"] = judge.loss_of(plan_of(seen));
    state.counters["mean_future"] = judge.loss_of(plan_of(mean_future(seen)));
    state.counters["last_year"] = judge.loss_of(last_quotas(seen));
    state.counters["proportional"] = judge.loss_of(proportional(seen));
  }
}
BENCHMARK(over_unseen_futures)
    ->Arg(0)
    ->Arg(1)
    ->Iterations(1)
    ->UseRealTime()
    ->MeasureProcessCPUTime()
    ->Unit(benchmark::kSecond);

}  // namespace
}  // namespace langqiao::portfolio
