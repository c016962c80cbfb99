// Organisations, employment, and what schools and enterprises do together: projects, platforms, agreements,
// adverts, listings, and dated observations published about them.
#pragma once

#include <optional>
#include <string>

#include "base/quantity.h"
#include "city/catalogue.h"
#include "city/place.h"
#include "city/school.h"

namespace langqiao {

enum class OrganisationKind { enterprise, park, association, institute };
// Course of a cultivated enterprise (产教融合型企业): none, on the list (in cultivation), certified.
enum class CultivationStage { none, in_cultivation, certified };

struct Organisation {
  Id<Organisation> id;
  std::string name;
  OrganisationKind kind = OrganisationKind::enterprise;
  std::string
      credit_code;  // unified social credit code, check digit verified (city/credit_code.h); may be empty
  std::optional<Id<Region>> region;
  std::optional<Id<Industry>> industry;
  std::optional<Persons> staff;
  std::string listed_as;  // stock code; empty when not listed
  CultivationStage stage = CultivationStage::none;
  Provenance provenance;

  bool operator==(const Organisation&) const = default;
};

struct Employment {
  Id<Industry> industry;
  Id<Region> region;
  SchoolYear year;
  Persons employed;
  Provenance provenance;

  bool operator==(const Employment&) const = default;
};

// Staffing pattern: share of an industry's people who work in an occupation; sums to the whole over
// occupations.
struct Staffing {
  Id<Industry> industry;
  Id<Occupation> occupation;
  SchoolYear year;
  Share share;
  Provenance provenance;

  bool operator==(const Staffing&) const = default;
};

// The yearly shares of an occupation's people who leave the labour force, and who move to another occupation.
// A row of a group holds for what is below it without a row of its own.
struct Separation {
  Id<Occupation> occupation;
  SchoolYear since;
  Share leave;
  Share move;
  Provenance provenance;

  bool operator==(const Separation&) const = default;
};

enum class ProjectKind { training, innovation };
enum class ProjectStage { planned, building, finished, stopped };

struct Project {
  Id<Project> id;
  std::string name;
  ProjectKind kind = ProjectKind::training;
  std::optional<Id<Region>> region;
  std::optional<Id<Organisation>> organisation;
  ProjectStage stage = ProjectStage::planned;
  std::optional<Money> investment;
  std::optional<Date> begins;
  std::optional<Date> finishes;
  Provenance provenance;

  bool operator==(const Project&) const = default;
};

struct Platform {
  Id<Platform> id;
  std::string name;
  std::string kind;  // 区域平台 行业平台 公共实训基地 …
  std::optional<Id<Region>> region;
  std::optional<Id<Organisation>> organisation;
  std::optional<Id<School>> school;
  std::optional<Date> opened;
  Provenance provenance;

  bool operator==(const Platform&) const = default;
};

enum class AgreementKind { order_class, apprenticeship, internship, base, research, training, donation };

struct Agreement {
  Id<Agreement> id;
  AgreementKind kind = AgreementKind::internship;
  Id<School> school;
  Id<Organisation> organisation;
  std::optional<Id<Program>> program;
  Date signed_on;
  std::optional<Date> until;
  std::optional<Persons> persons;
  std::optional<Money> money;
  Provenance provenance;

  bool operator==(const Agreement&) const = default;
};

// What a target of the plan is measured by.
enum class Indicator {
  cultivated_enterprises,
  major_projects,
  platforms,
  key_regions,
  key_industries,
  applied_universities,
  leading_colleges,
  leading_programs,
  trained_people,
  institution_frame,
  consortia,
  communities,
  practice_bases,
  demonstration_bases,
};

// A value that somebody published on a day. Evidence, but not a target.
struct Observation {
  Indicator indicator = Indicator::cultivated_enterprises;
  Date observed;
  std::int64_t value = 0;
  std::string note;
  Provenance provenance;

  bool operator==(const Observation&) const = default;
};

struct Advert {
  Id<Advert> id;
  Date posted;
  std::string title;
  std::optional<Id<Organisation>> organisation;
  std::optional<Id<Region>> region;
  std::optional<Id<Occupation>> occupation;
  std::string education;
  std::optional<std::int64_t> pay_min_yuan;  // a month
  std::optional<std::int64_t> pay_max_yuan;
  std::string text;
  Provenance provenance;

  bool operator==(const Advert&) const = default;
};

enum class ListingSide { need, offer };

// A need or an offer of the exchange.
struct Listing {
  Id<Listing> id;
  ListingSide side = ListingSide::need;
  std::string kind;
  std::string title;
  std::optional<Id<Organisation>> organisation;
  std::optional<Id<School>> school;
  std::optional<Id<Region>> region;
  Date posted;
  std::optional<Date> expires;
  std::optional<Persons> seats;
  std::string text;
  Provenance provenance;

  bool operator==(const Listing&) const = default;
};

}  // namespace langqiao
