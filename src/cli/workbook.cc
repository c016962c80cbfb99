#include <fmt/format.h>

#include "cli/commands.h"
#include "pack/write.h"

namespace langqiao::cli {

int write_workbook(const Desk& desk, const service::Answer<service::Report>& report) {
  const auto file = service::workbook(desk.office, report);
  if (!file) return refuse(desk, file.error());
  pack::write_file(desk.xlsx, file->bytes);
  std::size_t rows = 0;
  if (!report->sheets.empty()) rows = report->sheets.front().rows.size();
  fmt::print(fmt::runtime(Words{"已写入 {}：{} 行\n", "wrote {}: {} rows\n"}.in(desk.language)),
             desk.xlsx.string(), rows);
  return static_cast<int>(Exit::done);
}

}  // namespace langqiao::cli
