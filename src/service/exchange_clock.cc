#include "service/exchange_clock.h"

#include <condition_variable>
#include <exception>
#include <mutex>

#include "service/deals.h"

namespace langqiao::service {

ExchangeClock::ExchangeClock(const Office& office, ExchangeClockOptions options)
    : office_(office),
      options_(std::move(options)),
      thread_([this](const std::stop_token& stop) { run(stop); }) {}

void ExchangeClock::run(const std::stop_token& stop) const {
  std::mutex guard;
  std::condition_variable_any told;
  std::unique_lock lock(guard);
  while (!stop.stop_requested()) {
    round(stop);
    told.wait_for(lock, stop, options_.every, [] { return false; });
  }
}

void ExchangeClock::round(const std::stop_token& stop) const {
  try {
    lapse_by_clock(office_, stop);
  } catch (const std::exception& error) {
    if (options_.fault_log) options_.fault_log("exchange clock", error.what());
  }
}

}  // namespace langqiao::service
