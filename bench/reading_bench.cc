// Throughput of reading with the whole vocabulary of the packs, in bytes a second of one core: words with
// their cues, whole readings of adverts, and what it takes to make a reader.
#include <array>
#include <benchmark/benchmark.h>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>

#include "base/check.h"
#include "base/random.h"
#include "pack/csv.h"
#include "pack/read.h"
#include "reading/near_duplicates.h"
#include "reading/reader.h"

namespace langqiao::reading {
namespace {

const std::filesystem::path kRoot = LANGQIAO_SOURCE_DIR;

const CityTables& tables() {
  static const CityTables kTables = [] {
    auto pack = pack::read_folder(kRoot / "packs/shanghai");
    CHECK(pack.has_value());
    return std::move(pack->tables);
  }();
  return kTables;
}

const Reader& reader() {
  static const Reader kReader(Vocabulary(tables()), "310000");
  return kReader;
}

// Adverts gathered beside the checkout, or, where there are none, texts drawn from the words of the packs.
std::vector<std::string> adverts() {
  std::vector<std::string> texts;
  const auto file = kRoot / "../shared/data/jobs_shanghai.csv.gz";
  if (std::filesystem::exists(file)) {
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(("gzip -dc '" + file.string() + "'").c_str(), "r"),
                                                     pclose);
    std::string all;
    std::array<char, 1 << 16> block{};
    while (const std::size_t read = std::fread(block.data(), 1, block.size(), pipe.get()))
      all.append(block.data(), read);
    pack::CsvReader rows(all);
    constexpr std::size_t kTitle = 4, kText = 17;
    for (rows.next(); rows.next();)
      if (rows.cells().size() > kText && rows.cells()[kText].size() > 200)
        texts.push_back(std::string(rows.cells()[kTitle]) + "\n" + std::string(rows.cells()[kText]));
    return texts;
  }
  Random random(1);
  for (int i = 0; i < 5000; ++i) {
    std::string& text = texts.emplace_back();
    while (text.size() < 1200) text += random.one_of(reader().vocabulary().words()).text + "，负责相关工作；";
  }
  return texts;
}

const std::vector<std::string>& texts() {
  static const std::vector<std::string> kTexts = adverts();
  return kTexts;
}

std::int64_t bytes_of_texts() {
  std::size_t bytes = 0;
  for (const std::string& text : texts()) bytes += text.size();
  return static_cast<std::int64_t>(bytes);
}

void find_words(benchmark::State& state) {
  WordFinder::Desk desk(reader().finder());
  for (auto _ : state)
    for (const std::string& text : texts()) {
      reader().finder().find(text, desk);
      benchmark::DoNotOptimize(desk.found().data());
    }
  state.SetBytesProcessed(state.iterations() * bytes_of_texts());
}
BENCHMARK(find_words)->Unit(benchmark::kMillisecond);

void read_adverts(benchmark::State& state) {
  Reader::Desk desk(reader());
  for (auto _ : state)
    for (const std::string& text : texts()) {
      const std::size_t end = text.find('\n');
      benchmark::DoNotOptimize(reader().read(
          {.title = std::string_view(text).substr(0, end), .text = std::string_view(text).substr(end)},
          desk));
    }
  state.SetBytesProcessed(state.iterations() * bytes_of_texts());
}
BENCHMARK(read_adverts)->Unit(benchmark::kMillisecond);

void find_near_duplicates(benchmark::State& state) {
  for (auto _ : state) {
    NearDuplicates seen;
    for (const std::string& text : texts()) benchmark::DoNotOptimize(seen.first_like(text));
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(texts().size()));
}
BENCHMARK(find_near_duplicates)->Unit(benchmark::kMillisecond);

void make_reader(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(Reader(Vocabulary(tables()), "310000"));
}
BENCHMARK(make_reader)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace langqiao::reading
