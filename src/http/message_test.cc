#include "http/message.h"

#include <gtest/gtest.h>

#include "base/text.h"
#include "base/wording_claims.h"

namespace langqiao::http {
namespace {

struct GoodTarget {
  const char* why;
  std::string raw;
  std::string path;
  std::vector<Query::Field> query = {};
  std::string authority = "";
};

class GoodTargets : public testing::TestWithParam<GoodTarget> {};

TEST_P(GoodTargets, AreTakenApart) {
  const auto target = parse_target(GetParam().raw);
  ASSERT_TRUE(target) << GetParam().why << ": " << target.error().what.en;
  EXPECT_EQ(target->path, GetParam().path) << GetParam().why;
  EXPECT_EQ(std::vector(target->query.begin(), target->query.end()), GetParam().query) << GetParam().why;
  EXPECT_EQ(target->authority, GetParam().authority) << GetParam().why;
}

INSTANTIATE_TEST_SUITE_P(
    Message, GoodTargets,
    testing::Values(
        GoodTarget{"root", "/", "/"}, GoodTarget{"a plain path", "/api/v1/schools", "/api/v1/schools"},
        GoodTarget{"a slash at the end is dropped", "/schools/", "/schools"},
        GoodTarget{"doubled slashes are one", "//schools///7", "/schools/7"},
        GoodTarget{"a dot names its own folder", "/./schools/.", "/schools"},
        GoodTarget{"three dots are a name", "/...", "/..."},
        GoodTarget{"escapes are decoded", "/%E4%B8%8A%E6%B5%B7", "/上海"},
        GoodTarget{"raw UTF-8 passes", "/上海?区=浦东", "/上海", {{"区", "浦东"}}},
        GoodTarget{"small hex digits", "/%e4%b8%8a", "/上"},
        GoodTarget{"plus is a plus in a path", "/c++", "/c++"},
        GoodTarget{"plus is a blank in a query", "/?q=a+b%2Bc", "/", {{"q", "a b+c"}}},
        GoodTarget{"a colon in a part", "/programs/2021:410101", "/programs/2021:410101"},
        GoodTarget{"an encoded question mark is no query", "/a%3Fb", "/a?b"},
        GoodTarget{"names repeat in their order", "/?a=1&b=2&a=3", "/", {{"a", "1"}, {"b", "2"}, {"a", "3"}}},
        GoodTarget{"empty values and lone names", "/?a&b=&&=c", "/", {{"a", ""}, {"b", ""}, {"", "c"}}},
        GoodTarget{"a value keeps further signs", "/?a=b=c?d/e", "/", {{"a", "b=c?d/e"}}},
        GoodTarget{"an encoded slash in a query", "/?a=%2F..%2F", "/", {{"a", "/../"}}},
        GoodTarget{"absolute form", "http://localhost:8080/a?b=c", "/a", {{"b", "c"}}, "localhost:8080"},
        GoodTarget{"absolute form without a path", "HTTP://localhost", "/", {}, "localhost"},
        GoodTarget{"the server itself", "*", "*"}));

struct BadTarget {
  const char* why;
  std::string raw;
};

class BadTargets : public testing::TestWithParam<BadTarget> {};

TEST_P(BadTargets, AreRefusedWithAReason) {
  const auto target = parse_target(GetParam().raw);
  ASSERT_FALSE(target) << GetParam().why << ": " << target->path;
  EXPECT_EQ(flaw_of_words(target.error().what), "");
  EXPECT_EQ(flaw_of_words(target.error().wanted) + flaw_of_words(target.error().action), "");
  EXPECT_TRUE(is_utf8(target.error().found.en));
}

INSTANTIATE_TEST_SUITE_P(
    Message, BadTargets,
    testing::Values(
        BadTarget{"empty", ""}, BadTarget{"no slash", "api"}, BadTarget{"only a query", "?a=b"},
        BadTarget{"climbs", "/../etc/passwd"}, BadTarget{"climbs inside", "/a/../b"},
        BadTarget{"climbs, encoded", "/%2e%2e/etc/passwd"}, BadTarget{"climbs, half encoded", "/.%2E/x"},
        BadTarget{"climbs at the end", "/a/.."}, BadTarget{"encoded slash", "/a%2fb"},
        BadTarget{"climbs over an encoded slash", "/..%2f..%2fetc"}, BadTarget{"backslash", "/a\\b"},
        BadTarget{"encoded backslash", "/..%5cwindows"}, BadTarget{"NUL", "/a%00.html"},
        BadTarget{"NUL in a query", "/?a=%00"}, BadTarget{"line end in a path", "/a%0d%0ab"},
        BadTarget{"escape cut short", "/a%2"}, BadTarget{"lone percent sign", "/100%"},
        BadTarget{"no hex digit", "/%zz"}, BadTarget{"no hex digit in a query", "/?a=%4g"},
        BadTarget{"not UTF-8", "/%ff"}, BadTarget{"overlong slash", "/%c0%af"},
        BadTarget{"a surrogate in a query", "/?a=%ed%a0%80"}, BadTarget{"GBK in a query", "/?q=%C9%CF%BA%A3"},
        BadTarget{"fragment", "/a#b"}, BadTarget{"other scheme", "ftp://localhost/"}));

TEST(Headers, CompareNamesWithoutCaseAndKeepTheirOrder) {
  Headers headers;
  headers.add("Vary", "Accept");
  headers.add("vary", "Origin");
  headers.set("ETAG", "\"1\"");
  EXPECT_EQ(headers.get("VARY"), "Accept");
  EXPECT_EQ(headers.count("Vary"), 2u);
  headers.set("Vary", "*");
  EXPECT_EQ(headers.count("vary"), 1u);
  EXPECT_FALSE(headers.has("Content-Type"));
}

TEST(Headers, NoValueBeginsAnotherField) {
  Headers headers;
  headers.set("Content-Disposition", "attachment; filename=\"a\r\nSet-Cookie: x=y\"");
  EXPECT_EQ(headers.get("Content-Disposition")->find_first_of("\r\n"), std::string_view::npos);
}

TEST(Query, FindsTheFirstAndAllOfAName) {
  const auto target = parse_target("/?district=310115&district=310104&year=2025");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->query.get("district"), "310115");
  EXPECT_EQ(target->query.all("district"), (std::vector<std::string_view>{"310115", "310104"}));
  EXPECT_FALSE(target->query.get("District"));
}

TEST(JsonBody, IsTakenOnlyWhenDeclaredAndReadable) {
  struct Case {
    std::string type;
    std::string body;
    int status;  // 0: taken
  };
  const std::vector<Case> cases{{"application/json", "{}", 0},
                                {"Application/JSON; charset=utf-8", "{}", 0},
                                {"text/plain", "{}", 415},
                                {"application/jsonp", "{}", 415},
                                {"", "{}", 415},
                                {"application/json", "", 400},
                                {"application/json", "\"\xC9\xCF\"", 400}};
  for (const Case& c : cases) {
    Request request{
        .method = "POST", .path = "/api/x", .query = {}, .headers = {}, .body = c.body, .peer = {}};
    if (!c.type.empty()) request.headers.set("content-type", c.type);
    const auto body = json_body(request);
    EXPECT_EQ(body ? 0 : body.error().status, c.status) << c.type << " " << c.body;
    EXPECT_EQ(body.value_or(c.body), c.body);
  }
}

TEST(Shown, IsPrintableAndShort) {
  EXPECT_EQ(shown("a\r\n上"), "a\\x0D\\x0A\\xE4\\xB8\\x8A");
  EXPECT_LT(shown(std::string(10'000, 'x')).size(), 120u);
}

TEST(ApiPath, IsToldFromItsNeighbours) {
  EXPECT_TRUE(is_api_path("/api"));
  EXPECT_TRUE(is_api_path("/api/v1"));
  EXPECT_FALSE(is_api_path("/apis"));
  EXPECT_FALSE(is_api_path("/"));
}

}  // namespace
}  // namespace langqiao::http
