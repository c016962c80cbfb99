#include "pack/synthesis.h"

#include <algorithm>
#include <numeric>

#include "base/check.h"
#include "base/text.h"

namespace langqiao::pack {

std::vector<std::int64_t> apportioned(std::span<const double> weights, std::int64_t total) {
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  CHECK(sum > 0);
  std::vector<std::int64_t> parts(weights.size());
  std::vector<double> remainders(weights.size());
  std::int64_t left = total;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const double exact = weights[i] / sum * static_cast<double>(total);
    parts[i] = static_cast<std::int64_t>(exact);
    remainders[i] = exact - static_cast<double>(parts[i]);
    left -= parts[i];
  }
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::size_t i) { return remainders[i]; });
  for (std::size_t i = 0; left > 0; i = (i + 1) % order.size(), --left) ++parts[order[i]];
  for (std::size_t i = order.size() - 1; left < 0; i = i == 0 ? order.size() - 1 : i - 1) {
    const bool some = parts[order[i]] > 0;
    parts[order[i]] -= some;
    left += some;
  }
  return parts;
}

NamePairs pairs_of(std::string_view name) {
  NamePairs pairs;
  char32_t before = 0;
  for (const char32_t letter : to_utf32(name)) {
    if (is_han(before) && is_han(letter)) pairs.insert(std::uint64_t{before} << 32 | letter);
    before = letter;
  }
  return pairs;
}

std::string_view group_of(const Id<Occupation>& occupation) {
  constexpr std::string_view kForm = "2-02-07";
  return std::string_view(occupation.text()).substr(0, kForm.size());
}

std::vector<const Offering*> running_offerings(const CityTables& measured,
                                               std::span<const Enrolment> enrolments) {
  SchoolYear newest;
  for (const Enrolment& enrolment : enrolments) newest = std::max(newest, enrolment.year);
  std::unordered_set<std::string_view> running;
  for (const Enrolment& enrolment : enrolments)
    if (enrolment.year == newest && enrolment.entrants > Persons(0))
      running.insert(enrolment.offering.text());
  std::vector<const Offering*> offerings;
  for (const Offering& offering : measured.offerings)
    if (running.contains(offering.id.text())) offerings.push_back(&offering);
  return offerings;
}

Crosswalk::Crosswalk(const CityTables& measured) {
  std::unordered_map<std::string_view, const Program*> programs;
  for (const Program& program : measured.programs) programs.emplace(program.id.text(), &program);
  for (const ProgramOccupation& link : measured.program_occupations)
    programs_by_group_[std::string(group_of(link.occupation))].push_back(programs.at(link.program.text()));
}

std::span<const Program* const> Crosswalk::programs_of(const Id<Occupation>& occupation) const {
  const auto at = programs_by_group_.find(std::string(group_of(occupation)));
  return at == programs_by_group_.end() ? std::span<const Program* const>() : at->second;
}

}  // namespace langqiao::pack
