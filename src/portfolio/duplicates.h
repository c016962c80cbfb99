// Duplicate setting (重复设置): which programs of the register are offered by several schools of the city, how much of
// the city's points that makes up, and how it has grown. Counts permissions to enrol, not students; says nothing of
// demand, which another engine measures, so a high rate is a question and not a verdict. The formula is published in
// docs/reference/duplicates.md.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/quantity.h"
#include "city/city.h"

namespace langqiao::portfolio {

// One program in one year of the register. Programs and schools are positions in the tables of the snapshot.
struct ProgramDuplication {
  std::uint32_t program = 0;
  std::int64_t points = 0;               // rows of the register
  std::vector<std::uint32_t> schools;    // that offer it, without doubles, ascending
  std::vector<std::uint32_t> districts;  // regions of those schools, without doubles, ascending
  std::int64_t points_2021 = 0;          // of the same program; before 2021 and across editions by exact name
  std::optional<int> first_year;         // of the program in the city's register, by code within its edition
  std::int64_t neighbours = 0;           // points of other programs of the same class (专业类) in the year
  std::optional<std::int64_t> national_points;
  std::int64_t official_occupations = 0;  // that its standard names
  Share rate;                             // duplicate-setting rate of the program
};

// A point that was opened where another school already had the program.
struct NewDuplicate {
  std::uint32_t program = 0;
  std::uint32_t school = 0;
  int year = 0;                 // in which it first stands in the register
  std::int64_t already_at = 0;  // other schools that had it the year before
};

struct YearOfRegister {
  int year = 0;
  std::int64_t points = 0;
  std::int64_t schools = 0;
  std::int64_t duplicated = 0;        // programs with two schools or more
  Share rate;                         // of the city
  Share with_official_occupation;     // share of points whose program has an official occupation
  std::vector<ProgramDuplication> programs;  // highest points first, then by code
};

struct Duplicates {
  std::vector<YearOfRegister> years;  // oldest first
  std::vector<NewDuplicate> newest;   // opened since 2021, newest first
};

// The whole register, all years.
Duplicates duplicates(const City& city);

// The year, or null when the register does not cover it.
const YearOfRegister* find_year(const Duplicates& duplicates, int year);

}  // namespace langqiao::portfolio
