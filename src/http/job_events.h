// A job as a stream of events, each of which says how it stands: `progress` with the number of the change as
// its id, and at last `ended` with the id "end". A reader that comes back hears only what is new to it.
#pragma once

#include <string_view>

#include "http/message.h"
#include "service/jobs.h"

namespace langqiao::http {

// `seen` is the id of the last event that the reader has, empty when it has none. 204 when it has the last
// one, which tells a browser not to come back. The runner outlives the response.
Response job_events_after(service::JobRunner& runner, const JobRecord& job, std::string_view seen);

}  // namespace langqiao::http
