// The highest point of the dual of a step (quota_step.h): the prices of limits and the weights of planes at
// which the quotas that like them best keep to the limits and lie on the planes.
//
// First by accelerated proximal ascent (Beck and Teboulle, 2009) with a step of its own for every limit; then
// by Newton steps on the prices and weights that matter, where quotas that move together and those at the
// ends of their ranges are seen from the best paths (semismooth Newton method; Qi and Sun, 1993).
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "portfolio/quota_bundle.h"
#include "portfolio/quota_path.h"
#include "portfolio/quota_uses.h"

namespace langqiao::portfolio {

// A model of the loss around a centre, by decision.
struct LossModel {
  std::vector<double> slope, bend, centre;
  QuotaBundle* bundle = nullptr;  // where there is one, slope is what its best weights say
};

using Quotas = std::vector<int>;  // by decision

class QuotaAscent {
 public:
  // All of it outlives this. `open` says which offerings are open in which years.
  QuotaAscent(const QuotaProblem& problem, const QuotaUses& uses, unsigned threads, LossModel& model,
              const Quotas& open);

  // From these prices and the weights of the bundle; puts the best there, and the slope into the model.
  void run(std::vector<double>& prices);

 private:
  using Point = std::vector<double>;  // prices, then weights

  // What the best quotas at a point say of it.
  struct Sight {
    Point point;
    std::vector<double> slope;   // of the mean of planes
    std::vector<double> quotas;  // by decision
    std::vector<double> used;    // by limit
    std::vector<double> values;  // of planes
    double height = 0;           // of the dual
  };
  struct Rows;  // what a Newton step moves

  Sight sight_at(Point point);
  void set_quotas(Sight& sight) const;
  double height_of(const Sight& sight) const;
  void set_lengths();
  double length(std::size_t i) const {
    return i < limits_ ? lengths_[i] : lengths_[limits_ + (i - limits_) / cuts_];
  }
  double price_side(std::size_t limit, double price) const;
  Point improved(const Sight& sight, bool& good) const;
  bool improve_weights(const Sight& sight, Point& now) const;
  bool accelerate(Sight& sight);
  bool newton(Sight& sight);
  std::optional<Sight> newton_step(const Sight& sight);
  Rows rows_of(const Sight& sight) const;
  void add_group(Rows& rows, std::span<const std::uint32_t> decisions) const;
  void add_offering(Rows& rows, const Sight& sight, std::size_t offering) const;
  Point moved(const Sight& sight, const Rows& rows, std::span<const double> by) const;
  double promised(const Sight& from, const Sight& to) const;

  const QuotaProblem& problem_;
  const QuotaUses& uses_;
  unsigned threads_;
  LossModel& model_;
  const Quotas& open_;
  QuotaBundle* bundle_;  // null: a single plane, model.slope
  std::size_t limits_, cuts_ = 1;
  std::vector<double> lengths_;  // by limit, then block
  double highest_ = 0;           // price: limits that contradict one another would go on for ever
  int sights_ = 0;
  double firmness_;  // what Newton steps add to curvatures, as a part of the most they can be
};

}  // namespace langqiao::portfolio
