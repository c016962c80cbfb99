#include "city/supply.h"

#include "base/check.h"

namespace langqiao {

std::vector<double> SupplyMap::graduates(const Quotas& quotas) const {
  CHECK(quotas.first_year == first_year && quotas.years == years && quotas.offerings == offerings);
  std::vector<double> out = base;
  for (std::size_t row = 0; row + 1 < begin.size(); ++row) {
    for (std::uint32_t at = begin[row]; at < begin[row + 1]; ++at) {
      const SupplyTerm& term = terms[at];
      out[std::size_t{term.program} * static_cast<std::size_t>(years) + term.year] +=
          term.coefficient * quotas.persons[row];
    }
  }
  return out;
}

}  // namespace langqiao
