// What a person should look at in a text: signs that were lost, numbers that are missing, text that breaks
// off.
#pragma once

#include <vector>

#include "plan/outline.h"

namespace langqiao::plan {

struct Remark {
  Range range;
  std::string kind;
  std::string found;
  std::string wanted;
};

// “1N” and “16” in front of 格局, 体系 …: the plus sign was lost on the way.
std::vector<Remark> lost_signs(const Page& page);

// The text of the last clause stops in mid-sentence.
std::vector<Remark> cut_off(const Page& page, const Outline& outline);

// Lines longer than `most` characters.
std::vector<Remark> overlong_lines(const Page& page, std::size_t most);

}  // namespace langqiao::plan
