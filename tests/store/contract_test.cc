// What every store promises (store/store.h), run on each of them.
#include "contract.h"

#include <algorithm>
#include <atomic>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>
#include <stdexcept>
#include <thread>
#include <tuple>

#include "random_rows.h"

namespace langqiao {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class StoreContract : public testing::TestWithParam<StoreFactory> {
 protected:
  // The number of audit entries is how a change shows that it happened.
  void replace(const std::string& pack, const CityTables& tables, const TableNames& names = all_tables(),
               const StoreProgress& progress = {}) {
    store_->replace(head_of(pack), tables, names, 7, entry_of("pack.import", pack), progress);
  }
  CityTables all() const { return store_->load(all_tables()); }
  std::int64_t newest_import() const { return store_->imports().at(0).id; }

  ScratchFolder folder_;
  std::unique_ptr<Store> store_ = GetParam().make(folder_.path());
  RandomRows random_{20261123};
};

INSTANTIATE_TEST_SUITE_P(Stores, StoreContract, testing::ValuesIn(factories()),
                         [](const auto& each) { return each.param.name; });

TEST_P(StoreContract, ANewStoreHoldsNothing) {
  EXPECT_EQ(store_->kind(), GetParam().name);
  EXPECT_FALSE(store_->city_head());
  EXPECT_EQ(store_->city_version(), 0);
  EXPECT_EQ(all(), CityTables());
  EXPECT_THAT(store_->counts(), IsEmpty());
  EXPECT_THAT(store_->imports(), IsEmpty());
  EXPECT_THAT(store_->decisions(), IsEmpty());
  EXPECT_THAT(store_->portfolio_reviews(), IsEmpty());
  EXPECT_THAT(store_->filings(), IsEmpty());
  EXPECT_FALSE(store_->filing(Id<Filing>("f")));
  EXPECT_THAT(store_->filing_steps(Id<Filing>("f")), IsEmpty());
  EXPECT_THAT(store_->plan_heads(), IsEmpty());
  EXPECT_FALSE(store_->plan(Id<Plan>("p")));
  EXPECT_THAT(store_->reviews(Id<Plan>("p")), IsEmpty());
  EXPECT_THAT(store_->jobs(10, 0), IsEmpty());
  EXPECT_EQ(store_->job_count(), 0);
  EXPECT_FALSE(store_->job(1));
  EXPECT_FALSE(store_->job_result(1));
  EXPECT_THAT(store_->audit(10, 0), IsEmpty());
  EXPECT_EQ(store_->audit_size(), 0);
}

TEST_P(StoreContract, EveryTableComesBackAsItWentIn) {
  for (const std::size_t rows : {0, 1, 2, 60}) {
    const CityTables tables = random_.tables(rows);
    replace("p", tables);
    const CityTables back = all();
    for_each_table(tables, [&]<class R>(const std::vector<R>& expected) {
      EXPECT_TRUE(rows_of<R>(back) == expected) << "table " << Table<R>::name << ", " << rows << " rows";
    });
  }
}

TEST_P(StoreContract, UnknownAndEmptyStayApart) {
  CityTables tables;
  tables.organisations = {{.id = Id<Organisation>("none"), .name = "空", .staff = std::nullopt},
                          {.id = Id<Organisation>("zero"), .name = "零", .staff = Persons(0)}};
  tables.plan_targets = {
      {.plan = Id<Plan>("p"), .clause = "1", .seq = 1, .subject = "s", .least = 0, .most = {}}};
  replace("p", tables);
  const CityTables back = all();
  EXPECT_EQ(back.organisations.at(0).staff, std::nullopt);
  EXPECT_EQ(back.organisations.at(1).staff, Persons(0));
  EXPECT_EQ(back.organisations.at(0).credit_code, "");
  EXPECT_EQ(back.plan_targets.at(0).least, 0);
  EXPECT_EQ(back.plan_targets.at(0).most, std::nullopt);
}

TEST_P(StoreContract, TextsKeepEveryCharacter) {
  const std::string all_sorts = std::string("a\0b", 3) + "\r\n\t'\"\\%_;--𠮷🎓é\u200B\u3000末 ";
  CityTables tables;
  tables.schools = {{.id = Id<School>(all_sorts), .name = all_sorts, .former_names = {"甲'", "乙\""}}};
  replace("p", tables);
  EXPECT_EQ(all().schools, tables.schools);
}

TEST_P(StoreContract, RowsKeepTheirOrder) {
  CityTables tables;
  for (const char* id : {"c", "a", "b", "10", "9"}) {
    tables.skills.push_back({.id = Id<Skill>(id), .edition = Id<Edition>("e"), .name = id});
  }
  replace("p", tables);
  EXPECT_EQ(all().skills, tables.skills);
}

TEST_P(StoreContract, LoadBringsOnlyTheTablesNamed) {
  const CityTables tables = random_.tables(3);
  replace("p", tables);
  CityTables two;
  two.schools = tables.schools;
  two.adverts = tables.adverts;
  EXPECT_EQ(store_->load({"schools", "adverts"}), two);
  EXPECT_EQ(store_->load({}), CityTables());
  const CityTables snapshot = store_->load(snapshot_tables());
  EXPECT_THAT(snapshot.adverts, IsEmpty());
  EXPECT_THAT(snapshot.listings, IsEmpty());
  EXPECT_EQ(snapshot.points, tables.points);
}

TEST_P(StoreContract, ReplaceTouchesOnlyTheTablesNamed) {
  const CityTables before = random_.tables(4), after = random_.tables(5);
  replace("first", before);
  replace("second", after, {"schools", "points"});
  CityTables expected = before;
  expected.schools = after.schools;
  expected.points = after.points;
  EXPECT_EQ(all(), expected);
  EXPECT_EQ(store_->city_head(), head_of("second"));
}

TEST_P(StoreContract, ReplacingByTheSameRowsChangesNothing) {
  const CityTables tables = random_.tables(6);
  replace("p", tables);
  const auto counts = store_->counts();
  replace("p", tables);
  EXPECT_EQ(all(), tables);
  EXPECT_EQ(store_->counts(), counts);
  EXPECT_EQ(store_->city_head(), head_of("p"));
}

TEST_P(StoreContract, TheVersionGrowsWithEveryChangeOfTheCityAndWithNothingElse) {
  std::int64_t last = store_->city_version();
  const auto grew = [&] {
    const std::int64_t before = std::exchange(last, store_->city_version());
    return before < last;
  };
  replace("p", random_.tables(1));
  EXPECT_TRUE(grew());
  replace("p", {});
  EXPECT_TRUE(grew());
  EXPECT_TRUE(store_->withdraw(newest_import(), entry_of("pack.withdraw")));
  EXPECT_TRUE(grew());
  store_->keep_plan(random_.plan("p"), entry_of("plan.import"));
  store_->keep_review(random_.record<PlanReview>(1), entry_of("plan.review"));
  EXPECT_FALSE(store_->withdraw(12345, entry_of("pack.withdraw")));
  EXPECT_EQ(store_->city_version(), last);
}

TEST_P(StoreContract, DecisionsAreKeptBesideTheRows) {
  const auto decisions = random_.records<OrganisationDecision>(3);
  for (const auto& each : decisions) store_->keep_decision(each, entry_of("organisation.decide"));
  EXPECT_THAT(store_->decisions(), testing::UnorderedElementsAreArray(decisions));
  EXPECT_TRUE(std::ranges::is_sorted(store_->decisions(), {}, [](const OrganisationDecision& each) {
    return std::tie(each.organisation, each.other);
  }));
  EXPECT_EQ(store_->audit_size(), 3);
}

TEST_P(StoreContract, ADecisionAboutTheSameTwoReplacesTheFirst) {
  OrganisationDecision decision{.organisation = Id<Organisation>("x"), .other = Id<Organisation>("y")};
  store_->keep_decision(decision, entry_of("organisation.decide"));
  decision.verdict = OrganisationVerdict::different;
  decision.reason = "看过执照";
  store_->keep_decision(decision, entry_of("organisation.decide"));
  EXPECT_THAT(store_->decisions(), ElementsAre(decision));
}

TEST_P(StoreContract, ADroppedDecisionIsGoneAndWhatIsNotThereCannotBeDropped) {
  const OrganisationDecision decision{.organisation = Id<Organisation>("x"), .other = Id<Organisation>("y")};
  const OrganisationDecision turned{.organisation = Id<Organisation>("y"), .other = Id<Organisation>("x")};
  store_->keep_decision(decision, entry_of("organisation.decide"));
  EXPECT_FALSE(store_->drop_decision(turned, entry_of("organisation.undo")));
  EXPECT_TRUE(store_->drop_decision(decision, entry_of("organisation.undo")));
  EXPECT_FALSE(store_->drop_decision(decision, entry_of("organisation.undo")));
  EXPECT_THAT(store_->decisions(), IsEmpty());
  EXPECT_EQ(store_->audit_size(), 2);
}

TEST_P(StoreContract, DecisionsRaiseTheVersionAndOutliveImportsAndWithdrawals) {
  const OrganisationDecision decision{.organisation = Id<Organisation>("x"), .other = Id<Organisation>("y")};
  replace("p", random_.tables(2));
  const std::int64_t before = store_->city_version();
  store_->keep_decision(decision, entry_of("organisation.decide"));
  EXPECT_GT(store_->city_version(), before);
  replace("p", {});
  EXPECT_TRUE(store_->withdraw(newest_import(), entry_of("pack.withdraw")));
  EXPECT_THAT(store_->decisions(), ElementsAre(decision));
  const std::int64_t after = store_->city_version();
  EXPECT_TRUE(store_->drop_decision(decision, entry_of("organisation.undo")));
  EXPECT_GT(store_->city_version(), after);
}

TEST_P(StoreContract, RowsThatNameAnOrganisationAreCounted) {
  CityTables tables;
  const auto advert = [](const char* id, std::optional<Id<Organisation>> of) {
    return Advert{.id = Id<Advert>(id), .organisation = std::move(of)};
  };
  const Id<Organisation> x("x"), y("y'");
  tables.adverts = {advert("1", x), advert("2", y), advert("3", x), advert("4", {})};
  tables.listings = {{.id = Id<Listing>("1"), .organisation = y}};
  replace("p", tables);
  EXPECT_EQ(store_->rows_naming("adverts", {x}), 2);
  EXPECT_EQ(store_->rows_naming("adverts", {x, y}), 3);
  EXPECT_EQ(store_->rows_naming("listings", {x, y}), 1);
  EXPECT_EQ(store_->rows_naming("listings", {}), 0);
}

TEST_P(StoreContract, WithdrawPutsBackWhatTheLatestImportReplaced) {
  const CityTables first = random_.tables(3), second = random_.tables(4);
  replace("first", first);
  replace("second", second, {"schools", "programs"});
  EXPECT_TRUE(store_->withdraw(newest_import(), entry_of("pack.withdraw")));
  EXPECT_EQ(all(), first);
  EXPECT_EQ(store_->city_head(), head_of("first"));
  EXPECT_EQ(store_->imports().size(), 1u);
}

TEST_P(StoreContract, WithdrawingTheFirstImportLeavesNoCity) {
  replace("p", random_.tables(2));
  EXPECT_TRUE(store_->withdraw(newest_import(), entry_of("pack.withdraw")));
  EXPECT_FALSE(store_->city_head());
  EXPECT_EQ(all(), CityTables());
  EXPECT_THAT(store_->imports(), IsEmpty());
  EXPECT_THAT(store_->counts(), IsEmpty());
}

TEST_P(StoreContract, OnlyTheLatestImportCanBeWithdrawnAndOnlyOnce) {
  replace("first", random_.tables(1));
  const std::int64_t first = newest_import();
  replace("second", random_.tables(2));
  const std::int64_t second = newest_import();
  const CityTables before = all();
  EXPECT_FALSE(store_->withdraw(first, entry_of("pack.withdraw")));
  EXPECT_FALSE(store_->withdraw(second + 1, entry_of("pack.withdraw")));
  EXPECT_EQ(all(), before);
  EXPECT_EQ(store_->audit_size(), 2);
  EXPECT_TRUE(store_->withdraw(second, entry_of("pack.withdraw")));
  EXPECT_FALSE(store_->withdraw(second, entry_of("pack.withdraw")));
  EXPECT_FALSE(store_->withdraw(first, entry_of("pack.withdraw"))) << "what it replaced is no longer kept";
  EXPECT_EQ(store_->audit_size(), 3);
}

TEST_P(StoreContract, ImportsSayWhichOfThemCanBeWithdrawn) {
  replace("first", {});
  replace("second", {});
  const auto two = store_->imports();
  ASSERT_EQ(two.size(), 2u);
  EXPECT_EQ(two[0], (ImportEntry{2, "2026-11-23T12:00:00Z", "local", "second", 7, true}));
  EXPECT_EQ(two[1], (ImportEntry{1, "2026-11-23T12:00:00Z", "local", "first", 7, false}));
  EXPECT_TRUE(store_->withdraw(2, entry_of("pack.withdraw")));
  EXPECT_THAT(store_->imports(),
              ElementsAre(ImportEntry{1, "2026-11-23T12:00:00Z", "local", "first", 7, false}));
}

TEST_P(StoreContract, AnImportAfterAWithdrawalCanBeWithdrawn) {
  const CityTables first = random_.tables(2);
  replace("first", first);
  replace("second", random_.tables(3));
  EXPECT_TRUE(store_->withdraw(newest_import(), entry_of("pack.withdraw")));
  replace("third", random_.tables(4));
  EXPECT_TRUE(store_->withdraw(newest_import(), entry_of("pack.withdraw")));
  EXPECT_EQ(all(), first);
}

TEST_P(StoreContract, CountsAreThoseOfTheRows) {
  CityTables tables = random_.tables(40);
  for_each_table(tables, [&]<class R>(std::vector<R>& rows) {
    if constexpr (Sourced<R>) {
      for (R& row : rows) row.provenance.source = Id<Source>(random_.number(0, 1) ? "甲" : "b");
    }
  });
  replace("p", tables);

  std::map<std::tuple<std::string, std::string, Quality>, std::pair<std::int64_t, Date>> expected;
  for_each_table(tables, [&]<class R>(const std::vector<R>& rows) {
    if constexpr (Sourced<R>) {
      for (const R& row : rows) {
        auto& [count, latest] =
            expected[{std::string(Table<R>::name), row.provenance.source.text(), row.provenance.quality}];
        latest = count++ == 0 ? row.provenance.as_of : std::max(latest, row.provenance.as_of);
      }
    }
  });
  const auto counts = store_->counts();
  ASSERT_EQ(counts.size(), expected.size());
  for (const TableCount& count : counts) {
    const auto& [rows, latest] = expected.at({count.table, count.source, count.quality});
    EXPECT_EQ(count.rows, rows) << count.table;
    EXPECT_EQ(count.latest, latest) << count.table;
  }
}

TEST_P(StoreContract, ProgressGrowsAndEndsAtTheWhole) {
  std::vector<std::int64_t> seen;
  std::int64_t total = -1;
  CityTables tables;
  tables.points = random_.records<ProgramPoint>(45'000);
  replace("p", tables, {"points"}, [&](std::int64_t done, std::int64_t all_rows) {
    seen.push_back(done);
    total = all_rows;
  });
  ASSERT_FALSE(seen.empty());
  EXPECT_TRUE(std::ranges::is_sorted(seen));
  EXPECT_EQ(seen.back(), total);
  EXPECT_EQ(total, 45'000);
}

TEST_P(StoreContract, AnExceptionDuringReplaceLeavesTheOldCityWhole) {
  const CityTables before = random_.tables(5);
  replace("before", before);
  const auto version = store_->city_version();
  CityTables after;
  after.points = random_.records<ProgramPoint>(45'000);
  for (const int call : {1, 2, 3}) {
    int calls = 0;
    const auto stop = [&](std::int64_t done, std::int64_t total) {
      if (++calls == call || done == total) throw std::runtime_error("stop");
    };
    EXPECT_THROW(replace("after", after, all_tables(), stop), std::runtime_error);
    EXPECT_EQ(all(), before);
    EXPECT_EQ(store_->city_head(), head_of("before"));
    EXPECT_EQ(store_->city_version(), version);
    EXPECT_EQ(store_->audit_size(), 1);
    EXPECT_EQ(store_->imports().size(), 1u);
  }
  EXPECT_TRUE(store_->withdraw(newest_import(), entry_of("pack.withdraw")))
      << "what it replaced is still kept";
  EXPECT_EQ(all(), CityTables());
}

// --- plan texts and reviews ---

TEST_P(StoreContract, PlanTextsComeBackAsTheyWentIn) {
  for (int i = 0; i < 30; ++i) {
    const PlanText plan = random_.plan("计划'" + std::to_string(i % 5));
    store_->keep_plan(plan, entry_of("plan.import"));
    EXPECT_EQ(store_->plan(plan.head.id), plan);
  }
  EXPECT_EQ(store_->plan_heads().size(), 5u);
}

TEST_P(StoreContract, PlanHeadsComeById) {
  for (const char* id : {"b", "c", "a"}) store_->keep_plan(random_.plan(id), entry_of("plan.import"));
  const auto heads = store_->plan_heads();
  ASSERT_EQ(heads.size(), 3u);
  EXPECT_TRUE(std::ranges::is_sorted(heads, {}, &Plan::id));
  for (const Plan& head : heads) EXPECT_EQ(head, store_->plan(head.id)->head);
}

PlanReview review_of(const char* plan, ReadingKind kind, const char* clause, int seq, Verdict verdict) {
  return {.plan = Id<Plan>(plan),
          .kind = kind,
          .clause = clause,
          .seq = seq,
          .verdict = verdict,
          .actor = "local",
          .at = "2026-11-23T12:00:00Z"};
}

TEST_P(StoreContract, ReviewsComeByKindClauseAndSeqAndOnePerReading) {
  const auto duty = review_of("p", ReadingKind::duty, "2.1", 2, Verdict::confirmed);
  const auto first = review_of("p", ReadingKind::duty, "2.1", 1, Verdict::rejected);
  const auto clause = review_of("p", ReadingKind::clause, "9", 0, Verdict::confirmed);
  const auto other = review_of("q", ReadingKind::duty, "2.1", 2, Verdict::confirmed);
  auto changed = duty;
  changed.verdict = Verdict::corrected;
  changed.fields = {"unit", "departments"};
  changed.unit = "市教委";
  changed.departments = {Id<Department>("sh-jw"), Id<Department>("sh-fgw")};
  for (const auto& review : {duty, other, first, clause, changed})
    store_->keep_review(review, entry_of("plan.review"));
  EXPECT_THAT(store_->reviews(Id<Plan>("p")), ElementsAre(clause, first, changed));
  EXPECT_THAT(store_->reviews(Id<Plan>("q")), ElementsAre(other));
}

TEST_P(StoreContract, KeepingATextAgainForgetsItsReviews) {
  const PlanText plan = random_.plan("p");
  store_->keep_plan(plan, entry_of("plan.import"));
  store_->keep_review(review_of("p", ReadingKind::duty, "1", 1, Verdict::confirmed), entry_of("plan.review"));
  store_->keep_review(review_of("q", ReadingKind::duty, "1", 1, Verdict::confirmed), entry_of("plan.review"));
  store_->keep_plan(plan, entry_of("plan.import"));
  EXPECT_THAT(store_->reviews(Id<Plan>("p")), IsEmpty());
  EXPECT_EQ(store_->reviews(Id<Plan>("q")).size(), 1u);
}

TEST_P(StoreContract, DroppingATextTakesItsReviewsAndNothingElse) {
  const PlanText kept = random_.plan("kept");
  store_->keep_plan(kept, entry_of("plan.import"));
  store_->keep_plan(random_.plan("p"), entry_of("plan.import"));
  store_->keep_review(review_of("p", ReadingKind::target, "1", 1, Verdict::confirmed),
                      entry_of("plan.review"));
  EXPECT_TRUE(store_->drop_plan(Id<Plan>("p"), entry_of("plan.drop")));
  EXPECT_FALSE(store_->plan(Id<Plan>("p")));
  EXPECT_THAT(store_->reviews(Id<Plan>("p")), IsEmpty());
  EXPECT_EQ(store_->plan(Id<Plan>("kept")), kept);
  EXPECT_FALSE(store_->drop_plan(Id<Plan>("p"), entry_of("plan.drop")));
  EXPECT_EQ(store_->audit_size(), 4);
}

TEST_P(StoreContract, AnUnsuccessfulDropKeepsTheReviewsOfAnOutline) {
  const auto review = review_of("outline", ReadingKind::duty, "1", 1, Verdict::confirmed);
  store_->keep_review(review, entry_of("plan.review"));
  EXPECT_FALSE(store_->drop_plan(Id<Plan>("outline"), entry_of("plan.drop")));
  EXPECT_THAT(store_->reviews(Id<Plan>("outline")), ElementsAre(review));
}

TEST_P(StoreContract, AReviewCanBeTakenBack) {
  const auto review = review_of("p", ReadingKind::duty, "1", 1, Verdict::corrected);
  store_->keep_review(review, entry_of("plan.review"));
  EXPECT_FALSE(
      store_->drop_review(review_of("p", ReadingKind::duty, "1", 2, Verdict::confirmed), entry_of("undo")));
  EXPECT_TRUE(store_->drop_review(review, entry_of("undo")));
  EXPECT_FALSE(store_->drop_review(review, entry_of("undo")));
  EXPECT_THAT(store_->reviews(Id<Plan>("p")), IsEmpty());
  EXPECT_EQ(store_->audit_size(), 2);
}

// --- jobs ---

JobRecord job_of(std::string kind) {
  return {.kind = std::move(kind),
          .title = {"测算 'x'", "A \"title\""},
          .request = "{\"years\": [2026,\t2030], \"名\": null}\n",
          .actor = "local",
          .created = "2026-11-23T12:00:00Z"};
}

TEST_P(StoreContract, AJobComesBackAsItWentInUnderTheNumberOfItsEntry) {
  replace("p", {});
  JobRecord job = job_of("outlook");
  const std::int64_t id = store_->add_job(job, entry_of("job.start"));
  EXPECT_EQ(id, store_->audit(1, 0).at(0).seq);
  job.id = id;
  EXPECT_EQ(store_->job(id), job);
  EXPECT_FALSE(store_->job_result(id));
  EXPECT_FALSE(store_->job(id + 1));
  EXPECT_FALSE(store_->job_result(id + 1));
}

TEST_P(StoreContract, EveryFieldOfAJobCanChangeAndStaysExceptItsRequest) {
  JobRecord job = job_of("portfolio");
  const std::string request = job.request;
  job.id = store_->add_job(job, entry_of("job.start"));
  const std::int64_t entries = store_->audit_size();
  for (const auto& [state, name] : names(JobState())) {
    job.state = state;
    job.request = "another";
    job.started = "2026-11-23T12:00:01Z";
    job.ended = std::string(name);
    job.stopped_by = "someone";
    job.progress = {{"求解", "Solving"}, 3, 9, Share::basis_points(125), 40, {"第 3 次", "Cut 3"}};
    job.problem = {{"内存不足", "No memory"}, "job 7", {"甲", "a"}, {"乙", "b"}, {"请重试", "Try again"}};
    EXPECT_TRUE(store_->change_job(job, std::nullopt, std::nullopt));
    job.request = request;
    EXPECT_EQ(store_->job(job.id), job);
  }
  job.progress = {};
  job.problem = {};
  EXPECT_TRUE(store_->change_job(job, std::nullopt, std::nullopt));
  EXPECT_EQ(store_->job(job.id), job) << "unknown is not zero";
  EXPECT_EQ(store_->audit_size(), entries);
}

TEST_P(StoreContract, AResultIsKeptToTheByteAndSurvivesLaterChanges) {
  const std::string result = std::string("{\"a") + '\0' + "b\": \"十 🎓 \\u0000\"}\n";
  JobRecord job = job_of("outlook");
  job.has_result = true;  // says the caller; there is none yet
  job.id = store_->add_job(job, entry_of("job.start"));
  EXPECT_FALSE(store_->job(job.id)->has_result);
  EXPECT_TRUE(store_->change_job(job, result, std::nullopt));
  EXPECT_EQ(store_->job_result(job.id), result);
  job.has_result = false;
  job.state = JobState::finished;
  EXPECT_TRUE(store_->change_job(job, std::nullopt, std::nullopt));
  EXPECT_EQ(store_->job_result(job.id), result);
  EXPECT_TRUE(store_->job(job.id)->has_result);
}

TEST_P(StoreContract, JobsComeNewestFirstInPagesWithoutTheirRequests) {
  std::vector<JobRecord> expected;
  for (const char* kind : {"a", "b", "c", "d"}) {
    JobRecord job = job_of(kind);
    job.id = store_->add_job(job, entry_of("job.start"));
    job.request.clear();
    expected.insert(expected.begin(), job);
  }
  EXPECT_EQ(store_->jobs(10, 0), expected);
  EXPECT_EQ(store_->jobs(2, 1), std::vector(expected.begin() + 1, expected.begin() + 3));
  EXPECT_THAT(store_->jobs(10, 4), IsEmpty());
  EXPECT_EQ(store_->job_count(), 4);
}

TEST_P(StoreContract, ADroppedJobIsGoneAndWhatIsNotThereCannotBeChangedOrDropped) {
  JobRecord job = job_of("a");
  job.id = store_->add_job(job, entry_of("job.start"));
  JobRecord other = job_of("b");
  other.id = store_->add_job(other, entry_of("job.start"));
  EXPECT_TRUE(store_->change_job(job, "{}", entry_of("job.cancel")));
  EXPECT_TRUE(store_->drop_job(job.id, entry_of("job.delete")));
  EXPECT_FALSE(store_->drop_job(job.id, entry_of("job.delete")));
  EXPECT_FALSE(store_->change_job(job, "{}", entry_of("job.cancel")));
  EXPECT_FALSE(store_->job_result(job.id));
  EXPECT_EQ(store_->job_count(), 1);
  EXPECT_EQ(store_->job(other.id), other);
  EXPECT_EQ(store_->audit(1, 0).at(0).action, "job.delete");
  EXPECT_EQ(store_->audit_size(), 4) << "start, start, cancel, delete";
}

TEST_P(StoreContract, AnIdIsNeverGivenTwice) {
  const std::int64_t first = store_->add_job(job_of("a"), entry_of("job.start"));
  store_->drop_job(first, entry_of("job.delete"));
  EXPECT_GT(store_->add_job(job_of("b"), entry_of("job.start")), first);
}

TEST_P(StoreContract, JobsLeaveTheCityAloneAndOutliveImportsAndWithdrawals) {
  replace("p", {});
  const std::int64_t version = store_->city_version();
  JobRecord job = job_of("a");
  job.id = store_->add_job(job, entry_of("job.start"));
  store_->change_job(job, "{}", std::nullopt);
  EXPECT_EQ(store_->city_version(), version);
  replace("q", random_.tables(1));
  store_->withdraw(newest_import(), entry_of("data.withdraw"));
  EXPECT_EQ(store_->job_result(job.id), "{}");
}

// --- audit ---

TEST_P(StoreContract, EveryChangeLeavesOneEntryWithoutHoles) {
  replace("p", random_.tables(1));
  store_->keep_plan(random_.plan("p"), entry_of("plan.import"));
  store_->keep_review(review_of("p", ReadingKind::duty, "1", 1, Verdict::confirmed), entry_of("plan.review"));
  EXPECT_THROW(
      replace("q", random_.tables(1), all_tables(), [](auto, auto) { throw std::runtime_error("stop"); }),
      std::runtime_error);
  EXPECT_FALSE(store_->withdraw(99, entry_of("pack.withdraw")));
  EXPECT_TRUE(
      store_->drop_review(review_of("p", ReadingKind::duty, "1", 1, Verdict::confirmed), entry_of("undo")));
  EXPECT_TRUE(store_->drop_plan(Id<Plan>("p"), entry_of("plan.drop")));
  EXPECT_TRUE(store_->withdraw(newest_import(), entry_of("pack.withdraw")));

  const auto trail = store_->audit(100, 0);
  ASSERT_EQ(trail.size(), 6u);
  EXPECT_EQ(store_->audit_size(), 6);
  const std::vector<std::string> actions = {"pack.withdraw", "plan.drop",   "undo",
                                            "plan.review",   "plan.import", "pack.import"};
  for (std::size_t i = 0; i < trail.size(); ++i) {
    EXPECT_EQ(trail[i].seq, static_cast<std::int64_t>(6 - i));
    EXPECT_EQ(trail[i].action, actions[i]);
  }
}

TEST_P(StoreContract, AnEntryKeepsItsTextsAndTakesItsNumberFromTheStore) {
  AuditEntry entry = entry_of("plan.review", "上海/2.1'");
  entry.seq = 77;
  store_->keep_review(review_of("p", ReadingKind::duty, "1", 1, Verdict::confirmed), entry);
  entry.seq = 1;
  EXPECT_THAT(store_->audit(1, 0), ElementsAre(entry));
}

TEST_P(StoreContract, TheAuditComesInPages) {
  for (int i = 0; i < 5; ++i) replace("p", {});
  const auto numbers = [&](std::int64_t limit, std::int64_t offset) {
    std::vector<std::int64_t> seqs;
    for (const auto& entry : store_->audit(limit, offset)) seqs.push_back(entry.seq);
    return seqs;
  };
  EXPECT_THAT(numbers(2, 0), ElementsAre(5, 4));
  EXPECT_THAT(numbers(2, 3), ElementsAre(2, 1));
  EXPECT_THAT(numbers(10, 4), ElementsAre(1));
  EXPECT_THAT(numbers(10, 5), IsEmpty());
  EXPECT_THAT(numbers(10, 1000), IsEmpty());
  EXPECT_THAT(numbers(0, 0), IsEmpty());
}

// --- threads ---

TEST_P(StoreContract, AReaderSeesOneCityOrTheOther) {
  CityTables even, odd;
  even.schools = random_.records<School>(50);
  odd.schools = random_.records<School>(60);
  replace("even", even);
  std::jthread writer([&] {
    for (int i = 0; i < 20; ++i) replace(i % 2 ? "even" : "odd", i % 2 ? even : odd);
  });
  std::int64_t last = 0;
  for (int i = 0; i < 40; ++i) {
    const auto tables = all();
    EXPECT_TRUE(tables == even || tables == odd);
    const auto version = store_->city_version();
    EXPECT_GE(version, last);
    last = version;
  }
  writer.join();
  EXPECT_EQ(store_->city_version(), 21);
}

TEST_P(StoreContract, TwoWritersLoseNothing) {
  const auto write = [&](const char* plan) {
    for (int i = 0; i < 50; ++i)
      store_->keep_review(review_of(plan, ReadingKind::duty, "1", i, Verdict::confirmed),
                          entry_of("plan.review"));
  };
  {
    const std::jthread first([&] { write("p"); });
    const std::jthread second([&] { write("q"); });
  }
  EXPECT_EQ(store_->reviews(Id<Plan>("p")).size(), 50u);
  EXPECT_EQ(store_->reviews(Id<Plan>("q")).size(), 50u);
  const auto trail = store_->audit(1000, 0);
  ASSERT_EQ(trail.size(), 100u);
  for (std::size_t i = 0; i < trail.size(); ++i) EXPECT_EQ(trail[i].seq, static_cast<std::int64_t>(100 - i));
}

TEST_P(StoreContract, ReviewsOfWarningsComeBackInOrderAndTheNewestOfAKeyStands) {
  auto reviews = random_.records<PortfolioReview>(5);
  for (const PortfolioReview& each : reviews)
    store_->keep_portfolio_review(each, entry_of("portfolio.review"));
  const auto by_key = [](const PortfolioReview& r) { return std::tuple(r.result, r.subject, r.year); };
  std::ranges::sort(reviews, {}, by_key);
  EXPECT_THAT(store_->portfolio_reviews(), testing::ElementsAreArray(reviews));

  reviews[2].verdict = PortfolioVerdict::postponed;
  reviews[2].until = Date(2027, 3, 1);
  store_->keep_portfolio_review(reviews[2], entry_of("portfolio.review"));
  EXPECT_THAT(store_->portfolio_reviews(), testing::ElementsAreArray(reviews));
  EXPECT_EQ(store_->audit_size(), 6);
  EXPECT_EQ(store_->city_version(), 0);
}

TEST_P(StoreContract, AReviewOfAWarningIsDroppedOnceByItsKey) {
  const PortfolioReview review{.subject = "p", .year = SchoolYear(2025), .reason = "r"};
  store_->keep_portfolio_review(review, entry_of("portfolio.review"));
  for (PortfolioReview other : {review, review, review}) {
    other.subject = "q";
    EXPECT_FALSE(store_->drop_portfolio_review(other, entry_of("portfolio.undo")));
  }
  PortfolioReview next_year = review;
  next_year.year = SchoolYear(2026);
  EXPECT_FALSE(store_->drop_portfolio_review(next_year, entry_of("portfolio.undo")));
  EXPECT_TRUE(store_->drop_portfolio_review(review, entry_of("portfolio.undo")));
  EXPECT_FALSE(store_->drop_portfolio_review(review, entry_of("portfolio.undo")));
  EXPECT_EQ(store_->audit_size(), 2);
}

TEST_P(StoreContract, AFilingComesBackAsItIsAfterItsLastStep) {
  const auto filings = random_.records<Filing>(3);
  for (const Filing& each : filings) {
    FilingStep step = random_.record<FilingStep>(0);
    step.filing = each.id;
    step.seq = 1;
    EXPECT_TRUE(store_->take_filing_step(each, step, entry_of("filing.draft")));
    EXPECT_EQ(store_->filing(each.id), each);
    EXPECT_THAT(store_->filing_steps(each.id), ElementsAre(step));
  }
  EXPECT_THAT(store_->filings(), testing::UnorderedElementsAreArray(filings));
  EXPECT_TRUE(std::ranges::is_sorted(store_->filings(), {}, [](const Filing& f) { return f.id; }));
  EXPECT_EQ(store_->audit_size(), 3);
}

TEST_P(StoreContract, AStepThatIsNotTheNextChangesNothing) {
  Filing filing{.id = Id<Filing>("2026-0001"), .school = Id<School>("s"), .program = Id<Program>("p")};
  FilingStep first{.filing = filing.id, .actor = "dean", .at = "2026-01-01T00:00:00Z"};
  ASSERT_TRUE(store_->take_filing_step(filing, first, entry_of("filing.draft")));
  Filing changed = filing;
  changed.state = FilingState::submitted;
  for (const int seq : {0, 1, 3}) {
    FilingStep step = first;
    step.seq = seq;
    EXPECT_FALSE(store_->take_filing_step(changed, step, entry_of("filing.submit"))) << seq;
  }
  EXPECT_EQ(store_->filing(filing.id), filing);
  EXPECT_THAT(store_->filing_steps(filing.id), ElementsAre(first));
  EXPECT_EQ(store_->audit_size(), 1);
}

TEST_P(StoreContract, OfTwoWhoTakeTheSameStepOneIsRefused) {
  const Filing filing{.id = Id<Filing>("2026-0001"), .school = Id<School>("s"), .program = Id<Program>("p")};
  std::atomic<int> taken = 0;
  {
    std::vector<std::jthread> people;
    for (int person = 0; person < 4; ++person) {
      people.emplace_back([&] {
        taken += store_->take_filing_step(filing, {.filing = filing.id}, entry_of("filing.draft"));
      });
    }
  }
  EXPECT_EQ(taken, 1);
  EXPECT_EQ(store_->filing_steps(filing.id).size(), 1u);
}

TEST_P(StoreContract, FilingsAndReviewsOutliveImportsAndTheirWithdrawal) {
  const Filing filing{.id = Id<Filing>("2026-0001"), .school = Id<School>("s"), .program = Id<Program>("p")};
  store_->take_filing_step(filing, {.filing = filing.id}, entry_of("filing.draft"));
  store_->keep_portfolio_review({.subject = "p", .reason = "r"}, entry_of("portfolio.review"));
  replace("p", random_.tables(2));
  store_->withdraw(newest_import(), entry_of("data.withdraw"));
  EXPECT_EQ(store_->filings().size(), 1u);
  EXPECT_EQ(store_->portfolio_reviews().size(), 1u);
}

}  // namespace
}  // namespace langqiao
