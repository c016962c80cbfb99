// Quota plans (features D3 to D5): the quotas of the coming years that leave the fewest openings unmet and
// graduates without a place, under the limits, and why. Long work: it runs as a job of the kind `portfolio`
// (job_runner.h) or at the terminal. Whoever wants to know what another decision or limit would do asks for
// another plan with pins and trials.
#pragma once

#include "portfolio/quota_plan_answer.h"
#include "service/job_runner.h"
#include "service/outlook.h"
#include "service/page.h"
#include "service/program_name.h"

namespace langqiao::service {

inline constexpr std::string_view kQuotaPlanJob = "portfolio";
inline constexpr int kMostQuotaFutures = 200;  // those of the outlook

// What a person holds fixed.
struct QuotaPinSaid {
  std::string offering;
  std::optional<int> year;  // every year when absent
  std::int64_t quota_persons = 0;
};

// Another value for one limit: of a rule "portfolio.…" (in its unit), of a row of school_resources (amount)
// or of quota_floors (basis points).
struct QuotaTrial {
  std::string of;
  std::int64_t value = 0;

  bool operator==(const QuotaTrial&) const = default;
};

struct QuotaPlanRequest {
  std::string scenario = std::string(kBaseScenario);
  int years = 5;
  int futures = 100;
  Share gap = Share::basis_points(10);  // to stop at
  int seconds = 120;                    // to stop after, with the best so far
  // What the mean loss of the worst futures counts beside the expected loss, and how many are the worst.
  Share tail_weight;
  Share tail_share = Share::per_cent(10);
  // Whether to go on from the last plan of the same scenario, years, futures, tail and trials, if this
  // program still has it. What is found then depends on that plan; without it, the same request gives the
  // same plan.
  bool resume = false;
  std::vector<QuotaPinSaid> pins;
  std::vector<QuotaTrial> trials;
};

struct QuotaWorthView {
  Share wanted_bp;    // of the futures in which one person more lowers the loss
  double saves = 0;   // in these, in unmet openings
  double costs = 0;   // in the others
  double price = 0;   // of these, what one person takes from the limits
  Share turns_at_bp;  // as many futures would have to want it
};

struct QuotaServesView {
  Named occupation;
  Share weight_bp;
  std::int64_t unmet_persons = 0;  // a year, when nobody decides anything
};

struct QuotaBindingView {
  std::int64_t limit = 0;  // position in QuotaPlanView::limits
  double use = 0;          // of it, by one person more
  double price = 0;
};

struct QuotaPlanRow {
  std::string offering;
  ProgramName program;
  Named school;
  std::optional<Named> region;
  portfolio::QuotaAction action = portfolio::QuotaAction::hold;
  std::int64_t last_persons = 0;
  std::vector<std::int64_t> quotas_persons;  // by year
  std::optional<Share> confidence_bp;
  QuotaWorthView worth;
  std::vector<QuotaServesView> serves;
  std::vector<portfolio::QuotaBoundKind> bounds;
  std::vector<QuotaBindingView> bindings;
  bool application = false;
  bool weighed = true;
  bool pinned = false;
  std::optional<std::string> proposal;  // subject of a proposal to merge or close
  Quality quality = Quality::measured;
};

// A limit that binds.
struct QuotaPlanLimit {
  portfolio::QuotaLimitKind kind = portfolio::QuotaLimitKind::places;
  Named subject;  // a school, a floor, or a level
  int year = 0;
  std::optional<std::string> row;   // id of the registry row
  std::optional<std::string> rule;  // id of the rule
  std::optional<rulebook::Citation> citation;
  double amount = 0;
  double present = 0;
  double price = 0;
  Quality quality = Quality::measured;
};

struct QuotaPlanYear {
  int year = 0;
  std::int64_t quotas_persons = 0;
  std::int64_t opened = 0;
  std::int64_t closed = 0;
  BandView unmet_before;  // when nobody decides anything
  BandView unmet_after;
  BandView surplus_before;
  BandView surplus_after;
};

struct QuotaActionCount {
  portfolio::QuotaAction action = portfolio::QuotaAction::hold;
  std::int64_t offerings = 0;
};

struct QuotaPlanView {
  Date on;
  std::string scenario;
  std::string scenario_title;
  std::vector<int> years;              // of decision
  std::vector<QuotaPlanYear> by_year;  // of decision and of harvest
  int futures = 0;
  std::uint64_t seed = 0;
  std::int64_t last_persons = 0;  // all quotas of the year before
  double loss = 0;                // in unmet openings, discounted, over all years of harvest
  double bound = 0;               // no plan does better
  Share gap_bp;
  double loss_held = 0;  // of last year's quotas, held
  Share tail_weight_bp, tail_share_bp;
  double loss_worst = 0, loss_worst_held = 0;  // mean over the worst futures, expected loss left out
  std::int64_t steps = 0;
  bool stopped = false;         // before the gap asked for was reached
  bool resumed = false;         // went on from an earlier plan
  std::int64_t candidates = 0;  // openings that were looked at
  std::vector<QuotaActionCount> actions;
  std::vector<QuotaPlanRow>
      rows;  // by what they change, most first; candidates that stay closed are left out
  std::vector<QuotaPlanLimit> limits;
  std::vector<QuotaPinSaid> pins;
  std::vector<QuotaTrial> trials;
  Quality quality = Quality::measured;
};

Words word_of(portfolio::QuotaAction action);
Words word_of(portfolio::QuotaLimitKind kind);

// What is wrong with a request, before any city is looked at; or its title.
Result<Wording, Problem> title_of(const QuotaPlanRequest& request);

// Problems of the request beside the city, such as an offering that is not there, are malformed; a city from
// which no plan can be made, and pins and limits that no plan keeps to, are conflicts.
Answer<QuotaPlanView> make_quota_plan(const JobTask& task, const QuotaPlanRequest& request);

}  // namespace langqiao::service
