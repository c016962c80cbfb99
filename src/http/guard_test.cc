#include "http/guard.h"

#include <gtest/gtest.h>

namespace langqiao::http {
namespace {

Request request_of(std::string method, std::vector<Headers::Field> fields) {
  Request request{
      .method = std::move(method), .path = "/api/x", .query = {}, .headers = {}, .body = {}, .peer = {}};
  for (const auto& [name, value] : fields) request.headers.add(name, value);
  return request;
}

int status_of(const Guard& guard, const Request& request) {
  const auto refusal = guard.refusal(request);
  return refusal ? refusal->status : 0;
}

TEST(Guard, OnLoopbackAnswersOnlyToItsOwnNames) {
  const Guard guard(true, {"langqiao.example"});
  for (const char* own : {"localhost", "LOCALHOST:8080", "127.0.0.1:8080", "127.8.9.10", "[::1]",
                          "[::1]:8080", "a.localhost:1", "langqiao.example", "Langqiao.Example:443"}) {
    EXPECT_EQ(status_of(guard, request_of("GET", {{"Host", own}})), 0) << own;
  }
  for (const char* other :
       {"evil.example", "evil.example:8080", "localhost.evil.example", "127.0.0.1.evil.example", "10.0.0.1",
        "[::2]", "[::1", "127.0.0", "", "notlocalhost", "x.langqiao.example"}) {
    EXPECT_EQ(status_of(guard, request_of("GET", {{"Host", other}})), 421) << other;
  }
}

TEST(Guard, ElsewhereAnswersToAnyName) {
  EXPECT_EQ(status_of(Guard(false, {}), request_of("GET", {{"Host", "langqiao.example"}})), 0);
}

TEST(Guard, RefusesWritesOfOtherSites) {
  struct Case {
    const char* why;
    std::string method;
    std::vector<Headers::Field> fields;
    int status;
  };
  const std::string host = "localhost:8080";
  const std::vector<Case> cases{
      {"no browser", "POST", {}, 0},
      {"own page", "POST", {{"Origin", "http://localhost:8080"}, {"Sec-Fetch-Site", "same-origin"}}, 0},
      {"own page, older browser", "POST", {{"Origin", "http://localhost:8080"}}, 0},
      {"typed by the person", "POST", {{"Sec-Fetch-Site", "none"}}, 0},
      {"another site", "POST", {{"Origin", "http://evil.example"}, {"Sec-Fetch-Site", "cross-site"}}, 403},
      {"another site, older browser", "POST", {{"Origin", "http://evil.example"}}, 403},
      {"another port", "PUT", {{"Origin", "http://localhost:3000"}, {"Sec-Fetch-Site", "same-site"}}, 403},
      {"another port, older browser", "PUT", {{"Origin", "http://localhost:3000"}}, 403},
      {"a file or a sandbox", "DELETE", {{"Origin", "null"}}, 403},
      {"no origin at all", "PATCH", {{"Origin", "localhost:8080"}}, 403},
      {"another site reads",
       "GET",
       {{"Origin", "http://evil.example"}, {"Sec-Fetch-Site", "cross-site"}},
       0}};
  for (Case c : cases) {
    c.fields.emplace_back("Host", host);
    EXPECT_EQ(status_of(Guard(true, {}), request_of(c.method, c.fields)), c.status) << c.why;
  }
}

TEST(Guard, TakesTheImpliedPortForTheSame) {
  const Guard guard(false, {});
  EXPECT_EQ(
      status_of(guard, request_of("POST", {{"Host", "a.example"}, {"Origin", "https://a.example:443"}})), 0);
  EXPECT_EQ(
      status_of(guard, request_of("POST", {{"Host", "a.example:443"}, {"Origin", "https://a.example"}})), 0);
  EXPECT_EQ(
      status_of(guard, request_of("POST", {{"Host", "a.example:8443"}, {"Origin", "https://a.example"}})),
      403);
}

}  // namespace
}  // namespace langqiao::http
