// Early warnings and proposals to merge or close, with what people said of them. The results are computed
// from the present data each time; a review lies beside the result and changes nothing in it. Review by a
// person is obligatory: a result without one is open.
#pragma once

#include "city/portfolio_review.h"
#include "portfolio/early_warning.h"
#include "portfolio/merge_proposals.h"
#include "service/finding_view.h"
#include "service/office.h"
#include "service/page.h"
#include "service/program_name.h"

namespace langqiao::service {

struct ReviewView {
  PortfolioVerdict verdict = PortfolioVerdict::accepted;
  std::string reason;
  std::optional<Date> until;
  std::string seen;
  std::string actor;
  std::string at;
  bool open = false;  // was postponed to a day that has come, or the result has changed since: look again
};

struct SignalYearView {
  int year = 0;
  std::optional<Persons> part_persons;
  std::optional<Persons> whole_persons;
};

struct SignalView {
  portfolio::Signal signal = portfolio::Signal::low_fill;
  FindingView finding;
  std::vector<SignalYearView> years;
  std::optional<Quality> quality;
};

struct WarningRow {
  std::string subject;
  ProgramName program;
  bool state_controlled = false;
  std::optional<Named> school;  // none: the program in the whole city
  std::optional<Named> region;  // of the school
  int year = 0;
  portfolio::WarningLevel level = portfolio::WarningLevel::none;
  std::vector<SignalView> signals;
  std::optional<Quality> quality;
  std::optional<Share> next_plan_cut_bp;
  std::int64_t unknown = 0;
  std::int64_t schools = 0;  // that offer the program
  std::optional<ReviewView> review;
};

enum class WarningScope { programs, sites };
enum class ReviewStand { open, reviewed };

struct WarningQuery {
  std::string query;  // part of a program's name or code, or of a school's name
  WarningScope scope = WarningScope::programs;
  std::optional<portfolio::WarningLevel> level;  // only watch and warn when absent
  std::optional<Id<School>> school;
  std::optional<Id<Region>> region;
  std::optional<ReviewStand> review;
  Page page;
};

// Over everything of the scope.
struct WarningCounts {
  std::int64_t warn = 0;
  std::int64_t watch = 0;
  std::int64_t none = 0;
  std::int64_t open =
      0;  // of warn and watch: nobody has reviewed them yet, or they are to be looked at again
  std::int64_t synthetic = 0;  // of warn and watch: shown by synthetic records only in part or whole
  std::int64_t unknown = 0;    // of all: some signal is unknown
};

struct WarningList {
  int year = 0;  // of the register; 0 where there is none
  std::vector<WarningRow> items;
  std::int64_t total = 0;
  WarningCounts counts;
};

struct OutcomeView {
  portfolio::OutcomeMeasure measure = portfolio::OutcomeMeasure::fill;
  Share rate_bp;
  int year = 0;
  Quality quality = Quality::measured;
};

struct ProposalSiteView {
  ProgramName program;
  Named school;
  Persons entrants_persons;
  std::vector<OutcomeView> outcomes;
  bool gives_way = false;
};

struct ProposalRow {
  std::string subject;
  std::optional<Named> region;  // none: the whole city
  int year = 0;
  portfolio::ProposalKind kind = portfolio::ProposalKind::decide;
  portfolio::ProposalReason reason = portfolio::ProposalReason::outcomes_unknown;
  std::vector<ProposalSiteView> sites;
  Persons entrants_persons;
  std::int64_t classes = 0;
  FindingView finding;
  bool application = false;  // under state control: can only become an application
  Quality quality = Quality::measured;
  std::optional<ReviewView> review;
};

struct ProposalList {
  int year = 0;
  std::vector<ProposalRow> items;
  std::int64_t total = 0;
  std::int64_t examined = 0;
  std::int64_t unknown = 0;
};

struct ReviewSaid {
  PortfolioVerdict verdict = PortfolioVerdict::accepted;
  std::string reason;
  std::optional<Date> until;  // of postponed
};

Answer<WarningList> warnings(const Office& office, const Actor& actor, const WarningQuery& query);
Answer<ProposalList> merge_proposals(const Office& office, const Actor& actor, const Page& page);

// Keeps what a person said of a present result, in the place of what was said before. Refused without a
// reason, without a day (a future one) when it is postponed, and where there is nothing to review.
Answer<ReviewView> review_result(const Office& office, const Actor& actor, PortfolioResult result,
                                 const std::string& subject, const ReviewSaid& said);
Answer<void> undo_review_of_result(const Office& office, const Actor& actor, PortfolioResult result,
                                   const std::string& subject);

constexpr auto names(WarningScope) {
  using enum WarningScope;
  return Names<WarningScope, 2>{{{programs, "programs"}, {sites, "sites"}}};
}
constexpr auto names(ReviewStand) {
  using enum ReviewStand;
  return Names<ReviewStand, 2>{{{open, "open"}, {reviewed, "reviewed"}}};
}

}  // namespace langqiao::service
