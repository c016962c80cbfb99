#include "plan/remarks.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "base/text.h"
#include "plan/numerals.h"

namespace langqiao::plan {
namespace {

using View = std::u32string_view;

constexpr auto kIdiomNouns = std::to_array<View>({U"格局", U"体系", U"证书", U"模式", U"框架", U"布局",
                                                  U"机制", U"架构", U"矩阵", U"政策", U"制度", U"行动"});

bool among(char32_t c, View set) { return c != U'\0' && set.find(c) != View::npos; }

bool noun_follows(const Page& page, std::uint32_t i) {
  constexpr std::uint32_t kNear = 20;
  const View near = page.view({i, std::min(page.size(), i + kNear)});
  const View phrase = near.substr(0, near.find_first_of(U"。;"));
  return std::ranges::any_of(kIdiomNouns, [&](View noun) { return phrase.find(noun) != View::npos; });
}

bool is_letter(char32_t c) { return among(c, U"NnXxMm"); }

}  // namespace

std::vector<Remark> lost_signs(const Page& page) {
  std::vector<Remark> found;
  for (std::uint32_t i = 0; i + 1 < page.size(); ++i) {
    if (page.look(i) != U'1') continue;
    const char32_t before = i > 0 ? page.look(i - 1) : U'\0', second = page.look(i + 1),
                   after = page.look(i + 2);
    const bool quoted = among(before, U"“\"") && among(after, U"”\"");
    const bool free = !is_digit(before) && before != U'+' && before != U'.' &&
                      !(before < 0x80 && std::isalpha(static_cast<int>(before)));
    const bool letter = is_letter(second) && free && !(after < 0x80 && std::isalnum(static_cast<int>(after)));
    const bool digit = is_digit(second) && second > U'1' && quoted;
    if (!(letter || digit) || !noun_follows(page, i + 2)) continue;
    const Range range{i, i + 2};
    found.push_back({range, "lost_sign", page.mended(range), "1+" + page.mended({i + 1, i + 2})});
  }
  return found;
}

std::vector<Remark> cut_off(const Page& page, const Outline& outline) {
  constexpr std::uint32_t kRunningText = 25;
  const auto last = std::ranges::find_if(outline.nodes.rbegin(), outline.nodes.rend(),
                                         [](const Node& node) { return node.kind != ClauseKind::trailer; });
  if (last == outline.nodes.rend() || last->label.length == 0) return {};
  const std::uint32_t end = last->end;
  if (end <= last->begin + kRunningText || last->row >= 0) return {};
  const View text = page.view({last->begin, end});
  const View tail = text.substr(text.size() > 60 ? text.size() - 60 : 0);
  for (const View cue : {View(U"单位:"), View(U"部门:"), View(U"科室:")}) {
    if (tail.find(cue) != View::npos) return {};
  }
  const bool running = text.find_first_of(U",。") != View::npos;
  if (!running || !is_han(text.back())) return {};
  std::uint32_t line = end - 1;
  while (line > last->begin && !page.starts_line(line)) --line;
  return {{{line, end}, "cut_off", page.mended({end > line + 20 ? end - 20 : line, end}), "。"}};
}

std::vector<Remark> overlong_lines(const Page& page, std::size_t most) {
  std::vector<Remark> found;
  for (const Line& line : page.lines) {
    if (line.dense.size() > most)
      found.push_back(
          {line.dense, "overlong_line", fmt::format("{}", line.dense.size()), fmt::format("<= {}", most)});
  }
  return found;
}

}  // namespace langqiao::plan
