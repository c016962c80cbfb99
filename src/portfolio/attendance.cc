#include "portfolio/attendance.h"

#include <algorithm>

namespace langqiao::portfolio {

std::uint64_t Attendance::key(std::uint32_t offering, int year) {
  return static_cast<std::uint64_t>(offering) << 16 | static_cast<std::uint16_t>(year);
}

Attendance::Attendance(const City& city) {
  const auto take = [&](const auto& rows, auto& to, std::optional<int>& latest) {
    for (const auto& row : rows) {
      const int year = row.year.begins();
      to[key(city.position(*city.find(row.offering)), year)] = &row;
      latest = std::max(latest.value_or(year), year);
    }
  };
  take(city.tables().enrolments, enrolments_, latest_enrolment_);
  take(city.tables().graduate_outcomes, outcomes_, latest_outcome_);
}

template <class Row>
std::optional<Counted> Attendance::sum(const Rows<Row>& rows, Persons Row::* counted,
                                       std::span<const std::uint32_t> offerings, int year) {
  if (offerings.empty()) return std::nullopt;
  Counted all;
  for (const std::uint32_t offering : offerings) {
    const auto at = rows.find(key(offering, year));
    if (at == rows.end()) return std::nullopt;
    all.persons += at->second->*counted;
    all.quality = std::max(all.quality, at->second->provenance.quality);
  }
  return all;
}

std::optional<Counted> Attendance::quota(std::span<const std::uint32_t> offerings, int year) const {
  return sum(enrolments_, &Enrolment::quota, offerings, year);
}
std::optional<Counted> Attendance::entrants(std::span<const std::uint32_t> offerings, int year) const {
  return sum(enrolments_, &Enrolment::entrants, offerings, year);
}
std::optional<Counted> Attendance::graduates(std::span<const std::uint32_t> offerings, int year) const {
  return sum(enrolments_, &Enrolment::graduates, offerings, year);
}
std::optional<Counted> Attendance::reported(std::span<const std::uint32_t> offerings, int year) const {
  return sum(outcomes_, &GraduateOutcome::graduates, offerings, year);
}
std::optional<Counted> Attendance::signed_on(std::span<const std::uint32_t> offerings, int year) const {
  return sum(outcomes_, &GraduateOutcome::signed_on, offerings, year);
}

}  // namespace langqiao::portfolio
