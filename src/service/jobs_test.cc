#include "service/jobs.h"

#include <atomic>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <latch>
#include <random>
#include <thread>

#include "city/two_district_city.h"
#include "rulebook/read.h"
#include "store/memory/memory_store.h"

namespace langqiao::service {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

// Waits for changes of one job.
class Follower {
 public:
  Follower(JobRunner& runner, std::int64_t id)
      : runner_(runner), id_(id), watch_(runner.watch(id, [this] {
          const std::scoped_lock lock(guard_);
          ++woken_;
          changed_.notify_all();
        })) {}

  // The job once `wanted` holds of it. A wait that does not end is a failure after ten seconds.
  template <class Wanted>
  JobRecord until(Wanted wanted) {
    const auto patience = std::chrono::steady_clock::now() + 10s;
    for (;;) {
      std::unique_lock lock(guard_);
      const int seen = woken_;
      lock.unlock();
      const auto sight = runner_.sight(id_);
      if (sight && wanted(sight->job)) return sight->job;
      lock.lock();
      if (!changed_.wait_until(lock, patience, [&] { return woken_ != seen; })) {
        ADD_FAILURE() << "the job never came to what is waited for";
        return {};
      }
    }
  }
  JobRecord end() {
    return until([](const JobRecord& job) { return has_ended(job.state); });
  }
  JobRecord running() {
    return until([](const JobRecord& job) { return job.state == JobState::running; });
  }

 private:
  JobRunner& runner_;
  std::int64_t id_;
  std::mutex guard_;
  std::condition_variable changed_;
  int woken_ = 0;
  std::unique_ptr<JobRunner::Watch> watch_;
};

// Blocks until the job is asked to stop.
void wait_for_stop(const std::stop_token& stop) {
  std::mutex guard;
  std::condition_variable_any asked;
  std::unique_lock lock(guard);
  asked.wait(lock, stop, [] { return false; });
}

Result<Wording, Problem> any_request(std::string_view request) {
  if (request == "[]")
    return Failure<Problem>(Problem{.what = {"空请求", "An empty request"}, .where = "body"});
  return Wording{"演练", "A rehearsal"};
}

class Jobs : public testing::Test {
 protected:
  void SetUp() override { take(tests::two_district_city()); }

  void take(const CityTables& city) {
    store.replace({.pack = "small", .title_zh = "云溪", .city = Id<Region>("1")}, city, all_tables(), 1,
                  office.entry(owner, "data.import", "pack small"), {});
  }
  JobKind kind_of(std::string name, std::function<Answer<std::string>(const JobTask&)> run) {
    return {std::move(name), any_request, std::move(run)};
  }
  // Ends at once with its own request; waits to be stopped and gives the best so far; the same without a
  // result.
  JobKind echo() {
    return kind_of("echo", [](const JobTask& task) { return std::string(task.request); });
  }
  JobKind patient() {
    return kind_of("patient", [](const JobTask& task) {
      task.tell({.stage = {"等待", "Waiting"}});
      wait_for_stop(task.stop);
      return std::string("{\"best\": 1}");
    });
  }
  JobKind fruitless() {
    return kind_of("fruitless", [](const JobTask& task) -> Answer<std::string> {
      wait_for_stop(task.stop);
      return refuse(RefusalKind::conflict, {.what = {"还没有方案", "There is no plan yet"}});
    });
  }
  std::unique_ptr<JobRunner> runner(std::vector<JobKind> kinds, JobRunnerOptions options = {.threads = 1}) {
    return std::make_unique<JobRunner>(office, std::move(kinds), std::move(options));
  }
  std::int64_t started(JobRunner& in, std::string_view kind, std::string request = "{}") {
    const auto job = start_job(in, owner, kind, std::move(request));
    EXPECT_TRUE(job) << job.error().problem.what.en;
    return job ? job->id : 0;
  }
  std::vector<std::string> actions() {
    std::vector<std::string> all;
    for (const AuditEntry& entry : store.audit(100, 0)) all.push_back(entry.action);
    return all;
  }

