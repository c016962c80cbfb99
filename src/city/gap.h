// What the allocation of graduates to openings is computed from and what it answers. All in persons;
// occupations are positions of minor groups (小类) in the table of occupations, programs positions in the
// table of programs. A cell of (row, year) stands at [row * years + year].
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "city/catalogue.h"

namespace langqiao {

// Why a program is thought to lead to an occupation: its own teaching standard; that of the program of the
// same name and level in another edition; what the pack states of its class; the standards of its class
// mates.
enum class LinkBasis { standard, same_name, stated_class, class_mates };

// How well a program prepares for an occupation, above 0 and at most 1: c(p, o).
struct Preparation {
  std::uint32_t program = 0;
  std::uint32_t occupation = 0;
  double weight = 0;
  LinkBasis basis = LinkBasis::standard;
  Quality quality = Quality::measured;

  bool operator==(const Preparation&) const = default;
};

// A part of an occupation's openings of one year: in an industry, or in a region.
struct OpeningsPart {
  std::uint32_t occupation = 0;  // index in Openings::occupations
  std::uint32_t of = 0;          // position of the industry or region
  std::uint32_t year = 0;        // from Openings::first_year
  double share = 0;              // of the openings of the occupation and year

  bool operator==(const OpeningsPart&) const = default;
};

// Openings of all occupations in every future: D(o, t, s) at [(future * years + year) * occupations + o].
struct Openings {
  int first_year = 0;
  int years = 0;
  int futures = 0;
  std::vector<std::uint32_t> occupations;  // ascending
  std::vector<double> persons;
  std::vector<OpeningsPart> by_industry, by_region;
  std::vector<Quality> quality;  // by occupation: the weakest of all that its numbers rest on

  bool operator==(const Openings&) const = default;
};

// Over the futures. p10 ≤ p50 ≤ p90.
struct Band {
  double p10 = 0, p50 = 0, p90 = 0, mean = 0;

  bool operator==(const Band&) const = default;
};

// Graduates of a program who start in an occupation: the mean over the futures.
struct GapFlow {
  std::uint32_t program = 0;     // index in GapFan::programs
  std::uint32_t occupation = 0;  // index in GapFan::occupations
  std::uint32_t year = 0;
  double persons = 0;

  bool operator==(const GapFlow&) const = default;
};

// For every future and year: openings = filled by others (inflow) + filled by graduates + unmet, and
// graduates = placed + surplus. Bands are taken of each quantity by itself, so percentiles do not add up and
// means do.
struct GapFan {
  int first_year = 0;
  int years = 0;
  int futures = 0;
  std::vector<std::uint32_t> occupations;
  std::vector<std::uint32_t> programs;
  std::vector<Band> openings, open_to_graduates, unmet;  // by occupation
  std::vector<double> graduates;                         // by program
  std::vector<Band> surplus;                             // by program
  // By year: bands of the sums over all occupations and programs.
  std::vector<Band> openings_total, open_to_graduates_total, unmet_total, surplus_total;
  std::vector<Band> unmet_by_industry, unmet_by_region;  // of `industries` and `regions`
  std::vector<std::uint32_t> industries, regions;
  std::vector<GapFlow> flows;    // by year, program, occupation
  std::vector<double> unlinked;  // by year: graduates of programs without any link, in no other number
  std::vector<Quality>
      occupation_quality;  // by occupation: of its openings and of the supply that may fill them
  std::vector<Quality> program_quality;

  std::size_t cell(std::size_t row, int year) const {
    return row * static_cast<std::size_t>(years) + static_cast<std::size_t>(year - first_year);
  }
  bool operator==(const GapFan&) const = default;
};

}  // namespace langqiao
