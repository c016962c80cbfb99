#include "service/filings.h"

#include <algorithm>
#include <fmt/format.h>
#include <span>
#include <tuple>

#include "base/text.h"
#include "service/filing_draft.h"
#include "service/match.h"
#include "service/programs.h"

namespace langqiao::service {
namespace {

using portfolio::Transition;

constexpr Words kFiling{"备案申请", "filing"};

Act act_of(FilingParty party) {
  switch (party) {
    case FilingParty::school:
      return Act::draft_filing;
    case FilingParty::district:
      return Act::check_filing;
    case FilingParty::city:
      break;
  }
  return Act::decide_filing;
}

// A school acts for itself, a district for its own schools; whoever has the right and neither of these roles
// acts for all.
bool is_theirs(const Actor& actor, const School& school) {
  if (actor.role == Role::school) return actor.organisation == school.id.text();
  if (actor.role == Role::district) return actor.district && actor.district == school.region;
  return true;
}

std::optional<Refusal> not_theirs(const Actor& actor, const School& school) {
  if (is_theirs(actor, school)) return std::nullopt;
  return Refusal{RefusalKind::forbidden,
                 {.what = {"这是别家学校的申请", "This filing is another school's"},
                  .where = school.id.text(),
                  .found = as_is(actor.organisation.empty() ? actor.name : actor.organisation),
                  .wanted = as_is(school.name),
                  .action = {"请由该校或其所在区办理", "Ask that school or its district to do it"}}};
}

std::optional<Refusal> may_not(const Actor& actor, const Transition& step, const School& school) {
  const auto by = refused(actor, act_of(step.by)), or_by = refused(actor, act_of(step.or_by));
  if (by && or_by) return by;
  return not_theirs(actor, school);
}

// As which party the actor takes the step: for who may be several, the first that the table names.
FilingParty party_of(const Actor& actor, const Transition& step) {
  if (actor.role == Role::city && step.may_be_taken_by(FilingParty::city)) return FilingParty::city;
  return refused(actor, act_of(step.by)) ? step.or_by : step.by;
}

std::vector<FilingParty> parties_of(const Transition& step) {
  if (step.by == step.or_by) return {step.by};
  return {step.by, step.or_by};
}

bool is_onward(const Filing& filing, const Transition& step) {
  const auto course = portfolio::regular_course(filing);
  return step.to != step.from && std::ranges::find(course, step.to) != course.end() &&
         step.to != FilingState::draft;
}

class Desk {
 public:
  Desk(const Office& office, const CityView& view, const Actor& actor)
      : office_(office),
        view_(view),
        actor_(actor),
        today_(office.today()),
        setting_(office.setting(today_)) {}

  // False for a filing of a school or program that the present data does not have.
  bool knows(const Filing& filing) const {
    return view_.city.find(filing.school) && view_.city.find(filing.program) &&
           (!filing.into_program || view_.city.find(*filing.into_program));
  }

  FilingRow row(const Filing& filing) const {
    const School& school = *view_.city.find(filing.school);
    FilingRow row{.id = filing.id.text(),
                  .kind = filing.kind,
                  .school = named_of(school),
                  .region = named_of(view_.city, school.region),
                  .program = mention_of(*view_.city.find(filing.program)),
                  .into_school = named_of(view_.city, filing.into_school),
                  .year = filing.year.begins(),
                  .state_controlled = filing.state_controlled,
                  .state = filing.state,
                  .since = filing.since,
                  .settled = portfolio::is_settled(filing),
                  .deadline = deadline(filing)};
    if (filing.into_program) row.into_program = mention_of(*view_.city.find(*filing.into_program));
    for (const Transition& step : portfolio::next_transitions(filing)) {
      const bool decides_appeal = step.from == FilingState::appealed && step.by == FilingParty::city;
      if (!is_onward(filing, step) && !decides_appeal) continue;
      row.waits_for = parties_of(step);
      break;
    }
    return row;
  }

  FilingView view(const Filing& filing) const {
    const auto steps = office_.store().filing_steps(filing.id);
    FilingView view{.filing = row(filing),
                    .length_years = filing.length_years,
                    .quota_persons = filing.quota,
                    .note = filing.note,
                    .basis = filing.basis,
                    .documents = documents(filing),
                    .checks = checks(filing),
                    .course = course(filing, steps),
                    .next = next(filing)};
    if (filing.state == FilingState::draft) view.window = window(filing);
    for (const FilingStep& each : steps) {
      view.history.push_back(
          {each.seq, each.act, each.from, each.to, each.by, each.actor, each.at, each.reason});
    }
    return view;
  }

