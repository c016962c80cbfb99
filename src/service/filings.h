// Filings (备案, 国控审批): a school drafts and hands in what it wants to do with a program, the district or
// the city checks it, the city files it or, under state control, hands it on for approval and records what
// the state decided; then appeal, withdrawal and evaluation. Which step may follow which is
// portfolio/filing_course.h; here stands who may take it, and when.
#pragma once

#include "city/filing.h"
#include "portfolio/filing_checks.h"
#include "portfolio/filing_course.h"
#include "service/finding_view.h"
#include "service/office.h"
#include "service/page.h"
#include "service/program_name.h"

namespace langqiao::service {

// What a person writes. `program` and `into_program` by id, or by bare code of the newest edition.
struct FilingDraft {
  FilingKind kind = FilingKind::open;
  std::string school;
  std::string program;
  std::string into_program;
  std::string into_school;
  std::optional<SchoolYear> year;  // the next school year when absent
  std::optional<int> length_years;
  std::optional<Persons> quota_persons;
  std::vector<std::string> documents;
  std::string note;
  std::string basis;
};

struct DeadlineView {
  FilingParty by = FilingParty::school;
  Date due;
  bool overdue = false;
  std::string rule;
};

struct WindowView {
  Date opens;
  Date closes;
  bool open = false;
  std::string rule;
  rulebook::Citation citation;
};

// A step that the filing's state allows.
struct NextStep {
  FilingAct act = FilingAct::submit;
  FilingState to = FilingState::submitted;
  std::vector<FilingParty> by;
  bool needs_reason = false;
  bool mine = false;  // the one who asks may take it
};

struct FilingRow {
  std::string id;
  FilingKind kind = FilingKind::open;
  Named school;
  std::optional<Named> region;  // of the school
  ProgramName program;
  std::optional<ProgramName> into_program;
  std::optional<Named> into_school;
  int year = 0;
  bool state_controlled = false;
  FilingState state = FilingState::draft;
  Date since;
  bool settled = false;
  std::vector<FilingParty> waits_for;  // who can take the next regular step; nobody when it is settled
  std::optional<DeadlineView> deadline;
};

struct DocumentView {
  std::string id;
  Wording title;
  bool present = false;
};

struct FilingCheckView {
  portfolio::FilingQuestion question = portfolio::FilingQuestion::in_catalogue;
  FindingView finding;
  std::vector<Wording> missing;  // documents
  std::vector<Named> schools;    // of the district that offer the program
};

// A place on the way: reached on a day, or still ahead.
struct CourseStop {
  FilingState state = FilingState::draft;
  std::optional<Date> reached;
  bool here = false;
};

struct FilingStepView {
  int seq = 0;
  FilingAct act = FilingAct::draft;
  FilingState from = FilingState::draft;
  FilingState to = FilingState::draft;
  FilingParty by = FilingParty::school;
  std::string actor;
  std::string at;
  std::string reason;
};

struct FilingView {
  FilingRow filing;
  std::optional<int> length_years;
  std::optional<Persons> quota_persons;
  std::string note;
  std::string basis;
  std::vector<DocumentView> documents;
  std::vector<FilingCheckView> checks;  // as the data and the rules are today
  std::vector<CourseStop>
      course;  // the regular way; a refusal, an appeal or a withdrawal where they happened
  std::vector<NextStep> next;
  std::optional<WindowView> window;  // of drafts: when they may be submitted; none where no rule says
  std::vector<FilingStepView> history;
};

enum class FilingStand { open, overdue, settled };

struct FilingQuery {
  std::string query;  // part of an id, or of the name of a school or program
  std::optional<FilingState> state;
  std::optional<FilingKind> kind;
  std::optional<FilingStand> stand;
  std::optional<Id<School>> school;
  Page page;
};

struct FilingCounts {
  std::int64_t open = 0;
  std::int64_t overdue = 0;
  std::int64_t settled = 0;
};

struct FilingList {
  Date today;
  std::vector<FilingRow> items;  // overdue first, then by due day, then newest
  std::int64_t total = 0;
  FilingCounts counts;  // over all filings
};

// What a form needs to know before anything is drafted.
struct FilingForm {
  ProgramName program;
  bool state_controlled = false;
  std::vector<DocumentView> documents;
  std::optional<WindowView> window;
};

Answer<FilingList> filings(const Office& office, const Actor& actor, const FilingQuery& query);
Answer<FilingView> filing(const Office& office, const Actor& actor, const Id<Filing>& id);
Answer<FilingForm> filing_form(const Office& office, const Actor& actor, FilingKind kind,
                               const std::string& program);

// A new draft. Refused when the school or a program is not in the city, when the school has what it wants to
// open or has not what it wants to change, when what the kind needs is missing or what it cannot have is
// there, and when another filing for the same is under way.
Answer<FilingView> draft_filing(const Office& office, const Actor& actor, const FilingDraft& draft);
// Only a draft can be written anew; kind, school and program stay.
Answer<FilingView> revise_filing(const Office& office, const Actor& actor, const Id<Filing>& id,
                                 const FilingDraft& draft);
// Takes a step. Refused when the table has no such step in this state, when the actor may not take it,
// without a reason where one is needed (always when a filing goes on against a broken rule), outside the
// yearly window, and when somebody was first.
Answer<FilingView> take_filing_step(const Office& office, const Actor& actor, const Id<Filing>& id,
                                    FilingAct act, const std::string& reason);

constexpr auto names(FilingStand) {
  using enum FilingStand;
  return Names<FilingStand, 3>{{{open, "open"}, {overdue, "overdue"}, {settled, "settled"}}};
}

}  // namespace langqiao::service
