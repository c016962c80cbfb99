// A small city with people at work and at school, for tests of the outlook and of quota plans.
#pragma once

#include "city/two_district_city.h"

namespace langqiao::tests {

// Nurses are taught at two schools and wanted in one industry; a growth scenario.
inline CityTables working_city() {
  CityTables city = two_district_city();
  city.editions.push_back({Id<Edition>("ind"), CatalogueKind::industry, "行业", "", {}, {}, measured()});
  city.industries = {
      {.id = Id<Industry>("Q"), .edition = Id<Edition>("ind"), .name = "卫生", .provenance = measured()}};
  const auto occupation = [](const char* id, int level, const char* parent, const char* name) {
    return Occupation{.id = Id<Occupation>(id),
                      .edition = Id<Edition>("occ2022"),
                      .level = level,
                      .name = name,
                      .parent = Id<Occupation>(parent),
                      .provenance = measured()};
  };
  city.occupations.push_back(occupation("2-05", 2, "2", "卫生专业技术人员"));
  city.occupations.push_back(occupation("2-05-08", 3, "2-05", "护理人员"));
  city.program_occupations = {{Id<Program>("voc2021:520201"), Id<Occupation>("2-05-08"), {}, measured()}};
  for (int year = 2021; year <= 2025; ++year) {
    for (const char* offering : {"o1", "o2", "o3"})
      city.enrolments.push_back(
          {Id<Offering>(offering), SchoolYear(year), Persons(100), Persons(90), Persons(80), synthetic()});
    city.employment.push_back({Id<Industry>("Q"), Id<Region>("11"), SchoolYear(year),
                               Persons(9000 + 100 * (year - 2021)), synthetic()});
    city.staffing.push_back(
        {Id<Industry>("Q"), Id<Occupation>("2-05-08"), SchoolYear(year), Share::per_cent(100), synthetic()});
  }
  for (const SupplyStep step :
       {SupplyStep::fill, SupplyStep::progress, SupplyStep::participation, SupplyStep::stay})
    city.supply_rates.push_back(
        {.step = step, .since = SchoolYear(2015), .share = Share::per_cent(90), .provenance = measured()});
  city.scenarios = {{Id<Scenario>("more"), "增长", "Growth", "", measured()}};
  city.scenario_changes = {
      {Id<Scenario>("more"), ScenarioLever::growth, "Q", SchoolYear(2026), 1000, measured()}};
  return city;
}

}  // namespace langqiao::tests
