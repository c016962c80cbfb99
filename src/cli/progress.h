// Long work at the terminal: a line that says how far it is, and Ctrl-C as a wish to stop with the best so
// far.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>

#include "cli/commands.h"
#include "service/job_runner.h"

namespace langqiao::cli {

// "求解  40 %  12 / 30  差距 1.20 %  还需约 40 秒  第 12 个割": what is known of it, cut to `columns`.
std::string progress_text(const JobProgress& progress, Language language, std::size_t columns);

// The line, which is written over until the stage changes; at most ten times a second, and the last one
// always. Says nothing when it is off.
class ProgressReport {
 public:
  struct Options {
    bool on = true;
    Language language = Language::en;
    std::size_t columns = 80;
    std::function<void(std::string_view)> write;  // bytes for the terminal
    std::function<service::Ticks()> ticks = std::chrono::steady_clock::now;
  };

  explicit ProgressReport(Options options) : options_(std::move(options)) {}
  // On the error stream, on when that is a terminal and nobody asked for JSON.
  ProgressReport(Language language, bool json);
  ~ProgressReport() { close(); }
  ProgressReport(const ProgressReport&) = delete;
  ProgressReport& operator=(const ProgressReport&) = delete;

  // From one thread at a time.
  void show(const JobProgress& progress);
  // A line of its own.
  void say(const Wording& words);
  // Ends the line; the next one begins anew.
  void close();

 private:
  void draw();

  Options options_;
  service::StageClock clock_;
  JobProgress latest_;
  service::Ticks drawn_at_{};
  bool drawn_ = true;  // the latest is on the terminal
  bool open_ = false;  // a line without its end is there
};

// From here until it is destroyed the first SIGINT or SIGTERM asks for a stop, and the second ends the
// program as if nobody listened. One at a time.
class StopOnSignal {
 public:
  // `on_first` is called on a thread of its own.
  explicit StopOnSignal(std::function<void()> on_first = {});
  ~StopOnSignal();
  StopOnSignal(const StopOnSignal&) = delete;
  StopOnSignal& operator=(const StopOnSignal&) = delete;

  std::stop_token token() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Runs a job of this kind here and now, with its progress on the terminal; Ctrl-C gives the best so far.
// Nothing is kept.
service::Answer<std::string> run_here(const Desk& desk, const service::JobKind& kind,
                                      const std::string& request);

}  // namespace langqiao::cli
