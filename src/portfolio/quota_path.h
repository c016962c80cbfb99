// The best quotas of one offering over the years, when every other offering is left aside: the small problem
// that the solver's master step falls into once the limits over several offerings have prices.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "portfolio/quota_problem.h"

namespace langqiao::portfolio {

// What being at q costs in one year: slope · q + bend / 2 · (q − centre)².
struct YearCost {
  double slope = 0;
  double bend = 0;  // not below zero
  double centre = 0;
  double opening = 0, closing = 0;  // in this year, beside those of the offering

  double at(double q) const { return slope * q + bend / 2 * (q - centre) * (q - centre); }
};

// Whether an offering is open, by year.
using OpenYears = std::vector<bool>;

// Quotas as real numbers, for an offering that is open in the given years. Exact: derivatives of cost-to-come
// are polylines; a step between years splits them where they pass −κ and κ (κ the cost of change).
// Precondition: every bend above zero.
class RealPaths {
 public:
  // The best path, one number a year into `path`; false when bands and ranges leave none.
  bool best(const QuotaOffering& offering, std::span<const QuotaRange> ranges, const OpenYears& open,
            std::span<const YearCost> costs, std::span<double> path);

 private:
  struct Point {
    double q = 0;
    double slope = 0;
  };
  struct Keep {  // where cost-to-come passes −κ and κ, for the way back
    double low = 0, high = 0;
  };

  bool step(double down, double up, double change_cost);
  bool clip(double least, double most);
  void add(const YearCost& cost);
  double crossing(double slope) const;

  std::vector<Point> points_, next_;
  std::vector<Keep> kept_;
};

// Whole quotas, closed years and openings included: a table over every whole number that can be reached.
class WholePaths {
 public:
  struct Answer {
    double cost = 0;  // opening, closing and change included
    bool found = false;
  };
  // The cheapest path; of several, the one with the smallest quotas from the last year backwards.
  Answer best(const QuotaOffering& offering, std::span<const QuotaRange> ranges,
              std::span<const YearCost> costs, std::span<int> path);

 private:
  struct Layer {
    int least = 0;                   // the quota of the first open state
    std::vector<double> cost;        // by open state
    std::vector<std::int32_t> from;  // quota of the year before
    double closed_cost = 0;
    std::int32_t closed_from = 0;
  };

  void advance(const QuotaOffering& offering, const Layer& before, const QuotaRange& range,
               const YearCost& cost, Layer& layer);
  void slide(const QuotaOffering& offering, const Layer& before, Layer& layer);

  std::vector<Layer> layers_;
  struct Waiting {  // a state of the year before that may still win
    double price;
    int quota;
  };
  std::vector<Waiting> window_;
};

// What a path costs, change, opening and closing included. Infinite when it breaks a range or a step.
double cost_of(const QuotaOffering& offering, std::span<const QuotaRange> ranges,
               std::span<const YearCost> costs, std::span<const int> path);

}  // namespace langqiao::portfolio
