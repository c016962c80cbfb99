// Fuzzer of table uploads: the first byte picks the table, the rest is the file. Whatever the bytes are, what
// is taken has no faults, and what is refused says why.
#include <cstdint>

#include "base/check.h"
#include "pack/read.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace langqiao;
  if (size == 0) return 0;
  const auto tables = pack::table_names();
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto table = tables[data[0] % tables.size()];
  const auto strict = pack::read_table(table, bytes, {});
  CHECK(strict ? faults_of(strict->tables).empty() : !strict.error().empty());
  const auto good = pack::read_table(table, bytes, {}, pack::Taking::good_rows);
  CHECK(good ? faults_of(good->tables).empty() : !good.error().empty());
  CHECK(!strict || (good && good->dropped.empty() && good->tables == strict->tables));
  return 0;
}
