// Organisations, employment, and what schools and enterprises do together: projects, platforms, agreements,
// adverts, listings, and dated observations published about them.
#pragma once

#include <optional>
#include <string>

#include "base/quantity.h"
#include "city/catalogue.h"
#include "city/place.h"
#include "city/reading.h"
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

enum class AgreementKind {
  order_class,
  apprenticeship,
  internship,
  base,
  research,
  training,
  donation,
  job,
  teacher_exchange,
  equipment,
  course,
  result_transfer,
  shared_rights,  // intellectual property held together
};
// draft: terms that only one side has accepted; nothing counts it.
enum class AgreementState { draft, agreed, running, fulfilled, broken_off };

struct Agreement {
  Id<Agreement> id;
  AgreementKind kind = AgreementKind::internship;
  Id<School> school;
  Id<Organisation> organisation;
  std::optional<Id<Program>> program;
  std::optional<Id<Region>> region;  // where it is carried out; that of the organisation when absent
  Date signed_on;
  std::optional<Date> starts;  // the day it was signed when absent
  std::optional<Date> until;
  std::optional<Persons> persons;
  std::optional<Money> money;
  std::optional<AgreementState> state;  // registers seldom say
  std::string deal;                     // id of the deal of the exchange that led to it; may be empty
  Provenance provenance;

  bool operator==(const Agreement&) const = default;
};

// Does an agreement count as cooperation? One whose state is not known does.
constexpr bool counts(std::optional<AgreementState> state) {
  return state != AgreementState::draft && state != AgreementState::broken_off;
}

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
enum class ListingKind {
  job,
  internship,
  apprenticeship,
  order_class,
  technical_problem,
  training,
  teacher_exchange,
  joint_base,
  equipment,
  course,
  result_transfer,
};
enum class ListingState { open, closed };

// A need or an offer of the exchange: what everybody may read. Whom to call stands apart (city/exchange.h).
struct Listing {
  Id<Listing> id;
  ListingSide side = ListingSide::need;
  ListingKind kind = ListingKind::internship;
  std::string title;
  std::optional<Id<Organisation>> organisation;  // whose it is: an organisation …
  std::optional<Id<School>> school;              // … or a school
  std::optional<Id<Region>> region;
  Date posted;
  std::optional<Date> starts;   // when what is wanted or offered begins …
  std::optional<Date> ends;     // … and its last day
  std::optional<Date> expires;  // the last day on which it is shown
  std::optional<Persons> seats;
  std::optional<Education> education;  // the least that is asked for, or what its people have
  std::string text;
  std::optional<ListingState> state;  // open when absent
  Provenance provenance;

  bool operator==(const Listing&) const = default;
};

// May others still answer it on that day?
constexpr bool is_open(const Listing& listing, Date on) {
  return listing.state != ListingState::closed && (!listing.expires || on <= *listing.expires);
}

}  // namespace langqiao
