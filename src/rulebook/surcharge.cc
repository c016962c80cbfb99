#include "rulebook/surcharge.h"

#include <algorithm>

#include "base/check.h"

namespace langqiao::rulebook {
namespace {

constexpr Money kMost = yuan(10'000'000'000'000);

// `share` of `amount`, rounded half up: floor(2x) is odd exactly when the fraction is at least one half.
Money half_up(Share share, Money amount) { return Money((share.floor_of(amount * 2).count() + 1) / 2); }

// `amount` × a / (a + b), rounded half up; in two steps, so that large amounts do not overflow.
Money part_by_rate(Money amount, Share a, Share b) {
  const std::int64_t whole = a.basis_points() + b.basis_points();
  const std::int64_t units = amount.count() / whole;
  const std::int64_t rest = amount.count() % whole;
  return Money(units * a.basis_points() + (2 * rest * a.basis_points() + whole) / (2 * whole));
}

Money not_below_zero(Money amount) { return std::max(amount, Money(0)); }

void check(const SurchargePeriod& period) {
  CHECK(period.investment >= Money(0) && period.investment <= kMost);
  CHECK(period.carried_in >= Money(0) && period.carried_in <= kMost);
}

}  // namespace

std::optional<SurchargeOffset> surcharge_offset(const SurchargePeriod& period, const Setting& setting,
                                                const Rulebook& book) {
  check(period);
  const auto share = book.held<Share>("surcharge.offset_share", setting);
  const auto education_rate = book.held<Share>("surcharge.education_rate", setting);
  const auto local_rate = book.held<Share>("surcharge.local_education_rate", setting);
  if (!share || !education_rate || !local_rate) return std::nullopt;
  if (education_rate->value + local_rate->value == Share()) return std::nullopt;

  const Money education = not_below_zero(period.education_payable);
  const Money local = not_below_zero(period.local_payable);
  const Money pool = half_up(share->value, period.investment) + period.carried_in;
  if (pool >= education + local) {
    return SurchargeOffset{pool, education, local, pool - education - local, share->basis};
  }
  const Money by_rate = part_by_rate(pool, education_rate->value, local_rate->value);
  const Money first = std::clamp(by_rate, not_below_zero(pool - local), std::min(education, pool));
  return SurchargeOffset{pool, first, pool - first, Money(0), share->basis};
}

std::vector<std::optional<SurchargeOffset>> surcharge_ledger(std::span<const DatedPeriod> periods,
                                                             std::string_view where, const Rulebook& book) {
  std::vector<std::optional<SurchargeOffset>> ledger;
  Money carried;
  for (const auto& [day, period] : periods) {
    SurchargePeriod with_carry = period;
    with_carry.carried_in += carried;
    ledger.push_back(surcharge_offset(with_carry, {day, where}, book));
    if (ledger.back()) carried = ledger.back()->carried_out;
  }
  return ledger;
}

Money offset_so_far(std::span<const std::optional<SurchargeOffset>> ledger) {
  Money sum;
  for (const auto& offset : ledger) {
    if (offset) sum += offset->education + offset->local;
  }
  return sum;
}

}  // namespace langqiao::rulebook
