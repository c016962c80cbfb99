#include "service/jobs.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "city/field.h"

namespace langqiao::service {
namespace {

Failure<Refusal> no_such_job(std::string_view id) {
  return no_such({"计算任务", "job"}, id, {"请在计算任务列表中查找", "Look it up in the list of jobs"});
}

Failure<Refusal> unknown_kind(const JobRunner& runner, std::string_view kind) {
  const auto known = runner.kind_names();
  return refuse(
      RefusalKind::malformed,
      {.what = {"没有这种计算", "There is no such kind of job"},
       .where = "kind",
       .found = as_is(kind),
       .wanted = known.empty() ? Wording{"本程序暂无计算种类", "nothing: this program has no kinds of job"}
                               : worded("{} 之一", "one of {}", fmt::format("{}", fmt::join(known, ", "))),
       .action = {"请更正种类", "Correct the kind"}});
}

Failure<Refusal> too_long(std::size_t bytes) {
  return refuse(RefusalKind::malformed,
                {.what = {"请求太长", "The request is too long"},
                 .where = "body",
                 .found = worded("{} 字节", "{} bytes", bytes),
                 .wanted = worded("至多 {} 字节", "at most {} bytes", kMostRequestBytes),
                 .action = {"请缩短请求", "Make it shorter"}});
}

Failure<Refusal> not_ended(std::int64_t id, Wording action) {
  return refuse(RefusalKind::conflict, {.what = {"计算还没有结束", "The job has not ended"},
                                        .where = fmt::format("job {}", id),
                                        .found = {"排队或运行中的计算", "a job that waits or runs"},
                                        .wanted = {"已结束的计算", "a job that ended"},
                                        .action = std::move(action)});
}

Answer<JobSight> found(const JobRunner& runner, std::string_view id) {
  std::int64_t number = 0;
  if (!read_number(id, number)) return no_such_job(id);
  auto sight = runner.sight(number);
  if (!sight) return no_such_job(id);
  return std::move(*sight);
}

// What may be done with one's own job, and with those of others by whoever manages them.
Answer<JobRecord> touched(const JobRunner& runner, const Actor& actor, std::string_view id) {
  if (const auto refusal = refused(actor, Act::run_jobs)) return Failure<Refusal>(*refusal);
  auto sight = found(runner, id);
  if (!sight) return Failure<Refusal>(sight.error());
  if (sight->job.actor != actor.name) {
    if (const auto refusal = refused(actor, Act::manage_jobs)) return Failure<Refusal>(*refusal);
  }
  return std::move(sight->job);
}

}  // namespace

Answer<JobRecord> start_job(JobRunner& runner, const Actor& actor, std::string_view kind,
                            std::string request) {
  if (const auto refusal = refused(actor, Act::run_jobs)) return Failure<Refusal>(*refusal);
  const JobKind* const of = runner.kind(kind);
  if (!of) return unknown_kind(runner, kind);
  if (request.size() > kMostRequestBytes) return too_long(request.size());
  Answer<View> view = runner.office().view();
  if (!view) return Failure<Refusal>(view.error());
  Result<Wording, Problem> title = of->accept(request);
  if (!title) return refuse(RefusalKind::malformed, std::move(title.error()));
  return runner.start(*of, std::move(*title), std::move(request), std::move(*view), actor);
}

Answer<ListOf<JobRecord>> jobs(const JobRunner& runner, const Actor& actor, const Page& page) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  return runner.list(page);
}

Answer<JobRecord> job(const JobRunner& runner, const Actor& actor, std::string_view id) {
  auto sight = job_sight(runner, actor, id);
  if (!sight) return Failure<Refusal>(sight.error());
  auto kept = runner.office().store().job(sight->job.id);
  if (!kept) return no_such_job(id);
  sight->job.request = std::move(kept->request);
  return std::move(sight->job);
}

Answer<JobSight> job_sight(const JobRunner& runner, const Actor& actor, std::string_view id) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  return found(runner, id);
}

Answer<std::string> job_result(const JobRunner& runner, const Actor& actor, std::string_view id,
                               std::string_view kind) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  const auto sight = found(runner, id);
  if (!sight) return Failure<Refusal>(sight.error());
  if (!kind.empty() && sight->job.kind != kind) return no_such_job(id);
  const JobRecord& job = sight->job;
  if (!has_ended(job.state))
    return not_ended(job.id, {"请等它结束，或取消它", "Wait until it ends, or cancel it"});
  auto result = runner.office().store().job_result(job.id);
  if (result) return std::move(*result);
  return refuse(RefusalKind::missing, {.what = {"这次计算没有结果", "This job has no result"},
                                       .where = fmt::format("job {}", job.id),
                                       .found = as_is(name_of(job.state)),
                                       .wanted = {"有结果的计算", "a job that ended with a result"},
                                       .action = {"请查看它没有结果的原因，再重新开始",
                                                  "See why it has none; then start it again"}});
}

Answer<JobRecord> cancel_job(JobRunner& runner, const Actor& actor, std::string_view id) {
  const auto job = touched(runner, actor, id);
  if (!job) return job;
  const auto now = runner.cancel(job->id, actor);
  if (!now) return no_such_job(id);
  return *now;
}

Answer<void> delete_job(JobRunner& runner, const Actor& actor, std::string_view id) {
  const auto job = touched(runner, actor, id);
  if (!job) return Failure<Refusal>(job.error());
  if (!has_ended(job->state)) return not_ended(job->id, {"请先取消它", "Cancel it first"});
  if (!runner.forget(job->id, actor)) return no_such_job(id);
  return {};
}

}  // namespace langqiao::service
