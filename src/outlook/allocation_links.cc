#include "outlook/allocation_links.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>

#include "outlook/supply_rates.h"

namespace langqiao::outlook {
namespace {

constexpr int kMinorGroup = 3;

struct Link {
  double weight = 0;
  Quality quality = Quality::measured;
};
using Links = std::map<std::uint32_t, Link>;  // by position of the minor group

class Crosswalk {
 public:
  Crosswalk(const City& city, const LinkWeights& weights) : city_(city), weights_(weights) {
    const auto& programs = city.tables().programs;
    for (std::uint32_t at = 0; at < programs.size(); ++at) {
      by_name_[{programs[at].level, programs[at].name}].push_back(at);
      if (!programs[at].class_code.empty())
        by_class_[{programs[at].level, class_of(programs[at])}].push_back(at);
    }
    for (const ClassOccupation& row : city.tables().class_occupations) {
      if (const auto group = group_of(row.occupation))
        keep(stated_[row.program_class], *group, {row.weight.part(), row.provenance.quality});
    }
  }

  void add(std::uint32_t at, std::vector<Preparation>& to) const {
    const Program& program = city_.tables().programs[at];
    if (Links links = own(program); !links.empty()) return put(at, links, LinkBasis::standard, to);
    if (Links links = of_same_name(program); !links.empty()) return put(at, links, LinkBasis::same_name, to);
    if (const auto stated = stated_.find(class_of(program)); stated != stated_.end())
      return put(at, stated->second, LinkBasis::stated_class, to);
    put(at, of_class_mates(program), LinkBasis::class_mates, to);
  }

 private:
  static void put(std::uint32_t program, const Links& links, LinkBasis basis, std::vector<Preparation>& to) {
    for (const auto& [group, link] : links) {
      if (link.weight > 0) to.push_back({program, group, link.weight, basis, link.quality});
    }
  }

  // The best link to a group stands for all.
  static void keep(Links& links, std::uint32_t group, Link link) {
    Link& kept = links[group];
    if (link.weight > kept.weight) kept = link;
  }

  std::optional<std::uint32_t> group_of(const Id<Occupation>& id) const {
    const Occupation* at = city_.find(id);
    while (at && at->level > kMinorGroup) at = at->parent ? city_.find(*at->parent) : nullptr;
    if (!at || at->level < kMinorGroup) return std::nullopt;
    return city_.position(*at);
  }

  // A weight that was stated is the city's own; a default makes the link an estimate.
  Links own(const Program& program) const {
    Links links;
    for (const std::uint32_t row : city_.occupations_of(program)) {
      const ProgramOccupation& link = city_.tables().program_occupations[row];
      const auto group = group_of(link.occupation);
      if (!group) continue;
      const bool names_group = city_.find(link.occupation)->level == kMinorGroup;
      const Share weight = link.weight.value_or(names_group ? weights_.group : weights_.occupation);
      const Quality quality =
          std::max(link.provenance.quality, link.weight ? Quality::measured : Quality::estimated);
      keep(links, *group, {weight.part(), quality});
    }
    return links;
  }

  Links of_same_name(const Program& program) const {
    Links links;
    for (const std::uint32_t at : by_name_.at({program.level, program.name})) {
      for (const auto& [group, link] : own(city_.tables().programs[at])) {
        keep(links, group,
             {link.weight * weights_.same_name.part(), std::max(link.quality, Quality::estimated)});
      }
    }
    return links;
  }

  Links of_class_mates(const Program& program) const {
    Links sums;
    double mates = 0;
    const auto members = by_class_.find({program.level, class_of(program)});
    if (members == by_class_.end()) return sums;
    for (const std::uint32_t at : members->second) {
      const Links links = own(city_.tables().programs[at]);
      mates += links.empty() ? 0 : 1;
      for (const auto& [group, link] : links) {
        sums[group].weight += link.weight * weights_.class_mates.part();
        sums[group].quality = std::max({sums[group].quality, link.quality, Quality::estimated});
      }
    }
    for (auto& [group, link] : sums) link.weight /= mates;
    return sums;
  }

  const City& city_;
  const LinkWeights& weights_;
  std::map<std::pair<ProgramLevel, std::string>, std::vector<std::uint32_t>> by_name_, by_class_;
  std::map<std::string, Links> stated_;
};

}  // namespace

std::vector<Preparation> preparations(const City& city, std::span<const std::uint32_t> programs,
                                      const LinkWeights& weights) {
  const Crosswalk crosswalk(city, weights);
  std::vector<Preparation> out;
  for (const std::uint32_t program : programs) crosswalk.add(program, out);
  return out;
}

}  // namespace langqiao::outlook
