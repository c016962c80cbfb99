// A city of three levels for tests of supply and gap: nurses at a secondary school, a college and a
// university, with one route from each level to the next.
#pragma once

#include <string>

#include "city/city.h"

namespace langqiao::outlook {

inline constexpr int kLastKnown = 2025;

inline Provenance by(Quality quality) { return {Id<Source>("s"), Date(2025, 9, 1), quality}; }

inline Program nursing(const char* code, ProgramLevel level) {
  return {.id = Id<Program>(std::string("v:") + code),
          .edition = Id<Edition>("v"),
          .code = code,
          .level = level,
          .name = "护理",
          .class_code = std::string(code).substr(0, 2),
          .category_code = std::string(code).substr(0, 1),
          .provenance = by(Quality::measured)};
}

inline SupplyRate rate(SupplyStep step, ProgramLevel level, int per_cent) {
  return {.step = step,
          .level = level,
          .since = SchoolYear(2010),
          .share = Share::per_cent(per_cent),
          .provenance = by(Quality::estimated)};
}

inline PromotionRoute route(const char* id, ProgramLevel from, std::optional<ProgramLevel> to, int years_more,
                            int per_cent) {
  return {.id = Id<PromotionRoute>(id),
          .from_level = from,
          .to_level = to,
          .years_more = years_more,
          .share = Share::per_cent(per_cent),
          .provenance = by(Quality::estimated)};
}

inline void enrol(CityTables& city, const char* offering, int year, int quota, int entrants, int graduates) {
  city.enrolments.push_back({Id<Offering>(offering), SchoolYear(year), Persons(quota), Persons(entrants),
                             Persons(graduates), by(Quality::synthetic)});
}

// Offerings sec (3 years), col and col2 (3 years), uni (4 years); every year from 2021 to 2025 alike.
inline CityTables nursing_city() {
  using enum ProgramLevel;
  CityTables city;
  city.sources = {{.id = Id<Source>("s"), .title = "来源"}};
  city.editions = {{Id<Edition>("v"), CatalogueKind::program, "专业", "", {}, {}, by(Quality::measured)},
                   {Id<Edition>("o"), CatalogueKind::occupation, "职业", "", {}, {}, by(Quality::measured)}};
  city.programs = {nursing("61", secondary_vocational), nursing("41", higher_vocational),
                   nursing("21", bachelor)};
  city.regions = {
      {.id = Id<Region>("1"), .kind = RegionKind::city, .name = "市", .provenance = by(Quality::measured)},
      {.id = Id<Region>("11"),
       .name = "东区",
       .parent = Id<Region>("1"),
       .provenance = by(Quality::measured)}};
  city.schools = {{.id = Id<School>("a"),
                   .name = "卫生学校",
                   .region = Id<Region>("11"),
                   .provenance = by(Quality::measured)}};
  const auto offering = [](const char* id, const char* program, int years) {
    return Offering{.id = Id<Offering>(id),
                    .program = Id<Program>(program),
                    .school = Id<School>("a"),
                    .length_years = years,
                    .provenance = by(Quality::measured)};
  };
  city.offerings = {offering("sec", "v:61", 3), offering("col", "v:41", 3), offering("col2", "v:41", 3),
                    offering("uni", "v:21", 4)};
  for (const ProgramLevel level : {secondary_vocational, higher_vocational, bachelor}) {
    city.supply_rates.push_back(rate(SupplyStep::fill, level, 90));
    city.supply_rates.push_back(rate(SupplyStep::progress, level, 95));
    city.supply_rates.push_back(rate(SupplyStep::participation, level, 80));
    city.supply_rates.push_back(rate(SupplyStep::stay, level, 70));
  }
  city.promotion_routes = {route("up1", secondary_vocational, higher_vocational, 2, 50),
                           route("up2", higher_vocational, bachelor, 2, 20),
                           route("up3", bachelor, {}, 3, 30)};
  for (int year = 2021; year <= kLastKnown; ++year) {
    enrol(city, "sec", year, 100, 90, 80);
    enrol(city, "col", year, 200, 180, 150);
    enrol(city, "col2", year, 100, 60, 50);
    enrol(city, "uni", year, 300, 300, 280);
  }
  return city;
}

}  // namespace langqiao::outlook