  MemoryStore store;
  const rulebook::Rulebook book =
      *rulebook::load(*rulebook::files_in(std::string(LANGQIAO_SOURCE_DIR) + "/rulebook"));
  Office office{
      store, book, {.today = [] { return Date(2026, 1, 1); }, .now = [] { return "2026-01-01T00:00:00Z"; }}};
  const Actor owner = local_owner();
  const Actor department{.role = Role::department, .name = "education"};
};

TEST_F(Jobs, AJobRunsToItsEndAndItsResultIsKeptAsItCame) {
  const std::string request = "{ \"years\" : [2026,\t1e2] }\n";
  const auto in = runner({echo()});
  const std::int64_t id = started(*in, "echo", request);
  const JobRecord job = Follower(*in, id).end();
  EXPECT_EQ(job.state, JobState::finished);
  EXPECT_EQ(job.title.zh, "演练");
  EXPECT_EQ(service::job(*in, owner, std::to_string(id))->request, request);
  EXPECT_EQ(job.actor, owner.name);
  EXPECT_EQ(job.started, office.now());
  EXPECT_EQ(job.ended, office.now());
  EXPECT_EQ(job.problem, Problem());
  EXPECT_EQ(job_result(*in, owner, std::to_string(id)), request);
  EXPECT_EQ(store.job(id), *service::job(*in, owner, std::to_string(id)));
  EXPECT_THAT(actions(), ElementsAre("job.start", "data.import"));
}

TEST_F(Jobs, AnEmptyResultIsNone) {
  const auto in = runner({kind_of("nothing", [](const JobTask&) { return std::string(); })});
  const std::int64_t id = started(*in, "nothing");
  EXPECT_EQ(Follower(*in, id).end().state, JobState::finished);
  const auto result = job_result(*in, owner, std::to_string(id));
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().kind, RefusalKind::missing);
}

TEST_F(Jobs, AJobSeesTheCityAsItWasWhenItWasAskedFor) {
  std::latch entered{1}, open{1};
  const auto in = runner({kind_of("gate",
                                  [&](const JobTask&) {
                                    entered.count_down();
                                    open.wait();
                                    return std::string("{}");
                                  }),
                          kind_of("schools", [](const JobTask& task) {
                            return std::to_string(task.view.city.tables().schools.size());
                          })});
  const std::size_t schools = tests::two_district_city().schools.size();
  started(*in, "gate");
  entered.wait();
  const std::int64_t id = started(*in, "schools");
  CityTables without;
  without.sources = tests::two_district_city().sources;
  without.regions = tests::two_district_city().regions;
  take(without);
  open.count_down();
  Follower(*in, id).end();
  EXPECT_EQ(job_result(*in, owner, std::to_string(id)), std::to_string(schools));
}

TEST_F(Jobs, JobsOfOneThreadRunOneAfterTheOther) {
  const auto in = runner({patient(), echo()});
  const std::int64_t first = started(*in, "patient"), second = started(*in, "echo");
  Follower(*in, first).running();
  EXPECT_EQ(in->sight(second)->job.state, JobState::queued);
  EXPECT_EQ(in->sight(second)->job.started, "");
  cancel_job(*in, owner, std::to_string(first));
  EXPECT_EQ(Follower(*in, second).end().state, JobState::finished);
}

TEST_F(Jobs, SeveralFollowersSeeTheProgressAndTheEnd) {
  std::latch told{1}, open{1};
  const auto in = runner({kind_of("steps", [&](const JobTask& task) {
    const JobProgress progress{.stage = {"求解", "Solving"},
                               .step = 3,
                               .of = 9,
                               .gap = Share::basis_points(120),
                               .seconds_left = 7,
                               .note = {"第三次", "Third"}};
    task.tell(progress);
    told.count_down();
    open.wait();
    return std::string("{}");
  })});
  const std::int64_t id = started(*in, "steps");
  Follower one(*in, id), two(*in, id);
  told.wait();
  for (Follower* each : {&one, &two}) {
    const JobRecord job = each->until([](const JobRecord& now) { return now.progress.step == 3; });
    EXPECT_EQ(job.progress.stage.en, "Solving");
    EXPECT_EQ(job.progress.gap, Share::basis_points(120));
    EXPECT_EQ(job.progress.seconds_left, 7);
    EXPECT_EQ(job.progress.note.zh, "第三次");
  }
  const std::uint64_t version = in->sight(id)->version;
  EXPECT_GT(version, 1u);
  open.count_down();
  for (Follower* each : {&one, &two}) EXPECT_EQ(each->end().state, JobState::finished);
  EXPECT_EQ(in->sight(id)->version, 0u) << "nothing more will come";
}

