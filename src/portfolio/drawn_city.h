// Quota problems of any size, drawn from a seed, for tests and benchmarks. Not a real city: occupations lie
// on a line, programs prepare for some that lie side by side and a few others, and openings wander from year
// to year.
#pragma once

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <random>
#include <vector>

#include "portfolio/quota_problem.h"

namespace langqiao::portfolio {

struct CityShape {
  std::uint32_t offerings = 3000, occupations = 1600, years = 8, futures = 20;
  std::uint32_t schools = 70, arcs = 29;  // arcs of an offering
  std::uint32_t candidates = 200;         // offerings that are not open yet
  bool closing = true;                    // whether offerings may close and smallest classes hold
  // Limits as a real city has them, too: what students of three years use of a school, in units of all sizes;
  // totals that change little from year to year; offerings that stay as they are; people enrolled already.
  bool ruled = false;
  std::uint64_t seed = 1;
};

// Last year's quotas keep to all of them.
inline void add_rules(QuotaProblem& city, const CityShape& shape, const std::vector<int>& school) {
  constexpr std::uint32_t kLength = 3;
  for (std::uint32_t s = 0; s < shape.schools; ++s)
    for (std::uint32_t year = 0; year < shape.years; ++year) {
      QuotaLimit hours{.equation = "hours", .subject = fmt::format("s{} {}", s, year), .high = 0};
      QuotaLimit teachers{.equation = "teachers", .subject = hours.subject, .high = 0};
      QuotaLimit step{.equation = "school step", .subject = hours.subject};
      double total = 0;
      for (std::uint32_t k = 0; k < shape.offerings; ++k) {
        if (school[k] != static_cast<int>(s)) continue;
        const double last = city.offerings[k].last, use = k % 3 == 0 ? 420 : 180;
        total += last;
        for (std::uint32_t study = 0; study < kLength && study <= year; ++study) {
          hours.terms.push_back({k * shape.years + year - study, use});
          teachers.terms.push_back({k * shape.years + year - study, 0.056});
          hours.high += 1.04 * use * last;
          teachers.high += 1.05 * 0.056 * last;
        }
        step.terms.push_back({k * shape.years + year, 1});
        if (year > 0) step.terms.push_back({k * shape.years + year - 1, -1});
      }
      const double from = year == 0 ? total : 0;
      step.low = from - std::max(10.0, 0.1 * total);
      step.high = from + std::max(10.0, 0.1 * total);
      for (QuotaLimit* limit : {&hours, &teachers, &step})
        if (!limit->terms.empty()) city.limits.push_back(std::move(*limit));
    }
  for (std::uint32_t k = 0; k < shape.offerings; k += 7)
    for (std::uint32_t year = 0; city.offerings[k].last > 0 && year < shape.years; ++year)
      city.ranges[k * shape.years + year] = {city.offerings[k].last, city.offerings[k].last, false};
  for (std::size_t i = 0; i < city.graduates.size(); ++i) city.graduates[i] = static_cast<double>(i % 5) * 4;
}

inline QuotaProblem drawn_city(const CityShape& shape) {
  std::mt19937_64 random(shape.seed);
  const auto unit = [&] { return std::uniform_real_distribution(0.0, 1.0)(random); };
  const auto number = [&](int least, int most) { return std::uniform_int_distribution(least, most)(random); };

  QuotaProblem city{.years = shape.years,
                    .harvests = shape.years,
                    .sources = shape.offerings,
                    .sinks = shape.occupations,
                    .surplus_weight = 0.3,
                    .discount = 0.97};
  std::vector<int> school(shape.offerings);
  for (std::uint32_t k = 0; k < shape.offerings; ++k) {
    const bool open = k >= shape.candidates || !shape.closing;
    const int last = open ? number(20, 110) : 0;
    const int step = std::max(8, last / 5);
    city.offerings.push_back({.id = fmt::format("k{}", k),
                              .last = last,
                              .step_up = step,
                              .step_down = step,
                              .change_cost = 0.02,
                              .opening_cost = 5,
                              .closing_cost = 3});
    school[k] = number(0, static_cast<int>(shape.schools) - 1);
    const auto centre = static_cast<std::uint32_t>(unit() * shape.occupations);
    for (std::uint32_t arc = 0; arc < shape.arcs; ++arc) {
      const auto to = unit() < 0.2 ? static_cast<std::uint32_t>(unit() * shape.occupations) : centre + arc;
      city.crosswalk.push_back({k, to % shape.occupations, unit()});
    }
    for (std::uint32_t year = 0; year < shape.years; ++year) {
      city.ranges.push_back({shape.closing ? 20 : 1, std::max(60, 2 * last), shape.closing});
      city.harvest.push_back({k * shape.years + year, k, year, 0.5 + 0.3 * unit()});
    }
  }
  for (std::uint32_t year = 0; year < shape.years; ++year) {
    std::vector<QuotaLimit> schools(shape.schools);
    std::vector<double> total(shape.schools, 0.0);
    for (std::uint32_t k = 0; k < shape.offerings; ++k) {
      schools[static_cast<std::size_t>(school[k])].terms.push_back({k * shape.years + year, 1});
      total[static_cast<std::size_t>(school[k])] += city.offerings[k].last;
    }
    for (std::size_t s = 0; s < schools.size(); ++s) {
      schools[s].equation = "capacity school";
      schools[s].subject = fmt::format("s{} {}", s, year);
      schools[s].high = std::floor(total[s] * (1.02 + 0.01 * year));
      schools[s].low = std::floor(total[s] * 0.85);
      if (!schools[s].terms.empty()) city.limits.push_back(std::move(schools[s]));
    }
    // A share of the first third of offerings that rises by half a point a year.
    QuotaLimit points{.equation = "points", .subject = fmt::format("{}", year)};
    double first = 0, all = 0;
    for (std::uint32_t k = 0; k < shape.offerings; ++k) {
      all += city.offerings[k].last;
      if (k < shape.offerings / 3) first += city.offerings[k].last;
    }
    const double part = first / all + 0.005 * year;
    for (std::uint32_t k = 0; k < shape.offerings; ++k)
      points.terms.push_back({k * shape.years + year, k < shape.offerings / 3 ? 1 - part : -part});
    points.low = 0;
    city.limits.push_back(std::move(points));
  }
  city.graduates.assign(std::size_t{city.harvests} * city.sources, 0.0);
  if (shape.ruled) add_rules(city, shape, school);
  for (std::uint32_t o = 0; o < shape.occupations; ++o) city.unmet_weight.push_back(0.8 + 0.4 * unit());

  std::normal_distribution<double> normal;
  std::vector<double> base(shape.occupations), drift(shape.occupations);
  const double scale = 60.0 * shape.offerings / shape.occupations * 0.65;
  for (std::uint32_t o = 0; o < shape.occupations; ++o) {
    base[o] = scale * unit() * unit() * unit() * 4;
    drift[o] = 0.03 * normal(random);
  }
  city.chance.assign(shape.futures, 1.0 / shape.futures);
  for (std::uint32_t future = 0; future < shape.futures; ++future) {
    double common = 0;
    std::vector<double> own(shape.occupations, 0.0);
    for (std::uint32_t year = 0; year < shape.years; ++year) {
      common += 0.02 * normal(random);
      for (std::uint32_t o = 0; o < shape.occupations; ++o) {
        own[o] += drift[o] + 0.06 * normal(random);
        city.openings.push_back(base[o] * std::exp(own[o] + common));
      }
    }
  }
  return city;
}

}  // namespace langqiao::portfolio
