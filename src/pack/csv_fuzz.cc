// Fuzzer of the CSV reader: every byte sequence gives rows whose cells lie in bounds, lines that never go
// back, and an end.
#include <cstdint>

#include "base/check.h"
#include "pack/csv.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  langqiao::pack::CsvReader csv(text);
  std::size_t line = 0;
  while (csv.next()) {
    CHECK(csv.line() > line);
    line = csv.line();
    for (const auto cell : csv.cells()) CHECK(cell.size() <= size);
    CHECK(csv.offset() <= size);
  }
  CHECK(csv.offset() == size);
  return 0;
}