TEST_F(Jobs, ACancelledJobGivesTheBestSoFar) {
  const auto in = runner({patient()});
  const std::int64_t id = started(*in, "patient");
  Follower follower(*in, id);
  follower.running();
  const auto asked = cancel_job(*in, owner, std::to_string(id));
  ASSERT_TRUE(asked);
  EXPECT_EQ(asked->stopped_by, owner.name);
  const JobRecord job = follower.end();
  EXPECT_EQ(job.state, JobState::cancelled);
  EXPECT_EQ(job.stopped_by, owner.name);
  EXPECT_TRUE(store.job(id)->has_result);
  EXPECT_EQ(job_result(*in, owner, std::to_string(id)), "{\"best\": 1}");
  EXPECT_THAT(actions(), ElementsAre("job.cancel", "job.start", "data.import"));
}

TEST_F(Jobs, ACancelledJobMayHaveNothingYet) {
  const auto in = runner({fruitless()});
  const std::int64_t id = started(*in, "fruitless");
  Follower follower(*in, id);
  follower.running();
  cancel_job(*in, owner, std::to_string(id));
  const JobRecord job = follower.end();
  EXPECT_EQ(job.state, JobState::cancelled);
  EXPECT_FALSE(job.has_result);
  EXPECT_EQ(job.problem, Problem()) << "what was asked for is no failure";
}

TEST_F(Jobs, AWaitingJobIsCancelledWithoutHavingStarted) {
  const auto in = runner({patient(), echo()});
  const std::int64_t first = started(*in, "patient"), second = started(*in, "echo");
  Follower(*in, first).running();
  const auto job = cancel_job(*in, owner, std::to_string(second));
  ASSERT_TRUE(job);
  EXPECT_EQ(job->state, JobState::cancelled);
  EXPECT_EQ(job->started, "");
  EXPECT_EQ(store.job(second)->state, JobState::cancelled);
  EXPECT_EQ(in->sight(first)->job.state, JobState::running);
}

TEST_F(Jobs, CancellingTwiceOrAfterTheEndChangesNothing) {
  const auto in = runner({echo()});
  const std::int64_t id = started(*in, "echo");
  const JobRecord job = Follower(*in, id).end();
  EXPECT_EQ(*cancel_job(*in, owner, std::to_string(id)), job);
  EXPECT_EQ(*cancel_job(*in, owner, std::to_string(id)), job);
  EXPECT_THAT(actions(), ElementsAre("job.start", "data.import"));
}

TEST_F(Jobs, AJobThatCannotSaysWhyInBothLanguages) {
  const auto in = runner({kind_of("refuses", [](const JobTask&) -> Answer<std::string> {
    return refuse(RefusalKind::conflict, {.what = {"限额互相矛盾", "The limits contradict each other"}});
  })});
  const JobRecord job = Follower(*in, started(*in, "refuses")).end();
  EXPECT_EQ(job.state, JobState::failed);
  EXPECT_EQ(job.problem.what.zh, "限额互相矛盾");
  EXPECT_EQ(job.problem.what.en, "The limits contradict each other");
}

TEST_F(Jobs, AnExceptionFailsItsJobAndNothingElse) {
  std::vector<std::string> faults;
  const auto in = runner(
      {echo(), kind_of("throws",
                       [](const JobTask&) -> Answer<std::string> { throw std::runtime_error("disk full"); })},
      {.threads = 1, .fault_log = [&](std::string_view where, std::string_view what) {
         faults.push_back(std::string(where) + ": " + std::string(what));
       }});
  const std::int64_t id = started(*in, "throws");
  const JobRecord job = Follower(*in, id).end();
  EXPECT_EQ(job.state, JobState::failed);
  EXPECT_EQ(job.problem.found.en, "disk full");
  EXPECT_FALSE(job.problem.what.zh.empty());
  EXPECT_THAT(faults, ElementsAre("job " + std::to_string(id) + ": disk full"));
  EXPECT_EQ(Follower(*in, started(*in, "echo")).end().state, JobState::finished);
}

