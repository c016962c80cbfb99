#include "exchange/bookings.h"

#include <algorithm>
#include <map>

namespace langqiao::exchange {
namespace {

bool holds_on(const Booking& booking, Date day) {
  return !booking.cancelled && booking.from <= day && day < booking.until;
}

}  // namespace

std::vector<UnitsTaken> units_taken(std::span<const Booking> bookings, Date from, Date until) {
  std::map<Date, int> changes = {{from, 0}};  // by how much the number changes on that day
  for (const Booking& each : bookings) {
    if (each.cancelled || each.until <= from || until <= each.from) continue;
    changes[std::max(each.from, from)] += each.units;
    if (each.until < until) changes[each.until] -= each.units;
  }
  std::vector<UnitsTaken> days;
  int units = 0;
  for (const auto& [day, change] : changes) {
    if (!days.empty() && change == 0) continue;
    if (!days.empty()) days.back().until = day;
    units += change;
    days.push_back({day, until, units});
  }
  return days;
}

int most_taken(std::span<const Booking> bookings, Date from, Date until) {
  return std::ranges::max(units_taken(bookings, from, until), {}, &UnitsTaken::units).units;
}

std::optional<Clash> clash_of(const Resource& resource, std::span<const Booking> bookings,
                              const Booking& wanted) {
  const auto days = units_taken(bookings, wanted.from, wanted.until);
  const auto full = std::ranges::find_if(
      days, [&](const UnitsTaken& each) { return each.units + wanted.units > resource.units; });
  if (full == days.end()) return std::nullopt;
  Clash clash{full->from, full->until, std::max(0, resource.units - full->units), {}};
  for (const Booking& each : bookings) {
    if (holds_on(each, full->from)) clash.holders.push_back(each.seq);
  }
  return clash;
}

}  // namespace langqiao::exchange
