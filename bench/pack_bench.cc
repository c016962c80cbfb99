// How fast packs are read, checked, compared, written and made. Rows a second where rows are what counts,
// bytes a second for the CSV reader alone.
#include <benchmark/benchmark.h>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>

#include "pack/compare.h"
#include "pack/csv.h"
#include "pack/file_text.h"
#include "pack/read.h"
#include "pack/synthesize.h"
#include "pack/write.h"

namespace langqiao::pack {
namespace {

namespace fs = std::filesystem;

const fs::path kShanghai = fs::path(LANGQIAO_SOURCE_DIR) / "packs/shanghai";

// The Shanghai pack with a million adverts, made once.
const fs::path& million() {
  static const fs::path folder = [] {
    const fs::path made = fs::temp_directory_path() / "langqiao-bench-packs";
    fs::remove_all(made);
    fs::copy(kShanghai.parent_path(), made, fs::copy_options::recursive);
    if (!synthesize_folder(made / "shanghai", {.adverts = 1'000'000})) std::abort();
    return made / "shanghai";
  }();
  return folder;
}

void csv_reader(benchmark::State& state) {
  const std::string text = bytes_of(million() / "adverts.csv");
  for (auto _ : state) {
    std::size_t cells = 0;
    for (CsvReader csv(text); csv.next();) cells += csv.cells().size();
    benchmark::DoNotOptimize(cells);
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(text.size()) * state.iterations());
}
BENCHMARK(csv_reader)->Unit(benchmark::kMillisecond);

void read_shanghai(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(read_folder(kShanghai));
}
BENCHMARK(read_shanghai)->Unit(benchmark::kMillisecond);

void read_a_million_adverts(benchmark::State& state) {
  const fs::path folder = million();
  for (auto _ : state) {
    const auto read = read_folder(folder);
    if (!read || read->tables.adverts.size() != 1'000'000) std::abort();
  }
  state.SetItemsProcessed(1'000'000 * state.iterations());
}
BENCHMARK(read_a_million_adverts)->Unit(benchmark::kMillisecond)->Iterations(3)->UseRealTime();

void read_a_million_points(benchmark::State& state) {
  CityTables base = read_folder(kShanghai)->tables;
  std::vector<ProgramPoint> points;
  for (int year = 1900; points.size() < 1'000'000; ++year)
    for (const Offering& offering : base.offerings)
      points.push_back({offering.id, SchoolYear(year), 1, base.points[0].provenance});
  const std::string text = csv_of(points);
  for (auto _ : state)
    if (!read_table("points", text, base)) std::abort();
  state.SetItemsProcessed(static_cast<std::int64_t>(points.size()) * state.iterations());
}
BENCHMARK(read_a_million_points)->Unit(benchmark::kMillisecond)->Iterations(3)->UseRealTime();

void compare_a_million_adverts(benchmark::State& state) {
  const CityTables tables = read_folder(million())->tables;
  for (auto _ : state)
    if (!compare(tables, tables).is_same()) std::abort();
  state.SetItemsProcessed(1'000'000 * state.iterations());
}
BENCHMARK(compare_a_million_adverts)->Unit(benchmark::kMillisecond)->Iterations(2);

void write_shanghai(benchmark::State& state) {
  const auto pack = read_folder(kShanghai);
  const fs::path folder = fs::temp_directory_path() / "langqiao-bench-export";
  for (auto _ : state) write_folder(folder, pack->head, pack->tables);
  fs::remove_all(folder);
}
BENCHMARK(write_shanghai)->Unit(benchmark::kMillisecond);

void make_adverts(benchmark::State& state) {
  const CityTables city = read_folder(kShanghai)->tables;
  const Recipe recipe = *read_recipe(kShanghai);
  const SynthesisOptions options{.adverts = 100'000};
  for (auto _ : state)
    write_adverts(city, recipe, options,
                  [](std::string_view text) { benchmark::DoNotOptimize(text.data()); });
  state.SetItemsProcessed(100'000 * state.iterations());
}
BENCHMARK(make_adverts)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace langqiao::pack
