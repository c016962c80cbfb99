// The quotas of a horizon under limits, many futures ahead of them: what the solver is given. Everything is a
// position or a number; names are for reports only. Equation names are those of docs/model.md.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "network/graph.h"

namespace langqiao::portfolio {

inline constexpr int kNoStep = 1'000'000;  // persons; larger than any band

// One offering. Costs are in the units of the loss: what one unmet opening of weight one costs.
struct QuotaOffering {
  std::string id;
  int last = 0;             // quota of the year before the first, persons; 0: not open
  int step_up = kNoStep;    // (step k t): most that an open class grows in a year, persons
  int step_down = kNoStep;  // … and shrinks
  double change_cost = 0;   // per person of change from year to year
  double opening_cost = 0, closing_cost = 0;
  int first_most = kNoStep;    // largest class in the year in which it opens
  int closing_most = kNoStep;  // … and in the year before it closes

  bool operator==(const QuotaOffering&) const = default;
};

// What an offering may be in one year: closed, where that is allowed, or a class from `least` to `most`.
struct QuotaRange {
  int least = 1;  // (smallest class k t), or what is pinned
  int most = 0;   // below `least`: must be closed
  bool may_be_closed = true;

  bool can_be_open() const { return least <= most; }
  bool operator==(const QuotaRange&) const = default;
};

// One limit over several decisions: low ≤ Σ weight · quota ≤ high.
struct QuotaLimit {
  struct Term {
    std::uint32_t decision = 0;  // offering × years + year
    double weight = 1;

    bool operator==(const Term&) const = default;
  };
  std::string equation;  // "capacity school", "points", … as in docs/model.md
  std::string subject;   // what it is about: a school's id and a year
  std::string rule;      // the rule or registry value that it comes from
  std::vector<Term> terms;
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();

  bool operator==(const QuotaLimit&) const = default;
};

// People who look for work in `harvest` for each person of a quota.
struct Harvest {
  std::uint32_t decision = 0;
  std::uint32_t source = 0;
  std::uint32_t year = 0;
  double share = 0;

  bool operator==(const Harvest&) const = default;
};

// The largest class of a year in which an offering opens; what is pinned goes before it.
inline int most_at_opening(const QuotaOffering& offering, const QuotaRange& range) {
  return std::min(range.most, std::max(offering.first_most, range.least));
}
// The largest class that may close into a year; what is pinned to be closed may be of any size.
inline int most_at_closing(const QuotaOffering& offering, const QuotaRange& next) {
  return next.can_be_open() ? offering.closing_most : kNoStep;
}
// … and that an offering may have in one year of those when it is open. Precondition: open in `year`.
template <class Open>
int most_when_open(const QuotaOffering& offering, std::span<const QuotaRange> ranges, std::size_t year,
                   const Open& open) {
  const bool was_open = year == 0 ? offering.last > 0 : open(year - 1);
  const int most = was_open ? ranges[year].most : most_at_opening(offering, ranges[year]);
  const bool closes = year + 1 < ranges.size() && !open(year + 1);
  return closes ? std::min(most, most_at_closing(offering, ranges[year + 1])) : most;
}

struct QuotaProblem {
  std::uint32_t years = 0;     // of decision
  std::uint32_t harvests = 0;  // years in which graduates are counted
  std::vector<QuotaOffering> offerings;
  std::vector<QuotaRange> ranges;  // by decision
  std::vector<QuotaLimit> limits;
  std::vector<int> openings_at_most, closings_at_most;  // by year; empty: no limit

  std::uint32_t sources = 0, sinks = 0;  // programs, occupations
  std::vector<network::Arc> crosswalk;   // gain: how well the program prepares for the occupation, 0 to 1
  std::vector<Harvest> harvest;
  std::vector<double> graduates;  // whom no decision touches: by harvest year, then source
  std::vector<double> openings;   // by future, harvest year, sink
  std::vector<double> chance;     // by future, sums to 1

  std::vector<double> unmet_weight;  // ω by sink
  double surplus_weight = 0;         // η
  double discount = 1;               // γ
  double tail_weight = 0;   // λ: what the mean loss of the worst futures counts beside the expected loss
  double tail_share = 0.1;  // 1 − β: how many of the futures are the worst, by chance

  std::uint32_t decisions() const { return static_cast<std::uint32_t>(offerings.size()) * years; }
  std::uint32_t futures() const { return static_cast<std::uint32_t>(chance.size()); }
};

}  // namespace langqiao::portfolio
