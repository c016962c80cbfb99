#include "outlook/gap.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <numeric>
#include <set>

#include "base/parallel.h"

namespace langqiao::outlook {
namespace {

// Futures that one solver walks through in order, each from the basis of the one before. Fixed, so that the
// way does not depend on the number of threads.
constexpr std::size_t kChain = 16;

Problem shape_problem(std::string where, Wording found, Wording wanted) {
  return {.what = {"供给与需求对不上", "Supply and demand do not fit together"},
          .where = std::move(where),
          .found = std::move(found),
          .wanted = std::move(wanted),
          .action = {"请检查供给、需求和对照的年份与范围",
                     "Check years and scope of supply, demand and crosswalk"}};
}

bool is_negative(double value) { return !(value >= 0); }

std::optional<Problem> problem_of(const GapQuestion& q) {
  const Openings& openings = q.openings;
  const auto cells = openings.occupations.size() * static_cast<std::size_t>(openings.years);
  const auto wanted = cells * static_cast<std::size_t>(openings.futures);
  const auto supply = q.graduates.programs.size() * static_cast<std::size_t>(q.graduates.years);
  if (openings.futures < 1)
    return shape_problem("openings", {"没有未来情形", "no future"}, {"至少 1 个", "at least 1"});
  for (const auto& [where, found, want] : {std::tuple("openings", openings.persons.size(), wanted),
                                           std::tuple("graduates", q.graduates.persons.size(), supply),
                                           std::tuple("inflow", q.inflow.size(), cells)}) {
    if (found != want) return shape_problem(where, as_is(std::to_string(found)), as_is(std::to_string(want)));
  }
  for (const auto& [where, values] : {std::pair("openings", std::span<const double>(openings.persons)),
                                      std::pair("graduates", std::span<const double>(q.graduates.persons))}) {
    const auto bad = std::ranges::find_if(values, is_negative);
    if (bad != values.end())
      return shape_problem(fmt::format("{}: {}", where, bad - values.begin()), as_is(fmt::format("{}", *bad)),
                           {"0 人或以上", "0 persons or more"});
  }
  const auto bad = std::ranges::find_if(q.inflow, [](double share) { return !(share >= 0 && share <= 1); });
  if (bad != q.inflow.end())
    return shape_problem(fmt::format("inflow: {}", bad - q.inflow.begin()), as_is(fmt::format("{}", *bad)),
                         {"0 到 1 之间", "between 0 and 1"});
  return std::nullopt;
}

Band band_of(std::vector<double>& values) {
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
  std::ranges::sort(values);
  return {quantile(values, .1), quantile(values, .5), quantile(values, .9), mean};
}

// The parts of all occupations that fall to one industry or region.
struct Parts {
  std::vector<std::uint32_t> of;  // positions, ascending
  std::vector<OpeningsPart> parts;

  explicit Parts(std::span<const OpeningsPart> given) : parts(given.begin(), given.end()) {
    std::set<std::uint32_t> all;
    for (const OpeningsPart& part : parts) all.insert(part.of);
    of.assign(all.begin(), all.end());
    for (OpeningsPart& part : parts)
      part.of = static_cast<std::uint32_t>(std::ranges::lower_bound(of, part.of) - of.begin());
  }
};

// One question while it is computed.
class Counting {
 public:
  Counting(const GapQuestion& question, const AllocationGraph& graph, GapFan& fan,
           std::vector<std::uint32_t> programs)
      : q_(question), graph_(graph), fan_(fan), programs_(std::move(programs)) {}

  void run(unsigned threads) {
    const auto futures = static_cast<std::size_t>(fan_.futures), years = static_cast<std::size_t>(fan_.years);
    const std::size_t chains = (futures + kChain - 1) / kChain;
    unmet_.resize(years * fan_.occupations.size() * futures);
    surplus_.resize(years * fan_.programs.size() * futures);
    flows_.resize(years * chains * graph_.links().size());
    parallel_for(years * chains, threads,
                 [&](std::size_t task) { solve(task / chains, task % chains, chains); });
    parallel_for(years, threads, [&](std::size_t year) { take(year, chains); });
  }

