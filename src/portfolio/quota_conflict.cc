#include "portfolio/quota_conflict.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "linear/program.h"

namespace langqiao::portfolio {
namespace {

constexpr double kBroken = 1e-6;  // persons by which everything together is missed
constexpr double kSpeaks = 1e-9;  // duals above this have a part in it

class Filter {
 public:
  explicit Filter(const QuotaProblem& problem) : problem_(problem) {
    for (std::uint32_t decision = 0; decision < problem.decisions(); ++decision) program_.add({});
    for (std::uint32_t decision = 0; decision < problem.decisions(); ++decision) add_range(decision);
    for (std::uint32_t decision = 0; decision < problem.decisions(); ++decision) add_step(decision);
    for (std::uint32_t limit = 0; limit < problem.limits.size(); ++limit) add_limit(limit);
    for (linear::Row& row : program_.rows) make_elastic(row);
  }

  std::vector<QuotaConflict> run() {
    linear::Solver solver(program_);
    const linear::Answer all = solver.solve();
    if (all.outcome != linear::Outcome::optimal || all.value <= kBroken) return {};
    std::vector<std::uint32_t> left;
    for (std::uint32_t row = 0; row < program_.rows.size(); ++row) {
      if (std::abs(all.duals[row]) > kSpeaks) {
        left.push_back(row);
      } else {
        relax(solver, row);
      }
    }
    std::vector<QuotaConflict> conflict;
    for (const std::uint32_t row : left) {
      relax(solver, row);
      if (solver.solve().value > kBroken) continue;
      solver.set_row_bounds(row, program_.rows[row].low, program_.rows[row].high);
      conflict.push_back(names_[row]);
    }
    return conflict;
  }

 private:
  static void relax(linear::Solver& solver, std::uint32_t row) {
    solver.set_row_bounds(row, -linear::kNoLimit, linear::kNoLimit);
  }

  void add(linear::Row row, QuotaConflict name) {
    program_.rows.push_back(std::move(row));
    names_.push_back(std::move(name));
  }

  std::string subject_of(std::uint32_t decision) const {
    return fmt::format("{} {}", problem_.offerings[decision / problem_.years].id, decision % problem_.years);
  }

  void add_range(std::uint32_t decision) {
    const QuotaRange& range = problem_.ranges[decision];
    const bool pinned = !range.may_be_closed && range.least == range.most;
    const double least = range.may_be_closed ? 0 : range.least;
    const double most = range.can_be_open() ? range.most : 0;
    add({.entries = {{decision, 1}}, .low = least, .high = most},
        {pinned || !range.can_be_open() ? "pin" : "range", subject_of(decision), "", decision});
  }

  // Binds where the offering cannot be closed before or after.
  void add_step(std::uint32_t decision) {
    const bool first = decision % problem_.years == 0;
    const QuotaOffering& offering = problem_.offerings[decision / problem_.years];
    const bool was_open = first ? offering.last > 0 : !problem_.ranges[decision - 1].may_be_closed;
    if (!was_open || problem_.ranges[decision].may_be_closed) return;
    const double before = first ? offering.last : 0;
    linear::Row row{
        .entries = {{decision, 1}}, .low = before - offering.step_down, .high = before + offering.step_up};
    if (!first) row.entries.push_back({decision - 1, -1});
    add(std::move(row), {"step", subject_of(decision), "", decision});
  }

  void add_limit(std::uint32_t number) {
    const QuotaLimit& limit = problem_.limits[number];
    std::vector<QuotaLimit::Term> terms = limit.terms;
    std::ranges::stable_sort(terms, {}, &QuotaLimit::Term::decision);
    linear::Row row{.low = limit.low, .high = limit.high};
    for (const QuotaLimit::Term& term : terms) {
      if (!row.entries.empty() && row.entries.back().column == term.decision) {
        row.entries.back().value += term.weight;
      } else {
        row.entries.push_back({term.decision, term.weight});
      }
    }
    add(std::move(row), {limit.equation, limit.subject, limit.rule, number});
  }

  // It may be missed, for a price.
  void make_elastic(linear::Row& row) {
    row.entries.push_back({program_.add({.cost = 1}), 1});
    row.entries.push_back({program_.add({.cost = 1}), -1});
  }

  const QuotaProblem& problem_;
  linear::Program program_;
  std::vector<QuotaConflict> names_;  // by row
};

}  // namespace

std::vector<QuotaConflict> conflict_of(const QuotaProblem& problem) { return Filter(problem).run(); }

}  // namespace langqiao::portfolio
