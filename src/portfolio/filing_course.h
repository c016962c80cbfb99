// The course of a filing: which step may follow which, who takes it, and by when it is due. One table,
// checked when this is compiled. Pure: says what may be done, does nothing, and knows no store and no clock.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "city/filing.h"
#include "rulebook/rulebook.h"

namespace langqiao::portfolio {

// For which filings a line of the table holds: all; those of programs that are not under state control, which
// are filed; those that are, which need approval; those that open a program, which is evaluated later.
enum class Holds { always, ordinary, controlled, opening };

struct Transition {
  FilingState from;
  FilingAct act;
  FilingState to;
  FilingParty by;
  FilingParty or_by;  // another who may take the step; the same where there is none
  Holds holds = Holds::always;
  bool needs_reason = false;

  constexpr bool may_be_taken_by(FilingParty party) const { return by == party || or_by == party; }
};

inline constexpr auto filing_transitions = [] {
  using enum FilingState;
  using Do = FilingAct;
  constexpr auto school = FilingParty::school, district = FilingParty::district, city = FilingParty::city;
  return std::to_array<Transition>({
      {draft, Do::revise, draft, school, school},
      {draft, Do::submit, submitted, school, school},
      {draft, Do::withdraw, withdrawn, school, school},
      {submitted, Do::check, checked, district, city},
      {submitted, Do::send_back, draft, district, city, Holds::always, true},
      {submitted, Do::reject, rejected, city, city, Holds::always, true},
      {submitted, Do::withdraw, withdrawn, school, school},
      {checked, Do::file, filed, city, city, Holds::ordinary},
      {checked, Do::forward, forwarded, city, city, Holds::controlled},
      {checked, Do::reject, rejected, city, city, Holds::always, true},
      {checked, Do::withdraw, withdrawn, school, school},
      {forwarded, Do::approve, approved, city, city, Holds::controlled},
      {forwarded, Do::reject, rejected, city, city, Holds::controlled, true},
      {forwarded, Do::withdraw, withdrawn, school, school, Holds::controlled},
      {rejected, Do::appeal, appealed, school, school, Holds::always, true},
      {appealed, Do::grant_appeal, filed, city, city, Holds::ordinary, true},
      {appealed, Do::grant_appeal, approved, city, city, Holds::controlled, true},
      {appealed, Do::deny_appeal, appeal_denied, city, city, Holds::always, true},
      {appealed, Do::withdraw, withdrawn, school, school},
      {filed, Do::pass_evaluation, evaluated, city, city, Holds::opening},
      {filed, Do::fail_evaluation, evaluation_failed, city, city, Holds::opening, true},
      {approved, Do::pass_evaluation, evaluated, city, city, Holds::opening},
      {approved, Do::fail_evaluation, evaluation_failed, city, city, Holds::opening, true},
  });
}();

// States that nothing leads out of.
constexpr bool is_final(FilingState state) {
  using enum FilingState;
  return state == appeal_denied || state == withdrawn || state == evaluated || state == evaluation_failed;
}

namespace course_claims {

inline constexpr auto kStates = names(FilingState{});

constexpr bool every_state_is_reached() {
  std::array<bool, kStates.size()> reached{};
  reached[static_cast<std::size_t>(FilingState::draft)] = true;
  for (std::size_t round = 0; round < kStates.size(); ++round) {
    for (const Transition& line : filing_transitions) {
      if (reached[static_cast<std::size_t>(line.from)]) reached[static_cast<std::size_t>(line.to)] = true;
    }
  }
  return std::ranges::all_of(reached, [](bool each) { return each; });
}

constexpr bool only_final_states_have_no_way_out() {
  return std::ranges::all_of(kStates, [](const auto& state) {
    const bool leaves = std::ranges::any_of(filing_transitions,
                                            [&](const Transition& line) { return line.from == state.first; });
    return leaves != is_final(state.first);
  });
}

// Two lines for one state and act are for filings that cannot be the same one.
constexpr bool no_step_leads_to_two_states() {
  for (const Transition& one : filing_transitions) {
    for (const Transition& other : filing_transitions) {
      if (&one == &other || one.from != other.from || one.act != other.act) continue;
      const bool apart = (one.holds == Holds::ordinary && other.holds == Holds::controlled) ||
                         (one.holds == Holds::controlled && other.holds == Holds::ordinary);
      if (!apart) return false;
    }
  }
  return true;
}

// Every act but the first, which makes the filing, stands in the table, and every party has something to do.
constexpr bool every_act_and_party_is_used() {
  const bool acts = std::ranges::all_of(names(FilingAct{}), [](const auto& act) {
    return act.first == FilingAct::draft ||
           std::ranges::any_of(filing_transitions,
                               [&](const Transition& line) { return line.act == act.first; });
  });
  return acts && std::ranges::all_of(names(FilingParty{}), [](const auto& party) {
           return std::ranges::any_of(
               filing_transitions, [&](const Transition& line) { return line.may_be_taken_by(party.first); });
         });
}

// Whatever takes something from a school says why.
constexpr bool every_refusal_has_a_reason() {
  return std::ranges::all_of(filing_transitions, [](const Transition& line) {
    using enum FilingState;
    const bool refuses = line.to == rejected || line.to == appeal_denied || line.to == evaluation_failed ||
                         line.act == FilingAct::send_back;
    return !refuses || line.needs_reason;
  });
}

static_assert(every_state_is_reached());
static_assert(only_final_states_have_no_way_out());
static_assert(no_step_leads_to_two_states());
static_assert(every_act_and_party_is_used());
static_assert(every_refusal_has_a_reason());

}  // namespace course_claims

// Does a line of the table hold for this filing?
constexpr bool holds_for(Holds holds, FilingKind kind, bool state_controlled) {
  switch (holds) {
    case Holds::always:
      return true;
    case Holds::ordinary:
      return !state_controlled;
    case Holds::controlled:
      return state_controlled;
    case Holds::opening:
      return kind == FilingKind::open;
  }
  return false;
}

// The line by which `act` may follow in the filing's present state; null when it may not.
const Transition* transition(const Filing& filing, FilingAct act);
// Every line that leads on from the filing's present state, in the order of the table.
std::vector<Transition> next_transitions(const Filing& filing);
// Nothing is left to do: a final state, or a filed or approved one that is not evaluated.
bool is_settled(const Filing& filing);
// The states of the filing's regular way, without refusal, appeal and withdrawal.
std::vector<FilingState> regular_course(const Filing& filing);

// A window of one year, both days included.
struct DatedWindow {
  Date opens;
  Date closes;

  bool holds(Date day) const { return opens <= day && day <= closes; }
  bool operator==(const DatedWindow&) const = default;
};

// The window that `day` lies in, else the next one to open.
DatedWindow window_at(const rulebook::YearlyWindow& window, Date day);

struct FilingWindow {
  DatedWindow dates;
  rulebook::Basis basis;

  bool operator==(const FilingWindow&) const = default;
};

// When a filing may be submitted, by the level of its program and by state control; nothing where the
// rulebook has no window for that level.
std::optional<FilingWindow> filing_window(ProgramLevel level, bool state_controlled,
                                          const rulebook::Setting& setting, const rulebook::Rulebook& book);

// By when the next step is to be taken, and by whom. An appeal that is not made in time lapses; everything
// else becomes overdue.
struct FilingDeadline {
  FilingParty by = FilingParty::school;
  Date due;
  rulebook::Basis basis;

  bool operator==(const FilingDeadline&) const = default;
};

// Nothing where no rule sets a day: for drafts, for what is settled, and for the evaluation of a program
// whose length is not known.
std::optional<FilingDeadline> filing_deadline(const Filing& filing, const rulebook::Setting& setting,
                                              const rulebook::Rulebook& book);

}  // namespace langqiao::portfolio
