// City: the immutable snapshot that engines read. Made once from tables that have no faults; every id in it
// leads somewhere. Records by id, groupings for walks, and columns where engines scan. Adverts and listings
// are observations at volume and usually stay in the store; a snapshot holds those it was given.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "city/grouping.h"
#include "city/tables.h"

namespace langqiao {

// Program points as columns: row i of each belongs to the same point.
struct PointColumns {
  std::vector<std::uint32_t> offering;  // positions in tables().offerings
  std::vector<std::uint32_t> program;   // … programs
  std::vector<std::uint32_t> school;    // … schools
  std::vector<std::int16_t> year;
  std::vector<std::int32_t> filed;

  std::size_t size() const { return year.size(); }
};

// Employment as columns.
struct EmploymentColumns {
  std::vector<std::uint32_t> industry;
  std::vector<std::uint32_t> region;
  std::vector<std::int16_t> year;
  std::vector<std::int64_t> persons;

  std::size_t size() const { return year.size(); }
};

class City {
 public:
  // The snapshot, or every fault that stands in the way (see faults_of).
  static Result<City, std::vector<RowFault>> build(CityTables tables);

  City(City&&) noexcept;
  City& operator=(City&&) noexcept;
  ~City();

  const CityTables& tables() const;

  // The record with this id, or null. The pointer lives as long as the snapshot.
  const Source* find(const Id<Source>& id) const;
  const Edition* find(const Id<Edition>& id) const;
  const Industry* find(const Id<Industry>& id) const;
  const Occupation* find(const Id<Occupation>& id) const;
  const Program* find(const Id<Program>& id) const;
  const Skill* find(const Id<Skill>& id) const;
  const Region* find(const Id<Region>& id) const;
  const Department* find(const Id<Department>& id) const;
  const School* find(const Id<School>& id) const;
  const Campus* find(const Id<Campus>& id) const;
  const Organisation* find(const Id<Organisation>& id) const;
  const Offering* find(const Id<Offering>& id) const;
  const Plan* find(const Id<Plan>& id) const;

  // Position of a record in its table. Precondition: `record` is of this snapshot.
  template <class R>
  std::uint32_t position(const R& record) const {
    return static_cast<std::uint32_t>(&record - rows_of<R>(tables()).data());
  }

  const PointColumns& points() const;
  const EmploymentColumns& employment() const;

  // Positions of rows by what they belong to.
  std::span<const std::uint32_t> offerings_of(const Program& program) const;
  std::span<const std::uint32_t> offerings_of(const School& school) const;
  std::span<const std::uint32_t> points_of(const Offering& offering) const;
  std::span<const std::uint32_t> campuses_of(const School& school) const;
  std::span<const std::uint32_t> occupations_of(const Program& program) const;  // rows of program_occupations
  std::span<const std::uint32_t> courses_of(const Program& program) const;
  std::span<const std::uint32_t> schools_in(const Region& region) const;  // by main district
  std::span<const std::uint32_t> organisations_in(const Region& region) const;

 private:
  struct Parts;
  explicit City(std::unique_ptr<const Parts> parts);
  std::unique_ptr<const Parts> parts_;
};

}  // namespace langqiao
