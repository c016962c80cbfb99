// For tests: the unit directory of packs/cn and packs/shanghai, read with the plainest of CSV splits.
#pragma once

#include <fstream>
#include <string>
#include <vector>

#include "base/text.h"
#include "plan/unit_directory.h"

namespace langqiao::plan {

inline std::vector<std::vector<std::string>> csv_rows(const std::string& path) {
  std::vector<std::vector<std::string>> rows;
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (const char c : line) {
      if (c == '"') quoted = !quoted;
      else if (c == ',' && !quoted) cells.emplace_back();
      else if (c != '\r') cells.back().push_back(c);
    }
    rows.push_back(std::move(cells));
  }
  return rows;
}

inline UnitDirectory pack_directory() {
  std::vector<Department> departments;
  std::vector<DepartmentGroup> groups;
  std::vector<Alias> aliases;
  std::vector<Region> regions;
  const std::string packs = std::string(LANGQIAO_SOURCE_DIR) + "/packs/";
  for (const std::string pack : {"shanghai", "cn"}) {
    for (const auto& row : csv_rows(packs + pack + "/departments.csv")) {
      const auto level = row[2] == "district" ? DepartmentLevel::district : DepartmentLevel::city;
      departments.push_back({.id = Id<Department>(row[0]), .name = row[1], .level = level, .region = Id<Region>(row[3])});
    }
    for (const auto& row : csv_rows(packs + pack + "/department_groups.csv")) {
      DepartmentGroup group{.id = Id<DepartmentGroup>(row[0]), .name = row[1]};
      for (const auto member : split(row[2], '|')) group.members.emplace_back(member);
      groups.push_back(std::move(group));
    }
    for (const auto& row : csv_rows(packs + pack + "/aliases.csv")) {
      if (row[0] == "department") aliases.push_back({.kind = AliasKind::department, .alias = row[1], .target = row[2]});
    }
    for (const auto& row : csv_rows(packs + pack + "/regions.csv")) {
      if (row[1] != "city" && row[1] != "district") continue;
      regions.push_back({.id = Id<Region>(row[0]), .kind = row[1] == "city" ? RegionKind::city : RegionKind::district, .name = row[2]});
    }
  }
  return {departments, groups, aliases, regions};
}

}  // namespace langqiao::plan
