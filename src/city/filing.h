// A filing (备案, 国控审批): what a school asks for about one of its programs, and every step that was taken
// on it. Which step may follow which stands in portfolio/filing_course.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "city/columns.h"
#include "city/names.h"

namespace langqiao {

enum class FilingKind { open, close, pause, adjust, merge };

enum class FilingState {
  draft,
  submitted,
  checked,
  filed,      // 备案
  forwarded,  // under state control: with those who approve
  approved,
  rejected,
  appealed,
  appeal_denied,
  withdrawn,
  evaluated,
  evaluation_failed,
};

enum class FilingAct {
  draft,
  revise,
  submit,
  send_back,
  check,
  file,
  forward,
  approve,
  reject,
  appeal,
  grant_appeal,
  deny_appeal,
  withdraw,
  pass_evaluation,
  fail_evaluation,
};

// Who takes a step. The state's decisions are recorded by the city.
enum class FilingParty { school, district, city };

struct Filing {
  Id<Filing> id;  // "2026-0001": year of the draft and a number within it
  FilingKind kind = FilingKind::open;
  Id<School> school;
  Id<Program> program;
  std::optional<Id<Program>> into_program;  // adjust: what the program becomes; merge: what it goes into
  std::optional<Id<School>> into_school;    // merge: where its students go; the same school when absent
  SchoolYear year;                          // the first in which it takes effect
  std::optional<int> length_years;          // open
  std::optional<Persons> quota;             // open: of the first year
  std::vector<std::string> documents;       // ids of the documents that the school has handed in
  std::string note;
  std::string basis;              // the warning or proposal that it answers; may be empty
  bool state_controlled = false;  // as the catalogue had it when the filing was written
  FilingState state = FilingState::draft;
  Date since;  // day of the latest step

  bool operator==(const Filing&) const = default;
};

struct FilingStep {
  Id<Filing> filing;
  int seq = 1;  // from 1, without holes
  FilingAct act = FilingAct::draft;
  FilingState from = FilingState::draft;
  FilingState to = FilingState::draft;
  FilingParty by = FilingParty::school;
  std::string actor;
  Date on;
  std::string at;  // UTC, ISO 8601
  std::string reason;

  bool operator==(const FilingStep&) const = default;
};

constexpr auto names(FilingKind) {
  using enum FilingKind;
  return Names<FilingKind, 5>{
      {{open, "open"}, {close, "close"}, {pause, "pause"}, {adjust, "adjust"}, {merge, "merge"}}};
}
constexpr auto names(FilingState) {
  using enum FilingState;
  return Names<FilingState, 12>{{{draft, "draft"},
                                 {submitted, "submitted"},
                                 {checked, "checked"},
                                 {filed, "filed"},
                                 {forwarded, "forwarded"},
                                 {approved, "approved"},
                                 {rejected, "rejected"},
                                 {appealed, "appealed"},
                                 {appeal_denied, "appeal_denied"},
                                 {withdrawn, "withdrawn"},
                                 {evaluated, "evaluated"},
                                 {evaluation_failed, "evaluation_failed"}}};
}
constexpr auto names(FilingAct) {
  using enum FilingAct;
  return Names<FilingAct, 15>{{{draft, "draft"},
                               {revise, "revise"},
                               {submit, "submit"},
                               {send_back, "send_back"},
                               {check, "check"},
                               {file, "file"},
                               {forward, "forward"},
                               {approve, "approve"},
                               {reject, "reject"},
                               {appeal, "appeal"},
                               {grant_appeal, "grant_appeal"},
                               {deny_appeal, "deny_appeal"},
                               {withdraw, "withdraw"},
                               {pass_evaluation, "pass_evaluation"},
                               {fail_evaluation, "fail_evaluation"}}};
}
constexpr auto names(FilingParty) {
  using enum FilingParty;
  return Names<FilingParty, 3>{{{school, "school"}, {district, "district"}, {city, "city"}}};
}

template <>
struct Table<Filing> {
  static constexpr std::string_view name = "filings";
  static constexpr void visit(auto&& column) {
    column(key("id", &Filing::id));
    column(must("kind", &Filing::kind));
    column(must("school", &Filing::school));
    column(must("program", &Filing::program));
    column(may("into_program", &Filing::into_program));
    column(may("into_school", &Filing::into_school));
    column(must("year", &Filing::year));
    column(may("length_years", &Filing::length_years));
    column(may("quota_persons", &Filing::quota));
    column(may("documents", &Filing::documents));
    column(may("note", &Filing::note));
    column(may("basis", &Filing::basis));
    column(must("state_controlled", &Filing::state_controlled));
    column(must("state", &Filing::state));
    column(must("since", &Filing::since));
  }
};
template <>
struct Table<FilingStep> {
  static constexpr std::string_view name = "filing_steps";
  static constexpr void visit(auto&& column) {
    column(key("filing", &FilingStep::filing));
    column(key("seq", &FilingStep::seq));
    column(must("act", &FilingStep::act));
    column(must("from_state", &FilingStep::from));
    column(must("to_state", &FilingStep::to));
    column(must("party", &FilingStep::by));
    column(must("actor", &FilingStep::actor));
    column(must("day", &FilingStep::on));
    column(must("at", &FilingStep::at));
    column(may("reason", &FilingStep::reason));
  }
};

}  // namespace langqiao
