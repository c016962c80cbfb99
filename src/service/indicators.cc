#include "service/indicators.h"

#include <algorithm>
#include <map>

namespace langqiao::service {
namespace {

template <class R>
IndicatorRecord record_of(const City& city, const R& row, const std::optional<Id<Region>>& region,
                          std::string detail) {
  return {.table = std::string(Table<R>::name),
          .id = row.id.text(),
          .name = row.name,
          .region = named_of(city, region),
          .detail = std::move(detail),
          .provenance = row.provenance};
}

IndicatorRecord record_of(const City& city, const Agreement& agreement) {
  return {.table = std::string(Table<Agreement>::name),
          .id = agreement.id.text(),
          .name = city.find(agreement.school)->name + " · " + city.find(agreement.organisation)->name,
          .region = named_of(city, city.find(agreement.organisation)->region),
          .detail = std::string(name_of(agreement.kind)),
          .counts = agreement.persons.value_or(Persons()).count(),
          .provenance = agreement.provenance};
}

bool trains_people(AgreementKind kind) {
  using enum AgreementKind;
  return kind == order_class || kind == apprenticeship || kind == internship;
}

}  // namespace

std::vector<IndicatorRecord> records_of(const CityView& view, Indicator indicator) {
  const City& city = view.city;
  std::vector<IndicatorRecord> records;
  switch (indicator) {
    case Indicator::cultivated_enterprises:
      for (const Organisation& each : city.tables().organisations) {
        if (each.stage != CultivationStage::none) {
          records.push_back(record_of(city, each, each.region, std::string(name_of(each.stage))));
        }
      }
      break;
    case Indicator::major_projects:
      for (const Project& each : city.tables().projects) {
        if (each.stage != ProjectStage::stopped) {
          records.push_back(record_of(city, each, each.region, std::string(name_of(each.stage))));
        }
      }
      break;
    case Indicator::platforms:
      for (const Platform& each : city.tables().platforms)
        records.push_back(record_of(city, each, each.region, each.kind));
      break;
    case Indicator::key_regions:
      for (const Region& each : city.tables().regions) {
        if (each.role == RegionRole::core || each.role == RegionRole::key) {
          records.push_back(record_of(city, each, each.id, std::string(name_of(each.role))));
        }
      }
      break;
    case Indicator::trained_people:
      for (const Agreement& each : city.tables().agreements) {
        if (trains_people(each.kind) && counts(each.state)) records.push_back(record_of(city, each));
      }
      break;
    case Indicator::key_industries:
    case Indicator::applied_universities:
    case Indicator::leading_colleges:
    case Indicator::leading_programs:
    case Indicator::institution_frame:
    case Indicator::consortia:
    case Indicator::communities:
    case Indicator::practice_bases:
    case Indicator::demonstration_bases:
      break;
  }
  return records;
}

std::vector<plan::Evidence> evidence_of(const CityView& view) {
  std::vector<plan::Evidence> evidence;
  for (const Observation& each : view.city.tables().observations) {
    evidence.push_back({.indicator = each.indicator,
                        .value = each.value,
                        .observed = each.observed,
                        .note = each.note,
                        .provenance = each.provenance});
  }
  for (const auto& [indicator, name] : names(Indicator{})) {
    std::map<Quality, plan::Evidence> counted;
    for (const IndicatorRecord& record : records_of(view, indicator)) {
      const Provenance& from = record.provenance;
      auto& count =
          counted
              .try_emplace(from.quality,
                           plan::Evidence{.indicator = indicator, .provenance = from, .counted = true})
              .first->second;
      count.value += record.counts;
      count.observed = std::max(count.observed, from.as_of);
    }
    for (auto& [quality, count] : counted) evidence.push_back(std::move(count));
  }
  return evidence;
}

}  // namespace langqiao::service
