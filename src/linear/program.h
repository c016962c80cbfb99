// Linear programs, and a solver for them. The only door to the general solver (Clp); whoever wants another
// one changes program.cc.
//
//     min Σ cost · x    low ≤ x ≤ high    low ≤ A x ≤ high     (infinite where there is no such side)
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <vector>

namespace langqiao::linear {

inline constexpr double kNoLimit = std::numeric_limits<double>::infinity();

struct Column {
  double cost = 0;
  double low = 0, high = kNoLimit;
};

struct Row {
  struct Entry {
    std::uint32_t column = 0;
    double value = 0;
  };
  std::vector<Entry> entries;  // no column twice
  double low = -kNoLimit, high = kNoLimit;
};

struct Program {
  std::vector<Column> columns;
  std::vector<Row> rows;

  std::uint32_t add(const Column& column) {
    columns.push_back(column);
    return static_cast<std::uint32_t>(columns.size() - 1);
  }
};

enum class Outcome { optimal, infeasible, unbounded, stopped };

struct Answer {
  Outcome outcome = Outcome::stopped;
  double value = 0;             // of the objective
  std::vector<double> columns;  // x
  std::vector<double> duals;    // by row: what the objective gains when the row's bounds rise by one
};

// How a program without a basis is attacked.
enum class Method { dual, primal, barrier };

// Keeps its basis from solve to solve.
class Solver {
 public:
  explicit Solver(const Program& program);
  ~Solver();
  Solver(Solver&&) noexcept;

  void add_rows(std::span<const Row> rows);
  // Removes rows by number; those behind move up.
  void remove_rows(std::span<const int> rows);
  void set_bounds(std::uint32_t column, double low, double high);
  void set_row_bounds(std::uint32_t row, double low, double high);

  // Precondition: nothing that is not a number. `seconds`: after which it stops.
  Answer solve(double seconds = kNoLimit, Method first = Method::dual);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace langqiao::linear
