// Amounts that several nouns share: A、B分别达到60%和80%, A、B各10个, A率、B率均达到95%. Tells which noun has
// which amount; whether they are targets is decided in targets.cc.
#pragma once

#include "plan/amounts.h"
#include "plan/passage.h"

namespace langqiao::plan {

struct SharedAmounts {
  std::vector<Range> nouns;
  std::vector<Amount> amounts;  // one for each noun, or one for each year of a single noun
  std::vector<int> years;       // 到2025年和2030年分别…; else empty
  std::uint32_t end = 0;
};

// The sharing that `first` takes part in, or nothing.
std::optional<SharedAmounts> shared_amounts(const Passage& passage, const Amount& first);

}  // namespace langqiao::plan
