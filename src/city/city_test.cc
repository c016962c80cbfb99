#include "city/city.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "city/small_city.h"

namespace langqiao {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

City built(CityTables tables = small_city()) { return std::move(City::build(std::move(tables)).value()); }

TEST(City, HoldsTheTablesItWasBuiltFrom) { EXPECT_EQ(built().tables(), small_city()); }

TEST(City, IsNotBuiltFromTablesWithFaults) {
  CityTables tables = small_city();
  tables.points[0].offering = Id<Offering>("x");
  tables.schools[0].region = Id<Region>("x");
  const auto city = City::build(tables);
  ASSERT_FALSE(city);
  EXPECT_EQ(city.error(), faults_of(tables));
}

TEST(City, NothingIsACityToo) {
  const City city = built({});
  EXPECT_EQ(city.find(Id<School>("4131010246")), nullptr);
  EXPECT_EQ(city.points().size(), 0u);
  EXPECT_EQ(city.employment().size(), 0u);
}

template <class R>
void expect_found(const City& city, const std::vector<R>& rows) {
  for (std::uint32_t row = 0; row < rows.size(); ++row) {
    const R* found = city.find(rows[row].id);
    ASSERT_NE(found, nullptr) << Table<R>::name;
    EXPECT_EQ(found, &rows[row]);
    EXPECT_EQ(city.position(*found), row);
  }
  EXPECT_EQ(city.find(Id<R>("nowhere")), nullptr);
  EXPECT_EQ(city.find(Id<R>()), nullptr);
}

TEST(City, FindsEveryRecordByItsId) {
  const City city = built();
  const CityTables& tables = city.tables();
  expect_found(city, tables.sources);
  expect_found(city, tables.editions);
  expect_found(city, tables.industries);
  expect_found(city, tables.occupations);
  expect_found(city, tables.programs);
  expect_found(city, tables.skills);
  expect_found(city, tables.regions);
  expect_found(city, tables.departments);
  expect_found(city, tables.schools);
  expect_found(city, tables.campuses);
  expect_found(city, tables.organisations);
  expect_found(city, tables.offerings);
  expect_found(city, tables.plans);
}

// A second school with a second offering of the same program, and a school of no district.
CityTables two_schools() {
  CityTables tables = small_city();
  School other = tables.schools[0];
  other.id = Id<School>("4131010247");
  other.region.reset();
  tables.schools.push_back(other);
  Offering offering = tables.offerings[0];
  offering.id = Id<Offering>("off2");
  offering.school = other.id;
  offering.campus.reset();
  tables.offerings.push_back(offering);
  tables.points.insert(
      tables.points.begin(),
      {.offering = offering.id, .year = SchoolYear(2025), .provenance = offering.provenance});
  return tables;
}

TEST(City, WalksFromARecordToItsRows) {
  const City city = built(two_schools());
  const CityTables& tables = city.tables();
  EXPECT_THAT(city.offerings_of(tables.programs[0]), ElementsAre(0, 1));
  EXPECT_THAT(city.offerings_of(tables.schools[0]), ElementsAre(0));
  EXPECT_THAT(city.offerings_of(tables.schools[1]), ElementsAre(1));
  EXPECT_THAT(city.points_of(tables.offerings[0]), ElementsAre(1, 2));
  EXPECT_THAT(city.points_of(tables.offerings[1]), ElementsAre(0));
  EXPECT_THAT(city.campuses_of(tables.schools[0]), ElementsAre(0));
  EXPECT_THAT(city.campuses_of(tables.schools[1]), IsEmpty());
  EXPECT_THAT(city.occupations_of(tables.programs[0]), ElementsAre(0));
  EXPECT_THAT(city.courses_of(tables.programs[0]), ElementsAre(0));
  EXPECT_THAT(city.schools_in(tables.regions[1]), ElementsAre(0)) << "a school of no district is in none";
  EXPECT_THAT(city.schools_in(tables.regions[0]), IsEmpty());
  EXPECT_THAT(city.organisations_in(tables.regions[1]), ElementsAre(0));
}

TEST(City, ColumnsOfPointsSayWhatTheRowsSay) {
  const City city = built(two_schools());
  const PointColumns& points = city.points();
  const CityTables& tables = city.tables();
  ASSERT_EQ(points.size(), tables.points.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    const Offering& offering = tables.offerings[points.offering[i]];
    EXPECT_EQ(offering.id, tables.points[i].offering);
    EXPECT_EQ(tables.programs[points.program[i]].id, offering.program);
    EXPECT_EQ(tables.schools[points.school[i]].id, offering.school);
    EXPECT_EQ(SchoolYear(points.year[i]), tables.points[i].year);
    EXPECT_EQ(points.filed[i], tables.points[i].filed);
  }
}

TEST(City, ColumnsOfEmploymentSayWhatTheRowsSay) {
  const City city = built();
  const EmploymentColumns& rows = city.employment();
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(city.tables().industries[rows.industry[0]].id, Id<Industry>("C39"));
  EXPECT_EQ(city.tables().regions[rows.region[0]].id, Id<Region>("310115"));
  EXPECT_EQ(rows.year[0], 2024);
  EXPECT_EQ(rows.persons[0], 1000);
}

TEST(City, KeepsItsPlaceWhenItMoves) {
  City first = built();
  const School* school = first.find(Id<School>("4131010246"));
  const City second = std::move(first);
  EXPECT_EQ(second.find(Id<School>("4131010246")), school);
  EXPECT_EQ(school->name, "学校");
}

}  // namespace
}  // namespace langqiao
