// What was read in adverts, column by column, counted by any of them. Adverts are traces of what employers
// publish, not of jobs: nothing here is a number of jobs.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace langqiao::observe {

// Occupations, places and skills are positions in lists that whoever fills the columns keeps.
inline constexpr std::uint32_t kNotSaid = UINT32_MAX;

struct AdvertRow {
  int month = 0;  // months since January of year 0: 12 · year + month − 1
  std::uint32_t occupation = kNotSaid;
  std::uint32_t place = kNotSaid;
  std::uint32_t education = kNotSaid;     // position in a list of schooling, too
  std::optional<std::uint32_t> pay;       // yuan a month: the middle of what is offered
  std::span<const std::uint32_t> skills;  // each once
};

// Everything that is set must hold. Lists by position: which may count; empty: all, also those not said.
struct AdvertFilter {
  std::vector<char> occupations, places;
  std::optional<std::uint32_t> education, skill;
  std::optional<int> first_month, last_month;
};

struct PayQuartiles {
  std::uint32_t lower = 0, median = 0, upper = 0;  // yuan a month; quantiles of type 7, whole yuan

  bool operator==(const PayQuartiles&) const = default;
};

struct AdvertCount {
  std::uint32_t position = kNotSaid;  // for months: the month
  std::int64_t adverts = 0;
  std::int64_t with_pay = 0;
  std::optional<PayQuartiles> pay;  // of those with pay

  bool operator==(const AdvertCount&) const = default;
};

// Groups hold those positions that some advert names, most adverts first, then by position; months and
// schooling in their own order. An advert counts in the group of each of its skills.
struct AdvertCounts {
  AdvertCount all;
  std::vector<AdvertCount> occupations, places, educations, skills, months;

  bool operator==(const AdvertCounts&) const = default;
};

class AdvertColumns {
 public:
  // Precondition: 0 ≤ month < 120,000.
  void add(const AdvertRow& row);
  std::size_t size() const { return months_.size(); }

  AdvertCounts count(const AdvertFilter& filter) const;

 private:
  bool passes(std::size_t i, const AdvertFilter& filter) const;
  std::span<const std::uint32_t> skills_of(std::size_t i) const;

  std::vector<std::uint32_t> months_, occupations_, places_, educations_, pays_;
  std::vector<std::uint32_t> skill_ends_, skills_;  // by advert: where its skills end
};

}  // namespace langqiao::observe
