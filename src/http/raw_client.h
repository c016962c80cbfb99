// For tests: a client of one TCP connection that sends exactly the bytes it is told to, well-formed or not,
// and takes responses apart just far enough to be looked at; built into test programs only. Every wait ends
// after ten seconds, as a failure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "http/message.h"

namespace langqiao::http {

struct RawResponse {
  int status = 0;  // 0: the connection ended or fell silent before a whole response was there
  Headers headers;
  std::string body;

  std::string header(std::string_view name) const { return std::string(headers.get(name).value_or("")); }
};

class RawClient {
 public:
  explicit RawClient(std::uint16_t port);
  ~RawClient();
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  // False when the other side no longer takes bytes.
  bool send(std::string_view bytes);
  // The next response, by its Content-Length. `of_head`: it answers HEAD and so has no body.
  RawResponse receive(bool of_head = false);
  // What comes up to and including `end`; empty when the connection ended or fell silent before it.
  std::string receive_until(std::string_view end);
  RawResponse ask(std::string_view request, bool of_head = false);
  // True when the server closes the connection without another byte.
  bool ends();
  // Tells the server that nothing more will be sent.
  void finish_sending();

 private:
  bool fill();

  int socket_ = -1;
  std::string buffer_;
};

}  // namespace langqiao::http
