// The smallest city that has a row in every table and no fault. For tests: each changes the one thing that it
// is about.
#pragma once

#include "city/tables.h"

namespace langqiao {

inline CityTables small_city() {
  const Provenance from{.source = Id<Source>("s"), .as_of = Date(2025, 9, 1), .quality = Quality::measured};
  const auto edition = [&](const char* id, CatalogueKind kind) {
    return Edition{.id = Id<Edition>(id), .catalogue = kind, .title = id, .provenance = from};
  };
  const Id<Industry> making("C"), computers("C39");
  const Id<Occupation> experts("2"), engineers("2-02");
  const Id<Program> program("voc2021:510201");
  const Id<Region> city("310000"), district("310115");
  const Id<Department> bureau("jw");
  const Id<School> school("4131010246");
  const Id<Organisation> company("org");
  const Id<Offering> offering("off");
  const Id<Plan> plan("p");

  CityTables tables;
  tables.sources = {{.id = Id<Source>("s"), .title = "来源"}};
  tables.editions = {edition("gbt4754", CatalogueKind::industry),
                     edition("occ2022", CatalogueKind::occupation),
                     edition("voc2021", CatalogueKind::program), edition("std", CatalogueKind::skill)};
  tables.industries = {
      {.id = making, .edition = Id<Edition>("gbt4754"), .level = 1, .name = "制造业", .provenance = from},
      {.id = computers,
       .edition = Id<Edition>("gbt4754"),
       .level = 2,
       .name = "计算机",
       .parent = making,
       .provenance = from}};
  tables.occupations = {{.id = experts,
                         .edition = Id<Edition>("occ2022"),
                         .level = 1,
                         .name = "专业技术人员",
                         .provenance = from},
                        {.id = engineers,
                         .edition = Id<Edition>("occ2022"),
                         .level = 2,
                         .name = "工程技术人员",
                         .parent = experts,
                         .provenance = from}};
  tables.programs = {{.id = program,
                      .edition = Id<Edition>("voc2021"),
                      .code = "510201",
                      .name = "计算机应用技术",
                      .class_code = "5102",
                      .provenance = from}};
  tables.program_occupations = {{.program = program, .occupation = engineers, .provenance = from}};
  tables.class_occupations = {{.program_class = "voc2021:5102",
                               .occupation = engineers,
                               .weight = Share::per_cent(50),
                               .provenance = from}};
  tables.skills = {{.id = Id<Skill>("k"), .edition = Id<Edition>("std"), .name = "装调", .provenance = from}};
  tables.occupation_skills = {{.occupation = engineers, .skill = Id<Skill>("k"), .provenance = from}};
  tables.courses = {{.program = program, .seq = 1, .name = "程序设计", .provenance = from}};
  tables.national_points = {
      {.program = program, .year = SchoolYear(2025), .points = 900, .schools = 880, .provenance = from}};
  tables.terms = {{.term = "工程师", .target = "2-02", .provenance = from}};
  tables.term_weights = {
      {.term = "工程师", .occupation = engineers, .weight_milli = 500, .provenance = from}};
  tables.regions = {
      {.id = city, .kind = RegionKind::city, .name = "上海市", .provenance = from},
      {.id = district, .name = "浦东新区", .parent = city, .lng = 121.5, .lat = 31.2, .provenance = from}};
  tables.outlines = {{.region = district, .part = 1, .points = "121 31;122 31;121 31", .provenance = from}};
  tables.departments = {{.id = bureau, .name = "上海市教育委员会", .region = city, .provenance = from}};
  tables.department_groups = {
      {.id = Id<DepartmentGroup>("all"), .name = "各委", .members = {bureau}, .provenance = from}};
  tables.schools = {{.id = school, .name = "学校", .region = district, .provenance = from}};
  tables.campuses = {
      {.id = Id<Campus>("c1"), .school = school, .name = "本部", .region = district, .provenance = from}};
  tables.organisations = {{.id = company,
                           .name = "公司",
                           .credit_code = "91310000132260250X",
                           .region = district,
                           .industry = computers,
                           .provenance = from}};
  tables.offerings = {
      {.id = offering, .program = program, .school = school, .campus = Id<Campus>("c1"), .provenance = from}};
  tables.points = {{.offering = offering, .year = SchoolYear(2024), .provenance = from},
                   {.offering = offering, .year = SchoolYear(2025), .filed = 2, .provenance = from}};
  tables.admission_plans = {{.id = Id<AdmissionPlan>("a"),
                             .school = school,
                             .program = program,
                             .major_name = "计算机",
                             .year = SchoolYear(2025),
                             .origin = "江苏省",
                             .places = Persons(4),
                             .provenance = from}};
  tables.enrolments = {{.offering = offering,
                        .year = SchoolYear(2025),
                        .quota = Persons(40),
                        .entrants = Persons(38),
                        .graduates = Persons(30),
                        .provenance = from}};
  tables.supply_rates = {{.step = SupplyStep::stay,
                          .since = SchoolYear(2020),
                          .share = Share::per_cent(70),
                          .provenance = from}};
  tables.promotion_routes = {{.id = Id<PromotionRoute>("pg"),
                              .kind = PromotionKind::graduate,
                              .years_more = 3,
                              .share = Share::per_cent(10),
                              .provenance = from}};
  tables.inflows = {
      {.occupation = engineers, .since = SchoolYear(2020), .share = Share::per_cent(60), .provenance = from}};
  tables.scenarios = {
      {.id = Id<Scenario>("sc"), .title = "情景", .title_en = "Scenario", .provenance = from}};
  tables.scenario_changes = {{.scenario = Id<Scenario>("sc"),
                              .subject = "C39",
                              .since = SchoolYear(2026),
                              .change_bp = 200,
                              .provenance = from}};
  tables.graduate_outcomes = {{.offering = offering,
                               .year = SchoolYear(2025),
                               .graduates = Persons(30),
                               .signed_on = Persons(27),
                               .provenance = from}};
  tables.school_resources = {{.id = Id<SchoolResource>("places-1"),
                              .school = school,
                              .campus = Id<Campus>("c1"),
                              .resource = TeachingResource::places,
                              .since = SchoolYear(2025),
                              .amount = 120,
                              .provenance = from}};
  tables.resource_uses = {{.resource = TeachingResource::teachers, .per_thousand = 56, .provenance = from}};
  tables.quota_floors = {{.id = Id<QuotaFloor>("floor-1"),
                          .kind = FloorKind::district,
                          .title = "本区保留职业教育招生",
                          .region = district,
                          .level = ProgramLevel::higher_vocational,
                          .program = program,
                          .since = SchoolYear(2026),
                          .until = SchoolYear(2030),
                          .share = Share::basis_points(8000),
                          .provenance = from}};
  tables.employment = {{.industry = computers,
                        .region = district,
                        .year = SchoolYear(2024),
                        .employed = Persons(1000),
                        .provenance = from}};
  tables.staffing = {{.industry = computers,
                      .occupation = engineers,
                      .year = SchoolYear(2024),
                      .share = Share::per_cent(40),
                      .provenance = from}};
  tables.separations = {{.occupation = engineers,
                         .since = SchoolYear(2020),
                         .leave = Share::per_cent(3),
                         .move = Share::per_cent(4),
                         .provenance = from}};
  tables.projects = {{.id = Id<Project>("pr"),
                      .name = "基地",
                      .region = district,
                      .organisation = company,
                      .begins = Date(2024, 1, 1),
                      .finishes = Date(2025, 1, 1),
                      .provenance = from}};
  tables.platforms = {{.id = Id<Platform>("pl"),
                       .name = "平台",
                       .kind = "区域平台",
                       .region = district,
                       .organisation = company,
                       .school = school,
                       .provenance = from}};
  tables.agreements = {{.id = Id<Agreement>("ag"),
                        .school = school,
                        .organisation = company,
                        .program = program,
                        .signed_on = Date(2024, 5, 1),
                        .until = Date(2026, 5, 1),
                        .provenance = from}};
  tables.observations = {{.observed = Date(2024, 11, 15), .value = 179, .provenance = from}};
  tables.adverts = {{.id = Id<Advert>("ad"),
                     .posted = Date(2025, 1, 1),
                     .title = "招聘",
                     .organisation = company,
                     .region = district,
                     .occupation = engineers,
                     .pay_min_yuan = 8000,
                     .pay_max_yuan = 12000,
                     .text = "正文",
                     .provenance = from}};
  tables.listings = {{.id = Id<Listing>("li"),
                      .kind = ListingKind::internship,
                      .title = "岗位",
                      .organisation = company,
                      .school = school,
                      .region = district,
                      .posted = Date(2025, 1, 1),
                      .starts = Date(2025, 3, 1),
                      .ends = Date(2025, 9, 1),
                      .expires = Date(2025, 6, 1),
                      .text = "正文",
                      .provenance = from}};
  tables.plans = {{.id = plan, .title = "方案", .issuers = {bureau}, .provenance = from}};
  tables.plan_clauses = {
      {.plan = plan, .clause = "1", .heading = "总体要求", .provenance = from},
      {.plan = plan, .clause = "1.1", .parent = "1", .heading = "目标", .provenance = from}};
  tables.plan_duties = {{.plan = plan,
                         .clause = "1.1",
                         .seq = 1,
                         .unit = "市教委",
                         .departments = {bureau},
                         .provenance = from}};
  tables.plan_targets = {{.plan = plan,
                          .clause = "1.1",
                          .seq = 1,
                          .subject = "企业",
                          .indicator = Indicator::cultivated_enterprises,
                          .least = 200,
                          .most = 200,
                          .provenance = from}};
  tables.aliases = {{.alias = "市教委", .target = "jw", .provenance = from},
                    {.alias = "各部门", .target = "all", .provenance = from},
                    {.kind = AliasKind::school, .alias = "校", .target = "4131010246", .provenance = from}};
  return tables;
}

}  // namespace langqiao
