// What time does in the exchange, without anybody asking: deals whose time has passed lapse at once and then
// every hour. Several programs may do so on one store: a step that another took first is left to it.
#pragma once

#include <chrono>
#include <functional>
#include <string_view>
#include <thread>

#include "service/office.h"

namespace langqiao::service {

struct ExchangeClockOptions {
  std::chrono::milliseconds every = std::chrono::hours(1);  // from the end of one round to the next
  // On the thread of the clock, for a round that failed; the next one tries again.
  std::function<void(std::string_view where, std::string_view what)> fault_log;
};

class ExchangeClock {
 public:
  // Begins its first round. The office outlives the clock.
  explicit ExchangeClock(const Office& office, ExchangeClockOptions options = {});
  // Stops between two deals, and waits for that.
  ~ExchangeClock() = default;
  ExchangeClock(const ExchangeClock&) = delete;
  ExchangeClock& operator=(const ExchangeClock&) = delete;

 private:
  void run(const std::stop_token& stop) const;
  void round(const std::stop_token& stop) const;

  const Office& office_;
  const ExchangeClockOptions options_;
  std::jthread thread_;
};

}  // namespace langqiao::service
