#include "portfolio/merge_proposals.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <numeric>
#include <set>

#include "portfolio/attendance.h"

namespace langqiao::portfolio {
namespace {

using namespace rulebook;

struct Place {
  std::uint32_t program = 0;
  std::uint32_t school = 0;
  std::vector<std::uint32_t> offerings;
};
using Group = std::vector<const Place*>;

std::vector<Place> places_of(const City& city, int year) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<std::uint32_t>> found;
  const PointColumns& points = city.points();
  for (std::size_t row = 0; row < points.size(); ++row) {
    if (points.year[row] == year)
      found[{points.program[row], points.school[row]}].push_back(points.offering[row]);
  }
  std::vector<Place> places;
  for (auto& [key, offerings] : found) places.push_back({key.first, key.second, std::move(offerings)});
  return places;
}

// Who is as good as the same as whom, by program.
using NearPairs = std::set<std::pair<std::uint32_t, std::uint32_t>>;

NearPairs near_pairs(const YearOfRegister& year, std::optional<Share> least) {
  NearPairs pairs;
  for (const ProgramDuplication& each : year.programs) {
    for (const Neighbour& near : each.near_same) {
      if (least && near.overlap >= *least) pairs.emplace(each.program, near.program);
    }
  }
  return pairs;
}

// Places joined with whom they are the same or nearly the same, directly or over others.
std::vector<Group> joined(const std::vector<const Place*>& places, const NearPairs& near) {
  std::vector<std::size_t> root(places.size());
  std::iota(root.begin(), root.end(), std::size_t{0});
  const auto top = [&](std::size_t at) {
    while (root[at] != at) at = root[at] = root[root[at]];
    return at;
  };
  for (std::size_t a = 0; a < places.size(); ++a) {
    for (std::size_t b = a + 1; b < places.size(); ++b) {
      const auto one = places[a]->program, other = places[b]->program;
      if (one == other || near.contains({one, other}) || near.contains({other, one})) root[top(b)] = top(a);
    }
  }
  std::map<std::size_t, Group> groups;
  for (std::size_t at = 0; at < places.size(); ++at) groups[top(at)].push_back(places[at]);
  std::vector<Group> all;
  for (auto& [at, group] : groups) all.push_back(std::move(group));
  return all;
}

bool of_several_schools(const Group& group) {
  return std::ranges::any_of(group, [&](const Place* each) { return each->school != group[0]->school; });
}

// What a site is told by: outcomes that are known of every site of the group, and the margin.
struct Judgement {
  ProposalReason reason = ProposalReason::outcomes_unknown;
  std::optional<std::size_t> gives_way;
};

const SiteOutcome* outcome(const ProposalSite& site, OutcomeMeasure measure) {
  const auto at = std::ranges::find(site.outcomes, measure, &SiteOutcome::measure);
  return at == site.outcomes.end() ? nullptr : &*at;
}

// Is `site` worse than `other` in something and better in nothing, by more than the margin?
bool is_worse(const ProposalSite& site, const ProposalSite& other,
              const std::vector<OutcomeMeasure>& measures, Share margin) {
  bool worse = false;
  for (const OutcomeMeasure measure : measures) {
    const Share own = outcome(site, measure)->rate, theirs = outcome(other, measure)->rate;
    if (own - theirs > margin) return false;
    worse = worse || theirs - own > margin;
  }
  return worse;
}

bool differ(const std::vector<ProposalSite>& sites, OutcomeMeasure measure, Share margin) {
  const auto rate = [&](const ProposalSite& site) { return outcome(site, measure)->rate; };
  const auto [least, most] = std::ranges::minmax(sites, {}, rate);
  return rate(most) - rate(least) > margin;
}

Judgement judge(const std::vector<ProposalSite>& sites, Share margin) {
  std::vector<OutcomeMeasure> measures;
  for (const auto& [measure, name] : names(OutcomeMeasure{})) {
    const bool known = std::ranges::all_of(
        sites, [m = measure](const ProposalSite& site) { return outcome(site, m) != nullptr; });
    if (known) measures.push_back(measure);
  }
  if (measures.empty()) return {};
  for (std::size_t at = 0; at < sites.size(); ++at) {
    const bool worst = std::ranges::all_of(sites, [&](const ProposalSite& other) {
      return &other == &sites[at] || is_worse(sites[at], other, measures, margin);
    });
    if (worst) return {ProposalReason::worse_outcomes, at};
  }
  const bool apart =
      std::ranges::any_of(measures, [&](OutcomeMeasure each) { return differ(sites, each, margin); });
  return {apart ? ProposalReason::outcomes_at_odds : ProposalReason::outcomes_equal, std::nullopt};
}

class Proposer {
 public:
  Proposer(const City& city, int year, Held<Persons> smallest, Share margin)
      : city_(city),
        attendance_(city),
        year_(std::min(attendance_.latest_enrolment().value_or(year), year)),
        smallest_(std::move(smallest)),
        margin_(margin) {}

  // Adds a proposal for the group where there is cause. True when there was.
  bool examine(const Group& group, std::optional<std::uint32_t> region, MergeProposals& to) const {
    ++to.examined;
    MergeProposal made{.region = region, .year = year_};
    for (const Place* each : group) {
      const auto entrants = attendance_.entrants(each->offerings, year_);
      if (!entrants) return ++to.unknown, false;
      made.entrants += entrants->persons;
      made.quality = std::max(made.quality, entrants->quality);
      made.sites.push_back({each->program, each->school, entrants->persons, outcomes_of(*each)});
    }
    const Persons wanted = smallest_.value * std::ssize(group);
    if (made.entrants >= wanted) return false;
    settle(made, wanted);
    to.items.push_back(std::move(made));
    return true;
  }

