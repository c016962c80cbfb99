// A town that grows by calls: schools in two districts, programs of one class, points, enrolments, places
// found. For tests of warnings, proposals and filings.
#pragma once

#include <string>

#include "city/city.h"
#include "portfolio/duplicates.h"
#include "rulebook/read.h"

namespace langqiao::portfolio {

class TestTown {
 public:
  TestTown() {
    tables.sources = {{.id = Id<Source>("s"), .title = "test"}};
    tables.editions = {
        {.id = Id<Edition>("voc2021"),
         .catalogue = CatalogueKind::program,
         .valid_from = Date(2021, 3, 12),
         .provenance = from()},
        {.id = Id<Edition>("voc2015"),
         .catalogue = CatalogueKind::program,
         .valid_from = Date(2015, 10, 26),
         .valid_until = Date(2021, 3, 11),
         .provenance = from()},
        {.id = Id<Edition>("occ"), .catalogue = CatalogueKind::occupation, .provenance = from()}};
    tables.regions = {{.id = Id<Region>("1"), .kind = RegionKind::city, .name = "城", .provenance = from()}};
    for (const char* district : {"east", "west"}) {
      tables.regions.push_back({.id = Id<Region>(district),
                                .kind = RegionKind::district,
                                .name = district,
                                .parent = Id<Region>("1"),
                                .provenance = from()});
    }
    for (const char* occupation : {"2", "4"}) {
      tables.occupations.push_back({.id = Id<Occupation>(occupation),
                                    .edition = Id<Edition>("occ"),
                                    .level = 1,
                                    .name = occupation,
                                    .provenance = from()});
    }
  }

  Program& program(const std::string& code, const char* occupation = nullptr,
                   const char* edition = "voc2021") {
    tables.programs.push_back({.id = Id<Program>(std::string(edition) + ":" + code),
                               .edition = Id<Edition>(edition),
                               .code = code,
                               .name = code,
                               .class_code = "5301",
                               .provenance = from()});
    if (occupation)
      tables.program_occupations.push_back({.program = tables.programs.back().id,
                                            .occupation = Id<Occupation>(occupation),
                                            .provenance = from()});
    return tables.programs.back();
  }
  void school(const std::string& name, const char* district) {
    tables.schools.push_back(
        {.id = Id<School>(name), .name = name, .region = Id<Region>(district), .provenance = from()});
  }
  // A point in each year from `first` to 2025.
  void offer(const std::string& school, const std::string& code, int first = 2020) {
    tables.offerings.push_back({.id = offering(school, code),
                                .program = Id<Program>("voc2021:" + code),
                                .school = Id<School>(school),
                                .provenance = from()});
    for (int year = first; year <= 2025; ++year)
      tables.points.push_back(
          {.offering = offering(school, code), .year = SchoolYear(year), .provenance = from()});
  }
  void enrol(const std::string& school, const std::string& code, int year, std::int64_t quota,
             std::int64_t entrants, std::int64_t graduates = 0, Quality quality = Quality::measured) {
    tables.enrolments.push_back({.offering = offering(school, code),
                                 .year = SchoolYear(year),
                                 .quota = Persons(quota),
                                 .entrants = Persons(entrants),
                                 .graduates = Persons(graduates),
                                 .provenance = from(quality)});
  }
  void find_places(const std::string& school, const std::string& code, int year, std::int64_t graduates,
                   std::int64_t signed_on) {
    tables.graduate_outcomes.push_back({.offering = offering(school, code),
                                        .year = SchoolYear(year),
                                        .graduates = Persons(graduates),
                                        .signed_on = Persons(signed_on),
                                        .provenance = from()});
  }

  City city() const { return *City::build(tables); }

  static Id<Offering> offering(const std::string& school, const std::string& code) {
    return Id<Offering>(school + "-" + code);
  }
  static Provenance from(Quality quality = Quality::measured) {
    return {Id<Source>("s"), Date(2025, 9, 1), quality};
  }

  CityTables tables;
};

inline const rulebook::Rulebook& shipped_rules() {
  static const rulebook::Rulebook book =
      *rulebook::load(*rulebook::files_in(std::string(LANGQIAO_SOURCE_DIR) + "/rulebook"));
  return book;
}
inline rulebook::Setting in_shanghai(Date on = Date(2026, 1, 5)) { return {.on = on, .where = "shanghai"}; }

}  // namespace langqiao::portfolio
