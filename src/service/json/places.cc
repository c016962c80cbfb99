#include "service/json/described.h"

namespace langqiao::service {

BOOST_DESCRIBE_STRUCT(RegionView, (), (id, kind, name, parent, role, lng, lat, focus, members, provenance))
BOOST_DESCRIBE_STRUCT(RegionRow, (),
                      (region, schools, campuses, points, programs, organisations, employed_persons,
                       employed_quality))
BOOST_DESCRIBE_STRUCT(CategoryPoints, (), (name, points))
BOOST_DESCRIBE_STRUCT(EmploymentView, (), (industry, name, year, employed_persons, provenance))
BOOST_DESCRIBE_STRUCT(OrganisationView, (),
                      (id, name, kind, credit_code, industry, staff_persons, listed_as, stage, provenance))
BOOST_DESCRIBE_STRUCT(DutyMention, (), (plan, clause, heading, unit, role))
BOOST_DESCRIBE_STRUCT(RegionProfile, (), (row, towns, schools, categories, employment, organisations, duties))
BOOST_DESCRIBE_STRUCT(OutlineView, (), (region, name, rings))
BOOST_DESCRIBE_STRUCT(Outlines, (), (datum, items))
BOOST_DESCRIBE_STRUCT(DepartmentView, (), (id, name, level, region, aliases, duties, provenance))
BOOST_DESCRIBE_STRUCT(YearCount, (), (year, points))
BOOST_DESCRIBE_STRUCT(OfferingView, (),
                      (id, program, length_years, first_year, last_year, current, also_at, provenance))
BOOST_DESCRIBE_STRUCT(AdmissionPlanView, (),
                      (id, major_name, program, year, origin, batch, places_persons, provenance))
BOOST_DESCRIBE_STRUCT(EnrolmentYear, (), (year, quota_persons, entrants_persons, graduates_persons, quality))
BOOST_DESCRIBE_STRUCT(AgreementView, (), (id, kind, organisation, signed_on, persons, provenance))
BOOST_DESCRIBE_STRUCT(SchoolProfile, (),
                      (school, former_names, former_ids, website, history, offerings, admission_plans,
                       enrolment, agreements))
BOOST_DESCRIBE_STRUCT(SearchHit, (), (kind, id, name, detail))

std::string json_of(const ListOf<RegionRow>& regions) {
  return shape::json::serialize(shape::list_of(regions.items, regions.total));
}
std::string json_of(const RegionProfile& region) { return shape::text_of(region); }
std::string json_of(const Outlines& outlines) { return shape::text_of(outlines); }
std::string json_of(const ListOf<SchoolRow>& schools) {
  return shape::json::serialize(shape::list_of(schools.items, schools.total));
}
std::string json_of(const SchoolProfile& school) { return shape::text_of(school); }
std::string json_of(const ListOf<DepartmentView>& departments) {
  return shape::json::serialize(shape::list_of(departments.items, departments.total));
}
std::string json_of(const ListOf<SearchHit>& hits) {
  return shape::json::serialize(shape::list_of(hits.items, hits.total));
}

}  // namespace langqiao::service
