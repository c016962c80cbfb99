// Plans as people work with them: import a text, look at the reading, confirm, correct or reject, compare
// two.
#pragma once

#include "plan/compare.h"
#include "service/office.h"
#include "service/page.h"

namespace langqiao::service {

struct PlanHead {
  std::string id;
  std::string title;
  std::string number;
  std::vector<Named> issuers;
  std::optional<Date> issued;
  std::string summary;
  bool outline = false;
};

struct PlanRow {
  PlanHead head;
  std::int64_t clauses = 0;
  std::int64_t duties = 0;
  std::int64_t targets = 0;
  std::int64_t unknown_units = 0;
  std::int64_t notes = 0;
  std::int64_t reviewed = 0;
};

struct ClauseView {
  std::string path;
  std::string parent;
  ClauseKind kind = ClauseKind::clause;
  std::string label;
  std::string heading;
  std::string summary;
  TextSpan own;
  TextSpan heading_span;
  std::optional<PlanReview> review;
};

struct DutyView {
  std::string clause;
  int seq = 0;
  std::string unit;
  TextSpan span;
  DutyRole role = DutyRole::joint;
  bool known = false;
  std::vector<Named> departments;
  std::optional<PlanReview> review;
};

struct TargetView {
  std::string clause;
  int seq = 0;
  TextSpan span;
  std::string subject;
  std::optional<Indicator> indicator;
  std::optional<std::int64_t> least;
  std::optional<std::int64_t> most;
  bool approximate = false;
  std::string unit;
  std::optional<std::int64_t> change_points;
  std::optional<int> base_year;
  std::optional<int> deadline_year;
  std::string qualitative;
  std::optional<PlanReview> review;
};

// The machine's reading with what people said beside it.
struct PlanReading {
  PlanHead head;
  std::string encoding;
  std::int64_t characters = 0;
  std::vector<ClauseView> clauses;
  std::vector<DutyView> duties;
  std::vector<TargetView> targets;
  std::vector<ReadingNote> notes;
};

struct PlanComparison {
  PlanHead older;
  PlanHead newer;
  std::vector<plan::ClauseChange> items;
};

struct PlanImport {
  std::string bytes;     // as uploaded: text in any Chinese encoding, or a docx
  std::string filename;  // for messages; may be empty
  bool dry_run = false;
};

// Which extraction a review is about.
struct ReviewKey {
  Id<Plan> plan;
  ReadingKind kind = ReadingKind::duty;
  std::string clause;
  int seq = 0;
};

Answer<ListOf<PlanRow>> plans(const Office& office, const Actor& actor);
Answer<PlanReading> plan(const Office& office, const Actor& actor, const Id<Plan>& id);
Answer<std::string> plan_text(const Office& office, const Actor& actor, const Id<Plan>& id);

// Reads the text; keeps it unless `dry_run`. A text that is kept already keeps its id and loses its reviews
// only when it differs. Refused when there are no characters in it.
Answer<PlanReading> import_plan(const Office& office, const Actor& actor, const PlanImport& import);
Answer<void> delete_plan(const Office& office, const Actor& actor, const Id<Plan>& id);

// Keeps what a person says. `said.fields` must be values that the kind of reading has, and some exactly when
// the verdict is `corrected`; plan, kind, clause and seq are taken from `key`, actor and time from the
// office.
Answer<PlanReview> review(const Office& office, const Actor& actor, const ReviewKey& key, PlanReview said);
Answer<void> undo_review(const Office& office, const Actor& actor, const ReviewKey& key);

Answer<PlanComparison> compare_plans(const Office& office, const Actor& actor, const Id<Plan>& newer,
                                     const Id<Plan>& older);

}  // namespace langqiao::service
