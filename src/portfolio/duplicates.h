// Duplicate setting (重复设置, feature D1): which programs of the register several schools of the city offer,
// or offer nearly, how much of the city's points that makes up, and how it has grown. Counts permissions to
// enrol, not students. Demand is not in it: a program that many schools offer may still be short of
// graduates, so a high rate is a question and not a verdict. The formula, its reasons and its limits are
// published in docs/reference/duplicates.md.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/quantity.h"
#include "city/city.h"
#include "portfolio/near_same.h"
#include "portfolio/sites.h"
#include "rulebook/rulebook.h"

namespace langqiao::portfolio {

// Growth is counted from here: the first year of the catalogue in use, from which on codes compare.
inline constexpr SchoolYear kBaseYear{2021};

// Pairs (site, other school of that year that could offer the program), and how many of them are duplicated;
// a near-same program counts in part. Parts of a sum add up to the sum.
struct DuplicatePairs {
  std::int64_t pairs = 0;
  std::int64_t same = 0;     // the other school offers the same program
  std::int64_t near_bp = 0;  // it offers a near-same one only: weighted, in basis points of a pair

  // The duplicate-setting rate (重复设置率): the duplicated share of the pairs, rounded down; 0 where there
  // are none.
  Share rate() const;
  // The same without near-same programs: comparable over editions, whether or not occupations are known.
  Share same_rate() const;
  DuplicatePairs& operator+=(const DuplicatePairs& other);
  bool operator==(const DuplicatePairs&) const = default;
};

// One program in one year of the register. Programs, schools and regions are positions in the tables of the
// snapshot.
struct ProgramDuplication {
  std::uint32_t program = 0;
  std::int64_t points = 0;               // rows of the register
  std::vector<std::uint32_t> schools;    // that offer it, without doubles, ascending
  std::vector<std::uint32_t> districts;  // regions of those schools, without doubles, ascending
  std::int64_t points_2021 = 0;          // of the same program in kBaseYear
  bool by_name_2021 = false;      // another edition was in use then: programs of the same level and name
  std::optional<int> first_year;  // of the program in the city's register, by code within its edition
  std::optional<int> first_year_by_name;  // over all editions, by level and exact name
  std::int64_t neighbours = 0;            // points of other programs of the same class (专业类) in the year
  std::vector<Neighbour> near_same;       // of those, with overlapping occupations; the nearest first
  std::optional<std::int64_t> national_points;
  std::int64_t official_occupations = 0;  // that its standard names; 0: nearness to others is not known
  std::optional<std::uint32_t> largest_district;  // with most of the schools; of several the first
  Share largest_district_share;                   // of the schools whose district is known
  Share district_concentration;                   // Herfindahl index; the whole: all schools in one district
  DuplicatePairs pairs;
  Share rate;  // of the pairs: the duplicate-setting rate of the program

  // The city's points as a share of the country's, rounded down.
  std::optional<Share> national_share() const;
  bool operator==(const ProgramDuplication&) const = default;
};

// A site that was opened after kBaseYear where other schools already had the program, and that is still
// there.
struct NewDuplicate {
  std::uint32_t program = 0;
  std::uint32_t school = 0;
  int year = 0;                 // in which it first stands in the register
  std::int64_t already_at = 0;  // other schools that had it the year before
  bool reopened = false;        // the school had a program of this level and name under an earlier edition

  bool operator==(const NewDuplicate&) const = default;
};

// Some sites of a year taken together.
struct SiteTotals {
  std::int64_t points = 0;
  std::int64_t sites = 0;
  std::int64_t programs = 0;       // distinct
  std::int64_t schools = 0;        // distinct
  std::int64_t duplicated = 0;     // of the programs: two schools of the city or more offer them
  std::int64_t linked_points = 0;  // points of programs with official occupations
  DuplicatePairs pairs;

  bool operator==(const SiteTotals&) const = default;
};

// A class of one edition and level. The edition's classes may be unknown: then the code is empty.
struct ClassDuplication {
  Id<Edition> edition;
  ProgramLevel level = ProgramLevel::higher_vocational;
  std::string class_code;
  std::string class_name;
  SiteTotals totals;

  bool operator==(const ClassDuplication&) const = default;
};

struct SchoolDuplication {
  std::uint32_t school = 0;
  SiteTotals totals;

  bool operator==(const SchoolDuplication&) const = default;
};

struct YearOfRegister {
  int year = 0;
  std::int64_t points = 0;
  std::int64_t schools = 0;
  std::int64_t sites = 0;       // a program at a school; those beyond the first of each program repeat it
  std::int64_t duplicated = 0;  // programs with two schools or more
  DuplicatePairs pairs;
  Share rate;                                // of the pairs: the rate of the city
  Share with_official_occupation;            // share of points whose program has an official occupation
  std::vector<ProgramDuplication> programs;  // highest points first, then by code
  std::vector<ClassDuplication> classes;     // highest rate first, then most points, then by code
  std::vector<SchoolDuplication> by_school;  // by position

  bool operator==(const YearOfRegister&) const = default;
};

struct Duplicates {
  std::vector<YearOfRegister> years;  // oldest first
  std::vector<NewDuplicate> newest;   // newest first, then most schools, then by code

  bool operator==(const Duplicates&) const = default;
};

// The whole register, all years. `near_same_weight` is what a near-same program with exactly the same
// occupations counts.
Duplicates duplicates(const City& city, Share near_same_weight);

// `near_same_weight` as the rulebook has it; nothing where the convention is not in force.
std::optional<Share> near_same_weight(const rulebook::Rulebook& book, const rulebook::Setting& setting);

// The year, or null when the register does not cover it.
const YearOfRegister* find_year(const Duplicates& duplicates, int year);

}  // namespace langqiao::portfolio
