// By when: 到2025年, 2025年底前, “十四五”期末, 三年内. And since when: 比2020年.
#pragma once

#include <optional>
#include <vector>

#include "plan/page.h"

namespace langqiao::plan {

struct Deadline {
  Range range;
  int year = 0;

  bool operator==(const Deadline&) const = default;
};

// In text order. Years that only say since when, from when or of which edition are left out. A span of years
// relative to the issue (三年内) needs `issued`, its year.
std::vector<Deadline> find_deadlines(const Page& page, Range range, std::optional<int> issued);

// The first year a title names: 2024 of (2024-2026年).
std::optional<int> first_year_of_title(std::u32string_view folded_title);

// The last year of a period in a title: (2021-2025年), “十四五”.
std::optional<int> last_year_of_title(std::u32string_view folded_title);

}  // namespace langqiao::plan
