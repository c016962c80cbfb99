// Beast 1.81 asserts (basic_parser.ipp, parse_chunk_header) that an empty chunked body never arrives a
// byte at a time. A client can do that, and an assertion would end the server; the code beside it
// handles the case.
#define BOOST_DISABLE_ASSERTS

#include "http/request_reader.h"

#include <algorithm>
#include <array>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <fmt/format.h>

#include "base/check.h"

namespace langqiao::http {
namespace {

namespace beast = boost::beast::http;

std::string_view plain(boost::core::string_view text) { return {text.data(), text.size()}; }

constexpr Words kCorrectRequest{"请更正请求；此连接已关闭。",
                                "Correct the request; this connection is closed."};
constexpr Words kMore{"更多", "more"};
constexpr Words kHeaderTooLong{"请求头字段过长", "The header fields are too long"};
constexpr Words kAddressTooLong{"地址过长", "The address is too long"};
constexpr Words kBodyTooLarge{"请求正文过大", "The body is too large"};

Wording bytes_of(std::uint64_t bytes) { return worded("{} 字节", "{} bytes", bytes); }
Wording at_most(std::uint64_t bytes) { return worded("至多 {} 字节", "at most {} bytes", bytes); }

constexpr std::array<std::string_view, 7> kMethods{"GET",   "HEAD",   "POST",   "PUT",
                                                   "PATCH", "DELETE", "OPTIONS"};

}  // namespace

struct RequestReader::Parser : beast::request_parser<beast::string_body> {};

RequestReader::RequestReader(ReaderLimits limits) : limits_(limits) {}
RequestReader::~RequestReader() = default;
RequestReader::RequestReader(RequestReader&&) noexcept = default;

bool RequestReader::awaits_continue() const {
  if (reading_ != Reading::body || !request_.headers.has("Expect")) return false;
  const auto& message = parser_->get();
  return message.version() == 11 && waiting_.empty() && message.body().empty();
}

void RequestReader::feed(std::string_view bytes) {
  CHECK(reading_ != Reading::complete && reading_ != Reading::failed);
  waiting_.append(bytes);
  advance();
}

void RequestReader::next() {
  CHECK(reading_ == Reading::complete);
  parser_.reset();
  request_ = {};
  reading_ = Reading::idle;
  if (waiting_.empty()) waiting_.shrink_to_fit();
  advance();
}

void RequestReader::advance() {
  if (reading_ == Reading::idle) {
    // RFC 9112 section 2.2: empty lines before a request line are to be ignored.
    const std::size_t begin = std::min(waiting_.find_first_not_of("\r\n"), waiting_.size());
    waiting_.erase(0, begin);
    if (waiting_.empty()) return;
    reading_ = Reading::header;
    parser_ = std::make_unique<Parser>();
    parser_->header_limit(limits_.header_bytes);
    header_read_ = 0;
    parser_->body_limit(boost::none);  // counted here, where the limit has an answer of its own
  }
  if (reading_ == Reading::header) read_header();
  if (reading_ == Reading::body) read_body();
}

void RequestReader::fail(int status, Wording what, Wording found, Wording wanted) {
  reading_ = Reading::failed;
  failure_ = {.status = status,
              .problem = {.what = std::move(what),
                          .where = request_.path.empty() ? "request" : request_.path,
                          .found = std::move(found),
                          .wanted = std::move(wanted),
                          .action = kCorrectRequest}};
}

void RequestReader::read_header() {
  boost::system::error_code error;
  const std::size_t used = parser_->put(boost::asio::buffer(waiting_), error);
  if (error == beast::error::header_limit) {
    // The start line may have been read before, when it arrived by itself.
    const bool endless_line = parser_->get().target().empty() && waiting_.find('\n') == std::string::npos;
    return endless_line ? fail(414, kAddressTooLong, kMore, at_most(limits_.target_bytes))
                        : fail(431, kHeaderTooLong, kMore, at_most(limits_.header_bytes));
  }
  if (error && error != beast::error::need_more) {
    return fail(400, {"请求不是格式正确的 HTTP", "The request is not well-formed HTTP"},
                as_is(error.message()), {"符合 RFC 9112 的请求", "a request as in RFC 9112"});
  }
  waiting_.erase(0, used);
  header_read_ += used;
  // The parser's own limit holds for the bytes that wait, not for fields it took before.
  if (header_read_ > limits_.header_bytes) {
    return fail(431, kHeaderTooLong, kMore, at_most(limits_.header_bytes));
  }
  if (parser_->is_header_done()) on_header();
}

void RequestReader::on_header() {
  const auto& message = parser_->get();
  request_.method = plain(message.method_string());
  for (const auto& field : message) request_.headers.add(plain(field.name_string()), plain(field.value()));
  keeps_alive_ = parser_->keep_alive();

  const std::string_view raw = plain(message.target());
  if (raw.size() > limits_.target_bytes) {
    return fail(414, kAddressTooLong, bytes_of(raw.size()), at_most(limits_.target_bytes));
  }
  auto target = parse_target(raw);
  if (!target) {
    fail(400, {}, {}, {});
    failure_.problem = std::move(target.error());
    return;
  }
  request_.path = std::move(target->path);
  request_.query = std::move(target->query);
  if (!target->authority.empty()) request_.headers.set("Host", target->authority);
  if (auto refused = refused_framing()) {
    reading_ = Reading::failed;
    failure_ = std::move(*refused);
    return;
  }
  reading_ = Reading::body;
}

// What the parser lets pass but this server does not take. Framing that two readers could read differently
// (RFC 9112 section 6.3) is refused before a byte of the body is looked at.
std::optional<ReadFailure> RequestReader::refused_framing() const {
  const auto refuse = [&](int status, const Words& what, Wording found, Wording wanted) {
    return ReadFailure{.status = status,
                       .problem = {.what = what,
                                   .where = request_.path,
                                   .found = std::move(found),
                                   .wanted = std::move(wanted),
                                   .action = kCorrectRequest}};
  };
  const Headers& headers = request_.headers;
  const bool is_1_1 = parser_->get().version() == 11;
  const std::size_t hosts = headers.count("Host");
  if (hosts > 1 || (is_1_1 && hosts == 0))
    return refuse(400, {"请求没有恰好写明一个主机", "The request names not exactly one host"},
                  as_is(std::to_string(hosts)), {"一个 Host 字段", "one Host field"});
  if (std::ranges::find(kMethods, request_.method) == kMethods.end()) {
    return refuse(
        501, {"此处没有这个方法", "The method is not known here"}, as_is(shown(request_.method)),
        {"GET、HEAD、POST、PUT、PATCH、DELETE 或 OPTIONS", "GET, HEAD, POST, PUT, PATCH, DELETE or OPTIONS"});
  }
  if (const auto coding = headers.get("Transfer-Encoding")) {
    if (!is_1_1)
      return refuse(400, {"HTTP/1.0 没有传输编码", "HTTP/1.0 has no transfer coding"}, as_is(shown(*coding)),
                    as_is("Content-Length"));
    if (headers.has("Content-Length"))
      return refuse(400, {"长度写了两次", "The length is given twice"},
                    {"Content-Length 和 Transfer-Encoding", "Content-Length and Transfer-Encoding"},
                    {"其中之一", "one of them"});
    if (headers.count("Transfer-Encoding") > 1 || !equals_ignoring_case(*coding, "chunked")) {
      return refuse(501, {"此处没有这种传输编码", "The transfer coding is not known here"},
                    as_is(shown(*coding)), as_is("chunked"));
    }
  }
  const auto expect = headers.get("Expect");
  if (expect && !equals_ignoring_case(*expect, "100-continue"))
    return refuse(417, {"无法满足此期望", "The expectation cannot be met"}, as_is(shown(*expect)),
                  as_is("100-continue"));
  const auto length = parser_->content_length();
  if (length && *length > limits_.body_bytes) {
    return refuse(413, kBodyTooLarge, bytes_of(*length), at_most(limits_.body_bytes));
  }
  return std::nullopt;
}

void RequestReader::read_body() {
  while (!parser_->is_done() && !waiting_.empty()) {
    boost::system::error_code error;
    const std::size_t used = parser_->put(boost::asio::buffer(waiting_), error);
    waiting_.erase(0, used);
    if (error && error != beast::error::need_more)
      return fail(400, {"请求正文格式不正确", "The body is not well-formed"}, as_is(error.message()),
                  {"符合 RFC 9112 的分块", "chunks as in RFC 9112"});
    if (parser_->get().body().size() > limits_.body_bytes) {
      return fail(413, kBodyTooLarge, kMore, at_most(limits_.body_bytes));
    }
    if (error) break;
  }
  if (parser_->is_done()) {
    request_.body = std::move(parser_->get().body());
    reading_ = Reading::complete;
  } else if (waiting_.size() > limits_.header_bytes) {
    // Only a chunk's extension or a trailer can wait that long: data is taken as it comes.
    fail(431, {"分块头或尾部过长", "A chunk header or trailer is too long"}, kMore,
         at_most(limits_.header_bytes));
  }
}

}  // namespace langqiao::http