 private:
  std::size_t futures() const { return static_cast<std::size_t>(fan_.futures); }
  std::size_t demand_year(std::size_t year) const {
    return year + static_cast<std::size_t>(fan_.first_year - q_.openings.first_year);
  }
  std::size_t supply_year(std::size_t year) const {
    return year + static_cast<std::size_t>(fan_.first_year - q_.graduates.first_year);
  }
  double openings(std::size_t year, std::size_t future, std::size_t occupation) const {
    const auto years = static_cast<std::size_t>(q_.openings.years);
    return q_.openings.persons[(future * years + demand_year(year)) * fan_.occupations.size() + occupation];
  }
  double open(std::size_t year, std::size_t future, std::size_t occupation) const {
    const auto years = static_cast<std::size_t>(q_.openings.years);
    return openings(year, future, occupation) * (1 - q_.inflow[occupation * years + demand_year(year)]);
  }
  double graduates(std::size_t year, std::size_t program) const {
    return q_.graduates
        .persons[programs_[program] * static_cast<std::size_t>(q_.graduates.years) + supply_year(year)];
  }
  std::size_t cell(std::size_t row, std::size_t year) const {
    return row * static_cast<std::size_t>(fan_.years) + year;
  }

  void solve(std::size_t year, std::size_t chain, std::size_t chains) {
    Allocation allocation(graph_);
    std::vector<double> supply(fan_.programs.size()), demand(fan_.occupations.size());
    for (std::size_t p = 0; p < supply.size(); ++p) supply[p] = graduates(year, p);
    const auto flows =
        std::span(flows_).subspan((year * chains + chain) * graph_.links().size(), graph_.links().size());
    const std::size_t end = std::min(futures(), (chain + 1) * kChain);
    for (std::size_t future = chain * kChain; future < end; ++future) {
      for (std::size_t o = 0; o < demand.size(); ++o) demand[o] = open(year, future, o);
      allocation.solve(supply, demand);
      for (std::size_t o = 0; o < demand.size(); ++o)
        unmet_[cell(o, year) * futures() + future] = allocation.unmet()[o];
      for (std::size_t p = 0; p < supply.size(); ++p)
        surplus_[cell(p, year) * futures() + future] = allocation.surplus()[p];
      for (std::size_t at = 0; at < flows.size(); ++at) flows[at] += allocation.flows()[at];
    }
  }

  template <class Value>
  Band over_futures(const Value& value) const {
    std::vector<double> values(futures());
    for (std::size_t future = 0; future < values.size(); ++future) values[future] = value(future);
    return band_of(values);
  }

  void take(std::size_t year, std::size_t chains) {
    std::vector<double> all(futures()), to_graduates(futures()), unmet(futures()), surplus(futures());
    for (std::size_t o = 0; o < fan_.occupations.size(); ++o) {
      const auto of = [&](std::size_t future) { return unmet_[cell(o, year) * futures() + future]; };
      fan_.unmet[cell(o, year)] = over_futures(of);
      fan_.openings[cell(o, year)] = over_futures([&](std::size_t s) { return openings(year, s, o); });
      fan_.open_to_graduates[cell(o, year)] = over_futures([&](std::size_t s) { return open(year, s, o); });
      for (std::size_t future = 0; future < futures(); ++future) {
        unmet[future] += of(future);
        all[future] += openings(year, future, o);
        to_graduates[future] += open(year, future, o);
      }
    }
    for (std::size_t p = 0; p < fan_.programs.size(); ++p) {
      const auto of = [&](std::size_t future) { return surplus_[cell(p, year) * futures() + future]; };
      fan_.graduates[cell(p, year)] = graduates(year, p);
      fan_.surplus[cell(p, year)] = over_futures(of);
      for (std::size_t future = 0; future < futures(); ++future) surplus[future] += of(future);
    }
    fan_.openings_total[year] = band_of(all);
    fan_.open_to_graduates_total[year] = band_of(to_graduates);
    fan_.unmet_total[year] = band_of(unmet);
    fan_.surplus_total[year] = band_of(surplus);
    split(year, industries_, fan_.unmet_by_industry);
    split(year, regions_, fan_.unmet_by_region);
    keep_flows(year, chains);
  }

