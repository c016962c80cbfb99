// Targets without a number: 一批实训基地, 服务驿站若干个, 产值翻一番, and an aspect of the plan that is set
// up (构建制度框架). Amounts with a number are read in targets.cc.
#pragma once

#include <optional>

#include "plan/found_target.h"
#include "plan/goals.h"

namespace langqiao::plan {

struct VagueReading {
  std::uint32_t end = 0;  // where reading goes on
  std::optional<FoundTarget> found;
};

// What begins at `i`; nothing where no such wording does. `coordinated`: right behind another target,
// …和若干个….
std::optional<VagueReading> vague_at(const Passage& passage, Setting& setting, std::uint32_t i,
                                     bool coordinated);
// In clauses of goals only.
std::optional<VagueReading> aspect_at(const Passage& passage, std::uint32_t i);

// 翻一番, 翻两番: how many times as much, and the length of the word; zero when none begins at `i`.
struct Doubling {
  std::int64_t times = 0;
  std::uint32_t length = 0;
};
Doubling doubling_at(const Passage& passage, std::uint32_t i);

}  // namespace langqiao::plan
