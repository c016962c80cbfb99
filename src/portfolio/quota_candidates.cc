#include "portfolio/quota_candidates.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <tuple>

namespace langqiao::portfolio {
namespace {

class Candidates {
 public:
  Candidates(const City& city, int year) : city_(city) {
    std::set<std::uint32_t> running;
    for (const Enrolment& row : city.tables().enrolments)
      if (row.year.begins() == year && row.quota > Persons(0))
        running.insert(city.position(*city.find(row.offering)));
    for (const std::uint32_t at : running) {
      const Offering& offering = city.tables().offerings[at];
      const Program& program = *city.find(offering.program);
      offered_.insert({offering.school.text(), program.id.text()});
      if (program.class_code.empty()) continue;
      Mates& mates = mates_[class_of(program)][offering.school.text()];
      ++mates.offerings;
      if (!mates.first) mates.first = &offering;
    }
  }

  // The offering of the program at each school that teaches its class, schools that teach most of it first.
  std::vector<Offering> of(const Program& program) const {
    const auto schools = mates_.find(class_of(program));
    if (program.class_code.empty() || schools == mates_.end()) return {};
    std::vector<std::pair<int, const Offering*>> found;
    for (const auto& [school, mates] : schools->second)
      if (!offered_.contains({school, program.id.text()})) found.push_back({-mates.offerings, mates.first});
    std::ranges::stable_sort(found, {}, &std::pair<int, const Offering*>::first);
    if (found.size() > kSchoolsACandidate) found.resize(kSchoolsACandidate);
    std::vector<Offering> offerings;
    for (const auto& [count, mate] : found) offerings.push_back(offering_of(program, *mate));
    return offerings;
  }

 private:
  struct Mates {
    int offerings = 0;
    const Offering* first = nullptr;
  };

  static std::tuple<std::string, ProgramLevel, std::string> class_of(const Program& program) {
    return {program.edition.text(), program.level, program.class_code};
  }

  Offering offering_of(const Program& program, const Offering& mate) const {
    for (const std::uint32_t at : city_.offerings_of(program))
      if (city_.tables().offerings[at].school == mate.school) return city_.tables().offerings[at];
    Offering offering{
        .id = Id<Offering>(fmt::format("{}-{}-{}-{}", mate.school.text(), program.edition.text(),
                                       program.code, mate.length_years)),
        .program = program.id,
        .school = mate.school,
        .campus = mate.campus,
        .length_years = mate.length_years,
        .provenance = mate.provenance};
    offering.provenance.quality = Quality::estimated;
    return offering;
  }

  const City& city_;
  std::set<std::pair<std::string, std::string>> offered_;  // school, program
  std::map<std::tuple<std::string, ProgramLevel, std::string>, std::map<std::string, Mates>> mates_;
};

}  // namespace

std::vector<std::uint32_t> programs_in_force(const City& city, Date on) {
  std::vector<std::uint32_t> positions;
  const auto& programs = city.tables().programs;
  for (std::uint32_t at = 0; at < programs.size(); ++at) {
    const Edition& edition = *city.find(programs[at].edition);
    const bool in_force = (!edition.valid_from || *edition.valid_from <= on) &&
                          (!edition.valid_until || on <= *edition.valid_until);
    if (in_force && !programs[at].state_controlled) positions.push_back(at);
  }
  return positions;
}

std::vector<Offering> quota_candidates(const City& city, int year, const GapFan& gap,
                                       std::span<const Preparation> preparations, std::size_t most) {
  std::map<std::uint32_t, double> unmet;  // by position of the occupation, a year
  for (std::size_t row = 0; row < gap.occupations.size(); ++row)
    for (int t = 0; t < gap.years; ++t)
      unmet[gap.occupations[row]] += gap.unmet[gap.cell(row, gap.first_year + t)].mean / gap.years;
  std::map<std::uint32_t, double> meets;  // by position of the program
  for (const Preparation& link : preparations)
    if (const auto at = unmet.find(link.occupation); at != unmet.end())
      meets[link.program] += link.weight * at->second;
  std::vector<std::pair<std::uint32_t, double>> ranked(meets.begin(), meets.end());
  std::ranges::stable_sort(ranked, std::greater{}, &std::pair<std::uint32_t, double>::second);
  const Candidates candidates(city, year);
  std::vector<Offering> found;
  for (const auto& [program, persons] : ranked) {
    if (persons <= 0) break;
    for (Offering& offering : candidates.of(city.tables().programs[program])) {
      if (found.size() == most) return found;
      found.push_back(std::move(offering));
    }
  }
  return found;
}

}  // namespace langqiao::portfolio
