// Promotion between levels (中高贯通, 中本贯通, 高本贯通, 普通升学, 研究生): which offerings the graduates of
// a program study on at, and in what proportion. Routes are opened once against the offerings that run.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"
#include "city/city.h"
#include "city/supply.h"

namespace langqiao::outlook {

// One offering that a route leads to, and the part of its people who go there.
struct PromotionTarget {
  std::uint32_t offering = 0;  // position in the table of offerings
  double part = 0;             // the parts of a route sum to one
};

class Promotion {
 public:
  // A route with the programs and offerings that it joins.
  struct Route {
    std::uint32_t row = 0;  // position in the table of routes
    double share = 0;       // of the graduates of a program that it begins at
    int years_more = 0;
    std::vector<PromotionTarget> targets;  // none: study outside of the offerings
  };

  // `entrants`: of each offering of the city, the latest ones; a route without its own scope leads to
  // offerings above zero only. Problems: a share outside of 0 to 1; shares of a program's routes that sum to
  // more than one; a target that no offering runs for; a program that promotion
  // leads back to.
  static Result<Promotion, std::vector<Problem>> of(const City& city, std::span<const double> entrants);

  // By position; the routes that graduates of a program may take.
  std::span<const std::uint32_t> routes_of(std::uint32_t program) const { return by_program_[program]; }
  const Route& route(std::uint32_t at) const { return routes_[at]; }
  std::size_t size() const { return routes_.size(); }

 private:
  std::vector<Route> routes_;
  std::vector<std::vector<std::uint32_t>> by_program_;
};

}  // namespace langqiao::outlook
