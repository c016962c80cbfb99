// A finding as people read it: the rule by its title, numbers in words, and where it is written.
#pragma once

#include <optional>
#include <string>

#include "rulebook/finding.h"

namespace langqiao::service {

struct FindingView {
  std::string rule;
  Wording title;
  rulebook::Outcome outcome = rulebook::Outcome::unknown;
  std::optional<Wording> actual;  // none: unknown
  std::optional<Wording> limit;
  std::optional<rulebook::Force> force;        // none: not in force
  std::optional<rulebook::Citation> citation;  // none: not in force

  bool operator==(const FindingView&) const = default;
};

FindingView view_of(const rulebook::Finding& finding, const rulebook::Rulebook& book);

}  // namespace langqiao::service
