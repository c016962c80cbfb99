#include "outlook/gap_openings.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

namespace langqiao::outlook {
namespace {

constexpr int kMinorGroup = 3;

// Calls `visit` with a record and everything above it until it answers true.
template <class Record, class Visit>
bool any_up_from(const City& city, const Record* at, const Visit& visit) {
  for (; at; at = at->parent ? city.find(*at->parent) : nullptr)
    if (visit(*at)) return true;
  return false;
}

const Separation* separation_of(const City& city, const Occupation& occupation, int year) {
  const Separation* latest = nullptr;
  any_up_from(city, &occupation, [&](const Occupation& at) {
    for (const Separation& row : city.tables().separations) {
      if (row.occupation != at.id || row.since.begins() > year) continue;
      if (!latest || latest->since < row.since) latest = &row;
    }
    return latest != nullptr;
  });
  return latest;
}

int last_employment_year(const City& city) {
  int last = 0;
  for (const Employment& row : city.tables().employment) last = std::max(last, row.year.begins());
  return last;
}

OpeningsInput input_of(const City& city, const CityOpenings& wanted) {
  OpeningsInput input{.industries = city.tables().industries,
                      .employment = city.tables().employment,
                      .staffing = city.tables().staffing,
                      .region = {},
                      .usual = wanted.usual,
                      .by_occupation = {},
                      .adverts = {},
                      .years = wanted.years,
                      .futures = wanted.futures,
                      .seed = wanted.seed,
                      .threads = wanted.threads};
  const int first = last_employment_year(city) + 1;
  for (const langqiao::Staffing& row : city.tables().staffing) {
    if (input.by_occupation.contains(row.occupation.text())) continue;
    const Separation* stated = separation_of(city, *city.find(row.occupation), first);
    if (!stated) continue;
    input.by_occupation.emplace(row.occupation.text(),
                                Separations{stated->leave.part(), stated->move.part(),
                                            stated->provenance.quality != Quality::measured});
  }
  return input;
}

// People of every occupation by industry and region in the last year that is known, from which openings take
// their parts.
class People {
 public:
  explicit People(const City& city) {
    const int year = last_employment_year(city);
    for (const Employment& row : city.tables().employment) {
      if (row.year.begins() != year) continue;
      const std::uint32_t industry = city.position(*city.find(row.industry));
      const auto people = static_cast<double>(row.employed.count());
      employed_[industry] += people;
      by_region_[industry][city.position(*city.find(row.region))] += people;
    }
    std::map<std::pair<std::uint32_t, std::uint32_t>, const langqiao::Staffing*> latest;
    for (const langqiao::Staffing& row : city.tables().staffing) {
      const langqiao::Staffing*& kept =
          latest[{city.position(*city.find(row.industry)), group_of(city, row.occupation)}];
      if (!kept || kept->year < row.year) kept = &row;
    }
    for (const langqiao::Staffing& row : city.tables().staffing) {
      const std::uint32_t industry = city.position(*city.find(row.industry)),
                          group = group_of(city, row.occupation);
      const auto employed = employed_.find(industry);
      if (employed == employed_.end() || latest.at({industry, group})->year != row.year) continue;
      by_group_[group][industry] += employed->second * row.share.part();
    }
    for (auto& [group, industries] : by_group_) {
      double sum = 0;
      for (const auto& [industry, people] : industries) sum += people;
      for (auto& [industry, people] : industries) people = sum > 0 ? people / sum : 0;
    }
  }

  // The minor group that an occupation stands for; itself where it is above one.
  static std::uint32_t group_of(const City& city, const Id<Occupation>& id) {
    const Occupation* at = city.find(id);
    while (at->level > kMinorGroup && at->parent) at = city.find(*at->parent);
    return city.position(*at);
  }

  // Parts of a group's people, by position of the industry.
  std::map<std::uint32_t, double> industries_of(std::uint32_t group) const {
    const auto at = by_group_.find(group);
    return at == by_group_.end() ? std::map<std::uint32_t, double>() : at->second;
  }
  std::map<std::uint32_t, double> regions_of(std::uint32_t group) const {
    std::map<std::uint32_t, double> parts;
    for (const auto& [industry, part] : industries_of(group)) {
      const double all = employed_.at(industry);
      if (all <= 0) continue;
      for (const auto& [region, people] : by_region_.at(industry)) parts[region] += part * people / all;
    }
    return parts;
  }

 private:
  std::map<std::uint32_t, double> employed_;
  std::map<std::uint32_t, std::map<std::uint32_t, double>> by_region_, by_group_;
};

class Overlay {
 public:
  Overlay(const City& city, const People& people, std::span<const ScenarioChange> changes)
      : city_(city), people_(people), changes_(changes) {}

  // Of the people of a group: what growth adds by `year`, as a share.
  double growth(std::uint32_t group, int year) const {
    double share = 0;
    for (const ScenarioChange& change : changes_) {
      if (change.lever != ScenarioLever::growth || year < change.since.begins()) continue;
      const double factor = std::pow(1 + static_cast<double>(change.change_bp) / Share::kWhole,
                                     year - change.since.begins() + 1);
      for (const auto& [industry, part] : people_.industries_of(group))
        if (means(&city_.tables().industries[industry], change)) share += part * (factor - 1);
    }
    return share;
  }

