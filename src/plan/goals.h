// Who sets an amount: the goal verb in front of it (建设10个), the one that governs its phrase
// (新增工作室两个), the deadline or the heading of goals it stands under; and whether the sentence tells of
// what is there already. Whether a named exclusion applies is asked of exclusions.h.
#pragma once

#include "plan/passage.h"

namespace langqiao::plan {

const WordTable<View>& goal_verbs_by_start();
const WordTable<View>& goal_verbs_by_end();
const WordTable<View>& adverbs_by_end();
const WordTable<View>& verb_lead_ins_by_start();

// Length of the goal verb that ends at `end`, adverbs behind it included; zero when there is none.
std::uint32_t goal_verb_before(const Passage& passage, std::uint32_t end);

// The phrase opens with a goal verb, and the amount behind it ends the phrase or an item of its list:
// 新增省级名师工作室两个、产业学院3个。
bool closes_governed_phrase(const Passage& passage, Range amount, std::uint32_t after);

// Moves along the clause and remembers what its sentence has said; each character is looked at once.
class Setting {
 public:
  explicit Setting(const Passage& passage) : passage_(passage) {}

  // Under a heading of goals, or behind a deadline in the same sentence.
  bool sets_goals(std::uint32_t at) const;
  // 目前已建成…: without a deadline or a turn to the future in between.
  bool tells_of_past(std::uint32_t at);

 private:
  void scan_to(std::uint32_t end);
  void scan(std::uint32_t at);

  const Passage& passage_;
  std::uint32_t scanned_ = 0;
  std::optional<std::uint32_t> already_;
};

}  // namespace langqiao::plan
