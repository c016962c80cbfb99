// Openings as the gap takes them: the fan of the demand engine (outlook/openings.h) for a whole city, with
// the separations that its pack states, under a scenario, by minor group and with the industries and regions
// that the openings of each group lie in.
#pragma once

#include <cstdint>
#include <span>

#include "base/result.h"
#include "city/city.h"
#include "city/gap.h"
#include "city/scenario.h"
#include "outlook/openings.h"

namespace langqiao::outlook {

struct CityOpenings {
  Separations usual;  // of occupations for which the pack states none, at whatever level above
  std::size_t years = 8;
  std::size_t futures = 500;
  std::uint64_t seed = 1;
  unsigned threads = 0;
};

// A scenario is laid over the middle of the fan, the same in every future: growth g of an industry from year
// s on adds X(o, t) = E(o, t) · Σᵢ part(i, o) · ((1 + g)^(t − s + 1) − 1) people, and with them X(o, t) −
// X(o, t−1) openings and their replacement; a change of separations changes who leave. Openings do not fall
// below zero. Industries and regions share a group's openings as they share its people in the last known
// year. Problems: what the demand engine finds.
Result<Openings, Problem> city_openings(const City& city, const CityOpenings& wanted,
                                        std::span<const ScenarioChange> changes = {});

}  // namespace langqiao::outlook
