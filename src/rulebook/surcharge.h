// Offset of investment in vocational education against the two education surcharges (财税〔2019〕46号). An
// estimate for planning, exact to the fen; never a filing.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "rulebook/rulebook.h"

namespace langqiao::rulebook {

// One period of an enterprise. Preconditions: investment and carried_in are from 0 to 10^13 yuan.
struct SurchargePeriod {
  Money investment;         // eligible, actually spent in the period
  Money education_payable;  // 教育费附加, net of other relief; below zero counts as zero
  Money local_payable;      // 地方教育附加, likewise
  Money carried_in;         // not yet offset in earlier periods
};

struct SurchargeOffset {
  Money pool;       // investment × share, rounded half up to the fen, plus what was carried in
  Money education;  // offset of each; never above its payable
  Money local;
  Money carried_out;  // pool that later periods may use
  Basis because;

  bool operator==(const SurchargeOffset&) const = default;
};

// Method: when the pool covers both surcharges, both are offset in full and the rest is carried. Otherwise
// each gets its part of the pool in the ratio of the two rates, rounded half up to the fen, and the local
// surcharge takes the remainder, so that the parts sum to the pool; where a part would exceed its payable
// (other relief has shrunk it), the excess moves to the other surcharge, which has room. Nothing when the
// notice or a rate is not in force.
std::optional<SurchargeOffset> surcharge_offset(const SurchargePeriod& period, const Setting& setting,
                                                const Rulebook& book);

// Successive periods; what one carries out comes on top of what the next carries in. Each with its own day.
struct DatedPeriod {
  Date day;
  SurchargePeriod period;
};
std::vector<std::optional<SurchargeOffset>> surcharge_ledger(std::span<const DatedPeriod> periods,
                                                             std::string_view where, const Rulebook& book);

// What has been offset in these periods: the most that leaving the list can claw back.
Money offset_so_far(std::span<const std::optional<SurchargeOffset>> ledger);

}  // namespace langqiao::rulebook
