// The four chains (feature B5) as a graph of people: what each graduate who is placed in the year joins.
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <tuple>

#include "service/outlook_seen.h"

namespace langqiao::service {
namespace {

constexpr std::size_t kKinds = 4;

// Where one group of people stands on each chain: positions in the tables of industries, occupations,
// programs and schools.
struct Strand {
  std::array<std::uint32_t, kKinds> at{};
  double persons = 0;
};

// Shares of each program's graduates by school, in the year.
std::map<std::uint32_t, std::map<std::uint32_t, double>> school_shares(const Seen& seen) {
  const City& city = seen.city();
  std::map<std::uint32_t, std::map<std::uint32_t, double>> shares;
  for (const Cohort& cohort : seen.run().cohorts) {
    if (cohort.graduated != seen.year || cohort.stay <= 0) continue;
    const Offering& offering = city.tables().offerings[cohort.offering];
    shares[city.position(*city.find(offering.program))][city.position(*city.find(offering.school))] +=
        cohort.stay;
  }
  for (auto& [program, schools] : shares) {
    double sum = 0;
    for (const auto& [school, stay] : schools) sum += stay;
    for (auto& [school, stay] : schools) stay /= sum;
  }
  return shares;
}

// Shares of each occupation's openings by industry, in the year. Keys are positions.
std::map<std::uint32_t, std::map<std::uint32_t, double>> industry_shares(const Seen& seen) {
  const Openings& openings = seen.run().openings;
  std::map<std::uint32_t, std::map<std::uint32_t, double>> shares;
  for (const OpeningsPart& part : openings.by_industry) {
    if (openings.first_year + static_cast<int>(part.year) == seen.year && part.share > 0)
      shares[openings.occupations[part.occupation]][part.of] += part.share;
  }
  return shares;
}

std::vector<Strand> strands_of(const Seen& seen) {
  const auto schools = school_shares(seen);
  const auto industries = industry_shares(seen);
  std::vector<Strand> strands;
  for (const GapFlow& flow : seen.fan().flows) {
    if (flow.year != seen.year_index()) continue;
    const std::uint32_t occupation = seen.fan().occupations[flow.occupation];
    const std::uint32_t program = seen.fan().programs[flow.program];
    const auto in = industries.find(occupation);
    const auto from = schools.find(program);
    if (in == industries.end() || from == schools.end()) continue;
    for (const auto& [industry, of_openings] : in->second) {
      for (const auto& [school, of_graduates] : from->second)
        strands.push_back(
            {{industry, occupation, program, school}, flow.persons * of_openings * of_graduates});
    }
  }
  return strands;
}

Named name_at(const City& city, std::size_t kind, std::uint32_t at) {
  switch (static_cast<ChainKind>(kind)) {
    case ChainKind::industry:
      return named_of(city.tables().industries[at]);
    case ChainKind::occupation:
      return named_of(city.tables().occupations[at]);
    case ChainKind::program:
      return named_of(city.tables().programs[at]);
    case ChainKind::school:
      break;
  }
  return named_of(city.tables().schools[at]);
}

std::optional<std::uint32_t> position_of(const City& city, ChainKind kind, const std::string& id) {
  const auto position = [&](const auto* record) {
    return record ? std::optional(city.position(*record)) : std::nullopt;
  };
  switch (kind) {
    case ChainKind::industry:
      return position(city.find(Id<Industry>(id)));
    case ChainKind::occupation:
      return position(city.find(Id<Occupation>(id)));
    case ChainKind::program:
      return position(city.find(Id<Program>(id)));
    case ChainKind::school:
      break;
  }
  return position(city.find(Id<School>(id)));
}

// Gathers strands into nodes and links; whoever is not among the `limit` largest of a kind is one of the
// others.
class Gathering {
 public:
  Gathering(const City& city, std::vector<Strand> strands, std::int64_t limit)
      : city_(city), strands_(std::move(strands)), limit_(static_cast<std::size_t>(limit)) {}

  Chains chains() {
    Chains out;
    for (std::size_t kind = 0; kind < kKinds; ++kind) add_nodes(kind, out);
    std::map<std::pair<int, int>, double> links;
    for (const Strand& strand : strands_) {
      for (std::size_t kind = 0; kind + 1 < kKinds; ++kind)
        links[{node(kind, strand.at[kind]), node(kind + 1, strand.at[kind + 1])}] += strand.persons;
    }
    for (const auto& [ends, persons] : links) {
      if (whole(persons) > 0) out.links.push_back({ends.first, ends.second, whole(persons)});
    }
    return out;
  }

 private:
  void add_nodes(std::size_t kind, Chains& out) {
    std::map<std::uint32_t, double> sums;
    for (const Strand& strand : strands_) sums[strand.at[kind]] += strand.persons;
    std::vector<std::pair<std::uint32_t, double>> order(sums.begin(), sums.end());
    std::ranges::stable_sort(order, std::greater{}, &std::pair<std::uint32_t, double>::second);
    double rest = 0;
    for (std::size_t at = 0; at < order.size(); ++at) {
      const auto& [position, persons] = order[at];
      if (at >= limit_) {
        rest += persons;
        continue;
      }
      nodes_[kind][position] = static_cast<int>(out.nodes.size());
      const Named named = name_at(city_, kind, position);
      out.nodes.push_back({static_cast<ChainKind>(kind), named.id, named.name, whole(persons)});
    }
    if (order.size() <= limit_) return;
    others_[kind] = static_cast<int>(out.nodes.size());
    out.nodes.push_back({.kind = static_cast<ChainKind>(kind), .id = {}, .name = {}, .persons = whole(rest)});
  }

  int node(std::size_t kind, std::uint32_t position) const {
    const auto at = nodes_[kind].find(position);
    return at == nodes_[kind].end() ? others_[kind] : at->second;
  }

  const City& city_;
  std::vector<Strand> strands_;
  std::size_t limit_;
  std::array<std::map<std::uint32_t, int>, kKinds> nodes_;
  std::array<int, kKinds> others_{};
};

}  // namespace

Answer<Chains> chains(const Office& office, const Actor& actor, const ChainsQuery& query) {
  const auto seen = see(office, actor, query.outlook);
  if (!seen) return Failure<Refusal>(seen.error());
  const City& city = seen->first.city();
  std::vector<Strand> strands = strands_of(seen->first);
  if (query.kind) {
    const auto middle = position_of(city, *query.kind, query.id);
    if (!middle)
      return no_such(
          {"节点", "node"}, query.id,
          {"请使用行业、职业、专业或学校的编号", "Use the id of an industry, occupation, program or school"});
    const auto kind = static_cast<std::size_t>(*query.kind);
    std::erase_if(strands, [&](const Strand& strand) { return strand.at[kind] != *middle; });
  }
  Chains out = Gathering(city, std::move(strands), query.limit).chains();
  out.year = seen->first.year;
  for (const auto* all : {&seen->first.fan().occupation_quality, &seen->first.fan().program_quality})
    for (const Quality each : *all) out.quality = worse(out.quality, each);
  return out;
}

}  // namespace langqiao::service
