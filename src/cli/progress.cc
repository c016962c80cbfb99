#include "cli/progress.h"

#include <cstdio>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <mutex>
#include <sys/ioctl.h>
#include <unistd.h>
#include <vector>

#include "cli/terminal.h"

namespace langqiao::cli {
namespace {

constexpr std::chrono::milliseconds kBetweenLines{100};
constexpr std::size_t kUsualColumns = 80;

// "2 min": as rough as it is long.
Wording rough_time(std::int64_t seconds) {
  constexpr std::int64_t kMinute = 60, kHour = 3600;
  if (seconds < 100) return worded("{} 秒", "{} s", seconds);
  if (seconds < 90 * kMinute) return worded("{} 分钟", "{} min", (seconds + kMinute / 2) / kMinute);
  return worded("{} 小时", "{} h", (seconds + kHour / 2) / kHour);
}

std::size_t columns_of_terminal() {
  winsize size{};
  const bool known = ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return known ? size.ws_col : kUsualColumns;
}

}  // namespace

std::string progress_text(const JobProgress& progress, Language language, std::size_t columns) {
  std::vector<std::string> parts;
  const auto add = [&](const Wording& words) {
    if (!words.in(language).empty()) parts.push_back(words.in(language));
  };
  add(progress.stage);
  if (progress.of > 0) {
    add(as_is(fmt::format("{} %", progress.step * 100 / progress.of)));
    add(as_is(fmt::format("{} / {}", with_commas(progress.step), with_commas(progress.of))));
  }
  if (progress.gap) {
    const std::int64_t bp = progress.gap->basis_points();
    add(worded("差距 {}.{:02} %", "gap {}.{:02} %", bp / 100, bp % 100));
  }
  if (progress.seconds_left) add(worded("还需约 {}", "about {} left", rough_time(*progress.seconds_left)));
  add(progress.note);
  const std::string text = fmt::format("{}", fmt::join(parts, "  "));
  return width_of(text) <= columns ? text : padded(text, columns);
}

ProgressReport::ProgressReport(Language language, bool json)
    : ProgressReport({.on = !json && ::isatty(STDERR_FILENO) == 1,
                      .language = language,
                      .columns = columns_of_terminal() - 1,
                      .write = [](std::string_view bytes) {
                        std::fwrite(bytes.data(), 1, bytes.size(), stderr);
                        std::fflush(stderr);
                      }}) {}

void ProgressReport::show(const JobProgress& progress) {
  if (!options_.on) return;
  const service::Ticks now = options_.ticks();
  const bool first = latest_ == JobProgress() && !open_;
  if (!first && latest_.stage != progress.stage) close();
  const bool new_stage = clock_.hear(progress, now);
  latest_ = clock_.timed(progress, now);
  drawn_ = false;
  if (!new_stage && now - drawn_at_ < kBetweenLines) return;
  drawn_at_ = now;
  draw();
}

// Over what stands there: back to the first column, the text, and whatever is left of a longer one erased.
void ProgressReport::draw() {
  options_.write("\r" + progress_text(latest_, options_.language, options_.columns) + "\033[K");
  open_ = true;
  drawn_ = true;
}

void ProgressReport::say(const Wording& words) {
  if (!options_.on) return;
  close();
  options_.write(words.in(options_.language) + "\n");
}

void ProgressReport::close() {
  if (!options_.on) return;
  if (!drawn_) draw();
  if (open_) options_.write("\n");
  open_ = false;
}

service::Answer<std::string> run_here(const Desk& desk, const service::JobKind& kind,
                                      const std::string& request) {
  if (const auto refusal = service::refused(desk.actor, service::Act::run_jobs))
    return Failure<service::Refusal>(*refusal);
  const auto view = desk.office.view();
  if (!view) return Failure<service::Refusal>(view.error());
  if (auto title = kind.accept(request); !title)
    return service::refuse(service::RefusalKind::malformed, std::move(title.error()));

  ProgressReport report(desk.language, desk.json);
  std::mutex guard;
  const StopOnSignal stop([&] {
    const std::scoped_lock lock(guard);
    report.say({"正在停止，给出目前最好的结果；再按一次 Ctrl-C 立即结束。",
                "Stopping with the best result so far; Ctrl-C again ends at once."});
  });
  return kind.run({.view = **view,
                   .book = desk.office.book(),
                   .setting = desk.office.setting(desk.office.today()),
                   .request = request,
                   .tell =
                       [&](const JobProgress& progress) {
                         const std::scoped_lock lock(guard);
                         report.show(progress);
                       },
                   .stop = stop.token()});
}

}  // namespace langqiao::cli
