// The spelling of the plan engine's enumerators at every border (see city/names.h).
#pragma once

#include "city/names.h"
#include "plan/compare.h"
#include "plan/scoreboard.h"

namespace langqiao::plan {

constexpr auto names(LampColour) {
  using enum LampColour;
  return Names<LampColour, 4>{{{none, "none"}, {green, "green"}, {yellow, "yellow"}, {red, "red"}}};
}
constexpr auto names(LampReason) {
  using enum LampReason;
  return Names<LampReason, 11>{{{on_schedule, "on_schedule"},
                                {behind, "behind"},
                                {far_behind, "far_behind"},
                                {met, "met"},
                                {nearly_met, "nearly_met"},
                                {missed, "missed"},
                                {no_evidence, "no_evidence"},
                                {synthetic_only, "synthetic_only"},
                                {qualitative, "qualitative"},
                                {no_schedule, "no_schedule"},
                                {outdated, "outdated"}}};
}
constexpr auto names(Aspect) {
  using enum Aspect;
  return Names<Aspect, kAspects>{{{institution_frame, "institution_frame"},
                                  {key_regions, "key_regions"},
                                  {key_industries, "key_industries"},
                                  {enterprises, "enterprises"},
                                  {major_projects, "major_projects"},
                                  {platforms, "platforms"},
                                  {people, "people"}}};
}
constexpr auto names(Change) {
  using enum Change;
  return Names<Change, 5>{
      {{kept, "kept"}, {changed, "changed"}, {moved, "moved"}, {added, "added"}, {dropped, "dropped"}}};
}

}  // namespace langqiao::plan
