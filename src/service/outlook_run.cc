#include "service/outlook_run.h"

#include "outlook/gap_openings.h"

namespace langqiao::service {

std::vector<ScenarioChange> changes_of(const City& city, std::string_view scenario) {
  std::vector<ScenarioChange> changes;
  for (const ScenarioChange& change : city.tables().scenario_changes) {
    if (change.scenario.text() == scenario) changes.push_back(change);
  }
  return changes;
}

OutlookConventions outlook_conventions(const rulebook::Rulebook& book, const rulebook::Setting& setting) {
  const auto share = [](const auto& held) { return held ? held->value : Share(); };
  const auto part = [&](const auto& held) {
    return static_cast<double>(share(held).basis_points()) / Share::kWhole;
  };
  return {.links = {.group = share(book.held<Share>("outlook.link_group", setting)),
                    .occupation = share(book.held<Share>("outlook.link_occupation", setting)),
                    .same_name = share(book.held<Share>("outlook.link_same_name", setting)),
                    .class_mates = share(book.held<Share>("outlook.link_class_mates", setting))},
          .usual = {.leave = part(book.held<Share>("outlook.leave_rate", setting)),
                    .move = part(book.held<Share>("outlook.move_rate", setting))}};
}

Result<OutlookRun, std::vector<Problem>> run_outlook(const City& city,
                                                     const std::vector<ScenarioChange>& changes,
                                                     const OutlookConventions& conventions) {
  using Failed = Failure<std::vector<Problem>>;
  const auto supply = outlook::Supply::of(city, kOutlookYears, changes);
  if (!supply) return Failed(supply.error());
  OutlookRun run{.quotas = outlook::held_quotas(city, kOutlookYears, changes),
                 .unknown_cohorts = static_cast<std::int64_t>(supply->unknown().size())};
  auto cohorts = supply->cohorts(run.quotas);
  if (!cohorts) return Failed({cohorts.error()});
  run.cohorts = std::move(*cohorts);
  run.graduates = outlook::graduates_of(supply->map(run.quotas.offerings), run.quotas);
  auto openings = outlook::city_openings(
      city,
      {.usual = conventions.usual, .years = kOutlookYears, .futures = kOutlookFutures, .seed = kOutlookSeed},
      changes);
  if (!openings) return Failed({openings.error()});
  run.openings = std::move(*openings);
  run.inflow = outlook::inflow_shares(city, run.openings.occupations, run.openings.first_year,
                                      run.openings.years, changes);
  run.preparations = outlook::preparations(city, run.graduates.programs, conventions.links);
  auto fan = outlook::gap({run.graduates, run.openings, run.inflow, run.preparations});
  if (!fan) return Failed({fan.error()});
  run.fan = std::move(*fan);
  return run;
}

OutlookShelf::Kept OutlookShelf::get(const City& city, const std::string& scenario,
                                     const OutlookConventions& conventions) {
  const std::scoped_lock lock(guard_);
  Kept& kept = kept_[scenario];
  if (!kept) {
    kept = std::make_shared<const Result<OutlookRun, std::vector<Problem>>>(
        run_outlook(city, changes_of(city, scenario), conventions));
  }
  return kept;
}

}  // namespace langqiao::service
