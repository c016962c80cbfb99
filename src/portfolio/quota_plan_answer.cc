#include "portfolio/quota_plan_answer.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "portfolio/recourse.h"

namespace langqiao::portfolio {
namespace {

constexpr double kFree = 1e-9;  // prices below count as none

class Answer {
 public:
  Answer(const City& city, const QuotaPlanModel& model, const QuotaSolution& solution, const GapFan& gap,
         std::span<const MergeProposal> proposals)
      : city_(city), model_(model), problem_(model.problem), solution_(solution), proposals_(proposals) {
    for (std::size_t row = 0; row < gap.occupations.size(); ++row)
      for (int t = 0; t < gap.years; ++t)
        unmet_[gap.occupations[row]] += gap.unmet[gap.cell(row, gap.first_year + t)].mean / gap.years;
    std::vector<std::vector<network::Arc>> arcs(problem_.sources);
    for (const network::Arc& arc : problem_.crosswalk) arcs[arc.source].push_back(arc);
    std::set<std::pair<std::uint32_t, std::uint32_t>> reached;  // offering, source
    for (const Harvest& each : problem_.harvest)
      reached.insert({each.decision / problem_.years, each.source});
    for (const auto& [offering, source] : reached)
      for (const network::Arc& arc : arcs[source]) {
        double& weight = leads_to_[offering][model.occupations[arc.sink]];
        weight = std::max(weight, arc.gain);
      }
    worth_.resize(problem_.offerings.size());
    for (std::uint32_t limit = 0; limit < problem_.limits.size(); ++limit)
      if (std::abs(solution.prices[limit]) > kFree) add_price(limit);
  }

  // Per offering, over the futures.
  bool weigh(unsigned threads, std::stop_token stop) {
    std::vector<double> held(problem_.decisions());
    for (std::size_t i = 0; i < held.size(); ++i) held[i] = problem_.offerings[i / problem_.years].last;
    std::vector<std::vector<double>> slopes(problem_.futures());
    Recourse recourse(problem_, threads);
    const auto known = recourse.at(
        held, problem_.futures(), stop,
        [&](std::uint32_t future, const FutureValue& value) { slopes[future] = yearly_slopes(value.worth); });
    if (!known) return false;
    for (std::size_t k = 0; k < worth_.size(); ++k) weigh(k, slopes);
    return true;
  }

  QuotaDecision decision(std::uint32_t k) const {
    const Offering& offering = city_.tables().offerings[model_.offerings[k]];
    const std::uint32_t program = city_.position(*city_.find(offering.program));
    QuotaDecision row{.offering = model_.offerings[k],
                      .last = problem_.offerings[k].last,
                      .quotas = {},
                      .worth = worth_[k],
                      .serves = serves(k),
                      .bounds = bounds(k),
                      .bindings = bindings(k),
                      .application = model_.state_controlled[k],
                      .weighed = model_.weighed[k],
                      .proposal = proposal(offering, program)};
    for (std::uint32_t t = 0; t < problem_.years; ++t) row.quotas.push_back(quota(k, t));
    row.action = action(row, program);
    row.confidence = confidence(row);
    return row;
  }

 private:
  int quota(std::uint32_t k, std::uint32_t t) const { return solution_.quotas[k * problem_.years + t]; }

  std::vector<double> yearly_slopes(std::span<const double> worth) const {
    const std::vector<double> all = slope_of(problem_, worth);
    std::vector<double> sums(problem_.offerings.size(), 0.0);
    for (std::size_t i = 0; i < all.size(); ++i) sums[i / problem_.years] += all[i];
    return sums;
  }

  void add_price(std::uint32_t limit) {
    const double price = solution_.prices[limit];
    for (const QuotaLimit::Term& term : problem_.limits[limit].terms) {
      const std::uint32_t k = term.decision / problem_.years;
      bindings_[k].push_back({limit, std::abs(price), term.weight});
      worth_[k].price += term.weight * price;
    }
  }

  void weigh(std::size_t k, const std::vector<std::vector<double>>& slopes) {
    QuotaWorth& worth = worth_[k];
    for (std::uint32_t future = 0; future < slopes.size(); ++future) {
      const double slope = slopes[future][k] + worth.price, chance = problem_.chance[future];
      if (slope < 0) worth.wanted += chance, worth.saves -= chance * slope;
      if (slope > 0) worth.costs += chance * slope;
    }
    const double unwanted = 1 - worth.wanted;
    if (worth.wanted > 0) worth.saves /= worth.wanted;
    if (unwanted > 0) worth.costs /= unwanted;
    // w saves − (1 − w) costs = change
    const double whole = worth.saves + worth.costs;
    if (whole > 0)
      worth.turns_at = std::clamp((worth.costs + problem_.offerings[k].change_cost) / whole, 0.0, 1.0);
  }

  std::vector<QuotaServes> serves(std::uint32_t k) const {
    std::vector<QuotaServes> list;
    const auto at = leads_to_.find(k);
    if (at == leads_to_.end()) return list;
    for (const auto& [occupation, weight] : at->second) {
      const auto unmet = unmet_.find(occupation);
      list.push_back({occupation, weight, unmet == unmet_.end() ? 0 : unmet->second});
    }
    std::ranges::stable_sort(list, std::greater{}, &QuotaServes::unmet);
    if (list.size() > kServes) list.resize(kServes);
    return list;
  }

