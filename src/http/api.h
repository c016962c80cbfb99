// The routes of the HTTP API: decode, call the use case, encode. docs/api/openapi.yaml says what they are.
#pragma once

#include <string>

#include "http/delivery.h"
#include "http/router.h"
#include "service/jobs.h"
#include "service/office.h"

namespace langqiao::http {

// Adds every route. The office and the runner of jobs outlive the router and the server that asks it; `actor`
// is who acts (until there are accounts, the local owner).
void add_api(Router& router, const service::Office& office, service::JobRunner& jobs,
             const service::Actor& actor, std::string version);

// A problem as the API writes it.
ErrorBody api_error_body();

// The status with which a refusal is answered.
int status_of(service::RefusalKind kind);

}  // namespace langqiao::http
