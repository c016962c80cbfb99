// The noun phrase an amount counts or measures: behind it (10个实训基地) or in front of it (就业率达到95%).
// Finds where the noun begins and ends; which side counts is decided in targets.cc.
#pragma once

#include "plan/passage.h"

namespace langqiao::plan {

// What is counted, from `i` on: up to a stop, a predicate or the next amount; the part behind the last 的.
// `verb`: the goal verb in front of the amount.
Range subject_after(const Passage& passage, std::uint32_t i, View verb = {});

// What is measured, up to `end`: from the last stop, without time phrases, verbs and adverbs. Empty where the
// phrase names nothing.
Range subject_before(const Passage& passage, std::uint32_t end);

// The phrase a comma earlier: 理工类专业占比，到2026年|提高10个百分点. Empty where the sentence has none.
Range previous_phrase(const Passage& passage, std::uint32_t end);

// The noun is a measure that an amount gives the size of: 就业率, 占比.
bool is_measured(View noun);

// The object of a phrase that a verb governs: 提取和使用|职工教育经费; else the whole phrase.
Range object_of(const Passage& passage, Range phrase);

// The items of the list that ends at `end`, `count` of them where that many can be told apart, else all
// between 、: A、B和C.
std::vector<Range> list_before(const Passage& passage, std::uint32_t end, std::size_t count);

}  // namespace langqiao::plan