TEST_F(Jobs, AStopInterruptsWhatRunsAndWhatWaitsAndKeepsTheBestSoFar) {
  auto in = runner({patient()});
  const std::int64_t first = started(*in, "patient"), second = started(*in, "patient");
  Follower(*in, first).running();
  in->stop();
  const auto late = start_job(*in, owner, "patient", "{}");
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().kind, RefusalKind::conflict);
  in.reset();
  for (const std::int64_t id : {first, second}) {
    EXPECT_EQ(store.job(id)->state, JobState::interrupted);
    EXPECT_EQ(store.job(id)->ended, office.now());
    EXPECT_FALSE(store.job(id)->problem.action.zh.empty());
  }
  EXPECT_EQ(store.job_result(first), "{\"best\": 1}");
  EXPECT_EQ(store.job(second)->started, "");
  EXPECT_FALSE(store.job_result(second));
}

TEST_F(Jobs, WhatAKilledProgramLeftIsShownAsInterrupted) {
  std::map<JobState, std::int64_t> ids;
  for (const auto& [state, name] : names(JobState())) {
    JobRecord job{.kind = "echo", .request = "{}", .actor = "owner", .state = state};
    job.id = ids[state] = store.add_job(job, office.entry(owner, "job.start", "echo"));
    job.progress.step = 5;
    store.change_job(job, std::nullopt, std::nullopt);
  }
  const auto in = runner({patient()});
  const std::int64_t own = started(*in, "patient");
  EXPECT_EQ(in->sight(ids[JobState::running])->job.state, JobState::running);
  in->interrupt_leftovers();
  EXPECT_FALSE(has_ended(in->sight(own)->job.state));
  EXPECT_FALSE(has_ended(store.job(own)->state));
  for (const auto& [state, id] : ids) {
    const JobRecord job = in->sight(id)->job;
    EXPECT_EQ(job.state, has_ended(state) ? state : JobState::interrupted) << name_of(state);
    EXPECT_EQ(job.progress.step, 5);
    EXPECT_EQ(job.problem.what.zh.empty(), has_ended(state));
    EXPECT_EQ(store.job(id)->request, "{}");
  }
}

TEST_F(Jobs, TheListIsNewestFirstWithWhatIsKnownNow) {
  const auto in = runner({echo(), patient()});
  const std::int64_t first = started(*in, "echo", "[1]");
  Follower(*in, first).end();
  const std::int64_t second = started(*in, "patient", "[2]");
  Follower(*in, second).until([](const JobRecord& job) { return !job.progress.stage.empty(); });
  const auto list = jobs(*in, owner, {});
  ASSERT_TRUE(list);
  ASSERT_EQ(list->total, 2);
  EXPECT_EQ(list->items[0].id, second);
  EXPECT_EQ(list->items[0].progress.stage.zh, "等待");
  EXPECT_EQ(list->items[0].request, "");
  EXPECT_EQ(list->items[1].id, first);
  EXPECT_EQ(jobs(*in, owner, {.limit = 1, .offset = 1})->items.at(0).id, first);
}

TEST_F(Jobs, ARunningJobHasNoResultAndCannotBeDeletedAnEndedOneCan) {
  const auto in = runner({patient()});
  const std::string id = std::to_string(started(*in, "patient"));
  EXPECT_EQ(job_result(*in, owner, id).error().kind, RefusalKind::conflict);
  EXPECT_EQ(delete_job(*in, owner, id).error().kind, RefusalKind::conflict);
  cancel_job(*in, owner, id);
  Follower(*in, std::stoll(id)).end();
  EXPECT_TRUE(delete_job(*in, owner, id));
  EXPECT_EQ(job(*in, owner, id).error().kind, RefusalKind::missing);
  EXPECT_EQ(delete_job(*in, owner, id).error().kind, RefusalKind::missing);
  EXPECT_EQ(jobs(*in, owner, {})->total, 0);
  EXPECT_EQ(actions().front(), "job.delete");
}

TEST_F(Jobs, WhatIsNoIdIsNoJob) {
  const auto in = runner({echo()});
  for (const char* id : {"", "x", "1x", "-1", "99999999999999999999", "4"}) {
    EXPECT_EQ(job(*in, owner, id).error().kind, RefusalKind::missing) << id;
    EXPECT_EQ(job_result(*in, owner, id).error().kind, RefusalKind::missing) << id;
    EXPECT_EQ(cancel_job(*in, owner, id).error().kind, RefusalKind::missing) << id;
    EXPECT_EQ(delete_job(*in, owner, id).error().kind, RefusalKind::missing) << id;
  }
}

