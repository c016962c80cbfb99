#include "rulebook/alliances.h"

namespace langqiao::rulebook {
namespace {

Finding exactly(RuleOf<Count> rule, std::optional<Count> actual, const Setting& setting,
                const Rulebook& book) {
  const auto held = book.held(rule, setting);
  if (!held) return not_in_force(rule.id());
  return actual ? judged(held->basis, *actual == held->value, *actual, held->value)
                : unknown(held->basis, held->value);
}

}  // namespace

std::vector<Finding> pilot_findings(const PilotPapers& papers, const Setting& setting, const Rulebook& book) {
  return {fulfilled("pilot.problem_list", papers.problem_list, setting, book),
          fulfilled("pilot.policy_list", papers.policy_list, setting, book),
          fulfilled("pilot.yearly_report", papers.yearly_report, setting, book)};
}

std::vector<Finding> consortium_findings(const Consortium& consortium, const Setting& setting,
                                         const Rulebook& book) {
  return {fulfilled("consortium.on_a_park", consortium.on_a_park, setting, book),
          k_of_n("consortium.order", consortium.order, setting, book).finding,
          k_of_n("consortium.lists", consortium.lists, setting, book).finding};
}

std::vector<Finding> community_findings(const Community& community, const Setting& setting,
                                        const Rulebook& book) {
  return {exactly("community.leading_enterprises", community.leading_enterprises, setting, book),
          exactly("community.universities", community.universities, setting, book),
          exactly("community.vocational_schools", community.vocational_schools, setting, book),
          k_of_n("community.charter", community.charter, setting, book).finding};
}

}  // namespace langqiao::rulebook
