#include "service/deal_agreements.h"

#include <algorithm>
#include <unordered_set>

namespace langqiao::service {
namespace {

template <class R>
std::unordered_set<Id<R>> ids_of(const std::vector<R>& rows) {
  std::unordered_set<Id<R>> ids;
  for (const R& each : rows) ids.insert(each.id);
  return ids;
}

}  // namespace

Id<Source> exchange_source() { return Id<Source>("langqiao.exchange"); }

void add_deal_agreements(CityTables& tables, std::vector<Agreement> agreements) {
  std::erase_if(agreements, [](const Agreement& each) { return !counts(each.state); });
  if (agreements.empty()) return;
  const auto schools = ids_of(tables.schools);
  const auto organisations = ids_of(tables.organisations);
  const auto programs = ids_of(tables.programs);
  const auto regions = ids_of(tables.regions);
  const auto taken = ids_of(tables.agreements);
  const auto is_known = [&](const Agreement& each) {
    return schools.contains(each.school) && organisations.contains(each.organisation) &&
           (!each.program || programs.contains(*each.program)) &&
           (!each.region || regions.contains(*each.region)) && !taken.contains(each.id);
  };
  std::erase_if(agreements, [&](const Agreement& each) { return !is_known(each); });
  if (agreements.empty()) return;
  if (!ids_of(tables.sources).contains(exchange_source()))
    tables.sources.push_back({.id = exchange_source(), .title = "产教对接登记"});
  std::ranges::move(agreements, std::back_inserter(tables.agreements));
}

}  // namespace langqiao::service
