#include "portfolio/quota_plan.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>

#include "portfolio/quota_plan_limits.h"

namespace langqiao::portfolio {
namespace {

using Failed = Failure<std::vector<Problem>>;

// One convention after the other; the first that is missing is kept.
class Lookup {
 public:
  Lookup(const rulebook::Rulebook& book, const rulebook::Setting& setting) : book_(book), setting_(setting) {}

  template <class T>
  rulebook::Held<T> need(rulebook::RuleOf<T> rule) {
    if (auto held = book_.held(rule, setting_)) return std::move(*held);
    if (!missing_)
      missing_ = Problem{{"规则库缺少布局所需的规则", "the rulebook lacks a rule that quota plans need"},
                         std::string(rule.id()),
                         {"当日无规定", "not in force on that day"},
                         {"一个有效的取值", "a value in force"},
                         {"请在规则库中补上这条规则", "add the rule to the rulebook"}};
    return {};
  }
  template <class T>
  std::optional<rulebook::Held<T>> look(rulebook::RuleOf<T> rule) const {
    return book_.held(rule, setting_);
  }
  const std::optional<Problem>& missing() const { return missing_; }

 private:
  const rulebook::Rulebook& book_;
  const rulebook::Setting& setting_;
  std::optional<Problem> missing_;
};

void add_science(QuotaConventions& to, const Lookup& look, ProgramLevel level,
                 rulebook::RuleOf<rulebook::PointChange> rise, rulebook::RuleOf<rulebook::ItemList> list) {
  const auto held = look.look(rise);
  const auto categories = look.look(list);
  if (!held || !categories) return;
  QuotaConventions::Science science{.level = level, .rise = *held, .categories = {}};
  for (const rulebook::Item& item : categories->value.items) science.categories.push_back(item.id);
  to.science.push_back(std::move(science));
}

class Builder {
 public:
  explicit Builder(const QuotaPlanQuestion& question) : ask_(question) {
    model_.first_year = question.supply.first_year;
    model_.offerings = question.supply.offerings;
    QuotaProblem& problem = model_.problem;
    problem.years = static_cast<std::uint32_t>(question.years);
    problem.harvests = static_cast<std::uint32_t>(question.supply.years);
  }

  Result<QuotaPlanModel, std::vector<Problem>> build() {
    if (auto problem = size_problem()) return Failed({std::move(*problem)});
    QuotaProblem& problem = model_.problem;
    add_networks();
    if (problem.crosswalk.empty())
      return Failed({{{"没有一个专业与职业有对应关系", "no program is linked to an occupation"},
                      "crosswalk",
                      {"没有", "none"},
                      {"至少一条", "at least one"},
                      {"请导入专业与职业的对应表", "import a table of programs and occupations"}}});
    add_offerings();
    add_harvest();
    add_openings();
    problem.openings_at_most.assign(problem.years,
                                    static_cast<int>(ask_.conventions.openings_most.value.count()));
    problem.closings_at_most.assign(problem.years,
                                    static_cast<int>(ask_.conventions.closings_most.value.count()));
    add_limits(ask_, model_);
    model_.unpinned = problem.ranges;
    model_.pinned.assign(problem.decisions(), false);
    if (auto pinned = set_pins(model_, ask_.pins, ask_.city); !pinned) return Failed(pinned.error());
    return std::move(model_);
  }

 private:
  std::optional<Problem> size_problem() const {
    const auto wrong = [](std::string where, int found, int most) {
      return Problem{{"方案的范围超出数据", "the plan asks for more than the data hold"},
                     std::move(where),
                     as_is(std::to_string(found)),
                     worded("1 到 {}", "1 to {}", most),
                     {"请减小后重试", "ask for less"}};
    };
    const int harvests = static_cast<int>(model_.problem.harvests);
    if (ask_.years < 1 || ask_.years > harvests) return wrong("years", ask_.years, harvests);
    if (ask_.futures < 1 || ask_.futures > ask_.openings.futures)
      return wrong("futures", ask_.futures, ask_.openings.futures);
    if (model_.offerings.empty()) return wrong("offerings", 0, 1);
    return std::nullopt;
  }

  const Program& program_of(std::size_t offering) const {
    const City& city = ask_.city;
    return *city.find(city.tables().offerings[model_.offerings[offering]].program);
  }

  void add_offerings() {
    const auto& tables = ask_.city.tables();
    std::map<std::uint32_t, int> last;
    for (const Enrolment& row : tables.enrolments)
      if (row.year.begins() == model_.first_year - 1)
        last[ask_.city.position(*ask_.city.find(row.offering))] = static_cast<int>(row.quota.count());
    for (std::size_t k = 0; k < model_.offerings.size(); ++k) {
      const auto at = last.find(model_.offerings[k]);
      add_offering(k, at == last.end() ? 0 : at->second);
    }
  }

