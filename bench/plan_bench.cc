// Throughput of reading policy texts, in bytes a second.
#include <benchmark/benchmark.h>
#include <string>

#include "plan/compare.h"
#include "plan/read.h"

namespace langqiao {
namespace {

constexpr const char* kChapter =
    "一、重点任务\n"
    "（一）优化专业布局。建立专业预警机制，到2025年新增紧缺专业点20个，撤并专业点不少于10个。（责任单位：市教"
    "育局、市财政局）\n"
    "（二）培育产教融合型企业。培育200家左右产教融合型企业，企业参与比例比2020年提高5个百分点。（牵头单位：市"
    "发展改革委；配合单位：各区人民政府）\n"
    "1.建立培育库。面向规模以上企业征集。\n2.落实激励。按规定落实抵免政策。\n";

std::string text_of(std::int64_t bytes) {
  std::string text;
  while (static_cast<std::int64_t>(text.size()) < bytes) text += kChapter;
  return text;
}

plan::UnitDirectory directory() {
  return {std::vector<Department>{{.id = Id<Department>("edu"), .name = "云溪市教育局"}},
          {},
          {},
          std::vector<Region>{{.id = Id<Region>("1"), .kind = RegionKind::city, .name = "云溪市"}}};
}

void read_plan(benchmark::State& state) {
  const std::string text = text_of(state.range(0));
  const plan::UnitDirectory units = directory();
  for (auto _ : state) benchmark::DoNotOptimize(plan::read(text, units));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(read_plan)->Arg(16 << 10)->Arg(1 << 20)->Unit(benchmark::kMillisecond);

void compare_plans(benchmark::State& state) {
  const plan::UnitDirectory units = directory();
  const PlanText older = plan::read(text_of(state.range(0)), units), newer = older;
  for (auto _ : state) benchmark::DoNotOptimize(plan::compare(older, newer));
}
BENCHMARK(compare_plans)->Arg(16 << 10)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace langqiao