  // What becomes of the share of a group's people who leave, as a factor.
  double leaving(std::uint32_t group, int year) const {
    double factor = 1;
    for (const ScenarioChange& change : changes_) {
      if (change.lever == ScenarioLever::separation && year >= change.since.begins() &&
          means(&city_.tables().occupations[group], change))
        factor *= std::max(0.0, 1 + static_cast<double>(change.change_bp) / Share::kWhole);
    }
    return factor;
  }

 private:
  template <class Record>
  bool means(const Record* record, const ScenarioChange& change) const {
    return change.subject == kEverything ||
           any_up_from(city_, record, [&](const Record& at) { return at.id.text() == change.subject; });
  }

  const City& city_;
  const People& people_;
  std::span<const ScenarioChange> changes_;
};

// One fan as openings by minor group.
class Turning {
 public:
  Turning(const City& city, const OpeningsFan& fan, const OpeningsInput& input,
          std::span<const ScenarioChange> changes)
      : fan_(fan), input_(input), people_(city), overlay_(city, people_, changes) {
    for (const Id<Occupation>& id : fan.occupations) groups_.push_back(People::group_of(city, id));
  }

  Openings openings() const {
    Openings out{.first_year = fan_.first_year,
                 .years = static_cast<int>(fan_.years),
                 .futures = static_cast<int>(fan_.futures),
                 .occupations = groups_,
                 .persons = {},
                 .by_industry = {},
                 .by_region = {},
                 .quality = {}};
    std::ranges::sort(out.occupations);
    out.occupations.erase(std::unique(out.occupations.begin(), out.occupations.end()), out.occupations.end());
    add_persons(out);
    add_parts(out);
    const Quality quality = fan_.synthetic         ? Quality::synthetic
                            : fan_.estimated_rates ? Quality::estimated
                                                   : Quality::measured;
    out.quality.assign(out.occupations.size(), quality);
    return out;
  }

 private:
  double employed(std::size_t year, std::size_t occupation) const {
    return fan_.employed[year * groups_.size() + occupation];
  }
  const Separations& rates(std::size_t occupation) const {
    const auto own = input_.by_occupation.find(fan_.occupations[occupation].text());
    return own == input_.by_occupation.end() ? input_.usual : own->second;
  }

  // What a scenario adds to an occupation's openings, people a year. `employed` begins a year before the fan.
  double added(std::size_t year, std::size_t occupation) const {
    const std::uint32_t group = groups_[occupation];
    const int at = fan_.first_year + static_cast<int>(year);
    const double before = employed(year, occupation), after = employed(year + 1, occupation);
    const double more_before = before * overlay_.growth(group, at - 1),
                 more = after * overlay_.growth(group, at);
    const double leave = rates(occupation).leave * overlay_.leaving(group, at);
    return more - more_before + (leave + rates(occupation).move) * (more + more_before) / 2 +
           (leave - rates(occupation).leave) * (before + after) / 2;
  }

  void add_persons(Openings& out) const {
    out.persons.assign(fan_.futures * fan_.years * out.occupations.size(), 0);
    for (std::size_t o = 0; o < groups_.size(); ++o) {
      const auto to = static_cast<std::size_t>(std::ranges::lower_bound(out.occupations, groups_[o]) -
                                               out.occupations.begin());
      for (std::size_t year = 0; year < fan_.years; ++year) {
        const double more = added(year, o);
        for (std::size_t future = 0; future < fan_.futures; ++future)
          out.persons[(future * fan_.years + year) * out.occupations.size() + to] +=
              std::max(0.0, fan_.openings[fan_.at(future, year, o)] + more);
      }
    }
  }

  void add_parts(Openings& out) const {
    for (std::uint32_t o = 0; o < out.occupations.size(); ++o) {
      const auto industries = people_.industries_of(out.occupations[o]),
                 regions = people_.regions_of(out.occupations[o]);
      for (std::uint32_t year = 0; year < fan_.years; ++year) {
        for (const auto& [industry, part] : industries)
          if (part > 0) out.by_industry.push_back({o, industry, year, part});
        for (const auto& [region, part] : regions)
          if (part > 0) out.by_region.push_back({o, region, year, part});
      }
    }
  }

  const OpeningsFan& fan_;
  const OpeningsInput& input_;
  People people_;
  Overlay overlay_;
  std::vector<std::uint32_t> groups_;  // by occupation of the fan
};

}  // namespace

Result<Openings, Problem> city_openings(const City& city, const CityOpenings& wanted,
                                        std::span<const ScenarioChange> changes) {
  const OpeningsInput input = input_of(city, wanted);
  const auto fan = openings_of(input);
  if (!fan) return Failure<Problem>(fan.error());
  return Turning(city, *fan, input, changes).openings();
}

}  // namespace langqiao::outlook
