// All records of a city as plain tables: what a pack holds, what a store keeps, what a City snapshot is built
// from.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

#include "city/columns.h"
#include "city/field.h"

namespace langqiao {

struct CityTables {
  std::vector<Source> sources;
  std::vector<Edition> editions;
  std::vector<Industry> industries;
  std::vector<Occupation> occupations;
  std::vector<Program> programs;
  std::vector<ProgramOccupation> program_occupations;
  std::vector<ClassOccupation> class_occupations;
  std::vector<Skill> skills;
  std::vector<OccupationSkill> occupation_skills;
  std::vector<Course> courses;
  std::vector<NationalPoints> national_points;
  std::vector<Alias> aliases;
  std::vector<Term> terms;
  std::vector<TermWeight> term_weights;
  std::vector<Region> regions;
  std::vector<Outline> outlines;
  std::vector<Department> departments;
  std::vector<DepartmentGroup> department_groups;
  std::vector<School> schools;
  std::vector<Campus> campuses;
  std::vector<Organisation> organisations;
  std::vector<Offering> offerings;
  std::vector<ProgramPoint> points;
  std::vector<AdmissionPlan> admission_plans;
  std::vector<Enrolment> enrolments;
  std::vector<SupplyRate> supply_rates;
  std::vector<PromotionRoute> promotion_routes;
  std::vector<Inflow> inflows;
  std::vector<Scenario> scenarios;
  std::vector<ScenarioChange> scenario_changes;
  std::vector<GraduateOutcome> graduate_outcomes;
  std::vector<SchoolResource> school_resources;
  std::vector<ResourceUse> resource_uses;
  std::vector<QuotaFloor> quota_floors;
  std::vector<Employment> employment;
  std::vector<Staffing> staffing;
  std::vector<Separation> separations;
  std::vector<Project> projects;
  std::vector<Platform> platforms;
  std::vector<Agreement> agreements;
  std::vector<Observation> observations;
  std::vector<Advert> adverts;
  std::vector<Listing> listings;
  std::vector<Plan> plans;
  std::vector<PlanClause> plan_clauses;
  std::vector<PlanDuty> plan_duties;
  std::vector<PlanTarget> plan_targets;

