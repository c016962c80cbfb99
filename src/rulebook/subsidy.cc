#include "rulebook/subsidy.h"

#include <algorithm>

#include "base/check.h"

namespace langqiao::rulebook {
namespace {

struct SubsidyRules {
  RuleOf<Share> share;
  RuleOf<Money> cap;
};

SubsidyRules rules_for(SubsidyKind kind) {
  switch (kind) {
    case SubsidyKind::new_base:
      return {"subsidy.new_base_share", "subsidy.new_base_cap"};
    case SubsidyKind::rebuilt_base:
      return {"subsidy.rebuilt_base_share", "subsidy.rebuilt_base_cap"};
    case SubsidyKind::cooperation:
      break;
  }
  return {"subsidy.cooperation_share", "subsidy.cooperation_cap"};
}

}  // namespace

std::optional<SubsidyEstimate> subsidy_estimate(const SubsidyProject& project, const Setting& setting,
                                                const Rulebook& book) {
  CHECK(Money(0) <= project.land && project.land <= project.investment);
  const auto [share_rule, cap_rule] = rules_for(project.kind);
  const auto share = book.held(share_rule, setting);
  const auto cap = book.held(cap_rule, setting);
  if (!share || !cap) return std::nullopt;
  const Money by_share = share->value.floor_of(project.investment - project.land);
  return SubsidyEstimate{std::min(by_share, cap->value), by_share, cap->value, share->basis, cap->basis};
}

}  // namespace langqiao::rulebook
