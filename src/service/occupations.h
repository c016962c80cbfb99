// One occupation: who prepares for it and which skills it asks for.
#pragma once

#include "service/office.h"
#include "service/page.h"
#include "service/program_name.h"

namespace langqiao::service {

struct SkillView {
  std::string id;
  std::string name;
  SkillLevel level = SkillLevel::L5;
  std::optional<Share> weight_bp;
};

struct OccupationProfile {
  std::string id;
  std::string name;
  int level = 4;
  std::optional<Named> parent;
  bool green = false;
  bool digital = false;
  Provenance provenance;
  std::vector<ProgramName> programs;  // whose standard names it or its group
  std::vector<SkillView> skills;
};

Answer<OccupationProfile> occupation(const Office& office, const Actor& actor, const Id<Occupation>& id);

}  // namespace langqiao::service
