#include "service/quota_plans.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "portfolio/quota_candidates.h"
#include "portfolio/quota_conflict.h"
#include "service/outlook_run.h"
#include "service/outlook_seen.h"

namespace langqiao::service {
namespace {

using portfolio::QuotaAction;
using portfolio::QuotaDecision;
using portfolio::QuotaLimitKind;
using portfolio::QuotaLimitOrigin;
using portfolio::QuotaRange;

static_assert(kMostQuotaFutures == kOutlookFutures);
constexpr int kMostSeconds = 3600;
constexpr int kMostYears = 8;
constexpr double kBinds = 1e-6;  // a price below, in unmet openings for one unit, is none
constexpr int kMostSteps = 100'000;

const Wording kCannot{"方案无法计算", "The plan cannot be computed"};

Problem bad_request(std::string where, std::int64_t found, std::int64_t least, std::int64_t most) {
  return {kCannot,
          std::move(where),
          as_is(std::to_string(found)),
          worded("{} 到 {}", "{} to {}", least, most),
          {"请改正后重试", "correct it and try again"}};
}

Problem unknown_id(std::string where, const std::string& found, Wording wanted) {
  return {kCannot,
          std::move(where),
          as_is(found),
          std::move(wanted),
          {"请改正后重试", "correct it and try again"}};
}

double rounded(double number) { return std::round(number * 1e6) / 1e6; }

// --- what a person tries ---

// Lays the values over the rules and the tables; what cannot be read of them is a problem.
class Trials {
 public:
  Trials(portfolio::QuotaConventions& rules, CityTables& tables) : rules_(rules), tables_(tables) {}

  std::optional<Problem> lay(const QuotaTrial& trial) {
    if (trial.value < 0 || trial.value > kMost) return bad_request(trial.of, trial.value, 0, kMost);
    if (lay_rule(trial) || lay_row(trial)) return std::nullopt;
    return unknown_id("trials", trial.of,
                      {"一条布局规则（portfolio.…），或 school_resources、quota_floors 中的编号",
                       "a rule portfolio.…, or an id of school_resources or quota_floors"});
  }

 private:
  static constexpr std::int64_t kMost = 1'000'000'000;

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

// --- one plan ---

class Planner {
 public:
  Planner(const JobTask& task, const QuotaPlanRequest& request) : task_(task), request_(request) {}

  Answer<QuotaPlanView> make() {
    if (auto refusal = prepare()) return Failure<Refusal>(std::move(*refusal));
    if (auto refusal = model()) return Failure<Refusal>(std::move(*refusal));
    auto solution = solve();
    if (!solution) return refuse(RefusalKind::conflict, no_plan());
    task_.tell({.stage = {"说明理由", "Explaining"}});
    return view_of(*solution);
  }

 private:
  static Refusal conflict(Problem problem) { return {RefusalKind::conflict, std::move(problem)}; }
  static Refusal malformed(Problem problem) { return {RefusalKind::malformed, std::move(problem)}; }

