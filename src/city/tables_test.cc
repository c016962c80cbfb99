#include "city/tables.h"

#include <functional>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/wording_claims.h"
#include "city/small_city.h"

namespace langqiao {
namespace {

using testing::IsEmpty;

TEST(Tables, TheSmallCityHasARowInEveryTableAndNoFault) {
  const CityTables tables = small_city();
  for_each_table(
      tables, [](const auto& rows) { EXPECT_FALSE(rows.empty()) << Table<RecordOf<decltype(rows)>>::name; });
  EXPECT_THAT(faults_of(tables), IsEmpty());
  EXPECT_THAT(faults_of(CityTables()), IsEmpty());
}

// A fault as it is told in English.
struct Told {
  std::string_view table;
  std::size_t row = 0;
  std::string_view column;
  std::string found;
  std::string wanted;
  std::optional<std::size_t> twin = {};
  std::string_view refers_to = {};
};

struct FaultCase {
  const char* why;
  std::function<void(CityTables&)> harm;
  Told fault;
};

class Fault : public testing::TestWithParam<FaultCase> {};

// One harm, one fault, in the right place.
TEST_P(Fault, IsReportedWhereItStands) {
  CityTables tables = small_city();
  GetParam().harm(tables);
  const auto faults = faults_of(tables);
  ASSERT_EQ(faults.size(), 1u) << GetParam().why;
  const RowFault& found = faults[0];
  const Told& wanted = GetParam().fault;
  EXPECT_EQ(found.table, wanted.table) << GetParam().why;
  EXPECT_EQ(found.row, wanted.row) << GetParam().why;
  EXPECT_EQ(found.column, wanted.column) << GetParam().why;
  EXPECT_EQ(found.found, wanted.found) << GetParam().why;
  EXPECT_EQ(found.wanted.en, wanted.wanted) << GetParam().why;
  EXPECT_EQ(flaw_of(found.wanted), "") << GetParam().why;
  EXPECT_EQ(found.twin, wanted.twin) << GetParam().why;
  EXPECT_EQ(found.refers_to, wanted.refers_to) << GetParam().why;
}

const FaultCase kCases[] = {
    {"a double id",
     [](auto& t) { t.skills.push_back(t.skills[0]); },
     {"skills", 1, "id", "k", "a key that stands only once", 0}},
    {"a double key of two columns",
     [](auto& t) { t.points.push_back(t.points[1]); },
     {"points", 2, "offering", "off 2025", "a key that stands only once", 1}},
    {"a source that stands nowhere",
     [](auto& t) { t.courses[0].provenance.source = Id<Source>("x"); },
     {"courses", 0, "source", "x", "an id of sources", {}, "sources"}},
    {"an id in a required column",
     [](auto& t) { t.points[1].offering = Id<Offering>("x"); },
     {"points", 1, "offering", "x", "an id of offerings", {}, "offerings"}},
    {"an id in an optional column",
     [](auto& t) { t.schools[0].region = Id<Region>("999999"); },
     {"schools", 0, "region", "999999", "an id of regions", {}, "regions"}},
    {"an id in a list",
     [](auto& t) { t.department_groups[0].members.push_back(Id<Department>("x")); },
     {"department_groups", 0, "members", "x", "an id of departments", {}, "departments"}},
    {"an empty id in an optional column",
     [](auto& t) { t.offerings[0].campus = Id<Campus>(); },
     {"offerings", 0, "campus", "", "an id of campuses", {}, "campuses"}},
    {"a parent that stands nowhere",
     [](auto& t) { t.industries[1].parent = Id<Industry>("Z"); },
     {"industries", 1, "parent", "Z", "an id of industries", {}, "industries"}},
    {"no parent below the top",
     [](auto& t) { t.occupations[1].parent.reset(); },
     {"occupations", 1, "parent", "", "the parent of a level 2 entry"}},
    {"a parent two levels up",
     [](auto& t) { t.industries[1].level = 3; },
     {"industries", 1, "parent", "C", "an entry of level 2"}},
    {"its own parent",
     [](auto& t) { t.industries[1].parent = t.industries[1].id; },
     {"industries", 1, "parent", "C39", "an entry of level 1"}},
    {"an edition of another catalogue",
     [](auto& t) { t.skills[0].edition = Id<Edition>("voc2021"); },
     {"skills", 0, "edition", "voc2021", "an edition of catalogue skill"}},
    {"a program whose id is not edition and code",
     [](auto& t) { t.programs[0].code = "510202"; },
     {"programs", 0, "id", "voc2021:510201", "voc2021:510202"}},
    {"an edition that ends before it begins",
     [](auto& t) {
       t.editions[0].valid_from = Date(2017, 10, 1), t.editions[0].valid_until = Date(2017, 9, 30);
     },
     {"editions", 0, "valid_until", "2017-09-30", "not less than 2017-10-01"}},
    {"an alias of nothing",
     [](auto& t) { t.aliases[2].target = "jw"; },
     {"aliases", 2, "target", "jw", "an id of schools"}},
    {"an alias of neither department nor group",
     [](auto& t) { t.aliases[0].target = "s"; },
     {"aliases", 0, "target", "s", "an id of departments"}},
    {"half a coordinate",
     [](auto& t) { t.regions[1].lat.reset(); },
     {"regions", 1, "lat", "", "both lng and lat, or neither"}},
    {"the other half",
     [](auto& t) { t.campuses[0].lat = 31; },
     {"campuses", 0, "lng", "", "both lng and lat, or neither"}},
    {"a longitude off the globe",
     [](auto& t) { t.regions[1].lng = 180.5; },
     {"regions", 1, "lng", "180.5", "degrees from -180 to 180"}},
    {"a latitude off the globe",
     [](auto& t) { t.campuses[0].lng = 121, t.campuses[0].lat = -91; },
     {"campuses", 0, "lat", "-91", "degrees from -90 to 90"}},
    {"a wrong check character",
     [](auto& t) { t.organisations[0].credit_code = "913100001322602500"; },
     {"organisations", 0, "credit_code", "913100001322602500",
      "18 characters of a unified social credit code with the right check character"}},
    {"a course of no length",
     [](auto& t) { t.offerings[0].length_years = 0; },
     {"offerings", 0, "length_years", "0", "1 to 8 years"}},
    {"a course of nine years",
     [](auto& t) { t.offerings[0].length_years = 9; },
     {"offerings", 0, "length_years", "9", "1 to 8 years"}},
    {"a class that no program has",
     [](auto& t) { t.class_occupations[0].program_class = "voc2021:99"; },
     {"class_occupations", 0, "program_class", "voc2021:99",
      "edition:class code of a program, such as ug2025:0809"}},
    {"a title of no occupation",
     [](auto& t) { t.terms[0].target = "9-09"; },
     {"terms", 0, "target", "9-09", "an id of occupations"}},
    {"a category that no program has",
     [](auto& t) { t.supply_rates[0].category = "46"; },
     {"supply_rates", 0, "category", "46", "*, or edition:category code of a program, such as voc2021:46"}},
    {"further study that takes no time",
     [](auto& t) { t.promotion_routes[0].years_more = 0; },
     {"promotion_routes", 0, "years_more", "0", "1 year or more"}},
    {"growth of what is no industry",
     [](auto& t) { t.scenario_changes[0].subject = "2-02"; },
     {"scenario_changes", 0, "subject", "2-02", "* or an id of industries"}},
    {"inflow into what is no occupation",
     [](auto& t) { t.scenario_changes[0].lever = ScenarioLever::inflow; },
     {"scenario_changes", 0, "subject", "C39", "* or an id of occupations"}},
    {"quotas of what is no program",
     [](auto& t) { t.scenario_changes[0].lever = ScenarioLever::quota; },
     {"scenario_changes", 0, "subject", "C39", "*, a level, edition:category code, or an id of programs"}},
    {"less than no places",
     [](auto& t) { t.school_resources[0].amount = -1; },
     {"school_resources", 0, "amount", "-1", "0 or more"}},
    {"students who give teachers back",
     [](auto& t) { t.resource_uses[0].per_thousand = -56; },
     {"resource_uses", 0, "per_thousand", "-56", "0 or more"}},
    {"a floor of a category that stands nowhere",
     [](auto& t) { t.quota_floors[0].category = "voc2021:99"; },
     {"quota_floors", 0, "category", "voc2021:99",
      "*, or edition:category code of a program, such as voc2021:46"}},
    {"a floor that ends before it begins",
     [](auto& t) { t.quota_floors[0].until = SchoolYear(2025); },
     {"quota_floors", 0, "until", "2025", "not less than 2026"}},
    {"most below least",
     [](auto& t) { t.plan_targets[0].most = 199; },
     {"plan_targets", 0, "most", "199", "not less than 200"}},
    {"pay that shrinks",
     [](auto& t) { t.adverts[0].pay_max_yuan = 7999; },
     {"adverts", 0, "pay_max_yuan", "7999", "not less than 8000"}},
    {"an agreement that ends before it starts",
     [](auto& t) { t.agreements[0].starts = Date(2027, 1, 1); },
     {"agreements", 0, "until", "2026-05-01", "not less than 2027-01-01"}},
    {"a listing whose window ends before it starts",
     [](auto& t) { t.listings[0].ends = Date(2025, 2, 28); },
     {"listings", 0, "ends", "2025-02-28", "not less than 2025-03-01"}},
    {"a listing that expires before it is posted",
     [](auto& t) { t.listings[0].expires = Date(2024, 12, 31); },
     {"listings", 0, "expires", "2024-12-31", "not less than 2025-01-01"}},
    {"a project that finishes before it begins",
     [](auto& t) { t.projects[0].finishes = Date(2023, 12, 31); },
     {"projects", 0, "finishes", "2023-12-31", "not less than 2024-01-01"}},
    {"an agreement that ends before it is signed",
     [](auto& t) { t.agreements[0].until = Date(2024, 4, 30); },
     {"agreements", 0, "until", "2024-04-30", "not less than 2024-05-01"}},
    {"a clause below one that stands nowhere",
     [](auto& t) { t.plan_clauses[1].parent = "2"; },
     {"plan_clauses", 1, "parent", "2", "a clause of plan p"}},
    {"a duty of no clause",
     [](auto& t) { t.plan_duties[0].clause = "9"; },
     {"plan_duties", 0, "clause", "9", "a clause of plan p"}},
    {"a target of no clause",
     [](auto& t) { t.plan_targets[0].clause = "9"; },
     {"plan_targets", 0, "clause", "9", "a clause of plan p"}},
};

INSTANTIATE_TEST_SUITE_P(Cases, Fault, testing::ValuesIn(kCases));

TEST(Tables, NothingIsTakenForAFaultThatIsNone) {
  CityTables tables = small_city();
  tables.organisations[0].credit_code.clear();
  tables.plan_targets[0].least.reset();
  tables.adverts[0].pay_max_yuan = tables.adverts[0].pay_min_yuan;
  tables.campuses[0].lng = -180, tables.campuses[0].lat = 90;
  tables.offerings[0].campus.reset();
  tables.agreements[0].until = tables.agreements[0].signed_on;
  EXPECT_THAT(faults_of(tables), IsEmpty());
}

TEST(Tables, EveryFaultIsReportedNotOnlyTheFirst) {
  CityTables tables = small_city();
  tables.points[0].offering = Id<Offering>("x");
  tables.points[1].offering = Id<Offering>("y");
  tables.schools[0].region = Id<Region>("z");
  tables.plan_targets[0].most = 1;
  EXPECT_EQ(faults_of(tables).size(), 4u);
}

TEST(Tables, TheOrderOfRowsDoesNotMatter) {
  CityTables tables = small_city();
  for_each_table(tables, [](auto& rows) { std::ranges::reverse(rows); });
  EXPECT_THAT(faults_of(tables), IsEmpty());
}

TEST(Tables, AKeyIsTheTextOfItsColumns) {
  const CityTables tables = small_city();
  EXPECT_EQ(key_of(tables.schools[0]), "4131010246");
  EXPECT_EQ(key_of(tables.points[1]),
            "off\x1f"
            "2025");
  EXPECT_EQ(key_of(tables.plan_duties[0]),
            "p\x1f"
            "1.1\x1f"
            "1");
}

TEST(Tables, EveryReferencePointsToAnEarlierTableOrItsOwn) {
  const CityTables none;
  std::vector<std::string_view> seen;
  for_each_table(none, [&]<class R>(const std::vector<R>&) {
    seen.push_back(Table<R>::name);
    CityTables one;
    rows_of<R>(one).emplace_back();
    for (const RowFault& fault : faults_of(one)) {
      if (fault.refers_to.empty()) continue;
      EXPECT_THAT(seen, testing::Contains(fault.refers_to)) << Table<R>::name << "." << fault.column;
    }
  });
  EXPECT_EQ(seen.size(), 47u);
}

}  // namespace
}  // namespace langqiao
