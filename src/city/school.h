// Schools, their campuses, what they offer, and the counts that belong to an offering. A point (专业点) is
// the permission to enrol in a year, not a number of students.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/quantity.h"
#include "city/catalogue.h"
#include "city/place.h"

namespace langqiao {

enum class SchoolLevel { bachelor, higher_vocational, secondary_vocational };

struct School {
  Id<School> id;  // 学校标识码, ten digits
  std::string name;
  SchoolLevel level = SchoolLevel::higher_vocational;
  std::string authority;
  std::string kind;                  // 综合类 理工类 …
  std::string ownership;             // 公办 民办 …
  std::optional<Id<Region>> region;  // district of the main campus
  bool double_first_class = false;
  std::vector<std::string> former_names;
  std::vector<std::string> former_ids;
  std::string website;
  std::optional<SchoolYear> last_year;  // of a school that has merged or closed: its last in the register
  Provenance provenance;

  bool operator==(const School&) const = default;
};

struct Campus {
  Id<Campus> id;
  Id<School> school;
  std::string name;
  std::optional<Id<Region>> region;
  std::optional<double> lng;
  std::optional<double> lat;
  bool plotted = true;  // false where the point contradicts the stated district
  Provenance provenance;

  bool operator==(const Campus&) const = default;
};

// Program × school × campus × length: the unit of planning.
struct Offering {
  Id<Offering> id;
  Id<Program> program;
  Id<School> school;
  std::optional<Id<Campus>> campus;
  int length_years = 3;
  Provenance provenance;

  bool operator==(const Offering&) const = default;
};

// One year in which an offering stands in the ministry's register.
struct ProgramPoint {
  Id<Offering> offering;
  SchoolYear year;
  int filed = 1;  // rows of the register; above one where the ministry's own list repeats
  Provenance provenance;

  bool operator==(const ProgramPoint&) const = default;
};

// Published places of a school in one province, year and batch.
struct AdmissionPlan {
  Id<AdmissionPlan> id;
  Id<School> school;
  std::optional<Id<Program>> program;
  std::string major_name;
  SchoolYear year;
  std::string origin;  // province whose pupils may apply
  std::string batch;
  Persons places;
  Provenance provenance;

  bool operator==(const AdmissionPlan&) const = default;
};

// People of an offering in one school year.
struct Enrolment {
  Id<Offering> offering;
  SchoolYear year;
  Persons quota;
  Persons entrants;
  Persons graduates;
  Provenance provenance;

  bool operator==(const Enrolment&) const = default;
};

// What became of the people who finished an offering in the summer of a school year's beginning, as the
// school reports it (就业质量年度报告).
struct GraduateOutcome {
  Id<Offering> offering;
  SchoolYear year;
  Persons graduates;
  Persons signed_on;  // with an agreement, a contract or a place of further study (签约或落实去向)
  Provenance provenance;

  bool operator==(const GraduateOutcome&) const = default;
};

}  // namespace langqiao
