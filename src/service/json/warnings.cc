#include "service/json/body.h"
#include "service/json/findings.h"

namespace langqiao::service {

BOOST_DESCRIBE_STRUCT(ReviewView, (), (verdict, reason, until, seen, actor, at, open))
BOOST_DESCRIBE_STRUCT(SignalYearView, (), (year, part_persons, whole_persons))
BOOST_DESCRIBE_STRUCT(SignalView, (), (signal, finding, years, quality))
BOOST_DESCRIBE_STRUCT(WarningRow, (),
                      (subject, program, state_controlled, school, region, year, level, signals, quality,
                       next_plan_cut_bp, unknown, schools, review))
BOOST_DESCRIBE_STRUCT(WarningCounts, (), (warn, watch, none, open, synthetic, unknown))
BOOST_DESCRIBE_STRUCT(WarningList, (), (year, items, total, counts))
BOOST_DESCRIBE_STRUCT(OutcomeView, (), (measure, rate_bp, year, quality))
BOOST_DESCRIBE_STRUCT(ProposalSiteView, (), (program, school, entrants_persons, outcomes, gives_way))
BOOST_DESCRIBE_STRUCT(ProposalRow, (),
                      (subject, region, year, kind, reason, sites, entrants_persons, classes, finding,
                       application, quality, review))
BOOST_DESCRIBE_STRUCT(ProposalList, (), (year, items, total, examined, unknown))

std::string json_of(const WarningList& warnings) { return shape::text_of(warnings); }
std::string json_of(const ProposalList& proposals) { return shape::text_of(proposals); }
std::string json_of(const ReviewView& review) { return shape::text_of(review); }

Result<ReviewSaid, Problem> review_of_result_from(std::string_view json) {
  Body body(
      json, {"核对无法读取", "The review cannot be read"},
      {"请发送 verdict（accepted、dismissed、postponed）、reason，暂缓时加 until",
       "Send a verdict (accepted, dismissed, postponed) and a reason, and until where it is postponed"});
  ReviewSaid said{.verdict = body.need<PortfolioVerdict>("verdict"),
                  .reason = body.get<std::string>("reason").value_or(""),
                  .until = body.get<Date>("until")};
  if (auto problem = body.problem()) return Failure<Problem>(std::move(*problem));
  return said;
}

}  // namespace langqiao::service
