// Which members of a record go into JSON, for the shapes that several answers share.
#pragma once

#include "service/json/json_of.h"
#include "service/json/shape.h"

namespace langqiao {

BOOST_DESCRIBE_STRUCT(Provenance, (), (source, as_of, quality))
BOOST_DESCRIBE_STRUCT(TextSpan, (), (begin, end))

}  // namespace langqiao

namespace langqiao::service {

BOOST_DESCRIBE_STRUCT(Named, (), (id, name))
BOOST_DESCRIBE_STRUCT(QualityCounts, (), (measured, estimated, synthetic))
BOOST_DESCRIBE_STRUCT(ProgramName, (), (id, code, name, level, edition))
BOOST_DESCRIBE_STRUCT(ProgramRow, (),
                      (program, class_name, category_name, state_controlled, year, points, schools, districts,
                       points_2021, growth, rate_bp, neighbours, national_points, official_occupations))
BOOST_DESCRIBE_STRUCT(CampusView, (), (id, name, region, lng, lat, plotted))
BOOST_DESCRIBE_STRUCT(SchoolRow, (),
                      (id, name, level, authority, kind, ownership, region, double_first_class, last_year,
                       points, programs, campuses, provenance))

}  // namespace langqiao::service
