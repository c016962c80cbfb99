#include <algorithm>

#include "service/json/described.h"

namespace langqiao {
namespace {

namespace json = boost::json;
using service::shape::value_of;

json::value both(const Wording& words) { return json::object{{"zh", words.zh}, {"en", words.en}}; }

// Nothing for a text that is not there.
json::value given(const std::string& text) { return text.empty() ? json::value(nullptr) : json::value(text); }

json::value done_of(const JobProgress& progress) {
  if (progress.of <= 0) return nullptr;
  constexpr std::int64_t kWhole = 10'000;
  return std::clamp<std::int64_t>(progress.step * kWhole / progress.of, 0, kWhole);
}

json::value progress_of(const JobProgress& progress) {
  return json::object{{"stage", both(progress.stage)},
                      {"step", progress.step},
                      {"of", progress.of},
                      {"done_bp", done_of(progress)},
                      {"gap_bp", value_of(progress.gap)},
                      {"seconds_left", value_of(progress.seconds_left)},
                      {"note", both(progress.note)}};
}

json::value problem_of(const JobRecord& job) {
  const Problem& problem = job.problem;
  if (problem == Problem()) return nullptr;
  return json::object{{"what", both(problem.what)},
                      {"where", problem.where},
                      {"found", both(problem.found)},
                      {"wanted", both(problem.wanted)},
                      {"action", both(problem.action)}};
}

json::object object_of(const JobRecord& job) {
  return {{"id", std::to_string(job.id)},
          {"kind", job.kind},
          {"title", both(job.title)},
          {"state", value_of(job.state)},
          {"actor", job.actor},
          {"created", job.created},
          {"started", given(job.started)},
          {"ended", given(job.ended)},
          {"stopped_by", given(job.stopped_by)},
          {"progress", progress_of(job.progress)},
          {"problem", problem_of(job)},
          {"has_result", job.has_result}};
}

}  // namespace
}  // namespace langqiao

namespace langqiao::service {

std::string json_of(const JobRecord& job) { return json::serialize(object_of(job)); }

std::string json_with_request(const JobRecord& job) {
  json::object object = object_of(job);
  json::error_code unread;
  object["request"] = json::parse(job.request, unread);
  return json::serialize(object);
}

std::string json_of(const ListOf<JobRecord>& jobs) {
  json::array items;
  for (const JobRecord& job : jobs.items) items.push_back(object_of(job));
  return json::serialize(json::object{{"items", std::move(items)}, {"total", jobs.total}});
}

std::optional<Problem> problem_of_json(std::string_view text) {
  json::error_code error;
  json::parse(text, error);
  if (!error.failed()) return std::nullopt;
  return Problem{.what = {"正文不是有效的 JSON", "The body is not valid JSON"},
                 .where = "body",
                 .found = as_is(error.message()),
                 .wanted = {"一个 JSON 值", "one JSON value"},
                 .action = {"请更正正文", "Correct the body"}};
}

}  // namespace langqiao::service
