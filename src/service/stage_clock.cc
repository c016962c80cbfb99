#include "service/stage_clock.h"

#include <cmath>

namespace langqiao::service {

std::optional<std::int64_t> seconds_left(std::chrono::milliseconds elapsed, std::int64_t steps_done,
                                         std::int64_t steps_to_go) {
  if (steps_done <= 0 || steps_to_go < 0) return std::nullopt;
  const double each = std::chrono::duration<double>(elapsed).count() / static_cast<double>(steps_done);
  return std::llround(each * static_cast<double>(steps_to_go));
}

bool StageClock::hear(const JobProgress& progress, Ticks now) {
  if (stage_ == progress.stage) return false;
  stage_ = progress.stage;
  began_ = now;
  first_step_ = progress.step;
  return true;
}

JobProgress StageClock::timed(JobProgress progress, Ticks now) const {
  if (progress.seconds_left || progress.of <= 0) return progress;
  const auto elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(now - began_);
  progress.seconds_left = seconds_left(elapsed, progress.step - first_step_, progress.of - progress.step);
  return progress;
}

}  // namespace langqiao::service
