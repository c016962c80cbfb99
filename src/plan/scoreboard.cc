#include "plan/scoreboard.h"

#include <algorithm>

namespace langqiao::plan {
namespace {

std::vector<Evidence> evidence_for(Indicator indicator, std::span<const Evidence> evidence, Date today) {
  std::vector<Evidence> found;
  std::ranges::copy_if(evidence, std::back_inserter(found), [&](const Evidence& one) {
    return one.indicator == indicator && one.observed <= today;
  });
  std::ranges::stable_sort(found, std::ranges::greater{}, &Evidence::observed);
  return found;
}

// `latest_first`: measured before estimated before synthetic, within one quality the latest.
std::optional<Evidence> judging(const std::vector<Evidence>& latest_first) {
  const auto best =
      std::ranges::min_element(latest_first, {}, [](const Evidence& one) { return one.provenance.quality; });
  return best == latest_first.end() ? std::nullopt : std::optional(*best);
}

int badness(LampColour colour) {
  switch (colour) {
    case LampColour::none:
      return 0;
    case LampColour::green:
      return 1;
    case LampColour::yellow:
      return 2;
    case LampColour::red:
      return 3;
  }
  return 0;
}

}  // namespace

Aspect aspect_of(Indicator indicator) {
  switch (indicator) {
    case Indicator::institution_frame:
      return Aspect::institution_frame;
    case Indicator::key_regions:
    case Indicator::consortia:
      return Aspect::key_regions;
    case Indicator::key_industries:
    case Indicator::communities:
      return Aspect::key_industries;
    case Indicator::cultivated_enterprises:
      return Aspect::enterprises;
    case Indicator::major_projects:
      return Aspect::major_projects;
    case Indicator::platforms:
    case Indicator::practice_bases:
    case Indicator::demonstration_bases:
      return Aspect::platforms;
    case Indicator::applied_universities:
    case Indicator::leading_colleges:
    case Indicator::leading_programs:
    case Indicator::trained_people:
      return Aspect::people;
  }
  return Aspect::people;
}

std::vector<PlanTarget> targets_of(const PlanText& text) {
  std::vector<PlanTarget> targets;
  for (const ReadTarget& read : text.targets) {
    targets.push_back({.plan = text.head.id,
                       .clause = read.clause,
                       .seq = read.seq,
                       .subject = read.subject,
                       .indicator = read.indicator,
                       .least = read.least,
                       .most = read.most,
                       .approximate = read.approximate,
                       .unit = read.unit,
                       .change_points = read.change_points,
                       .base_year = read.base_year,
                       .deadline_year = read.deadline_year,
                       .qualitative = read.qualitative,
                       .provenance = text.head.provenance});
  }
  return targets;
}

std::array<Tile, kAspects> scoreboard(std::span<const PlanTarget> targets, std::span<const Evidence> evidence,
                                      std::optional<Date> begins, Date today,
                                      const LampThresholds& thresholds) {
  std::array<Tile, kAspects> tiles;
  for (std::size_t i = 0; i < kAspects; ++i) tiles[i].aspect = static_cast<Aspect>(i);
  for (const PlanTarget& target : targets) {
    if (!target.indicator) continue;
    BoardTarget line{.target = target, .evidence = evidence_for(*target.indicator, evidence, today)};
    line.actual = judging(line.evidence);
    line.lamp = lamp_of(target, line.actual ? &*line.actual : nullptr, begins, today, thresholds);
    Tile& tile = tiles[static_cast<std::size_t>(aspect_of(*target.indicator))];
    if (badness(line.lamp.colour) > badness(tile.lamp)) tile.lamp = line.lamp.colour;
    tile.targets.push_back(std::move(line));
  }
  return tiles;
}

}  // namespace langqiao::plan
