#include "portfolio/duplicates.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <iterator>
#include <random>
#include <sstream>

#include "rulebook/read.h"

namespace langqiao::portfolio {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const Provenance kFrom{Id<Source>("s"), Date(2025, 9, 1), Quality::measured};
constexpr Share kHalf = Share::per_cent(50);

// A city in which schools A, B, C … offer programs of one class; grows by calls.
struct TownBuilder {
  CityTables tables;

  TownBuilder() {
    tables.sources.push_back({.id = Id<Source>("s"), .title = "test"});
    for (const char* edition : {"voc2015", "voc2021"}) {
      tables.editions.push_back(
          {.id = Id<Edition>(edition), .catalogue = CatalogueKind::program, .provenance = kFrom});
    }
    tables.editions.push_back(
        {.id = Id<Edition>("occ"), .catalogue = CatalogueKind::occupation, .provenance = kFrom});
    tables.regions.push_back(
        {.id = Id<Region>("310000"), .kind = RegionKind::city, .name = "city", .provenance = kFrom});
    for (const char* district : {"310101", "310104"}) {
      tables.regions.push_back({.id = Id<Region>(district),
                                .kind = RegionKind::district,
                                .name = district,
                                .parent = Id<Region>("310000"),
                                .provenance = kFrom});
    }
    tables.occupations.push_back({.id = Id<Occupation>("2"),
                                  .edition = Id<Edition>("occ"),
                                  .level = 1,
                                  .name = "2",
                                  .provenance = kFrom});
    occupation("2-02", 2, "2");
    occupation("2-02-07", 3, "2-02");
    for (const char* id : {"2-02-07-01", "2-02-07-02", "2-02-07-03", "2-02-07-04"})
      occupation(id, 4, "2-02-07");
  }

