#include "service/job_runner.h"

#include <algorithm>
#include <exception>
#include <fmt/format.h>
#include <utility>

#include "base/check.h"

namespace langqiao::service {

// A job that has not ended.
struct JobRunner::Live {
  JobRecord record;  // without its request
  std::string request;
  View view;
  const JobKind* kind;
  rulebook::Setting setting;
  std::stop_source stop;
  std::uint64_t version = 1;
  bool settled = false;  // its end is in the store
  StageClock clock;
  Ticks kept{};        // when progress was last written
  std::mutex keeping;  // one writer of this job at a time; taken before the runner's guard
};

namespace {

Wording name_of_job(const JobRecord& job) { return worded("任务 {}", "job {}", job.id); }

Problem interruption(const JobRecord& job) {
  return {.what = {"程序停止，计算没有做完", "The program stopped before the job had ended"},
          .where = name_of_job(job).en,
          .found = {"计算中断", "an interrupted job"},
          .wanted = {"做完的计算", "a job that ended"},
          .action = {"请重新开始计算", "Start it again"}};
}

Problem failure(const JobRecord& job, std::string_view what) {
  return {.what = {"计算未能完成", "The job failed"},
          .where = name_of_job(job).en,
          .found = as_is(what),
          .wanted = {"一个结果", "a result"},
          .action = {"请再试一次；如仍不行，请查看服务器日志。",
                     "Try again; if it stays, see the server's log."}};
}

Problem unkept(const JobRecord& job, std::string_view what) {
  return {.what = {"计算已结束，但结果未能保存", "The job ended, but its result could not be kept"},
          .where = name_of_job(job).en,
          .found = as_is(what),
          .wanted = {"可写的数据库", "a database that can be written"},
          .action = {"请检查磁盘，再重新开始计算", "Look at the disk; then start the job again"}};
}

std::string current_failure() {
  try {
    throw;
  } catch (const std::exception& error) {
    return error.what();
  } catch (...) {
    return "an exception of unknown type";
  }
}

unsigned threads_of(const JobRunnerOptions& options) {
  return options.threads != 0 ? options.threads : std::max(1u, std::thread::hardware_concurrency() / 2);
}

}  // namespace

JobRunner::JobRunner(const Office& office, std::vector<JobKind> kinds, JobRunnerOptions options)
    : office_(office),
      kinds_(std::move(kinds)),
      options_(std::move(options)),
      newest_before_(office.store().audit_size()) {
  for (unsigned i = 0; i < threads_of(options_); ++i)
    threads_.emplace_back([this](const std::stop_token& stop) { work(stop); });
}

JobRunner::~JobRunner() {
  stop();
  threads_.clear();
  for (const LiveJob& each : std::exchange(waiting_, {})) {
    JobRecord ended = each->record;
    ended.state = JobState::interrupted;
    ended.problem = interruption(ended);
    settle(*each, std::move(ended), std::nullopt);
  }
}

void JobRunner::stop() {
  std::vector<LiveJob> all;
  {
    const std::scoped_lock lock(guard_);
    stopping_ = true;
    for (const auto& [id, each] : live_) all.push_back(each);
  }
  for (std::jthread& each : threads_) each.request_stop();
  for (const LiveJob& each : all) each->stop.request_stop();
}

void JobRunner::interrupt_leftovers() {
  Store& store = office_.store();
  constexpr std::int64_t kPage = 500;
  for (std::int64_t at = 0; at < store.job_count(); at += kPage) {
    for (const JobRecord& each : store.jobs(kPage, at)) {
      if (has_ended(each.state) || each.id > newest_before_) continue;
      auto job = store.job(each.id);
      if (!job) continue;
      job->state = JobState::interrupted;
      job->ended = office_.now();
      job->problem = interruption(*job);
      store.change_job(*job, std::nullopt, std::nullopt);
    }
  }
}

const JobKind* JobRunner::kind(std::string_view name) const {
  const auto at = std::ranges::find(kinds_, name, &JobKind::name);
  return at == kinds_.end() ? nullptr : &*at;
}

std::vector<std::string_view> JobRunner::kind_names() const {
  std::vector<std::string_view> all;
  for (const JobKind& each : kinds_) all.push_back(each.name);
  return all;
}

Answer<JobRecord> JobRunner::start(const JobKind& kind, Wording title, std::string request, View view,
                                   const Actor& actor) {
  {
    const std::scoped_lock lock(guard_);
    if (stopping_) {
      return refuse(RefusalKind::conflict,
                    {.what = {"程序正在停止，不再接受计算", "The program is stopping and takes no more jobs"},
                     .where = "jobs",
                     .found = {"正在停止", "a program that stops"},
                     .wanted = {"运行中的程序", "a program that runs"},
                     .action = {"请在程序重新启动后再试", "Try again once it has started anew"}});
    }
    if (waiting_.size() >= options_.most_waiting) {
      return refuse(RefusalKind::conflict,
                    {.what = {"等待中的计算太多", "Too many jobs are waiting"},
                     .where = "jobs",
                     .found = worded("{} 个等待", "{} waiting", waiting_.size()),
                     .wanted = worded("少于 {} 个", "fewer than {}", options_.most_waiting),
                     .action = {"请等一些计算结束，或取消不需要的",
                                "Wait for some of them to end, or cancel what is not needed"}});
    }
  }
  const auto live = std::make_shared<Live>();
  live->record = {.kind = kind.name,
                  .title = std::move(title),
                  .request = std::move(request),
                  .actor = actor.name,
                  .created = office_.now()};
  live->view = std::move(view);
  live->kind = &kind;
  live->setting = office_.setting(office_.today());
  live->record.id = office_.store().add_job(
      live->record, office_.entry(actor, "job.start", live->record.kind, live->record.title.zh));
  live->request = std::exchange(live->record.request, {});
  JobRecord queued = live->record;
  {
    const std::scoped_lock lock(guard_);
    live_.emplace(queued.id, live);
    waiting_.push_back(live);
    if (stopping_) live->stop.request_stop();
  }
  work_.notify_one();
  return queued;
}

ListOf<JobRecord> JobRunner::list(const Page& page) const {
  std::map<std::int64_t, JobRecord> not_ended;
  {
    const std::scoped_lock lock(guard_);
    for (const auto& [id, each] : live_) not_ended.emplace(id, each->record);
  }
  ListOf<JobRecord> jobs{office_.store().jobs(page.limit, page.offset), office_.store().job_count()};
  for (JobRecord& each : jobs.items) {
    const auto at = not_ended.find(each.id);
    if (at != not_ended.end() && !has_ended(each.state)) each = std::move(at->second);
  }
  return jobs;
}

JobRunner::LiveJob JobRunner::live(std::int64_t id) const {
  const std::scoped_lock lock(guard_);
  const auto at = live_.find(id);
  return at == live_.end() ? nullptr : at->second;
}

std::optional<JobSight> JobRunner::sight(std::int64_t id) const {
  {
    const std::scoped_lock lock(guard_);
    const auto at = live_.find(id);
    if (at != live_.end()) return JobSight{at->second->record, at->second->version};
  }
  auto job = office_.store().job(id);
  if (!job) return std::nullopt;
  job->request.clear();
  return JobSight{std::move(*job), 0};
}

std::optional<JobRecord> JobRunner::cancel(std::int64_t id, const Actor& actor) {
  const LiveJob job = live(id);
  if (!job) {
    const auto ended = sight(id);
    return ended ? std::optional(ended->job) : std::nullopt;
  }
  const std::scoped_lock keeping(job->keeping);  // held, so that no end comes between
  bool waited = false;
  JobRecord now;
  {
    const std::scoped_lock lock(guard_);
    JobRecord& record = job->record;
    if (job->settled || !record.stopped_by.empty()) return record;
    record.stopped_by = actor.name;
    waited = std::erase(waiting_, job) > 0;
    if (waited) {
      record.state = JobState::cancelled;
      record.ended = office_.now();
      job->settled = true;
    }
    ++job->version;
    now = record;
  }
  job->stop.request_stop();
  office_.store().change_job(now, std::nullopt, office_.entry(actor, "job.cancel", now.kind, now.title.zh));
  if (waited) {
    const std::scoped_lock lock(guard_);
    live_.erase(id);
  }
  wake_watchers(id);
  return now;
}

bool JobRunner::forget(std::int64_t id, const Actor& actor) {
  const auto job = office_.store().job(id);
  if (!job) return false;
  {
    // One whose end could not be kept is still here.
    const std::scoped_lock lock(guard_);
    const auto at = live_.find(id);
    CHECK(at == live_.end() || has_ended(at->second->record.state));
    if (at != live_.end()) live_.erase(at);
  }
  return office_.store().drop_job(id, office_.entry(actor, "job.delete", job->kind, job->title.zh));
}

JobRunner::LiveJob JobRunner::next(const std::stop_token& stop) {
  std::unique_lock lock(guard_);
  work_.wait(lock, stop, [this] { return !waiting_.empty(); });
  if (stop.stop_requested()) return nullptr;
  LiveJob live = waiting_.front();
  waiting_.pop_front();
  live->record.state = JobState::running;
  live->record.started = office_.now();
  ++live->version;
  return live;
}

void JobRunner::work(const std::stop_token& stop) {
  while (const LiveJob live = next(stop)) {
    keep(*live);
    wake_watchers(live->record.id);
    run(*live);
  }
}

Result<std::string, Problem> JobRunner::outcome_of(Live& live, bool& threw) {
  try {
    const JobTask task{.view = *live.view,
                       .book = office_.book(),
                       .setting = live.setting,
                       .request = live.request,
                       .tell = [this, &live](const JobProgress& progress) { tell(live, progress); },
                       .stop = live.stop.get_token()};
    Answer<std::string> answer = live.kind->run(task);
    if (answer) return std::move(*answer);
    return Failure<Problem>(std::move(answer.error().problem));
  } catch (...) {
    threw = true;
    const std::string what = current_failure();
    log_fault(live.record, what);
    return Failure<Problem>(failure(live.record, what));
  }
}

void JobRunner::run(Live& live) {
  bool threw = false;
  Result<std::string, Problem> outcome = outcome_of(live, threw);
  live.view.reset();

  const std::scoped_lock keeping(live.keeping);
  JobRecord ended;
  {
    const std::scoped_lock lock(guard_);
    ended = live.record;
  }
  const bool stopped = live.stop.stop_requested() && !threw;
  if (stopped) {
    ended.state = ended.stopped_by.empty() ? JobState::interrupted : JobState::cancelled;
  } else {
    ended.state = outcome ? JobState::finished : JobState::failed;
  }
  if (ended.state == JobState::interrupted) ended.problem = interruption(ended);
  if (ended.state == JobState::failed) ended.problem = outcome.error();
  std::optional<std::string> result;
  if (outcome && !outcome->empty()) result = std::move(*outcome);
  settle(live, std::move(ended), result);
}

// Writes the end of a job; readers hear of it once it is kept. When it cannot be, the job fails, and stays in
// memory to say so.
void JobRunner::settle(Live& live, JobRecord ended, const std::optional<std::string>& result) {
  ended.ended = office_.now();
  bool kept = true;
  try {
    office_.store().change_job(ended, result, std::nullopt);
  } catch (...) {
    kept = false;
    const std::string what = current_failure();
    log_fault(ended, what);
    ended.state = JobState::failed;
    ended.problem = unkept(ended, what);
  }
  {
    const std::scoped_lock lock(guard_);
    live.settled = true;
    live.record = ended;
    ++live.version;
    if (kept) live_.erase(ended.id);
  }
  wake_watchers(ended.id);
}

void JobRunner::tell(Live& live, const JobProgress& progress) {
  const Ticks now = options_.ticks();
  bool due = false;
  {
    const std::scoped_lock lock(guard_);
    const bool new_stage = live.clock.hear(progress, now);
    live.record.progress = live.clock.timed(progress, now);
    ++live.version;
    due = new_stage || now - live.kept >= options_.keep_every;
    if (due) live.kept = now;
  }
  if (due) keep(live);
  wake_watchers(live.record.id);
}

// Writes how a running job stands. That this could not be written is told with its end, if it lasts.
void JobRunner::keep(Live& live) {
  const std::scoped_lock keeping(live.keeping);
  JobRecord now;
  {
    const std::scoped_lock lock(guard_);
    now = live.record;
  }
  try {
    office_.store().change_job(now, std::nullopt, std::nullopt);
  } catch (...) {
    log_fault(now, current_failure());
  }
}

std::unique_ptr<JobRunner::Watch> JobRunner::watch(std::int64_t id, std::function<void()> wake) {
  const std::scoped_lock lock(watch_guard_);
  watchers_.emplace(++watched_, Watcher{id, std::move(wake)});
  return std::make_unique<Watch>(*this, watched_);
}

void JobRunner::unwatch(std::uint64_t number) {
  const std::scoped_lock lock(watch_guard_);
  watchers_.erase(number);
}

void JobRunner::wake_watchers(std::int64_t id) {
  const std::scoped_lock lock(watch_guard_);
  for (const auto& [number, watcher] : watchers_) {
    if (watcher.job == id) watcher.wake();
  }
}

void JobRunner::log_fault(const JobRecord& job, std::string_view what) const {
  if (options_.fault_log) options_.fault_log(name_of_job(job).en, what);
}

}  // namespace langqiao::service