  // The outlook, the offerings that might be opened, and a city that has them.
  std::optional<Refusal> prepare() {
    task_.tell({.stage = {"读取供需预测", "Reading the outlook"}});
    const City& city = task_.view.city;
    const auto known = [&](const Scenario& each) { return each.id.text() == request_.scenario; };
    if (request_.scenario != kBaseScenario && std::ranges::none_of(city.tables().scenarios, known))
      return malformed(
          unknown_id("scenario", request_.scenario, {"情景列表中的编号", "an id of the list of scenarios"}));
    const OutlookConventions usual = outlook_conventions(task_.book, task_.setting);
    outlook_ = task_.view.outlooks->get(city, request_.scenario, usual);
    if (!outlook_->has_value()) return conflict(outlook_->error().front());
    auto rules = portfolio::quota_conventions(task_.book, task_.setting);
    if (!rules) return conflict(rules.error());
    rules_ = std::move(*rules);

    task_.tell({.stage = {"寻找可新设的专业", "Looking for programs to open"}});
    const auto in_force = portfolio::programs_in_force(city, task_.setting.on);
    const auto most = task_.book.held<rulebook::Count>("portfolio.candidates_most", task_.setting);
    const auto candidates = portfolio::quota_candidates(
        city, run().fan.first_year - 1, run().fan, outlook::preparations(city, in_force, usual.links),
        most ? static_cast<std::size_t>(most->value.count()) : 0);
    candidates_ = static_cast<std::int64_t>(candidates.size());
    CityTables tables = city.tables();
    for (const Offering& each : candidates) add_offering(tables, each);
    Trials trials(*rules_, tables);
    for (const QuotaTrial& trial : request_.trials)
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

  void add_offering(CityTables& tables, const Offering& each) {
    const auto at = std::ranges::find(tables.offerings, each.id, &Offering::id);
    opening_.push_back(static_cast<std::uint32_t>(at - tables.offerings.begin()));
    if (at == tables.offerings.end()) tables.offerings.push_back(each);
  }

  std::optional<Refusal> model() {
    const auto changes = changes_of(city(), request_.scenario);
    auto supply = outlook::Supply::of(city(), kOutlookYears, changes);
    if (!supply) return conflict(supply.error().front());
    std::vector<std::uint32_t> offerings = run().quotas.offerings;
    offerings.insert(offerings.end(), opening_.begin(), opening_.end());
    std::ranges::sort(offerings);
    offerings.erase(std::ranges::unique(offerings).begin(), offerings.end());
    supply_ = supply->map(offerings);
    const OutlookConventions usual = outlook_conventions(task_.book, task_.setting);
    preparations_ = outlook::preparations(city(), supply_.programs, usual.links);
    auto pins = pins_of();
    if (!pins) return malformed(std::move(pins.error()));
    auto model = portfolio::quota_plan_model({.city = city(),
                                              .supply = supply_,
                                              .openings = run().openings,
                                              .inflow = run().inflow,
                                              .preparations = preparations_,
                                              .conventions = *rules_,
                                              .pins = *pins,
                                              .years = request_.years,
                                              .futures = request_.futures});
    if (!model) return malformed(model.error().front());
    model_ = std::move(*model);
    return std::nullopt;
  }

  Result<std::vector<portfolio::QuotaPin>, Problem> pins_of() const {
    std::vector<portfolio::QuotaPin> pins;
    for (const QuotaPinSaid& said : request_.pins) {
      const Offering* const offering = city().find(Id<Offering>(said.offering));
      if (!offering)
        return Failure<Problem>(unknown_id("pins", said.offering, {"开设专业的编号", "an id of offerings"}));
      constexpr std::int64_t kMostQuota = 100'000;
      if (said.quota_persons < 0 || said.quota_persons > kMostQuota)
        return Failure<Problem>(bad_request("pins." + said.offering, said.quota_persons, 0, kMostQuota));
      pins.push_back({.offering = city().position(*offering),
                      .year = said.year,
                      .persons = static_cast<int>(said.quota_persons)});
    }
    return pins;
  }

  std::optional<portfolio::QuotaSolution> solve() {
    portfolio::QuotaSolver solver(model_.problem);
    const auto began = std::chrono::steady_clock::now();
    std::stop_source enough;
    const std::stop_callback asked(task_.stop, [&] { enough.request_stop(); });
    const auto tell = [&](const portfolio::QuotaProgress& progress) {
      const auto passed =
          std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() - began);
      const auto gap = static_cast<std::int64_t>(std::ceil(std::max(0.0, progress.gap) * Share::kWhole));
      if (passed.count() >= request_.seconds) enough.request_stop();
      task_.tell({.stage = {"求解", "Solving"},
                  .step = progress.step,
                  .gap = gap <= Share::kWhole ? std::optional(Share::basis_points(gap)) : std::nullopt,
                  .seconds_left = std::max<std::int64_t>(0, request_.seconds - passed.count()),
                  .note = worded("损失 {:.0f}，下界 {:.0f}", "loss {:.0f}, bound {:.0f}", progress.loss,
                                 progress.bound)});
    };
    const double gap = static_cast<double>(request_.gap.basis_points()) / Share::kWhole;
    auto solution = solver.solve({.gap = gap, .most_steps = kMostSteps, .tell = tell}, enough.get_token());
    if (!solution) return solution;
    portfolio::Quotas held;
    for (const auto& offering : model_.problem.offerings)
      held.insert(held.end(), model_.problem.years, offering.last);
    held_loss_ = solver.loss_of(held);
    return solution;
  }

  // The smallest set of pins, ranges, steps and limits that contradict one another, in words.
  Problem no_plan() const {
    constexpr std::size_t kNamed = 6;
    const auto conflict = portfolio::conflict_of(model_.problem);
    Wording found;
    for (const portfolio::QuotaConflict& each : conflict) {
      const bool first = found.zh.empty();
      if (&each - conflict.data() == kNamed) {
        found.zh += fmt::format("；等 {} 项", conflict.size());
        found.en += fmt::format("; {} in all", conflict.size());
        break;
      }
      const Wording words = words_of(each);
      found.zh += (first ? "" : "；") + words.zh;
      found.en += (first ? "" : "; ") + words.en;
    }
    if (conflict.empty())
      found = {"最小开班人数与当年新设、停招上限", "whole classes and how many may open or close in a year"};
    return {{"没有同时满足全部限制的方案", "No plan keeps to all limits"},
            "limits",
            std::move(found),
            {"这些限制能同时成立", "limits that can hold together"},
            {"请放宽其中任意一项后重试", "loosen any one of them and try again"}};
  }

