#include "plan/duty_cues.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace langqiao::plan {
namespace {

using View = std::u32string_view;

struct Stem {
  View word;
  DutyRole role;
};
constexpr auto kStems = std::to_array<Stem>(
    {{U"牵头", DutyRole::lead},     {U"主办", DutyRole::lead},    {U"主责", DutyRole::lead},
     {U"第一责任", DutyRole::lead}, {U"责任", DutyRole::joint},   {U"负责", DutyRole::joint},
     {U"承办", DutyRole::joint},    {U"实施", DutyRole::joint},   {U"落实", DutyRole::joint},
     {U"执行", DutyRole::joint},    {U"完成", DutyRole::joint},   {U"配合", DutyRole::support},
     {U"协办", DutyRole::support},  {U"协助", DutyRole::support}, {U"参与", DutyRole::support},
     {U"参加", DutyRole::support},  {U"协同", DutyRole::support}, {U"协作", DutyRole::support},
     {U"支持", DutyRole::support},  {U"会办", DutyRole::support}, {U"组织", DutyRole::joint}});
constexpr auto kCores =
    std::to_array<View>({U"单位", U"部门", U"科室", U"处室", U"主体", U"机构", U"股室", U"科所"});
constexpr auto kFillers = std::to_array<View>({U"主要", U"及", U"和", U"、", U"/", U"(", U")", U"或", U"总"});
constexpr auto kTimes = std::to_array<View>({U"完成时限", U"完成时间", U"完成期限", U"完成日期", U"时限要求",
                                             U"时限", U"时间要求", U"时间节点", U"时间安排", U"进度安排",
                                             U"进度要求", U"适用范围", U"责任人", U"责任领导"});

constexpr std::uint32_t kLongestCue = 18;

bool among(char32_t c, View set) { return c != U'\0' && set.find(c) != View::npos; }

template <class Words>
std::uint32_t length_of_any(const Page& page, std::uint32_t i, const Words& words) {
  for (const View word : words) {
    if (page.has(i, word)) return static_cast<std::uint32_t>(word.size());
  }
  return 0;
}

const Stem* stem_at(const Page& page, std::uint32_t i) {
  const auto found = std::ranges::find_if(kStems, [&](const Stem& stem) { return page.has(i, stem.word); });
  return found == kStems.end() ? nullptr : &*found;
}

std::uint32_t past_remark(const Page& page, std::uint32_t i, std::uint32_t end) {
  constexpr std::uint32_t kLongest = 60;
  if (!among(page.look(i), U"([【")) return i;
  for (std::uint32_t k = i + 1; k < std::min(end, i + kLongest); ++k) {
    if (among(page.look(k), U")]】")) return k + 1;
  }
  return i;
}

// Behind the cue's words a colon must follow, or 为, or a blank or bracket where the cue opens a bracket or
// line.
std::optional<std::uint32_t> list_begin(const Page& page, std::uint32_t i, std::uint32_t end, bool opening) {
  while (i < end && page.look(i) == U'*') ++i;  // **牵头单位**:
  const std::uint32_t past = past_remark(page, i, end);
  if (page.look(past) == U':') return past + 1;
  if (past < end && among(page.look(past), U"】]") && page.look(past + 1) != U'\0')
    return past + 1 + (page.look(past + 1) == U':');
  if (!opening || past >= end) return std::nullopt;
  if (page.look(past) == U'为' || page.look(past) == U'是' || page.look(past) == U'-') return past + 1;
  if (page.before(past) == Gap::blank || page.before(past) == Gap::tab) return past;
  return std::nullopt;
}

}  // namespace

std::optional<Cue> cue_at(const Page& page, std::uint32_t i, std::uint32_t end) {
  const char32_t before = i > 0 ? page.look(i - 1) : U'\0';
  const bool opening = i == 0 || among(before, U"([【〔|") || page.before(i) == Gap::line;
  const bool free = opening || page.before(i) != Gap::none || among(before, U",;。、:)】*");
  if (!free) return std::nullopt;
  if (const std::uint32_t length = length_of_any(page, i, kTimes);
      length > 0 && among(page.look(i + length), U":】]")) {
    return Cue{.begin = i, .list = i + length + 1, .units = false};
  }

  Cue cue{.begin = i};
  bool lead = false, support = false, joint = false;
  std::uint32_t at = i, core = 0;
  while (at < std::min(end, i + kLongestCue)) {
    if ((lead || support || joint) && (core = length_of_any(page, at, kCores)) > 0) {
      at += core;
      // 牵头单位和配合单位
      if (!stem_at(page, at + length_of_any(page, at, kFillers)) || page.look(at) == U':' ||
          among(page.look(at), U"()"))
        break;
      continue;
    }
    if (const Stem* stem = stem_at(page, at)) {
      lead |= stem->role == DutyRole::lead, support |= stem->role == DutyRole::support,
          joint |= stem->role == DutyRole::joint;
      at += static_cast<std::uint32_t>(stem->word.size());
    } else if (const std::uint32_t filler = length_of_any(page, at, kFillers);
               filler > 0 && (at > i || page.has(at, U"主要"))) {
      at += filler;
    } else {
      break;
    }
  }
  if (!lead && !support && !joint) return std::nullopt;
  const bool bare = core == 0;
  if (bare && page.look(at) != U':') return std::nullopt;
  if (bare && at - i > 4) return std::nullopt;
  const auto list = list_begin(page, at, end, opening);
  if (!list) return std::nullopt;
  cue.list = *list;
  cue.first_leads = lead && support;
  cue.role = lead ? DutyRole::lead : support && !joint ? DutyRole::support : DutyRole::joint;
  return cue;
}

std::optional<FirstLeads> first_leads_rule(const Page& page) {
  constexpr std::uint32_t kBefore = 16, kAfter = 24;
  constexpr auto kFirst =
      std::to_array<View>({U"第一位", U"首位", U"排名第一", U"列第一", U"排第一", U"第一个", U"列首",
                           U"排在最前", U"第一单位", U"排列第一", U"列在首", U"排首"});
  const View dense = page.dense;
  for (std::size_t at = dense.find(U"牵头"); at != View::npos; at = dense.find(U"牵头", at + 2)) {
    const std::size_t begin = at > kBefore ? at - kBefore : 0;
    const View before = dense.substr(begin, at - begin);
    if (std::ranges::none_of(kFirst, [&](View word) { return before.find(word) != View::npos; })) continue;
    const View after = dense.substr(at, kAfter);
    const bool from_here = after.find(U"下同") != View::npos;
    const bool others = after.find(U"配合") != View::npos || after.find(U"协办") != View::npos;
    return FirstLeads{from_here ? static_cast<std::uint32_t>(begin > kAfter ? begin - kAfter : 0) : 0,
                      others};
  }
  return std::nullopt;
}

}  // namespace langqiao::plan
