// Scenarios (feature C8): named overlays on what an outlook assumes. A scenario changes shares and growth,
// never a record; two of them are compared on the same future draws.
#pragma once

#include <string>

#include "city/supply.h"

namespace langqiao {

struct Scenario {
  Id<Scenario> id;
  std::string title;
  std::string title_en;
  std::string summary;
  Provenance provenance;

  bool operator==(const Scenario&) const = default;
};

// growth: employment of an industry beside its forecast. quota: places of a level, category or program.
// participation, stay: the rate of that name. inflow: the share of openings that others fill. separation: the
// yearly rate of leaving the labour force.
enum class ScenarioLever { growth, quota, participation, stay, inflow, separation };

// One change of a scenario. `change_bp` is for growth what is added to each year's rate; for quota,
// participation, stay and inflow the whole factor less one; for separation likewise.
struct ScenarioChange {
  Id<Scenario> scenario;
  ScenarioLever lever = ScenarioLever::growth;
  std::string subject = std::string(kEverything);  // growth: an industry; inflow, separation: an occupation;
                                                   // else a level, "<edition>:<category>" or a program
  SchoolYear since;
  std::int64_t change_bp = 0;
  Provenance provenance;

  bool operator==(const ScenarioChange&) const = default;
};

}  // namespace langqiao