  Wording words_of(const portfolio::QuotaConflict& each) const {
    if (each.equation != "pin" && each.equation != "range" && each.equation != "step") {
      const QuotaLimitOrigin& origin = model_.origins[each.position];
      const Words kind = word_of(origin.kind);
      const Named subject = subject_of(origin);
      const std::string& name = subject.name.empty() ? subject.id : subject.name;
      return worded("{} 年 {}（{}）", "{} {} ({})", origin.year, kind, name);
    }
    const std::size_t k = each.position / model_.problem.years;
    const int year = model_.first_year + static_cast<int>(each.position % model_.problem.years);
    const Offering& offering = city().tables().offerings[model_.offerings[k]];
    const std::string name = city().find(offering.school)->name + " " + city().find(offering.program)->name;
    if (each.equation == "step") return worded("{} 年 {} 的变动上限", "{} step of {}", year, name);
    const QuotaRange& range = model_.problem.ranges[each.position];
    if (model_.pinned[each.position])
      return worded("{} 年 {} 指定为 {} 人", "{} {} held at {}", year, name,
                    range.can_be_open() ? range.least : 0);
    return worded("{} 年 {} 限于 {}–{} 人", "{} {} from {} to {}", year, name,
                  range.may_be_closed ? 0 : range.least, range.can_be_open() ? range.most : 0);
  }

  // --- the answer ---

  Answer<QuotaPlanView> view_of(const portfolio::QuotaSolution& solution) {
    const auto proposals =
        portfolio::merge_proposals(task_.view.city, task_.view.duplicates, task_.setting, task_.book);
    // Explained even when the person has asked to stop: without reasons a plan is of no use.
    auto decisions = portfolio::quota_decisions(city(), model_, solution, run().fan, proposals.items, 0, {});
    QuotaPlanView view{.on = task_.setting.on,
                       .scenario = request_.scenario,
                       .scenario_title = {},
                       .years = {},
                       .by_year = years_of(solution.quotas),
                       .futures = request_.futures,
                       .seed = kOutlookSeed,
                       .loss = rounded(solution.loss),
                       .bound = rounded(solution.bound),
                       .gap_bp = Share::basis_points(static_cast<std::int64_t>(
                           std::ceil(std::clamp(solution.gap, 0.0, 1.0) * Share::kWhole))),
                       .loss_held = rounded(held_loss_),
                       .steps = solution.steps,
                       .stopped = solution.stopped,
                       .candidates = candidates_,
                       .actions = {},
                       .rows = {},
                       .limits = {},
                       .pins = request_.pins,
                       .trials = request_.trials};
    for (const Scenario& each : city().tables().scenarios)
      if (each.id.text() == request_.scenario) view.scenario_title = each.title;
    for (int t = 0; t < request_.years; ++t) view.years.push_back(model_.first_year + t);
    for (const auto& offering : model_.problem.offerings) view.last_persons += offering.last;
    add_limits(view, solution);
    add_rows(view, *decisions, proposals.items);
    return view;
  }

  // Position in the view by position in the problem.
  void add_limits(QuotaPlanView& view, const portfolio::QuotaSolution& solution) {
    for (std::uint32_t limit = 0; limit < model_.origins.size(); ++limit) {
      if (std::abs(solution.prices[limit]) < kBinds) continue;
      const QuotaLimitOrigin& origin = model_.origins[limit];
      shown_[limit] = static_cast<std::int64_t>(view.limits.size());
      view.limits.push_back({.kind = origin.kind,
                             .subject = subject_of(origin),
                             .year = origin.year,
                             .row = origin.row,
                             .rule = origin.basis ? std::optional(origin.basis->rule) : std::nullopt,
                             .citation = origin.basis ? std::optional(origin.basis->citation) : std::nullopt,
                             .amount = rounded(origin.amount),
                             .present = rounded(origin.present),
                             .price = rounded(std::abs(solution.prices[limit])),
                             .quality = quality_of(origin)});
    }
  }

