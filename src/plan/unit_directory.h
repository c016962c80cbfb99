// Who is who among the units that a plan names: from a printed name to departments of the city. Knows full
// names, aliases, groups, the usual shortenings (教委, 发改委, 人社局 …) and the ways in which a name varies
// in print. It does not decide whether a phrase is meant as a name (unit_list.h) and it invents no
// department.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "city/catalogue.h"
#include "city/place.h"

namespace langqiao::plan {

struct ResolvedUnit {
  std::vector<Id<Department>> departments;  // empty: unknown
  bool group = false;                       // the name stands for every one of them

  bool known() const { return !departments.empty(); }
  bool operator==(const ResolvedUnit&) const = default;
};

class UnitDirectory {
 public:
  UnitDirectory() = default;
  // Aliases of other kinds than department are ignored, as are aliases and group members whose target is not
  // among the records. A shortening that fits two departments fits none.
  UnitDirectory(std::span<const Department> departments, std::span<const DepartmentGroup> groups,
                std::span<const Alias> aliases, std::span<const Region> regions);

  // The departments meant by a name as printed: any width, any blanks, traditional or simplified characters,
  // with or without the city's own name in front (上海市教委, 市教委), 人民政府 or 政府, 委员会 or 委.
  ResolvedUnit resolve(std::u32string_view printed) const;
  ResolvedUnit resolve(std::string_view printed_utf8) const;

 private:
  using Entries = std::unordered_map<std::u32string, ResolvedUnit>;

  std::u32string key_of(std::u32string_view printed) const;
  void add(std::string_view name, const ResolvedUnit& unit, Entries& to) const;
  void add_bracketed(std::string_view name, const ResolvedUnit& unit);
  void add_districts(std::span<const Department> departments, std::span<const Region> regions);
  const ResolvedUnit* find(const std::u32string& key) const;

  std::vector<std::u32string> city_names_;  // 上海市, 上海
  Entries exact_;                           // by key of a full name, alias or group
};

}  // namespace langqiao::plan
