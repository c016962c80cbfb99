#include "http/refusals.h"

#include <fmt/format.h>

#include "http/message.h"

namespace langqiao::http {

Problem too_slow(Wording what, std::chrono::milliseconds limit) {
  return {.what = std::move(what),
          .where = "request",
          .found = {"尚未收全", "not complete yet"},
          .wanted = worded("在 {} 毫秒内收全", "all of it within {} ms", limit.count()),
          .action = {"请换用更快的连接重新发送。", "Send the request again over a faster connection."}};
}

Problem too_many_connections(std::size_t most) {
  return {.what = {"服务器的连接过多", "The server has too many connections"},
          .where = "connection",
          .found = {"全部占用", "all of them busy"},
          .wanted = worded("至多 {} 个", "at most {}", most),
          .action = {"请稍后再试。", "Try again in a moment."}};
}

Problem failed_inside(std::string_view path) {
  return {.what = {"服务器未能应答", "The server failed to answer"},
          .where = std::string(path),
          .found = {"服务器内部意外出错", "an unexpected failure inside the server"},
          .wanted = {"应答", "an answer"},
          .action = {"请再试一次；如仍不行，请查看服务器日志。",
                     "Try again; if it stays, see the server's log."}};
}

Problem cannot_listen(const std::string& address, std::uint16_t port, std::error_code error) {
  Problem problem{.what = {"服务器无法监听", "The server cannot listen"},
                  .where = fmt::format("{}:{}", address, port),
                  .found = as_is(error.message()),
                  .wanted = {"本机的地址和空闲的端口", "an address of this machine and a free port"},
                  .action = {"请换一个地址或端口。", "Choose another address or port."}};
  if (error == std::errc::address_in_use) {
    problem.what = {"端口已被占用", "The port is in use"};
    problem.found = {"另一个程序正在监听", "another program listens there"};
    problem.wanted = {"空闲的端口", "a free port"};
    problem.action = {"请停止那个程序，或用 --port N 换一个端口（0 为任一空闲端口）。",
                      "Stop that program, or choose another port with --port N (0 takes any free one)."};
  } else if (error == std::errc::permission_denied) {
    problem.wanted = {"此用户可以打开的端口", "a port that this user may open"};
    problem.action = {"请用 --port N 换一个大于 1023 的端口。", "Choose a port above 1023 with --port N."};
  } else if (error == std::errc::address_not_available) {
    problem.found = {"不是本机的地址", "not an address of this machine"};
  } else if (error == std::errc::invalid_argument) {
    problem.found = as_is(shown(address));
    problem.wanted = {"数字地址，如 127.0.0.1、0.0.0.0 或 ::1",
                      "a numeric address such as 127.0.0.1, 0.0.0.0 or ::1"};
  }
  return problem;
}

}  // namespace langqiao::http