TEST_F(Jobs, ABadRequestIsRefusedBeforeAnythingIsKept) {
  const auto in = runner({echo()}, {.threads = 1});
  EXPECT_EQ(start_job(*in, owner, "flight", "{}").error().kind, RefusalKind::malformed);
  EXPECT_THAT(start_job(*in, owner, "flight", "{}").error().problem.wanted.en, testing::HasSubstr("echo"));
  EXPECT_EQ(start_job(*in, owner, "echo", "[]").error().problem.what.en, "An empty request");
  EXPECT_EQ(start_job(*in, owner, "echo", std::string(kMostRequestBytes + 1, ' ')).error().kind,
            RefusalKind::malformed);
  EXPECT_TRUE(start_job(*in, owner, "echo", std::string(kMostRequestBytes, ' ')));
  EXPECT_EQ(store.job_count(), 1);
}

TEST_F(Jobs, TooManyThatWaitAreRefused) {
  const auto in = runner({patient()}, {.threads = 1, .most_waiting = 2});
  Follower(*in, started(*in, "patient")).running();
  started(*in, "patient");
  const std::int64_t third = started(*in, "patient");
  EXPECT_EQ(start_job(*in, owner, "patient", "{}").error().kind, RefusalKind::conflict);
  cancel_job(*in, owner, std::to_string(third));
  EXPECT_TRUE(start_job(*in, owner, "patient", "{}"));
}

TEST_F(Jobs, VisitorsLookDepartmentsTouchTheirOwnTheOwnerTouchesAll) {
  const auto in = runner({patient()}, {.threads = 2});
  const Actor visitor{.role = Role::visitor, .name = "visitor"};
  EXPECT_EQ(start_job(*in, visitor, "patient", "{}").error().kind, RefusalKind::forbidden);
  const std::string ours = std::to_string(started(*in, "patient"));
  const std::string theirs = std::to_string(start_job(*in, department, "patient", "{}")->id);
  EXPECT_TRUE(job(*in, visitor, ours));
  EXPECT_EQ(jobs(*in, visitor, {})->total, 2);
  for (const auto& [actor, id] : {std::pair(visitor, ours), std::pair(department, ours)}) {
    EXPECT_EQ(cancel_job(*in, actor, id).error().kind, RefusalKind::forbidden);
    EXPECT_EQ(delete_job(*in, actor, id).error().kind, RefusalKind::forbidden);
  }
  EXPECT_EQ(cancel_job(*in, department, theirs)->stopped_by, "education");
  Follower(*in, std::stoll(theirs)).end();
  EXPECT_TRUE(delete_job(*in, owner, theirs));
}

TEST_F(Jobs, WithoutACityNothingStarts) {
  MemoryStore empty;
  const Office nowhere{empty, book, {.today = [] { return Date(2026, 1, 1); }, .now = [] { return "t"; }}};
  JobRunner in(nowhere, {echo()});
  EXPECT_EQ(start_job(in, owner, "echo", "{}").error().kind, RefusalKind::no_city);
}

TEST_F(Jobs, ProgressIsKeptAtANewStageAndThenNowAndAgain) {
  Ticks now{};
  std::vector<std::int64_t> kept;
  const auto in = runner({kind_of("steps",
                                  [&](const JobTask& task) {
                                    const std::int64_t id = store.jobs(1, 0).at(0).id;
                                    const auto told = [&](const char* stage, std::int64_t step,
                                                          std::chrono::seconds later) {
                                      now += later;
                                      task.tell({.stage = as_is(stage), .step = step, .of = 100});
                                      kept.push_back(store.job(id)->progress.step);
                                    };
                                    told("read", 1, 0s);
                                    told("read", 2, 5s);
                                    told("read", 3, 5s);
                                    told("solve", 4, 1s);
                                    told("solve", 5, 1s);
                                    return std::string("{}");
                                  })},
                         {.threads = 1, .keep_every = 10s, .ticks = [&] { return now; }});
  const std::int64_t id = started(*in, "steps");
  Follower(*in, id).end();
  EXPECT_THAT(kept, ElementsAre(1, 1, 3, 4, 4));
  EXPECT_EQ(store.job(id)->progress.step, 5) << "the end keeps the last";
}

