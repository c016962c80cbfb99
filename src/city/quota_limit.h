// What bounds the quotas of schools beside the rules of the rulebook: what a school has to teach with, what
// students use of it, and floors that a city sets. Registry values: each with its source and date.
#pragma once

#include <optional>
#include <string>

#include "base/quantity.h"
#include "city/catalogue.h"
#include "city/school.h"
#include "city/supply.h"

namespace langqiao {

// places: for students of all years together. teachers: full-time ones. laboratory_hours: of training rooms,
// a school year.
enum class TeachingResource { places, teachers, laboratory_hours };

// What a school has, from a school year on, or one campus of it: then for the offerings of that campus. Rows
// of one school, campus, resource and year add up; those of a later year take their place.
struct SchoolResource {
  Id<SchoolResource> id;
  Id<School> school;
  std::optional<Id<Campus>> campus;
  TeachingResource resource = TeachingResource::places;
  SchoolYear since;
  std::int64_t amount = 0;  // places, teachers or hours
  Provenance provenance;

  bool operator==(const SchoolResource&) const = default;
};

// What a thousand students of a level and category use in a school year; the row of a category goes before
// that of "*".
struct ResourceUse {
  TeachingResource resource = TeachingResource::places;
  ProgramLevel level = ProgramLevel::higher_vocational;
  std::string category = std::string(kEverything);  // "<edition>:<category code>"
  std::int64_t per_thousand = 0;                    // places, teachers or hours
  Provenance provenance;

  bool operator==(const ResourceUse&) const = default;
};

// district: a district keeps its vocational places. priority: a shortage that the plan names. level_mix: a
// level keeps its part.
enum class FloorKind { district, priority, level_mix };

// The quotas of a scope together stay at or above a share of what they were in the year before the first
// that is planned. What a scope does not name it does not narrow.
struct QuotaFloor {
  Id<QuotaFloor> id;
  FloorKind kind = FloorKind::district;
  std::string title;
  std::optional<Id<Region>> region;  // the district of the school
  std::optional<ProgramLevel> level;
  std::string category = std::string(kEverything);
  std::optional<Id<Program>> program;
  SchoolYear since;
  std::optional<SchoolYear> until;
  Share share;
  Provenance provenance;

  bool operator==(const QuotaFloor&) const = default;
};

}  // namespace langqiao
