// libFuzzer: a problem of quotas made of any bytes has its faults named, or is solved: the quotas keep to
// everything and lose no less than the bound; or no quotas do.
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>

#include "base/check.h"
#include "portfolio/quota_faults.h"
#include "portfolio/quota_solver.h"
#include "portfolio/quota_turnover.h"

namespace langqiao::portfolio {
namespace {

class Bytes {
 public:
  Bytes(const std::uint8_t* data, std::size_t size) : data_(data), size_(size) {}

  int byte() { return at_ < size_ ? data_[at_++] : 0; }
  int upto(int most) { return byte() % (most + 1); }
  double real() {  // seldom something odd
    const int odd = byte();
    if (odd == 255) return std::numeric_limits<double>::quiet_NaN();
    if (odd == 254) return std::numeric_limits<double>::infinity();
    return (odd == 253 ? -1.0 : 1.0) * byte() / 8.0;
  }
  std::uint32_t position(std::uint32_t of) { return byte() == 255 ? of : of == 0 ? 0 : upto(200) % of; }

 private:
  const std::uint8_t* data_;
  std::size_t size_, at_ = 0;
};

QuotaProblem problem_of(Bytes bytes) {
  QuotaProblem problem{.years = 1 + static_cast<std::uint32_t>(bytes.upto(2)),
                       .surplus_weight = bytes.real()};
  problem.harvests = problem.years;
  problem.sources = problem.sinks = 2;
  const int offerings = 1 + bytes.upto(4);
  for (int k = 0; k < offerings; ++k)
    problem.offerings.push_back({.id = std::to_string(k),
                                 .last = bytes.upto(40) - (bytes.byte() == 255),
                                 .step_up = bytes.upto(20),
                                 .step_down = bytes.upto(20),
                                 .change_cost = bytes.real() / 16,
                                 .opening_cost = bytes.real(),
                                 .closing_cost = bytes.real(),
                                 .first_most = bytes.byte() % 2 == 0 ? kNoStep : bytes.upto(30),
                                 .closing_most = bytes.byte() % 2 == 0 ? kNoStep : bytes.upto(30)});
  for (std::uint32_t i = 0; i < problem.decisions(); ++i) {
    const int least = 1 + bytes.upto(20);
    problem.ranges.push_back({least, least - 1 + bytes.upto(40), bytes.byte() % 2 == 0});
    problem.harvest.push_back({i, bytes.position(2), i % problem.years, bytes.real() / 32});
  }
  for (int limits = bytes.upto(3); limits > 0; --limits) {
    QuotaLimit limit{.equation = "limit"};
    for (std::uint32_t i = 0; i < problem.decisions(); ++i)
      if (bytes.byte() % 2 == 0) limit.terms.push_back({bytes.position(problem.decisions()), bytes.real()});
    if (bytes.byte() % 2 == 0) limit.low = bytes.real() * 4;
    if (bytes.byte() % 2 == 0) limit.high = bytes.real() * 16;
    problem.limits.push_back(std::move(limit));
  }
  if (bytes.byte() % 2 == 0) problem.openings_at_most.assign(problem.years, bytes.upto(3));
  if (bytes.byte() % 2 == 0) problem.closings_at_most.assign(problem.years, bytes.upto(3));
  for (int arcs = bytes.upto(4); arcs > 0; --arcs)
    problem.crosswalk.push_back({bytes.position(2), bytes.position(2), bytes.real() / 32});
  const int futures = 1 + bytes.upto(2);
  problem.chance.assign(static_cast<std::size_t>(futures), 1.0 / futures);
  problem.graduates.assign(std::size_t{problem.harvests} * problem.sources, bytes.real());
  for (std::size_t i = 0; i < std::size_t{problem.futures()} * problem.harvests * problem.sinks; ++i)
    problem.openings.push_back(bytes.real() * 4);
  problem.unmet_weight = {bytes.real() / 8, bytes.real() / 8};
  problem.discount = bytes.byte() == 255 ? 2 : 0.97;
  problem.tail_weight = bytes.byte() % 4 == 0 ? bytes.real() : 0;
  return problem;
}

}  // namespace
}  // namespace langqiao::portfolio

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace langqiao::portfolio;
  const QuotaProblem problem = problem_of({data, size});
  if (!faults_of(problem).empty()) return 0;
  QuotaSolver solver(problem, 1);
  const auto found = solver.solve({.most_steps = 8, .tell = {}});
  if (!found) return 0;
  CHECK(turnover_of(problem, found->quotas).keeps_to(problem));
  CHECK(std::isfinite(found->loss));
  CHECK(found->bound <= found->loss + 1e-6 * (1 + std::abs(found->loss)));
  for (const QuotaLimit& limit : problem.limits) {
    double used = 0, scale = 1;
    for (const QuotaLimit::Term& term : limit.terms) {
      used += term.weight * found->quotas[term.decision];
      scale += std::abs(term.weight) * found->quotas[term.decision];
    }
    CHECK(used <= limit.high + 1e-6 * scale && used >= limit.low - 1e-6 * scale);
  }
  return 0;
}