TEST_F(Jobs, TheTimeLeftOfAStageIsEstimatedFromItsOwnSteps) {
  Ticks now{};
  std::vector<std::optional<std::int64_t>> left;
  std::unique_ptr<JobRunner> in;
  in = runner({kind_of("steps",
                       [&](const JobTask& task) {
                         const std::int64_t id = store.jobs(1, 0).at(0).id;
                         const auto told = [&](const char* stage, std::int64_t step, std::int64_t of,
                                               std::chrono::seconds later) {
                           now += later;
                           task.tell({.stage = as_is(stage), .step = step, .of = of});
                           left.push_back(in->sight(id)->job.progress.seconds_left);
                         };
                         told("read", 0, 10, 0s);
                         told("read", 2, 10, 4s);
                         told("solve", 100, 200, 60s);  // goes on where another run left off
                         told("solve", 150, 200, 5s);
                         told("write", 1, 0, 1s);
                         return std::string("{}");
                       })},
              {.threads = 1, .ticks = [&] { return now; }});
  Follower(*in, started(*in, "steps")).end();
  EXPECT_THAT(left, ElementsAre(std::nullopt, 16, std::nullopt, 5, std::nullopt));
}

TEST(SecondsLeft, GoLikeThoseDone) {
  EXPECT_EQ(seconds_left(10s, 5, 5), 10);
  EXPECT_EQ(seconds_left(1500ms, 1, 3), 5);
  EXPECT_EQ(seconds_left(10s, 5, 0), 0);
  EXPECT_EQ(seconds_left(10s, 0, 5), std::nullopt);
  EXPECT_EQ(seconds_left(10s, -1, 5), std::nullopt);
  EXPECT_EQ(seconds_left(10s, 7, -2), std::nullopt) << "more steps than there were said to be";
}

TEST_F(Jobs, AWatchThatIsGoneIsNotWoken) {
  std::latch entered{1}, open{1};
  const auto in = runner({kind_of("gate", [&](const JobTask& task) {
    entered.count_down();
    open.wait();
    task.tell({});
    return std::string("{}");
  })});
  const std::int64_t id = started(*in, "gate");
  entered.wait();
  int woken = 0;
  auto watch = in->watch(id, [&] { ++woken; });
  watch.reset();
  const int before = woken;
  open.count_down();
  Follower(*in, id).end();
  EXPECT_EQ(woken, before);
}

// Starts, stops, reads and deletes from several threads at once: each job ends once, as one of the ways it
// may, and what is kept is what was told.
TEST_F(Jobs, ManyAtOnceEndOnceEach) {
  std::atomic<int> ran = 0;
  const auto in = runner({kind_of("busy",
                                  [&](const JobTask& task) {
                                    ++ran;
                                    for (int step = 0; step < 50 && !task.stop.stop_requested(); ++step)
                                      task.tell({.stage = {"忙", "Busy"}, .step = step, .of = 50});
                                    return std::string("{}");
                                  })},
                         {.threads = 3, .most_waiting = 1000, .keep_every = 0ms});
  std::vector<std::thread> people;
  std::mutex guard;
  std::vector<std::int64_t> ids;
  for (unsigned person = 0; person < 4; ++person) {
    people.emplace_back([&, person] {
      std::mt19937 random(person);
      for (int i = 0; i < 25; ++i) {
        const auto job = start_job(*in, owner, "busy", "{}");
        ASSERT_TRUE(job);
        Follower follower(*in, job->id);
        if (random() % 2 == 0) {
          EXPECT_TRUE(cancel_job(*in, owner, std::to_string(job->id)));
        }
        ASSERT_TRUE(jobs(*in, owner, {}));
        const JobRecord end = follower.end();
        EXPECT_EQ(end.stopped_by.empty(), end.state == JobState::finished);
        const std::scoped_lock lock(guard);
        ids.push_back(job->id);
      }
    });
  }
  for (std::thread& each : people) each.join();
  ASSERT_EQ(ids.size(), 100u);
  int started_at_all = 0;
  for (const std::int64_t id : ids) {
    const JobRecord job = *store.job(id);
    EXPECT_TRUE(job.state == JobState::finished || job.state == JobState::cancelled) << name_of(job.state);
    EXPECT_EQ(job.has_result, !job.started.empty());
    started_at_all += !job.started.empty();
  }
  EXPECT_EQ(ran, started_at_all);
}

}  // namespace
}  // namespace langqiao::service
