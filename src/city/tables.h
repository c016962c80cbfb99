// All records of a city as plain tables: what a pack holds, what a store keeps, what a City snapshot is built
// from.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
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
  std::vector<Skill> skills;
  std::vector<OccupationSkill> occupation_skills;
  std::vector<Course> courses;
  std::vector<NationalPoints> national_points;
  std::vector<Alias> aliases;
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
  std::vector<Employment> employment;
  std::vector<Staffing> staffing;
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

// Calls `visit(rows)` for each table, in an order in which every reference points to an earlier table or its
// own.
template <class Tables, class Visit>
  requires std::is_same_v<std::remove_const_t<Tables>, CityTables>
void for_each_table(Tables& tables, Visit&& visit) {
  const auto all = [&](auto&... rows) { (visit(rows), ...); };
  all(tables.sources, tables.editions, tables.industries, tables.occupations, tables.programs,
      tables.program_occupations, tables.skills, tables.occupation_skills, tables.courses,
      tables.national_points, tables.regions, tables.outlines, tables.departments, tables.department_groups,
      tables.schools, tables.campuses, tables.organisations, tables.offerings, tables.points,
      tables.admission_plans, tables.enrolments, tables.employment, tables.staffing, tables.projects,
      tables.platforms, tables.agreements, tables.observations, tables.adverts, tables.listings, tables.plans,
      tables.plan_clauses, tables.plan_duties, tables.plan_targets, tables.aliases);
}

// The record type of a table visited by for_each_table.
template <class Rows>
using RecordOf = typename std::remove_cvref_t<Rows>::value_type;

// The table of R. One per record type.
template <class R, class Tables>
auto& rows_of(Tables& tables) {
  std::conditional_t<std::is_const_v<Tables>, const std::vector<R>, std::vector<R>>* found = nullptr;
  for_each_table(tables, [&](auto& rows) {
    if constexpr (std::is_same_v<RecordOf<decltype(rows)>, R>) found = &rows;
  });
  return *found;
}

// Something wrong with one row, by table and position in it; whoever read the row knows its file and line.
struct RowFault {
  std::string_view table;
  std::size_t row = 0;  // position in the table's vector
  std::string_view column;
  std::string found;
  std::string wanted;
  std::optional<std::size_t> twin = {};  // of a double key: the row that had it first
  std::string_view refers_to = {};       // of an id that stands nowhere: the table where it should

  bool operator==(const RowFault&) const = default;
};

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
