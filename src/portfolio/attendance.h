// People of offerings by year, added up: who was planned for, who came, who finished, who found a place. A
// sum of which one record is missing is not known.
#pragma once

#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "city/city.h"

namespace langqiao::portfolio {

// A sum and the worst quality in it.
struct Counted {
  Persons persons;
  Quality quality = Quality::measured;

  bool operator==(const Counted&) const = default;
};

class Attendance {
 public:
  explicit Attendance(const City& city);

  // Over offerings by position, of which each must have a record of that year; nothing else, and nothing for
  // no offering at all.
  std::optional<Counted> quota(std::span<const std::uint32_t> offerings, int year) const;
  std::optional<Counted> entrants(std::span<const std::uint32_t> offerings, int year) const;
  std::optional<Counted> graduates(std::span<const std::uint32_t> offerings, int year) const;
  // Those who finished in that year as the reports on graduates count them, and those of them with a place.
  std::optional<Counted> reported(std::span<const std::uint32_t> offerings, int year) const;
  std::optional<Counted> signed_on(std::span<const std::uint32_t> offerings, int year) const;

  // The last year with a record of enrolment, and of graduates' places.
  std::optional<int> latest_enrolment() const { return latest_enrolment_; }
  std::optional<int> latest_outcome() const { return latest_outcome_; }

 private:
  template <class Row>
  using Rows = std::unordered_map<std::uint64_t, const Row*>;
  static std::uint64_t key(std::uint32_t offering, int year);
  template <class Row>
  static std::optional<Counted> sum(const Rows<Row>& rows, Persons Row::* counted,
                                    std::span<const std::uint32_t> offerings, int year);

  Rows<Enrolment> enrolments_;
  Rows<GraduateOutcome> outcomes_;
  std::optional<int> latest_enrolment_;
  std::optional<int> latest_outcome_;
};

}  // namespace langqiao::portfolio
