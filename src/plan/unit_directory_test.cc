#include "plan/unit_directory.h"

#include <gtest/gtest.h>

#include "plan/test_directories.h"

namespace langqiao::plan {
namespace {

TEST(UnitDirectory, KnowsADepartmentUnderEveryWayOfWritingIt) {
  const UnitDirectory directory = yunxi_directory();
  const std::pair<const char*, const char*> names[] = {{"云溪市发展和改革委员会", "fgw"},
                                                       {"市发展改革委", "fgw"},
                                                       {"市发改委", "fgw"},
                                                       {"发改委", "fgw"},
                                                       {"市 教 育 局", "jyj"},
                                                       {"云溪市教育局", "jyj"},
                                                       {"市人社局", "rsj"},
                                                       {"市人力资源社会保障局", "rsj"},
                                                       {"市国资委", "gzw"},
                                                       {"市發展改革委", "fgw"},
                                                       {"市文化和旅游局", "wlj"},
                                                       {"市文旅局", "wlj"},
                                                       {"临江区", "gov-990102"},
                                                       {"临江区政府", "gov-990102"},
                                                       {"市委宣传部（市新闻出版局）", "xcb"},
                                                       {"市委宣传部", "xcb"},
                                                       {"市税务局", "tax"},
                                                       {"高新区管委会", "gxq"},
                                                       {"云溪高新区管委会", "gxq"}};
  for (const auto& [name, id] : names) {
    const ResolvedUnit unit = directory.resolve(std::string_view(name));
    ASSERT_TRUE(unit.known()) << name;
    EXPECT_EQ(unit.departments.front().text(), id) << name;
  }
}

TEST(UnitDirectory, AGroupStandsForItsMembers) {
  const UnitDirectory directory = yunxi_directory();
  for (const char* name :
       {"各区人民政府", "各区政府", "各区县（市）政府", "相关区人民政府", "有关区政府", "各区"}) {
    const ResolvedUnit unit = directory.resolve(std::string_view(name));
    EXPECT_TRUE(unit.group) << name;
    EXPECT_EQ(unit.departments.size(), 2u) << name;
  }
}

TEST(UnitDirectory, InventsNothing) {
  const UnitDirectory directory = yunxi_directory();
  for (const char* name : {"", "市", "局", "政府", "市气象局", "教育", "（）", "相关学校"}) {
    EXPECT_FALSE(directory.resolve(std::string_view(name)).known()) << name;
  }
  EXPECT_FALSE(UnitDirectory().resolve(std::string_view("市教育局")).known());
}

}  // namespace
}  // namespace langqiao::plan
