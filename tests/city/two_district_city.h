// A city small enough to hold in the head: two districts, three schools, two programs of one class, a plan of
// three targets. For tests that need a whole city and no more.
#pragma once

#include "city/city.h"

namespace langqiao::tests {

inline Provenance measured() { return {Id<Source>("register"), Date(2025, 9, 1), Quality::measured}; }
inline Provenance synthetic() { return {Id<Source>("register"), Date(2025, 9, 1), Quality::synthetic}; }

inline void add_catalogues(CityTables& city) {
  city.sources = {{.id = Id<Source>("register"), .title = "备案结果"}};
  city.editions = {{Id<Edition>("voc2021"), CatalogueKind::program, "2021", "", {}, {}, measured()},
                   {Id<Edition>("occ2022"), CatalogueKind::occupation, "2022", "", {}, {}, measured()}};
  city.occupations = {
      {Id<Occupation>("2"), Id<Edition>("occ2022"), 1, "专业技术人员", {}, false, false, measured()}};
  const auto program = [](const char* code, const char* name, bool controlled) {
    return Program{.id = Id<Program>(std::string("voc2021:") + code),
                   .edition = Id<Edition>("voc2021"),
                   .code = code,
                   .name = name,
                   .class_code = "5202",
                   .class_name = "护理类",
                   .category_name = "医药卫生大类",
                   .state_controlled = controlled,
                   .provenance = measured()};
  };
  city.programs = {program("520201", "护理", true), program("520202", "助产", true)};
  city.program_occupations = {{Id<Program>("voc2021:520201"), Id<Occupation>("2"), {}, measured()}};
  city.national_points = {{Id<Program>("voc2021:520201"), SchoolYear(2025), 863, 800, measured()}};
}

inline void add_places(CityTables& city) {
  const auto region = [](const char* id, RegionKind kind, const char* name) {
    return Region{.id = Id<Region>(id), .kind = kind, .name = name, .provenance = measured()};
  };
  city.regions = {region("1", RegionKind::city, "云溪市"), region("11", RegionKind::district, "东区"),
                  region("12", RegionKind::district, "西区")};
  city.departments = {
      {Id<Department>("edu"), "云溪市教育局", DepartmentLevel::city, {}, measured()},
      {Id<Department>("east"), "东区人民政府", DepartmentLevel::district, Id<Region>("11"), measured()}};
}

inline void add_schools(CityTables& city) {
  const auto school = [](const char* id, const char* name, const char* region) {
    return School{.id = Id<School>(id), .name = name, .region = Id<Region>(region), .provenance = measured()};
  };
  city.schools = {school("s1", "东区卫生学院", "11"), school("s2", "西区职业学院", "12"),
                  school("s3", "旧学院", "12")};
  city.schools[2].last_year = SchoolYear(2024);
  const auto offering = [](const char* id, const char* code, const char* of) {
    return Offering{.id = Id<Offering>(id),
                    .program = Id<Program>(std::string("voc2021:") + code),
                    .school = Id<School>(of),
                    .provenance = measured()};
  };
  city.offerings = {offering("o1", "520201", "s1"), offering("o2", "520201", "s2"),
                    offering("o3", "520202", "s1"), offering("o4", "520201", "s3")};
  for (const auto& [id, year] :
       {std::pair{"o1", 2024}, {"o1", 2025}, {"o2", 2025}, {"o3", 2025}, {"o4", 2024}}) {
    city.points.push_back({Id<Offering>(id), SchoolYear(year), 1, measured()});
  }
}

inline void add_plan(CityTables& city) {
  const Id<Plan> plan("p");
  city.plans = {{plan,
                 "云溪市试点方案",
                 "云发改〔2024〕1号",
                 {Id<Department>("edu")},
                 Date(2024, 1, 1),
                 "",
                 measured()}};
  city.plan_clauses = {{plan, "1", "", "一、", "主要目标", "", measured()}};
  city.plan_duties = {{plan, "1", 1, "市教育局", {Id<Department>("edu")}, DutyRole::lead, measured()},
                      {plan, "1", 2, "各区", {Id<Department>("east")}, DutyRole::each, measured()}};
  const auto target = [&](int seq, Indicator indicator, std::int64_t least) {
    return PlanTarget{.plan = plan,
                      .clause = "1",
                      .seq = seq,
                      .subject = "目标",
                      .indicator = indicator,
                      .least = least,
                      .unit = "个",
                      .deadline_year = 2027,
                      .provenance = measured()};
  };
  city.plan_targets = {target(1, Indicator::cultivated_enterprises, 2), target(2, Indicator::platforms, 1)};
  city.organisations = {{.id = Id<Organisation>("e1"),
                         .name = "甲公司",
                         .region = Id<Region>("11"),
                         .stage = CultivationStage::certified,
                         .provenance = measured()}};
  city.platforms = {
      {.id = Id<Platform>("f1"), .name = "平台", .kind = "行业平台", .provenance = synthetic()}};
}

inline CityTables two_district_city() {
  CityTables city;
  add_catalogues(city);
  add_places(city);
  add_schools(city);
  add_plan(city);
  return city;
}

}  // namespace langqiao::tests
