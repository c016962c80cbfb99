// Composition: the only place that names concrete adapters and joins the doors to the service.
#pragma once

#include <vector>

#include "cli/cli.h"
#include "service/job_runner.h"

namespace langqiao {

// The program with these kinds of jobs, by this clock.
cli::Composition composition(std::vector<service::JobKind> kinds,
                             service::Clock clock = service::system_clock());

}  // namespace langqiao
