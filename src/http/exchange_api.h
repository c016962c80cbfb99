// The routes of the exchange: listings, deals, bookings, lists, surveys, and what agreements prove.
// docs/api/openapi.yaml says what they are.
#pragma once

#include "http/router.h"
#include "service/office.h"

namespace langqiao::http {

// The office outlives the router and the server that asks it; `actor` is who acts.
void add_exchange_api(Router& router, const service::Office& office, const service::Actor& actor);

}  // namespace langqiao::http
