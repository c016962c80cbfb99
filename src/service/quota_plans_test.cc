// Quota plans of a small city: what they add up to, pins and trials, and what is refused.
#include "service/quota_plans.h"

#include <gtest/gtest.h>
#include <numeric>

#include "city/working_city.h"
#include "rulebook/read.h"
#include "service/outlook_run.h"
#include "store/memory/memory_store.h"

namespace langqiao::service {
namespace {

using portfolio::QuotaAction;

class QuotaPlans : public testing::Test {
 protected:
  void take(const CityTables& city) {
    store.replace({.pack = "shanghai", .title_zh = "云溪", .city = Id<Region>("1")}, city, all_tables(), 1,
                  office.entry(local_owner(), "data.import", "pack small"), {});
  }
  Answer<QuotaPlanView> make(const QuotaPlanRequest& request, std::stop_token stop = {}) {
    const View view = *office.view();
    return make_quota_plan({.view = *view,
                            .book = book,
                            .setting = office.setting(office.today()),
                            .request = {},
                            .tell = [&](const JobProgress& progress) { stages.push_back(progress.stage.en); },
                            .stop = stop},
                           request);
  }

  MemoryStore store;
  const rulebook::Rulebook book =
      *rulebook::load(*rulebook::files_in(std::string(LANGQIAO_SOURCE_DIR) + "/rulebook"));
  Office office{
      store, book, {.today = [] { return Date(2026, 1, 1); }, .now = [] { return "2026-01-01T00:00:00Z"; }}};
  std::vector<std::string> stages;
  const QuotaPlanRequest quick{.years = 3, .futures = 10, .seconds = 20, .pins = {}, .trials = {}};
};

TEST_F(QuotaPlans, DecideWholeQuotasWithinTheStepsAndSayWhatTheyDo) {
  take(tests::working_city());
  const auto plan = make(quick);
  ASSERT_TRUE(plan) << plan.error().problem.what.en << plan.error().problem.found.en;
  EXPECT_EQ(plan->years, (std::vector<int>{2026, 2027, 2028}));
  EXPECT_EQ(plan->last_persons, 300);
  EXPECT_EQ(plan->quality, Quality::synthetic);
  EXPECT_LE(plan->bound, plan->loss + 1e-6);
  ASSERT_EQ(plan->by_year.size(), static_cast<std::size_t>(kOutlookYears));
  std::vector<std::int64_t> sums(3, 0);
  for (const QuotaPlanRow& row : plan->rows) {
    std::int64_t before = row.last_persons;
    for (std::size_t year = 0; year < row.quotas_persons.size(); ++year) {
      const std::int64_t now = row.quotas_persons[year];
      sums[year] += now;
      if (before > 0 && now > 0) {
        EXPECT_LE(std::abs(now - before), 15) << row.offering;
      }
      before = now;
    }
    if (row.application) {
      EXPECT_EQ(row.action, QuotaAction::hold);
    }
  }
  for (std::size_t year = 0; year < 3; ++year) EXPECT_EQ(plan->by_year[year].quotas_persons, sums[year]);
  const std::int64_t counted =
      std::accumulate(plan->actions.begin(), plan->actions.end(), std::int64_t{0},
                      [](std::int64_t sum, const QuotaActionCount& each) { return sum + each.offerings; });
  EXPECT_EQ(counted, static_cast<std::int64_t>(plan->rows.size()));
  EXPECT_EQ(stages.front(), "Reading the outlook");
  EXPECT_EQ(stages.back(), "Explaining");
}

TEST_F(QuotaPlans, AreTheSameWhenAskedForTwice) {
  take(tests::working_city());
  const auto one = make(quick), other = make(quick);
  ASSERT_TRUE(one && other);
  EXPECT_EQ(one->loss, other->loss);
  for (std::size_t row = 0; row < one->rows.size(); ++row)
    EXPECT_EQ(one->rows[row].quotas_persons, other->rows[row].quotas_persons);
}

TEST_F(QuotaPlans, KeepWhatAPersonPinsAndTryAnotherLimit) {
  take(tests::working_city());
  QuotaPlanRequest pinned = quick;
  pinned.pins = {{.offering = "o1", .year = {}, .quota_persons = 100}};
  const auto held = make(pinned);
  ASSERT_TRUE(held);
  const auto row_of = [](const QuotaPlanView& plan, std::string_view offering) {
    return *std::ranges::find(plan.rows, offering, &QuotaPlanRow::offering);
  };
  EXPECT_EQ(row_of(*held, "o1").quotas_persons, (std::vector<std::int64_t>{100, 100, 100}));
  EXPECT_TRUE(row_of(*held, "o1").pinned);
  const auto free = make(quick);
  ASSERT_TRUE(free);
  EXPECT_EQ(held->loss_held, free->loss_held) << "what is held does not depend on pins";
  EXPECT_EQ(held->loss_worst_held, free->loss_worst_held);

  QuotaPlanRequest narrow = quick;
  narrow.trials = {{.of = "portfolio.step_share", .value = 0}, {.of = "portfolio.step_least", .value = 1}};
  const auto still = make(narrow);
  ASSERT_TRUE(still);
  for (const QuotaPlanRow& row : still->rows) {
    if (row.last_persons == 0 || row.quotas_persons.front() == 0) continue;
    EXPECT_LE(std::abs(row.quotas_persons.front() - row.last_persons), 1) << row.offering;
  }
}

TEST_F(QuotaPlans, GoOnFromTheLastOneWhenOnlyPinsDiffer) {
  take(tests::working_city());
  const auto first = make(quick);
  ASSERT_TRUE(first);
  EXPECT_FALSE(first->resumed);

  QuotaPlanRequest next = quick;
  next.resume = true;
  next.pins = {{.offering = "o1", .year = 2026, .quota_persons = 100}};
  const auto pinned = make(next);
  ASSERT_TRUE(pinned);
  EXPECT_TRUE(pinned->resumed);
  EXPECT_EQ(std::ranges::find(pinned->rows, "o1", &QuotaPlanRow::offering)->quotas_persons.front(), 100);
  EXPECT_LE(pinned->bound, pinned->loss + 1e-6);

  next.pins = {{.offering = "o9", .year = {}, .quota_persons = 1}};
  EXPECT_FALSE(make(next)) << "no such offering";
  next.pins = {};
  const auto freed = make(next);
  ASSERT_TRUE(freed);
  EXPECT_TRUE(freed->resumed);
  EXPECT_NEAR(freed->loss, first->loss, 0.02 * first->loss);

  next.futures = 9;
  const auto other = make(next);
  ASSERT_TRUE(other);
  EXPECT_FALSE(other->resumed);
}

TEST_F(QuotaPlans, WeighTheWorstFuturesWhenAskedTo) {
  take(tests::working_city());
  QuotaPlanRequest request = quick;
  request.tail_share = Share::per_cent(20);
  const auto plain = make(request);
  request.tail_weight = Share::per_cent(100);
  const auto careful = make(request);
  ASSERT_TRUE(plain && careful);
  EXPECT_GE(plain->loss_worst, plain->loss - 1e-6) << "the mean of the worst is no better than the mean";
  EXPECT_LE(careful->loss_worst, plain->loss_worst * 1.001);
  EXPECT_LE(careful->loss_worst, careful->loss_worst_held + 1e-6);
  EXPECT_GE(careful->loss, plain->loss + 0.99 * careful->loss_worst) << "the loss holds the tail, too";
}

TEST_F(QuotaPlans, NameWhatContradictsOneAnother) {
  CityTables city = tests::working_city();
  city.school_resources = {{.id = Id<SchoolResource>("r"),
                            .school = city.offerings.front().school,
                            .resource = TeachingResource::places,
                            .since = SchoolYear(2020),
                            .amount = 10,
                            .provenance = tests::measured()}};
  city.resource_uses = {
      {.resource = TeachingResource::places, .per_thousand = 1000, .provenance = tests::measured()}};
  take(city);
  QuotaPlanRequest request = quick;
  request.pins = {{.offering = city.offerings.front().id.text(), .year = 2026, .quota_persons = 5000}};
  const auto plan = make(request);
  ASSERT_FALSE(plan);
  EXPECT_EQ(plan.error().kind, RefusalKind::conflict);
  EXPECT_NE(plan.error().problem.found.en.find("held at 5000"), std::string::npos)
      << plan.error().problem.found.en;
}

TEST_F(QuotaPlans, RefuseWhatCannotBeRead) {
  take(tests::working_city());
  const auto where = [&](QuotaPlanRequest request) {
    const auto plan = make(request);
    return plan ? std::string("none") : plan.error().problem.where + " " + plan.error().problem.found.en;
  };
  QuotaPlanRequest request = quick;
  request.scenario = "nothing";
  EXPECT_EQ(where(request), "scenario nothing");
  request = quick;
  request.pins = {{.offering = "o9", .year = {}, .quota_persons = 1}};
  EXPECT_EQ(where(request), "pins o9");
  request.pins = {{.offering = "o1", .year = {}, .quota_persons = -1}};
  EXPECT_EQ(where(request), "pins.o1 -1");
  request = quick;
  request.trials = {{.of = "portfolio.nothing", .value = 1}};
  EXPECT_EQ(where(request), "trials portfolio.nothing");
  request.trials = {{.of = "portfolio.step_least", .value = 1'000'000'000}};
  EXPECT_EQ(where(request), "portfolio.step_least 1000000000");
  request.trials = {{.of = "portfolio.step_share", .value = -1}};
  EXPECT_EQ(where(request), "portfolio.step_share -1");
}

TEST_F(QuotaPlans, AreTitledBeforeAnyCityIsLookedAt) {
  EXPECT_EQ(title_of({.pins = {}, .trials = {}})->en, "Quota plan: 5 years");
  for (const auto& [where, request] : std::vector<std::pair<std::string, QuotaPlanRequest>>{
           {"years", {.years = 9, .pins = {}, .trials = {}}},
           {"futures", {.futures = 0, .pins = {}, .trials = {}}},
           {"gap_bp", {.gap = Share(), .pins = {}, .trials = {}}},
           {"seconds", {.seconds = 4000, .pins = {}, .trials = {}}},
           {"tail_weight_bp", {.tail_weight = Share::basis_points(10'001), .pins = {}, .trials = {}}},
           {"tail_share_bp", {.tail_share = Share(), .pins = {}, .trials = {}}}}) {
    const auto title = title_of(request);
    ASSERT_FALSE(title) << where;
    EXPECT_EQ(title.error().where, where);
  }
}

TEST_F(QuotaPlans, StoppedAtOnceAreTheFirstThatKeepToTheLimits) {
  take(tests::working_city());
  std::stop_source stop;
  stop.request_stop();
  const auto plan = make(quick, stop.get_token());
  ASSERT_TRUE(plan);
  EXPECT_EQ(plan->steps, 0);
  EXPECT_LE(plan->bound, plan->loss);
}

TEST_F(QuotaPlans, NeedACityWithEnrolments) {
  take(tests::two_district_city());
  const auto plan = make(quick);
  ASSERT_FALSE(plan);
  EXPECT_EQ(plan.error().kind, RefusalKind::conflict);
  EXPECT_EQ(plan.error().problem.where, "enrolments");
}

}  // namespace
}  // namespace langqiao::service
