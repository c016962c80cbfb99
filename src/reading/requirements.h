// What an advert asks of people in numbers and levels: schooling, years of experience, and how many are
// sought. Folded text in, spans of it out.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "city/reading.h"
#include "reading/word_finder.h"

namespace langqiao::reading {

template <class T>
struct FoundIn {
  T value{};
  ByteSpan span;
};

// Where schooling words stand: in a cell of their own any of them counts, and there 不限 alone means
// schooling.
struct EducationPlace {
  bool is_cell = false;
  bool any_word = false;
};

// The least schooling that is asked for, from the schooling words among `found`. In a cell any such word
// counts, in running text those near 学历, 以上, 毕业 and the like that are not merely preferred. Spans are
// those of `found`.
std::optional<FoundIn<Education>> least_education(std::string_view original, std::span<const FoundWord> found,
                                                  const Vocabulary& vocabulary, EducationPlace place = {});

// Years of work: "3-5年", "三年以上工作经验", "经验不限", "应届". In running text 经验 or 工作 must stand
// near.
struct Years {
  int least = 0;
  std::optional<int> most;
};
std::optional<FoundIn<Years>> experience_of(std::string_view folded, bool cell);

// "招5人", "招聘人数：10", "招聘客服3名".
std::optional<FoundIn<int>> recruits_of(std::string_view folded);

}  // namespace langqiao::reading
