#include "matching/parts.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "matching/relations.h"

namespace langqiao::matching {

// The table of docs/reference/matching.md.
const WeightTable kDefaultWeights = {{
    //  skills field text  place time  level capacity record
    {0.36, 0.14, 0.14, 0.12, 0.04, 0.10, 0.04, 0.06},  // job
    {0.28, 0.18, 0.12, 0.14, 0.10, 0.06, 0.06, 0.06},  // internship
    {0.30, 0.18, 0.12, 0.12, 0.08, 0.06, 0.06, 0.08},  // apprenticeship
    {0.24, 0.26, 0.14, 0.06, 0.08, 0.08, 0.08, 0.06},  // order_class
    {0.38, 0.14, 0.28, 0.02, 0.06, 0.02, 0.00, 0.10},  // technical_problem
    {0.34, 0.12, 0.18, 0.10, 0.10, 0.02, 0.08, 0.06},  // training
    {0.32, 0.20, 0.14, 0.08, 0.12, 0.08, 0.02, 0.04},  // teacher_exchange
    {0.20, 0.26, 0.18, 0.12, 0.06, 0.02, 0.08, 0.08},  // joint_base
    {0.30, 0.12, 0.24, 0.14, 0.12, 0.00, 0.04, 0.04},  // equipment
    {0.34, 0.22, 0.22, 0.02, 0.08, 0.06, 0.00, 0.06},  // course
    {0.34, 0.16, 0.32, 0.02, 0.04, 0.02, 0.00, 0.10},  // result_transfer
}};

namespace {

constexpr double kHalvingMinutes = 45;

std::vector<double> make_places() {
  std::vector<double> places(std::size_t{Geography::kUnknown} + 1);
  for (std::size_t minutes = 0; minutes < places.size(); ++minutes)
    places[minutes] = std::exp2(-static_cast<double>(minutes) / kHalvingMinutes);
  places[Geography::kUnknown] = kUnsaid;
  return places;
}

}  // namespace

double place_part(std::uint16_t minutes) {
  static const std::vector<double> places = make_places();
  return places[minutes];
}

double time_part(std::int32_t from, std::int32_t until, std::int32_t other_from, std::int32_t other_until) {
  const std::int32_t shared = std::min(until, other_until) - std::max(from, other_from);
  const std::int32_t shorter = std::min(until - from, other_until - other_from);
  return shared <= 0 ? 0 : static_cast<double>(shared) / shorter;
}

double level_part(Education asked, Education offered) {
  if (asked == Education::unsaid) return 1;
  if (offered == Education::unsaid) return kUnsaid;
  const int below = static_cast<int>(asked) - static_cast<int>(offered);
  return below <= 0 ? 1 : std::max(0.0, 1 - below / 3.0);
}

double capacity_part(std::uint16_t wanted, std::uint16_t left) {
  return left >= wanted ? 1 : static_cast<double>(left) / wanted;
}

double record_part(std::uint8_t record) { return record == kNoRecord ? kUnsaid : record / 100.0; }

}  // namespace langqiao::matching
