#include "http/conditional.h"

#include <gtest/gtest.h>
#include <vector>

namespace langqiao::http {
namespace {

using namespace std::chrono;

TEST(HttpDate, WritesTheExampleOfTheStandard) {
  EXPECT_EQ(http_date(sys_days(1994y / November / 6) + 8h + 49min + 37s), "Sun, 06 Nov 1994 08:49:37 GMT");
}

TEST(HttpDate, ReadsWhatItWrites) {
  for (std::int64_t at = 0; at < 4'102'444'800; at += 86'400 * 37 + 12'345) {
    const sys_seconds instant{seconds(at)};
    ASSERT_EQ(parse_http_date(http_date(instant)), instant);
  }
}

TEST(HttpDate, ReadsNothingElse) {
  for (const char* text :
       {"", "now", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
        "Mon, 06 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 CET", "Sun, 31 Feb 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 25:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 GMT "}) {
    EXPECT_FALSE(parse_http_date(text)) << text;
  }
}

TEST(EntityTag, IsFoundInALookingList) {
  EXPECT_TRUE(lists_tag("\"a\"", "\"a\""));
  EXPECT_TRUE(lists_tag("\"b\" , W/\"a\"", "\"a\""));
  EXPECT_TRUE(lists_tag("*", "\"a\""));
  EXPECT_FALSE(lists_tag("\"ab\"", "\"a\""));
  EXPECT_FALSE(lists_tag("a", "\"a\""));
  EXPECT_FALSE(lists_tag("", "\"a\""));
}

TEST(Range, IsReadAgainstTheSize) {
  struct Case {
    const char* value;
    std::uint64_t size;
    RangeWish wish;
  };
  const auto part = [](std::uint64_t first, std::uint64_t bytes) {
    return RangeWish{.kind = RangeKind::part, .range = {.first = first, .bytes = bytes}};
  };
  const RangeWish whole{}, never{.kind = RangeKind::unsatisfiable, .range = {}};
  const std::vector<Case> cases{{"bytes=0-0", 10, part(0, 1)},
                                {"bytes=0-9", 10, part(0, 10)},
                                {"Bytes=2-4", 10, part(2, 3)},
                                {"bytes=5-", 10, part(5, 5)},
                                {"bytes=5-99", 10, part(5, 5)},
                                {"bytes=-3", 10, part(7, 3)},
                                {"bytes=-30", 10, part(0, 10)},
                                {"bytes=10-", 10, never},
                                {"bytes=10-12", 10, never},
                                {"bytes=-0", 10, never},
                                {"bytes=0-", 0, never},
                                {"bytes=-1", 0, never},
                                {"bytes=4-2", 10, whole},
                                {"bytes=0-1,4-5", 10, whole},
                                {"bytes=", 10, whole},
                                {"bytes=-", 10, whole},
                                {"bytes=a-b", 10, whole},
                                {"bytes= 1-2", 10, whole},
                                {"bytes=1-99999999999999999999999", 10, whole},
                                {"lines=1-2", 10, whole},
                                {"", 10, whole}};
  for (const Case& c : cases) EXPECT_EQ(parse_range(c.value, c.size), c.wish) << c.value;
}

}  // namespace
}  // namespace langqiao::http