  void add_offering(std::size_t k, int last) {
    const QuotaConventions& rules = ask_.conventions;
    const int smallest = static_cast<int>(rules.smallest_class.value.count());
    const int step = std::max(static_cast<int>(rules.step_least.value.count()),
                              static_cast<int>(rules.step.value.floor_of(Persons(last)).count()));
    const int first_most =
        std::max(smallest, rules.first_year_most ? static_cast<int>(rules.first_year_most->value.count())
                                                 : 2 * smallest);
    model_.problem.offerings.push_back(
        {.id = ask_.city.tables().offerings[model_.offerings[k]].id.text(),
         .last = last,
         .step_up = step,
         .step_down = step,
         .change_cost = rules.change_cost.value.part(),
         .opening_cost = static_cast<double>(rules.opening_cost.value.count()),
         .closing_cost = static_cast<double>(rules.closing_cost.value.count()),
         .first_most = last > 0 ? kNoStep : first_most,
         .closing_most = static_cast<int>(rules.closing_size_most.value.count())});
    const bool controlled =
        rules.state_control && rules.state_control->value && program_of(k).state_controlled;
    model_.state_controlled.push_back(controlled);
    const bool weighed = is_weighed(k);
    model_.weighed.push_back(weighed);
    for (int t = 0; t < ask_.years; ++t) {
      if (controlled || !weighed) {
        model_.problem.ranges.push_back({.least = last, .most = last, .may_be_closed = last == 0});
        continue;
      }
      const int most = last > 0 ? last + step * (t + 1) : first_most + step * t;
      const bool small_enough = last - step * t <= rules.closing_size_most.value.count();
      model_.problem.ranges.push_back({.least = last > 0 ? std::min(last, smallest) : smallest,
                                       .most = most,
                                       .may_be_closed = small_enough});
    }
  }

  void add_networks() {
    QuotaProblem& problem = model_.problem;
    model_.programs = ask_.supply.programs;
    model_.occupations = ask_.openings.occupations;
    problem.sources = static_cast<std::uint32_t>(model_.programs.size());
    problem.sinks = static_cast<std::uint32_t>(model_.occupations.size());
    problem.surplus_weight = ask_.surplus_weight;
    problem.discount = ask_.conventions.discount.value.part();
    problem.unmet_weight.assign(problem.sinks, 1.0);
    for (const Preparation& link : ask_.preparations) {
      const auto source = std::ranges::lower_bound(model_.programs, link.program);
      const auto sink = std::ranges::lower_bound(model_.occupations, link.occupation);
      if (source == model_.programs.end() || *source != link.program) continue;
      if (sink == model_.occupations.end() || *sink != link.occupation) continue;
      problem.crosswalk.push_back({static_cast<std::uint32_t>(source - model_.programs.begin()),
                                   static_cast<std::uint32_t>(sink - model_.occupations.begin()),
                                   link.weight});
    }
    linked_.assign(problem.sources, false);
    for (const network::Arc& arc : problem.crosswalk) linked_[arc.source] = true;
  }

  bool is_weighed(std::size_t offering) const {
    for (int t = 0; t < ask_.supply.years; ++t)
      for (const SupplyTerm& term : ask_.supply.terms_of(offering, model_.first_year + t))
        if (linked_[term.program]) return true;
    return false;
  }

  // Quotas of years after the last decided one are taken to stay as in that one. Graduates of programs
  // without a link are left out: nothing is known of where they would go.
  void add_harvest() {
    QuotaProblem& problem = model_.problem;
    for (std::size_t k = 0; k < model_.offerings.size(); ++k) {
      std::map<std::pair<std::uint32_t, std::pair<std::uint32_t, std::uint32_t>>, double> shares;
      for (int t = 0; t < ask_.supply.years; ++t) {
        const auto decided = static_cast<std::uint32_t>(std::min(t, ask_.years - 1));
        for (const SupplyTerm& term : ask_.supply.terms_of(k, model_.first_year + t))
          if (term.year < problem.harvests && linked_[term.program])
            shares[{decided, {term.program, term.year}}] += term.coefficient;
      }
      for (const auto& [at, share] : shares)
        problem.harvest.push_back({.decision = static_cast<std::uint32_t>(k) * problem.years + at.first,
                                   .source = at.second.first,
                                   .year = at.second.second,
                                   .share = share});
    }
    problem.graduates.assign(std::size_t{problem.harvests} * problem.sources, 0.0);
    for (std::uint32_t p = 0; p < problem.sources; ++p)
      for (std::uint32_t t = 0; linked_[p] && t < problem.harvests; ++t)
        problem.graduates[std::size_t{t} * problem.sources + p] =
            ask_.supply.base[std::size_t{p} * static_cast<std::size_t>(ask_.supply.years) + t];
  }

  // What others fill is not open to graduates. Years after the last of the openings are taken to be like it,
  // so that those who enter in the last years of the plan meet openings, too.
  void add_openings() {
    QuotaProblem& problem = model_.problem;
    const auto futures = static_cast<std::size_t>(ask_.futures);
    const auto years = static_cast<std::size_t>(ask_.openings.years);
    const auto skip = static_cast<std::size_t>(model_.first_year - ask_.openings.first_year);
    problem.chance.assign(futures, 1.0 / static_cast<double>(futures));
    problem.openings.reserve(futures * problem.harvests * problem.sinks);
    for (std::size_t s = 0; s < futures; ++s)
      for (std::size_t harvest = skip; harvest < skip + problem.harvests; ++harvest) {
        const std::size_t t = std::min(harvest, years - 1);
        for (std::size_t o = 0; o < problem.sinks; ++o)
          problem.openings.push_back(ask_.openings.persons[(s * years + t) * problem.sinks + o] *
                                     (1 - ask_.inflow[o * years + t]));
      }
  }

