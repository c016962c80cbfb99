#include "service/quota_study.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fmt/format.h>

#include "portfolio/quota_candidates.h"
#include "portfolio/quota_faults.h"
#include "service/outlook_seen.h"

namespace langqiao::service {
namespace {

constexpr int kMostSteps = 100'000;
constexpr double kAsGood = 1.02;  // what goes on from a plan ends when its gap is that one's, nearly

const Wording kCannot{"方案无法计算", "The plan cannot be computed"};

Problem unknown_id(std::string where, const std::string& found, Wording wanted) {
  return {kCannot,
          std::move(where),
          as_is(found),
          std::move(wanted),
          {"请改正后重试", "correct it and try again"}};
}

Refusal conflict(Problem problem) { return {RefusalKind::conflict, std::move(problem)}; }
Refusal malformed(Problem problem) { return {RefusalKind::malformed, std::move(problem)}; }

// --- what a person tries ---

// Lays the values over the rules and the tables; what cannot be read of them is a problem.
class Trials {
 public:
  Trials(portfolio::QuotaConventions& rules, CityTables& tables) : rules_(rules), tables_(tables) {}

  std::optional<Problem> lay(const QuotaTrial& trial) {
    const bool of_rule = trial.of.starts_with("portfolio.");
    const std::int64_t most = of_rule ? kMostOfRule : kMost;
    if (trial.value < 0 || trial.value > most) return quota_problem(trial.of, trial.value, 0, most);
    if (lay_rule(trial) || lay_row(trial)) return std::nullopt;
    return unknown_id("trials", trial.of,
                      {"一条布局规则（portfolio.…），或 school_resources、quota_floors 中的编号",
                       "a rule portfolio.…, or an id of school_resources or quota_floors"});
  }

 private:
  static constexpr std::int64_t kMost = 1'000'000'000;
  static constexpr std::int64_t kMostOfRule = 10'000;  // persons, basis points, programs

  template <class T>
  static bool set(rulebook::Held<T>& held, const QuotaTrial& trial) {
    if (held.basis.rule != trial.of) return false;
    if constexpr (std::is_same_v<T, Share>) {
      held.value = Share::basis_points(std::min(trial.value, Share::kWhole));
    } else {
      held.value = T(trial.value);
    }
    return true;
  }

  bool lay_rule(const QuotaTrial& trial) {
    return set(rules_.step, trial) || set(rules_.school_step, trial) || set(rules_.points_pace, trial) ||
           set(rules_.change_cost, trial) || set(rules_.discount, trial) || set(rules_.step_least, trial) ||
           set(rules_.smallest_class, trial) || set(rules_.opening_cost, trial) ||
           set(rules_.closing_cost, trial) || set(rules_.closing_size_most, trial) ||
           set(rules_.openings_most, trial) || set(rules_.closings_most, trial);
  }

  bool lay_row(const QuotaTrial& trial) {
    for (SchoolResource& row : tables_.school_resources)
      if (row.id.text() == trial.of) return row.amount = trial.value, true;
    for (QuotaFloor& row : tables_.quota_floors)
      if (row.id.text() == trial.of)
        return row.share = Share::basis_points(std::min(trial.value, Share::kWhole)), true;
    return false;
  }

