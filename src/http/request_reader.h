// Bytes of one connection → requests, one after the other (HTTP/1.0 and 1.1, RFC 9112). Knows no socket and
// no clock: it is fed what arrived and says how far that reaches. The parser behind it is Boost.Beast's, seen
// by this source alone.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "http/message.h"

namespace langqiao::http {

struct ReaderLimits {
  std::uint32_t target_bytes = 8u << 10;   // longer: 414
  std::uint32_t header_bytes = 32u << 10;  // start line and fields; longer: 431
  std::uint64_t body_bytes = 64u << 20;    // longer, declared or chunked: 413
};

enum class Reading {
  idle,      // not one byte of the next request is here
  header,    // a part of the header
  body,      // the header is complete, `request()` holds all but the body
  complete,  // `request()` is whole
  failed,    // `failure()` says why; nothing more can be read from this connection
};

struct ReadFailure {
  int status = 400;
  Problem problem;
};

class RequestReader {
 public:
  explicit RequestReader(ReaderLimits limits);
  ~RequestReader();
  RequestReader(RequestReader&&) noexcept;

  // Takes all of `bytes`; what belongs to later requests waits inside. Precondition: neither
  // complete nor failed.
  void feed(std::string_view bytes);
  // Goes on to the following request, with the bytes that wait. Precondition: complete.
  void next();

  Reading reading() const { return reading_; }
  // Precondition: body or complete. After a failure it holds method and path as far as they were understood.
  Request& request() { return request_; }
  const ReadFailure& failure() const { return failure_; }

  // Of the current request, from body on: may another request follow on this connection, and does the client
  // hold its body back until it is told to go on (Expect: 100-continue)?
  bool keeps_alive() const { return keeps_alive_; }
  bool awaits_continue() const;

 private:
  struct Parser;

  void advance();
  void read_header();
  void read_body();
  void on_header();
  void fail(int status, Wording what, Wording found, Wording wanted);
  std::optional<ReadFailure> refused_framing() const;

  ReaderLimits limits_;
  std::unique_ptr<Parser> parser_;
  std::string waiting_;          // bytes not yet parsed
  std::size_t header_read_ = 0;  // bytes of this request's header that are parsed
  Request request_;
  ReadFailure failure_;
  Reading reading_ = Reading::idle;
  bool keeps_alive_ = false;
};

}  // namespace langqiao::http
