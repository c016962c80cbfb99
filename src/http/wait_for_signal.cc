#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include "base/check.h"
#include "http/server.h"

namespace langqiao::http {
namespace {

std::atomic<int> wake_descriptor{-1};
static_assert(std::atomic<int>::is_always_lock_free, "a signal handler may use nothing else");

extern "C" void on_stop_signal(int number) {
  const int saved = errno;
  const auto byte = static_cast<unsigned char>(number);
  [[maybe_unused]] const ssize_t written = ::write(wake_descriptor.load(), &byte, 1);
  errno = saved;
}

}  // namespace

int wait_for_signal() {
  constexpr std::array kSignals{SIGINT, SIGTERM};
  std::array<int, 2> ends{};
  CHECK(::pipe2(ends.data(), O_CLOEXEC) == 0);
  wake_descriptor = ends[1];

  struct sigaction action{};
  action.sa_handler = on_stop_signal;
  std::array<struct sigaction, kSignals.size()> before{};
  for (std::size_t i = 0; i < kSignals.size(); ++i) CHECK(::sigaction(kSignals[i], &action, &before[i]) == 0);

  unsigned char number = 0;
  while (::read(ends[0], &number, 1) != 1) CHECK(errno == EINTR);

  for (std::size_t i = 0; i < kSignals.size(); ++i) ::sigaction(kSignals[i], &before[i], nullptr);
  ::close(ends[0]);
  ::close(ends[1]);
  return number;
}

}  // namespace langqiao::http
