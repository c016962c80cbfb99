// Enrolments: entrants of each level spread over the offerings that stand in the register that year (over all
// years where there is no register), quotas above them, graduates after the length of the program.
#include <algorithm>
#include <map>
#include <unordered_map>

#include "pack/synthesis.h"

namespace langqiao::pack {
namespace {

class EnrolmentMaker {
 public:
  explicit EnrolmentMaker(Synthesis& synthesis) : synthesis_(synthesis), recipe_(synthesis.recipe) {
    for (const Program& program : synthesis.measured.programs)
      levels_.emplace(program.id.text(), program.level);
    for (const ProgramPoint& point : synthesis.measured.points)
      years_[point.offering.text()].push_back(point.year.begins());
    for (auto& [offering, years] : years_) std::ranges::sort(years);
  }

  void make() {
    std::map<ProgramLevel, std::vector<Course>> by_level;
    for (std::size_t i = 0; i < synthesis_.measured.offerings.size(); ++i) {
      const Offering& offering = synthesis_.measured.offerings[i];
      by_level[levels_.at(offering.program.text())].push_back({&offering, size_of(i), {}});
    }
    for (const LevelEntrants& level : recipe_.entrants) {
      auto& courses = by_level[level.level];
      for (int year = recipe_.entrants_from; year <= recipe_.entrants_until; ++year)
        enter(courses, level, year);
      for (const Course& course : courses) add(course);
    }
  }

 private:
  // One offering over the years.
  struct Course {
    const Offering* offering;
    double size;                           // beside the others of its level
    std::map<int, std::int64_t> entrants;  // by year
  };

  // Between a small class and several parallel ones, small ones more often.
  double size_of(std::size_t offering) const {
    Random random = synthesis_.random("offering size", offering);
    const auto least = std::min(random.between(25, 160), random.between(25, 160));
    return static_cast<double>(least);
  }

  bool enrols(const Offering& offering, int year) const {
    const auto at = years_.find(offering.id.text());
    return at == years_.end() || std::ranges::binary_search(at->second, year);
  }

  std::int64_t total(const LevelEntrants& level, int year) const {
    const int years = std::max(1, recipe_.entrants_until - recipe_.entrants_from);
    return (level.first +
            Persons((level.last - level.first).count() * (year - recipe_.entrants_from) / years))
        .count();
  }

  void enter(std::vector<Course>& courses, const LevelEntrants& level, int year) const {
    std::vector<Course*> open;
    std::vector<double> weights;
    Random random = synthesis_.random(
        "entrants", static_cast<std::uint64_t>(year) * 8 + static_cast<std::uint64_t>(level.level));
    for (Course& course : courses) {
      if (!enrols(*course.offering, year)) continue;
      open.push_back(&course);
      weights.push_back(course.size * static_cast<double>(random.between(850, 1150)));
    }
    if (open.empty()) return;
    const auto entrants = apportioned(weights, total(level, year));
    for (std::size_t i = 0; i < open.size(); ++i) open[i]->entrants[year] = entrants[i];
  }

  // A row for every year with entrants or graduates. Those who entered before the first year are taken to
  // have been as many as in the first one.
  void add(const Course& course) {
    if (course.entrants.empty()) return;
    Random random = synthesis_.random("graduates " + course.offering->id.text());
    const int length = course.offering->length_years;
    const bool old = course.entrants.begin()->first == recipe_.entrants_from;
    for (int year = recipe_.entrants_from; year <= recipe_.entrants_until; ++year) {
      const auto entered = course.entrants.find(year);
      const std::int64_t entrants = entered == course.entrants.end() ? 0 : entered->second;
      const std::int64_t quota = entrants * random.between(10'000, 11'500) / 10'000;
      const auto began = course.entrants.find(year - length);
      const bool before_first = old && year - length < recipe_.entrants_from;
      const std::int64_t cohort = began != course.entrants.end() ? began->second
                                  : before_first                 ? course.entrants.begin()->second
                                                                 : 0;
      const std::int64_t graduates = cohort * random.between(9'200, 9'900) / 10'000;
      if (quota == 0 && graduates == 0) continue;
      synthesis_.made.enrolments.push_back({course.offering->id, SchoolYear(year), Persons(quota),
                                            Persons(entrants), Persons(graduates), synthesis_.provenance()});
    }
  }

  Synthesis& synthesis_;
  const Recipe& recipe_;
  std::unordered_map<std::string, ProgramLevel> levels_;
  std::unordered_map<std::string, std::vector<int>> years_;  // in which an offering stands in the register
};

}  // namespace

void make_enrolments(Synthesis& synthesis) { EnrolmentMaker(synthesis).make(); }

}  // namespace langqiao::pack
