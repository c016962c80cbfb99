#include "outlook/openings.h"

#include <cmath>
#include <gtest/gtest.h>

#include "rulebook/read.h"

namespace langqiao::outlook {
namespace {

struct Town {
  std::vector<Industry> industries;
  std::vector<Employment> employment;
  std::vector<Staffing> staffing;

  OpeningsInput input() const {
    return {.industries = industries,
            .employment = employment,
            .staffing = staffing,
            .region = {},
            .usual = {.leave = 0.03, .move = 0.04},
            .by_occupation = {},
            .adverts = {},
            .years = 3,
            .futures = 50};
  }
};

// Two industries in two districts over eleven years, one growing and one shrinking.
Town town() {
  Town town;
  for (const char* id : {"C36", "I65"}) {
    const bool grows = id[0] == 'I';
    for (int year = 2015; year <= 2025; ++year) {
      for (const char* region : {"310101", "310104"}) {
        const double people =
            50'000 * std::exp((grows ? 0.03 : -0.02) * (year - 2015) + 0.01 * std::sin(year * 2.0));
        town.employment.push_back({.industry = Id<Industry>(id),
                                   .region = Id<Region>(region),
                                   .year = SchoolYear(year),
                                   .employed = Persons(std::llround(people))});
      }
    }
    for (const int year : {2015, 2025}) {
      const auto add = [&](const char* occupation, int bp) {
        town.staffing.push_back({.industry = Id<Industry>(id),
                                 .occupation = Id<Occupation>(occupation),
                                 .year = SchoolYear(year),
                                 .share = Share::basis_points(bp)});
      };
      add("2-02-10", grows ? 7000 : 1000);
      add("6-22-01", grows ? 3000 : 9000);
    }
  }
  return town;
}

TEST(Openings, AreGrowthAndReplacementByTheSeparationsMethod) {
  const auto fan = openings_of(town().input());
  ASSERT_TRUE(fan);
  EXPECT_EQ(fan->first_year, 2026);
  for (std::size_t year = 0; year < fan->years; ++year) {
    for (std::size_t o = 0; o < fan->occupations.size(); ++o) {
      const std::size_t n = fan->occupations.size();
      const double before = fan->employed[year * n + o], after = fan->employed[(year + 1) * n + o];
      EXPECT_NEAR(fan->growth[year * n + o], std::max(0.0, after - before), 1e-6);
      EXPECT_NEAR(fan->replacement[year * n + o], 0.07 * (before + after) / 2, 1e-6);
    }
  }
}

TEST(Openings, BaseYearEmploymentIsThatOfTheTables) {
  const auto fan = openings_of(town().input());
  ASSERT_TRUE(fan);
  double base = 0, stated = 0;
  for (std::size_t o = 0; o < fan->occupations.size(); ++o) base += fan->employed[o];
  for (const Employment& row : town().employment)
    if (row.year == SchoolYear(2025)) stated += static_cast<double>(row.employed.count());
  EXPECT_NEAR(base, stated, 1e-6 * stated);
}

TEST(Openings, AreNeverNegativeInAnyFuture) {
  const auto fan = openings_of(town().input());
  ASSERT_TRUE(fan);
  ASSERT_EQ(fan->openings.size(), 50U * 3 * 2);
  for (const double openings : fan->openings) EXPECT_GE(openings, 0);
}

TEST(Openings, SameSeedSameBytesWithAnyNumberOfThreads) {
  const Town place = town();
  OpeningsInput input = place.input();
  input.threads = 1;
  const auto one = openings_of(input);
  input.threads = 4;
  const auto four = openings_of(input);
  ASSERT_TRUE(one && four);
  EXPECT_EQ(one->openings, four->openings);
  input.seed = 2;
  EXPECT_NE(openings_of(input)->openings, one->openings);
}

TEST(Openings, OfADistrictAreOfItsEmploymentOnly) {
  const Town place = town();
  OpeningsInput input = place.input();
  input.region = Id<Region>("310101");
  const auto part = openings_of(input);
  const auto whole = openings_of(place.input());
  ASSERT_TRUE(part && whole);
  EXPECT_NEAR(part->employed[0] * 2, whole->employed[0], 1e-6 * whole->employed[0]);
}

TEST(Openings, AdvertsAreNotHeardUnlessAsked) {
  const Town place = town();
  OpeningsInput input = place.input();
  const auto without = openings_of(input);
  input.adverts = AdvertSignal{.elasticity = 0.5, .change = {{"2-02-10", 0.21}}};
  const auto with = openings_of(input);
  ASSERT_TRUE(without && with);
  EXPECT_NEAR(with->openings[0], without->openings[0] * 1.1, 1e-6 * with->openings[0]);
  EXPECT_EQ(with->openings[with->at(0, 1, 0)], without->openings[without->at(0, 1, 0)]);
  EXPECT_EQ(with->employed, without->employed);
}

TEST(Openings, SayWhatIsWrongWithTheirInput) {
  Town place = town();
  OpeningsInput input = place.input();
  input.employment = {};
  EXPECT_EQ(openings_of(input).error().where, "employment");
  input = place.input();
  input.staffing = {};
  EXPECT_EQ(openings_of(input).error().where, "staffing");
  input = place.input();
  input.usual = {.leave = 0.7, .move = 0.6};
  EXPECT_FALSE(openings_of(input));
  place.staffing.front().share = Share::basis_points(9000);
  EXPECT_NE(openings_of(place.input()).error().where.find("2015"), std::string::npos);
  place = town();
  std::erase_if(place.employment, [](const Employment& row) { return row.year == SchoolYear(2015); });
  EXPECT_FALSE(openings_of(place.input()));
}

TEST(Separations, ComeFromTheRulebookAndSayThatTheyAreAssumed) {
  const auto files = rulebook::files_in(std::string(LANGQIAO_SOURCE_DIR) + "/rulebook");
  ASSERT_TRUE(files);
  const auto book = rulebook::load(*files);
  ASSERT_TRUE(book);
  const auto rates = usual_separations(*book, {.on = Date(2026, 11, 1), .where = "shanghai"});
  ASSERT_TRUE(rates);
  EXPECT_GT(rates->leave, 0);
  EXPECT_LT(rates->leave + rates->move, 0.2);
  EXPECT_TRUE(rates->assumed);
  EXPECT_FALSE(usual_separations(*book, {.on = Date(1990, 1, 1), .where = "shanghai"}));
}

TEST(Openings, NameIndustriesWhoseOccupationsNobodyKnows) {
  Town place = town();
  place.employment.push_back({.industry = Id<Industry>("O81"),
                              .region = Id<Region>("310101"),
                              .year = SchoolYear(2025),
                              .employed = Persons(10)});
  const auto fan = openings_of(place.input());
  ASSERT_TRUE(fan);
  EXPECT_EQ(fan->unstaffed, std::vector{Id<Industry>("O81")});
}

}  // namespace
}  // namespace langqiao::outlook
