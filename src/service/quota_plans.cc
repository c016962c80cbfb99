#include "service/quota_plans.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "portfolio/quota_conflict.h"
#include "portfolio/recourse.h"
#include "service/outlook_seen.h"
#include "service/quota_study.h"

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

double rounded(double number) { return std::round(number * 1e6) / 1e6; }

// --- one plan ---

class Planner {
 public:
  Planner(const JobTask& task, const QuotaPlanRequest& request) : task_(task), request_(request) {}

  Answer<QuotaPlanView> make() {
    if (auto refusal = begin()) return Failure<Refusal>(std::move(*refusal));
    const auto solution = study_->solve(task_, request_);
    if (!solution) {
      Problem problem = no_plan();
      keep();
      return refuse(RefusalKind::conflict, std::move(problem));
    }
    task_.tell({.stage = {"说明理由", "Explaining"}});
    Answer<QuotaPlanView> view = view_of(*solution);
    keep();
    return view;
  }

 private:
  std::optional<Refusal> begin() {
    if (request_.resume) study_ = task_.view.quota_studies->take(QuotaStudy::key_of(task_, request_));
    resumed_ = study_ != nullptr;
    if (!study_) {
      auto made = QuotaStudy::make(task_, request_);
      if (!made) return made.error();
      study_ = std::move(*made);
    }
    auto refusal = study_->pin(request_.pins);
    if (refusal) keep();
    return refusal;
  }

  void keep() { task_.view.quota_studies->put(std::move(study_)); }

  // The smallest set of pins, ranges, steps and limits that contradict one another, in words.
  Problem no_plan() const {
    constexpr std::size_t kNamed = 6;
    const auto conflict = portfolio::conflict_of(model().problem);
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
      found = {"最小开班人数与当年新设、停办上限", "whole classes and how many may open or close in a year"};
    return {{"没有同时满足全部限制的方案", "No plan keeps to all limits"},
            "limits",
            std::move(found),
            {"这些限制能同时成立", "limits that can hold together"},
            {"请放宽其中任意一项后重试", "loosen any one of them and try again"}};
  }

