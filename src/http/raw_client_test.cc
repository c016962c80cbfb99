#include "http/raw_client.h"

#include <arpa/inet.h>
#include <array>
#include <charconv>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/check.h"
#include "base/text.h"

namespace langqiao::http {
namespace {

constexpr int kPatience = 10'000;  // milliseconds

std::size_t number_of(std::string_view text) {
  std::size_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

RawResponse parse_head(std::string_view head) {
  RawResponse response;
  std::size_t line_end = head.find("\r\n");
  response.status = static_cast<int>(number_of(head.substr(std::min<std::size_t>(9, head.size()), 3)));
  while (line_end != std::string_view::npos) {
    head.remove_prefix(line_end + 2);
    line_end = head.find("\r\n");
    const std::string_view line = head.substr(0, line_end);
    const std::size_t colon = line.find(": ");
    if (colon != std::string_view::npos) response.headers.add(line.substr(0, colon), line.substr(colon + 2));
  }
  return response;
}

}  // namespace

RawClient::RawClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  CHECK(socket_ >= 0);
  if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0) {
    ::close(socket_);
    socket_ = -1;
  }
}

RawClient::~RawClient() {
  if (socket_ >= 0) ::close(socket_);
}

bool RawClient::send(std::string_view bytes) {
  if (socket_ < 0) return false;
  while (!bytes.empty()) {
    pollfd ready{.fd = socket_, .events = POLLOUT, .revents = 0};
    if (::poll(&ready, 1, kPatience) != 1) return false;
    const ssize_t n = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (n <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

bool RawClient::fill() {
  if (socket_ < 0) return false;
  pollfd ready{.fd = socket_, .events = POLLIN, .revents = 0};
  if (::poll(&ready, 1, kPatience) != 1) return false;
  std::array<char, 65536> part;
  const ssize_t n = ::recv(socket_, part.data(), part.size(), 0);
  if (n <= 0) return false;
  buffer_.append(part.data(), static_cast<std::size_t>(n));
  return true;
}

RawResponse RawClient::receive(bool of_head) {
  std::size_t end = 0;
  while ((end = buffer_.find("\r\n\r\n")) == std::string::npos) {
    if (!fill()) return {};
  }
  RawResponse response = parse_head(std::string_view(buffer_).substr(0, end + 2));
  buffer_.erase(0, end + 4);
  const std::size_t bytes = of_head ? 0 : number_of(response.header("Content-Length"));
  while (buffer_.size() < bytes) {
    if (!fill()) return {};
  }
  response.body = buffer_.substr(0, bytes);
  buffer_.erase(0, bytes);
  return response;
}

std::string RawClient::receive_until(std::string_view end) {
  std::size_t at = 0;
  while ((at = buffer_.find(end)) == std::string::npos) {
    if (!fill()) return {};
  }
  const std::string received = buffer_.substr(0, at + end.size());
  buffer_.erase(0, received.size());
  return received;
}

RawResponse RawClient::ask(std::string_view request, bool of_head) {
  if (!send(request)) return {};
  return receive(of_head);
}

bool RawClient::ends() {
  if (!buffer_.empty()) return false;
  pollfd ready{.fd = socket_, .events = POLLIN, .revents = 0};
  if (::poll(&ready, 1, kPatience) != 1) return false;
  char byte = 0;
  return ::recv(socket_, &byte, 1, 0) <= 0;
}

void RawClient::finish_sending() { ::shutdown(socket_, SHUT_WR); }

}  // namespace langqiao::http
