// Bookings of a resource: how many of its units are taken on which days, and what stands in the way of
// another booking. Days are half open: a booking holds from its first day up to, and not on, `until`. Pure.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "city/exchange.h"

namespace langqiao::exchange {

// Days from … until on which `units` are taken.
struct UnitsTaken {
  Date from;
  Date until;
  int units = 0;

  bool operator==(const UnitsTaken&) const = default;
};

// The days of [from, until), in order and without holes, cut wherever the number changes. Cancelled bookings
// take nothing. Precondition: from < until; every booking has from < until.
std::vector<UnitsTaken> units_taken(std::span<const Booking> bookings, Date from, Date until);

// The most that are taken on any day of [from, until).
int most_taken(std::span<const Booking> bookings, Date from, Date until);

// Why a booking does not fit: the first days on which too few units are free, how many are, and which
// bookings hold the others (by seq).
struct Clash {
  Date from;
  Date until;
  int free = 0;
  std::vector<int> holders;

  bool operator==(const Clash&) const = default;
};

// Nothing when `wanted` fits beside `bookings`.
std::optional<Clash> clash_of(const Resource& resource, std::span<const Booking> bookings,
                              const Booking& wanted);

}  // namespace langqiao::exchange
