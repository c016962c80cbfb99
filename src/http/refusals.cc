#include "http/refusals.h"

#include <fmt/format.h>

#include "http/message.h"

namespace langqiao::http {

Problem too_slow(std::string_view what, std::chrono::milliseconds limit) {
  return {.what = std::string(what),
          .where = "request",
          .found = "not complete yet",
          .wanted = fmt::format("all of it within {} ms", limit.count()),
          .action = "Send the request again over a faster connection."};
}

Problem too_many_connections(std::size_t most) {
  return {.what = "The server has too many connections",
          .where = "connection",
          .found = "all of them busy",
          .wanted = fmt::format("at most {}", most),
          .action = "Try again in a moment."};
}

Problem failed_inside(std::string_view path) {
  return {.what = "The server failed to answer",
          .where = std::string(path),
          .found = "an unexpected failure inside the server",
          .wanted = "an answer",
          .action = "Try again; if it stays, see the server's log."};
}

Problem cannot_listen(const std::string& address, std::uint16_t port, std::error_code error) {
  Problem problem{.what = "The server cannot listen",
                  .where = fmt::format("{}:{}", address, port),
                  .found = error.message(),
                  .wanted = "an address of this machine and a free port",
                  .action = "Choose another address or port."};
  if (error == std::errc::address_in_use) {
    problem.what = "The port is in use";
    problem.found = "another program listens there";
    problem.wanted = "a free port";
    problem.action = "Stop that program, or choose another port with --port N (0 takes any free one).";
  } else if (error == std::errc::permission_denied) {
    problem.wanted = "a port that this user may open";
    problem.action = "Choose a port above 1023 with --port N.";
  } else if (error == std::errc::address_not_available) {
    problem.found = "not an address of this machine";
  } else if (error == std::errc::invalid_argument) {
    problem.found = shown(address);
    problem.wanted = "a numeric address such as 127.0.0.1, 0.0.0.0 or ::1";
  }
  return problem;
}

}  // namespace langqiao::http
