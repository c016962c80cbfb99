#include "pack/intake.h"

#include <fmt/format.h>

namespace langqiao::pack {
namespace {

Wording action_for(const RowFault& fault, const PlaceOf& place_of) {
  if (fault.twin) {
    const Place other = place_of(fault.table, *fault.twin);
    return worded("请删去两行中的一行；另一行在 {}:{}", "remove one of the two; the other is at {}:{}",
                  other.file, other.line);
  }
  if (!fault.refers_to.empty())
    return worded("请把它补到 {}.csv，或更正单元格", "add it to {}.csv, or correct the cell",
                  fault.refers_to);
  return kCorrectCell;
}

std::size_t count_rows(const CityTables& tables) {
  std::size_t total = 0;
  for_each_table(tables, [&](const auto& rows) { total += rows.size(); });
  return total;
}

}  // namespace

RowError error_of(const RowFault& fault, const PlaceOf& place_of) {
  Place place = place_of(fault.table, fault.row);
  return {std::move(place.file),
          place.line,
          std::string(fault.column),
          fault.found.empty() ? kEmptyCell : as_is(shown(fault.found)),
          fault.wanted,
          action_for(fault, place_of)};
}

RowError too_large(const std::string& file, std::size_t bytes) {
  return {file,
          0,
          "",
          worded("{} 字节", "{} bytes", bytes),
          worded("至多 {} 字节", "at most {} bytes", kMostFileBytes),
          {"请把行分几次导入", "take the rows in several steps"}};
}

std::vector<RowFault> checked(const CityTables& tables, const Progress& progress) {
  const std::size_t total = count_rows(tables);
  if (progress) progress("check", 0, total);
  std::vector<RowFault> faults = faults_of(tables);
  if (progress) progress("check", total, total);
  return faults;
}

}  // namespace langqiao::pack
