// A problem of quotas written out as one linear program, every flow of every future a column: the referee of
// tests and benchmarks. Real numbers, no class opens or closes.
#pragma once

#include <algorithm>
#include <iterator>
#include <span>

#include "portfolio/quota_program.h"

namespace langqiao::portfolio {

struct ExtensiveForm {
  linear::Program program;  // columns of the decisions first
  double constant = 0;      // what opening and closing cost, beside the program's value
};

inline ExtensiveForm extensive_form(const QuotaProblem& problem, std::span<const int> open) {
  QuotaProgram fixed = quota_program(problem, open);
  ExtensiveForm form{std::move(fixed.program), fixed.settled};
  linear::Program& program = form.program;

  // CVaR = least α + Σ chance · excess / share, excess ≥ loss − α.
  const bool weighs_tail = problem.tail_weight > 0;
  const auto alpha = weighs_tail ? program.add({.cost = problem.tail_weight, .low = -linear::kNoLimit}) : 0;
  for (std::uint32_t future = 0; future < problem.futures(); ++future) {
    const double chance = problem.chance[future];
    linear::Row excess{.low = 0};  // excess + α − loss ≥ 0
    double discount = 1;
    const auto add = [&](double cost) {
      const auto column = program.add({.cost = chance * cost});
      excess.entries.push_back({column, -cost});
      return column;
    };
    for (std::uint32_t year = 0; year < problem.harvests; ++year, discount *= problem.discount) {
      std::vector<linear::Row> sources(problem.sources), sinks(problem.sinks);
      // Σ flow + surplus = graduates
      for (std::uint32_t source = 0; source < problem.sources; ++source) {
        linear::Row& row = sources[source];
        row.low = row.high = problem.graduates[std::size_t{year} * problem.sources + source];
        row.entries.push_back({add(discount * problem.surplus_weight), 1});
      }
      for (const Harvest& harvest : problem.harvest)
        if (harvest.year == year)
          sources[harvest.source].entries.push_back({harvest.decision, -harvest.share});
      // Σ flow + unmet = openings
      for (std::uint32_t sink = 0; sink < problem.sinks; ++sink) {
        linear::Row& row = sinks[sink];
        row.low = row.high =
            problem.openings[(std::size_t{future} * problem.harvests + year) * problem.sinks + sink];
        row.entries.push_back({add(discount * problem.unmet_weight[sink]), 1});
      }
      for (const network::Arc& arc : problem.crosswalk) {
        const auto flow = add(-discount * arc.gain);
        sources[arc.source].entries.push_back({flow, 1});
        sinks[arc.sink].entries.push_back({flow, 1});
      }
      std::ranges::move(sources, std::back_inserter(program.rows));
      std::ranges::move(sinks, std::back_inserter(program.rows));
    }
    if (!weighs_tail) continue;
    const auto over = program.add({.cost = problem.tail_weight * chance / problem.tail_share});
    excess.entries.push_back({over, 1});
    excess.entries.push_back({alpha, 1});
    program.rows.push_back(std::move(excess));
  }
  return form;
}

}  // namespace langqiao::portfolio
