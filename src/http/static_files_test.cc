#include "http/static_files.h"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "http/file.h"

namespace langqiao::http {
namespace {

namespace fs = std::filesystem;

class StaticFilesTest : public testing::Test {
 protected:
  void SetUp() override {
    fs::create_directories(root_ / "assets");
    write("index.html", "<html>start</html>");
    write("assets/app-1a2b.js", "start()");
    write("favicon.ico", "icon");
    write(".secret", "secret");
    write("../outside.txt", "outside");
    fs::create_symlink(base_ / "outside.txt", root_ / "link.txt");
    fs::create_directory_symlink(base_, root_ / "up");
  }
  void TearDown() override { fs::remove_all(base_); }

  void write(const fs::path& name, const std::string& text) { std::ofstream(root_ / name) << text; }

  Response get(const std::string& path, const std::string& accept = "text/html,*/*;q=0.8") const {
    Request request{.method = "GET", .path = path, .query = {}, .headers = {}, .body = {}, .peer = {}};
    request.headers.set("Accept", accept);
    return StaticFiles(root_)(request);
  }

  static std::string text_of(const Response& response) {
    const auto* file = std::get_if<std::shared_ptr<const File>>(&response.body);
    return file == nullptr ? "" : (*file)->read(0, (*file)->size());
  }

  // Death tests and parallel runs: one folder a process and test.
  fs::path base_ =
      fs::temp_directory_path() / ("langqiao_static_" + std::to_string(::getpid()) + "_" +
                                   testing::UnitTest::GetInstance()->current_test_info()->name());
  fs::path root_ = base_ / "dist";
};

TEST_F(StaticFilesTest, SendsFilesWithTheirTypeAndLifetime) {
  const Response script = get("/assets/app-1a2b.js");
  EXPECT_EQ(text_of(script), "start()");
  EXPECT_EQ(script.content_type, "text/javascript; charset=utf-8");
  EXPECT_EQ(script.headers.get("Cache-Control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(get("/favicon.ico").content_type, "image/x-icon");
  EXPECT_FALSE(get("/favicon.ico").headers.has("Cache-Control"));
  EXPECT_EQ(text_of(get("/")), "<html>start</html>");
}

TEST_F(StaticFilesTest, PagesOfTheApplicationAreTheIndex) {
  for (const char* path : {"/programs", "/schools/4131010", "/programs/2021:410101"})
    EXPECT_EQ(text_of(get(path)), "<html>start</html>") << path;
  EXPECT_EQ(get("/organisations/listed-000863.sz").status, 200);  // an id with a dot
}

TEST_F(StaticFilesTest, WhatIsNoPageAndNoFileIsMissing) {
  EXPECT_EQ(get("/api").status, 404);
  EXPECT_EQ(get("/api/v1/nothing").status, 404);
  EXPECT_EQ(get("/missing.js").status, 404);
  EXPECT_EQ(get("/assets/missing").status, 404);
  EXPECT_EQ(get("/programs", "application/json").status, 404);
  EXPECT_EQ(get("/programs", "*/*").status, 404);
  EXPECT_EQ(get("/programs", "").status, 404);
}

TEST_F(StaticFilesTest, NeverLeavesItsFolder) {
  for (const char* path : {"/link.txt", "/up/outside.txt", "/.secret", "/../outside.txt",
                           "/assets/../../outside.txt", "/assets"}) {
    EXPECT_EQ(get(path, "*/*").status, 404) << path;
  }
  EXPECT_EQ(get(std::string("/index.html\0.js", 15), "*/*").status, 404);
}

TEST_F(StaticFilesTest, AFolderIsNotListed) {
  fs::remove(root_ / "index.html");
  EXPECT_EQ(get("/").status, 503);
  EXPECT_EQ(get("/assets", "*/*").status, 404);
}

TEST_F(StaticFilesTest, AMissingFolderSaysHowToBuildIt) {
  fs::remove_all(root_);
  for (const char* path : {"/", "/programs"}) {
    const Response response = get(path);
    EXPECT_EQ(response.status, 503);
    EXPECT_NE(std::get<std::string>(response.body).find("npm run build"), std::string::npos);
  }
  EXPECT_EQ(get("/app.js").status, 404);
}

TEST_F(StaticFilesTest, APipeHoldsNobody) {
  ASSERT_EQ(::mkfifo((root_ / "pipe.txt").c_str(), 0600), 0);
  EXPECT_EQ(get("/pipe.txt").status, 404);
}

TEST(ContentType, IsKnownForWhatTheApplicationHolds) {
  EXPECT_EQ(content_type_of("/a/b.CSS"), "text/css; charset=utf-8");
  EXPECT_EQ(content_type_of("app.js.map"), "application/json; charset=utf-8");
  EXPECT_EQ(content_type_of("font.woff2"), "font/woff2");
  EXPECT_EQ(content_type_of("site.webmanifest"), "application/manifest+json");
  EXPECT_EQ(content_type_of("README"), "application/octet-stream");
  EXPECT_EQ(content_type_of("/v1.js/file"), "application/octet-stream");
}

TEST(AsksForHtml, OnlyWhenItSaysSo) {
  EXPECT_TRUE(asks_for_html("text/html,application/xhtml+xml,*/*;q=0.8"));
  EXPECT_TRUE(asks_for_html("text/*;q=0.3"));
  EXPECT_FALSE(asks_for_html("*/*"));
  EXPECT_FALSE(asks_for_html("application/json, text/plain"));
}

}  // namespace
}  // namespace langqiao::http