  // Unmet openings fall to industries and regions in the proportion of the openings themselves.
  void split(std::size_t year, const Parts& parts, std::vector<Band>& to) {
    std::vector<double> sums(parts.of.size() * futures());
    for (const OpeningsPart& part : parts.parts) {
      if (part.year != demand_year(year)) continue;
      for (std::size_t future = 0; future < futures(); ++future)
        sums[part.of * futures() + future] +=
            part.share * unmet_[cell(part.occupation, year) * futures() + future];
    }
    for (std::size_t at = 0; at < parts.of.size(); ++at)
      to[cell(at, year)] = over_futures([&](std::size_t future) { return sums[at * futures() + future]; });
  }

  void keep_flows(std::size_t year, std::size_t chains) {
    const std::size_t links = graph_.links().size();
    for (std::size_t at = 0; at < links; ++at) {
      double& sum = flows_[year * chains * links + at];  // of the first chain: the place of the sum
      for (std::size_t chain = 1; chain < chains; ++chain)
        sum += flows_[(year * chains + chain) * links + at];
    }
  }

 public:
  void list_flows() {
    const std::size_t links = graph_.links().size(), chains = (futures() + kChain - 1) / kChain;
    for (std::size_t year = 0; year < static_cast<std::size_t>(fan_.years); ++year) {
      for (std::size_t at = 0; at < links; ++at) {
        const double mean = flows_[year * chains * links + at] / static_cast<double>(fan_.futures);
        const auto& link = graph_.links()[at];
        if (mean > 0)
          fan_.flows.push_back({link.program, link.occupation, static_cast<std::uint32_t>(year), mean});
      }
    }
  }
  const Parts& industries() const { return industries_; }
  const Parts& regions() const { return regions_; }

