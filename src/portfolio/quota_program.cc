#include "portfolio/quota_program.h"

#include <algorithm>

namespace langqiao::portfolio {
namespace {

class Building {
 public:
  Building(const QuotaProblem& problem, std::span<const int> open) : problem_(problem), open_(open) {}

  QuotaProgram run() {
    for (std::uint32_t decision = 0; decision < problem_.decisions(); ++decision) add_quota(decision);
    for (std::uint32_t decision = 0; decision < problem_.decisions(); ++decision) add_change(decision);
    built_.first_limit = static_cast<std::uint32_t>(built_.program.rows.size());
    for (const QuotaLimit& limit : problem_.limits) add_limit(limit);
    return std::move(built_);
  }

 private:
  void add_quota(std::uint32_t decision) {
    const QuotaRange& range = problem_.ranges[decision];
    if (open_[decision] > 0) {
      const std::size_t first = decision / problem_.years * problem_.years;
      const auto is_open = [&](std::size_t year) { return open_[first + year] > 0; };
      const int most = most_when_open(problem_.offerings[decision / problem_.years],
                                      std::span(problem_.ranges).subspan(first, problem_.years),
                                      decision % problem_.years, is_open);
      built_.program.add({.low = static_cast<double>(range.least), .high = static_cast<double>(most)});
    } else {
      built_.program.add({.low = 0, .high = 0});
    }
  }

  // quota − the year before = up − down
  void add_change(std::uint32_t decision) {
    const QuotaOffering& offering = problem_.offerings[decision / problem_.years];
    const bool first = decision % problem_.years == 0;
    const bool is_open = open_[decision] > 0;
    const bool was_open = first ? offering.last > 0 : open_[decision - 1] > 0;
    const bool stays = is_open && was_open;
    const auto up = built_.program.add(
        {.cost = offering.change_cost, .high = stays ? offering.step_up : linear::kNoLimit});
    const auto down = built_.program.add(
        {.cost = offering.change_cost, .high = stays ? offering.step_down : linear::kNoLimit});
    linear::Row row{.entries = {{decision, 1}, {up, -1}, {down, 1}}};
    if (!first) row.entries.push_back({decision - 1, -1});
    row.low = row.high = first ? offering.last : 0;
    built_.program.rows.push_back(std::move(row));
    if (is_open && !was_open) built_.settled += offering.opening_cost;
    if (was_open && !is_open) built_.settled += offering.closing_cost;
  }

  void add_limit(const QuotaLimit& limit) {
    linear::Row row{.low = limit.low, .high = limit.high};
    std::vector<QuotaLimit::Term> terms = limit.terms;
    std::ranges::stable_sort(terms, {}, &QuotaLimit::Term::decision);
    for (const QuotaLimit::Term& term : terms) {
      if (!row.entries.empty() && row.entries.back().column == term.decision) {
        row.entries.back().value += term.weight;
      } else {
        row.entries.push_back({term.decision, term.weight});
      }
    }
    built_.program.rows.push_back(std::move(row));
  }

  const QuotaProblem& problem_;
  std::span<const int> open_;
  QuotaProgram built_;
};

}  // namespace

QuotaProgram quota_program(const QuotaProblem& problem, std::span<const int> open) {
  return Building(problem, open).run();
}

}  // namespace langqiao::portfolio
