#include "service/json/described.h"

namespace langqiao::service {

BOOST_DESCRIBE_STRUCT(Facet, (), (value, count))
BOOST_DESCRIBE_STRUCT(ProgramFacets, (), (levels, categories))
BOOST_DESCRIBE_STRUCT(ProgramList, (), (year, years, items, total, facets))
BOOST_DESCRIBE_STRUCT(OfferedBy, (),
                      (offering, school, region, length_years, first_year, last_year, years, current,
                       provenance))
BOOST_DESCRIBE_STRUCT(ProgramYear, (), (year, points, schools, national_points, by_name))
BOOST_DESCRIBE_STRUCT(Neighbour, (), (program, points, shared_occupations))
BOOST_DESCRIBE_STRUCT(ProgramOccupationView, (), (id, name, level, green, digital, provenance))
BOOST_DESCRIBE_STRUCT(ProgramProfile, (),
                      (row, edition_title, provenance, history, same_name, offered_by, neighbours,
                       occupations, courses))
BOOST_DESCRIBE_STRUCT(RegisterYear, (), (year, rate_bp, points, programs, schools))
BOOST_DESCRIBE_STRUCT(DuplicatedProgram, (), (row, offered_by))
BOOST_DESCRIBE_STRUCT(NewDuplicate, (), (program, school, year, already_at))
BOOST_DESCRIBE_STRUCT(DuplicatesOfYear, (),
                      (year, rate_bp, points, programs, duplicated, by_year, items, total, newest))
BOOST_DESCRIBE_STRUCT(SkillView, (), (id, name, level, weight_bp))
BOOST_DESCRIBE_STRUCT(OccupationProfile, (),
                      (id, name, level, parent, green, digital, provenance, programs, skills))

std::string json_of(const ProgramList& programs) { return shape::text_of(programs); }
std::string json_of(const ProgramProfile& program) { return shape::text_of(program); }
std::string json_of(const DuplicatesOfYear& duplicates) { return shape::text_of(duplicates); }
std::string json_of(const OccupationProfile& occupation) { return shape::text_of(occupation); }

}  // namespace langqiao::service
