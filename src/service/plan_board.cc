#include "service/plan_board.h"

#include <algorithm>
#include <map>

#include "plan/scoreboard.h"
#include "service/match.h"

namespace langqiao::service {
namespace {

bool is_corrected(const PlanReview& review, std::string_view field) {
  return review.verdict == Verdict::corrected &&
         std::ranges::find(review.fields, field) != review.fields.end();
}

const PlanReview* review_of(const std::vector<PlanReview>& reviews, ReadingKind kind,
                            const std::string& clause, int seq) {
  const auto at = std::ranges::find_if(reviews, [&](const PlanReview& review) {
    return review.kind == kind && review.clause == clause && review.seq == seq;
  });
  return at == reviews.end() ? nullptr : &*at;
}

void correct(const PlanReview& review, PlanClause& clause) {
  if (is_corrected(review, "heading")) clause.heading = review.heading;
}
void correct(const PlanReview& review, PlanDuty& duty) {
  if (is_corrected(review, "unit")) duty.unit = review.unit;
  if (is_corrected(review, "role")) duty.role = review.role;
  if (is_corrected(review, "departments")) duty.departments = review.departments;
}
void correct(const PlanReview& review, PlanTarget& target) {
  if (is_corrected(review, "subject")) target.subject = review.subject;
  if (is_corrected(review, "indicator")) target.indicator = review.indicator;
  if (is_corrected(review, "least")) target.least = review.least;
  if (is_corrected(review, "most")) target.most = review.most;
  if (is_corrected(review, "approximate")) target.approximate = review.approximate;
  if (is_corrected(review, "deadline_year")) target.deadline_year = review.deadline_year;
  if (is_corrected(review, "qualitative")) target.qualitative = review.qualitative;
}

template <class R, class Seq>
void apply_to(std::vector<R>& readings, ReadingKind kind, const std::vector<PlanReview>& reviews,
              Seq seq_of) {
  std::erase_if(readings, [&](const R& reading) {
    const PlanReview* const review = review_of(reviews, kind, reading.clause, seq_of(reading));
    return review && review->verdict == Verdict::rejected;
  });
  for (R& reading : readings) {
    if (const PlanReview* review = review_of(reviews, kind, reading.clause, seq_of(reading)))
      correct(*review, reading);
  }
}

// Same number or, where the copy has none, same title.
bool is_text_of(const Plan& text, const Plan& outline) {
  const auto same = [](const std::string& a, const std::string& b) {
    return !a.empty() && Needle(a).distance(b) == 0;
  };
  return text.number.empty() ? same(text.title, outline.title) : same(text.number, outline.number);
}

std::vector<PlanClause> clauses_of(const PlanText& text) {
  std::vector<PlanClause> clauses;
  for (const ReadClause& read : text.clauses) {
    clauses.push_back({.plan = text.head.id,
                       .clause = read.path,
                       .parent = read.parent,
                       .label = read.label,
                       .heading = read.heading,
                       .provenance = text.head.provenance});
  }
  return clauses;
}

std::vector<PlanDuty> duties_of(const PlanText& text) {
  std::vector<PlanDuty> duties;
  for (const ReadDuty& read : text.duties) {
    duties.push_back(
        {text.head.id, read.clause, read.seq, read.unit, read.departments, read.role, text.head.provenance});
  }
  return duties;
}

}  // namespace

std::string PlanOnBoard::heading_of(const std::string& path) const {
  const auto at = std::ranges::find(clauses, path, &PlanClause::clause);
  if (at == clauses.end() || at->heading.empty()) return path;
  return at->heading;
}

void apply_reviews(const std::vector<PlanReview>& reviews, PlanOnBoard& plan) {
  apply_to(plan.clauses, ReadingKind::clause, reviews, [](const PlanClause&) { return 0; });
  apply_to(plan.duties, ReadingKind::duty, reviews, [](const PlanDuty& duty) { return duty.seq; });
  apply_to(plan.targets, ReadingKind::target, reviews, [](const PlanTarget& target) { return target.seq; });
}

PlanOnBoard outline_of(const CityView& view, const Plan& plan) {
  const auto of_plan = [&](const auto& rows) {
    auto own = rows;
    std::erase_if(own, [&](const auto& row) { return row.plan != plan.id; });
    return own;
  };
  const CityTables& tables = view.city.tables();
  return {plan, true, of_plan(tables.plan_clauses), of_plan(tables.plan_duties),
          of_plan(tables.plan_targets)};
}

PlanOnBoard reviewed(const PlanText& text, const std::vector<PlanReview>& reviews) {
  PlanOnBoard plan{text.head, false, clauses_of(text), duties_of(text), plan::targets_of(text)};
  apply_reviews(reviews, plan);
  return plan;
}

std::optional<PlanOnBoard> plan_on_board(const Office& office, const CityView& view) {
  const auto& outlines = view.city.tables().plans;
  const std::vector<Plan> heads = office.store().plan_heads();
  const auto text = std::ranges::find_if(
      heads, [&](const Plan& head) { return outlines.empty() || is_text_of(head, outlines.front()); });
  if (text != heads.end()) {
    if (const auto read = office.store().plan(text->id))
      return reviewed(*read, office.store().reviews(text->id));
  }
  if (outlines.empty()) return std::nullopt;
  PlanOnBoard plan = outline_of(view, outlines.front());
  apply_reviews(office.store().reviews(plan.head.id), plan);
  return plan;
}

}  // namespace langqiao::service
