#include "service/actor.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace langqiao::service {
namespace {

struct Right {
  Role role;
  Act act;
};

// Who may do what. Everybody may look; whatever is not listed is refused.
constexpr std::array kRights = {
    Right{Role::owner, Act::import_data},      Right{Role::owner, Act::import_plan},
    Right{Role::owner, Act::review_plan},      Right{Role::owner, Act::read_audit},
    Right{Role::city, Act::import_data},       Right{Role::city, Act::import_plan},
    Right{Role::city, Act::review_plan},       Right{Role::city, Act::read_audit},
    Right{Role::department, Act::import_plan}, Right{Role::department, Act::review_plan},
    Right{Role::auditor, Act::read_audit},
};

}  // namespace

Actor local_owner() { return {.role = Role::owner, .name = "owner"}; }

std::optional<Refusal> refused(const Actor& actor, Act act) {
  const bool granted = act == Act::look || std::ranges::any_of(kRights, [&](const Right& right) {
                         return right.role == actor.role && right.act == act;
                       });
  if (granted) return std::nullopt;
  return Refusal{RefusalKind::forbidden,
                 {.what = "This role may not do that",
                  .where = std::string(name_of(act)),
                  .found = fmt::format("role {}", name_of(actor.role)),
                  .wanted = "a role with this right",
                  .action = "Ask the city's office to do it, or to grant the role"}};
}

Failure<Refusal> no_such(const std::string& kind_of_thing, const std::string& id, const std::string& action) {
  return refuse(RefusalKind::missing, {.what = "There is no such " + kind_of_thing,
                                       .where = kind_of_thing,
                                       .found = id,
                                       .wanted = "the id of a " + kind_of_thing + " of this city",
                                       .action = action});
}

}  // namespace langqiao::service
