#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <thread>
#include <unistd.h>

#include "base/check.h"
#include "cli/progress.h"

namespace langqiao::cli {
namespace {

constexpr std::array kSignals{SIGINT, SIGTERM};
constexpr unsigned char kNobody = 0;  // in the pipe: the listener goes home

std::atomic<int> wake_descriptor{-1};  // of the one that listens; -1: nobody does
std::atomic<bool> was_asked{false};
static_assert(std::atomic<int>::is_always_lock_free && std::atomic<bool>::is_always_lock_free,
              "a signal handler may use nothing else");

extern "C" void on_signal(int number) {
  const int saved = errno;
  if (was_asked.exchange(true)) {
    std::signal(number, SIG_DFL);
    std::raise(number);
  } else {
    const auto byte = static_cast<unsigned char>(number);
    [[maybe_unused]] const ssize_t written = ::write(wake_descriptor.load(), &byte, 1);
  }
  errno = saved;
}

}  // namespace

struct StopOnSignal::State {
  std::array<int, 2> ends{};
  std::array<struct sigaction, kSignals.size()> before{};
  std::stop_source stop;
  std::thread listener;
};

StopOnSignal::StopOnSignal(std::function<void()> on_first) : state_(std::make_unique<State>()) {
  CHECK(::pipe2(state_->ends.data(), O_CLOEXEC) == 0);
  CHECK(wake_descriptor.exchange(state_->ends[1]) == -1);
  was_asked = false;
  state_->listener = std::thread([state = state_.get(), on_first = std::move(on_first)] {
    unsigned char byte = kNobody;
    while (::read(state->ends[0], &byte, 1) != 1) CHECK(errno == EINTR);
    if (byte == kNobody) return;
    if (on_first) on_first();
    state->stop.request_stop();
  });
  struct sigaction action{};
  action.sa_handler = on_signal;
  action.sa_flags = SA_RESTART;
  for (std::size_t i = 0; i < kSignals.size(); ++i)
    CHECK(::sigaction(kSignals[i], &action, &state_->before[i]) == 0);
}

StopOnSignal::~StopOnSignal() {
  for (std::size_t i = 0; i < kSignals.size(); ++i) ::sigaction(kSignals[i], &state_->before[i], nullptr);
  [[maybe_unused]] const ssize_t written = ::write(state_->ends[1], &kNobody, 1);
  state_->listener.join();
  wake_descriptor = -1;
  for (const int end : state_->ends) ::close(end);
}

std::stop_token StopOnSignal::token() const { return state_->stop.get_token(); }

}  // namespace langqiao::cli