  bool operator==(const CityTables&) const = default;
};

// Every table, in an order in which every reference points to an earlier table or its own.
inline constexpr std::tuple kTables{&CityTables::sources,
                                    &CityTables::editions,
                                    &CityTables::industries,
                                    &CityTables::occupations,
                                    &CityTables::programs,
                                    &CityTables::program_occupations,
                                    &CityTables::class_occupations,
                                    &CityTables::skills,
                                    &CityTables::occupation_skills,
                                    &CityTables::courses,
                                    &CityTables::national_points,
                                    &CityTables::regions,
                                    &CityTables::outlines,
                                    &CityTables::departments,
                                    &CityTables::department_groups,
                                    &CityTables::schools,
                                    &CityTables::campuses,
                                    &CityTables::organisations,
                                    &CityTables::offerings,
                                    &CityTables::points,
                                    &CityTables::admission_plans,
                                    &CityTables::enrolments,
                                    &CityTables::graduate_outcomes,
                                    &CityTables::supply_rates,
                                    &CityTables::promotion_routes,
                                    &CityTables::inflows,
                                    &CityTables::scenarios,
                                    &CityTables::scenario_changes,
                                    &CityTables::school_resources,
                                    &CityTables::resource_uses,
                                    &CityTables::quota_floors,
                                    &CityTables::employment,
                                    &CityTables::staffing,
                                    &CityTables::separations,
                                    &CityTables::projects,
                                    &CityTables::platforms,
                                    &CityTables::agreements,
                                    &CityTables::observations,
                                    &CityTables::adverts,
                                    &CityTables::listings,
                                    &CityTables::plans,
                                    &CityTables::plan_clauses,
                                    &CityTables::plan_duties,
                                    &CityTables::plan_targets,
                                    &CityTables::aliases,
                                    &CityTables::terms,
                                    &CityTables::term_weights};

// Keeps what is done with one table a function of its own. Without it compilers fold thirty tables into one
// function and take minutes over it.
template <class Visit, class Rows>
[[gnu::noinline]] void visit_apart(Visit& visit, Rows& rows) {
  visit(rows);
}

// Calls `visit(rows)` for each table in that order.
template <class Tables, class Visit>
  requires std::is_same_v<std::remove_const_t<Tables>, CityTables>
void for_each_table(Tables& tables, Visit&& visit) {
  visit_apart(visit, tables.sources);
  visit_apart(visit, tables.editions);
  visit_apart(visit, tables.industries);
  visit_apart(visit, tables.occupations);
  visit_apart(visit, tables.programs);
  visit_apart(visit, tables.program_occupations);
  visit_apart(visit, tables.class_occupations);
  visit_apart(visit, tables.skills);
  visit_apart(visit, tables.occupation_skills);
  visit_apart(visit, tables.courses);
  visit_apart(visit, tables.national_points);
  visit_apart(visit, tables.regions);
  visit_apart(visit, tables.outlines);
  visit_apart(visit, tables.departments);
  visit_apart(visit, tables.department_groups);
  visit_apart(visit, tables.schools);
  visit_apart(visit, tables.campuses);
  visit_apart(visit, tables.organisations);
  visit_apart(visit, tables.offerings);
  visit_apart(visit, tables.points);
  visit_apart(visit, tables.admission_plans);
  visit_apart(visit, tables.enrolments);
  visit_apart(visit, tables.supply_rates);
  visit_apart(visit, tables.promotion_routes);
  visit_apart(visit, tables.inflows);
  visit_apart(visit, tables.scenarios);
  visit_apart(visit, tables.scenario_changes);
  visit_apart(visit, tables.graduate_outcomes);
  visit_apart(visit, tables.school_resources);
  visit_apart(visit, tables.resource_uses);
  visit_apart(visit, tables.quota_floors);
  visit_apart(visit, tables.employment);
  visit_apart(visit, tables.staffing);
  visit_apart(visit, tables.separations);
  visit_apart(visit, tables.projects);
  visit_apart(visit, tables.platforms);
  visit_apart(visit, tables.agreements);
  visit_apart(visit, tables.observations);
  visit_apart(visit, tables.adverts);
  visit_apart(visit, tables.listings);
  visit_apart(visit, tables.plans);
  visit_apart(visit, tables.plan_clauses);
  visit_apart(visit, tables.plan_duties);
  visit_apart(visit, tables.plan_targets);
  visit_apart(visit, tables.aliases);
  visit_apart(visit, tables.terms);
  visit_apart(visit, tables.term_weights);
}

constexpr auto names(Need) {
  using enum Need;
  return Names<Need, 3>{{{key, "key"}, {must, "must"}, {may, "may"}}};
}

// The record type of a table visited by for_each_table.
template <class Rows>
using RecordOf = typename std::remove_cvref_t<Rows>::value_type;

// The table of R. One per record type.
template <class R, class Tables>
auto& rows_of(Tables& tables) {
  return tables.*std::get<std::vector<R> CityTables::*>(kTables);
}

// Something wrong with one row, by table and position in it; whoever read the row knows its file and line.
struct RowFault {
  std::string_view table;
  std::size_t row = 0;  // position in the table's vector
  std::string_view column;
  std::string found;
  Wording wanted;
  std::optional<std::size_t> twin = {};  // of a double key: the row that had it first
  std::string_view refers_to = {};       // of an id that stands nowhere: the table where it should

  bool operator==(const RowFault&) const = default;
};

// What is wanted of a row whose key another row has.
inline constexpr Words kKeyOnce{"不重复的键", "a key that stands only once"};

// Everything that makes these tables no city: double keys, ids that stand nowhere, parents of the wrong
// level, editions of another catalogue, a wrong credit code, half a coordinate, least above most. Empty when
// all is well. Fields have been read by their types before, so ranges of single fields are not checked again.
std::vector<RowFault> faults_of(const CityTables& tables);

// Appends the key of a record to `text`: the text of its key columns, joined by U+001F.
template <class R>
void append_key(const R& record, std::string& text) {
  const std::size_t begin = text.size();
  for_each_column<R>([&](const auto& column) {
    if (column.need != Need::key) return;
    if (text.size() > begin) text += '\x1f';
    Field<typename std::remove_cvref_t<decltype(column)>::Type>::write(column.of(record), text);
  });
}
template <class R>
std::string key_of(const R& record) {
  std::string text;
  append_key(record, text);
  return text;
}

}  // namespace langqiao
