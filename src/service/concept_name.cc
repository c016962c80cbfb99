#include "service/concept_name.h"

namespace langqiao::service {

std::optional<std::string> name_of_concept(const City& city, ConceptKind kind, const std::string& id) {
  const auto name = [&](const auto* record, bool needed) -> std::optional<std::string> {
    if (record) return record->name;
    return needed ? std::nullopt : std::optional(id);
  };
  switch (kind) {
    case ConceptKind::occupation:
      return name(city.find(Id<Occupation>(id)), true);
    case ConceptKind::skill:
      return name(city.find(Id<Skill>(id)), false);
    case ConceptKind::program:
      return name(city.find(Id<Program>(id)), true);
    case ConceptKind::course:
      return id;
    case ConceptKind::industry:
      return name(city.find(Id<Industry>(id)), true);
    case ConceptKind::place:
      return name(city.find(Id<Region>(id)), false);
    case ConceptKind::organisation:
      return name(city.find(Id<Organisation>(id)), true);
    case ConceptKind::school:
      return name(city.find(Id<School>(id)), true);
  }
  return std::nullopt;
}

}  // namespace langqiao::service
