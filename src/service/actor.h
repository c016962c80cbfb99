// Who asks. Every use case takes an Actor, so that accounts can come without touching an engine; until there
// are any, the local owner acts.
#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "city/names.h"
#include "city/place.h"
#include "service/refusal.h"

namespace langqiao::service {

enum class Role { owner, city, department, district, school, enterprise, student, expert, auditor, visitor };

struct Actor {
  Role role = Role::visitor;
  std::string name;          // written into the audit trail
  std::string organisation;  // id of the organisation, school or department acted for; may be empty
  std::optional<Id<Region>> district;

  bool operator==(const Actor&) const = default;
};

// The person at this machine: may do everything.
Actor local_owner();
// The program itself, for what time does without anybody asking. Asks for no right and has none.
Actor the_clock();

// What a use case does, as far as rights go.
// run_jobs: start long work, and stop or delete one's own; manage_jobs: that of others, too.
enum class Act {
  look,
  import_data,
  import_plan,
  review_plan,
  read_audit,
  run_jobs,
  manage_jobs,
  review_portfolio,
  draft_filing,
  check_filing,
  decide_filing,
  use_exchange,        // post, propose and answer for one's own organisation or school; book; answer surveys
  coordinate_exchange  // bring two sides together, and look after what nobody answers
};

// Nothing, or a refusal that says what the role may not do.
std::optional<Refusal> refused(const Actor& actor, Act act);

constexpr auto names(Role) {
  using enum Role;
  return Names<Role, 10>{{{owner, "owner"},
                          {city, "city"},
                          {department, "department"},
                          {district, "district"},
                          {school, "school"},
                          {enterprise, "enterprise"},
                          {student, "student"},
                          {expert, "expert"},
                          {auditor, "auditor"},
                          {visitor, "visitor"}}};
}
constexpr auto names(Act) {
  using enum Act;
  return Names<Act, 13>{{{look, "look"},
                         {import_data, "import_data"},
                         {import_plan, "import_plan"},
                         {review_plan, "review_plan"},
                         {read_audit, "read_audit"},
                         {run_jobs, "run_jobs"},
                         {manage_jobs, "manage_jobs"},
                         {review_portfolio, "review_portfolio"},
                         {draft_filing, "draft_filing"},
                         {check_filing, "check_filing"},
                         {decide_filing, "decide_filing"},
                         {use_exchange, "use_exchange"},
                         {coordinate_exchange, "coordinate_exchange"}}};
}

}  // namespace langqiao::service
