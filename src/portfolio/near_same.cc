#include "portfolio/near_same.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

namespace langqiao::portfolio {

NearSame::NearSame(const City& city) : neighbours_(city.tables().programs.size()) {
  const auto leaves = leaves_of(city);
  for (const Program& program : city.tables().programs) {
    profiles_.push_back(profile_of(city, program, leaves));
    named_.push_back(static_cast<int>(city.occupations_of(program).size()));
  }
  group_by_class(city);
  compare_classmates();
}

std::span<const std::uint32_t> NearSame::classmates_of(std::uint32_t program) const {
  return classmates_[program];
}

// For each occupation the occupations of the finest level below it; itself where there is none below.
std::vector<std::vector<std::uint32_t>> NearSame::leaves_of(const City& city) {
  const auto& occupations = city.tables().occupations;
  std::vector<bool> has_children(occupations.size());
  for (const Occupation& each : occupations) {
    if (each.parent) has_children[city.position(*city.find(*each.parent))] = true;
  }
  std::vector<std::vector<std::uint32_t>> leaves(occupations.size());
  for (std::uint32_t leaf = 0; leaf < occupations.size(); ++leaf) {
    if (has_children[leaf]) continue;
    for (const Occupation* at = &occupations[leaf]; at != nullptr;
         at = at->parent ? city.find(*at->parent) : nullptr) {
      leaves[city.position(*at)].push_back(leaf);
    }
  }
  return leaves;
}

NearSame::Profile NearSame::profile_of(const City& city, const Program& program,
                                       const std::vector<std::vector<std::uint32_t>>& leaves) const {
  const auto rows = city.occupations_of(program);
  const auto& links = city.tables().program_occupations;
  std::int64_t weights = 0;
  for (const std::uint32_t row : rows) weights += links[row].weight.value_or(Share()).basis_points();
  const bool weighted =
      weights > 0 && std::ranges::all_of(rows, [&](auto row) { return links[row].weight.has_value(); });

  std::map<std::uint32_t, std::int64_t> amounts;
  for (const std::uint32_t row : rows) {
    const std::int64_t of_link = weighted ? kWhole / weights * links[row].weight->basis_points()
                                          : kWhole / static_cast<std::int64_t>(rows.size());
    const auto& below = leaves[city.position(*city.find(links[row].occupation))];
    for (const std::uint32_t leaf : below) amounts[leaf] += of_link / static_cast<std::int64_t>(below.size());
  }
  Profile profile;
  for (const auto& [occupation, amount] : amounts) profile.push_back({occupation, amount});
  return profile;
}

void NearSame::group_by_class(const City& city) {
  using Class = std::tuple<std::string_view, ProgramLevel, std::string_view>;
  const auto& programs = city.tables().programs;
  std::map<Class, std::vector<std::uint32_t>> classes;
  const auto class_of = [](const Program& p) { return Class(p.edition.text(), p.level, p.class_code); };
  for (std::uint32_t at = 0; at < programs.size(); ++at) {
    if (!programs[at].class_code.empty()) classes[class_of(programs[at])].push_back(at);
  }
  classmates_.resize(programs.size());
  for (const auto& [name, members] : classes) {
    for (const std::uint32_t program : members) {
      std::ranges::remove_copy(members, std::back_inserter(classmates_[program]), program);
    }
  }
}

void NearSame::compare_classmates() {
  for (std::uint32_t program = 0; program < classmates_.size(); ++program) {
    for (const std::uint32_t mate : classmates_[program]) {
      const Share overlap = overlap_of(profiles_[program], profiles_[mate]);
      if (overlap > Share()) neighbours_[program].push_back({mate, overlap});
    }
    std::ranges::sort(neighbours_[program], {}, [](const Neighbour& near) {
      return std::pair(-near.overlap.basis_points(), near.program);
    });
  }
}

// Sum over occupations of the smaller of the two parts, to the nearest basis point.
Share NearSame::overlap_of(const Profile& a, const Profile& b) {
  std::int64_t common = 0;
  for (auto left = a.begin(), right = b.begin(); left != a.end() && right != b.end();) {
    if (left->occupation == right->occupation) common += std::min(left->amount, right->amount);
    const bool step_left = left->occupation <= right->occupation;
    const bool step_right = right->occupation <= left->occupation;
    left += step_left;
    right += step_right;
  }
  constexpr std::int64_t unit = kWhole / Share::kWhole;
  return Share::basis_points((common + unit / 2) / unit);
}

}  // namespace langqiao::portfolio