  Named subject_of(const QuotaLimitOrigin& origin) const {
    for (const QuotaFloor& floor : city().tables().quota_floors)
      if (floor.id.text() == origin.subject) return {origin.subject, floor.title};
    const School* const school = city().find(Id<School>(origin.subject));
    return {origin.subject, school ? school->name : ""};
  }

  Quality quality_of(const QuotaLimitOrigin& origin) const {
    if (!origin.row) return Quality::measured;
    for (const QuotaFloor& row : city().tables().quota_floors)
      if (row.id.text() == *origin.row) return row.provenance.quality;
    for (const SchoolResource& row : city().tables().school_resources)
      if (row.id.text() == *origin.row) return row.provenance.quality;
    return Quality::measured;
  }

  void add_rows(QuotaPlanView& view, const std::vector<QuotaDecision>& decisions,
                std::span<const portfolio::MergeProposal> proposals) {
    std::map<QuotaAction, std::int64_t> counts;
    for (std::size_t k = 0; k < decisions.size(); ++k) {
      const QuotaDecision& decision = decisions[k];
      const bool idle = decision.last == 0 && decision.action == QuotaAction::hold;
      if (idle && !model_.pinned[k * model_.problem.years]) continue;
      ++counts[decision.action];
      view.rows.push_back(row_of(decision, model_.pinned[k * model_.problem.years], proposals));
      view.quality = worse(view.quality, view.rows.back().quality);
    }
    const auto change = [](const QuotaPlanRow& row) {
      return -std::abs(row.quotas_persons.back() - row.last_persons);
    };
    std::ranges::stable_sort(view.rows, {}, change);
    for (const auto& [action, name] : names(QuotaAction{}))
      view.actions.push_back({.action = action, .offerings = counts[action]});
  }

  QuotaPlanRow row_of(const QuotaDecision& decision, bool pinned,
                      std::span<const portfolio::MergeProposal> proposals) const {
    const Offering& offering = city().tables().offerings[decision.offering];
    const Program& program = *city().find(offering.program);
    const School& school = *city().find(offering.school);
    QuotaPlanRow row{
        .offering = offering.id.text(),
        .program = mention_of(program),
        .school = named_of(school),
        .region = named_of(city(), school.region),
        .action = decision.action,
        .last_persons = decision.last,
        .quotas_persons = {decision.quotas.begin(), decision.quotas.end()},
        .confidence_bp = decision.confidence ? std::optional(share_of(*decision.confidence)) : std::nullopt,
        .worth = {.wanted_bp = share_of(decision.worth.wanted),
                  .saves = rounded(decision.worth.saves),
                  .costs = rounded(decision.worth.costs),
                  .price = rounded(decision.worth.price),
                  .turns_at_bp = share_of(decision.worth.turns_at)},
        .serves = {},
        .bounds = decision.bounds,
        .bindings = {},
        .application = decision.application,
        .weighed = decision.weighed,
        .pinned = pinned,
        .proposal = decision.proposal
                        ? std::optional(portfolio::subject_of(task_.view.city, proposals[*decision.proposal]))
                        : std::nullopt,
        .quality = quality_of(program)};
    for (const portfolio::QuotaServes& each : decision.serves)
      row.serves.push_back({.occupation = named_of(city().tables().occupations[each.occupation]),
                            .weight_bp = share_of(each.weight),
                            .unmet_persons = whole(each.unmet)});
    for (const portfolio::QuotaBinding& each : decision.bindings)
      if (const auto shown = shown_.find(each.limit); shown != shown_.end())
        row.bindings.push_back(
            {.limit = shown->second, .use = rounded(each.use), .price = rounded(each.price)});
    return row;
  }

  // Of the supply and the openings that a program is weighed by.
  Quality quality_of(const Program& program) const {
    const auto at = std::ranges::lower_bound(supply_.programs, city().position(program));
    if (at == supply_.programs.end() || *at != city().position(program)) return Quality::synthetic;
    Quality quality = supply_.quality[static_cast<std::size_t>(at - supply_.programs.begin())];
    for (const Quality each : run().openings.quality) quality = worse(quality, each);
    return quality;
  }

