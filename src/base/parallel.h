// Work spread over threads so that the answer does not depend on how many there are: every item writes to its
// own place only.
#pragma once

#include <algorithm>
#include <atomic>
#include <concepts>
#include <cstddef>
#include <thread>
#include <vector>

namespace langqiao {

// How many threads `wanted` stands for; 0: as many as the machine has.
inline std::size_t threads_of(unsigned wanted) {
  return wanted == 0 ? std::max(1u, std::thread::hardware_concurrency()) : wanted;
}

// Calls `work(i)` or `work(i, worker)` once for each i below `count`, on at most `threads` threads (0: as
// many as the machine has); `worker` counts them from 0. `work` must not throw, and writes nothing that
// another item reads or writes.
template <class Work>
void parallel_for(std::size_t count, unsigned threads, const Work& work) {
  const std::size_t used = std::min(threads_of(threads), count);
  std::atomic<std::size_t> next{0};
  const auto run = [&](std::size_t worker) {
    for (std::size_t i = next++; i < count; i = next++) {
      if constexpr (std::invocable<const Work&, std::size_t, std::size_t>) {
        work(i, worker);
      } else {
        work(i);
      }
    }
  };
  std::vector<std::jthread> others;
  for (std::size_t worker = 1; worker < used; ++worker) others.emplace_back(run, worker);
  run(0);
}

}  // namespace langqiao
