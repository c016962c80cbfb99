#include "linear/symmetric.h"

#include <Eigen/Cholesky>

namespace langqiao::linear {

std::optional<std::vector<double>> Symmetric::solve(std::span<const double> right) const {
  const auto size = static_cast<Eigen::Index>(size_);
  const Eigen::Map<const Eigen::MatrixXd> matrix(lower_.data(), size, size);
  const Eigen::LLT<Eigen::MatrixXd, Eigen::Lower> factors(matrix);
  if (factors.info() != Eigen::Success) return std::nullopt;
  std::vector<double> x(size_);
  Eigen::Map<Eigen::VectorXd>(x.data(), size) =
      factors.solve(Eigen::Map<const Eigen::VectorXd>(right.data(), size));
  return x;
}

}  // namespace langqiao::linear
