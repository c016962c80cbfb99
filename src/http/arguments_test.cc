#include "http/arguments.h"

#include <gtest/gtest.h>

namespace langqiao::http {
namespace {

Query query(std::string_view text) { return parse_target("/?" + std::string(text))->query; }

TEST(Arguments, ReadsWhatIsAskedForByItsType) {
  const Query given = query("on=2025-09-01&offered=false&query=%E6%8A%A4%E7%90%86&limit=7&offset=3");
  Arguments arguments(given);
  EXPECT_EQ(arguments.get<Date>("on"), Date(2025, 9, 1));
  EXPECT_EQ(arguments.flag("offered"), false);
  EXPECT_EQ(arguments.text("query", 10), "护理");
  const service::Page page = arguments.page();
  EXPECT_EQ(page.limit, 7);
  EXPECT_EQ(page.offset, 3);
  EXPECT_FALSE(arguments.problem());
}

TEST(Arguments, AnAbsentOrEmptyArgumentIsNothing) {
  const Query given = query("on=");
  Arguments arguments(given);
  EXPECT_EQ(arguments.get<Date>("on"), std::nullopt);
  EXPECT_EQ(arguments.flag("offered"), std::nullopt);
  EXPECT_EQ(arguments.page().limit, 50);
  EXPECT_FALSE(arguments.problem());
}

TEST(Arguments, TellsTheNameOfWhatCannotBeRead) {
  struct Case {
    const char* text;
    const char* where;
  };
  for (const auto& [text, where] :
       {Case{"on=2025-02-30", "on"}, Case{"limit=0", "limit"}, Case{"limit=2001", "limit"},
        Case{"offset=-1", "offset"}, Case{"offered=yes", "offered"},
        Case{"on=2025-01-01&on=2025-01-02", "on"}, Case{"region=1", "region"},
        Case{"query=aaaaaaaaaaa", "query"}, Case{"limit=9999999999999999999999", "limit"}}) {
    const Query given = query(text);
    Arguments arguments(given);
    arguments.get<Date>("on");
    arguments.flag("offered");
    arguments.text("query", 10);
    arguments.page();
    ASSERT_TRUE(arguments.problem()) << text;
    EXPECT_EQ(arguments.problem()->where, where) << text;
  }
}

}  // namespace
}  // namespace langqiao::http