  portfolio::QuotaConventions& rules_;
  CityTables& tables_;
};

}  // namespace

Problem quota_problem(std::string where, std::int64_t found, std::int64_t least, std::int64_t most) {
  return {kCannot,
          std::move(where),
          as_is(std::to_string(found)),
          worded("{} 到 {}", "{} to {}", least, most),
          {"请改正后重试", "correct it and try again"}};
}

Answer<std::unique_ptr<QuotaStudy>> QuotaStudy::make(const JobTask& task, const QuotaPlanRequest& request) {
  std::unique_ptr<QuotaStudy> study(new QuotaStudy);
  study->key_ = key_of(task, request);
  if (auto refusal = study->extend(task, request)) return Failure<Refusal>(std::move(*refusal));
  if (auto refusal = study->set_model(task, request)) return Failure<Refusal>(std::move(*refusal));
  return study;
}

QuotaStudyKey QuotaStudy::key_of(const JobTask& task, const QuotaPlanRequest& request) {
  return {.on = task.setting.on,
          .scenario = request.scenario,
          .years = request.years,
          .futures = request.futures,
          .tail_weight = request.tail_weight,
          .tail_share = request.tail_share,
          .trials = request.trials};
}

// The outlook, the offerings that might be opened, and a city that has them.
std::optional<Refusal> QuotaStudy::extend(const JobTask& task, const QuotaPlanRequest& request) {
  task.tell({.stage = {"读取供需预测", "Reading the outlook"}});
  const City& city = task.view.city;
  const auto known = [&](const Scenario& each) { return each.id.text() == request.scenario; };
  if (request.scenario != kBaseScenario && std::ranges::none_of(city.tables().scenarios, known))
    return malformed(
        unknown_id("scenario", request.scenario, {"情景列表中的编号", "an id of the list of scenarios"}));
  const OutlookConventions usual = outlook_conventions(task.book, task.setting);
  outlook_ = task.view.outlooks->get(city, request.scenario, usual);
  if (!outlook_->has_value()) return conflict(outlook_->error().front());
  auto rules = portfolio::quota_conventions(task.book, task.setting);
  if (!rules) return conflict(rules.error());
  rules_ = std::move(*rules);

  task.tell({.stage = {"寻找可新设的专业", "Looking for programs to open"}});
  const auto in_force = portfolio::programs_in_force(city, task.setting.on);
  const auto most = task.book.held<rulebook::Count>("portfolio.candidates_most", task.setting);
  const auto candidates = portfolio::quota_candidates(
      city, run().fan.first_year - 1, run().fan, outlook::preparations(city, in_force, usual.links),
      most ? static_cast<std::size_t>(most->value.count()) : 0);
  candidates_ = static_cast<std::int64_t>(candidates.size());
  CityTables tables = city.tables();
  for (const Offering& each : candidates) add_offering(tables, each);
  Trials trials(*rules_, tables);
  for (const QuotaTrial& trial : request.trials)
    if (auto problem = trials.lay(trial)) return malformed(std::move(*problem));
  auto extended = City::build(std::move(tables));
  if (!extended)
    return conflict({kCannot,
                     "offerings",
                     as_is(extended.error().front().found),
                     extended.error().front().wanted,
                     {"请检查数据", "check the data"}});
  city_.emplace(std::move(*extended));
  return std::nullopt;
}

void QuotaStudy::add_offering(CityTables& tables, const Offering& each) {
  const auto at = std::ranges::find(tables.offerings, each.id, &Offering::id);
  opening_.push_back(static_cast<std::uint32_t>(at - tables.offerings.begin()));
  if (at == tables.offerings.end()) tables.offerings.push_back(each);
}

std::optional<Refusal> QuotaStudy::set_model(const JobTask& task, const QuotaPlanRequest& request) {
  const auto changes = changes_of(city(), request.scenario);
  int longest = 1;  // course, in years
  for (const Offering& each : city().tables().offerings) longest = std::max(longest, each.length_years);
  const int harvests = std::max(kOutlookYears, request.years + longest);
  auto supply = outlook::Supply::of(city(), kOutlookYears, changes);
  if (!supply) return conflict(supply.error().front());
  auto far = outlook::Supply::of(city(), harvests, changes);
  if (!far) return conflict(far.error().front());
  std::vector<std::uint32_t> offerings = run().quotas.offerings;
  offerings.insert(offerings.end(), opening_.begin(), opening_.end());
  std::ranges::sort(offerings);
  offerings.erase(std::ranges::unique(offerings).begin(), offerings.end());
  supply_ = supply->map(offerings);
  const OutlookConventions usual = outlook_conventions(task.book, task.setting);
  preparations_ = outlook::preparations(city(), supply_.programs, usual.links);
  const SupplyMap reach = far->map(offerings);
  auto model = portfolio::quota_plan_model({.city = city(),
                                            .supply = reach,
                                            .openings = run().openings,
                                            .inflow = run().inflow,
                                            .preparations = preparations_,
                                            .conventions = *rules_,
                                            .years = request.years,
                                            .futures = request.futures});
  if (!model) return malformed(model.error().front());
  model_ = std::move(*model);
  model_.problem.tail_weight = request.tail_weight.part();
  model_.problem.tail_share = request.tail_share.part();
  if (auto faults = portfolio::faults_of(model_.problem); !faults.empty()) return malformed(faults.front());
  solver_ = std::make_unique<portfolio::QuotaSolver>(model_.problem);
  return std::nullopt;
}

std::optional<Refusal> QuotaStudy::pin(const std::vector<QuotaPinSaid>& said) {
  std::vector<portfolio::QuotaPin> pins;
  for (const QuotaPinSaid& each : said) {
    const Offering* const offering = city().find(Id<Offering>(each.offering));
    if (!offering)
      return malformed(unknown_id("pins", each.offering, {"开设专业的编号", "an id of offerings"}));
    constexpr std::int64_t kMostQuota = 100'000;
    if (each.quota_persons < 0 || each.quota_persons > kMostQuota)
      return malformed(quota_problem("pins." + each.offering, each.quota_persons, 0, kMostQuota));
    pins.push_back({.offering = city().position(*offering),
                    .year = each.year,
                    .persons = static_cast<int>(each.quota_persons)});
  }
  const auto changed = portfolio::set_pins(model_, pins, city());
  if (!changed) return malformed(changed.error().front());
  changed_ = !changed->empty();
  for (const std::uint32_t decision : *changed) solver_->set_range(decision, model_.problem.ranges[decision]);
  return std::nullopt;
}

std::optional<portfolio::QuotaSolution> QuotaStudy::solve(const JobTask& task,
                                                          const QuotaPlanRequest& request) {
  const auto began = std::chrono::steady_clock::now();
  std::stop_source enough;
  const std::stop_callback asked(task.stop, [&] { enough.request_stop(); });
  const auto tell = [&](const portfolio::QuotaProgress& progress) {
    const auto passed =
        std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() - began);
    const auto gap = static_cast<std::int64_t>(std::ceil(std::max(0.0, progress.gap) * Share::kWhole));
    if (passed.count() >= request.seconds) enough.request_stop();
    const bool mean = progress.futures == 1 && request.futures > 1;
    task.tell({.stage = mean ? Wording{"先求平均情形", "Solving for the mean future first"}
                             : Wording{"求解", "Solving"},
               .step = progress.step,
               .gap = gap <= Share::kWhole ? std::optional(Share::basis_points(gap)) : std::nullopt,
               .seconds_left = std::max<std::int64_t>(0, request.seconds - passed.count()),
               .note = worded("损失 {:.0f}，下界 {:.0f}", "loss {:.0f}, bound {:.0f}", progress.loss,
                              progress.bound)});
  };
  const double as_good = reached_ && changed_ ? kAsGood * *reached_ : 0.0;
  const double gap = std::max(request.gap.part(), as_good);
  auto solution = solver_->solve({.gap = gap, .most_steps = kMostSteps, .tell = tell}, enough.get_token());
  if (solution && !(reached_ && changed_)) reached_ = solution->gap;
  return solution;
}

std::unique_ptr<QuotaStudy> QuotaStudies::take(const QuotaStudyKey& key) {
  const std::scoped_lock lock(guard_);
  return last_ && last_->key() == key ? std::move(last_) : nullptr;
}

void QuotaStudies::put(std::unique_ptr<QuotaStudy> study) {
  const std::scoped_lock lock(guard_);
  last_ = std::move(study);
}

}  // namespace langqiao::service
