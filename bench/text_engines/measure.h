// What the programs of this folder share: documents and queries from files, the same clock, the same lines of
// results.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

namespace text_engines {

inline std::vector<std::string> lines_of(const std::string& file) {
  std::ifstream from(file);
  std::vector<std::string> lines;
  for (std::string line; std::getline(from, line);) lines.push_back(line);
  return lines;
}

inline std::vector<std::string> tokens_of(const std::string& line) {
  std::vector<std::string> tokens;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t end = std::min(line.find(' ', at), line.size());
    if (end > at) tokens.push_back(line.substr(at, end - at));
    at = end + 1;
  }
  return tokens;
}

inline double milliseconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

// Of this thread alone: less disturbed by others on the machine. A server's work is not in it.
inline double own_milliseconds() {
  timespec at;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &at);
  return 1e3 * static_cast<double>(at.tv_sec) + 1e-6 * static_cast<double>(at.tv_nsec);
}

inline double at_share(std::vector<double> times, double share) {
  std::ranges::sort(times);
  return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
}

// Best document numbers (from 0) for a query, the best first.
using Answer = std::vector<std::size_t>;

// Indexes, then asks every query once to warm up and once for the clock; writes the answers to
// FOLDER/answers.NAME and one line to the output.
inline int run(const char* name, const std::string& folder, const std::function<void()>& index,
               const std::function<Answer(std::size_t query)>& best, std::size_t queries) {
  const auto start = std::chrono::steady_clock::now();
  index();
  const double built = milliseconds_since(start) / 1000;
  const double built_own = own_milliseconds() / 1000;
  std::vector<double> times, own;
  std::ofstream answers(folder + "/answers." + name);
  for (std::size_t q = 0; q < queries; ++q) best(q);
  for (std::size_t q = 0; q < queries; ++q) {
    const auto asked = std::chrono::steady_clock::now();
    const double before = own_milliseconds();
    const Answer answer = best(q);
    own.push_back(own_milliseconds() - before);
    times.push_back(milliseconds_since(asked));
    for (const std::size_t at : answer) answers << at << ' ';
    answers << '\n';
  }
  std::printf(
      "%-10s index %7.1f s   p50 %8.3f ms   p99 %8.3f ms   own time: start and index %7.1f s   p50 %8.3f ms  "
      " p99 %8.3f ms\n",
      name, built, at_share(times, 0.5), at_share(times, 0.99), built_own, at_share(own, 0.5),
      at_share(own, 0.99));
  return 0;
}

}  // namespace text_engines
