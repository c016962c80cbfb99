// For tests: the unit directory of packs/cn and packs/shanghai, read with the plainest of CSV splits, and
// that of the invented city 云溪 in which the sample texts of tests/plan_texts play.
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
      if (c == '"')
        quoted = !quoted;
      else if (c == ',' && !quoted)
        cells.emplace_back();
      else if (c != '\r')
        cells.back().push_back(c);
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
      departments.push_back(
          {.id = Id<Department>(row[0]), .name = row[1], .level = level, .region = Id<Region>(row[3])});
    }
    for (const auto& row : csv_rows(packs + pack + "/department_groups.csv")) {
      DepartmentGroup group{.id = Id<DepartmentGroup>(row[0]), .name = row[1]};
      for (const auto member : split(row[2], '|')) group.members.emplace_back(member);
      groups.push_back(std::move(group));
    }
    for (const auto& row : csv_rows(packs + pack + "/aliases.csv")) {
      if (row[0] == "department")
        aliases.push_back({.kind = AliasKind::department, .alias = row[1], .target = row[2]});
    }
    for (const auto& row : csv_rows(packs + pack + "/regions.csv")) {
      if (row[1] != "city" && row[1] != "district") continue;
      regions.push_back({.id = Id<Region>(row[0]),
                         .kind = row[1] == "city" ? RegionKind::city : RegionKind::district,
                         .name = row[2]});
    }
  }
  return {departments, groups, aliases, regions};
}

inline UnitDirectory yunxi_directory() {
  const auto department = [](const char* id, const char* name) {
    return Department{.id = Id<Department>(id), .name = name};
  };
  std::vector<Department> departments{department("gov", "云溪市人民政府"),
                                      department("gov-office", "云溪市人民政府办公室"),
                                      department("fgw", "云溪市发展和改革委员会"),
                                      department("jyj", "云溪市教育局"),
                                      department("gxj", "云溪市工业和信息化局"),
                                      department("kjj", "云溪市科学技术局"),
                                      department("czj", "云溪市财政局"),
                                      department("rsj", "云溪市人力资源和社会保障局"),
                                      department("zrj", "云溪市自然资源局"),
                                      department("tax", "国家税务总局云溪市税务局"),
                                      department("gzw", "云溪市国有资产监督管理委员会"),
                                      department("xcb", "中共云溪市委宣传部（云溪市新闻出版局）"),
                                      department("wlj", "云溪市文化和旅游局"),
                                      department("bb", "中共云溪市委机构编制委员会办公室"),
                                      department("gxq", "云溪高新技术产业开发区管理委员会"),
                                      department("jtj", "云溪市交通运输局")};
  const std::vector<Region> regions{
      {.id = Id<Region>("990100"), .kind = RegionKind::city, .name = "云溪市"},
      {.id = Id<Region>("990102"), .kind = RegionKind::district, .name = "临江区"},
      {.id = Id<Region>("990103"), .kind = RegionKind::district, .name = "北岭区"}};
  for (const Region& region : regions) {
    if (region.kind != RegionKind::district) continue;
    departments.push_back({.id = Id<Department>("gov-" + region.id.text()),
                           .name = region.name + "人民政府",
                           .level = DepartmentLevel::district,
                           .region = region.id});
  }
  const std::vector<Id<Department>> districts{Id<Department>("gov-990102"), Id<Department>("gov-990103")};
  const std::vector<DepartmentGroup> groups{
      {.id = Id<DepartmentGroup>("districts"), .name = "各区人民政府", .members = districts},
      {.id = Id<DepartmentGroup>("some-districts"), .name = "相关区人民政府", .members = districts}};
  const auto alias = [](const char* name, const char* target) {
    return Alias{.kind = AliasKind::department, .alias = name, .target = target};
  };
  const std::vector<Alias> aliases{alias("市税务局", "tax"), alias("市委编办", "bb"),
                                   alias("云溪高新区管委会", "gxq")};
  return {departments, groups, aliases, regions};
}

}  // namespace langqiao::plan
