// Schools: the list with filters and the profile.
#pragma once

#include "service/office.h"
#include "service/page.h"
#include "service/program_name.h"

namespace langqiao::service {

struct CampusView {
  std::string id;
  std::string name;
  std::optional<Id<Region>> region;
  std::optional<double> lng;
  std::optional<double> lat;
  bool plotted = true;
};

struct SchoolRow {
  std::string id;
  std::string name;
  SchoolLevel level = SchoolLevel::higher_vocational;
  std::string authority;
  std::string kind;
  std::string ownership;
  std::optional<Named> region;
  bool double_first_class = false;
  std::optional<SchoolYear> last_year;  // of a school that has merged or closed
  std::int64_t points = 0;              // in the latest year of the register
  std::int64_t programs = 0;            // known to be offered
  std::vector<CampusView> campuses;
  Provenance provenance;
};

struct SchoolQuery {
  std::string query;  // part of a name, a former name or a code
  std::optional<SchoolLevel> level;
  std::optional<Id<Region>> region;
  Page page;
};

struct YearCount {
  int year = 0;
  std::int64_t points = 0;
};

struct OfferingView {
  std::string id;
  ProgramName program;
  int length_years = 0;
  std::optional<int> first_year;  // of the register; none for offerings that it does not list
  std::optional<int> last_year;
  bool current = false;
  std::int64_t also_at = 0;  // other schools with the program in the latest year
  Provenance provenance;
};

struct AdmissionPlanView {
  std::string id;
  std::string major_name;
  std::optional<Id<Program>> program;
  SchoolYear year;
  std::string origin;
  std::string batch;
  Persons places_persons;
  Provenance provenance;
};

struct EnrolmentYear {
  int year = 0;
  Persons quota_persons;
  Persons entrants_persons;
  Persons graduates_persons;
  Quality quality = Quality::measured;
};

struct AgreementView {
  std::string id;
  AgreementKind kind = AgreementKind::internship;
  Named organisation;
  Date signed_on;
  std::optional<Persons> persons;
  Provenance provenance;
};

struct SchoolProfile {
  SchoolRow school;
  std::vector<std::string> former_names;
  std::vector<std::string> former_ids;
  std::string website;
  std::vector<YearCount> history;
  std::vector<OfferingView> offerings;
  std::vector<AdmissionPlanView> admission_plans;
  std::vector<EnrolmentYear> enrolment;
  std::vector<AgreementView> agreements;
};

SchoolRow school_row(const CityView& view, const School& school);

Answer<ListOf<SchoolRow>> schools(const Office& office, const Actor& actor, const SchoolQuery& query);
Answer<SchoolProfile> school(const Office& office, const Actor& actor, const Id<School>& id);

}  // namespace langqiao::service
