// Fuzzer of the tables of a backtest pack: the first byte picks the table, the rest is the file. Whatever the
// bytes are, what is read has people that are unknown or not negative, and what is refused says why.
#include <array>
#include <cstdint>

#include "base/check.h"
#include "pack/history_read.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace langqiao;
  if (size == 0) return 0;
  constexpr std::array<std::string_view, 10> kNames = {
      "about",       "industries",  "occupations", "employment",  "industry_totals", "occupation_totals",
      "separations", "completions", "crosswalk",   "code_changes"};
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  History history;
  std::vector<std::uint32_t> lines;
  pack::RowErrors errors;
  CHECK(pack::read_history_table(kNames[data[0] % kNames.size()], bytes, "fuzz.csv", history, lines, errors));
  for (const HistoryEmployment& row : history.employment)
    CHECK(!row.persons.is_known() || row.persons.persons >= 0);
  for (const SeparationRate& row : history.separations) CHECK(row.leave.value >= 0 && row.leave.value <= 1);
  for (const pack::RowError& error : errors.kept()) CHECK(!error.wanted.empty());
  return 0;
}
