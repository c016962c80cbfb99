#include "linear/program.h"

#include <ClpSimplex.hpp>
#include <ClpSolve.hpp>
#include <CoinPackedMatrix.hpp>
#include <algorithm>
#include <utility>

namespace langqiao::linear {
namespace {

double side(double value) { return std::clamp(value, -COIN_DBL_MAX, COIN_DBL_MAX); }

Outcome outcome_of(int status) {
  switch (status) {
    case 0:
      return Outcome::optimal;
    case 1:
      return Outcome::infeasible;
    case 2:
      return Outcome::unbounded;
    default:
      return Outcome::stopped;
  }
}

// Rows as the solver wants them: entries one after another.
struct Packed {
  explicit Packed(std::span<const Row> rows) {
    for (const Row& row : rows) {
      for (const Row::Entry& entry : row.entries) {
        columns.push_back(static_cast<int>(entry.column));
        values.push_back(entry.value);
      }
      begin.push_back(static_cast<CoinBigIndex>(columns.size()));
      low.push_back(side(row.low));
      high.push_back(side(row.high));
    }
  }

  std::vector<CoinBigIndex> begin{0};
  std::vector<int> columns;
  std::vector<double> values, low, high;
};

}  // namespace

struct Solver::Parts {
  ClpSimplex clp;
  bool solved = false;
};

Solver::Solver(const Program& program) : parts_(std::make_unique<Parts>()) {
  ClpSimplex& clp = parts_->clp;
  clp.setLogLevel(0);
  clp.resize(0, static_cast<int>(program.columns.size()));
  for (int c = 0; c < static_cast<int>(program.columns.size()); ++c) {
    const Column& column = program.columns[static_cast<std::size_t>(c)];
    clp.setObjectiveCoefficient(c, column.cost);
    clp.setColumnBounds(c, side(column.low), side(column.high));
  }
  add_rows(program.rows);
}
Solver::~Solver() = default;
Solver::Solver(Solver&&) noexcept = default;

void Solver::add_rows(std::span<const Row> rows) {
  if (rows.empty()) return;
  const Packed packed(rows);
  parts_->clp.addRows(static_cast<int>(rows.size()), packed.low.data(), packed.high.data(),
                      packed.begin.data(), packed.columns.data(), packed.values.data());
}

void Solver::remove_rows(std::span<const int> rows) {
  if (!rows.empty()) parts_->clp.deleteRows(static_cast<int>(rows.size()), rows.data());
}

void Solver::set_bounds(std::uint32_t column, double low, double high) {
  parts_->clp.setColumnBounds(static_cast<int>(column), side(low), side(high));
}

void Solver::set_row_bounds(std::uint32_t row, double low, double high) {
  parts_->clp.setRowBounds(static_cast<int>(row), side(low), side(high));
}

Answer Solver::solve(double seconds, Method first) {
  ClpSimplex& clp = parts_->clp;
  clp.setMaximumSeconds(seconds == kNoLimit ? -1 : seconds);
  if (std::exchange(parts_->solved, true)) {
    clp.dual();
  } else {
    ClpSolve how;
    how.setSolveType(first == Method::dual     ? ClpSolve::useDual
                     : first == Method::primal ? ClpSolve::usePrimalorSprint
                                               : ClpSolve::useBarrier);
    clp.initialSolve(how);
  }
  Answer answer{.outcome = outcome_of(clp.status()), .value = clp.objectiveValue()};
  const auto copy = [](const double* begin, int count) { return std::vector(begin, begin + count); };
  answer.columns = copy(clp.primalColumnSolution(), clp.numberColumns());
  answer.duals = copy(clp.dualRowSolution(), clp.numberRows());
  return answer;
}

}  // namespace langqiao::linear