  std::vector<QuotaBoundKind> bounds(std::uint32_t k) const {
    const QuotaOffering& offering = problem_.offerings[k];
    const std::size_t first = std::size_t{k} * problem_.years;
    if (model_.pinned[first]) return {QuotaBoundKind::pinned};
    if (model_.state_controlled[k]) return {QuotaBoundKind::state_control};
    std::vector<QuotaBoundKind> list;
    const int q = quota(k, 0);
    const QuotaRange& range = problem_.ranges[first];
    if (q > 0 && offering.last > 0 && q - offering.last == offering.step_up)
      list.push_back(QuotaBoundKind::step_up);
    if (q > 0 && offering.last > 0 && offering.last - q == offering.step_down)
      list.push_back(QuotaBoundKind::step_down);
    if (q > 0 && q == range.least) list.push_back(QuotaBoundKind::smallest_class);
    if (q > 0 && offering.last == 0 && q == most_at_opening(offering, range))
      list.push_back(QuotaBoundKind::largest_class);
    if (q == 0 && offering.last == 0 && !problem_.openings_at_most.empty() &&
        opened(0) >= problem_.openings_at_most[0])
      list.push_back(QuotaBoundKind::openings);
    return list;
  }

  int opened(std::uint32_t t) const {
    int count = 0;
    for (std::uint32_t k = 0; k < problem_.offerings.size(); ++k) {
      const int before = t == 0 ? problem_.offerings[k].last : quota(k, t - 1);
      if (before == 0 && quota(k, t) > 0) ++count;
    }
    return count;
  }

  // Each limit once, the dearest first; several years of one resource of a school count as its dearest one.
  std::vector<QuotaBinding> bindings(std::uint32_t k) const {
    std::map<std::pair<QuotaLimitKind, std::string>, QuotaBinding> dearest;
    const auto found = bindings_.find(k);
    if (found == bindings_.end()) return {};
    for (const QuotaBinding& binding : found->second) {
      const QuotaLimitOrigin& origin = model_.origins[binding.limit];
      QuotaBinding& kept = dearest[{origin.kind, origin.subject}];
      if (binding.price > kept.price) kept = binding;
    }
    std::vector<QuotaBinding> list;
    for (const auto& [what, binding] : dearest) list.push_back(binding);
    std::ranges::stable_sort(list, std::greater{},
                             [](const QuotaBinding& b) { return b.price * std::abs(b.use); });
    if (list.size() > kBindings) list.resize(kBindings);
    return list;
  }

  std::optional<std::size_t> proposal(const Offering& offering, std::uint32_t program) const {
    const std::uint32_t school = city_.position(*city_.find(offering.school));
    for (std::size_t i = 0; i < proposals_.size(); ++i)
      for (const ProposalSite& site : proposals_[i].sites)
        if (site.program == program && site.school == school) return i;
    return std::nullopt;
  }

  bool gives_way(const QuotaDecision& row, std::uint32_t program) const {
    if (!row.proposal) return false;
    const MergeProposal& proposal = proposals_[*row.proposal];
    if (proposal.kind != ProposalKind::merge || !proposal.gives_way) return false;
    const Offering& offering = city_.tables().offerings[row.offering];
    const ProposalSite& site = proposal.sites[*proposal.gives_way];
    return site.program == program && site.school == city_.position(*city_.find(offering.school));
  }

  QuotaAction action(const QuotaDecision& row, std::uint32_t program) const {
    const int end = row.quotas.back();
    const bool closed_once = std::ranges::find(row.quotas, 0) != row.quotas.end();
    if (row.last == 0)
      return std::ranges::any_of(row.quotas, [](int q) { return q > 0; }) ? QuotaAction::open
                                                                          : QuotaAction::hold;
    if (end == 0) return gives_way(row, program) ? QuotaAction::merge : QuotaAction::close;
    if (closed_once) return QuotaAction::pause;
    if (end > row.last) return QuotaAction::grow;
    return end < row.last ? QuotaAction::shrink : QuotaAction::hold;
  }

  static std::optional<double> confidence(const QuotaDecision& row) {
    const double wanted = row.worth.wanted;
    switch (row.action) {
      case QuotaAction::open:
      case QuotaAction::grow:
        return wanted;
      case QuotaAction::hold:
        return std::nullopt;
      default:
        return 1 - wanted;
    }
  }

  const City& city_;
  const QuotaPlanModel& model_;
  const QuotaProblem& problem_;
  const QuotaSolution& solution_;
  std::span<const MergeProposal> proposals_;
  std::map<std::uint32_t, double> unmet_;  // by position of the occupation, a year
  // By offering: the occupations that its graduates may fill, those who study on included.
  std::map<std::uint32_t, std::map<std::uint32_t, double>> leads_to_;
  std::map<std::uint32_t, std::vector<QuotaBinding>> bindings_;  // by offering
  std::vector<QuotaWorth> worth_;
};

}  // namespace

std::optional<std::vector<QuotaDecision>> quota_decisions(const City& city, const QuotaPlanModel& model,
                                                          const QuotaSolution& solution, const GapFan& gap,
                                                          std::span<const MergeProposal> proposals,
                                                          unsigned threads, std::stop_token stop) {
  Answer answer(city, model, solution, gap, proposals);
  if (!answer.weigh(threads, stop)) return std::nullopt;
  std::vector<QuotaDecision> decisions;
  for (std::uint32_t k = 0; k < model.offerings.size(); ++k) decisions.push_back(answer.decision(k));
  return decisions;
}

}  // namespace langqiao::portfolio
