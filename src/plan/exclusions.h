// Amounts that are no targets for a reason with a name: conditions of taking part, payments, what exists
// already is not asked here (goals.h), ranks, rates per unit, structure in prose. Whether anything sets an
// amount as a goal is decided in targets.cc.
#pragma once

#include "plan/amounts.h"
#include "plan/passage.h"

namespace langqiao::plan {

// 给予50万元奖励, 最高300万元, 按投资额的30%抵免
bool is_payment(const Passage& passage, const Amount& amount);

// 注册资本500万元以上、职工不少于100人的企业, 具有3名以上教师; the amount says who, not how many. `verb`:
// length of the goal verb in front.
bool is_condition(const Passage& passage, const Amount& amount, std::uint32_t verb);

// 就业率低于70% in front of 的专业: the amount says which ones.
bool selects(const Passage& passage, const Amount& amount);

// 每新增1个, 以1个中心为牵引
bool is_measure_of_another(const Passage& passage, const Amount& amount, std::uint32_t verb);

// 由40个 in front of 增加到60个
bool opens_change(const Passage& passage, const Amount& amount);

// 三个方面, 两个提升; 八项行动 where nothing bounds it
bool is_structure(const Passage& passage, const Amount& amount, Range noun);
bool is_abstract(const Passage& passage, Range noun);

}  // namespace langqiao::plan