  std::optional<WindowView> window(ProgramLevel level, bool state_controlled) const {
    const auto found = portfolio::filing_window(level, state_controlled, setting_, office_.book());
    if (!found) return std::nullopt;
    return WindowView{found->dates.opens, found->dates.closes, found->dates.holds(today_), found->basis.rule,
                      found->basis.citation};
  }
  std::optional<WindowView> window(const Filing& filing) const {
    return window(judged_program(filing).level, filing.state_controlled);
  }

  std::vector<DocumentView> documents(FilingKind kind, const Program& program,
                                      const std::vector<std::string>& present) const {
    std::vector<DocumentView> documents;
    for (const rulebook::Item& each : portfolio::documents_of(kind, program, setting_, office_.book()))
      documents.push_back({each.id, each.wording, std::ranges::find(present, each.id) != present.end()});
    return documents;
  }

  std::vector<portfolio::FilingCheck> findings(const Filing& filing) const {
    return portfolio::filing_checks(filing, view_.city, view_.duplicates, setting_, office_.book());
  }

  // The program that the rules look at: of an adjustment, what it becomes.
  const Program& judged_program(const Filing& filing) const {
    return *view_.city.find(filing.kind == FilingKind::adjust && filing.into_program ? *filing.into_program
                                                                                     : filing.program);
  }

  Date today() const { return today_; }
  const rulebook::Setting& setting() const { return setting_; }

 private:
  std::optional<DeadlineView> deadline(const Filing& filing) const {
    const auto found = portfolio::filing_deadline(filing, setting_, office_.book());
    if (!found) return std::nullopt;
    return DeadlineView{found->by, found->due, found->due < today_, found->basis.rule};
  }

  std::vector<DocumentView> documents(const Filing& filing) const {
    Program judged = judged_program(filing);
    judged.state_controlled = filing.state_controlled;
    return documents(filing.kind, judged, filing.documents);
  }

  std::vector<FilingCheckView> checks(const Filing& filing) const {
    const auto titles = documents(filing);
    std::vector<FilingCheckView> views;
    for (const portfolio::FilingCheck& each : findings(filing)) {
      FilingCheckView shown{each.question, view_of(each.finding, office_.book()), {}, {}};
      for (const std::string& id : each.missing) {
        const auto at = std::ranges::find(titles, id, &DocumentView::id);
        shown.missing.push_back(at == titles.end() ? as_is(id) : at->title);
      }
      for (const std::uint32_t at : each.schools)
        shown.schools.push_back(named_of(view_.city.tables().schools[at]));
      views.push_back(std::move(shown));
    }
    return views;
  }

  // The way that was gone, and from where it stands the rest of the regular way.
  static std::vector<CourseStop> course(const Filing& filing, const std::vector<FilingStep>& steps) {
    std::vector<CourseStop> stops;
    for (const FilingStep& each : steps) {
      const auto again = std::ranges::find(stops, each.to, &CourseStop::state);
      if (again != stops.end()) stops.erase(again, stops.end());
      stops.push_back({each.to, each.on, false});
    }
    if (!stops.empty()) stops.back().here = true;
    const auto regular = portfolio::regular_course(filing);
    const auto at = std::ranges::find(regular, filing.state);
    if (at == regular.end()) return stops;
    for (const FilingState ahead : std::span(at + 1, regular.end()))
      stops.push_back({ahead, std::nullopt, false});
    return stops;
  }

  std::vector<NextStep> next(const Filing& filing) const {
    const School& school = *view_.city.find(filing.school);
    std::vector<NextStep> steps;
    for (const Transition& each : portfolio::next_transitions(filing)) {
      steps.push_back(
          {each.act, each.to, parties_of(each), each.needs_reason, !may_not(actor_, each, school)});
    }
    return steps;
  }

