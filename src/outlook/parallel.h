// Work spread over threads so that the answer does not depend on how many there are: every item writes to its
// own place only.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace langqiao::outlook {

// Calls `work(i)` once for each i below `count`, on at most `threads` threads (0: as many as the machine
// has). `work` must not throw and must write nothing that another item reads or writes.
template <class Work>
void parallel_for(std::size_t count, unsigned threads, const Work& work) {
  const std::size_t wanted = threads == 0 ? std::max(1u, std::thread::hardware_concurrency()) : threads;
  const std::size_t used = std::min(wanted, count);
  std::atomic<std::size_t> next{0};
  const auto run = [&] {
    for (std::size_t i = next++; i < count; i = next++) work(i);
  };
  std::vector<std::jthread> others;
  for (std::size_t i = 1; i < used; ++i) others.emplace_back(run);
  run();
}

}  // namespace langqiao::outlook