 private:
  void settle(MergeProposal& made, Persons wanted) const {
    made.finding = judged(smallest_.basis, false, made.entrants, wanted);
    made.finding.outcome = Outcome::warned;  // a person decides
    made.classes = smallest_.value > Persons(0) ? made.entrants.count() / smallest_.value.count() : 0;
    for (const ProposalSite& site : made.sites) {
      made.application = made.application || city_.tables().programs[site.program].state_controlled;
      for (const SiteOutcome& each : site.outcomes) made.quality = std::max(made.quality, each.quality);
    }
    if (made.classes == 0) {
      made.kind = ProposalKind::close;
      made.reason = ProposalReason::no_class_together;
      return;
    }
    const Judgement judgement = judge(made.sites, margin_);
    made.reason = judgement.reason;
    made.gives_way = judgement.gives_way;
    made.kind = judgement.gives_way ? ProposalKind::merge : ProposalKind::decide;
  }

  std::vector<SiteOutcome> outcomes_of(const Place& place) const {
    std::vector<SiteOutcome> known;
    const auto add = [&](OutcomeMeasure measure, std::optional<Counted> part, std::optional<Counted> whole,
                         int year) {
      if (!part || !whole || whole->persons == Persons(0)) return;
      known.push_back({measure, Share::floor_ratio(part->persons, whole->persons), year,
                       std::max(part->quality, whole->quality)});
    };
    if (const auto year = attendance_.latest_outcome()) {
      add(OutcomeMeasure::signing, attendance_.signed_on(place.offerings, *year),
          attendance_.reported(place.offerings, *year), *year);
    }
    add(OutcomeMeasure::graduation, attendance_.graduates(place.offerings, year_), began(place), year_);
    add(OutcomeMeasure::fill, attendance_.entrants(place.offerings, year_),
        attendance_.quota(place.offerings, year_), year_);
    return known;
  }

  // Those who entered so many years ago as the program is long, and should have finished this year.
  std::optional<Counted> began(const Place& place) const {
    Counted all;
    for (const std::uint32_t offering : place.offerings) {
      const int entered = year_ - city_.tables().offerings[offering].length_years;
      const auto some = attendance_.entrants(std::span(&offering, 1), entered);
      if (!some) return std::nullopt;
      all.persons += some->persons;
      all.quality = std::max(all.quality, some->quality);
    }
    return all;
  }

  const City& city_;
  Attendance attendance_;
  int year_;
  Held<Persons> smallest_;
  Share margin_;
};

// Places of each district by main campus; schools without one stand nowhere.
std::map<std::uint32_t, std::vector<const Place*>> by_district(const City& city,
                                                               const std::vector<Place>& places) {
  std::map<std::uint32_t, std::vector<const Place*>> districts;
  for (const Place& place : places) {
    const auto& region = city.tables().schools[place.school].region;
    if (region) districts[city.position(*city.find(*region))].push_back(&place);
  }
  return districts;
}

bool scarcer(const MergeProposal& a, const MergeProposal& b) {
  const auto sites = [](const MergeProposal& p) { return std::ssize(p.sites); };
  return static_cast<Wide>(a.entrants.count()) * sites(b) < static_cast<Wide>(b.entrants.count()) * sites(a);
}

}  // namespace

MergeProposals merge_proposals(const City& city, const Duplicates& register_of_city, const Setting& setting,
                               const Rulebook& book) {
  const auto smallest = book.held<Persons>("portfolio.smallest_class", setting);
  if (!smallest || register_of_city.years.empty()) return {};
  const auto near = book.held<Share>("portfolio.near_same_merge", setting);
  const auto margin = book.held<Share>("portfolio.outcome_margin", setting);
  const YearOfRegister& latest = register_of_city.years.back();
  const std::vector<Place> places = places_of(city, latest.year);
  const NearPairs pairs = near_pairs(latest, near ? std::optional(near->value) : std::nullopt);
  const Proposer proposer(city, latest.year, *smallest, margin ? margin->value : Share());

  MergeProposals made;
  std::set<std::uint32_t> settled;  // programs that a district's proposal has already
  for (const auto& [region, of_district] : by_district(city, places)) {
    for (const Group& group : joined(of_district, pairs)) {
      if (!of_several_schools(group) || !proposer.examine(group, region, made)) continue;
      for (const Place* each : group) settled.insert(each->program);
    }
  }
  std::map<std::uint32_t, Group> by_program;
  for (const Place& place : places) by_program[place.program].push_back(&place);
  for (const auto& [program, group] : by_program) {
    if (of_several_schools(group) && !settled.contains(program)) proposer.examine(group, std::nullopt, made);
  }
  std::ranges::stable_sort(made.items, scarcer);
  return made;
}

std::string subject_of(const City& city, const MergeProposal& proposal) {
  const CityTables& tables = city.tables();
  const std::string& program = tables.programs[proposal.sites.front().program].id.text();
  return proposal.region ? fmt::format("{}@{}", program, tables.regions[*proposal.region].id.text())
                         : program;
}

}  // namespace langqiao::portfolio