  void occupation(const char* id, int level, const char* parent) {
    tables.occupations.push_back({.id = Id<Occupation>(id),
                                  .edition = Id<Edition>("occ"),
                                  .level = level,
                                  .name = id,
                                  .parent = Id<Occupation>(parent),
                                  .provenance = kFrom});
  }
  TownBuilder& program(const char* code, std::vector<const char*> occupations = {},
                       const char* class_code = "5102", const char* edition = "voc2021",
                       const char* name = nullptr) {
    const std::string id = std::string(edition) + ":" + code;
    tables.programs.push_back({.id = Id<Program>(id),
                               .edition = Id<Edition>(edition),
                               .code = code,
                               .name = name == nullptr ? code : name,
                               .class_code = class_code,
                               .class_name = class_code,
                               .provenance = kFrom});
    for (const char* each : occupations) {
      tables.program_occupations.push_back({.program = Id<Program>(id),
                                            .occupation = Id<Occupation>(each),
                                            .weight = std::nullopt,
                                            .provenance = kFrom});
    }
    return *this;
  }
  TownBuilder& school(const char* id, const char* district = "310101") {
    tables.schools.push_back(
        {.id = Id<School>(id), .name = id, .region = Id<Region>(district), .provenance = kFrom});
    return *this;
  }
  TownBuilder& offers(const char* school, const char* code, std::vector<int> years, int length = 3,
                      const char* edition = "voc2021") {
    const std::string program = std::string(edition) + ":" + code;
    const std::string id = std::string(school) + "-" + program + "-" + std::to_string(length);
    tables.offerings.push_back({.id = Id<Offering>(id),
                                .program = Id<Program>(program),
                                .school = Id<School>(school),
                                .campus = std::nullopt,
                                .length_years = length,
                                .provenance = kFrom});
    for (const int year : years) {
      tables.points.push_back(
          {.offering = Id<Offering>(id), .year = SchoolYear(year), .filed = 1, .provenance = kFrom});
    }
    return *this;
  }
  City city() const {
    auto built = City::build(tables);
    if (!built) {
      const RowFault& fault = built.error().front();
      throw std::logic_error(std::string(fault.table) + "." + std::string(fault.column) + ": " + fault.found);
    }
    return std::move(*built);
  }
};

const ProgramDuplication& row(const City& city, const Duplicates& all, int year, const char* id) {
  const YearOfRegister* const of_year = find_year(all, year);
  const auto at = std::ranges::find(of_year->programs, city.position(*city.find(Id<Program>(id))),
                                    &ProgramDuplication::program);
  if (at == of_year->programs.end()) throw std::logic_error("not offered");
  return *at;
}

TEST(DuplicateRate, IsTheShareOfOtherSchoolsThatOfferTheProgram) {
  const City city = TownBuilder()
                        .program("1")
                        .program("2")
                        .program("3")
                        .school("A")
                        .school("B")
                        .school("C")
                        .school("D")
                        .school("E")
                        .offers("A", "1", {2025})
                        .offers("B", "1", {2025})
                        .offers("C", "1", {2025})
                        .offers("D", "2", {2025})
                        .offers("E", "3", {2025})
                        .city();
  const auto all = duplicates(city, kHalf);
  EXPECT_EQ(row(city, all, 2025, "voc2021:1").rate, Share::per_cent(50));  // 2 of the 4 other schools
  EXPECT_EQ(row(city, all, 2025, "voc2021:2").rate, Share());
  const YearOfRegister& year = all.years.back();
  EXPECT_EQ(year.pairs, (DuplicatePairs{20, 6, 0}));  // 5 sites × 4 other schools
  EXPECT_EQ(year.rate, Share::per_cent(30));
  EXPECT_EQ(year.duplicated, 1);
}

TEST(DuplicateRate, IsTheWholeWhenEverySchoolOffersTheProgramAndZeroWhenThereIsOneSchool) {
  const City full = TownBuilder()
                        .program("1")
                        .school("A")
                        .school("B")
                        .offers("A", "1", {2025})
                        .offers("B", "1", {2025})
                        .city();
  EXPECT_EQ(duplicates(full, kHalf).years.back().rate, Share::per_cent(100));
  const City lonely = TownBuilder().program("1").school("A").offers("A", "1", {2025}).city();
  EXPECT_EQ(duplicates(lonely, kHalf).years.back().rate, Share());
}

TEST(DuplicateRate, ASchoolDoesNotDuplicateItselfByOfferingTwoLengths) {
  const City city = TownBuilder()
                        .program("1")
                        .program("2")
                        .school("A")
                        .school("B")
                        .offers("A", "1", {2025}, 3)
                        .offers("A", "1", {2025}, 2)
                        .offers("B", "2", {2025})
                        .city();
  const auto all = duplicates(city, kHalf);
  EXPECT_EQ(row(city, all, 2025, "voc2021:1").points, 2);
  EXPECT_EQ(row(city, all, 2025, "voc2021:1").rate, Share());
  EXPECT_EQ(all.years.back().sites, 2);
}

TEST(NearSamePrograms, CountByTheOverlapOfTheirOccupationsTimesTheWeight) {
  const City city = TownBuilder()
                        .program("1", {"2-02-07-01", "2-02-07-02"})
                        .program("2", {"2-02-07-02", "2-02-07-03"})
                        .school("A")
                        .school("B")
                        .offers("A", "1", {2025})
                        .offers("B", "2", {2025})
                        .city();
  const auto years = duplicates(city, kHalf);
  const auto& one = row(city, years, 2025, "voc2021:1");
  EXPECT_EQ(one.pairs, (DuplicatePairs{1, 0, 2500}));  // half of the occupations, at half weight
  EXPECT_EQ(one.rate, Share::per_cent(25));
  EXPECT_EQ(one.pairs.same_rate(), Share());
  ASSERT_EQ(one.near_same.size(), 1u);
  EXPECT_EQ(one.near_same[0].overlap, Share::per_cent(50));
  EXPECT_EQ(row(city, duplicates(city, Share()), 2025, "voc2021:1").rate, Share());
}

TEST(NearSamePrograms, AGroupStandsForItsOccupationsInEqualParts) {
  const City city = TownBuilder()
                        .program("1", {"2-02-07"})
                        .program("2", {"2-02-07-03"})
                        .program("3", {"2-02-07"})
                        .school("A")
                        .school("B")
                        .school("C")
                        .offers("A", "1", {2025})
                        .offers("B", "2", {2025})
                        .offers("C", "3", {2025})
                        .city();
  const auto years = duplicates(city, Share::per_cent(100));
  const auto& one = row(city, years, 2025, "voc2021:1");
  EXPECT_EQ(one.pairs.near_bp, 10000 + 2500);  // C offers the same occupations, B one of the four
}

TEST(NearSamePrograms, OfAnotherClassOrWithoutOccupationsAreNotNear) {
  const City city = TownBuilder()
                        .program("1", {"2-02-07-01"})
                        .program("2", {"2-02-07-01"}, "6601")
                        .program("3")
                        .school("A")
                        .school("B")
                        .school("C")
                        .offers("A", "1", {2025})
                        .offers("B", "2", {2025})
                        .offers("C", "3", {2025})
                        .city();
  EXPECT_EQ(duplicates(city, kHalf).years.back().rate, Share());
}

TEST(NearSamePrograms, ASchoolThatOffersTheProgramOrSeveralNearOnesCountsOnce) {
  const City city = TownBuilder()
                        .program("1", {"2-02-07-01"})
                        .program("2", {"2-02-07-01"})
                        .program("3", {"2-02-07-01"})
                        .school("A")
                        .school("B")
                        .school("C")
                        .offers("A", "1", {2025})
                        .offers("B", "1", {2025})
                        .offers("B", "2", {2025})
                        .offers("C", "2", {2025})
                        .offers("C", "3", {2025})
                        .city();
  const auto years = duplicates(city, kHalf);
  const auto& one = row(city, years, 2025, "voc2021:1");
  EXPECT_EQ(one.pairs,
            (DuplicatePairs{4, 2, 2 * 5000}));  // of each site: one school the same, the other near
}

TEST(ProgramHistory, GrowthIsByCodeWithinTheCatalogueAndByNameAcrossIt) {
  const City city = TownBuilder()
                        .program("1", {}, "5102", "voc2015", "护理")
                        .program("9", {}, "5202", "voc2021", "护理")
                        .program("1", {}, "5102", "voc2021", "其他")
                        .school("A")
                        .school("B")
                        .offers("A", "1", {2019, 2020}, 3, "voc2015")
                        .offers("A", "9", {2021, 2025})
                        .offers("B", "9", {2025})
                        .offers("B", "1", {2021})
                        .city();
  const auto all = duplicates(city, kHalf);
  const auto& now = row(city, all, 2025, "voc2021:9");
  EXPECT_EQ(now.points_2021, 1);
  EXPECT_FALSE(now.by_name_2021);
  EXPECT_EQ(now.first_year, 2021);
  EXPECT_EQ(now.first_year_by_name, 2019);
  const auto& then = row(city, all, 2020, "voc2015:1");
  EXPECT_TRUE(then.by_name_2021);
  EXPECT_EQ(then.points_2021, 1);  // 护理 of 2021, not the program that took over its code
}

TEST(NewestDuplicates, AreSitesOpenedAfter2021WhereSomebodyElseAlreadyWas) {
  const City city = TownBuilder()
                        .program("1")
                        .program("2")
                        .program("1", {}, "5102", "voc2015")
                        .school("A")
                        .school("B")
                        .school("C")
                        .school("D")
                        .offers("A", "1", {2021, 2022, 2023, 2024, 2025})  // first: no duplicate
                        .offers("B", "1", {2023, 2024, 2025})              // A was there
                        .offers("C", "1", {2024, 2025})                    // A and B were there
                        .offers("C", "1", {2018}, 3, "voc2015")  // and C had it under the old catalogue
                        .offers("D", "1", {2022})                // gone again
                        .offers("D", "2", {2024, 2025})          // nobody had it
                        .city();
  const auto at = [&](const char* id) { return city.position(*city.find(Id<School>(id))); };
  const auto one = city.position(*city.find(Id<Program>("voc2021:1")));
  EXPECT_THAT(duplicates(city, kHalf).newest, ElementsAre(NewDuplicate{one, at("C"), 2024, 2, true},
                                                          NewDuplicate{one, at("B"), 2023, 2, false}));
}

TEST(DistrictSpread, SaysHowManyDistrictsAndHowConcentrated) {
  const City city = TownBuilder()
                        .program("1")
                        .school("A")
                        .school("B")
                        .school("C", "310104")
                        .offers("A", "1", {2025})
                        .offers("B", "1", {2025})
                        .offers("C", "1", {2025})
                        .city();
  const auto years = duplicates(city, kHalf);
  const auto& one = row(city, years, 2025, "voc2021:1");
  EXPECT_EQ(one.districts.size(), 2u);
  EXPECT_EQ(city.tables().regions[*one.largest_district].id, Id<Region>("310101"));
  EXPECT_EQ(one.largest_district_share, Share::basis_points(6666));
  EXPECT_EQ(one.district_concentration, Share::basis_points(5555));  // 4/9 + 1/9
}

TEST(Duplicates, OfACityWithoutARegisterAreEmpty) {
  const auto all = duplicates(TownBuilder().program("1").school("A").city(), kHalf);
  EXPECT_THAT(all.years, IsEmpty());
  EXPECT_THAT(all.newest, IsEmpty());
  EXPECT_EQ(find_year(all, 2025), nullptr);
}

// The shipped packs, read by the column map alone.
class Csv {
 public:
  explicit Csv(const std::string& path) : in_(path, std::ios::binary) {}
  bool next(std::vector<std::string>& cells) {
    cells.assign(1, "");
    bool quoted = false, any = false;
    for (char c; in_.get(c); any = true) {
      if (quoted) {
        if (c != '"')
          cells.back() += c;
        else if (in_.peek() == '"')
          cells.back() += static_cast<char>(in_.get());
        else
          quoted = false;
      } else if (c == '"') {
        quoted = true;
      } else if (c == ',') {
        cells.emplace_back();
      } else if (c == '\n') {
        return true;
      } else if (c != '\r') {
        cells.back() += c;
      }
    }
    return any;
  }

