// The outlook of a small city: what it adds up to, what opens, and what is refused.
#include "service/outlook.h"

#include <gtest/gtest.h>
#include <numeric>

#include "city/working_city.h"
#include "rulebook/read.h"
#include "store/memory/memory_store.h"

namespace langqiao::service {
namespace {

using tests::working_city;

class OutlookUse : public testing::Test {
 protected:
  void take(const CityTables& city) {
    store.replace({.pack = "small", .title_zh = "云溪", .city = Id<Region>("1")}, city, all_tables(), 1,
                  office.entry(owner, "data.import", "pack small"), {});
  }

  MemoryStore store;
  const rulebook::Rulebook book =
      *rulebook::load(*rulebook::files_in(std::string(LANGQIAO_SOURCE_DIR) + "/rulebook"));
  Office office{
      store, book, {.today = [] { return Date(2026, 1, 1); }, .now = [] { return "2026-01-01T00:00:00Z"; }}};
  const Actor owner = local_owner();
};

TEST_F(OutlookUse, SaysWhatIsMissingInACityWithoutEnrolments) {
  take(tests::two_district_city());
  const auto answer = outlook(office, owner, {});
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().kind, RefusalKind::conflict);
  EXPECT_EQ(answer.error().problem.where, "enrolments");
}

TEST_F(OutlookUse, AddsUpAndCarriesTheWorstMark) {
  take(working_city());
  const auto answer = outlook(office, owner, {});
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->year, 2026);
  EXPECT_EQ(answer->quality, Quality::synthetic);
  ASSERT_EQ(answer->shortages.size(), 1u);
  ASSERT_EQ(answer->surpluses.size(), 2u) << "nurses by the standard, midwives by their class";
  const Shortage& nurses = answer->shortages.front();
  EXPECT_GT(nurses.placed, 0);
  EXPECT_NEAR(static_cast<double>(nurses.open_to_graduates.p50),
              static_cast<double>(nurses.placed + nurses.unmet.p50), 60);
  EXPECT_EQ(answer->by_year.front().unlinked, 0) << "every program leads somewhere";
  EXPECT_EQ(answer->districts.front().place.name, "东区");
}

TEST_F(OutlookUse, OpensDownToIndustriesProgramsCohortsAndRates) {
  take(working_city());
  const auto occupation = occupation_outlook(office, owner, Id<Occupation>("2-05-08"), {});
  ASSERT_TRUE(occupation);
  ASSERT_EQ(occupation->openings_from.size(), 1u);
  EXPECT_EQ(occupation->openings_from.front().employed, 9400);
  EXPECT_EQ(occupation->filled_by.front().program.name, "护理");
  EXPECT_EQ(occupation->filled_by.front().basis, LinkBasis::standard);
  const auto program = program_outlook(office, owner, Id<Program>("voc2021:520201"), {});
  ASSERT_TRUE(program);
  EXPECT_EQ(program->cohorts.size(), 2u);
  EXPECT_EQ(program->cohorts.front().entrants, 90);
  EXPECT_EQ(program->rates.size(), 4u);
}

TEST_F(OutlookUse, ComparesTwoScenariosOnTheSameFutures) {
  take(working_city());
  const auto same = outlook(office, owner, {.against = std::string(kBaseScenario)});
  ASSERT_TRUE(same);
  EXPECT_EQ(same->shortages.front().against, same->shortages.front().unmet);
  const auto more = outlook(office, owner, {.scenario = "more", .against = std::string(kBaseScenario)});
  ASSERT_TRUE(more);
  EXPECT_GT(more->shortages.front().unmet.p50, more->shortages.front().against->p50);
}

TEST_F(OutlookUse, ChainsGoFromIndustryToSchool) {
  take(working_city());
  const auto graph = chains(office, owner, {});
  ASSERT_TRUE(graph);
  ASSERT_EQ(graph->nodes.size(), 6u) << "one industry and occupation, two programs, two schools";
  ASSERT_EQ(graph->links.size(), 6u);
  const auto one = chains(office, owner, {.kind = ChainKind::school, .id = "s2"});
  ASSERT_TRUE(one);
  EXPECT_EQ(one->nodes.size(), 4u);
  EXPECT_EQ(chains(office, owner, {.kind = ChainKind::school, .id = "x"}).error().kind, RefusalKind::missing);
}

TEST_F(OutlookUse, RefusesWhatIsNotThere) {
  take(working_city());
  EXPECT_EQ(outlook(office, owner, {.scenario = "x"}).error().kind, RefusalKind::missing);
  EXPECT_EQ(outlook(office, owner, {.year = 1999}).error().problem.wanted.en, "2026 to 2033");
  EXPECT_EQ(occupation_outlook(office, owner, Id<Occupation>("2"), {}).error().kind, RefusalKind::missing);
  EXPECT_EQ(program_outlook(office, owner, Id<Program>("voc2021:520299"), {}).error().kind,
            RefusalKind::missing);
}

TEST_F(OutlookUse, TakesHomeYearsShortagesSurplusesAndDistricts) {
  take(working_city());
  const auto report = outlook_report(office, owner, {});
  ASSERT_TRUE(report);
  ASSERT_EQ(report->sheets.size(), 4u);
  for (const pack::ReportSheet& sheet : report->sheets) {
    ASSERT_FALSE(sheet.rows.empty()) << sheet.name;
    EXPECT_EQ(sheet.rows.front().cells.size(), sheet.columns.size()) << sheet.name;
    EXPECT_FALSE(sheet.rows.front().from.empty()) << sheet.name;
  }
}

}  // namespace
}  // namespace langqiao::service