  Wording words_of(const portfolio::QuotaConflict& each) const {
    if (each.equation != "pin" && each.equation != "range" && each.equation != "step") {
      const QuotaLimitOrigin& origin = model().origins[each.position];
      const Words kind = word_of(origin.kind);
      const Named subject = subject_of(origin);
      const std::string& name = subject.name.empty() ? subject.id : subject.name;
      return worded("{} 年 {}（{}）", "{} {} ({})", origin.year, kind, name);
    }
    const std::size_t k = each.position / model().problem.years;
    const int year = model().first_year + static_cast<int>(each.position % model().problem.years);
    const Offering& offering = city().tables().offerings[model().offerings[k]];
    const std::string name = city().find(offering.school)->name + " " + city().find(offering.program)->name;
    if (each.equation == "step") return worded("{} 年 {} 的变动上限", "{} step of {}", year, name);
    const QuotaRange& range = model().problem.ranges[each.position];
    if (model().pinned[each.position])
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
    auto decisions = portfolio::quota_decisions(city(), model(), solution, run().fan, proposals.items, 0, {});
    // Quotas that are held change nothing, and so cost nothing beside; pins do not matter to them.
    const Outcome held = outcome_of(held_quotas()), decided = outcome_of(solution.quotas);
    const double change = solution.loss - decided.weighed;
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
                       .loss_held = rounded(held.weighed),
                       .tail_weight_bp = request_.tail_weight,
                       .tail_share_bp = request_.tail_share,
                       .loss_worst = rounded(decided.worst + change),
                       .loss_worst_held = rounded(held.worst),
                       .steps = solution.steps,
                       .stopped = solution.stopped,
                       .resumed = resumed_,
                       .candidates = study_->candidates(),
                       .actions = {},
                       .rows = {},
                       .limits = {},
                       .pins = request_.pins,
                       .trials = request_.trials};
    for (const Scenario& each : city().tables().scenarios)
      if (each.id.text() == request_.scenario) view.scenario_title = each.title;
    for (int t = 0; t < request_.years; ++t) view.years.push_back(model().first_year + t);
    for (const auto& offering : model().problem.offerings) view.last_persons += offering.last;
    add_limits(view, solution);
    add_rows(view, *decisions, proposals.items);
    return view;
  }

  // Last year's, in every year.
  portfolio::Quotas held_quotas() const {
    portfolio::Quotas held;
    for (const auto& offering : model().problem.offerings)
      held.insert(held.end(), model().problem.years, offering.last);
    return held;
  }

  // What the futures make of quotas, costs of change left out.
  struct Outcome {
    double expected = 0;
    double worst = 0;  // the mean of the worst futures
    double weighed = 0;
  };
  Outcome outcome_of(const portfolio::Quotas& quotas) {
    const std::vector<double> losses = study_->losses_of(quotas);
    const auto& problem = model().problem;
    const auto tail = portfolio::tail_of(losses, problem.chance, problem.tail_share);
    Outcome outcome{.expected = std::inner_product(losses.begin(), losses.end(), problem.chance.begin(), 0.0),
                    .worst = std::inner_product(losses.begin(), losses.end(), tail.begin(), 0.0)};
    outcome.weighed = outcome.expected + problem.tail_weight * outcome.worst;
    return outcome;
  }

  // Position in the view by position in the problem.
  void add_limits(QuotaPlanView& view, const portfolio::QuotaSolution& solution) {
    for (std::uint32_t limit = 0; limit < model().origins.size(); ++limit) {
      if (std::abs(solution.prices[limit]) < kBinds) continue;
      const QuotaLimitOrigin& origin = model().origins[limit];
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

  // In some year.
  bool is_pinned(std::size_t k) const {
    const auto years = static_cast<std::ptrdiff_t>(model().problem.years);
    const auto first = model().pinned.begin() + static_cast<std::ptrdiff_t>(k) * years;
    return std::find(first, first + years, true) != first + years;
  }

  void add_rows(QuotaPlanView& view, const std::vector<QuotaDecision>& decisions,
                std::span<const portfolio::MergeProposal> proposals) {
    std::map<QuotaAction, std::int64_t> counts;
    for (std::size_t k = 0; k < decisions.size(); ++k) {
      const QuotaDecision& decision = decisions[k];
      const bool idle = decision.last == 0 && decision.action == QuotaAction::hold;
      const bool pinned = is_pinned(k);
      if (idle && !pinned) continue;
      ++counts[decision.action];
      view.rows.push_back(row_of(decision, pinned, proposals));
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
    const auto at = std::ranges::lower_bound(supply().programs, city().position(program));
    if (at == supply().programs.end() || *at != city().position(program)) return Quality::synthetic;
    Quality quality = supply().quality[static_cast<std::size_t>(at - supply().programs.begin())];
    for (const Quality each : run().openings.quality) quality = worse(quality, each);
    return quality;
  }

  std::vector<QuotaPlanYear> years_of(const portfolio::Quotas& quotas) const {
    const auto years = model().problem.years;
    Quotas decided{.first_year = supply().first_year,
                   .years = supply().years,
                   .offerings = supply().offerings,
                   .persons = {}};
    for (std::size_t k = 0; k < supply().offerings.size(); ++k)
      for (std::uint32_t t = 0; t < static_cast<std::uint32_t>(supply().years); ++t)
        decided.persons.push_back(quotas[k * years + std::min(t, years - 1)]);
    const auto after = outlook::gap(
        {outlook::graduates_of(supply(), decided), run().openings, run().inflow, study_->preparations()});
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
    const auto years = model().problem.years;
    for (std::size_t k = 0; k < model().offerings.size(); ++k) {
      const int now = quotas[k * years + t];
      const int then = t == 0 ? model().problem.offerings[k].last : quotas[k * years + t - 1];
      year.quotas_persons += now;
      year.opened += then == 0 && now > 0;
      year.closed += then > 0 && now == 0;
    }
  }

  const City& city() const { return study_->city(); }
  const OutlookRun& run() const { return study_->run(); }
  const SupplyMap& supply() const { return study_->supply(); }
  const portfolio::QuotaPlanModel& model() const { return study_->model(); }

  const JobTask& task_;
  const QuotaPlanRequest& request_;
  std::unique_ptr<QuotaStudy> study_;
  bool resumed_ = false;
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
      return {"区招生下限", "floor of a district"};
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
    return quota_problem(std::move(where), found, least, most);
  };
  for (auto problem : {within("years", request.years, 1, kMostYears),
                       within("futures", request.futures, 1, kMostQuotaFutures),
                       within("gap_bp", request.gap.basis_points(), 1, Share::kWhole),
                       within("seconds", request.seconds, 1, kMostSeconds),
                       within("tail_weight_bp", request.tail_weight.basis_points(), 0, Share::kWhole),
                       within("tail_share_bp", request.tail_share.basis_points(), 1, Share::kWhole)})
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
