// A quota plan (feature D3): from a city, its supply and its openings to the problem that the solver takes,
// and which limit of it comes from which rule or registry row. Pure. Equations: docs/model.md, Portfolio;
// limits, defaults and their sources: docs/reference/portfolio.md.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "city/city.h"
#include "city/gap.h"
#include "city/supply.h"
#include "portfolio/quota_problem.h"
#include "rulebook/rulebook.h"

namespace langqiao::portfolio {

// What a person has decided already: the quota of an offering, in one year or in every year of the plan.
struct QuotaPin {
  std::uint32_t offering = 0;  // position in the table of offerings
  std::optional<int> year;
  int persons = 0;  // 0: closed

  bool operator==(const QuotaPin&) const = default;
};

// The numbers of the rulebook that a plan is made with, each with where it stands. A person may try others.
struct QuotaConventions {
  rulebook::Held<Share> step, school_step, points_pace, change_cost, discount;
  rulebook::Held<Persons> step_least, smallest_class, closing_size_most, opening_cost, closing_cost;
  rulebook::Held<rulebook::Count> openings_most, closings_most;
  std::optional<rulebook::Held<Persons>> first_year_most;
  std::optional<rulebook::Held<bool>> state_control;
  // By level: the rise that is asked for and the categories that count, "edition:category code".
  struct Science {
    ProgramLevel level = ProgramLevel::bachelor;
    rulebook::Held<rulebook::PointChange> rise;
    std::vector<std::string> categories;
  };
  std::vector<Science> science;
};

// Nothing, with the first rule that is missing, where one without which no plan can be made is not in force.
Result<QuotaConventions, Problem> quota_conventions(const rulebook::Rulebook& book,
                                                    const rulebook::Setting& setting);

// What a limit over several offerings is about.
enum class QuotaLimitKind {
  places,            // (capacity): students of all years
  teachers,          //
  laboratory_hours,  //
  school_step,       // (school step): the total of a school
  science_share,     // (points): science among the entrants of a level
  district,          // (floor): a floor of a district,
  priority,          // … of a program that the plan names,
  level_mix,         // … of a level
};

// Beside QuotaProblem::limits, row by row.
struct QuotaLimitOrigin {
  QuotaLimitKind kind = QuotaLimitKind::places;
  int year = 0;
  std::string subject;             // id of a school, of a floor, or the name of a level
  std::optional<std::string> row;  // id of the registry row: school_resources, quota_floors
  std::optional<rulebook::Basis> basis;
  double amount = 0;   // what the rule or row states: places, teachers, hours, persons, or a share as a part
  double present = 0;  // the same when nothing changes: quotas as in the year before the first

  bool operator==(const QuotaLimitOrigin&) const = default;
};

struct QuotaPlanQuestion {
  const City& city;
  const SupplyMap& supply;  // of the offerings whose quotas are decided; years of harvest
  const Openings& openings;
  std::span<const double> inflow;  // by [occupation * years + year] of `openings`
  std::span<const Preparation> preparations;
  const QuotaConventions& conventions;
  std::span<const QuotaPin> pins = {};
  int years = 5;      // of decision; at most those of `supply`
  int futures = 100;  // the first ones of `openings`; at most those
  double surplus_weight = 1;
};

struct QuotaPlanModel {
  QuotaProblem problem;
  int first_year = 0;
  std::vector<std::uint32_t> offerings;    // positions; offering k of the problem
  std::vector<std::uint32_t> programs;     // … sources
  std::vector<std::uint32_t> occupations;  // … sinks
  std::vector<QuotaLimitOrigin> origins;   // of problem.limits
  std::vector<bool> state_controlled;      // by offering: never changes by itself
  std::vector<bool> weighed;         // … an occupation is known for its graduates; else it stays as it is
  std::vector<bool> pinned;          // by decision
  std::vector<QuotaRange> unpinned;  // by decision: the ranges without any pin
};

// Problems, all of them: years or futures that are not there; no offering, no link in common; a pin of an
// offering that is not planned, of another year, or below 0.
// Limits that the present state breaks already are lifted to it, so that a plan is not refused for the past.
Result<QuotaPlanModel, std::vector<Problem>> quota_plan_model(const QuotaPlanQuestion& question);

// Lays pins over a model that has none or others; the decisions whose ranges have changed by it. Problems as
// above.
Result<std::vector<std::uint32_t>, std::vector<Problem>> set_pins(QuotaPlanModel& model,
                                                                  std::span<const QuotaPin> pins,
                                                                  const City& city);

constexpr auto names(QuotaLimitKind) {
  using enum QuotaLimitKind;
  return Names<QuotaLimitKind, 8>{{{places, "places"},
                                   {teachers, "teachers"},
                                   {laboratory_hours, "laboratory_hours"},
                                   {school_step, "school_step"},
                                   {science_share, "science_share"},
                                   {district, "district"},
                                   {priority, "priority"},
                                   {level_mix, "level_mix"}}};
}

}  // namespace langqiao::portfolio
