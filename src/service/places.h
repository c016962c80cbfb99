// Districts and zones: the list, the profile, the outlines for a sketch map, and the departments with their
// duties.
#pragma once

#include <array>

#include "service/office.h"
#include "service/page.h"
#include "service/schools.h"

namespace langqiao::service {

struct RegionView {
  std::string id;
  RegionKind kind = RegionKind::district;
  std::string name;
  std::optional<Id<Region>> parent;
  RegionRole role = RegionRole::none;
  std::optional<double> lng;
  std::optional<double> lat;
  std::vector<std::string> focus;
  std::vector<Named> members;
  Provenance provenance;
};

struct RegionRow {
  RegionView region;
  std::int64_t schools = 0;  // whose main campus is here
  std::int64_t campuses = 0;
  std::int64_t points = 0;  // of those schools in the latest year
  std::int64_t programs = 0;
  std::int64_t organisations = 0;
  std::optional<Persons> employed_persons;  // in the latest year
  std::optional<Quality> employed_quality;
};

struct CategoryPoints {
  std::string name;
  std::int64_t points = 0;
};

struct EmploymentView {
  std::string industry;
  std::string name;
  int year = 0;
  Persons employed_persons;
  Provenance provenance;
};

struct OrganisationView {
  std::string id;
  std::string name;
  OrganisationKind kind = OrganisationKind::enterprise;
  std::string credit_code;
  std::optional<Named> industry;
  std::optional<Persons> staff_persons;
  std::string listed_as;
  CultivationStage stage = CultivationStage::none;
  Provenance provenance;
};

struct DutyMention {
  std::string plan;
  std::string clause;
  std::string heading;
  std::string unit;
  DutyRole role = DutyRole::joint;
};

struct RegionProfile {
  RegionRow row;
  std::vector<Named> towns;
  std::vector<SchoolRow> schools;
  std::vector<CategoryPoints> categories;  // what it teaches
  std::vector<EmploymentView> employment;  // what it makes, largest first
  std::vector<OrganisationView> organisations;
  std::vector<DutyMention> duties;
};

struct OutlineView {
  std::string region;
  std::string name;
  std::vector<std::vector<std::array<double, 2>>> rings;  // lng, lat
};

struct Outlines {
  std::string datum;
  std::vector<OutlineView> items;
};

struct DepartmentView {
  std::string id;
  std::string name;
  DepartmentLevel level = DepartmentLevel::city;
  std::optional<Id<Region>> region;
  std::vector<std::string> aliases;
  std::vector<DutyMention> duties;
  Provenance provenance;
};

Answer<ListOf<RegionRow>> regions(const Office& office, const Actor& actor);
Answer<RegionProfile> region(const Office& office, const Actor& actor, const Id<Region>& id);
Answer<Outlines> outlines(const Office& office, const Actor& actor);
Answer<ListOf<DepartmentView>> departments(const Office& office, const Actor& actor);

}  // namespace langqiao::service
