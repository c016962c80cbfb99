// Quotas at the size of a city: 3,000 offerings, 1,600 occupations, 8 years, by number of futures; a pin on
// top; and one future as real numbers beside the extensive form on the general solver.
#include <benchmark/benchmark.h>

#include "portfolio/drawn_city.h"
#include "portfolio/extensive_form.h"
#include "portfolio/quota_real.h"
#include "portfolio/quota_solver.h"

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

}  // namespace
}  // namespace langqiao::portfolio
