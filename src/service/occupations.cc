#include "service/occupations.h"

namespace langqiao::service {

Answer<OccupationProfile> occupation(const Office& office, const Actor& actor, const Id<Occupation>& id) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  const auto view = office.view();
  if (!view) return Failure<Refusal>(view.error());
  const City& city = (*view)->city;
  const Occupation* const occupation = city.find(id);
  if (!occupation)
    return no_such({"职业", "occupation"}, id.text(),
                   {"代码形如 2-02-07-13；可按名称搜索", "Codes look like 2-02-07-13; search by name"});

  OccupationProfile profile{.id = id.text(),
                            .name = occupation->name,
                            .level = occupation->level,
                            .parent = named_of(city, occupation->parent),
                            .green = occupation->green,
                            .digital = occupation->digital,
                            .provenance = occupation->provenance};
  for (const ProgramOccupation& link : city.tables().program_occupations) {
    if (link.occupation == id || link.occupation == occupation->parent) {
      profile.programs.push_back(mention_of(*city.find(link.program)));
    }
  }
  for (const OccupationSkill& link : city.tables().occupation_skills) {
    if (link.occupation != id) continue;
    profile.skills.push_back({link.skill.text(), city.find(link.skill)->name, link.level, link.weight});
  }
  return profile;
}

}  // namespace langqiao::service