  std::vector<QuotaPlanYear> years_of(const portfolio::Quotas& quotas) const {
    const auto years = model_.problem.years;
    Quotas decided{.first_year = supply_.first_year,
                   .years = supply_.years,
                   .offerings = supply_.offerings,
                   .persons = {}};
    for (std::size_t k = 0; k < supply_.offerings.size(); ++k)
      for (std::uint32_t t = 0; t < static_cast<std::uint32_t>(supply_.years); ++t)
        decided.persons.push_back(quotas[k * years + std::min(t, years - 1)]);
    const auto after =
        outlook::gap({outlook::graduates_of(supply_, decided), run().openings, run().inflow, preparations_});
    const GapFan& before = run().fan;
    std::vector<QuotaPlanYear> list;
    for (int t = 0; t < before.years; ++t) {
      const auto at = static_cast<std::size_t>(t);
      QuotaPlanYear year{.year = before.first_year + t,
                         .unmet_before = service::view_of(before.unmet_total[at]),
                         .surplus_before = service::view_of(before.surplus_total[at])};
      if (after) {
        year.unmet_after = service::view_of(after->unmet_total[at]);
        year.surplus_after = service::view_of(after->surplus_total[at]);
      }
      if (t < request_.years) count(year, quotas, static_cast<std::uint32_t>(t));
      list.push_back(year);
    }
    return list;
  }

  void count(QuotaPlanYear& year, const portfolio::Quotas& quotas, std::uint32_t t) const {
    const auto years = model_.problem.years;
    for (std::size_t k = 0; k < model_.offerings.size(); ++k) {
      const int now = quotas[k * years + t];
      const int then = t == 0 ? model_.problem.offerings[k].last : quotas[k * years + t - 1];
      year.quotas_persons += now;
      year.opened += then == 0 && now > 0;
      year.closed += then > 0 && now == 0;
    }
  }

  const City& city() const { return *city_; }
  const OutlookRun& run() const { return **outlook_; }

  const JobTask& task_;
  const QuotaPlanRequest& request_;
  OutlookShelf::Kept outlook_;
  std::optional<portfolio::QuotaConventions> rules_;
  std::vector<std::uint32_t> opening_;  // positions of the candidates
  std::int64_t candidates_ = 0;
  std::optional<City> city_;  // with the candidates, and what is tried
  SupplyMap supply_;
  std::vector<Preparation> preparations_;
  portfolio::QuotaPlanModel model_;
  double held_loss_ = 0;
  std::map<std::uint32_t, std::int64_t> shown_;
};

}  // namespace

Words word_of(QuotaAction action) {
  switch (action) {
    case QuotaAction::open:
      return {"新设", "open"};
    case QuotaAction::grow:
      return {"扩招", "grow"};
    case QuotaAction::hold:
      return {"保持", "hold"};
    case QuotaAction::shrink:
      return {"缩减", "shrink"};
    case QuotaAction::merge:
      return {"合并", "merge"};
    case QuotaAction::pause:
      return {"暂停", "pause"};
    case QuotaAction::close:
      break;
  }
  return {"停办", "close"};
}

Words word_of(QuotaLimitKind kind) {
  switch (kind) {
    case QuotaLimitKind::places:
      return {"学位", "places"};
    case QuotaLimitKind::teachers:
      return {"专任教师", "teachers"};
    case QuotaLimitKind::laboratory_hours:
      return {"实训学时", "training hours"};
    case QuotaLimitKind::school_step:
      return {"学校招生总数变动", "change of a school's total"};
    case QuotaLimitKind::science_share:
      return {"理工类占比", "science share"};
    case QuotaLimitKind::district:
      return {"区下限", "floor of a district"};
    case QuotaLimitKind::priority:
      return {"重点专业下限", "floor of a priority program"};
    case QuotaLimitKind::level_mix:
      break;
  }
  return {"层次结构", "mix of levels"};
}

Result<Wording, Problem> title_of(const QuotaPlanRequest& request) {
  const auto within = [](std::string where, std::int64_t found, std::int64_t least,
                         std::int64_t most) -> std::optional<Problem> {
    if (found >= least && found <= most) return std::nullopt;
    return bad_request(std::move(where), found, least, most);
  };
  for (auto problem : {within("years", request.years, 1, kMostYears),
                       within("futures", request.futures, 1, kMostQuotaFutures),
                       within("gap_bp", request.gap.basis_points(), 1, Share::kWhole),
                       within("seconds", request.seconds, 1, kMostSeconds)})
    if (problem) return Failure<Problem>(std::move(*problem));
  if (request.pins.empty() && request.trials.empty())
    return worded("布局方案：{} 年", "Quota plan: {} years", request.years);
  return worded("布局方案：{} 年，{} 项指定、{} 项改动", "Quota plan: {} years, {} pins, {} trials",
                request.years, request.pins.size(), request.trials.size());
}

Answer<QuotaPlanView> make_quota_plan(const JobTask& task, const QuotaPlanRequest& request) {
  return Planner(task, request).make();
}

}  // namespace langqiao::service