  const Office& office_;
  const CityView& view_;
  const Actor& actor_;
  Date today_;
  rulebook::Setting setting_;
};

FilingStand stand_of(const FilingRow& row) {
  if (row.settled) return FilingStand::settled;
  // A program that was opened and waits for its evaluation is settled for now.
  const bool waits = row.state == FilingState::filed || row.state == FilingState::approved;
  if (row.deadline && row.deadline->overdue) return FilingStand::overdue;
  return waits ? FilingStand::settled : FilingStand::open;
}

bool asked_for(const FilingRow& row, const FilingQuery& query, const Needle& needle) {
  return (!query.state || row.state == *query.state) && (!query.kind || row.kind == *query.kind) &&
         (!query.stand || stand_of(row) == *query.stand) &&
         (!query.school || row.school.id == query.school->text()) &&
         (needle.in(row.id) || needle.in(row.school.name) || needle.in(row.program.name) ||
          needle.in(row.program.code));
}

Failure<Refusal> no_filing(const Id<Filing>& id) {
  return no_such(kFiling, id.text(), {"请查看：langqiao filings list", "Look it up: langqiao filings list"});
}

Failure<Refusal> lost_its_city(const Filing& filing) {
  return refuse(
      RefusalKind::conflict,
      {.what = {"现有数据中没有此申请的学校或专业", "The data has not the school or program of this filing"},
       .where = filing.id.text(),
       .found = as_is(filing.school.text() + " / " + filing.program.text()),
       .wanted = {"含有二者的数据", "data with both"},
       .action = {"请先导入含有该校和该专业的数据", "Import data with that school and program first"}});
}

Failure<Refusal> not_now(const Filing& filing, FilingAct act) {
  std::string possible;
  for (const Transition& step : portfolio::next_transitions(filing))
    possible += (possible.empty() ? "" : ", ") + std::string(name_of(step.act));
  return refuse(
      RefusalKind::conflict,
      {.what = {"现在不能办理这一步", "This step cannot be taken now"},
       .where = filing.id.text(),
       .found = worded("状态 {}，步骤 {}", "state {}, step {}", name_of(filing.state), name_of(act)),
       .wanted = possible.empty() ? Wording("已办结，没有下一步", "nothing, it is settled") : as_is(possible),
       .action = {"请查看此申请的进程", "Look at the course of this filing"}});
}

Failure<Refusal> somebody_was_first(const Filing& filing) {
  return refuse(RefusalKind::conflict, {.what = {"别人已先办理", "Somebody was first"},
                                        .where = filing.id.text(),
                                        .found = {"申请已变动", "the filing has changed"},
                                        .wanted = {"最新的状态", "the present state"},
                                        .action = {"请重新打开后再办理", "Open it again and look"}});
}

std::optional<Failure<Refusal>> outside_window(const Filing& filing, const std::optional<WindowView>& window,
                                               Date today) {
  if (!window) {
    return refuse(
        RefusalKind::conflict,
        {.what = {"规则库没有这一层次的申报时间", "The rulebook has no window for this level"},
         .where = filing.id.text(),
         .found = as_is(today.iso()),
         .wanted = {"申报时间的规则", "a rule with the window"},
         .action = {"请在规则库中补上该层次的申报时间", "Add the window of that level to the rulebook"}});
  }
  if (window->open) return std::nullopt;
  return refuse(RefusalKind::conflict,
                {.what = {"不在申报时间内", "The yearly window is not open"},
                 .where = filing.id.text(),
                 .found = as_is(today.iso()),
                 .wanted = worded("{} 至 {}（{}）", "{} to {} ({})", window->opens.iso(),
                                  window->closes.iso(), window->citation.document),
                 .action = worded("请保留草稿，于 {} 起提交", "Keep the draft and submit it from {} on",
                                  window->opens.iso())});
}

// Whoever lets a filing pass although a rule is broken says why.
bool needs_reason(const Desk& desk, const Filing& filing, const Transition& step) {
  if (step.needs_reason) return true;
  using enum FilingAct;
  if (step.act != file && step.act != forward && step.act != check && step.act != approve) return false;
  return std::ranges::any_of(desk.findings(filing), [](const portfolio::FilingCheck& each) {
    return each.finding.outcome == rulebook::Outcome::broken;
  });
}

Failure<Refusal> reason_is_missing(const Filing& filing, FilingAct act) {
  return refuse(RefusalKind::malformed,
                {.what = {"这一步须写明理由", "This step needs a reason"},
                 .where = filing.id.text(),
                 .found = worded("步骤 {}，没有理由", "step {} without a reason", name_of(act)),
                 .wanted = {"不予同意、退回、复议，或有规则不满足仍予通过的理由",
                            "why it is refused, sent back or appealed, or passed although a rule is broken"},
                 .action = {"请写明理由", "Give the reason"}});
}

AuditEntry audit_of(const Office& office, const Actor& actor, const Filing& filing, const FilingStep& step) {
  return office.entry(actor, "filing." + std::string(name_of(step.act)), filing.id.text(), step.reason);
}

// Numbers a draft: the year, and the next number within it.
Id<Filing> next_id(const Store& store, int year) {
  int last = 0;
  const std::string prefix = fmt::format("{}-", year);
  for (const Filing& each : store.filings()) {
    int number = 0;
    const std::string_view id = each.id.text();
    if (id.starts_with(prefix) && read_number(id.substr(prefix.size()), number))
      last = std::max(last, number);
  }
  return Id<Filing>(fmt::format("{}{:04}", prefix, last + 1));
}

// Another filing of the same school about the same program that is still under way.
std::optional<Filing> same_under_way(const Store& store, const Filing& made) {
  for (const Filing& each : store.filings()) {
    using enum FilingState;
    const bool rests = each.state == filed || each.state == approved || each.state == rejected ||
                       portfolio::is_settled(each);
    if (!rests && each.school == made.school && each.program == made.program) return each;
  }
  return std::nullopt;
}

}  // namespace

Answer<FilingList> filings(const Office& office, const Actor& actor, const FilingQuery& query) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  return office.view().map([&](const View& view) {
    const Desk desk(office, *view, actor);
    const Needle needle(query.query);
    FilingList list{.today = desk.today()};
    std::vector<FilingRow> rows;
    for (const Filing& each : office.store().filings()) {
      if (!desk.knows(each)) continue;
      FilingRow row = desk.row(each);
      const FilingStand stand = stand_of(row);
      ++(stand == FilingStand::open      ? list.counts.open
         : stand == FilingStand::overdue ? list.counts.overdue
                                         : list.counts.settled);
      if (asked_for(row, query, needle)) rows.push_back(std::move(row));
    }
    constexpr Date kNever(9999, 12, 31);
    std::ranges::stable_sort(rows, std::greater{}, &FilingRow::id);
    std::ranges::stable_sort(rows, {}, [&](const FilingRow& row) {
      const FilingStand stand = stand_of(row);
      return std::tuple(stand == FilingStand::settled, stand != FilingStand::overdue,
                        row.deadline ? row.deadline->due : kNever);
    });
    auto page = page_of(std::move(rows), query.page);
    list.items = std::move(page.items);
    list.total = page.total;
    return list;
  });
}

