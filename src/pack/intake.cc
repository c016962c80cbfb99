#include "pack/intake.h"

#include <fmt/format.h>

namespace langqiao::pack {
namespace {

std::string action_for(const RowFault& fault, const PlaceOf& place_of) {
  if (fault.twin) {
    const Place other = place_of(fault.table, *fault.twin);
    return fmt::format("remove one of the two; the other is at {}:{}", other.file, other.line);
  }
  if (!fault.refers_to.empty()) return fmt::format("add it to {}.csv, or correct the cell", fault.refers_to);
  return "correct the cell";
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
          fault.found.empty() ? "an empty cell" : shown(fault.found),
          fault.wanted,
          action_for(fault, place_of)};
}

RowError too_large(const std::string& file, std::size_t bytes) {
  return {file,
          0,
          "",
          fmt::format("{} bytes", bytes),
          fmt::format("at most {} bytes", kMostFileBytes),
          "take the rows in several steps"};
}

std::vector<RowFault> checked(const CityTables& tables, const Progress& progress) {
  const std::size_t total = count_rows(tables);
  if (progress) progress("check", 0, total);
  std::vector<RowFault> faults = faults_of(tables);
  if (progress) progress("check", total, total);
  return faults;
}

}  // namespace langqiao::pack