  const QuotaPlanQuestion& ask_;
  QuotaPlanModel model_;
  std::vector<bool> linked_;  // by source: some occupation is known for it
};

Problem pin_problem(std::string where, Wording found, Wording wanted) {
  return {{"指定的招生计划不能采用", "a pinned quota cannot be taken"},
          std::move(where),
          std::move(found),
          std::move(wanted),
          {"请改正后重试", "correct it and try again"}};
}

}  // namespace

Result<QuotaConventions, Problem> quota_conventions(const rulebook::Rulebook& book,
                                                    const rulebook::Setting& setting) {
  Lookup look(book, setting);
  QuotaConventions rules{.step = look.need<Share>("portfolio.step_share"),
                         .school_step = look.need<Share>("portfolio.school_step_share"),
                         .points_pace = look.need<Share>("portfolio.points_pace"),
                         .change_cost = look.need<Share>("portfolio.change_cost"),
                         .discount = look.need<Share>("portfolio.discount"),
                         .step_least = look.need<Persons>("portfolio.step_least"),
                         .smallest_class = look.need<Persons>("portfolio.smallest_class"),
                         .closing_size_most = look.need<Persons>("portfolio.closing_size_most"),
                         .opening_cost = look.need<Persons>("portfolio.opening_cost"),
                         .closing_cost = look.need<Persons>("portfolio.closing_cost"),
                         .openings_most = look.need<rulebook::Count>("portfolio.openings_most"),
                         .closings_most = look.need<rulebook::Count>("portfolio.closings_most"),
                         .first_year_most = look.look<Persons>("filing.first_year_most"),
                         .state_control = look.look<bool>("program.state_controlled_approval"),
                         .science = {}};
  if (look.missing()) return Failure<Problem>(*look.missing());
  add_science(rules, look, ProgramLevel::bachelor, "program.science_points_bachelor",
              "portfolio.science_categories_bachelor");
  add_science(rules, look, ProgramLevel::higher_vocational, "program.science_points_higher_vocational",
              "portfolio.science_categories_higher_vocational");
  return rules;
}

Result<QuotaPlanModel, std::vector<Problem>> quota_plan_model(const QuotaPlanQuestion& question) {
  return Builder(question).build();
}

Result<std::vector<std::uint32_t>, std::vector<Problem>> set_pins(QuotaPlanModel& model,
                                                                  std::span<const QuotaPin> pins,
                                                                  const City& city) {
  const QuotaProblem& problem = model.problem;
  const int years = static_cast<int>(problem.years);
  std::vector<QuotaRange> ranges = model.unpinned;
  std::vector<bool> pinned(ranges.size(), false);
  std::vector<Problem> problems;
  for (const QuotaPin& pin : pins) {
    const bool known = pin.offering < city.tables().offerings.size();
    const std::string id =
        known ? city.tables().offerings[pin.offering].id.text() : std::to_string(pin.offering);
    const auto at = std::ranges::lower_bound(model.offerings, pin.offering);
    if (at == model.offerings.end() || *at != pin.offering) {
      problems.push_back(pin_problem(id, {"不在方案之内", "not in the plan"},
                                     {"在招或考察新设的专业", "an offering that runs or may be opened"}));
      continue;
    }
    if (pin.persons < 0)
      problems.push_back(pin_problem(id, as_is(std::to_string(pin.persons)), {"0 或以上", "0 or more"}));
    if (pin.year && (*pin.year < model.first_year || *pin.year >= model.first_year + years))
      problems.push_back(
          pin_problem(id, as_is(std::to_string(*pin.year)),
                      worded("{} 到 {}", "{} to {}", model.first_year, model.first_year + years - 1)));
    if (!problems.empty()) continue;
    const auto k = static_cast<std::size_t>(at - model.offerings.begin());
    for (int t = 0; t < years; ++t) {
      if (pin.year && *pin.year != model.first_year + t) continue;
      const std::size_t decision = k * problem.years + static_cast<std::size_t>(t);
      ranges[decision] =
          pin.persons == 0 ? QuotaRange{1, 0, true} : QuotaRange{pin.persons, pin.persons, false};
      pinned[decision] = true;
    }
  }
  if (!problems.empty()) return Failed(std::move(problems));
  std::vector<std::uint32_t> changed;
  for (std::uint32_t decision = 0; decision < ranges.size(); ++decision) {
    if (ranges[decision] == model.problem.ranges[decision]) continue;
    model.problem.ranges[decision] = ranges[decision];
    changed.push_back(decision);
  }
  model.pinned = std::move(pinned);
  return changed;
}

}  // namespace langqiao::portfolio
