// What a person said of a result of the portfolio engines: an early warning or a proposal to merge or close.
// Stands beside the result, which stays what it was computed to be
// (docs/decisions/0013-reviews-beside-the-reading.md).
#pragma once

#include <optional>
#include <string>

#include "city/columns.h"
#include "city/names.h"

namespace langqiao {

enum class PortfolioResult { warning, merge_proposal };
enum class PortfolioVerdict { accepted, dismissed, postponed };

struct PortfolioReview {
  PortfolioResult result = PortfolioResult::warning;
  std::string
      subject;      // what the engine calls the result, such as "voc2021:510201" or "voc2021:510201@school"
  SchoolYear year;  // of the register that was judged: a new year asks again
  PortfolioVerdict verdict = PortfolioVerdict::accepted;
  std::string reason;
  std::optional<Date> until;  // of a result that was postponed: the day on which it is looked at again
  std::string seen;           // what the engine said then, such as "warn"
  std::string actor;
  std::string at;  // UTC, ISO 8601

  bool operator==(const PortfolioReview&) const = default;
};

constexpr auto names(PortfolioResult) {
  using enum PortfolioResult;
  return Names<PortfolioResult, 2>{{{warning, "warning"}, {merge_proposal, "merge_proposal"}}};
}
constexpr auto names(PortfolioVerdict) {
  using enum PortfolioVerdict;
  return Names<PortfolioVerdict, 3>{
      {{accepted, "accepted"}, {dismissed, "dismissed"}, {postponed, "postponed"}}};
}

template <>
struct Table<PortfolioReview> {
  static constexpr std::string_view name = "portfolio_reviews";
  static constexpr void visit(auto&& column) {
    column(key("result", &PortfolioReview::result));
    column(key("subject", &PortfolioReview::subject));
    column(key("year", &PortfolioReview::year));
    column(must("verdict", &PortfolioReview::verdict));
    column(must("reason", &PortfolioReview::reason));
    column(may("until", &PortfolioReview::until));
    column(must("seen", &PortfolioReview::seen));
    column(must("actor", &PortfolioReview::actor));
    column(must("at", &PortfolioReview::at));
  }
};

}  // namespace langqiao
