// Long work as a person meets it: start it, follow it, stop it, come back for the result. What runs it is
// job_runner.h.
#pragma once

#include <string>
#include <string_view>

#include "service/job_runner.h"

namespace langqiao::service {

// A longer request is refused.
constexpr std::size_t kMostRequestBytes = 1u << 20;

// Queues a job of this kind for the city as it is now. `request` is JSON text, which is kept as it is.
Answer<JobRecord> start_job(JobRunner& runner, const Actor& actor, std::string_view kind,
                            std::string request);

// Newest first, without their requests.
Answer<ListOf<JobRecord>> jobs(const JobRunner& runner, const Actor& actor, const Page& page);
Answer<JobRecord> job(const JobRunner& runner, const Actor& actor, std::string_view id);
// For whoever follows it: watch it first, then look after each change.
Answer<JobSight> job_sight(const JobRunner& runner, const Actor& actor, std::string_view id);
// The JSON text that the job gave. Refused with conflict while it runs, with missing when it ended without
// one, or when it is of another kind than `kind`; any when that is empty.
Answer<std::string> job_result(const JobRunner& runner, const Actor& actor, std::string_view id,
                               std::string_view kind = {});

// The job afterwards: still running, when it does not stop at once; as it was, when it had ended.
Answer<JobRecord> cancel_job(JobRunner& runner, const Actor& actor, std::string_view id);
// Refused with conflict while it runs.
Answer<void> delete_job(JobRunner& runner, const Actor& actor, std::string_view id);

}  // namespace langqiao::service
