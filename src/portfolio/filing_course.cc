#include "portfolio/filing_course.h"

namespace langqiao::portfolio {
namespace {

using namespace rulebook;

Date plus_days(Date day, std::int64_t days) { return Date(day.days() + std::chrono::days(days)); }

// The same day so many months later; the last of the month where there is none.
Date plus_months(Date day, std::int64_t months) {
  const auto moved = day.ymd() + std::chrono::months(months);
  return Date(moved.ok() ? std::chrono::sys_days(moved)
                         : std::chrono::sys_days(moved.year() / moved.month() / std::chrono::last));
}

Date day_in(int year, MonthDay at) {
  const Date day(year, static_cast<unsigned>(at.month), static_cast<unsigned>(at.day));
  return day.ymd().ok() ? day : Date(year, 2, 28);
}

// The rulebook has no window for the other levels.
std::optional<RuleOf<YearlyWindow>> window_rule(ProgramLevel level, bool state_controlled) {
  using Window = RuleOf<YearlyWindow>;
  if (level == ProgramLevel::bachelor) return Window("filing.window_bachelor");
  if (level != ProgramLevel::higher_vocational) return std::nullopt;
  return state_controlled ? Window("filing.approval_window_higher_vocational")
                          : Window("filing.window_higher_vocational");
}

std::optional<FilingDeadline> within(FilingParty by, RuleOf<Days> rule, const Filing& filing,
                                     const Setting& setting, const Rulebook& book) {
  const auto held = book.held(rule, setting);
  if (!held) return std::nullopt;
  return FilingDeadline{by, plus_days(filing.since, held->value.count()), held->basis};
}

// The first students of a program finish in the summer after `length_years` school years.
std::optional<FilingDeadline> evaluation(const Filing& filing, const Setting& setting, const Rulebook& book) {
  const RuleOf<Months> rule = "filing.evaluation_within";
  const auto held = book.held(rule, setting);
  if (!held || filing.kind != FilingKind::open || !filing.length_years) return std::nullopt;
  const SchoolYear after_last(filing.year.begins() + *filing.length_years);
  const Date graduated = plus_days(after_last.first_day(), -1);
  return FilingDeadline{FilingParty::city, plus_months(graduated, held->value.count()), held->basis};
}

}  // namespace

const Transition* transition(const Filing& filing, FilingAct act) {
  const auto at = std::ranges::find_if(filing_transitions, [&](const Transition& line) {
    return line.from == filing.state && line.act == act &&
           holds_for(line.holds, filing.kind, filing.state_controlled);
  });
  return at == filing_transitions.end() ? nullptr : &*at;
}

std::vector<Transition> next_transitions(const Filing& filing) {
  std::vector<Transition> next;
  std::ranges::copy_if(filing_transitions, std::back_inserter(next), [&](const Transition& line) {
    return line.from == filing.state && holds_for(line.holds, filing.kind, filing.state_controlled);
  });
  return next;
}

bool is_settled(const Filing& filing) { return next_transitions(filing).empty(); }

std::vector<FilingState> regular_course(const Filing& filing) {
  using enum FilingState;
  std::vector<FilingState> course = {draft, submitted, checked};
  if (filing.state_controlled) {
    course.insert(course.end(), {forwarded, approved});
  } else {
    course.push_back(filed);
  }
  if (filing.kind == FilingKind::open) course.push_back(evaluated);
  return course;
}

DatedWindow window_at(const YearlyWindow& window, Date day) {
  const auto in_year = [&](int year) {
    const bool over_new_year = window.until < window.from;
    return DatedWindow{day_in(year, window.from), day_in(year + (over_new_year ? 1 : 0), window.until)};
  };
  for (int year = day.year() - 1;; ++year) {
    if (const DatedWindow dates = in_year(year); day <= dates.closes) return dates;
  }
}

std::optional<FilingWindow> filing_window(ProgramLevel level, bool state_controlled, const Setting& setting,
                                          const Rulebook& book) {
  const auto rule = window_rule(level, state_controlled);
  const auto held = rule ? book.held(*rule, setting) : std::nullopt;
  if (!held) return std::nullopt;
  return FilingWindow{window_at(held->value, setting.on), held->basis};
}

std::optional<FilingDeadline> filing_deadline(const Filing& filing, const Setting& setting,
                                              const Rulebook& book) {
  using enum FilingState;
  switch (filing.state) {
    case submitted:
      return within(FilingParty::district, "filing.check_within", filing, setting, book);
    case checked:
      return within(FilingParty::city, "filing.check_within", filing, setting, book);
    case forwarded:
      return within(FilingParty::city, "filing.approval_within", filing, setting, book);
    case rejected:
      return within(FilingParty::school, "filing.appeal_within", filing, setting, book);
    case appealed:
      return within(FilingParty::city, "filing.appeal_decision_within", filing, setting, book);
    case filed:
    case approved:
      return evaluation(filing, setting, book);
    case draft:
    case appeal_denied:
    case withdrawn:
    case evaluated:
    case evaluation_failed:
      break;
  }
  return std::nullopt;
}

}  // namespace langqiao::portfolio
