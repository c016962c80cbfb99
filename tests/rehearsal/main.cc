// The program with a kind of job that does nothing, slowly: {"steps": 20, "pause_ms": 50}. With "fail" it
// ends without a result. Told to stop, it gives the steps it has done. REHEARSAL_TODAY is the day it lives
// in.

#include <condition_variable>
#include <cstdlib>
#include <fmt/format.h>
#include <mutex>
#include <regex>
#include <string>

#include "composition.h"
#include "service/json/quota_plans.h"

namespace langqiao {
namespace {

std::int64_t number_in(std::string_view request, const std::string& name, std::int64_t otherwise) {
  const std::string text(request);
  std::smatch parts;
  return std::regex_search(text, parts, std::regex("\"" + name + "\"\\s*:\\s*(\\d{1,9})"))
             ? std::stoll(parts[1])
             : otherwise;
}

// False when it was cut short.
bool slept(std::chrono::milliseconds time, const std::stop_token& stop) {
  std::mutex guard;
  std::condition_variable_any asked;
  std::unique_lock lock(guard);
  asked.wait_for(lock, stop, time, [] { return false; });
  return !stop.stop_requested();
}

service::Answer<std::string> run(const service::JobTask& task) {
  const std::int64_t steps = number_in(task.request, "steps", 20);
  const std::chrono::milliseconds pause(number_in(task.request, "pause_ms", 50));
  std::int64_t done = 0;
  for (; done < steps; ++done) {
    task.tell({.stage = done < steps / 2 ? Wording("准备", "Preparing") : Wording("求解", "Solving"),
               .step = done,
               .of = steps,
               .gap = Share::basis_points(5'000 / (done + 1)),
               .note = worded("第 {} 步", "step {}", done)});
    if (!slept(pause, task.stop)) break;
  }
  if (task.request.find("\"fail\"") != task.request.npos) {
    return service::refuse(service::RefusalKind::conflict,
                           {.what = {"演练按要求失败", "The rehearsal failed, as it was asked to"},
                            .where = "fail",
                            .found = {"fail", "fail"},
                            .wanted = {"没有 fail 的请求", "a request without fail"},
                            .action = {"请去掉 fail", "Leave it out"}});
  }
  return fmt::format("{{\"steps\": {}, \"schools\": {}}}", done, task.view.city.tables().schools.size());
}

Result<Wording, Problem> accept(std::string_view request) {
  if (request.starts_with('{')) return worded("演练", "Rehearsal");
  return Failure<Problem>({.what = {"不是演练的请求", "This is no request for a rehearsal"},
                           .where = "body",
                           .found = as_is(request.substr(0, 40)),
                           .wanted = {"JSON 对象", "a JSON object"},
                           .action = {"请更正请求", "Correct the request"}});
}

service::Clock clock_of_the_day() {
  service::Clock clock = service::system_clock();
  const char* const day = std::getenv("REHEARSAL_TODAY");
  if (const auto today = day ? Date::parse(day) : std::nullopt) clock.today = [today] { return *today; };
  return clock;
}

}  // namespace
}  // namespace langqiao

int main(int argc, char** argv) {
  using namespace langqiao;
  return cli::run(
      argc, argv,
      composition({service::quota_plan_kind(), {.name = "rehearsal", .accept = accept, .run = run}},
                  clock_of_the_day()));
}
