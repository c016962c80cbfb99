#include "plan/subjects.h"

#include <algorithm>

#include "base/text.h"
#include "plan/amounts.h"
#include "plan/goals.h"
#include "plan/numerals.h"
#include "plan/subject_words.h"

namespace langqiao::plan {
namespace {

constexpr View kStops = U",。;:、!?";

View itself(View word) { return word; }

const WordTable<View>& predicates_by_start() {
  static const WordTable<View> table(kPredicates, itself, WordSide::first);
  return table;
}
const WordTable<View>& tails_by_end() {
  static const WordTable<View> table(kTails, itself, WordSide::last);
  return table;
}
const WordTable<View>& lead_ins_by_start() {
  static const WordTable<View> table(kLeadIns, itself, WordSide::first);
  return table;
}

// --- behind an amount

// A 的 stands behind `k` in the same phrase: what begins there belongs to a modifier.
bool modifies(const Passage& passage, std::uint32_t k, View stops) {
  constexpr std::uint32_t kNear = 24;
  for (std::uint32_t i = k; i < std::min(passage.body.end, k + kNear); ++i) {
    if (among(passage.look(i), stops)) return false;
    if (passage.look(i) == U'的') return true;
  }
  return false;
}

// 供需对接会, 校企参与率: the verb is part of the noun.
bool is_compound(const Passage& passage, std::uint32_t after) {
  constexpr auto kHeads =
      std::to_array<View>({U"会", U"率", U"活动", U"平台", U"机制", U"项目", U"基地", U"中心", U"服务"});
  return std::ranges::any_of(kHeads, [&](View head) { return passage.has(after, head); });
}

// 3所高校|进入前列, 300所职业院校|建设实训基地; `modifier`: a 的 was passed since the last stop.
bool predicate_at(const Passage& passage, std::uint32_t k, bool modifier) {
  if (modifier && passage.page.look(k - 1) == U'的') return false;
  if (passage.has(k, U"建设") && among(passage.look(k - 1), U"校院业县区园构")) return true;
  const std::uint32_t word = passage.word_at(k, predicates_by_start());
  return word > 0 && !(word > 1 && is_compound(passage, k + word)) && !modifies(passage, k, U",。;:");
}

// Behind 、 the same noun goes on unless a new verb or amount begins; a verb in front of 的 is a modifier's.
bool list_goes_on(const Passage& passage, std::uint32_t i) {
  constexpr std::uint32_t kItem = 30;
  std::uint32_t end = i;
  while (end < std::min(passage.body.end, i + kItem) && !among(passage.look(end), kStops)) ++end;
  if (end == i || passage.counts_within({i, end})) return false;
  return passage.word_at(i, goal_verbs_by_start()) < 2 || modifies(passage, i, U",。;:");
}

// 和 in front of another amount or of a verb with one: …基地和培养100名教师
bool joins_another(const Passage& passage, std::uint32_t i) {
  if (!among(passage.look(i), U"和及与并")) return false;
  const std::uint32_t verb = passage.word_at(i + 1, goal_verbs_by_start());
  return counts_at(passage.page, i + 1) || (verb > 1 && counts_at(passage.page, i + 1 + verb)) ||
         uncounted_at(passage.page, i + 1) > 0;
}

// Behind a short bracket that belongs to the noun, 专业(群); else the place itself.
std::uint32_t past_bracket(const Passage& passage, std::uint32_t i) {
  constexpr std::uint32_t kShort = 8;
  const std::uint32_t close = passage.past(i, U')');
  return close - i > kShort || close == i + 1 || is_digit(passage.look(i + 1)) ? i : close;
}

bool noun_ends_at(const Passage& passage, std::uint32_t k, std::uint32_t begin, bool modifier) {
  const char32_t c = passage.look(k);
  if (among(c, U",。;:!?)|]】")) return true;
  if (k > begin && (passage.line_ends_before(k) || passage.page.before(k) == Gap::tab)) return true;
  if (c == U'、' && !list_goes_on(passage, k + 1)) return true;
  if (k >= begin + 2 && predicate_at(passage, k, modifier)) return true;
  return joins_another(passage, k) || (k > begin && is_digit(c) && counts_at(passage.page, k));
}

std::uint32_t noun_end(const Passage& passage, std::uint32_t begin) {
  const std::uint32_t limit = std::min(passage.body.end, begin + kLongestNoun);
  bool modifier = false;
  std::uint32_t k = begin;
  while (k < limit && !noun_ends_at(passage, k, begin, modifier)) {
    const char32_t c = passage.look(k);
    modifier |= c == U'的';
    const std::uint32_t past = c == U'('    ? past_bracket(passage, k)
                               : c == U'《' ? passage.past(k, U'》')
                                            : k + 1;
    if (past == k) break;
    k = past;
  }
  return std::min(k, limit);
}

// 一批资源共享，集教学、培训于一体的实训基地: the noun stands a comma later.
std::uint32_t past_uniting_phrase(const Passage& passage, std::uint32_t end) {
  if (!passage.has(end, U",集")) return end;
  const Range rest{end, std::min(passage.body.end, end + kLongestNoun)};
  const std::size_t at = passage.view(rest).find(U"于一体的");
  return at == View::npos ? end : noun_end(passage, end + static_cast<std::uint32_t>(at) + 4);
}

// The part behind the last 的; in front of it where only the verb's own noun follows: 行业标准的制修订.
Range head_of(Range noun, const Passage& passage) {
  Range head = noun;
  for (std::uint32_t k = noun.begin; k + 3 <= noun.end; ++k) {
    if (passage.look(k) != U'的') continue;
    const View rest = passage.view({k + 1, noun.end});
    if (std::ranges::find(kVerbNouns, rest) != kVerbNouns.end()) return {head.begin, k};
    head.begin = k + 1;
  }
  return head;
}

void strip_last_words(const Passage& passage, Range& noun) {
  for (const View tail : kLastWords) {
    if (noun.size() > tail.size() + 1 && passage.ends_at(noun.end, tail)) noun.end -= length_of(tail);
  }
}

// --- in front of an amount

// From the last stop at the depth of the noun: brackets within it are passed.
std::uint32_t item_begin(const Passage& passage, std::uint32_t end) {
  const std::uint32_t limit = std::max(passage.body.begin, end > kLongestNoun ? end - kLongestNoun : 0);
  int depth = 0;
  std::uint32_t begin = end;
  for (; begin > limit; --begin) {
    const char32_t c = passage.look(begin - 1);
    if (c == U')' && begin > limit + 1) ++depth;
    if (c == U'(' && depth > 0) {
      --depth;
    } else if (depth == 0 && (among(c, U",。;:、!?(|") || passage.page.before(begin) == Gap::tab ||
                              passage.line_ends_before(begin))) {
      break;
    }
  }
  return begin;
}

// 本科高校、|高职院校毕业生就业率: an item without verb and amount belongs to the list.
bool joins_list(const Passage& passage, Range item, bool closed) {
  constexpr std::uint32_t kItem = 20;
  if (item.size() < 2 || item.size() > kItem) return false;
  return (closed || passage.word_at(item.begin, goal_verbs_by_start()) < 2) && !passage.counts_within(item) &&
         !passage.deadline_within(item);
}

// 等 closes a list whose first item may stand behind a verb: 培训校长、教师等|100人.
std::uint32_t list_begin(const Passage& passage, Range last) {
  const bool closed = passage.look(last.end - 1) == U'等';
  std::uint32_t begin = last.begin;
  while (begin > passage.body.begin + 2 && passage.look(begin - 1) == U'、' &&
         last.end - begin < kLongestNoun) {
    const Range item{item_begin(passage, begin - 1), begin - 1};
    if (!joins_list(passage, item, closed)) break;
    begin = item.begin;
  }
  return begin;
}

// 就业率比2023年提高, 占比较上年提高: the noun ends in front of 比.
void strip_comparison(const Passage& passage, Range& noun) {
  constexpr auto kThen =
      std::to_array<View>({U"上年", U"上一年", U"“十", U"去年", U"基期", U"目前", U"现有"});
  for (std::uint32_t k = noun.begin; k + 1 < noun.end; ++k) {
    if (!among(passage.look(k), U"比较")) continue;
    const bool then = std::ranges::any_of(kThen, [&](View word) { return passage.has(k + 1, word); });
    if (!then && !year_at(passage.page.dense, k + 1)) continue;
    noun.end = k;
    return;
  }
}

// 由2020年的40个 in front of 增加到60个
void strip_start_level(const Passage& passage, Range& noun) {
  for (std::uint32_t k = noun.end; k-- > noun.begin + 2;) {
    if (!among(passage.look(k), U"由从")) continue;
    const std::uint32_t at = k + 1;
    if (!is_digit(passage.look(at)) && !passage.has(at, U"目前") && !passage.has(at, U"现") &&
        !passage.counts_within({at, noun.end}))
      continue;
    noun.end = k;
    return;
  }
}

// The length of 三年 at the end: 业务收入三年翻一番.
std::uint32_t term_before(const Passage& passage, Range noun) {
  if (noun.size() < 4 || passage.look(noun.end - 1) != U'年' || !is_han_digit(passage.look(noun.end - 2)))
    return 0;
  return 2;
}

void strip_tails(const Passage& passage, Range& noun) {
  for (std::uint32_t tail = 1; tail > 0 && !noun.empty();) {
    tail = std::min(passage.word_before(noun.end, tails_by_end()), noun.size());
    if (tail == 0) tail = term_before(passage, noun);
    noun.end -= tail;
  }
}

// 联合职业院校|建设|实训基地: somebody does it; the noun stands behind the verb.
void strip_doer(const Passage& passage, Range& noun) {
  constexpr View kDoers = U"校院业县区园市省府原团局";
  constexpr std::uint32_t kRest = 4;
  for (std::uint32_t k = noun.begin + 2; k + kRest < noun.end; ++k) {
    if (!among(passage.look(k - 1), kDoers)) continue;
    const std::uint32_t verb = passage.word_at(k, goal_verbs_by_start());
    if (verb < 2 || k + verb + kRest > noun.end) continue;
    if (is_measured(passage.view(noun))) return;
    noun.begin = k + verb;
    return;
  }
}

// False where the rest would be no noun: 培育库, 培训规模.
bool strip_front(const Passage& passage, Range& noun, std::uint32_t length) {
  constexpr std::size_t kShort = 3;
  if (length == 0 || noun.size() < length + 2) return false;
  const View rest = passage.view({noun.begin + length, noun.end});
  if (is_measured(rest) && (rest.size() <= kShort || passage.has(noun.begin, U"新"))) return false;
  noun.begin += length;
  return true;
}

// The goal verb at `begin` that is no part of a noun such as 培育库.
std::uint32_t verb_at(const Passage& passage, std::uint32_t begin) {
  const std::uint32_t verb = passage.word_at(begin, goal_verbs_by_start());
  return verb < 2 || among(passage.look(begin + verb), kNounSigns) ? 0 : verb;
}

// 重点培育…, 年培训…: the verb with what stands in front of it.
std::uint32_t led_verb(const Passage& passage, std::uint32_t begin) {
  const std::uint32_t lead =
      passage.look(begin) == U'年' ? 1 : passage.word_at(begin, verb_lead_ins_by_start());
  const std::uint32_t verb = lead == 0 ? 0 : verb_at(passage, begin + lead);
  return verb == 0 ? 0 : lead + verb;
}

// 三年内打造…: a term that the day of issue would turn into a deadline.
void strip_term(const Passage& passage, Range& noun) {
  std::uint32_t i = noun.begin;
  while (i < noun.end &&
         (is_digit(passage.look(i)) || is_han_numeral(passage.look(i)) || passage.look(i) == U'-'))
    ++i;
  if (i == noun.begin || passage.look(i) != U'年' || i + 2 >= noun.end) return;
  noun.begin = i + (passage.has(i, U"年内") ? 2 : 1);
}

// 从企业引进教师, 财政每年安排专项资金: the noun stands behind the verb.
void strip_actor(const Passage& passage, Range& noun) {
  constexpr auto kHiring =
      std::to_array<View>({U"聘请", U"引进", U"招聘", U"选聘", U"聘任", U"安排", U"吸纳", U"输送"});
  const View text = passage.view(noun);
  for (const View verb : kHiring) {
    const std::size_t at = text.find(verb);
    if (at == View::npos || at + verb.size() + 2 > text.size()) continue;
    if (verb != U"安排" && !text.starts_with(U'从')) continue;
    noun.begin += static_cast<std::uint32_t>(at + verb.size());
    return;
  }
}

// An opening quotation mark that closes behind the amount; a description in front of 的:
// 具有影响力的“灯塔工厂”.
void strip_opening(const Passage& passage, Range& noun) {
  const View text = passage.view(noun);
  if (text.starts_with(U'、') || (text.starts_with(U'“') && !contains(text, U"”"))) ++noun.begin;
  const std::size_t of = text.find(U'的');
  if (text.starts_with(U"具有") && of != View::npos && of + 2 < text.size())
    noun.begin += static_cast<std::uint32_t>(of) + 1;
}

// 力争全市建成市级产业学院 → 市级产业学院
void strip_verbs(const Passage& passage, Range& noun) {
  strip_actor(passage, noun);
  for (bool again = true; again;) {
    strip_opening(passage, noun);
    strip_term(passage, noun);
    again = strip_front(passage, noun, passage.word_at(noun.begin, lead_ins_by_start()));
    again |= strip_front(passage, noun, verb_at(passage, noun.begin));
    again |= strip_front(passage, noun, led_verb(passage, noun.begin));
  }
}

// 再建设: what was stripped to its verb names nothing.
bool is_only_verb(const Passage& passage, Range noun) {
  const std::uint32_t verb = passage.word_before(noun.end, goal_verbs_by_end());
  if (verb > 1 && noun.size() <= verb + 1) return true;
  return passage.word_at(noun.begin, lead_ins_by_start()) == noun.size();
}

Range stripped(const Passage& passage, Range noun) {
  strip_opening(passage, noun);
  strip_comparison(passage, noun);
  strip_start_level(passage, noun);
  strip_tails(passage, noun);
  strip_doer(passage, noun);
  strip_verbs(passage, noun);
  const bool term = noun.size() <= 4 && passage.ends_at(noun.end, U"年内");
  return noun.size() < 2 || term || is_only_verb(passage, noun) ? Range{noun.begin, noun.begin} : noun;
}

// Splits `list` at the signs, outside of brackets and quotations.
std::vector<Range> split(const Passage& passage, Range list, View signs) {
  std::vector<Range> items;
  int depth = 0;
  std::uint32_t begin = list.begin;
  for (std::uint32_t k = list.begin; k < list.end; ++k) {
    const char32_t c = passage.look(k);
    depth += among(c, U"(“《") ? 1 : among(c, U")”》") ? -1 : 0;
    if (depth > 0 || !among(c, signs)) continue;
    items.push_back({begin, k}), begin = k + 1;
  }
  items.push_back({begin, list.end});
  std::erase_if(items, [](Range item) { return item.size() < 2; });
  return items;
}

}  // namespace

bool is_measured(View noun) {
  return noun.ends_with(U')') ||
         std::ranges::any_of(kMeasured, [&](View word) { return noun.ends_with(word); });
}

Range subject_after(const Passage& passage, std::uint32_t i, View verb) {
  if (passage.look(i) == U'的') ++i;
  if (passage.word_at(i, predicates_by_start()) > 0 && !modifies(passage, i, U",。;:")) return {i, i};
  const std::uint32_t end = past_uniting_phrase(passage, noun_end(passage, i));
  Range noun = head_of({i, end}, passage);
  while (!noun.empty() && among(passage.look(noun.begin), U"”\"、的")) ++noun.begin;
  const View text = passage.view(noun);
  if (text.starts_with(U'“') && !contains(text, U"”")) ++noun.begin;
  strip_last_words(passage, noun);
  constexpr auto kCarrying =
      std::to_array<View>({U"推进", U"推动", U"实施", U"支持", U"加快", U"完成", U"启动"});
  if (std::ranges::find(kCarrying, verb) == kCarrying.end()) return noun;
  for (const View tail : kVerbNouns) {
    if (noun.size() > tail.size() + 1 && passage.ends_at(noun.end, tail)) noun.end -= length_of(tail);
  }
  return noun;
}

Range subject_before(const Passage& passage, std::uint32_t end) {
  Range noun{item_begin(passage, end), end};
  if (const Deadline* inside = passage.deadline_within(noun)) {
    if (inside->range.end == end && inside->range.begin > noun.begin + 1)
      return subject_before(passage, inside->range.begin);
    noun.begin = inside->range.end;
  } else {
    noun.begin = list_begin(passage, noun);
  }
  return stripped(passage, noun);
}

Range previous_phrase(const Passage& passage, std::uint32_t end) {
  std::uint32_t begin = item_begin(passage, end);
  if (begin <= passage.sentence + 3 || passage.look(begin - 1) != U',') {
    const Deadline* before = passage.deadline_within({passage.sentence, begin});
    if (before == nullptr || before->range.end != begin) return {};
    begin = passage.phrase_begin(before->range.begin, U",");
    if (begin <= passage.sentence + 3 || passage.look(begin - 1) != U',') return {};
  }
  return {std::max(passage.sentence, passage.phrase_begin(begin - 1, U",;:、")), begin - 1};
}

Range object_of(const Passage& passage, Range phrase) {
  constexpr std::uint32_t kObject = 3;
  for (std::uint32_t k = phrase.end - std::min(phrase.size(), kObject); k > phrase.begin + 1; --k) {
    if (passage.word_before(k, goal_verbs_by_end()) > 1) return {k, phrase.end};
  }
  return phrase;
}

std::vector<Range> list_before(const Passage& passage, std::uint32_t end, std::size_t count) {
  Range list{passage.phrase_begin(end, U",。;:!?|"), end};
  if (const Deadline* inside = passage.deadline_within(list)) list.begin = inside->range.end;
  std::vector<Range> items = split(passage, list, U"、");
  if (items.size() < count || items.size() == 1) {
    const auto last = split(passage, items.empty() ? list : items.back(), U"和与及");
    if (last.size() == 2) {
      if (!items.empty()) items.pop_back();
      items.insert(items.end(), last.begin(), last.end());
    }
  }
  for (Range& item : items) item = stripped(passage, item);
  std::erase_if(items, [](Range item) { return item.empty(); });
  return items;
}

}  // namespace langqiao::plan
