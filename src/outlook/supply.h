// Supply (feature C5): from quotas to graduates who look for work in the city.
//
//     quota → entrants (fill) → survivors by year of study (progress) → graduates after the program's length
//           → − further study (enters the next level) → labour market (participation) → stays in the city = G
//
// Pure: tables in, records out. People are real numbers here and are rounded by whoever shows them. A school
// year is named by the year in which it begins; who entered in year e on a program of L years graduates in
// the summer of the year e + L and looks for work in that year. Method: cohort survival, as in Education at a
// Glance (OECD), annex on completion, and Handbook of Methods (BLS), Employment Projections, on completers.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "base/result.h"
#include "city/city.h"
#include "city/scenario.h"
#include "city/supply.h"
#include "outlook/promotion.h"
#include "outlook/supply_rates.h"

namespace langqiao::outlook {

// An offering and year whose people are not known: the register has the point, the enrolments have no row.
struct UnknownCohort {
  std::uint32_t offering = 0;
  int year = 0;

  bool operator==(const UnknownCohort&) const = default;
};

// The latest quotas of the offerings that enrolled in the last school year of `enrolments`, for `years`
// school years after it, scaled by the scenario's changes of quotas. What happens when nobody decides
// anything.
Quotas held_quotas(const City& city, int years, std::span<const ScenarioChange> changes = {});

class Supply {
 public:
  // The pipeline of the city for `years` years after the last school year of its enrolments. `city` outlives
  // it. Problems: no enrolments; negative people; a school year without any enrolment though people of it are
  // still at school; shares outside of 0 to 1; a rate that is missing for a level and year; what Promotion
  // finds.
  static Result<Supply, std::vector<Problem>> of(const City& city, int years,
                                                 std::span<const ScenarioChange> changes = {});

  int first_year() const { return last_known_ + 1; }
  int years() const { return years_; }
  // Left out of every number, because missing is not zero.
  std::span<const UnknownCohort> unknown() const { return unknown_; }

  // Every cohort that graduates, or comes back to look for work, in the years of the outlook, by year of
  // graduation, offering and year of entry. Problem: quotas that are negative, of other years, or of an
  // offering that does not exist.
  Result<std::vector<Cohort>, Problem> cohorts(const Quotas& quotas) const;

  // The same as coefficients. `offerings`: whose quotas may be decided, positions, ascending, each once.
  SupplyMap map(std::span<const std::uint32_t> offerings) const;

 private:
  struct Entry {  // people who enter an offering
    int year = 0;
    std::uint32_t offering = 0;
    int year_of_study = 1;
    bool promoted = false;

    auto operator<=>(const Entry&) const = default;
  };
  class Walk;
  class Coefficients;

  Supply(const City& city, int years, SupplyRates rates, Promotion promotion);

  const Program& program_of(std::uint32_t offering) const;
  int length_of(std::uint32_t offering) const { return city_->tables().offerings[offering].length_years; }
  int end_year() const { return first_year() + years_; }
  double rate(SupplyStep step, const Program& program, int year, int year_of_study = 0) const;
  double survivors(std::uint32_t offering, int year, int year_of_study) const;
  std::vector<Quality> qualities(std::span<const std::uint32_t> programs) const;

  const City* city_;
  int last_known_ = 0;
  int years_;
  SupplyRates rates_;
  Promotion promotion_;
  std::vector<UnknownCohort> unknown_;
};

}  // namespace langqiao::outlook
