#include "base/id.h"

#include <gtest/gtest.h>
#include <unordered_set>

namespace langqiao {
namespace {

using SchoolId = Id<struct SomeSchool>;

TEST(Id, IsItsText) {
  EXPECT_EQ(SchoolId("4131010246").text(), "4131010246");
  EXPECT_TRUE(SchoolId().empty());
  EXPECT_EQ(SchoolId(std::string("a")), SchoolId(std::string_view("a")));
  EXPECT_LT(SchoolId("a"), SchoolId("b"));
}

TEST(Id, CanBeKeptInASet) {
  const std::unordered_set<SchoolId> ids = {SchoolId("a"), SchoolId("b"), SchoolId("a")};
  EXPECT_EQ(ids.size(), 2u);
  EXPECT_TRUE(ids.contains(SchoolId("b")));
}

}  // namespace
}  // namespace langqiao
