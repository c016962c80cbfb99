// What becomes of people between a quota and a start in the city. Rates, routes between levels and inflow are
// registry values: rows of a pack with a source, or an assumption that says so by its quality. The second
// half are the answers of the supply engine, which other engines read.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/quantity.h"
#include "city/catalogue.h"
#include "city/school.h"

namespace langqiao {

// fill: of a quota, who enter. progress: of those in a year of study, who go on to the next or, from the
// last, graduate. participation: of graduates who do not study on, who look for work. stay: of those, in the
// city.
enum class SupplyStep { fill, progress, participation, stay };

// "*" in a scope: whatever no narrower row names.
inline constexpr std::string_view kEverything = "*";

struct SupplyRate {
  SupplyStep step = SupplyStep::fill;
  ProgramLevel level = ProgramLevel::higher_vocational;
  std::string category = std::string(kEverything);  // "<edition>:<category code>"
  int year_of_study = 0;                            // of `progress`; 0: every year without a row of its own
  SchoolYear
      since;  // holds from this year on: of entry for `fill`, of study for `progress`, else of graduation
  Share share;
  Provenance provenance;

  bool operator==(const SupplyRate&) const = default;
};

// 中高贯通, 中本贯通, 高本贯通, 普通升学 (专升本), 研究生.
enum class PromotionKind {
  secondary_to_higher,
  secondary_to_bachelor,
  higher_to_bachelor,
  ordinary,
  graduate
};

// The share of the graduates of one level, category or program who study on at another. They enter the
// running offerings of the target in proportion to its latest entrants, beside the quota, and graduate
// `years_more` years later. Without a target (研究生) they study outside of the offerings and look for work
// after `years_more` years as what they first graduated in.
struct PromotionRoute {
  Id<PromotionRoute> id;
  PromotionKind kind = PromotionKind::ordinary;
  ProgramLevel from_level = ProgramLevel::higher_vocational;
  std::string from_category = std::string(kEverything);
  std::optional<Id<Program>> from_program;
  std::optional<ProgramLevel> to_level;
  std::string to_category = std::string(kEverything);
  std::optional<Id<Program>> to_program;
  int years_more = 2;
  Share share;
  Provenance provenance;

  bool operator==(const PromotionRoute&) const = default;
};

// The share of an occupation's openings that people other than the city's graduates fill: who change their
// occupation, come from elsewhere, or are retrained. A row of a group holds for what is below it without a
// row of its own.
struct Inflow {
  Id<Occupation> occupation;
  SchoolYear since;
  Share share;
  Provenance provenance;

  bool operator==(const Inflow&) const = default;
};

// Where no official link of a program is known: the occupations that its class leads to.
struct ClassOccupation {
  std::string program_class;  // "<edition>:<class code>"
  Id<Occupation> occupation;
  Share weight;
  Provenance provenance;

  bool operator==(const ClassOccupation&) const = default;
};

// Quotas in persons for the years [first_year, first_year + years), offering by offering: the quota of
// offerings[k] in the year with index t is at [k * years + t].
struct Quotas {
  int first_year = 0;
  int years = 0;
  std::vector<std::uint32_t> offerings;  // positions in the table of offerings, ascending
  std::vector<double> persons;

  double of(std::size_t offering, int year) const {
    return persons[offering * static_cast<std::size_t>(years) + static_cast<std::size_t>(year - first_year)];
  }
  bool operator==(const Quotas&) const = default;
};

// Of one person more of a quota: how many graduates of a program look for work in the city in a year.
struct SupplyTerm {
  std::uint32_t program = 0;  // index in SupplyMap::programs
  std::uint32_t year = 0;     // from SupplyMap::first_year
  double coefficient = 0;     // above zero; at most one over all terms of a quota

  bool operator==(const SupplyTerm&) const = default;
};

// Graduates who look for work in the city are linear in quotas:
//     G(p, t′) = base(p, t′) + Σ over k, t of coefficient(k, t → p, t′) · q(k, t)
// for the years [first_year, first_year + years) of both. A quota decided in the last years has no terms: its
// people graduate later. One and the same program has several terms where people study on and come back.
struct SupplyMap {
  int first_year = 0;
  int years = 0;
  std::vector<std::uint32_t>
      offerings;  // positions in the table of offerings, ascending: whose quotas these are
  std::vector<std::uint32_t> programs;  // positions in the table of programs, ascending
  std::vector<std::uint32_t> begin;     // of the terms of quota k * years + t; one more at the end
  std::vector<SupplyTerm> terms;        // of a quota by year, then program
  std::vector<double> base;             // from those enrolled already: [program * years + year], persons
  std::vector<Quality> quality;         // by program: the weakest of all that its numbers rest on

  std::span<const SupplyTerm> terms_of(std::size_t offering, int year) const {
    const std::size_t row =
        offering * static_cast<std::size_t>(years) + static_cast<std::size_t>(year - first_year);
    return std::span(terms).subspan(begin[row], begin[row + 1] - begin[row]);
  }
  // Graduates by [program * years + year]. Precondition: quotas of the same offerings and years.
  std::vector<double> graduates(const Quotas& quotas) const;

  bool operator==(const SupplyMap&) const = default;
};

// The people of one offering who entered in one year, all in persons:
//     quota = unfilled + entrants      entrants = left + graduates
//     graduates = further study + out of the labour force + left the city + stay
// Who studies on outside of the offerings and comes back later is in `further` of the year of graduation and,
// in a cohort of its own with `returned`, in `graduates` of the year in which they look for work.
struct Cohort {
  std::uint32_t offering = 0;  // position in the table of offerings
  int entered = 0;             // school year
  int graduated = 0;
  bool promoted = false;  // came from another level: no quota of this offering
  bool returned = false;  // after study outside of the offerings
  double quota = 0;       // 0 where promoted or returned
  double entrants = 0;
  double graduates = 0;
  double further = 0;
  double idle = 0;  // out of the labour force
  double gone = 0;  // look for work elsewhere
  double stay = 0;

  bool operator==(const Cohort&) const = default;
};

}  // namespace langqiao
