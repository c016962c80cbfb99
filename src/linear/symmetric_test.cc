#include "linear/symmetric.h"

#include <gtest/gtest.h>
#include <random>

namespace langqiao::linear {
namespace {

TEST(Symmetric, SolvesWhatWasMultiplied) {
  std::mt19937_64 random(7);
  std::normal_distribution<double> normal;
  for (const std::size_t size : {1u, 2u, 17u, 120u}) {
    std::vector<double> factor(size * size), x(size), right(size, 0.0);
    for (double& each : factor) each = normal(random);
    for (double& each : x) each = normal(random);
    Symmetric matrix(size);
    for (std::size_t row = 0; row < size; ++row)
      for (std::size_t column = 0; column <= row; ++column) {
        double sum = row == column ? 1 : 0;
        for (std::size_t i = 0; i < size; ++i) sum += factor[row * size + i] * factor[column * size + i];
        matrix.at(row, column) = sum;
        right[row] += sum * x[column];
        if (row != column) right[column] += sum * x[row];
      }
    const auto found = matrix.solve(right);
    ASSERT_TRUE(found) << size;
    for (std::size_t i = 0; i < size; ++i) EXPECT_NEAR((*found)[i], x[i], 1e-8) << size;
  }
}

TEST(Symmetric, RefusesWhatIsNotPositive) {
  Symmetric matrix(2);
  matrix.at(0, 0) = 1;
  matrix.at(1, 0) = 2;
  matrix.at(1, 1) = 1;
  EXPECT_FALSE(matrix.solve(std::vector<double>{1, 1}));
}

}  // namespace
}  // namespace langqiao::linear
