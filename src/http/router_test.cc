#include "http/router.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace langqiao::http {
namespace {

Handler says(std::string text) {
  return [text](const Request&, const PathParams&) { return Response::text(text); };
}

Request request_of(std::string method, std::string path) {
  return {.method = std::move(method),
          .path = std::move(path),
          .query = {},
          .headers = {},
          .body = {},
          .peer = {}};
}

std::string text_of(const Response& response) {
  const auto* text = std::get_if<std::string>(&response.body);
  return text ? *text : std::get<Problem>(response.body).what.en;
}

Router sample() {
  Router router;
  router.add("GET", "/api/v1/schools/{id}", [](const Request&, const PathParams& params) {
    return Response::text("school " + params["id"]);
  });
  router.add("GET", "/api/v1/schools", says("schools"));
  router.add("POST", "/api/v1/schools", says("new school"));
  router.add("GET", "/api/v1/schools/search", says("search"));
  router.add("POST", "/api/v1/{kind}/merge", says("merge"));
  router.add("GET", "/api/v1/schools/{id}/programs/{program}", [](const Request&, const PathParams& params) {
    return Response::text(params["id"] + " " + params["program"]);
  });
  return router;
}

TEST(Router, FindsTheMostLiteralRouteWhoeverWasAddedFirst) {
  const Router router = sample();
  EXPECT_EQ(text_of(router.answer(request_of("GET", "/api/v1/schools"))), "schools");
  EXPECT_EQ(text_of(router.answer(request_of("GET", "/api/v1/schools/7"))), "school 7");
  EXPECT_EQ(text_of(router.answer(request_of("GET", "/api/v1/schools/search"))), "search");
  EXPECT_EQ(text_of(router.answer(request_of("GET", "/api/v1/schools/merge"))), "school merge");
  EXPECT_EQ(text_of(router.answer(request_of("POST", "/api/v1/schools/merge"))), "merge");
  EXPECT_EQ(text_of(router.answer(request_of("GET", "/api/v1/schools/7/programs/2021:410101"))),
            "7 2021:410101");
}

TEST(Router, AnswersHeadFromGet) {
  EXPECT_EQ(text_of(sample().answer(request_of("HEAD", "/api/v1/schools"))), "schools");
}

TEST(Router, TellsAMissingPathFromAWrongMethod) {
  const Router router = sample();
  EXPECT_EQ(router.answer(request_of("GET", "/api/v1/nothing")).status, 404);
  EXPECT_EQ(router.answer(request_of("GET", "/api/v1/schools/7/programs")).status, 404);
  const Response wrong = router.answer(request_of("DELETE", "/api/v1/schools"));
  EXPECT_EQ(wrong.status, 405);
  EXPECT_EQ(wrong.headers.get("Allow"), "GET, HEAD, OPTIONS, POST");
}

TEST(Router, TellsItsMethodsOnOptions) {
  const Response response = sample().answer(request_of("OPTIONS", "/api/v1/schools/merge"));
  EXPECT_EQ(response.status, 204);
  EXPECT_EQ(response.headers.get("Allow"), "GET, HEAD, OPTIONS, POST");
  EXPECT_EQ(sample().answer(request_of("OPTIONS", "/nowhere")).status, 404);
  EXPECT_EQ(sample().answer(request_of("OPTIONS", "*")).status, 204);
}

TEST(Router, AsksTheFallbackOnlyForReadsThatNoRouteFits) {
  Router router = sample();
  router.otherwise([](const Request&) { return Response::text("fallback"); });
  EXPECT_EQ(text_of(router.answer(request_of("GET", "/programs"))), "fallback");
  EXPECT_EQ(text_of(router.answer(request_of("HEAD", "/programs"))), "fallback");
  EXPECT_EQ(router.answer(request_of("POST", "/programs")).status, 404);
  EXPECT_EQ(router.answer(request_of("DELETE", "/api/v1/schools")).status, 405);
}

TEST(Router, ListsItsRoutes) {
  EXPECT_THAT(sample().routes(),
              testing::ElementsAre(RouteName{"GET", "/api/v1/schools"}, RouteName{"POST", "/api/v1/schools"},
                                   RouteName{"GET", "/api/v1/schools/search"},
                                   RouteName{"GET", "/api/v1/schools/{id}"},
                                   RouteName{"GET", "/api/v1/schools/{id}/programs/{program}"},
                                   RouteName{"POST", "/api/v1/{kind}/merge"}));
}

TEST(RouterDeathTest, RefusesARouteTwice) {
  Router router = sample();
  EXPECT_DEATH(router.add("GET", "/api/v1/schools", says("again")), "bug");
}

}  // namespace
}  // namespace langqiao::http
