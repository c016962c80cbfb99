#include "http/delivery.h"

#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

namespace langqiao::http {
namespace {

namespace fs = std::filesystem;

Request request_of(std::string method, std::vector<Headers::Field> fields = {}, std::string path = "/api/x") {
  Request request{.method = std::move(method),
                  .path = std::move(path),
                  .query = {},
                  .headers = {},
                  .body = {},
                  .peer = {}};
  for (const auto& [name, value] : fields) request.headers.add(name, value);
  return request;
}

std::string header(const Outgoing& out, std::string_view name) {
  return std::string(out.headers.get(name).value_or(""));
}

const std::string kLong(5000, 'a');
const Headers::Field kGzip{"Accept-Encoding", "gzip"};

TEST(Delivery, EqualBodiesHaveEqualTagsAndOthersOthers) {
  Delivery delivery(nullptr);
  const std::string one = header(delivery.deliver(request_of("GET"), Response::text("1")), "ETag");
  EXPECT_EQ(header(delivery.deliver(request_of("GET"), Response::text("1")), "ETag"), one);
  EXPECT_NE(header(delivery.deliver(request_of("GET"), Response::text("2")), "ETag"), one);
  EXPECT_EQ(one.size(), 34u);
}

TEST(Delivery, OnlyReadsThatSucceedHaveTagsAndConditions) {
  Delivery delivery(nullptr);
  const std::string tag = header(delivery.deliver(request_of("GET"), Response::text("1")), "ETag");
  EXPECT_EQ(delivery.deliver(request_of("GET", {{"If-None-Match", tag}}), Response::text("1")).status, 304);
  EXPECT_EQ(delivery.deliver(request_of("POST", {{"If-None-Match", tag}}), Response::text("1")).status, 200);
  EXPECT_EQ(delivery.deliver(request_of("GET", {{"If-None-Match", tag}}), Response::text("1", 404)).status,
            404);
  EXPECT_EQ(header(delivery.deliver(request_of("POST"), Response::text("1", 201)), "ETag"), "");
}

TEST(Delivery, CompressesFromOneKibibyteOn) {
  Delivery delivery(nullptr);
  const auto coding = [&](std::size_t bytes) {
    return header(delivery.deliver(request_of("GET", {kGzip}), Response::text(std::string(bytes, 'a'))),
                  "Content-Encoding");
  };
  EXPECT_EQ(coding(1024), "");
  EXPECT_EQ(coding(1025), "gzip");
}

TEST(Delivery, LeavesAloneWhatTheHandlerDecided) {
  Delivery delivery(nullptr);
  Response response = Response::text(kLong);
  response.headers.set("Content-Encoding", "br");
  response.headers.set("Cache-Control", "public, max-age=60");
  response.headers.set("Vary", "Accept-Language");
  const Outgoing out = delivery.deliver(request_of("GET", {kGzip}), response);
  EXPECT_EQ(header(out, "Content-Encoding"), "br");
  EXPECT_EQ(header(out, "Cache-Control"), "public, max-age=60");
  EXPECT_EQ(header(out, "Vary"), "Accept-Language");
  EXPECT_EQ(out.payload_bytes(), kLong.size());
}

TEST(Delivery, ErrorsBelowApiTakeTheirFormFromOutsideAndKeepStatusAndHeaders) {
  Delivery delivery([](int status, const Problem& problem, Language language) {
    return Response::json(std::to_string(status) + problem.what.in(language), 200);
  });
  Response error = Response::error(
      409, {.what = {"已占用", "taken"}, .where = {}, .found = {}, .wanted = {}, .action = {}});
  error.headers.set("Allow", "GET");
  const Outgoing out = delivery.deliver(request_of("POST"), error);
  EXPECT_EQ(out.status, 409);
  EXPECT_EQ(std::get<std::string>(out.payload), "409taken");
  EXPECT_EQ(header(out, "Allow"), "GET");
  EXPECT_EQ(header(delivery.deliver(request_of("GET", {}, "/page"), error), "Content-Type"),
            "text/plain; charset=utf-8");
  EXPECT_EQ(std::get<std::string>(delivery.refuse("", Language::en, 400, {}).payload), "400");
}

TEST(Delivery, ErrorsAreInTheLanguageThatTheRequestChose) {
  Delivery delivery([](int, const Problem& problem, Language language) {
    return Response::json(problem.what.in(language));
  });
  const Response error = Response::error(
      409,
      {.what = {"已占用", "taken"}, .where = {}, .found = {}, .wanted = {}, .action = {"请等待", "wait"}});
  const Outgoing chinese = delivery.deliver(request_of("GET", {{"Accept-Language", "zh-CN"}}), error);
  EXPECT_EQ(std::get<std::string>(chinese.payload), "已占用");
  EXPECT_EQ(header(chinese, "Content-Language"), "zh-CN");
  EXPECT_EQ(header(chinese, "Vary"), "Accept-Language");
  const Outgoing english = delivery.deliver(request_of("GET"), error);
  EXPECT_EQ(std::get<std::string>(english.payload), "taken");
  EXPECT_EQ(header(english, "Content-Language"), "en");
  EXPECT_EQ(header(english, "Vary"), "Accept-Language");
  const Outgoing page = delivery.deliver(request_of("GET", {{"Accept-Language", "zh"}}, "/page"), error);
  EXPECT_THAT(std::get<std::string>(page.payload), testing::HasSubstr("应为："));
  EXPECT_EQ(header(delivery.refuse("/api", Language::zh, 400, {}), "Content-Language"), "zh-CN");
  EXPECT_EQ(header(delivery.deliver(request_of("GET"), Response::json("{}")), "Content-Language"), "");
}

TEST(Delivery, NoContentHasNeitherTypeNorLength) {
  Delivery delivery(nullptr);
  const Outgoing out = delivery.deliver(request_of("DELETE"), Response::no_content());
  EXPECT_FALSE(out.headers.has("Content-Type"));
  EXPECT_FALSE(out.headers.has("Content-Length"));
}

TEST(Delivery, AHandlerMaySendAFileAndALargeOneIsReadWhileItIsSent) {
  const fs::path path = fs::temp_directory_path() / ("langqiao_delivery_" + std::to_string(::getpid()));
  std::ofstream(path) << std::string(1 << 20, 'z');
  Delivery delivery(nullptr);
  const auto file = File::open(path);
  fs::remove(path);  // an open file outlives its name
  ASSERT_TRUE(file);
  const Outgoing whole = delivery.deliver(request_of("GET"), Response::of_file(file, "application/pdf"));
  EXPECT_EQ(std::get<FileSlice>(whole.payload).bytes, 1u << 20);
  const Outgoing part = delivery.deliver(request_of("GET", {{"Range", "bytes=-2"}}),
                                         Response::of_file(file, "application/pdf"));
  EXPECT_EQ(std::get<std::string>(part.payload), "zz");
  const Outgoing posted = delivery.deliver(request_of("POST", {{"Range", "bytes=-2"}}),
                                           Response::of_file(file, "application/pdf"));
  EXPECT_EQ(posted.status, 200);
  EXPECT_EQ(File::open("/"), nullptr);
}

TEST(FileCache, KeepsNoMoreThanItMay) {
  const fs::path path = fs::temp_directory_path() / ("langqiao_cache_" + std::to_string(::getpid()));
  FileCache cache(100);
  std::vector<std::shared_ptr<const FileCache::Entry>> entries;
  for (int i = 0; i < 3; ++i) {
    std::ofstream(path) << std::string(2000 + i, 'a');
    entries.push_back(cache.entry_of(*File::open(path), true));
    EXPECT_EQ(cache.entry_of(*File::open(path), true), entries.back()) << "kept until another needs the room";
    EXPECT_EQ(cache.entry_of(*File::open(path), false)->digest, entries.back()->digest);
  }
  std::ofstream(path) << std::string(2000, 'a');
  EXPECT_NE(cache.entry_of(*File::open(path), true), entries[0]);
  EXPECT_EQ(cache.entry_of(*File::open(path), true)->digest, entries[0]->digest);
  fs::remove(path);
}

TEST(Head, IsWhatTheWireCarries) {
  Outgoing out{.status = 201, .headers = {}, .payload = {}};
  out.headers.set("X-A", "b");
  EXPECT_EQ(head_of(out, "close", "today"),
            "HTTP/1.1 201 Created\r\nDate: today\r\nConnection: close\r\nX-A: b\r\n\r\n");
}

}  // namespace
}  // namespace langqiao::http
