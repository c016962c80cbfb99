// The Shanghai pack: reading it, building the snapshot, counting duplicates, taking it into the embedded
// database, and answering the requests behind each page.

#include <benchmark/benchmark.h>
#include <filesystem>
#include <unistd.h>

#include "http/api.h"
#include "pack/read.h"
#include "portfolio/duplicates.h"
#include "rulebook/read.h"
#include "service/data.h"
#include "service/outlook.h"
#include "store/memory/memory_store.h"
#include "store/sqlite/sqlite_store.h"

namespace langqiao {
namespace {

const std::filesystem::path kHome = LANGQIAO_SOURCE_DIR;
const std::filesystem::path kPack = kHome / "packs" / "shanghai";

const CityTables& tables() {
  static const CityTables read = pack::read_folder(kPack)->tables;
  return read;
}

const rulebook::Rulebook& book() {
  static const rulebook::Rulebook read = *rulebook::load(*rulebook::files_in((kHome / "rulebook").string()));
  return read;
}

void ReadPack(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(pack::read_folder(kPack));
}
BENCHMARK(ReadPack)->Unit(benchmark::kMillisecond);

void BuildSnapshot(benchmark::State& state) {
  for (auto _ : state) {
    state.PauseTiming();
    CityTables copy = tables();
    state.ResumeTiming();
    benchmark::DoNotOptimize(City::build(std::move(copy)));
  }
}
BENCHMARK(BuildSnapshot)->Unit(benchmark::kMillisecond);

void CountDuplicates(benchmark::State& state) {
  const City city = *City::build(tables());
  for (auto _ : state) benchmark::DoNotOptimize(portfolio::duplicates(city, Share::per_cent(50)));
}
BENCHMARK(CountDuplicates)->Unit(benchmark::kMillisecond);

void ImportIntoSqlite(benchmark::State& state) {
  const auto folder = std::filesystem::temp_directory_path() / ("langqiao-bench-" + std::to_string(getpid()));
  for (auto _ : state) {
    const auto store = *SqliteStore::open(folder / "langqiao.db");
    const service::Office office(*store, book(), service::system_clock());
    benchmark::DoNotOptimize(
        service::import_pack(office, service::local_owner(), kPack, service::ImportMode::all_or_nothing));
    state.PauseTiming();
    std::filesystem::remove_all(folder);
    state.ResumeTiming();
  }
}
BENCHMARK(ImportIntoSqlite)->Unit(benchmark::kMillisecond);

// What the first visitor of the outlook waits for after the data changed: snapshot, forecasts, supply, gap.
void FirstOutlook(benchmark::State& state) {
  MemoryStore store;
  service::import_pack({store, book(), service::system_clock()}, service::local_owner(), kPack,
                       service::ImportMode::all_or_nothing);
  for (auto _ : state) {
    const service::Office office(store, book(), service::system_clock());
    const auto answer = service::outlook(office, service::local_owner(), {});
    if (!answer) return state.SkipWithError("no outlook");
  }
}
BENCHMARK(FirstOutlook)->Unit(benchmark::kMillisecond)->UseRealTime();

// Requests through the router, without sockets: decode, use case, encode.
void AnswerRequest(benchmark::State& state, const char* path) {
  MemoryStore store;
  const service::Office office(store, book(), service::system_clock());
  const auto imported =
      service::import_pack(office, service::local_owner(), kPack, service::ImportMode::all_or_nothing);
  if (!imported || !imported->taken) return state.SkipWithError("the pack was not taken");
  service::JobRunner jobs(office, {});
  http::Router router;
  http::add_api(router, office, jobs, service::local_owner(), "bench");
  const http::Request request{.method = "GET", .path = path};
  router.answer(request);  // snapshot and outlook are computed once
  for (auto _ : state) {
    const http::Response response = router.answer(request);
    if (response.status != 200) return state.SkipWithError("not 200");
    benchmark::DoNotOptimize(response);
  }
}
BENCHMARK_CAPTURE(AnswerRequest, brief, "/api/v1/brief")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(AnswerRequest, scoreboard, "/api/v1/scoreboard")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(AnswerRequest, programs, "/api/v1/programs")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(AnswerRequest, program, "/api/v1/programs/530302")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(AnswerRequest, duplicates, "/api/v1/duplicates")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(AnswerRequest, warnings, "/api/v1/warnings")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(AnswerRequest, proposals, "/api/v1/merge-proposals")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(AnswerRequest, outlook, "/api/v1/outlook")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(AnswerRequest, chains, "/api/v1/outlook/chains")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(AnswerRequest, schools, "/api/v1/schools")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(AnswerRequest, organisations, "/api/v1/organisations")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(AnswerRequest, regions, "/api/v1/regions")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(AnswerRequest, rules, "/api/v1/rules")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(AnswerRequest, tables, "/api/v1/data/tables")->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace langqiao
