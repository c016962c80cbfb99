// Runs jobs on a few threads of its own and tells everybody who follows one how far it is. Knows no kind of
// job: the composition names them. Who may ask for what is said in jobs.h, which the doors use.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "service/office.h"
#include "service/page.h"
#include "service/stage_clock.h"
#include "store/job.h"

namespace langqiao::service {

// What a job works with. All of it stays as it is while the job runs.
struct JobTask {
  const CityView& view;            // the city as it was when the job was asked for
  const rulebook::Rulebook& book;  //
  rulebook::Setting setting;       // the day it was asked for, and which rules hold here
  std::string_view request;        // as `accept` took it
  // How far it is. From any thread, as often as wanted: what nobody has time to see is passed over. Without
  // `seconds_left` the runner estimates it from the steps.
  std::function<void(const JobProgress&)> tell;
  // Asked to stop, the job returns soon, with the best result so far when it has one.
  std::stop_token stop;
};

struct JobKind {
  std::string name;  // "outlook"
  // The title that people see in lists, or what is wrong with the request. Quick: it is asked before the job
  // is kept.
  std::function<Result<Wording, Problem>(std::string_view request)> accept;
  // The result, a JSON text that is kept as it is (empty: none); or why there is none.
  std::function<Answer<std::string>(const JobTask&)> run;
};

struct JobRunnerOptions {
  unsigned threads = 0;            // 0: half of the cores, at least one
  std::size_t most_waiting = 100;  // above: refused
  // Progress within a stage is written to the store this often; a new stage always is.
  std::chrono::milliseconds keep_every{10'000};
  std::function<Ticks()> ticks = std::chrono::steady_clock::now;
  std::function<void(std::string_view where, std::string_view what)> fault_log;  // on the thread of the job
};

// A job as it stands, without its request, and how often it has changed in this program; 0 when it has ended.
struct JobSight {
  JobRecord job;
  std::uint64_t version = 0;
};

class JobRunner {
 public:
  // The office outlives the runner.
  JobRunner(const Office& office, std::vector<JobKind> kinds, JobRunnerOptions options = {});
  // Stops, and waits for the jobs that run.
  ~JobRunner();
  JobRunner(const JobRunner&) = delete;
  JobRunner& operator=(const JobRunner&) = delete;

  // Jobs from before this runner that the store holds as queued or running become interrupted: the program
  // that ran them has stopped. Called when it is certain that no other one serves this city.
  void interrupt_leftovers();

  // Takes no more jobs and asks those there are to stop; they become interrupted, with the best result so far
  // where they have one. Returns at once.
  void stop();

  const Office& office() const { return office_; }
  // Null when there is no such kind.
  const JobKind* kind(std::string_view name) const;
  std::vector<std::string_view> kind_names() const;

  // Queues a job. Refused with conflict when too many wait or the program is stopping.
  Answer<JobRecord> start(const JobKind& kind, Wording title, std::string request, View view,
                          const Actor& actor);
  // Newest first, without their requests.
  ListOf<JobRecord> list(const Page& page) const;
  // Nothing when there is no such job.
  std::optional<JobSight> sight(std::int64_t id) const;
  // Asks the job to stop; one that waits is cancelled at once, one that has ended or was asked already stays
  // as it is. The job afterwards; nothing when there is none.
  std::optional<JobRecord> cancel(std::int64_t id, const Actor& actor);
  // False when there is none. Precondition: it has ended.
  bool forget(std::int64_t id, const Actor& actor);

  // Lasts as long as somebody follows.
  class Watch {
   public:
    Watch(JobRunner& runner, std::uint64_t number) : runner_(runner), number_(number) {}
    ~Watch() { runner_.unwatch(number_); }
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;

   private:
    JobRunner& runner_;
    std::uint64_t number_;
  };
  // Calls `wake` after each change of the job, on whichever thread it happens, until the watch is gone; no
  // call is under way when its destructor returns. `wake` must be quick and must not ask the runner.
  std::unique_ptr<Watch> watch(std::int64_t id, std::function<void()> wake);

 private:
  struct Live;
  using LiveJob = std::shared_ptr<Live>;
  struct Watcher {
    std::int64_t job;
    std::function<void()> wake;
  };

  void work(const std::stop_token& stop);
  LiveJob next(const std::stop_token& stop);
  void run(Live& live);
  Result<std::string, Problem> outcome_of(Live& live, bool& threw);
  void tell(Live& live, const JobProgress& progress);
  void keep(Live& live);
  void settle(Live& live, JobRecord ended, const std::optional<std::string>& result);
  LiveJob live(std::int64_t id) const;
  void wake_watchers(std::int64_t id);
  void unwatch(std::uint64_t number);
  void log_fault(const JobRecord& job, std::string_view what) const;

  const Office& office_;
  const std::vector<JobKind> kinds_;
  const JobRunnerOptions options_;
  const std::int64_t newest_before_;  // no job of this runner has an id as low

  mutable std::mutex guard_;  // the next five, and what a Live says of itself
  std::condition_variable_any work_;
  bool stopping_ = false;
  std::deque<LiveJob> waiting_;
  std::map<std::int64_t, LiveJob> live_;

  std::mutex watch_guard_;  // the next two; held while `wake` is called
  std::map<std::uint64_t, Watcher> watchers_;
  std::uint64_t watched_ = 0;

  std::vector<std::jthread> threads_;
};

}  // namespace langqiao::service
