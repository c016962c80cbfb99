#include "http/server.h"

#include <atomic>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <future>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <latch>
#include <mutex>
#include <thread>
#include <unistd.h>
#include <zlib.h>

#include "http/conditional.h"
#include "http/raw_client.h"
#include "http/static_files.h"

namespace langqiao::http {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

// Waits for something that happens in another thread, at most ten seconds.
template <class Predicate>
bool eventually(Predicate predicate) {
  const auto end = std::chrono::steady_clock::now() + 10s;
  while (!predicate()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::yield();
  }
  return true;
}

std::string gunzip(std::string bytes) {
  std::string out(8 << 20, '\0');
  z_stream stream{};
  EXPECT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
  stream.next_in = reinterpret_cast<Bytef*>(bytes.data());
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

std::string get(std::string_view target, std::string_view fields = "") {
  return "GET " + std::string(target) + " HTTP/1.1\r\nHost: localhost\r\n" + std::string(fields) + "\r\n";
}

std::string post(std::string_view target, std::string_view body, std::string_view fields = "") {
  return "POST " + std::string(target) +
         " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" +
         std::string(fields) + "\r\n" + std::string(body);
}

// A request that a handler holds until it is let go.
struct Gate {
  std::latch entered{1};
  std::latch open{1};
};

class ServerTest : public testing::Test {
 protected:
  void SetUp() override {
    fs::create_directories(folder_ / "assets");
    std::ofstream(folder_ / "index.html") << "<html>start</html>";
    std::ofstream(folder_ / "assets" / "app-1.js") << script_;
    std::ofstream(folder_ / "digits.png") << "0123456789";
    std::ofstream(folder_ / "large.png") << large_;
    options_.error_body = [](int, const Problem& problem, Language language) {
      return Response::json("{\"what\":\"" + problem.what.in(language) + "\"}");
    };
    options_.access_log = [this](const AccessEntry& entry) {
      const std::lock_guard lock(mutex_);
      log_.push_back(std::string(entry.method) + " " + std::string(entry.path) + " " +
                     std::to_string(entry.status) + " " + std::to_string(entry.bytes));
    };
    options_.fault_log = [this](std::string_view where, std::string_view what) {
      const std::lock_guard lock(mutex_);
      faults_.push_back(std::string(where) + ": " + std::string(what));
    };
    options_.workers = 2;
  }
  void TearDown() override {
    server_.reset();
    fs::remove_all(folder_);
  }

  Router routes() {
    Router router;
    router.add("GET", "/api/echo/{word}", [](const Request& request, const PathParams& params) {
      return Response::text(params["word"] + "|" + std::string(request.query.get("q").value_or("")));
    });
    router.add("POST", "/api/size", [](const Request& request, const PathParams&) {
      return Response::text(std::to_string(request.body.size()));
    });
    router.add("GET", "/api/large",
               [this](const Request&, const PathParams&) { return Response::json(large_); });
    router.add("GET", "/api/fail",
               [](const Request&, const PathParams&) -> Response { throw std::runtime_error("disk full"); });
    router.add("GET", "/api/gate", [this](const Request&, const PathParams&) {
      gate_.entered.count_down();
      gate_.open.wait();
      return Response::text("through");
    });
    router.otherwise(StaticFiles(folder_));
    return router;
  }

  std::uint16_t start() {
    auto server = Server::start(options_, routes());
    EXPECT_TRUE(server) << server.error().what.en;
    server_ = std::move(*server);
    return server_->port();
  }

  std::vector<std::string> log() {
    const std::lock_guard lock(mutex_);
    return log_;
  }

  fs::path folder_ =
      fs::temp_directory_path() / ("langqiao_server_" + std::to_string(::getpid()) + "_" +
                                   testing::UnitTest::GetInstance()->current_test_info()->name());
  std::string script_ = "start();" + std::string(50'000, 'x');
  std::string large_ = [] {
    std::string text;
    while (text.size() < (4u << 20)) text += std::to_string(text.size() * 7919) + ",";
    return text;
  }();
  ServerOptions options_;
  Gate gate_;
  std::mutex mutex_;
  std::vector<std::string> log_;
  std::vector<std::string> faults_;
  std::unique_ptr<Server> server_;
};

TEST_F(ServerTest, AnswersWithWhatEveryAnswerCarries) {
  RawClient client(start());
  const RawResponse response = client.ask(get("/api/echo/%E4%B8%8A?q=a+b"));
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.body, "上|a b");
  EXPECT_EQ(response.header("Content-Type"), "text/plain; charset=utf-8");
  EXPECT_EQ(response.header("Cache-Control"), "no-cache");
  EXPECT_EQ(response.header("Connection"), "keep-alive");
  EXPECT_EQ(response.header("X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(response.header("X-Frame-Options"), "DENY");
  EXPECT_FALSE(response.header("Referrer-Policy").empty());
  EXPECT_THAT(response.header("Content-Security-Policy"), testing::HasSubstr("default-src 'self'"));
  EXPECT_TRUE(parse_http_date(response.header("Date")));
}

TEST_F(ServerTest, ErrorsBelowApiHaveTheFormOfTheApiAndOthersAreText) {
  RawClient client(start());
  const RawResponse of_api = client.ask(get("/api/nothing"));
  EXPECT_EQ(of_api.status, 404);
  EXPECT_EQ(of_api.header("Content-Type"), "application/json; charset=utf-8");
  EXPECT_EQ(of_api.header("Cache-Control"), "no-store");
  const RawResponse of_page = client.ask(get("/nothing.js"));
  EXPECT_EQ(of_page.status, 404);
  EXPECT_EQ(of_page.header("Content-Type"), "text/plain; charset=utf-8");
  const RawResponse wrong = client.ask(post("/api/large", ""));
  EXPECT_EQ(wrong.status, 405);
  EXPECT_EQ(wrong.header("Allow"), "GET, HEAD, OPTIONS");
}

TEST_F(ServerTest, AnExceptionIsA500ThatTellsNothingAndTheServerGoesOn) {
  RawClient client(start());
  const RawResponse response = client.ask(get("/api/fail"));
  EXPECT_EQ(response.status, 500);
  EXPECT_EQ(response.body.find("disk full"), std::string::npos);
  EXPECT_EQ(client.ask(get("/api/echo/a")).status, 200);
  const std::lock_guard lock(mutex_);
  EXPECT_THAT(faults_, testing::ElementsAre("/api/fail: disk full"));
}

struct WireCase {
  const char* why;
  std::string bytes;
  int status;
};

// Each on a connection of its own; after each the server still answers.
TEST_F(ServerTest, RefusesBadRequestsAndGoesOn) {
  options_.limits = {.target_bytes = 1000, .header_bytes = 4000, .body_bytes = 10'000};
  const std::uint16_t port = start();
  const std::string chunked =
      "POST /api/size HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n";
  const std::vector<WireCase> cases{
      {"noise", std::string("\0\1\2\3\r\n\r\n", 8), 400},
      {"TLS greeting",
       std::string("\x16\x03\x01\x00\xa5\x01\x00\x00\xa1\x03\x03") + std::string(160, 'r') + "\r\n\r\n", 400},
      {"no host", "GET / HTTP/1.1\r\n\r\n", 400},
      {"climbs", get("/../../etc/passwd"), 400},
      {"climbs, encoded", get("/%2e%2e/%2e%2e/etc/passwd"), 400},
      {"climbs, encoded slash", get("/..%2f..%2fetc%2fpasswd"), 400},
      {"backslash", get("/..\\..\\etc"), 400},
      {"NUL", get("/index.html%00.png"), 400},
      {"query is not UTF-8", get("/api/echo/a?q=%C9%CF"), 400},
      {"long address", get("/" + std::string(2000, 'a')), 414},
      {"huge address", get("/" + std::string(200'000, 'a')), 414},
      {"huge field", get("/", "X: " + std::string(200'000, 'a') + "\r\n"), 431},
      {"declared too large", "POST /api/size HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10001\r\n\r\n",
       413},
      {"declared too large, sent", post("/api/size", std::string(3'000'000, 'x')), 413},
      {"chunked too large", chunked + "30000\r\n" + std::string(0x30000, 'x') + "\r\n0\r\n\r\n", 413},
      {"bad chunk", chunked + "xyz\r\n", 400},
      {"unknown method", "BREW / HTTP/1.1\r\nHost: localhost\r\n\r\n", 501},
      {"foreign host", "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", 421},
      {"foreign page writes", post("/api/size", "x", "Origin: http://evil.example\r\n"), 403},
      {"foreign page writes much",
       post("/api/size", std::string(9'000, 'x'), "Sec-Fetch-Site: cross-site\r\n"), 403},
      {"strange expectation", post("/api/size", "x", "Expect: tea\r\n"), 417},
  };
  for (const WireCase& c : cases) {
    RawClient client(port);
    client.send(c.bytes);
    const RawResponse response = client.receive();
    EXPECT_EQ(response.status, c.status) << c.why;
    EXPECT_EQ(response.header("Connection"), "close") << c.why;
    EXPECT_EQ(response.header("X-Content-Type-Options"), "nosniff") << c.why;
    client.finish_sending();
    EXPECT_TRUE(client.ends()) << c.why;
    RawClient after(port);
    EXPECT_EQ(after.ask(get("/api/echo/a")).status, 200) << "after " << c.why;
  }
}

TEST_F(ServerTest, TakesBodiesCountedAndChunked) {
  RawClient client(start());
  EXPECT_EQ(client.ask(post("/api/size", std::string(3'000'000, 'x'))).body, "3000000");
  const std::string head = "POST /api/size HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n";
  EXPECT_EQ(client.ask(head + "5\r\nabcde\r\n10\r\n0123456789abcdef\r\n0\r\n\r\n").body, "21");
}

TEST_F(ServerTest, SaysGoOnToWhoWaitsForIt) {
  options_.limits.body_bytes = 100;
  const std::uint16_t port = start();
  RawClient client(port);
  EXPECT_EQ(client
                .ask("POST /api/size HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nExpect: "
                     "100-continue\r\n\r\n")
                .status,
            100);
  EXPECT_EQ(client.ask("abc").body, "3");
  RawClient hasty(port);
  EXPECT_EQ(hasty.ask(post("/api/size", "abc", "Expect: 100-continue\r\n")).body, "3");
  RawClient too_much(port);
  EXPECT_EQ(too_much
                .ask("POST /api/size HTTP/1.1\r\nHost: localhost\r\nContent-Length: 101\r\nExpect: "
                     "100-continue\r\n\r\n")
                .status,
            413);
}

TEST_F(ServerTest, AnswersPipelinedRequestsInOrder) {
  RawClient client(start());
  std::string many;
  for (int i = 0; i < 200; ++i)
    many += get("/api/echo/" + std::to_string(i)) + post("/api/size", std::string(i, 'x'));
  std::thread sender([&] { client.send(many); });
  for (int i = 0; i < 200; ++i) {
    EXPECT_EQ(client.receive().body, std::to_string(i) + "|");
    EXPECT_EQ(client.receive().body, std::to_string(i));
  }
  sender.join();
}

TEST_F(ServerTest, HeadIsGetWithoutTheBody) {
  RawClient client(start());
  const RawResponse whole = client.ask(get("/api/large", "Accept-Encoding: gzip\r\n"));
  const RawResponse head =
      client.ask("HEAD /api/large HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n", true);
  EXPECT_EQ(head.status, 200);
  for (const char* name : {"Content-Length", "Content-Type", "ETag", "Vary", "Content-Encoding"})
    EXPECT_EQ(head.header(name), whole.header(name));
  EXPECT_EQ(client.ask("HEAD /large.png HTTP/1.1\r\nHost: localhost\r\n\r\n", true).header("Content-Length"),
            std::to_string(large_.size()));
  EXPECT_EQ(client.ask(get("/api/echo/next")).body, "next|");
}

TEST_F(ServerTest, OptionsTellsTheMethods) {
  RawClient client(start());
  const RawResponse response = client.ask("OPTIONS /api/size HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_EQ(response.status, 204);
  EXPECT_EQ(response.header("Allow"), "OPTIONS, POST");
  EXPECT_EQ(client.ask(get("/api/echo/next")).status, 200);
}

TEST_F(ServerTest, CompressesWhatIsWorthItForWhoTakesIt) {
  RawClient client(start());
  for (const char* target : {"/api/large", "/assets/app-1.js"}) {
    const RawResponse plain = client.ask(get(target));
    const RawResponse packed = client.ask(get(target, "Accept-Encoding: br, gzip;q=0.8\r\n"));
    EXPECT_EQ(plain.header("Content-Encoding"), "");
    EXPECT_EQ(packed.header("Content-Encoding"), "gzip");
    EXPECT_EQ(plain.header("Vary"), "Accept-Encoding");
    EXPECT_EQ(packed.header("Vary"), "Accept-Encoding");
    EXPECT_NE(plain.header("ETag"), packed.header("ETag"));
    EXPECT_EQ(gunzip(packed.body), plain.body);
    EXPECT_LT(packed.body.size(), plain.body.size());
    EXPECT_EQ(client.ask(get(target, "Accept-Encoding: gzip;q=0\r\n")).header("Content-Encoding"), "");
  }
  EXPECT_EQ(client.ask(get("/api/echo/short", "Accept-Encoding: gzip\r\n")).header("Content-Encoding"), "");
  EXPECT_EQ(client.ask(get("/large.png", "Accept-Encoding: gzip\r\n")).header("Content-Encoding"), "");
}

TEST_F(ServerTest, WhatTheClientHoldsIsNotSentAgain) {
  RawClient client(start());
  for (const char* target : {"/api/large", "/assets/app-1.js", "/digits.png", "/large.png", "/"}) {
    for (const char* coding : {"", "Accept-Encoding: gzip\r\n"}) {
      const std::string tag = client.ask(get(target, coding)).header("ETag");
      ASSERT_FALSE(tag.empty()) << target;
      const RawResponse again =
          client.ask(get(target, std::string(coding) + "If-None-Match: \"x\", " + tag + "\r\n"));
      EXPECT_EQ(again.status, 304) << target;
      EXPECT_EQ(again.header("ETag"), tag) << target;
      EXPECT_EQ(again.header("Content-Length"), "") << target;
      EXPECT_EQ(client.ask(get(target, "If-None-Match: \"x\"\r\n")).status, 200) << target;
    }
  }
  const std::string since = client.ask(get("/digits.png")).header("Last-Modified");
  EXPECT_EQ(client.ask(get("/digits.png", "If-Modified-Since: " + since + "\r\n")).status, 304);
  EXPECT_EQ(client.ask(get("/digits.png", "If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT\r\n")).status,
            200);
}

TEST_F(ServerTest, AChangedFileIsSentAnew) {
  RawClient client(start());
  const RawResponse before = client.ask(get("/", "Accept-Encoding: gzip\r\n"));
  std::ofstream(folder_ / "next.html") << "<html>another start</html>";
  fs::rename(folder_ / "next.html", folder_ / "index.html");
  const RawResponse after = client.ask(get("/", "If-None-Match: " + before.header("ETag") + "\r\n"));
  EXPECT_EQ(after.status, 200);
  EXPECT_EQ(after.body, "<html>another start</html>");
}

TEST_F(ServerTest, SendsPartsOfFiles) {
  RawClient client(start());
  const RawResponse part = client.ask(get("/digits.png", "Range: bytes=2-4\r\n"));
  EXPECT_EQ(part.status, 206);
  EXPECT_EQ(part.body, "234");
  EXPECT_EQ(part.header("Content-Range"), "bytes 2-4/10");
  const RawResponse beyond = client.ask(get("/digits.png", "Range: bytes=10-\r\n"));
  EXPECT_EQ(beyond.status, 416);
  EXPECT_EQ(beyond.header("Content-Range"), "bytes */10");
  EXPECT_EQ(client.ask(get("/digits.png", "Range: bytes=0-1,3-4\r\n")).body, "0123456789");
  EXPECT_EQ(client.ask(get("/digits.png", "Range: bytes=2-4\r\nIf-Range: \"old\"\r\n")).body, "0123456789");
  EXPECT_EQ(
      client.ask(get("/digits.png", "Range: bytes=2-4\r\nIf-Range: " + part.header("ETag") + "\r\n")).body,
      "234");
  EXPECT_EQ(client.ask(get("/large.png", "Range: bytes=1000000-2999999\r\n")).body,
            large_.substr(1'000'000, 2'000'000));
  EXPECT_EQ(client.ask(get("/large.png")).body, large_);
  // A script may be compressed; a part of it is a part of what it is.
  const RawResponse script =
      client.ask(get("/assets/app-1.js", "Range: bytes=0-6\r\nAccept-Encoding: gzip\r\n"));
  EXPECT_EQ(script.body, "start()");
  EXPECT_EQ(script.header("Content-Encoding"), "");
}

TEST_F(ServerTest, ServesTheApplicationToPeople) {
  RawClient client(start());
  EXPECT_EQ(client.ask(get("/")).header("Cache-Control"), "no-cache");
  EXPECT_EQ(client.ask(get("/programs/7", "Accept: text/html\r\n")).body, "<html>start</html>");
  EXPECT_EQ(client.ask(get("/programs/7", "Accept: application/json\r\n")).status, 404);
  EXPECT_EQ(client.ask(get("/assets/app-1.js")).header("Cache-Control"),
            "public, max-age=31536000, immutable");
}

TEST_F(ServerTest, IdleAndSlowConnectionsStarveNobody) {
  const std::uint16_t port = start();
  std::vector<std::unique_ptr<RawClient>> others;
  for (int i = 0; i < 64; ++i) {
    others.push_back(std::make_unique<RawClient>(port));
    EXPECT_EQ(others.back()->ask(get("/api/echo/a")).status, 200);
  }
  for (int i = 0; i < 64; ++i) {
    others.push_back(std::make_unique<RawClient>(port));
    EXPECT_TRUE(others.back()->send("GET /api/echo/a HTTP/1.1\r\nHo"));
  }
  RawClient active(port);
  for (int i = 0; i < 200; ++i) ASSERT_EQ(active.ask(get("/api/echo/a")).status, 200);
  for (int i = 0; i < 64; ++i) EXPECT_EQ(others[i]->ask(get("/api/echo/a")).status, 200);
  for (int i = 64; i < 128; ++i) EXPECT_EQ(others[i]->ask("st: localhost\r\n\r\n").status, 200);
}

TEST_F(ServerTest, ASlowHandlerHoldsOnlyItsOwnConnection) {
  const std::uint16_t port = start();
  RawClient slow(port);
  slow.send(get("/api/gate"));
  gate_.entered.wait();
  RawClient other(port);
  for (int i = 0; i < 20; ++i) EXPECT_EQ(other.ask(get("/api/echo/a")).status, 200);
  gate_.open.count_down();
  EXPECT_EQ(slow.receive().body, "through");
}

TEST_F(ServerTest, WhoIsTooSlowIsToldAndLeft) {
  options_.deadlines.header = 80ms;
  options_.deadlines.body = 80ms;
  const std::uint16_t port = start();
  RawClient header(port);
  header.send("GET / HTTP/1.1\r\nHost: lo");
  EXPECT_EQ(header.receive().status, 408);
  header.finish_sending();
  EXPECT_TRUE(header.ends());
  RawClient body(port);
  body.send("POST /api/size HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nab");
  EXPECT_EQ(body.receive().status, 408);
  RawClient next(port);
  EXPECT_EQ(next.ask(get("/api/echo/a")).status, 200);
}

// A byte now and then must not renew the patience.
TEST_F(ServerTest, TrickledHeadersEndAtTheSameDeadline) {
  options_.deadlines.header = 100ms;
  RawClient client(start());
  client.send("GET / HTTP/1.1\r\n");
  EXPECT_TRUE(eventually([&] { return !log().empty() || !client.send("X: y\r\n"); }));
  EXPECT_TRUE(eventually([&] { return !log().empty(); }));
  EXPECT_THAT(log().front(), testing::AnyOf(testing::HasSubstr(" 408 "), testing::HasSubstr(" 431 ")));
}

TEST_F(ServerTest, AnIdleConnectionIsClosedWithoutAWord) {
  options_.deadlines.idle = 50ms;
  options_.deadlines.linger = 50ms;
  const std::uint16_t port = start();
  RawClient silent(port), kept(port);
  EXPECT_EQ(kept.ask(get("/api/echo/a")).status, 200);
  EXPECT_TRUE(silent.ends());
  EXPECT_TRUE(kept.ends());
}

TEST_F(ServerTest, AClientThatDoesNotReadIsLeft) {
  options_.deadlines.write = 100ms;
  options_.deadlines.linger = 50ms;
  large_ += std::string(32u << 20, 'x');  // more than the buffers of a socket take
  RawClient client(start());
  client.send(get("/api/large"));
  EXPECT_TRUE(eventually([&] { return !log().empty(); }));
  EXPECT_EQ(client.receive().status, 0);
}

TEST_F(ServerTest, TooManyBusyConnectionsAreTurnedAway) {
  options_.most_connections = 3;
  const std::uint16_t port = start();
  std::vector<std::unique_ptr<RawClient>> busy;
  for (int i = 0; i < 3; ++i) {
    busy.push_back(std::make_unique<RawClient>(port));
    const RawResponse go_on = busy.back()->ask(
        "POST /api/size HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
    ASSERT_EQ(go_on.status, 100);  // from here the server waits for a body
  }
  RawClient turned_away(port);
  const RawResponse response = turned_away.receive();
  EXPECT_EQ(response.status, 503);
  EXPECT_EQ(response.header("Retry-After"), "1");
  EXPECT_TRUE(turned_away.ends());
  EXPECT_EQ(busy[0]->ask("abc").body, "3");
  RawClient next(port);  // takes the place of busy[0], which is idle now
  EXPECT_EQ(next.ask(get("/api/echo/a")).status, 200);
  EXPECT_TRUE(busy[0]->ends());
}

TEST_F(ServerTest, TheLongestIdleConnectionMakesRoom) {
  options_.most_connections = 3;
  const std::uint16_t port = start();
  std::vector<std::unique_ptr<RawClient>> idle;
  for (int i = 0; i < 3; ++i) {
    idle.push_back(std::make_unique<RawClient>(port));
    ASSERT_EQ(idle.back()->ask(get("/api/echo/a")).status, 200);
  }
  RawClient fourth(port);
  EXPECT_EQ(fourth.ask(get("/api/echo/a")).status, 200);
  EXPECT_TRUE(idle[0]->ends());
  EXPECT_EQ(idle[1]->ask(get("/api/echo/a")).status, 200);
  EXPECT_EQ(idle[2]->ask(get("/api/echo/a")).status, 200);
}

TEST_F(ServerTest, AConnectionServesOnlySoManyRequests) {
  options_.most_requests = 3;
  RawClient client(start());
  EXPECT_EQ(client.ask(get("/api/echo/a")).header("Connection"), "keep-alive");
  EXPECT_EQ(client.ask(get("/api/echo/a")).header("Connection"), "keep-alive");
  EXPECT_EQ(client.ask(get("/api/echo/a")).header("Connection"), "close");
  EXPECT_TRUE(client.ends());
}

TEST_F(ServerTest, StopFinishesWhatIsInFlight) {
  const std::uint16_t port = start();
  RawClient in_flight(port), idle(port);
  EXPECT_EQ(idle.ask(get("/api/echo/a")).status, 200);
  in_flight.send(get("/api/gate"));
  gate_.entered.wait();
  auto stopped = std::async(std::launch::async, [&] { return server_->stop(); });
  EXPECT_TRUE(idle.ends());  // the stop has begun
  EXPECT_EQ(RawClient(port).ask(get("/api/echo/a")).status, 0);
  gate_.open.count_down();
  const RawResponse response = in_flight.receive();
  EXPECT_EQ(response.body, "through");
  EXPECT_EQ(response.header("Connection"), "close");
  in_flight.finish_sending();
  EXPECT_TRUE(stopped.get());
  EXPECT_TRUE(server_->stop());
}

TEST_F(ServerTest, StopWaitsNoLongerThanItsGrace) {
  options_.deadlines.grace = 50ms;
  RawClient client(start());
  client.send(get("/api/gate"));
  gate_.entered.wait();
  auto stopped = std::async(std::launch::async, [&] { return server_->stop(); });
  EXPECT_TRUE(client.ends());
  gate_.open.count_down();  // the handler itself is waited for
  EXPECT_FALSE(stopped.get());
}

TEST_F(ServerTest, APortInUseIsAProblemThatSaysWhatToDo) {
  options_.port = start();
  const auto second = Server::start(options_, routes());
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().what.en, "The port is in use");
  EXPECT_EQ(second.error().where, "127.0.0.1:" + std::to_string(options_.port));
  EXPECT_THAT(second.error().action.en, testing::HasSubstr("--port"));
}

TEST_F(ServerTest, AnAddressThatIsNoneIsAProblem) {
  for (const char* address : {"", "nowhere", "localhost", "256.0.0.1", "203.0.113.7"}) {
    options_.address = address;
    const auto server = Server::start(options_, routes());
    ASSERT_FALSE(server) << address;
    EXPECT_FALSE(server.error().wanted.en.empty());
  }
}

TEST_F(ServerTest, ListensOnIPv6WhereThereIsOne) {
  options_.address = "::1";
  const auto server = Server::start(options_, routes());
  if (!server) GTEST_SKIP() << "no IPv6 here: " << server.error().found.en;
  EXPECT_EQ((*server)->url(), "http://[::1]:" + std::to_string((*server)->port()));
}

TEST_F(ServerTest, TheLogTellsNothingOfPeople) {
  RawClient client(start());
  client.ask(get("/api/echo/a?q=secret", "Authorization: Bearer secret\r\n"));
  client.ask("HEAD /digits.png HTTP/1.1\r\nHost: localhost\r\n\r\n", true);
  client.ask(get("/%zz"));
  EXPECT_TRUE(eventually([&] { return log().size() == 3; }));
  EXPECT_EQ(log()[0], "GET /api/echo/a 200 8");
  EXPECT_EQ(log()[1], "HEAD /digits.png 200 0");
  EXPECT_THAT(log()[2], testing::StartsWith("GET - 400"));
}

TEST_F(ServerTest, AnswersTenThousandRequestsOfFourClients) {
  const std::uint16_t port = start();
  std::atomic<int> right = 0;
  std::vector<std::thread> clients;
  for (int t = 0; t < 4; ++t) {
    clients.emplace_back([&, t] {
      RawClient client(port);
      for (int i = 0; i < 2'500; ++i) {
        const std::string word = std::to_string(t) + "-" + std::to_string(i);
        right += client.ask(get("/api/echo/" + word + "?q=1")).body == word + "|1";
      }
    });
  }
  for (std::thread& client : clients) client.join();
  EXPECT_EQ(right, 10'000);
  EXPECT_TRUE(eventually([&] { return log().size() == 10'000; }));
}

TEST_F(ServerTest, ConnectionsMayComeAndGoWhileItStops) {
  options_.deadlines.linger = 20ms;
  large_.resize(300'000);
  const std::uint16_t port = start();
  std::atomic<bool> done = false;
  std::atomic<int> answered = 0;
  std::vector<std::thread> clients;
  for (int t = 0; t < 4; ++t) {
    clients.emplace_back([&] {
      while (!done) {
        answered +=
            RawClient(port).ask(get("/api/large", "Accept-Encoding: gzip\r\nConnection: close\r\n")).status ==
            200;
        answered += RawClient(port).ask(get("/large.png")).status == 200;  // read from disk while it is sent
      }
    });
  }
  EXPECT_TRUE(eventually([&] { return answered > 20; }));
  EXPECT_TRUE(server_->stop());
  done = true;
  for (std::thread& client : clients) client.join();
}

TEST(WaitForSignal, ReturnsTheSignalAndRestoresTheOldOrder) {
  for (const int number : {SIGINT, SIGTERM}) {
    const auto before =
        std::signal(number, SIG_DFL);  // a shell ignores SIGINT for what runs in its background
    auto got = std::async(std::launch::async, [] { return wait_for_signal(); });
    struct sigaction now{};
    ASSERT_TRUE(
        eventually([&] { return ::sigaction(number, nullptr, &now) == 0 && now.sa_handler != SIG_DFL; }));
    ASSERT_EQ(::kill(::getpid(), number), 0);
    EXPECT_EQ(got.get(), number);
    ::sigaction(number, nullptr, &now);
    EXPECT_EQ(now.sa_handler, SIG_DFL);
    std::signal(number, before);
  }
}

}  // namespace
}  // namespace langqiao::http
