// A policy plan as records: the outline that a pack ships, and the shape into which module plan reads an
// official text. Text positions live with the reading (plan/), not here: an outline has no text.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "city/economy.h"
#include "city/place.h"

namespace langqiao {

struct Plan {
  Id<Plan> id;
  std::string title;
  std::string number;  // 沪发改社〔2020〕41号
  std::vector<Id<Department>> issuers;
  std::optional<Date> issued;
  std::string summary;  // one line of our own
  Provenance provenance;

  bool operator==(const Plan&) const = default;
};

struct PlanClause {
  Id<Plan> plan;
  std::string clause;  // path: "2.1.3"
  std::string parent;  // path, empty at the top
  std::string label;   // as printed: "（一）"
  std::string heading;
  std::string summary;
  Provenance provenance;

  bool operator==(const PlanClause&) const = default;
};

// lead 牵头; joint: one of several named side by side; support 配合; each: every unit of a named group.
enum class DutyRole { lead, joint, support, each };

struct PlanDuty {
  Id<Plan> plan;
  std::string clause;
  int seq = 0;
  std::string unit;  // as printed
  std::vector<Id<Department>> departments;
  DutyRole role = DutyRole::joint;
  Provenance provenance;

  bool operator==(const PlanDuty&) const = default;
};

struct PlanTarget {
  Id<Plan> plan;
  std::string clause;
  int seq = 0;
  std::string subject;
  std::optional<Indicator> indicator;
  std::optional<std::int64_t> least;
  std::optional<std::int64_t> most;
  bool approximate = false;
  std::string unit;
  std::optional<std::int64_t> change_points;  // percentage points
  std::optional<int> base_year;
  std::optional<int> deadline_year;  // by the end of that calendar year
  std::string qualitative;           // 若干个, 一大批: as printed
  Provenance provenance;

  bool operator==(const PlanTarget&) const = default;
};

}  // namespace langqiao
