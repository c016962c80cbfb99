#include "cli/progress.h"

#include <csignal>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <latch>
#include <thread>
#include <unistd.h>

#include "city/two_district_city.h"
#include "rulebook/read.h"
#include "store/memory/memory_store.h"

namespace langqiao::cli {
namespace {

using namespace std::chrono_literals;

const JobProgress kSolving{.stage = {"求解", "Solving"},
                           .step = 12,
                           .of = 30,
                           .gap = Share::basis_points(120),
                           .seconds_left = 40,
                           .note = {"第 12 个割", "cut 12"}};

TEST(ProgressText, SaysWhatIsKnownAndNothingElse) {
  EXPECT_EQ(progress_text(kSolving, Language::zh, 80),
            "求解  40 %  12 / 30  差距 1.20 %  还需约 40 秒  第 12 个割");
  EXPECT_EQ(progress_text(kSolving, Language::en, 80),
            "Solving  40 %  12 / 30  gap 1.20 %  about 40 s left  cut 12");
  EXPECT_EQ(progress_text({.stage = {"读取", "Reading"}}, Language::zh, 80), "读取");
  EXPECT_EQ(progress_text({}, Language::zh, 80), "");
  EXPECT_EQ(progress_text({.step = 5, .of = 0}, Language::en, 80), "") << "of nobody knows how many";
}

TEST(ProgressText, RoundsLongTimesAndGroupsLargeNumbers) {
  const auto left = [](std::int64_t seconds) {
    return progress_text({.seconds_left = seconds}, Language::en, 80);
  };
  EXPECT_EQ(left(99), "about 99 s left");
  EXPECT_EQ(left(100), "about 2 min left");
  EXPECT_EQ(left(5'399), "about 90 min left");
  EXPECT_EQ(left(5'400), "about 2 h left");
  EXPECT_EQ(progress_text({.step = 1'000'000, .of = 2'000'000}, Language::en, 80),
            "50 %  1,000,000 / 2,000,000");
}

TEST(ProgressText, IsNeverWiderThanTheTerminal) {
  for (std::size_t columns = 1; columns < 60; ++columns)
    EXPECT_LE(width_of(progress_text(kSolving, Language::zh, columns)), columns);
}

class Report : public testing::Test {
 protected:
  ProgressReport report(bool on = true) {
    return ProgressReport({.on = on,
                           .language = Language::en,
                           .columns = 60,
                           .write = [this](std::string_view bytes) { written += bytes; },
                           .ticks = [this] { return now; }});
  }
  static JobProgress at(const char* stage, std::int64_t step) {
    return {.stage = as_is(stage), .step = step, .of = 10};
  }

  std::string written;
  service::Ticks now{};
};

TEST_F(Report, WritesOverItsLineAndBeginsOneForEachStage) {
  {
    ProgressReport line = report();
    line.show(at("read", 0));
    now += 1s;
    line.show(at("read", 5));
    now += 1s;
    line.show(at("solve", 0));
  }
  EXPECT_EQ(
      written,
      "\rread  0 %  0 / 10\033[K\rread  50 %  5 / 10  about 1 s left\033[K\n\rsolve  0 %  0 / 10\033[K\n");
}

TEST_F(Report, PassesOverWhatComesTooFastButNeverTheLastOfAStage) {
  {
    ProgressReport line = report();
    for (int step = 0; step <= 10; ++step) {
      line.show(at("read", step));
      now += 1ms;
    }
  }
  EXPECT_EQ(written, "\rread  0 %  0 / 10\033[K\rread  100 %  10 / 10  about 0 s left\033[K\n");
}

TEST_F(Report, SaysAWordOnALineOfItsOwn) {
  {
    ProgressReport line = report();
    line.show(at("read", 0));
    line.say({"停", "stop"});
    line.show(at("read", 0));
  }
  EXPECT_THAT(written, testing::StartsWith("\rread  0 %  0 / 10\033[K\nstop\n"));
}

TEST_F(Report, IsSilentWhenItIsOffOrHasNothingToShow) {
  {
    ProgressReport off = report(false);
    off.show(at("read", 1));
    off.say({"停", "stop"});
    const ProgressReport idle = report();
  }
  EXPECT_EQ(written, "");
}

void wait_for(const std::stop_token& token) {
  std::latch stopped{1};
  const std::stop_callback on_stop(token, [&] { stopped.count_down(); });
  stopped.wait();
}

TEST(StopOnSignal, TheFirstSignalAsksForAStop) {
  for (const int number : {SIGINT, SIGTERM}) {
    std::atomic<int> told = 0;
    const StopOnSignal stop([&] { ++told; });
    EXPECT_FALSE(stop.token().stop_requested());
    std::raise(number);
    wait_for(stop.token());
    EXPECT_EQ(told, 1);
  }
}

TEST(StopOnSignal, TheSecondEndsTheProgram) {
  testing::GTEST_FLAG(death_test_style) = "threadsafe";
  for (const auto& [first, second] : {std::pair(SIGINT, SIGINT), std::pair(SIGINT, SIGTERM)}) {
    EXPECT_EXIT(
        {
          const StopOnSignal stop;
          std::raise(first);
          wait_for(stop.token());
          std::raise(second);
          _exit(0);
        },
        testing::KilledBySignal(second), "");
  }
}

TEST(StopOnSignal, PutsBackWhatWasThereBefore) {
  const auto handler_now = [] {
    struct sigaction action{};
    ::sigaction(SIGINT, nullptr, &action);
    return action.sa_handler;
  };
  const auto before = handler_now();
  {
    const StopOnSignal stop;
    EXPECT_NE(handler_now(), before);
  }
  EXPECT_EQ(handler_now(), before);
}

class RunHere : public testing::Test {
 protected:
  void SetUp() override {
    store.replace({.pack = "small", .city = Id<Region>("1")}, tests::two_district_city(), all_tables(), 1, {},
                  {});
  }
  Result<Wording, Problem> static accept(std::string_view request) {
    if (request == "{}") return Wording{"演练", "Rehearsal"};
    return Failure<Problem>(Problem{.what = {"坏请求", "A bad request"}, .where = "body"});
  }

  MemoryStore store;
  const rulebook::Rulebook book =
      *rulebook::load(*rulebook::files_in(std::string(LANGQIAO_SOURCE_DIR) + "/rulebook"));
  const service::Office office{
      store, book, {.today = [] { return Date(2026, 1, 1); }, .now = [] { return "2026-01-01T00:00:00Z"; }}};
  const Desk desk{office, service::local_owner()};
};

TEST_F(RunHere, GivesTheResult) {
  const service::JobKind kind{"rehearsal", accept, [](const service::JobTask& task) {
                                task.tell({.stage = {"求解", "Solving"}});
                                return std::string(task.request) + task.setting.on.iso();
                              }};
  EXPECT_EQ(run_here(desk, kind, "{}"), "{}2026-01-01");
  EXPECT_EQ(store.job_count(), 0);
}

TEST_F(RunHere, GivesTheBestSoFarOnCtrlC) {
  const service::JobKind kind{"rehearsal", accept, [](const service::JobTask& task) {
                                std::raise(SIGINT);
                                wait_for(task.stop);
                                return std::string("best so far");
                              }};
  EXPECT_EQ(run_here(desk, kind, "{}"), "best so far");
}

TEST_F(RunHere, RefusesABadRequestAndWhoMayNot) {
  const service::JobKind kind{"rehearsal", accept, [](const service::JobTask&) { return std::string("x"); }};
  EXPECT_EQ(run_here(desk, kind, "[]").error().problem.what.en, "A bad request");
  const Desk visitor{office, {.role = service::Role::visitor}};
  EXPECT_EQ(run_here(visitor, kind, "{}").error().kind, service::RefusalKind::forbidden);
}

}  // namespace
}  // namespace langqiao::cli