 private:
  const GapQuestion& q_;
  const AllocationGraph& graph_;
  GapFan& fan_;
  std::vector<std::uint32_t> programs_;  // index in Graduates of each program of the fan
  Parts industries_{q_.openings.by_industry};
  Parts regions_{q_.openings.by_region};
  std::vector<double> unmet_, surplus_, flows_;
};

// Programs with a link, and the links by index of those and of the occupations.
struct Linked {
  std::vector<std::uint32_t> programs;  // index in Graduates
  std::vector<AllocationGraph::Link> links;
  std::vector<Quality> program_quality, occupation_quality;
};

Linked linked(const GapQuestion& q) {
  Linked out{.occupation_quality = q.openings.quality};
  out.occupation_quality.resize(q.openings.occupations.size(), Quality::measured);
  std::map<std::uint32_t, std::uint32_t> program, occupation;
  for (std::uint32_t at = 0; at < q.openings.occupations.size(); ++at)
    occupation.emplace(q.openings.occupations[at], at);
  std::set<std::uint32_t> with_link;
  for (const Preparation& each : q.preparations) {
    if (occupation.contains(each.occupation)) with_link.insert(each.program);
  }
  for (std::uint32_t at = 0; at < q.graduates.programs.size(); ++at) {
    if (!with_link.contains(q.graduates.programs[at])) continue;
    program.emplace(q.graduates.programs[at], static_cast<std::uint32_t>(out.programs.size()));
    out.programs.push_back(at);
    out.program_quality.push_back(at < q.graduates.quality.size() ? q.graduates.quality[at]
                                                                  : Quality::measured);
  }
  for (const Preparation& each : q.preparations) {
    const auto p = program.find(each.program);
    const auto o = occupation.find(each.occupation);
    if (p == program.end() || o == occupation.end()) continue;
    out.links.push_back({p->second, o->second, each.weight});
    Quality& of_program = out.program_quality[p->second];
    of_program = std::max({of_program, each.quality,
                           q.openings.quality.empty() ? Quality::measured : q.openings.quality[o->second]});
  }
  for (const auto& link : out.links) {
    Quality& of_occupation = out.occupation_quality[link.occupation];
    of_occupation = std::max(of_occupation, out.program_quality[link.program]);
  }
  return out;
}

std::vector<double> unlinked(const GapQuestion& q, const std::vector<std::uint32_t>& linked, int first,
                             int years) {
  std::vector<double> sums(static_cast<std::size_t>(years), 0);
  const std::set<std::uint32_t> known(linked.begin(), linked.end());
  for (std::uint32_t at = 0; at < q.graduates.programs.size(); ++at) {
    if (known.contains(at)) continue;
    for (int year = 0; year < years; ++year)
      sums[static_cast<std::size_t>(year)] +=
          q.graduates.persons[at * static_cast<std::size_t>(q.graduates.years) +
                              static_cast<std::size_t>(year + first - q.graduates.first_year)];
  }
  return sums;
}

}  // namespace

double quantile(std::span<const double> sorted, double share) {
  const double at = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(at);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (at - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

Graduates graduates_of(const SupplyMap& map, const Quotas& quotas) {
  return {map.first_year, map.years, map.programs, map.graduates(quotas), map.quality};
}

std::vector<double> inflow_shares(const City& city, std::span<const std::uint32_t> occupations,
                                  int first_year, int years, std::span<const ScenarioChange> changes) {
  std::map<std::string, std::map<int, Share>> stated;
  for (const Inflow& row : city.tables().inflows)
    stated[row.occupation.text()][row.since.begins()] = row.share;
  std::vector<double> shares;
  for (const std::uint32_t position : occupations) {
    std::vector<const Occupation*> line;  // itself and what is above it
    for (const Occupation* at = &city.tables().occupations[position]; at;
         at = at->parent ? city.find(*at->parent) : nullptr)
      line.push_back(at);
    for (int year = first_year; year < first_year + years; ++year) {
      double share = 0;
      for (const Occupation* at : line) {
        const auto rows = stated.find(at->id.text());
        if (rows == stated.end()) continue;
        const auto after = rows->second.upper_bound(year);
        if (after == rows->second.begin()) continue;
        share = std::prev(after)->second.part();
        break;
      }
      for (const ScenarioChange& change : changes) {
        const bool meant =
            change.subject == kEverything ||
            std::ranges::any_of(line, [&](const Occupation* at) { return at->id.text() == change.subject; });
        if (change.lever == ScenarioLever::inflow && change.since.begins() <= year && meant)
          share *= std::max(0.0, 1 + static_cast<double>(change.change_bp) / Share::kWhole);
      }
      shares.push_back(std::min(share, 1.0));
    }
  }
  return shares;
}

Result<GapFan, Problem> gap(const GapQuestion& question, unsigned threads) {
  if (auto problem = problem_of(question)) return Failure<Problem>(std::move(*problem));
  const Openings& openings = question.openings;
  const Graduates& graduates = question.graduates;
  GapFan fan{.first_year = std::max(openings.first_year, graduates.first_year), .futures = openings.futures};
  const int end = std::min(openings.first_year + openings.years, graduates.first_year + graduates.years);
  if (end <= fan.first_year) {
    return Failure<Problem>(shape_problem(
        "years",
        as_is(fmt::format("{}–{}, {}–{}", graduates.first_year, graduates.first_year + graduates.years - 1,
                          openings.first_year, openings.first_year + openings.years - 1)),
        {"相同的年份", "years in common"}));
  }
  fan.years = end - fan.first_year;
  Linked with = linked(question);
  auto graph = AllocationGraph::of(static_cast<std::uint32_t>(with.programs.size()),
                                   static_cast<std::uint32_t>(openings.occupations.size()),
                                   std::move(with.links), question.weights);
  if (!graph) return Failure<Problem>(std::move(graph.error()));

  const auto years = static_cast<std::size_t>(fan.years);
  fan.occupations = openings.occupations;
  for (const std::uint32_t at : with.programs) fan.programs.push_back(graduates.programs[at]);
  fan.unlinked = unlinked(question, with.programs, fan.first_year, fan.years);
  fan.program_quality = std::move(with.program_quality);
  fan.occupation_quality = std::move(with.occupation_quality);
  for (auto* bands : {&fan.openings, &fan.open_to_graduates, &fan.unmet})
    bands->resize(fan.occupations.size() * years);
  fan.graduates.resize(fan.programs.size() * years);
  fan.surplus.resize(fan.programs.size() * years);
  for (auto* bands :
       {&fan.openings_total, &fan.open_to_graduates_total, &fan.unmet_total, &fan.surplus_total})
    bands->resize(years);
  Counting counting(question, *graph, fan, with.programs);
  fan.industries = counting.industries().of;
  fan.regions = counting.regions().of;
  fan.unmet_by_industry.resize(fan.industries.size() * years);
  fan.unmet_by_region.resize(fan.regions.size() * years);
  counting.run(threads);
  counting.list_flows();
  return fan;
}

}  // namespace langqiao::outlook
