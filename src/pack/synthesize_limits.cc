// What bounds quotas: places, teachers and training hours a little above what students of the last school
// year use, and for each district with vocational schools a floor of its vocational places.
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <set>
#include <unordered_map>

#include "pack/synthesis.h"

namespace langqiao::pack {
namespace {

constexpr std::int64_t kTight = 10'200, kRoomy = 11'800;  // of what is used, in ten thousandths
constexpr int kFloorYears = 5;

class LimitMaker {
 public:
  explicit LimitMaker(Synthesis& synthesis) : synthesis_(synthesis) {
    for (const Program& program : synthesis.measured.programs) programs_.emplace(program.id.text(), &program);
    for (const Offering& offering : synthesis.measured.offerings)
      offerings_.emplace(offering.id.text(), &offering);
    for (const School& school : synthesis.measured.schools)
      if (school.region) districts_.emplace(school.id.text(), *school.region);
    for (const Region& region : synthesis.measured.regions)
      region_names_.emplace(region.id.text(), region.name);
    for (const ResourceUse& use : synthesis.measured.resource_uses)
      uses_[{use.resource, use.level, use.category}] = use.per_thousand;
    for (const Enrolment& row : synthesis.made.enrolments) last_ = std::max(last_, row.year.begins());
  }

  void make() {
    use();
    for (const auto& [what, used] : used_) add_resource(what.first, what.second, used);
    for (const auto& [district, quota] : vocational_)
      if (quota > 0) add_floor(district);
  }

 private:
  // What the students who entered in the last years, each of those still at school, use of each resource.
  void use() {
    for (const Enrolment& row : synthesis_.made.enrolments) {
      const auto found = offerings_.find(row.offering.text());
      if (found == offerings_.end()) continue;
      const Offering& offering = *found->second;
      const Program& program = *programs_.at(offering.program.text());
      const bool vocational = program.level == ProgramLevel::higher_vocational;
      if (vocational && row.year.begins() == last_)
        if (const auto at = districts_.find(offering.school.text()); at != districts_.end())
          vocational_[at->second.text()] += row.quota.count();
      if (row.year.begins() + offering.length_years <= last_) continue;
      for (const auto resource :
           {TeachingResource::places, TeachingResource::teachers, TeachingResource::laboratory_hours})
        used_[{offering.school.text(), resource}] += row.quota.count() * use_of(resource, program);
    }
  }

  std::int64_t use_of(TeachingResource resource, const Program& program) const {
    auto at = uses_.find({resource, program.level, program.edition.text() + ":" + program.category_code});
    if (at == uses_.end()) at = uses_.find({resource, program.level, std::string(kEverything)});
    return at == uses_.end() ? 0 : at->second;
  }

  void add_resource(const std::string& school, TeachingResource resource, std::int64_t thousandths) {
    if (thousandths == 0) return;
    Random random = synthesis_.random("school resource " + school, static_cast<std::uint64_t>(resource));
    const std::int64_t amount = thousandths / 1000 * random.between(kTight, kRoomy) / 10'000 + 1;
    constexpr std::array<std::string_view, 3> kIds{"places", "teachers", "laboratory"};
    synthesis_.made.school_resources.push_back(
        {.id = Id<SchoolResource>(fmt::format("syn-{}-{}", kIds[static_cast<std::size_t>(resource)], school)),
         .school = Id<School>(school),
         .campus = {},
         .resource = resource,
         .since = SchoolYear(last_),
         .amount = amount,
         .provenance = synthesis_.provenance()});
  }

  void add_floor(const std::string& district) {
    Random random = synthesis_.random("district floor " + district);
    const std::int64_t tenths = random.between(7, 9);
    synthesis_.made.quota_floors.push_back(
        {.id = Id<QuotaFloor>("syn-floor-" + district),
         .kind = FloorKind::district,
         .title = fmt::format("示例：{}高职招生不低于上年的{}0%", region_names_.at(district), tenths),
         .region = Id<Region>(district),
         .level = ProgramLevel::higher_vocational,
         .since = SchoolYear(last_ + 1),
         .until = SchoolYear(last_ + kFloorYears),
         .share = Share::basis_points(tenths * 1000),
         .provenance = synthesis_.provenance()});
  }

  Synthesis& synthesis_;
  std::unordered_map<std::string, const Program*> programs_;
  std::unordered_map<std::string, const Offering*> offerings_;
  std::unordered_map<std::string, Id<Region>> districts_;
  std::unordered_map<std::string, std::string> region_names_;
  std::map<std::tuple<TeachingResource, ProgramLevel, std::string>, std::int64_t> uses_;
  std::map<std::pair<std::string, TeachingResource>, std::int64_t> used_;  // in thousandths
  std::map<std::string, std::int64_t> vocational_;                         // quotas of the last year
  int last_ = 0;
};

}  // namespace

void make_quota_limits(Synthesis& synthesis) { LimitMaker(synthesis).make(); }

}  // namespace langqiao::pack
