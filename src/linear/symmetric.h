// Dense symmetric systems. The only door to the library of matrices (Eigen).
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace langqiao::linear {

class Symmetric {
 public:
  explicit Symmetric(std::size_t size) : size_(size), lower_(size * size, 0.0) {}

  std::size_t size() const { return size_; }
  // Of the lower half: row ≥ column.
  double& at(std::size_t row, std::size_t column) { return lower_[column * size_ + row]; }
  double at(std::size_t row, std::size_t column) const { return lower_[column * size_ + row]; }

  // x of A x = right. Nothing when A is not positive definite.
  std::optional<std::vector<double>> solve(std::span<const double> right) const;

 private:
  std::size_t size_;
  std::vector<double> lower_;  // column by column
};

}  // namespace langqiao::linear
