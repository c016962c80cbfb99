// A job: long work that a person asked for, how far it is and how it ended. Kept beside the city, so that it
// outlives the page that started it and the program that ran it. Knows nothing of what a job computes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/result.h"
#include "city/columns.h"
#include "city/names.h"

namespace langqiao {

enum class JobState {
  queued,       // waits for a thread
  running,      //
  finished,     // ended by itself, with a result
  cancelled,    // ended because a person asked; perhaps with the best result so far
  failed,       // ended without a result; `problem` says why
  interrupted,  // the program stopped before it ended; perhaps with the best result so far
};

constexpr bool has_ended(JobState state) { return state != JobState::queued && state != JobState::running; }

// How far a job is. Everything but the stage may be unknown.
struct JobProgress {
  Wording stage;                             // what it does now: "求解", "Solving"
  std::int64_t step = 0;                     // of `of` in this stage
  std::int64_t of = 0;                       // 0: nobody knows how many
  std::optional<Share> gap;                  // how far the best so far can at most be from the optimum
  std::optional<std::int64_t> seconds_left;  // of this stage, estimated
  Wording note;                              // a remark for people

  bool operator==(const JobProgress&) const = default;
};

struct JobRecord {
  std::int64_t id = 0;  // the seq of the audit entry of its start
  std::string kind;     // "outlook", "portfolio" …
  Wording title;
  std::string request;  // JSON text, as it was sent
  std::string actor;
  JobState state = JobState::queued;
  std::string created;     // UTC, ISO 8601, like the next two
  std::string started;     // empty: never
  std::string ended;       // empty: not yet
  std::string stopped_by;  // who asked it to stop; empty: nobody
  JobProgress progress;    // the last that was kept
  Problem problem;         // why it failed or was interrupted; empty otherwise
  bool has_result = false;

  bool operator==(const JobRecord&) const = default;
};

constexpr auto names(JobState) {
  using enum JobState;
  return Names<JobState, 6>{{{queued, "queued"},
                             {running, "running"},
                             {finished, "finished"},
                             {cancelled, "cancelled"},
                             {failed, "failed"},
                             {interrupted, "interrupted"}}};
}

// A column that lies deeper in the record; `Get` leads from a record to the value.
template <class R, class Get>
struct InnerColumn {
  using Record = R;
  using Type = std::remove_cvref_t<std::invoke_result_t<Get, R&>>;
  std::string_view name;
  Get get;
  Need need = Need::may;

  constexpr const Type& of(const R& record) const { return get(record); }
  constexpr Type& of(R& record) const { return get(record); }
};
template <class R, class Get>
constexpr InnerColumn<R, Get> inner(std::string_view name, Get get) {
  return {name, get};
}

template <>
struct Table<JobRecord> {
  static constexpr std::string_view name = "jobs";
  static constexpr void visit(auto&& column) {
    using Job = JobRecord;
    column(key("id", &Job::id));
    column(must("kind", &Job::kind));
    column(inner<Job>("title_zh", [](auto& job) -> auto& { return job.title.zh; }));
    column(inner<Job>("title_en", [](auto& job) -> auto& { return job.title.en; }));
    column(may("request", &Job::request));
    column(must("actor", &Job::actor));
    column(must("state", &Job::state));
    column(must("created", &Job::created));
    column(may("started", &Job::started));
    column(may("ended", &Job::ended));
    column(may("stopped_by", &Job::stopped_by));
    column(inner<Job>("stage_zh", [](auto& job) -> auto& { return job.progress.stage.zh; }));
    column(inner<Job>("stage_en", [](auto& job) -> auto& { return job.progress.stage.en; }));
    column(inner<Job>("step", [](auto& job) -> auto& { return job.progress.step; }));
    column(inner<Job>("steps", [](auto& job) -> auto& { return job.progress.of; }));
    column(inner<Job>("gap_bp", [](auto& job) -> auto& { return job.progress.gap; }));
    column(inner<Job>("seconds_left", [](auto& job) -> auto& { return job.progress.seconds_left; }));
    column(inner<Job>("note_zh", [](auto& job) -> auto& { return job.progress.note.zh; }));
    column(inner<Job>("note_en", [](auto& job) -> auto& { return job.progress.note.en; }));
    column(inner<Job>("what_zh", [](auto& job) -> auto& { return job.problem.what.zh; }));
    column(inner<Job>("what_en", [](auto& job) -> auto& { return job.problem.what.en; }));
    column(inner<Job>("place", [](auto& job) -> auto& { return job.problem.where; }));
    column(inner<Job>("found_zh", [](auto& job) -> auto& { return job.problem.found.zh; }));
    column(inner<Job>("found_en", [](auto& job) -> auto& { return job.problem.found.en; }));
    column(inner<Job>("wanted_zh", [](auto& job) -> auto& { return job.problem.wanted.zh; }));
    column(inner<Job>("wanted_en", [](auto& job) -> auto& { return job.problem.wanted.en; }));
    column(inner<Job>("action_zh", [](auto& job) -> auto& { return job.problem.action.zh; }));
    column(inner<Job>("action_en", [](auto& job) -> auto& { return job.problem.action.en; }));
    column(must("has_result", &Job::has_result));
  }
};

}  // namespace langqiao
