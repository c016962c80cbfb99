// How long a stage of long work still takes, from how long its steps have taken. Told the time, never asks
// for it.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

#include "store/job.h"

namespace langqiao::service {

using Ticks = std::chrono::steady_clock::time_point;

// Seconds that the steps to go take when they go like those done; nothing while none is done.
std::optional<std::int64_t> seconds_left(std::chrono::milliseconds elapsed, std::int64_t steps_done,
                                         std::int64_t steps_to_go);

class StageClock {
 public:
  // True when the stage is another one than before.
  bool hear(const JobProgress& progress, Ticks now);
  // `progress`, which was just heard, with the time left estimated where it says none and names its steps.
  JobProgress timed(JobProgress progress, Ticks now) const;

 private:
  std::optional<Wording> stage_;
  Ticks began_{};
  std::int64_t first_step_ = 0;  // a stage may go on where another run left off
};

}  // namespace langqiao::service
