#include "service/json/quota_plans.h"

#include <algorithm>

#include "service/json/body.h"
#include "service/json/described.h"
#include "service/json/findings.h"

namespace langqiao::service {

BOOST_DESCRIBE_STRUCT(BandView, (), (p10, p50, p90))
BOOST_DESCRIBE_STRUCT(QuotaPinSaid, (), (offering, year, quota_persons))
BOOST_DESCRIBE_STRUCT(QuotaTrial, (), (of, value))
BOOST_DESCRIBE_STRUCT(QuotaWorthView, (), (wanted_bp, saves, costs, price, turns_at_bp))
BOOST_DESCRIBE_STRUCT(QuotaServesView, (), (occupation, weight_bp, unmet_persons))
BOOST_DESCRIBE_STRUCT(QuotaBindingView, (), (limit, use, price))
BOOST_DESCRIBE_STRUCT(QuotaPlanRow, (),
                      (offering, program, school, region, action, last_persons, quotas_persons, confidence_bp,
                       worth, serves, bounds, bindings, application, weighed, pinned, proposal, quality))
BOOST_DESCRIBE_STRUCT(QuotaPlanLimit, (),
                      (kind, subject, year, row, rule, citation, amount, present, price, quality))
BOOST_DESCRIBE_STRUCT(QuotaPlanYear, (),
                      (year, quotas_persons, opened, closed, unmet_before, unmet_after, surplus_before,
                       surplus_after))
BOOST_DESCRIBE_STRUCT(QuotaActionCount, (), (action, offerings))
BOOST_DESCRIBE_STRUCT(QuotaPlanView, (),
                      (on, scenario, scenario_title, years, by_year, futures, seed, last_persons, loss, bound,
                       gap_bp, loss_held, tail_weight_bp, tail_share_bp, loss_worst, loss_worst_held, steps,
                       stopped, resumed, candidates, actions, rows, limits, pins, trials, quality))

shape::json::value shape_of(const QuotaPlanRequest& from) {
  return shape::json::object{{"scenario", from.scenario},
                             {"years", from.years},
                             {"futures", from.futures},
                             {"gap_bp", from.gap.basis_points()},
                             {"seconds", from.seconds},
                             {"tail_weight_bp", from.tail_weight.basis_points()},
                             {"tail_share_bp", from.tail_share.basis_points()},
                             {"resume", from.resume},
                             {"pins", shape::value_of(from.pins)},
                             {"trials", shape::value_of(from.trials)}};
}

std::string json_of(const QuotaPlanRequest& request) { return shape::text_of(request); }
std::string json_of(const QuotaPlanView& plan) { return shape::text_of(plan); }

Result<QuotaPlanRequest, Problem> quota_plan_request_from(std::string_view json) {
  constexpr std::int64_t kMostInt = 1'000'000;
  Body body(json, {"方案请求无法读取", "The request for a quota plan cannot be read"},
            {"请按接口文件中的 QuotaPlanRequest 发送", "Send a QuotaPlanRequest as the API document has it"});
  QuotaPlanRequest request;
  const auto number = [&](Body& from, std::string_view name, int otherwise) {
    return static_cast<int>(std::clamp(from.whole(name).value_or(otherwise), -kMostInt, kMostInt));
  };
  if (auto scenario = body.get<std::string>("scenario")) request.scenario = std::move(*scenario);
  request.years = number(body, "years", request.years);
  request.futures = number(body, "futures", request.futures);
  const auto share = [&](std::string_view name, Share otherwise) {
    return Share::basis_points(number(body, name, static_cast<int>(otherwise.basis_points())));
  };
  request.gap = share("gap_bp", request.gap);
  request.tail_weight = share("tail_weight_bp", request.tail_weight);
  request.tail_share = share("tail_share_bp", request.tail_share);
  request.resume = body.flag("resume");
  request.seconds = number(body, "seconds", request.seconds);
  request.pins = body.objects("pins", [&](Body& from) {
    QuotaPinSaid pin{.offering = from.need<std::string>("offering"), .year = {}};
    if (from.has("year")) pin.year = number(from, "year", 0);
    pin.quota_persons = from.need_whole("quota_persons");
    return pin;
  });
  request.trials = body.objects("trials", [](Body& from) {
    return QuotaTrial{.of = from.need<std::string>("of"), .value = from.need_whole("value")};
  });
  if (auto problem = body.problem()) return Failure<Problem>(std::move(*problem));
  return request;
}

JobKind quota_plan_kind() {
  return {
      .name = std::string(kQuotaPlanJob),
      .accept = [](std::string_view request) -> Result<Wording, Problem> {
        const auto read = quota_plan_request_from(request);
        return read ? title_of(*read) : Failure<Problem>(read.error());
      },
      .run = [](const JobTask& task) -> Answer<std::string> {
        const auto request = quota_plan_request_from(task.request);
        if (!request) return refuse(RefusalKind::malformed, request.error());
        return make_quota_plan(task, *request).map([](const QuotaPlanView& plan) { return json_of(plan); });
      }};
}

}  // namespace langqiao::service
