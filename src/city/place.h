// Regions and who governs them: districts, zones, towns, their outlines; departments and groups of
// departments.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "city/provenance.h"

namespace langqiao {

enum class RegionKind { city, district, zone, town };
// Part in the 1+N layout: core zone (试点核心区), key district (重点区), other district, or no part of its
// own.
enum class RegionRole { none, core, key, other };

struct Region {
  Id<Region> id;  // administrative code; zones have a name
  RegionKind kind = RegionKind::district;
  std::string name;
  std::optional<Id<Region>> parent;
  RegionRole role = RegionRole::none;
  std::optional<double> lng;  // degrees in the pack's datum
  std::optional<double> lat;
  std::vector<std::string> focus;   // what the plan says the region concentrates on
  std::vector<Id<Region>> members;  // of a zone: the regions that stand in for its area
  Provenance provenance;

  bool operator==(const Region&) const = default;
};

// One ring of a region's outline, for drawing. Not for surveying.
struct Outline {
  Id<Region> region;
  int part = 0;
  std::string points;  // "lng lat;lng lat;…", closed
  Provenance provenance;

  bool operator==(const Outline&) const = default;
};

enum class DepartmentLevel { national, city, district, other };

// A unit that a plan may give duties to.
struct Department {
  Id<Department> id;
  std::string name;  // as officials write it in full
  DepartmentLevel level = DepartmentLevel::city;
  std::optional<Id<Region>> region;
  Provenance provenance;

  bool operator==(const Department&) const = default;
};

// A phrase that stands for several departments, such as 各区人民政府.
struct DepartmentGroup {
  Id<DepartmentGroup> id;
  std::string name;
  std::vector<Id<Department>> members;
  Provenance provenance;

  bool operator==(const DepartmentGroup&) const = default;
};

}  // namespace langqiao
