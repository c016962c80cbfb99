#include "plan/goals.h"

#include <algorithm>

#include "base/text.h"
#include "plan/goal_words.h"

namespace langqiao::plan {
namespace {

View itself(View word) { return word; }

const WordTable<View>& already_by_start() {
  static const WordTable<View> table(kAlready, itself, WordSide::first);
  return table;
}
const WordTable<View>& newly_by_start() {
  static const WordTable<View> table(kNewly, itself, WordSide::first);
  return table;
}

// 育 of 教育 is no verb; of 新育 it is.
bool is_noun_end(const Passage& passage, std::uint32_t end, std::uint32_t verb) {
  if (verb > 1 || end < passage.body.begin + 2) return false;
  const char32_t before = passage.look(end - 2);
  return is_han(before) && !among(before, U"新共再各将并需可要拟");
}

// Behind the goal verb that opens a phrase at `begin`, lead-ins passed; zero when none does.
std::uint32_t verb_opening(const Passage& passage, std::uint32_t begin) {
  for (int lead_ins = 0; lead_ins < 4; ++lead_ins) {
    if (const std::uint32_t verb = passage.word_at(begin, goal_verbs_by_start()); verb > 1)
      return begin + verb;
    const std::uint32_t lead_in = passage.word_at(begin, verb_lead_ins_by_start());
    if (lead_in == 0) return 0;
    begin += lead_in;
  }
  return 0;
}

}  // namespace

const WordTable<View>& goal_verbs_by_start() {
  static const WordTable<View> table(kGoalVerbs, itself, WordSide::first);
  return table;
}
const WordTable<View>& goal_verbs_by_end() {
  static const WordTable<View> table(kGoalVerbs, itself, WordSide::last);
  return table;
}
const WordTable<View>& adverbs_by_end() {
  static const WordTable<View> table(kAdverbs, itself, WordSide::last);
  return table;
}

std::uint32_t goal_verb_before(const Passage& passage, std::uint32_t end) {
  std::uint32_t at = end;
  for (int adverbs = 0; adverbs < 3; ++adverbs) {
    const std::uint32_t verb = passage.word_before(at, goal_verbs_by_end());
    if (verb > 0 && !is_noun_end(passage, at, verb)) return end - (at - verb);
    const std::uint32_t adverb = passage.word_before(at, adverbs_by_end());
    if (adverb == 0) return 0;
    at -= adverb;
  }
  return 0;
}

const WordTable<View>& verb_lead_ins_by_start() {
  static const WordTable<View> table(kVerbLeadIns, itself, WordSide::first);
  return table;
}

bool closes_governed_phrase(const Passage& passage, Range amount, std::uint32_t after) {
  constexpr std::uint32_t kPhrase = 90;
  if (passage.noun_begins(after)) return false;
  const Range phrase{passage.phrase_begin(amount.begin, U",。;:!?|", kPhrase), amount.begin};
  std::uint32_t begin = phrase.begin;
  if (const Deadline* inside = passage.deadline_within(phrase)) begin = inside->range.end;
  const std::uint32_t verb = verb_opening(passage, begin);
  return verb > 0 && verb + 2 <= amount.begin;
}

bool Setting::sets_goals(std::uint32_t at) const {
  return passage_.goals || passage_.deadline_within({passage_.sentence, at}) != nullptr;
}

bool Setting::tells_of_past(std::uint32_t at) {
  scan_to(at);
  if (!already_ || *already_ < passage_.sentence) return false;
  const Deadline* deadline = passage_.deadline_within({passage_.sentence, at});
  return deadline == nullptr || deadline->range.end <= *already_;
}

void Setting::scan_to(std::uint32_t end) {
  for (scanned_ = std::max(scanned_, passage_.body.begin); scanned_ < end; ++scanned_) scan(scanned_);
}

void Setting::scan(std::uint32_t at) {
  if (passage_.word_at(at, newly_by_start()) > 0) already_.reset();
  const bool compared = at > passage_.body.begin && among(passage_.look(at - 1), U"比较");
  if (!compared && passage_.word_at(at, already_by_start()) > 0) already_ = at;
}

}  // namespace langqiao::plan
