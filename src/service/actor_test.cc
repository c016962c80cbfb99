#include "service/actor.h"

#include <gtest/gtest.h>

namespace langqiao::service {
namespace {

TEST(Actor, TheLocalOwnerMayDoEverything) {
  for (const auto& [act, name] : names(Act{})) EXPECT_FALSE(refused(local_owner(), act)) << name;
}

TEST(Actor, EverybodyMayLookAndWhoIsNotNamedMayDoNothingElse) {
  for (const auto& [role, name] : names(Role{})) EXPECT_FALSE(refused({.role = role}, Act::look)) << name;
  for (const Role role :
       {Role::student, Role::enterprise, Role::school, Role::expert, Role::visitor, Role::district}) {
    for (const Act act : {Act::import_data, Act::import_plan, Act::review_plan, Act::read_audit,
                          Act::run_jobs, Act::manage_jobs}) {
      const auto refusal = refused({.role = role}, act);
      ASSERT_TRUE(refusal) << name_of(role) << " " << name_of(act);
      EXPECT_EQ(refusal->kind, RefusalKind::forbidden);
      EXPECT_EQ(refusal->problem.found.en, std::string("role ") + std::string(name_of(role)));
    }
  }
}

TEST(Actor, AuditorsReadTheTrailAndChangeNothing) {
  const Actor auditor{.role = Role::auditor};
  EXPECT_FALSE(refused(auditor, Act::read_audit));
  EXPECT_TRUE(refused(auditor, Act::import_data));
}

TEST(Actor, DepartmentsWorkOnPlansButNotOnData) {
  const Actor department{.role = Role::department};
  EXPECT_FALSE(refused(department, Act::review_plan));
  EXPECT_TRUE(refused(department, Act::import_data));
}

TEST(Actor, DepartmentsRunJobsAndLeaveThoseOfOthersAlone) {
  const Actor department{.role = Role::department};
  EXPECT_FALSE(refused(department, Act::run_jobs));
  EXPECT_TRUE(refused(department, Act::manage_jobs));
}

}  // namespace
}  // namespace langqiao::service