 private:
  std::ifstream in_;
};

template <class R>
void read_rows(const std::string& folder, std::vector<R>& rows) {
  Csv csv(folder + "/" + std::string(Table<R>::name) + ".csv");
  std::vector<std::string> header, cells;
  if (!csv.next(header)) return;
  while (csv.next(cells)) {
    R record;
    for_each_column<R>([&](const auto& column) {
      const auto at = std::ranges::find(header, column.name);
      if (at == header.end()) return;
      const std::string& cell = cells.at(static_cast<std::size_t>(at - header.begin()));
      if (cell.empty()) return;
      using Type = typename std::remove_cvref_t<decltype(column)>::Type;
      EXPECT_TRUE(Field<Type>::read(cell, column.of(record)))
          << Table<R>::name << "." << column.name << " " << cell;
    });
    rows.push_back(std::move(record));
  }
}

const City* shanghai() {
  static const std::optional<City> city = [] {
    const std::string packs = std::string(LANGQIAO_SOURCE_DIR) + "/packs/";
    std::optional<City> none;
    if (!std::filesystem::exists(packs + "shanghai/points.csv")) return none;
    CityTables t;
    for (const auto& folder : {packs + "cn", packs + "shanghai"}) {
      read_rows(folder, t.sources), read_rows(folder, t.editions), read_rows(folder, t.occupations);
      read_rows(folder, t.programs), read_rows(folder, t.program_occupations),
          read_rows(folder, t.national_points);
      read_rows(folder, t.regions), read_rows(folder, t.schools), read_rows(folder, t.campuses);
      read_rows(folder, t.offerings), read_rows(folder, t.points);
    }
    auto built = City::build(std::move(t));
    if (!built)
      ADD_FAILURE() << built.error()[0].table << " " << built.error()[0].column << " "
                    << built.error()[0].found;
    return built ? std::optional<City>(std::move(*built)) : std::move(none);
  }();
  return city ? &*city : nullptr;
}

class Shanghai : public testing::Test {
 protected:
  void SetUp() override {
    if (shanghai() == nullptr)
      GTEST_SKIP() << "packs/shanghai/points.csv is not there: the real register is not checked";
  }
  const City& city() const { return *shanghai(); }
  const Duplicates& all() const {
    static const Duplicates counted = duplicates(*shanghai(), kHalf);
    return counted;
  }
};

// Counted from the ministry's register by a separate script in exact fractions; rates in basis points.
TEST_F(Shanghai, EveryYearAgreesWithAnIndependentCount) {
  struct Counted {
    int year, points, sites, schools, programs, duplicated, same_bp, rate_bp;
  };
  const Counted counted[] = {
      {2013, 814, 813, 49, 238, 118, 1633, 1633}, {2014, 773, 772, 48, 250, 116, 1483, 1483},
      {2015, 662, 661, 41, 240, 105, 1447, 1447}, {2016, 680, 650, 39, 230, 110, 1571, 1571},
      {2017, 706, 641, 35, 229, 109, 1693, 1693}, {2018, 708, 630, 33, 227, 106, 1766, 1766},
      {2019, 692, 618, 33, 229, 109, 1633, 1633}, {2020, 740, 643, 34, 231, 116, 1618, 1618},
      {2021, 761, 646, 35, 226, 112, 1616, 1764}, {2022, 798, 662, 34, 237, 118, 1618, 1769},
      {2023, 867, 696, 38, 247, 121, 1418, 1573}, {2024, 900, 692, 39, 242, 123, 1371, 1525},
      {2025, 912, 700, 39, 250, 132, 1266, 1420}};
  ASSERT_EQ(all().years.size(), std::size(counted));
  for (const Counted& want : counted) {
    const YearOfRegister* const year = find_year(all(), want.year);
    ASSERT_NE(year, nullptr) << want.year;
    EXPECT_EQ(year->points, want.points) << want.year;
    EXPECT_EQ(year->sites, want.sites) << want.year;
    EXPECT_EQ(year->schools, want.schools) << want.year;
    EXPECT_EQ(std::ssize(year->programs), want.programs) << want.year;
    EXPECT_EQ(year->duplicated, want.duplicated) << want.year;
    EXPECT_EQ(year->pairs.same_rate().basis_points(), want.same_bp) << want.year;
    EXPECT_NEAR(static_cast<double>(year->rate.basis_points()), want.rate_bp, 1) << want.year;
  }
}

TEST_F(Shanghai, TheMostDuplicatedProgramsAgreeWithAnIndependentCount) {
  struct Counted {
    const char* program;
    int schools, points, rate_bp;
  };
  const Counted counted[] = {{"voc2021:530302", 18, 23, 4473}, {"voc2021:460301", 16, 24, 4192},
                             {"voc2021:540106", 15, 22, 3684}, {"voc2021:520201", 12, 16, 2894},
                             {"voc2021:530701", 12, 17, 3075}, {"voc2021:510209", 12, 15, 2936},
                             {"voc2021:530802", 12, 19, 2993}, {"voc2021:510201", 11, 13, 2947}};
  for (const Counted& want : counted) {
    const ProgramDuplication& got = row(city(), all(), 2025, want.program);
    EXPECT_EQ(std::ssize(got.schools), want.schools) << want.program;
    EXPECT_EQ(got.points, want.points) << want.program;
    EXPECT_NEAR(static_cast<double>(got.rate.basis_points()), want.rate_bp, 1) << want.program;
  }
  for (const ProgramDuplication& each : find_year(all(), 2025)->programs) EXPECT_LE(each.schools.size(), 18u);
}

TEST_F(Shanghai, SumsAgreeOverProgramsClassesAndSchools) {
  for (const YearOfRegister& year : all().years) {
    std::int64_t points = 0, sites = 0;
    DuplicatePairs by_program, by_class, by_school;
    for (const auto& each : year.programs) {
      points += each.points, sites += std::ssize(each.schools), by_program += each.pairs;
      EXPECT_LE(each.rate, Share::per_cent(100));
      EXPECT_GE(each.rate, each.pairs.same_rate());
      EXPECT_TRUE(std::ranges::is_sorted(each.schools) && std::ranges::is_sorted(each.districts));
    }
    for (const auto& each : year.classes) by_class += each.totals.pairs;
    for (const auto& each : year.by_school) by_school += each.totals.pairs;
    EXPECT_EQ(points, year.points);
    EXPECT_EQ(sites, year.sites);
    EXPECT_EQ(by_program, year.pairs);
    EXPECT_EQ(by_class, year.pairs);
    EXPECT_EQ(by_school, year.pairs);
    EXPECT_EQ(std::ssize(year.by_school), year.schools);
  }
}

TEST_F(Shanghai, TheOrderOfRowsIsIrrelevant) {
  CityTables shuffled = city().tables();
  std::ranges::shuffle(shuffled.points, std::mt19937(13));
  std::ranges::shuffle(shuffled.program_occupations, std::mt19937(14));
  const auto other = City::build(std::move(shuffled));
  ASSERT_TRUE(other);
  EXPECT_EQ(duplicates(*other, kHalf), all());
}

TEST_F(Shanghai, TheWholeRegisterIsCountedInABlink) {
  const std::clock_t start = std::clock();
  const auto counted = duplicates(city(), kHalf);
  const double took_ms =
      1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;  // of the processor
  EXPECT_EQ(counted.years.size(), 13u);
  EXPECT_LT(took_ms, 1000);  // wide, for sanitizer builds; the figure below is the one to watch
  std::printf("  whole register: %.1f ms of processor time\n", took_ms);
}

TEST_F(Shanghai, TheShippedWeightIsHalf) {
  const auto files = rulebook::files_in(std::string(LANGQIAO_SOURCE_DIR) + "/rulebook");
  ASSERT_TRUE(files);
  const auto book = rulebook::load(*files);
  ASSERT_TRUE(book);
  EXPECT_EQ(near_same_weight(*book, {Date(2026, 11, 23), "shanghai"}), kHalf);
}

}  // namespace
}  // namespace langqiao::portfolio
