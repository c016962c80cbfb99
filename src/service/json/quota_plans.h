// Quota plans at the border: what a person asks for, and the plan as the text that a job keeps.
#pragma once

#include <string>
#include <string_view>

#include "pack/report.h"
#include "service/quota_plans.h"

namespace langqiao::service {

Result<QuotaPlanRequest, Problem> quota_plan_request_from(std::string_view json);
std::string json_of(const QuotaPlanRequest& request);
std::string json_of(const QuotaPlanView& plan);

// The kind of job that makes quota plans: its request is a QuotaPlanRequest, its result a QuotaPlanView.
JobKind quota_plan_kind();

// A kept plan as sheets of a workbook: what to do, the limits that bind, the years. Precondition: `plan` is
// the text that json_of gave.
pack::Report quota_plan_report(std::string_view plan);

}  // namespace langqiao::service
