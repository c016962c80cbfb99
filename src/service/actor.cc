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
    Right{Role::owner, Act::run_jobs},
    Right{Role::owner, Act::manage_jobs},
    Right{Role::city, Act::run_jobs},
    Right{Role::city, Act::manage_jobs},
    Right{Role::department, Act::run_jobs},
    Right{Role::owner, Act::import_data},
    Right{Role::owner, Act::import_plan},
    Right{Role::owner, Act::review_plan},
    Right{Role::owner, Act::read_audit},
    Right{Role::city, Act::import_data},
    Right{Role::city, Act::import_plan},
    Right{Role::city, Act::review_plan},
    Right{Role::city, Act::read_audit},
    Right{Role::department, Act::import_plan},
    Right{Role::department, Act::review_plan},
    Right{Role::auditor, Act::read_audit},
    Right{Role::owner, Act::review_portfolio},
    Right{Role::city, Act::review_portfolio},
    Right{Role::department, Act::review_portfolio},
    Right{Role::owner, Act::draft_filing},
    Right{Role::owner, Act::check_filing},
    Right{Role::owner, Act::decide_filing},
    Right{Role::school, Act::draft_filing},
    Right{Role::district, Act::check_filing},
    Right{Role::city, Act::check_filing},
    Right{Role::city, Act::decide_filing},
    Right{Role::owner, Act::use_exchange},
    Right{Role::owner, Act::coordinate_exchange},
    Right{Role::school, Act::use_exchange},
    Right{Role::enterprise, Act::use_exchange},
    Right{Role::city, Act::coordinate_exchange},
    Right{Role::department, Act::coordinate_exchange},
    Right{Role::district, Act::coordinate_exchange},
};

}  // namespace

Actor local_owner() { return {.role = Role::owner, .name = "owner"}; }
Actor the_clock() { return {.name = "clock"}; }

std::optional<Refusal> refused(const Actor& actor, Act act) {
  const bool granted = act == Act::look || std::ranges::any_of(kRights, [&](const Right& right) {
                         return right.role == actor.role && right.act == act;
                       });
  if (granted) return std::nullopt;
  return Refusal{RefusalKind::forbidden,
                 {.what = {"此角色无权这样做", "This role may not do that"},
                  .where = std::string(name_of(act)),
                  .found = worded("角色 {}", "role {}", name_of(actor.role)),
                  .wanted = {"有此权限的角色", "a role with this right"},
                  .action = {"请由市级工作人员办理，或请其授予角色",
                             "Ask the city's office to do it, or to grant the role"}}};
}

Failure<Refusal> no_such(const Words& kind, std::string_view id, Wording action) {
  std::string where(kind.en);
  std::ranges::replace(where, ' ', '_');
  return refuse(RefusalKind::missing, {.what = worded("没有这个{}", "There is no such {}", kind),
                                       .where = std::move(where),
                                       .found = as_is(id),
                                       .wanted = worded("本市{}的编号", "the id of a {} of this city", kind),
                                       .action = std::move(action)});
}

}  // namespace langqiao::service
