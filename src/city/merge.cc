#include "city/merge.h"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <unordered_set>

namespace langqiao {
namespace {

using OrganisationId = Id<Organisation>;
using Chains = std::map<OrganisationId, OrganisationId>;

OrganisationId end_of(const Chains& chains, OrganisationId from) {
  for (auto at = chains.find(from); at != chains.end(); at = chains.find(from)) from = at->second;
  return from;
}

// From each double to the next of its chain; what would close a ring or fork a chain is left out.
Chains chains_of(Decisions decisions) {
  std::ranges::sort(decisions, {}, [](const OrganisationDecision& each) {
    return std::tie(each.at, each.organisation, each.other);
  });
  Chains chains;
  for (const OrganisationDecision& each : decisions) {
    if (each.verdict != OrganisationVerdict::same || chains.contains(each.organisation)) continue;
    if (end_of(chains, each.other) != each.organisation) chains.emplace(each.organisation, each.other);
  }
  return chains;
}

struct Standing {
  int distance = 0;  // from the end of the chain
  OrganisationId id;

  auto operator<=>(const Standing&) const = default;
};

// Changes fields that name an organisation; others have nothing to change.
class Redirect {
 public:
  explicit Redirect(const std::map<OrganisationId, OrganisationId>& counted) : counted_(counted) {}

  template <class T>
  void operator()(T&) const {}
  void operator()(OrganisationId& id) const {
    if (const auto at = counted_.find(id); at != counted_.end()) id = at->second;
  }
  void operator()(std::optional<OrganisationId>& id) const {
    if (id) (*this)(*id);
  }

 private:
  const std::map<OrganisationId, OrganisationId>& counted_;
};

void add_aliases(CityTables& tables, const std::vector<MergedOrganisation>& merged) {
  std::set<std::string> taken;
  for (const Alias& alias : tables.aliases) {
    if (alias.kind == AliasKind::organisation) taken.insert(alias.alias);
  }
  for (const auto& [record, counts_for] : merged) {
    for (const std::string& text : {record.name, record.id.text(), record.credit_code}) {
      if (text.empty() || !taken.insert(text).second) continue;
      tables.aliases.push_back({.kind = AliasKind::organisation,
                                .alias = text,
                                .target = counts_for.text(),
                                .provenance = record.provenance});
    }
  }
}

bool is_pair(const OrganisationDecision& a, const OrganisationDecision& b) {
  return (a.organisation == b.organisation && a.other == b.other) ||
         (a.organisation == b.other && a.other == b.organisation);
}

}  // namespace

std::map<OrganisationId, OrganisationId> counted_for(const Decisions& decisions,
                                                     const std::vector<Organisation>& organisations) {
  const Chains chains = chains_of(decisions);
  std::map<OrganisationId, OrganisationId> counted;
  if (chains.empty()) return counted;
  std::unordered_set<OrganisationId> present;
  for (const Organisation& each : organisations) present.insert(each.id);

  std::map<OrganisationId, std::vector<Standing>> groups;  // by the end of the chain; those present
  for (const auto& [id, next] : chains) {
    int distance = 1;
    OrganisationId at = next;
    for (auto step = chains.find(at); step != chains.end(); step = chains.find(at), ++distance)
      at = step->second;
    std::vector<Standing>& group = groups[at];
    if (group.empty() && present.contains(at)) group.push_back({0, at});
    if (present.contains(id)) group.push_back({distance, id});
  }
  for (const auto& [end, group] : groups) {
    if (group.empty()) continue;
    const Standing& first = *std::ranges::min_element(group);
    for (const Standing& each : group) {
      if (each.id != first.id) counted.emplace(each.id, first.id);
    }
  }
  return counted;
}

bool closes_ring(const Decisions& decisions, const OrganisationId& organisation,
                 const OrganisationId& other) {
  return end_of(chains_of(decisions), other) == organisation;
}

std::vector<MergedOrganisation> merge_organisations(CityTables& tables, const Decisions& decisions) {
  const auto counted = counted_for(decisions, tables.organisations);
  std::vector<MergedOrganisation> merged;
  if (counted.empty()) return merged;

  for (const Organisation& each : tables.organisations) {
    if (const auto at = counted.find(each.id); at != counted.end()) merged.push_back({each, at->second});
  }
  std::ranges::sort(merged, {}, [](const MergedOrganisation& each) { return each.record.id; });
  std::erase_if(tables.organisations, [&](const Organisation& each) { return counted.contains(each.id); });

  const Redirect redirect(counted);
  for_each_table(tables, [&]<class R>(std::vector<R>& rows) {
    if constexpr (!std::same_as<R, Organisation>) {
      for (R& row : rows) for_each_column<R>([&](const auto& column) { redirect(column.of(row)); });
    }
  });
  for (Alias& alias : tables.aliases) {
    if (alias.kind != AliasKind::organisation) continue;
    if (const auto at = counted.find(OrganisationId(alias.target)); at != counted.end())
      alias.target = at->second.text();
  }
  add_aliases(tables, merged);
  return merged;
}

Decisions decisions_to_add(const Decisions& kept, const Decisions& offered) {
  Decisions all = kept;
  Decisions added;
  for (const OrganisationDecision& each : offered) {
    const bool decided =
        std::ranges::any_of(all, [&](const OrganisationDecision& other) { return is_pair(each, other); });
    const bool forks =
        each.verdict == OrganisationVerdict::same &&
        std::ranges::any_of(all, [&](const OrganisationDecision& other) {
          return other.verdict == OrganisationVerdict::same && other.organisation == each.organisation;
        });
    if (decided || forks || each.organisation == each.other) continue;
    if (each.verdict == OrganisationVerdict::same && closes_ring(all, each.organisation, each.other))
      continue;
    all.push_back(each);
    added.push_back(each);
  }
  return added;
}

}  // namespace langqiao
