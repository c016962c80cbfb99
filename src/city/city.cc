#include "city/city.h"

#include <tuple>

#include "base/check.h"

namespace langqiao {
namespace {

// Position of each record by its id. Borrows the ids' text from the records.
template <class R>
class Index {
 public:
  explicit Index(const std::vector<R>& rows) {
    positions_.reserve(rows.size());
    for (std::uint32_t row = 0; row < rows.size(); ++row) positions_.emplace(rows[row].id.text(), row);
  }

  std::uint32_t position(const Id<R>& id) const {
    const auto at = positions_.find(id.text());
    return at == positions_.end() ? Grouping::kNone : at->second;
  }

 private:
  std::unordered_map<std::string_view, std::uint32_t> positions_;
};

// Rows grouped by the record that `owner(row)` names; rows whose owner is unknown (empty optional) belong to
// none.
template <class Owner, class R, class Of>
Grouping group_rows(const std::vector<R>& rows, const Index<Owner>& index, std::size_t groups, Of owner) {
  std::vector<std::uint32_t> group_of;
  group_of.reserve(rows.size());
  for (const R& row : rows) {
    const std::optional<Id<Owner>> id = owner(row);
    group_of.push_back(id ? index.position(*id) : Grouping::kNone);
  }
  return Grouping(group_of, groups);
}

}  // namespace

struct City::Parts {
  explicit Parts(CityTables given) : tables(std::move(given)) {
    scan_points();
    scan_employment();
  }

  void scan_points() {
    for (const ProgramPoint& point : tables.points) {
      const std::uint32_t at = offerings.position(point.offering);
      const Offering& offering = tables.offerings[at];
      points.offering.push_back(at);
      points.program.push_back(programs.position(offering.program));
      points.school.push_back(schools.position(offering.school));
      points.year.push_back(static_cast<std::int16_t>(point.year.begins()));
      points.filed.push_back(point.filed);
    }
  }

  void scan_employment() {
    for (const Employment& row : tables.employment) {
      employment.industry.push_back(industries.position(row.industry));
      employment.region.push_back(regions.position(row.region));
      employment.year.push_back(static_cast<std::int16_t>(row.year.begins()));
      employment.persons.push_back(row.employed.count());
    }
  }

  CityTables tables;

  Index<Source> sources{tables.sources};
  Index<Edition> editions{tables.editions};
  Index<Industry> industries{tables.industries};
  Index<Occupation> occupations{tables.occupations};
  Index<Program> programs{tables.programs};
  Index<Skill> skills{tables.skills};
  Index<Region> regions{tables.regions};
  Index<Department> departments{tables.departments};
  Index<School> schools{tables.schools};
  Index<Campus> campuses{tables.campuses};
  Index<Organisation> organisations{tables.organisations};
  Index<Offering> offerings{tables.offerings};
  Index<Plan> plans{tables.plans};

  Grouping offerings_by_program = group_rows(tables.offerings, programs, tables.programs.size(),
                                             [](const Offering& o) { return o.program; });
  Grouping offerings_by_school = group_rows(tables.offerings, schools, tables.schools.size(),
                                            [](const Offering& o) { return o.school; });
  Grouping points_by_offering = group_rows(tables.points, offerings, tables.offerings.size(),
                                           [](const ProgramPoint& p) { return p.offering; });
  Grouping campuses_by_school =
      group_rows(tables.campuses, schools, tables.schools.size(), [](const Campus& c) { return c.school; });
  Grouping occupations_by_program = group_rows(tables.program_occupations, programs, tables.programs.size(),
                                               [](const ProgramOccupation& link) { return link.program; });
  Grouping courses_by_program =
      group_rows(tables.courses, programs, tables.programs.size(), [](const Course& c) { return c.program; });
  Grouping schools_by_region =
      group_rows(tables.schools, regions, tables.regions.size(), [](const School& s) { return s.region; });
  Grouping organisations_by_region = group_rows(tables.organisations, regions, tables.regions.size(),
                                                [](const Organisation& o) { return o.region; });

  PointColumns points;
  EmploymentColumns employment;
};

Result<City, std::vector<RowFault>> City::build(CityTables tables) {
  auto faults = faults_of(tables);
  if (!faults.empty()) return Failure<std::vector<RowFault>>(std::move(faults));
  return City(std::make_unique<const Parts>(std::move(tables)));
}

City::City(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
City::City(City&&) noexcept = default;
City& City::operator=(City&&) noexcept = default;
City::~City() = default;

const CityTables& City::tables() const { return parts_->tables; }
const PointColumns& City::points() const { return parts_->points; }
const EmploymentColumns& City::employment() const { return parts_->employment; }

namespace {

template <class R>
const R* record_at(const std::vector<R>& rows, std::uint32_t position) {
  return position == Grouping::kNone ? nullptr : &rows[position];
}

}  // namespace

const Source* City::find(const Id<Source>& id) const {
  return record_at(tables().sources, parts_->sources.position(id));
}
const Edition* City::find(const Id<Edition>& id) const {
  return record_at(tables().editions, parts_->editions.position(id));
}
const Industry* City::find(const Id<Industry>& id) const {
  return record_at(tables().industries, parts_->industries.position(id));
}
const Occupation* City::find(const Id<Occupation>& id) const {
  return record_at(tables().occupations, parts_->occupations.position(id));
}
const Program* City::find(const Id<Program>& id) const {
  return record_at(tables().programs, parts_->programs.position(id));
}
const Skill* City::find(const Id<Skill>& id) const {
  return record_at(tables().skills, parts_->skills.position(id));
}
const Region* City::find(const Id<Region>& id) const {
  return record_at(tables().regions, parts_->regions.position(id));
}
const Department* City::find(const Id<Department>& id) const {
  return record_at(tables().departments, parts_->departments.position(id));
}
const School* City::find(const Id<School>& id) const {
  return record_at(tables().schools, parts_->schools.position(id));
}
const Campus* City::find(const Id<Campus>& id) const {
  return record_at(tables().campuses, parts_->campuses.position(id));
}
const Organisation* City::find(const Id<Organisation>& id) const {
  return record_at(tables().organisations, parts_->organisations.position(id));
}
const Offering* City::find(const Id<Offering>& id) const {
  return record_at(tables().offerings, parts_->offerings.position(id));
}
const Plan* City::find(const Id<Plan>& id) const {
  return record_at(tables().plans, parts_->plans.position(id));
}

std::span<const std::uint32_t> City::offerings_of(const Program& program) const {
  return parts_->offerings_by_program[position(program)];
}
std::span<const std::uint32_t> City::offerings_of(const School& school) const {
  return parts_->offerings_by_school[position(school)];
}
std::span<const std::uint32_t> City::points_of(const Offering& offering) const {
  return parts_->points_by_offering[position(offering)];
}
std::span<const std::uint32_t> City::campuses_of(const School& school) const {
  return parts_->campuses_by_school[position(school)];
}
std::span<const std::uint32_t> City::occupations_of(const Program& program) const {
  return parts_->occupations_by_program[position(program)];
}
std::span<const std::uint32_t> City::courses_of(const Program& program) const {
  return parts_->courses_by_program[position(program)];
}
std::span<const std::uint32_t> City::schools_in(const Region& region) const {
  return parts_->schools_by_region[position(region)];
}
std::span<const std::uint32_t> City::organisations_in(const Region& region) const {
  return parts_->organisations_by_region[position(region)];
}

}  // namespace langqiao
