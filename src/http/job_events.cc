#include "http/job_events.h"

#include "city/field.h"
#include "http/event_feed.h"
#include "service/json/json_of.h"

namespace langqiao::http {
namespace {

constexpr std::string_view kLast = "end";

News news_after(const service::JobRunner& runner, std::int64_t id, std::uint64_t& seen) {
  const auto sight = runner.sight(id);
  if (!sight) return {.over = true};  // deleted
  if (has_ended(sight->job.state))
    return {.events = {{std::string(kLast), "ended", service::json_of(sight->job)}}, .over = true};
  if (sight->version <= seen) return {};
  seen = sight->version;
  return {.events = {{std::to_string(seen), "progress", service::json_of(sight->job)}}};
}

}  // namespace

Response job_events_after(service::JobRunner& runner, const JobRecord& job, std::string_view seen) {
  if (has_ended(job.state) && seen == kLast) return Response::no_content();
  std::uint64_t version = 0;
  if (!read_number(seen, version)) version = 0;
  auto feed = std::make_shared<EventFeed>();
  feed->take = [&runner, id = job.id, version]() mutable { return news_after(runner, id, version); };
  feed->watch = [&runner, id = job.id](std::function<void()> wake) -> std::shared_ptr<void> {
    return runner.watch(id, std::move(wake));
  };
  return Response::events(std::move(feed));
}

}  // namespace langqiao::http
