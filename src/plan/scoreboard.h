// The "1+6" scoreboard (feature A8): the institution frame and the six aspects of a plan, each target beside
// the evidence that it is judged by. Evidence is handed in; nothing is counted here.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "plan/lamp.h"

namespace langqiao::plan {

enum class Aspect {
  institution_frame,
  key_regions,
  key_industries,
  enterprises,
  major_projects,
  platforms,
  people
};
constexpr std::size_t kAspects = 7;

// The tile on which an indicator stands: colleges and programs with the people they train, consortia with the
// regions, communities with the industries, bases with the platforms.
Aspect aspect_of(Indicator indicator);

struct BoardTarget {
  PlanTarget target;
  std::optional<Evidence> actual;  // by which the lamp is judged
  std::vector<Evidence> evidence;  // all of it, latest first
  Lamp lamp;

  bool operator==(const BoardTarget&) const = default;
};

struct Tile {
  Aspect aspect = Aspect::institution_frame;
  LampColour lamp = LampColour::none;  // the worst of its targets that have one
  std::vector<BoardTarget> targets;    // in the order of the plan

  bool operator==(const Tile&) const = default;
};

// Targets of a text in the shape of records, ready for the board or the store.
std::vector<PlanTarget> targets_of(const PlanText& text);

// Targets without an indicator stand on no tile. Of an indicator's evidence not after `today` the latest
// measured value judges, else the latest estimated one, else the latest synthetic one, which lights no lamp.
std::array<Tile, kAspects> scoreboard(std::span<const PlanTarget> targets, std::span<const Evidence> evidence,
                                      std::optional<Date> begins, Date today,
                                      const LampThresholds& thresholds);

}  // namespace langqiao::plan
