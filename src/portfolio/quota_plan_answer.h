// What a solved quota plan says of each offering (feature D4): what to do, how sure that is, which shortage
// it serves, which limits hold it, and what would turn it around. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

#include "city/gap.h"
#include "portfolio/merge_proposals.h"
#include "portfolio/quota_plan.h"
#include "portfolio/quota_solver.h"

namespace langqiao::portfolio {

// pause: closed in some years and open at the end. merge: closed, and outcomes name it as the one that gives
// way to a near-same program (merge_proposals.h).
enum class QuotaAction { open, grow, hold, shrink, merge, pause, close };

// What holds the quota of one year where it is, apart from the limits over several offerings.
enum class QuotaBoundKind {
  step_up,
  step_down,
  smallest_class,
  largest_class,
  state_control,
  pinned,
  openings
};

// A limit that binds: `price` is what one unit more of it (a place, a teacher, an hour, a person) would save
// of the loss, in unmet openings; `use` is what one person more in the first year it binds uses of it.
struct QuotaBinding {
  std::uint32_t limit = 0;  // position in the limits of the problem
  double price = 0;
  double use = 0;

  bool operator==(const QuotaBinding&) const = default;
};

// What one person more in every year of the plan, at the quotas of the year before it, does over the futures,
// what it takes from the limits counted at their prices.
struct QuotaWorth {
  double wanted = 0;    // share of futures in which it lowers the loss
  double saves = 0;     // in these, on average, in unmet openings
  double costs = 0;     // in the others
  double turns_at = 0;  // the share of futures that would have to want it for growth to pay its change
  double price = 0;     // of these, what it takes from the limits; below zero where it helps one
  bool operator==(const QuotaWorth&) const = default;
};

// An occupation that graduates of the offering may fill, also after studying on, and how many of its openings
// stay unmet in a year.
struct QuotaServes {
  std::uint32_t occupation = 0;  // position in the table of occupations
  double weight = 0;
  double unmet = 0;

  bool operator==(const QuotaServes&) const = default;
};

struct QuotaDecision {
  std::uint32_t offering = 0;  // position in the table of offerings
  QuotaAction action = QuotaAction::hold;
  int last = 0;
  std::vector<int> quotas;  // by year
  QuotaWorth worth;
  std::optional<double> confidence;    // share of futures that point the same way; none for a hold
  std::vector<QuotaServes> serves;     // most unmet first
  std::vector<QuotaBoundKind> bounds;  // of the first year
  std::vector<QuotaBinding> bindings;  // of the limits it has a part in, dearest first
  bool application = false;            // under state control: stays as it is until it is approved
  bool weighed = true;  // false: no occupation is known for its graduates, so it stays as it is
  std::optional<std::size_t> proposal;  // to merge or close, that names its program and school

  bool operator==(const QuotaDecision&) const = default;
};

inline constexpr std::size_t kServes = 3;    // occupations named for an offering
inline constexpr std::size_t kBindings = 3;  // limits named

// Nothing when stopped. `gap`: the gap as it is when nobody decides anything, to name shortages.
std::optional<std::vector<QuotaDecision>> quota_decisions(const City& city, const QuotaPlanModel& model,
                                                          const QuotaSolution& solution, const GapFan& gap,
                                                          std::span<const MergeProposal> proposals,
                                                          unsigned threads, std::stop_token stop);

constexpr auto names(QuotaAction) {
  using enum QuotaAction;
  return Names<QuotaAction, 7>{{{open, "open"},
                                {grow, "grow"},
                                {hold, "hold"},
                                {shrink, "shrink"},
                                {merge, "merge"},
                                {pause, "pause"},
                                {close, "close"}}};
}
constexpr auto names(QuotaBoundKind) {
  using enum QuotaBoundKind;
  return Names<QuotaBoundKind, 7>{{{step_up, "step_up"},
                                   {step_down, "step_down"},
                                   {smallest_class, "smallest_class"},
                                   {largest_class, "largest_class"},
                                   {state_control, "state_control"},
                                   {pinned, "pinned"},
                                   {openings, "openings"}}};
}

}  // namespace langqiao::portfolio
