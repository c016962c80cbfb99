#include "linear/program.h"

#include <cmath>
#include <gtest/gtest.h>

namespace langqiao::linear {
namespace {

// max 3x + 2y under x + y ≤ 4, x + 3y ≤ 8, x ≤ 3.
Program textbook() {
  Program program;
  program.add({.cost = -3, .high = 3});
  program.add({.cost = -2});
  program.rows = {{.entries = {{0, 1}, {1, 1}}, .high = 4}, {.entries = {{0, 1}, {1, 3}}, .high = 8}};
  return program;
}

TEST(LinearProgram, IsSolvedWithItsDuals) {
  for (const Method method : {Method::dual, Method::primal, Method::barrier}) {
    const Answer answer = Solver(textbook()).solve(kNoLimit, method);
    ASSERT_EQ(answer.outcome, Outcome::optimal);
    EXPECT_NEAR(answer.value, -11, 1e-6);
    EXPECT_NEAR(answer.columns[0], 3, 1e-6);
    EXPECT_NEAR(answer.columns[1], 1, 1e-6);
    EXPECT_NEAR(answer.duals[0], -2, 1e-6);
    EXPECT_NEAR(answer.duals[1], 0, 1e-6);
  }
}

TEST(LinearProgram, GoesOnAfterRowsAndBoundsHaveChanged) {
  Solver solver(textbook());
  solver.solve();
  solver.add_rows(std::vector<Row>{{.entries = {{0, 1}}, .high = 2}});
  EXPECT_NEAR(solver.solve().value, -10, 1e-9);
  solver.set_bounds(1, 0, 1);
  EXPECT_NEAR(solver.solve().value, -8, 1e-9);
  solver.remove_rows(std::vector<int>{2});
  EXPECT_NEAR(solver.solve().value, -11, 1e-9);
  solver.set_row_bounds(0, -kNoLimit, 3);
  EXPECT_NEAR(solver.solve().value, -9, 1e-9);
}

TEST(LinearProgram, SaysWhenNothingFitsAndWhenNothingHolds) {
  Program impossible = textbook();
  impossible.rows.push_back({.entries = {{0, 1}, {1, 1}}, .low = 5});
  EXPECT_EQ(Solver(impossible).solve().outcome, Outcome::infeasible);
  Program endless;
  endless.add({.cost = -1});
  endless.rows = {{.entries = {{0, -1}}, .high = 4}};
  EXPECT_EQ(Solver(endless).solve().outcome, Outcome::unbounded);
}

}  // namespace
}  // namespace langqiao::linear
