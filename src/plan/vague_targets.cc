#include "plan/vague_targets.h"

#include <algorithm>

#include "base/text.h"
#include "plan/amounts.h"
#include "plan/exclusions.h"
#include "plan/indicators.h"
#include "plan/subjects.h"

namespace langqiao::plan {
namespace {

struct VagueAmount {
  std::uint32_t length = 0;
  View unit;             // of 若干个; else empty
  bool counted = false;  // a noun may stand in front: 服务驿站若干个
  bool crowd = false;    // 大批: needs no verb at the start of a phrase
};

VagueAmount vague_amount_at(const Passage& passage, std::uint32_t i) {
  constexpr std::uint32_t kWord = 2;  // of 若干, 数百 …
  const std::uint32_t length = uncounted_at(passage.page, i);
  if (length == 0) return {};
  const bool counted = std::ranges::any_of(kUncounted, [&](View word) { return passage.has(i, word); });
  if (!counted) return {.length = length, .unit = {}, .crowd = passage.ends_at(i + length, U"大批")};
  return {.length = length, .unit = passage.view({i + kWord, i + length}), .counted = true};
}

bool is_part_of_name(const Passage& passage, std::uint32_t i) {
  return i > passage.body.begin && among(passage.look(i - 1), U"+第同每这某哪");
}

bool begins_phrase(const Passage& passage, std::uint32_t i) {
  return i == passage.body.begin || among(passage.look(i - 1), U",。;:");
}

}  // namespace

std::optional<VagueReading> vague_at(const Passage& passage, Setting& setting, std::uint32_t i,
                                     bool coordinated) {
  const VagueAmount amount = vague_amount_at(passage, i);
  if (amount.length == 0 || i < passage.heading.end || is_part_of_name(passage, i)) return std::nullopt;
  if (setting.tells_of_past(i)) return std::nullopt;
  const std::uint32_t after = i + amount.length;
  const std::uint32_t verb = goal_verb_before(passage, i);
  const bool closes = amount.counted && !passage.noun_begins(after);
  const bool set = verb > 0 || coordinated || closes || (begins_phrase(passage, i) && amount.crowd);
  if (!set || (!closes && !passage.noun_begins(after))) return VagueReading{.end = after, .found = {}};
  const Range noun = closes ? subject_before(passage, i) : subject_after(passage, after);
  if (noun.size() < 2 || is_abstract(passage, noun)) return VagueReading{.end = after, .found = {}};
  FoundTarget found{.range = {std::min(i - verb, noun.begin), std::max(after, noun.end)}, .amount = i};
  found.target.subject = passage.page.mended(noun);
  found.target.qualitative = passage.page.mended({i, after});
  if (!amount.unit.empty()) found.target.unit = passage.page.mended({after - length_of(amount.unit), after});
  found.target.indicator = indicator_of(passage.view(noun));
  return VagueReading{.end = std::max(after, noun.end), .found = std::move(found)};
}

std::optional<VagueReading> aspect_at(const Passage& passage, std::uint32_t i) {
  constexpr auto kSetUp = std::to_array<View>({U"构建", U"打造", U"形成", U"建立", U"建成"});
  constexpr std::uint32_t kVerb = 2, kLongest = 16;
  if (std::ranges::none_of(kSetUp, [&](View verb) { return passage.has(i, verb); })) return std::nullopt;
  const Range noun = subject_after(passage, i + kVerb);
  const auto indicator = indicator_of(passage.view(noun));
  const bool aspect = indicator == Indicator::institution_frame || indicator == Indicator::key_industries;
  if (!aspect || noun.size() > kLongest) return std::nullopt;
  FoundTarget found{.range = {i, noun.end}, .amount = i};
  found.target.subject = passage.page.mended(noun);
  found.target.qualitative = passage.page.mended({i, i + kVerb});
  found.target.indicator = indicator;
  return VagueReading{.end = noun.end, .found = std::move(found)};
}

Doubling doubling_at(const Passage& passage, std::uint32_t i) {
  if (passage.has(i, U"翻一番")) return {2, 3};
  if (passage.has(i, U"翻两番")) return {4, 3};
  if (passage.has(i, U"翻番")) return {2, 2};
  return {};
}

}  // namespace langqiao::plan
