#include "http/request_reader.h"

#include <gtest/gtest.h>

#include "base/wording_claims.h"

namespace langqiao::http {
namespace {

constexpr ReaderLimits kSmall{.target_bytes = 200, .header_bytes = 1000, .body_bytes = 2000};

RequestReader read_all(std::string_view bytes, std::size_t at_once) {
  RequestReader reader(kSmall);
  while (!bytes.empty() && reader.reading() != Reading::complete && reader.reading() != Reading::failed) {
    const std::size_t n = std::min(at_once, bytes.size());
    reader.feed(bytes.substr(0, n));
    bytes.remove_prefix(n);
  }
  return reader;
}

struct Good {
  const char* why;
  std::string bytes;
  std::string method;
  std::string path;
  std::string body = "";
  bool keeps_alive = true;
};

class GoodRequests : public testing::TestWithParam<Good> {};

TEST_P(GoodRequests, AreReadHoweverTheyArrive) {
  const Good& good = GetParam();
  for (const std::size_t at_once : {1u, 2u, 3u, 7u, 100'000u}) {
    RequestReader reader = read_all(good.bytes, at_once);
    ASSERT_EQ(reader.reading(), Reading::complete)
        << good.why << ", " << at_once << " at once: " << reader.failure().problem.what.en << ": "
        << reader.failure().problem.found.en;
    EXPECT_EQ(reader.request().method, good.method);
    EXPECT_EQ(reader.request().path, good.path);
    EXPECT_EQ(reader.request().body, good.body);
    EXPECT_EQ(reader.keeps_alive(), good.keeps_alive);
  }
}

const std::string kChunkedHead = "POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n";

INSTANTIATE_TEST_SUITE_P(
    RequestReader, GoodRequests,
    testing::Values(Good{"least request", "GET / HTTP/1.1\r\nHost: h\r\n\r\n", "GET", "/"},
                    Good{"empty lines before", "\r\n\r\nGET / HTTP/1.1\r\nHost: h\r\n\r\n", "GET", "/"},
                    Good{"asks to close", "GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n", "GET",
                         "/", "", false},
                    Good{"HTTP/1.0", "GET / HTTP/1.0\r\n\r\n", "GET", "/", "", false},
                    Good{"HTTP/1.0 kept", "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", "GET", "/"},
                    Good{"counted body", "PUT /a HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nabc", "PUT",
                         "/a", "abc"},
                    Good{"no body", "POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n\r\n", "POST", "/a"},
                    Good{"chunks", kChunkedHead + "3\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\n", "POST", "/a",
                         "abc0123456789"},
                    Good{"an empty chunked body", kChunkedHead + "0\r\n\r\n", "POST", "/a"},
                    Good{"chunk extension and trailer",
                         kChunkedHead + "3;x=\"y\"\r\nabc\r\n0;z\r\nExpires: never\r\n\r\n", "POST", "/a",
                         "abc"},
                    Good{"absolute target", "GET http://h/b HTTP/1.1\r\nHost: other\r\n\r\n", "GET", "/b"}));

struct Bad {
  const char* why;
  std::string bytes;
  int status;
};

class BadRequests : public testing::TestWithParam<Bad> {};

TEST_P(BadRequests, AreRefusedHoweverTheyArrive) {
  const Bad& bad = GetParam();
  for (const std::size_t at_once : {1u, 3u, 100'000u}) {
    const RequestReader reader = read_all(bad.bytes, at_once);
    ASSERT_EQ(reader.reading(), Reading::failed) << bad.why << ", " << at_once << " at once";
    EXPECT_EQ(reader.failure().status, bad.status) << bad.why << ": " << reader.failure().problem.what.en;
    EXPECT_EQ(flaw_of_words(reader.failure().problem.what) + flaw_of(reader.failure().problem.wanted) +
                  flaw_of_words(reader.failure().problem.action),
              "");
  }
}

std::string with_fields(const std::string& fields) {
  return "POST /a HTTP/1.1\r\nHost: h\r\n" + fields + "\r\n";
}

INSTANTIATE_TEST_SUITE_P(
    RequestReader, BadRequests,
    testing::Values(
        Bad{"noise", "\x16\x03\x01\x02 noise\r\n\r\n", 400}, Bad{"no version", "GET /\r\n\r\n", 400},
        Bad{"HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400},
        Bad{"bare line feeds", "GET / HTTP/1.1\nHost: h\n\n\r\n\r\n", 400},
        Bad{"blank before the colon", with_fields("X : y\r\n"), 400},
        Bad{"NUL in a value", with_fields(std::string("X: \0\r\n", 6)), 400},
        Bad{"no host", "GET / HTTP/1.1\r\n\r\n", 400}, Bad{"two hosts", with_fields("Host: g\r\n"), 400},
        Bad{"bad target", "GET /%zz HTTP/1.1\r\nHost: h\r\n\r\n", 400},
        Bad{"unknown method", "BREW / HTTP/1.1\r\nHost: h\r\n\r\n", 501},
        Bad{"tunnel", "CONNECT h:443 HTTP/1.1\r\nHost: h\r\n\r\n", 400},
        Bad{"trace", "TRACE / HTTP/1.1\r\nHost: h\r\n\r\n", 501},
        Bad{"long target", "GET /" + std::string(300, 'a') + " HTTP/1.1\r\nHost: h\r\n\r\n", 414},
        Bad{"endless target", "GET /" + std::string(3000, 'a'), 414},
        Bad{"endless field", with_fields("X: " + std::string(3000, 'a') + "\r\n"), 431},
        Bad{"many fields",
            [] {
              std::string fields;
              for (int i = 0; i < 200; ++i) fields += "X" + std::to_string(i) + ": y\r\n";
              return with_fields(fields);
            }(),
            431},
        Bad{"declared body too large", with_fields("Content-Length: 2001\r\n"), 413},
        Bad{"length beyond 64 bits", with_fields("Content-Length: 99999999999999999999\r\n"), 400},
        Bad{"negative length", with_fields("Content-Length: -1\r\n"), 400},
        Bad{"length is no number", with_fields("Content-Length: a\r\n"), 400},
        Bad{"two lengths", with_fields("Content-Length: 1\r\nContent-Length: 2\r\n"), 400},
        Bad{"length and chunks", with_fields("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n"), 400},
        Bad{"chunks and length", with_fields("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n"), 400},
        Bad{"unknown coding", with_fields("Transfer-Encoding: gzip\r\n"), 501},
        Bad{"hidden coding", with_fields("Transfer-Encoding: xchunked\r\n"), 501},
        Bad{"chunked twice", with_fields("Transfer-Encoding: chunked, chunked\r\n"), 501},
        Bad{"coding in HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
        Bad{"strange expectation", with_fields("Expect: 200-ok\r\n"), 417},
        Bad{"chunk size is no number", kChunkedHead + "zz\r\nabc\r\n", 400},
        Bad{"chunk without its end", kChunkedHead + "3\r\nabcdefgh", 400},
        Bad{"chunk size beyond 64 bits", kChunkedHead + "fffffffffffffffff\r\n", 400},
        Bad{"chunks too large together",
            kChunkedHead + "600\r\n" + std::string(0x600, 'x') + "\r\n600\r\n" + std::string(0x600, 'x') +
                "\r\n0\r\n\r\n",
            413},
        Bad{"endless chunk extension", kChunkedHead + "3;x=" + std::string(2000, 'y'), 431},
        Bad{"endless trailer", kChunkedHead + "0\r\nX: " + std::string(2000, 'y'), 431}));

TEST(RequestReader, AnEndlessFieldIsNoLongAddressThoughTheStartLineCameFirst) {
  for (const char* head : {"POST /a HTTP/1.1\r\n", "POST /a HTTP/1.1\r\nHost: h\r\n"}) {
    RequestReader reader(kSmall);
    reader.feed(head);
    reader.feed("X: " + std::string(3000, 'a'));
    ASSERT_EQ(reader.reading(), Reading::failed);
    EXPECT_EQ(reader.failure().status, 431) << head;
  }
}

TEST(RequestReader, ManyFieldsAreTooManyHoweverFewComeAtOnce) {
  RequestReader reader(kSmall);
  reader.feed("POST /a HTTP/1.1\r\nHost: h\r\n");
  std::size_t fed = 0;
  while (reader.reading() == Reading::header && fed < 10'000) {
    reader.feed("X-A: b\r\n");
    fed += 8;
  }
  ASSERT_EQ(reader.reading(), Reading::failed);
  EXPECT_EQ(reader.failure().status, 431);
  EXPECT_LE(fed, kSmall.header_bytes);
}

TEST(RequestReader, ReadsRequestsThatArriveTogetherOneByOne) {
  RequestReader reader(kSmall);
  reader.feed(
      "GET /1 HTTP/1.1\r\nHost: h\r\n\r\nPOST /2 HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\nab\r\nGET "
      "/3 HTTP/1.1\r\nHo");
  ASSERT_EQ(reader.reading(), Reading::complete);
  EXPECT_EQ(reader.request().path, "/1");
  reader.next();
  ASSERT_EQ(reader.reading(), Reading::complete);
  EXPECT_EQ(reader.request().body, "ab");
  reader.next();
  ASSERT_EQ(reader.reading(), Reading::header);
  reader.feed("st: h\r\n\r\n");
  ASSERT_EQ(reader.reading(), Reading::complete);
  EXPECT_EQ(reader.request().path, "/3");
  reader.next();
  EXPECT_EQ(reader.reading(), Reading::idle);
}

TEST(RequestReader, KnowsWhoWaitsForAWord) {
  RequestReader reader(kSmall);
  reader.feed("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\nExpect: 100-Continue\r\n\r\n");
  EXPECT_TRUE(reader.awaits_continue());
  reader.feed("a");
  EXPECT_FALSE(reader.awaits_continue());
  RequestReader old(kSmall);
  old.feed("POST / HTTP/1.0\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(old.reading(), Reading::body);
  EXPECT_FALSE(old.awaits_continue()) << "HTTP/1.0 knows no such answer";
}

TEST(RequestReader, ATrailerChangesNoHeader) {
  RequestReader reader(kSmall);
  reader.feed(kChunkedHead + "0\r\nHost: evil\r\n\r\n");
  ASSERT_EQ(reader.reading(), Reading::complete);
  EXPECT_EQ(reader.request().headers.get("Host"), "h");
}

}  // namespace
}  // namespace langqiao::http
