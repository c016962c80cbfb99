// What the parts of the generator share (pack/synthesize.h). Each part adds its tables to `made` and reads
// those that earlier parts added.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/random.h"
#include "city/tables.h"
#include "pack/synthesize.h"

namespace langqiao::pack {

inline constexpr std::string_view kSyntheticSource = "synthetic";

struct Synthesis {
  const CityTables& measured;
  const Recipe& recipe;
  const SynthesisOptions& options;
  CityTables made = {};

  Random random(std::string_view purpose, std::uint64_t number = 0) const {
    return Random(options.seed).split(purpose, number);
  }
  Provenance provenance() const { return {Id<Source>(kSyntheticSource), options.as_of, Quality::synthetic}; }
};

// Employment by division, district and year; staffing patterns by division.
void make_employment(Synthesis& synthesis);
void make_staffing(Synthesis& synthesis);
// Quotas, entrants and graduates by offering and year.
void make_enrolments(Synthesis& synthesis);
// What schools have to teach with, and floors of districts. Needs enrolments.
void make_quota_limits(Synthesis& synthesis);
// Enterprises, projects, platforms, agreements. Needs staffing.
void make_enterprises(Synthesis& synthesis);
void make_projects(Synthesis& synthesis);
void make_platforms(Synthesis& synthesis);
void make_agreements(Synthesis& synthesis);

// Whole numbers in proportion to `weights` that sum to `total` exactly (largest remainders; of equal ones the
// first). Precondition: weights are not negative and not all zero.
std::vector<std::int64_t> apportioned(std::span<const double> weights, std::int64_t total);

// Pairs of neighbouring Han characters in `name`: the measure by which names of industries, occupations and
// programs are held against one another.
using NamePairs = std::unordered_set<std::uint64_t>;
NamePairs pairs_of(std::string_view name);

// Programs that lead to an occupation or to its group, by the official links, and the reverse.
class Crosswalk {
 public:
  explicit Crosswalk(const CityTables& measured);

  // Programs of the occupation (level 3 or 4) or of the group it belongs to.
  std::span<const Program* const> programs_of(const Id<Occupation>& occupation) const;

 private:
  std::unordered_map<std::string, std::vector<const Program*>> programs_by_group_;
};

// Offerings that take people in the last school year of `enrolments`.
std::vector<const Offering*> running_offerings(const CityTables& measured,
                                               std::span<const Enrolment> enrolments);

// The group (level 3) of an occupation id: "2-02-07" of "2-02-07-13".
std::string_view group_of(const Id<Occupation>& occupation);

}  // namespace langqiao::pack
