// How near two programs are by what they train for: the overlap of the occupations that their official
// standards name. Only programs of one edition, level and class (专业类) are compared; without official
// occupations nearness is not known and counts as none.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "city/city.h"

namespace langqiao::portfolio {

struct Neighbour {
  std::uint32_t program = 0;  // position in tables().programs
  Share overlap;              // of the occupations: above 0, up to the whole

  bool operator==(const Neighbour&) const = default;
};

class NearSame {
 public:
  explicit NearSame(const City& city);

  // Programs of the same edition, level and class, the program itself left out; by position.
  std::span<const std::uint32_t> classmates_of(std::uint32_t program) const;
  // Those of them whose occupations overlap, the nearest first; equal overlaps by position.
  std::span<const Neighbour> neighbours_of(std::uint32_t program) const { return neighbours_[program]; }
  // Occupations that the standard names, as named (a group is one).
  int occupations_named(std::uint32_t program) const { return named_[program]; }

 private:
  // The part of a program that goes to an occupation of the finest level; parts of a profile sum to kWhole or
  // a little less by rounding.
  struct Part {
    std::uint32_t occupation = 0;
    std::int64_t amount = 0;
  };
  using Profile = std::vector<Part>;  // by occupation
  static constexpr std::int64_t kWhole = 1'000'000'000'000;

  static std::vector<std::vector<std::uint32_t>> leaves_of(const City& city);
  Profile profile_of(const City& city, const Program& program,
                     const std::vector<std::vector<std::uint32_t>>& leaves) const;
  void group_by_class(const City& city);
  void compare_classmates();
  static Share overlap_of(const Profile& a, const Profile& b);

  std::vector<Profile> profiles_;
  std::vector<int> named_;
  std::vector<std::vector<std::uint32_t>> classmates_;
  std::vector<std::vector<Neighbour>> neighbours_;
};

}  // namespace langqiao::portfolio
