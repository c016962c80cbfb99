#include "plan/brackets.h"

#include <algorithm>

namespace langqiao::plan {
namespace {

using View = std::u32string_view;

constexpr std::size_t kDeepest = 12;  // brackets inside brackets

bool among(char32_t c, View set) { return c != U'\0' && set.find(c) != View::npos; }

char32_t opening_of(char32_t close) {
  switch (close) {
    case U')':
      return U'(';
    case U']':
      return U'[';
    case U'】':
      return U'【';
    default:
      return U'〔';
  }
}

}  // namespace

std::vector<Bracket> brackets_of(const Page& page, Range range) {
  std::vector<Bracket> found;
  std::vector<std::size_t> open;
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    const char32_t c = page.look(i);
    if (among(c, U"([【〔")) {
      if (open.size() == kDeepest) open.erase(open.begin());
      open.push_back(found.size());
      found.push_back({i, i, false});
    } else if (among(c, U")]】〕")) {
      const auto match = std::ranges::find_if(open.rbegin(), open.rend(), [&](std::size_t k) {
        return page.look(found[k].open) == opening_of(c);
      });
      if (match == open.rend()) continue;
      found[*match].close = i, found[*match].matched = true;
      open.erase(match.base() - 1, open.end());
    }
  }
  std::uint32_t stop = range.end, at = range.end;  // the line end behind `at`
  for (std::size_t k = found.size(); k-- > 0;) {
    for (; at > found[k].open + 1; --at) {
      if (page.before(at - 1) == Gap::line) stop = at - 1;
    }
    if (!found[k].matched) found[k].close = stop;
  }
  return found;
}

}  // namespace langqiao::plan
