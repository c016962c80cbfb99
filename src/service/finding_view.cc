#include "service/finding_view.h"

#include "rulebook/shown.h"

namespace langqiao::service {
namespace {

struct InWords {
  Wording operator()(Date day) const { return as_is(day.iso()); }
  template <class T>
  Wording operator()(const T& amount) const {
    return rulebook::shown(rulebook::Content(amount));
  }
};

std::optional<Wording> in_words(const std::optional<rulebook::Amount>& amount) {
  return amount ? std::optional(std::visit(InWords{}, *amount)) : std::nullopt;
}

}  // namespace

FindingView view_of(const rulebook::Finding& finding, const rulebook::Rulebook& book) {
  FindingView view{.rule = finding.rule,
                   .outcome = finding.outcome,
                   .actual = in_words(finding.actual),
                   .limit = in_words(finding.limit)};
  const auto of_rule = book.rules_of(finding.rule);
  if (!of_rule.empty()) view.title = of_rule.front().title;
  // A place may say the rule in other words than the country.
  const rulebook::Rule* const there =
      finding.because ? book.rule(finding.rule, finding.because->jurisdiction) : nullptr;
  if (there) view.title = there->title;
  if (finding.because) {
    view.force = finding.because->force;
    view.citation = finding.because->citation;
  }
  return view;
}

}  // namespace langqiao::service