Answer<FilingView> filing(const Office& office, const Actor& actor, const Id<Filing>& id) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  const Answer<View> view = office.view();
  if (!view) return Failure<Refusal>(view.error());
  const auto found = office.store().filing(id);
  if (!found) return no_filing(id);
  const Desk desk(office, **view, actor);
  if (!desk.knows(*found)) return lost_its_city(*found);
  return desk.view(*found);
}

Answer<FilingForm> filing_form(const Office& office, const Actor& actor, FilingKind kind,
                               const std::string& program) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  const Answer<View> view = office.view();
  if (!view) return Failure<Refusal>(view.error());
  const Program* const found = find_program((*view)->city, program);
  if (!found)
    return no_such({"专业", "program"}, program,
                   {"请在专业列表中查找", "Look it up in the list of programs"});
  const Desk desk(office, **view, actor);
  return FilingForm{mention_of(*found), found->state_controlled, desk.documents(kind, *found, {}),
                    desk.window(found->level, found->state_controlled)};
}

Answer<FilingView> draft_filing(const Office& office, const Actor& actor, const FilingDraft& draft) {
  if (const auto refusal = refused(actor, Act::draft_filing)) return Failure<Refusal>(*refusal);
  const Answer<View> view = office.view();
  if (!view) return Failure<Refusal>(view.error());
  const Desk desk(office, **view, actor);
  Answer<Filing> made = admit(draft, **view, desk.setting(), office.book());
  if (!made) return Failure<Refusal>(made.error());
  if (const auto refusal = not_theirs(actor, *(*view)->city.find(made->school)))
    return Failure<Refusal>(*refusal);
  if (const auto other = same_under_way(office.store(), *made)) {
    return refuse(
        RefusalKind::conflict,
        {.what = {"同一专业已有办理中的申请", "A filing for the same program is under way"},
         .where = other->id.text(),
         .found = as_is(name_of(other->state)),
         .wanted = {"没有办理中的申请", "none under way"},
         .action = {"请继续办理该申请，或先将其撤回", "Go on with that filing, or withdraw it first"}});
  }
  made->since = desk.today();
  FilingStep step{.by = FilingParty::school, .actor = actor.name, .on = desk.today()};
  while (true) {  // until a number is free: another draft may have taken it
    made->id = step.filing = next_id(office.store(), desk.today().year());
    const AuditEntry entry = audit_of(office, actor, *made, step);
    step.at = entry.at;
    if (office.store().take_filing_step(*made, step, entry)) return desk.view(*made);
  }
}

Answer<FilingView> revise_filing(const Office& office, const Actor& actor, const Id<Filing>& id,
                                 const FilingDraft& draft) {
  const Answer<View> view = office.view();
  if (!view) return Failure<Refusal>(view.error());
  const auto steps =
      office.store().filing_steps(id);  // before the filing: what comes between is refused below
  const auto present = office.store().filing(id);
  if (!present) return no_filing(id);
  const Desk desk(office, **view, actor);
  if (!desk.knows(*present)) return lost_its_city(*present);
  const Transition* const revision = portfolio::transition(*present, FilingAct::revise);
  if (!revision) return not_now(*present, FilingAct::revise);
  if (const auto refusal = may_not(actor, *revision, *(*view)->city.find(present->school)))
    return Failure<Refusal>(*refusal);

  FilingDraft same = draft;
  same.kind = present->kind;
  same.school = present->school.text();
  same.program = present->program.text();
  Answer<Filing> made = admit(same, **view, desk.setting(), office.book());
  if (!made) return Failure<Refusal>(made.error());
  made->id = present->id;
  made->since = desk.today();
  FilingStep step{.filing = id,
                  .seq = static_cast<int>(steps.size()) + 1,
                  .act = FilingAct::revise,
                  .by = party_of(actor, *revision),
                  .actor = actor.name,
                  .on = desk.today()};
  const AuditEntry entry = audit_of(office, actor, *made, step);
  step.at = entry.at;
  if (!office.store().take_filing_step(*made, step, entry)) return somebody_was_first(*present);
  return desk.view(*made);
}

Answer<FilingView> take_filing_step(const Office& office, const Actor& actor, const Id<Filing>& id,
                                    FilingAct act, const std::string& reason) {
  const Answer<View> view = office.view();
  if (!view) return Failure<Refusal>(view.error());
  const auto steps =
      office.store().filing_steps(id);  // before the filing: what comes between is refused below
  auto present = office.store().filing(id);
  if (!present) return no_filing(id);
  const Desk desk(office, **view, actor);
  if (!desk.knows(*present)) return lost_its_city(*present);
  const Transition* const next = act == FilingAct::revise ? nullptr : portfolio::transition(*present, act);
  if (!next) return not_now(*present, act);
  if (const auto refusal = may_not(actor, *next, *(*view)->city.find(present->school)))
    return Failure<Refusal>(*refusal);
  if (act == FilingAct::submit) {
    if (auto refusal = outside_window(*present, desk.window(*present), desk.today()))
      return std::move(*refusal);
  }
  const auto due = portfolio::filing_deadline(*present, desk.setting(), office.book());
  if (act == FilingAct::appeal && due && due->due < desk.today()) {
    return refuse(RefusalKind::conflict, {.what = {"已过复议期限", "The time for an appeal has passed"},
                                          .where = id.text(),
                                          .found = as_is(desk.today().iso()),
                                          .wanted = worded("不晚于 {}", "not after {}", due->due.iso()),
                                          .action = {"请重新申请", "Draft a new filing"}});
  }
  const std::string said(trim(reason));
  if (said.empty() && needs_reason(desk, *present, *next)) return reason_is_missing(*present, act);

  FilingStep step{.filing = id,
                  .seq = static_cast<int>(steps.size()) + 1,
                  .act = act,
                  .from = present->state,
                  .to = next->to,
                  .by = party_of(actor, *next),
                  .actor = actor.name,
                  .on = desk.today(),
                  .reason = said};
  present->state = next->to;
  present->since = desk.today();
  const AuditEntry entry = audit_of(office, actor, *present, step);
  step.at = entry.at;
  if (!office.store().take_filing_step(*present, step, entry)) return somebody_was_first(*present);
  return desk.view(*present);
}

}  // namespace langqiao::service
