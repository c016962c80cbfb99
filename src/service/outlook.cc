#include "service/outlook.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <tuple>

#include "outlook/supply_rates.h"
#include "service/outlook_seen.h"

namespace langqiao::service {
namespace {

// The rows of one kind by what a view of them is wanted for.
template <class Row, class Key>
void most_first(std::vector<Row>& rows, Key key) {
  std::ranges::stable_sort(rows, std::greater{}, key);
}

double placed_in(const Seen& seen, std::size_t occupation, std::size_t year) {
  double placed = 0;
  for (const GapFlow& flow : seen.fan().flows)
    if (flow.occupation == occupation && flow.year == year) placed += flow.persons;
  return placed;
}

// Of every occupation in the year.
std::vector<double> placed_by_occupation(const Seen& seen) {
  std::vector<double> placed(seen.fan().occupations.size(), 0);
  for (const GapFlow& flow : seen.fan().flows)
    if (flow.year == seen.year_index()) placed[flow.occupation] += flow.persons;
  return placed;
}

std::optional<std::size_t> index_of(const std::vector<std::uint32_t>& positions, std::uint32_t position) {
  const auto at = std::ranges::lower_bound(positions, position);
  if (at == positions.end() || *at != position) return std::nullopt;
  return static_cast<std::size_t>(at - positions.begin());
}

// The whole city: bands of the sums, not sums of bands.
std::vector<OutlookYear> years_of(const Seen& seen) {
  const GapFan& fan = seen.fan();
  std::vector<OutlookYear> rows;
  for (std::size_t year = 0; year < static_cast<std::size_t>(fan.years); ++year) {
    OutlookYear row{.year = fan.first_year + static_cast<int>(year),
                    .openings = view_of(fan.openings_total[year]),
                    .open_to_graduates = view_of(fan.open_to_graduates_total[year]),
                    .unlinked = whole(fan.unlinked[year]),
                    .unmet = view_of(fan.unmet_total[year]),
                    .surplus = view_of(fan.surplus_total[year])};
    double graduates = 0;
    for (std::size_t p = 0; p < fan.programs.size(); ++p) graduates += fan.graduates[fan.cell(p, row.year)];
    row.graduates = whole(graduates);
    rows.push_back(row);
  }
  return rows;
}

std::vector<Shortage> shortages_of(const Seen& seen, const Seen* against) {
  const GapFan& fan = seen.fan();
  const auto placed = placed_by_occupation(seen);
  std::vector<Shortage> rows;
  for (std::size_t o = 0; o < fan.occupations.size(); ++o) {
    const std::size_t cell = fan.cell(o, seen.year);
    Shortage row{.occupation = named_of(seen.city().tables().occupations[fan.occupations[o]]),
                 .openings = view_of(fan.openings[cell]),
                 .open_to_graduates = view_of(fan.open_to_graduates[cell]),
                 .placed = whole(placed[o]),
                 .unmet = view_of(fan.unmet[cell]),
                 .quality = fan.occupation_quality[o]};
    if (against) {
      if (const auto other = index_of(against->fan().occupations, fan.occupations[o]))
        row.against = view_of(against->fan().unmet[against->fan().cell(*other, seen.year)]);
    }
    rows.push_back(std::move(row));
  }
  most_first(rows, [](const Shortage& row) { return row.unmet.p50; });
  return rows;
}

std::vector<Surplus> surpluses_of(const Seen& seen, const Seen* against) {
  const GapFan& fan = seen.fan();
  std::vector<Surplus> rows;
  for (std::size_t p = 0; p < fan.programs.size(); ++p) {
    const std::size_t cell = fan.cell(p, seen.year);
    Surplus row{.program = mention_of(seen.city().tables().programs[fan.programs[p]]),
                .graduates = whole(fan.graduates[cell]),
                .placed = whole(fan.graduates[cell] - fan.surplus[cell].mean),
                .surplus = view_of(fan.surplus[cell]),
                .quality = fan.program_quality[p]};
    if (against) {
      if (const auto other = index_of(against->fan().programs, fan.programs[p]))
        row.against = view_of(against->fan().surplus[against->fan().cell(*other, seen.year)]);
    }
    rows.push_back(std::move(row));
  }
  most_first(rows, [](const Surplus& row) { return row.surplus.p50; });
  return rows;
}

// Graduates without a place by district of their school: a program's surplus falls to its offerings in the
// proportion of their graduates.
std::map<std::string, double> surplus_by_district(const Seen& seen) {
  const City& city = seen.city();
  std::map<std::uint32_t, double> share;  // of each program's graduates: without a place
  for (std::size_t p = 0; p < seen.fan().programs.size(); ++p) {
    const std::size_t cell = seen.fan().cell(p, seen.year);
    if (seen.fan().graduates[cell] > 0)
      share[seen.fan().programs[p]] = seen.fan().surplus[cell].mean / seen.fan().graduates[cell];
  }
  std::map<std::string, double> districts;
  for (const Cohort& cohort : seen.run().cohorts) {
    if (cohort.graduated != seen.year) continue;
    const Offering& offering = city.tables().offerings[cohort.offering];
    const School& school = *city.find(offering.school);
    const auto of = share.find(city.position(*city.find(offering.program)));
    if (school.region && of != share.end()) districts[school.region->text()] += cohort.stay * of->second;
  }
  return districts;
}

std::vector<PlaceGap> districts_of(const Seen& seen) {
  const GapFan& fan = seen.fan();
  auto surplus = surplus_by_district(seen);
  std::vector<PlaceGap> rows;
  for (std::size_t at = 0; at < fan.regions.size(); ++at) {
    const Region& region = seen.city().tables().regions[fan.regions[at]];
    rows.push_back({named_of(region), view_of(fan.unmet_by_region[fan.cell(at, seen.year)]),
                    whole(surplus[region.id.text()])});
  }
  most_first(rows, [](const PlaceGap& row) { return row.unmet.p50; });
  return rows;
}

std::vector<PlaceGap> industries_of(const Seen& seen) {
  const GapFan& fan = seen.fan();
  std::vector<PlaceGap> rows;
  for (std::size_t at = 0; at < fan.industries.size(); ++at) {
    rows.push_back({.place = named_of(seen.city().tables().industries[fan.industries[at]]),
                    .unmet = view_of(fan.unmet_by_industry[fan.cell(at, seen.year)])});
  }
  most_first(rows, [](const PlaceGap& row) { return row.unmet.p50; });
  return rows;
}

std::string subject_name(const City& city, const ScenarioChange& change) {
  if (const auto* industry = city.find(Id<Industry>(change.subject))) return industry->name;
  if (const auto* occupation = city.find(Id<Occupation>(change.subject))) return occupation->name;
  if (const auto* program = city.find(Id<Program>(change.subject))) return program->name;
  for (const Program& program : city.tables().programs) {
    if (outlook::category_of(program) == change.subject) return program.category_name;
  }
  return {};
}

std::vector<ScenarioView> scenarios_of(const City& city) {
  std::vector<ScenarioView> views;
  for (const Scenario& scenario : city.tables().scenarios) {
    ScenarioView view{.id = scenario.id.text(),
                      .title = scenario.title,
                      .title_en = scenario.title_en,
                      .summary = scenario.summary,
                      .provenance = scenario.provenance};
    for (const ScenarioChange& change : city.tables().scenario_changes) {
      if (change.scenario != scenario.id) continue;
      view.changes.push_back({change.lever, change.subject, subject_name(city, change), change.since.begins(),
                              change.change_bp});
    }
    views.push_back(std::move(view));
  }
  return views;
}

Quality weakest(const GapFan& fan) {
  Quality quality = Quality::measured;
  for (const auto* all : {&fan.occupation_quality, &fan.program_quality})
    for (const Quality each : *all) quality = worse(quality, each);
  return quality;
}

std::vector<GapYear> gap_years(const Seen& seen, std::size_t occupation) {
  const GapFan& fan = seen.fan();
  std::vector<GapYear> rows;
  for (const int year : seen.years()) {
    const std::size_t cell = fan.cell(occupation, year);
    rows.push_back(
        {.year = year,
         .openings = view_of(fan.openings[cell]),
         .open_to_graduates = view_of(fan.open_to_graduates[cell]),
         .placed = whole(placed_in(seen, occupation, static_cast<std::size_t>(year - fan.first_year))),
         .unmet = view_of(fan.unmet[cell])});
  }
  return rows;
}

// People of an industry in the last year that is known, over all regions.
struct Employed {
  int year = 0;
  std::int64_t persons = 0;
  Provenance provenance;
};
Employed employed_in(const City& city, const Industry& industry) {
  Employed last;
  for (const Employment& row : city.tables().employment) {
    if (row.industry != industry.id || row.year.begins() < last.year) continue;
    if (row.year.begins() > last.year) last = {.year = row.year.begins(), .provenance = row.provenance};
    last.persons += row.employed.count();
  }
  return last;
}

const Staffing* staffing_in(const City& city, const Industry& industry, const Occupation& occupation) {
  const Staffing* last = nullptr;
  for (const Staffing& row : city.tables().staffing) {
    if (row.industry == industry.id && row.occupation == occupation.id && (!last || last->year < row.year))
      last = &row;
  }
  return last;
}

std::vector<OpeningsFrom> openings_from(const Seen& seen, const Occupation& occupation) {
  const City& city = seen.city();
  const Openings& openings = seen.run().openings;
  const auto index = index_of(openings.occupations, city.position(occupation));
  const auto year = static_cast<std::uint32_t>(seen.year - openings.first_year);
  std::vector<OpeningsFrom> rows;
  for (const OpeningsPart& part : openings.by_industry) {
    if (part.occupation != index || part.year != year || part.share <= 0) continue;
    const Industry& industry = city.tables().industries[part.of];
    const Employed employed = employed_in(city, industry);
    OpeningsFrom row{.industry = named_of(industry),
                     .openings_bp = share_of(part.share),
                     .employed = employed.persons,
                     .employed_year = employed.year,
                     .provenance = employed.provenance};
    if (const Staffing* staffing = staffing_in(city, industry, occupation)) {
      row.staffing_bp = staffing->share;
      row.staffing_year = staffing->year.begins();
    }
    rows.push_back(std::move(row));
  }
  most_first(rows, [](const OpeningsFrom& row) { return row.openings_bp; });
  return rows;
}

std::vector<FilledBy> filled_by(const Seen& seen, std::size_t occupation) {
  const GapFan& fan = seen.fan();
  std::map<std::uint32_t, double> placed;  // by index of the program
  for (const GapFlow& flow : fan.flows) {
    if (flow.occupation == occupation && flow.year == seen.year_index()) placed[flow.program] = flow.persons;
  }
  std::vector<FilledBy> rows;
  for (const Preparation& link : seen.run().preparations) {
    if (link.occupation != fan.occupations[occupation]) continue;
    const auto program = index_of(fan.programs, link.program);
    if (!program) continue;
    const double graduates = fan.graduates[fan.cell(*program, seen.year)];
    if (graduates <= 0) continue;
    rows.push_back({.program = mention_of(seen.city().tables().programs[link.program]),
                    .placed = whole(placed[static_cast<std::uint32_t>(*program)]),
                    .graduates = whole(graduates),
                    .weight_bp = share_of(link.weight),
                    .basis = link.basis,
                    .quality = worse(link.quality, fan.program_quality[*program])});
  }
  most_first(rows, [](const FilledBy& row) { return std::tuple(row.placed, row.graduates); });
  return rows;
}

// Unmet openings of one occupation, by where its openings are.
std::vector<PlaceGap> districts_of(const Seen& seen, std::size_t occupation) {
  const Openings& openings = seen.run().openings;
  const auto year = static_cast<std::uint32_t>(seen.year - openings.first_year);
  const Band& unmet = seen.fan().unmet[seen.fan().cell(occupation, seen.year)];
  std::vector<PlaceGap> rows;
  for (const OpeningsPart& part : openings.by_region) {
    if (part.occupation != occupation || part.year != year) continue;
    rows.push_back({.place = named_of(seen.city().tables().regions[part.of]),
                    .unmet = view_of({unmet.p10 * part.share, unmet.p50 * part.share, unmet.p90 * part.share,
                                      unmet.mean * part.share})});
  }
  most_first(rows, [](const PlaceGap& row) { return row.unmet.p50; });
  return rows;
}

std::optional<InflowView> inflow_of(const Seen& seen, std::size_t occupation) {
  const City& city = seen.city();
  const Openings& openings = seen.run().openings;
  const double share = seen.run().inflow[occupation * static_cast<std::size_t>(openings.years) +
                                         static_cast<std::size_t>(seen.year - openings.first_year)];
  for (const Occupation* at = &city.tables().occupations[openings.occupations[occupation]]; at;
       at = at->parent ? city.find(*at->parent) : nullptr) {
    const Inflow* latest = nullptr;
    for (const Inflow& row : city.tables().inflows) {
      const bool holds = row.occupation == at->id && row.since.begins() <= seen.year;
      if (holds && (!latest || latest->since < row.since)) latest = &row;
    }
    if (latest) return InflowView{share_of(share), at->name, latest->provenance};
  }
  return std::nullopt;
}

std::optional<SeparationView> separations_of(const Seen& seen, const Occupation& occupation) {
  for (const Occupation* at = &occupation; at; at = at->parent ? seen.city().find(*at->parent) : nullptr) {
    const Separation* latest = nullptr;
    for (const Separation& row : seen.city().tables().separations) {
      const bool holds = row.occupation == at->id && row.since.begins() <= seen.fan().first_year;
      if (holds && (!latest || latest->since < row.since)) latest = &row;
    }
    if (latest) return SeparationView{latest->leave, latest->move, at->name, latest->provenance};
  }
  return std::nullopt;
}

std::vector<CohortView> cohorts_of(const Seen& seen, const Program& program) {
  std::vector<CohortView> rows;
  for (const Cohort& cohort : seen.run().cohorts) {
    const Offering& offering = seen.city().tables().offerings[cohort.offering];
    if (cohort.graduated != seen.year || offering.program != program.id) continue;
    rows.push_back({.offering = offering.id.text(),
                    .school = named_of(*seen.city().find(offering.school)),
                    .entered = cohort.entered,
                    .promoted = cohort.promoted,
                    .returned = cohort.returned,
                    .quota = whole(cohort.quota),
                    .entrants = whole(cohort.entrants),
                    .graduates = whole(cohort.graduates),
                    .further = whole(cohort.further),
                    .idle = whole(cohort.idle),
                    .gone = whole(cohort.gone),
                    .stay = whole(cohort.stay)});
  }
  most_first(rows, [](const CohortView& row) { return row.stay; });
  return rows;
}

std::vector<RateView> rates_of(const City& city, const Program& program) {
  std::vector<RateView> rows;
  for (const SupplyRate& rate : city.tables().supply_rates) {
    const bool meant = rate.category == kEverything || rate.category == outlook::category_of(program);
    if (rate.level != program.level || !meant) continue;
    rows.push_back(
        {rate.step, rate.category, rate.year_of_study, rate.since.begins(), rate.share, rate.provenance});
  }
  return rows;
}

std::vector<RouteView> routes_of(const City& city, const Program& program) {
  std::vector<RouteView> rows;
  for (const PromotionRoute& route : city.tables().promotion_routes) {
    const bool of_program = route.from_program && *route.from_program == program.id;
    const bool of_category =
        route.from_category == kEverything || route.from_category == outlook::category_of(program);
    if (!of_program && (route.from_program || route.from_level != program.level || !of_category)) continue;
    std::string to;
    if (route.to_program) {
      to = route.to_program->text();
    } else if (route.to_level) {
      to = fmt::format("{} {}", name_of(*route.to_level), route.to_category);
    }
    rows.push_back({route.id.text(), route.kind, route.share, route.years_more, to, route.provenance});
  }
  return rows;
}

std::vector<LeadsTo> leads_to(const Seen& seen, std::size_t program) {
  const GapFan& fan = seen.fan();
  std::map<std::uint32_t, double> placed;
  for (const GapFlow& flow : fan.flows) {
    if (flow.program == program && flow.year == seen.year_index()) placed[flow.occupation] = flow.persons;
  }
  std::vector<LeadsTo> rows;
  for (const Preparation& link : seen.run().preparations) {
    if (link.program != fan.programs[program]) continue;
    const auto occupation = index_of(fan.occupations, link.occupation);
    if (!occupation) continue;
    rows.push_back({.occupation = named_of(seen.city().tables().occupations[link.occupation]),
                    .placed = whole(placed[static_cast<std::uint32_t>(*occupation)]),
                    .unmet = view_of(fan.unmet[fan.cell(*occupation, seen.year)]),
                    .weight_bp = share_of(link.weight),
                    .basis = link.basis});
  }
  most_first(rows, [](const LeadsTo& row) { return row.placed; });
  return rows;
}

}  // namespace

Answer<OutlookSummary> outlook(const Office& office, const Actor& actor, const OutlookQuery& query) {
  const auto seen = see(office, actor, query);
  if (!seen) return Failure<Refusal>(seen.error());
  const Seen& first = seen->first;
  const Seen* against = seen->against ? &*seen->against : nullptr;
  OutlookSummary summary{.year = first.year,
                         .years = first.years(),
                         .futures = first.fan().futures,
                         .seed = kOutlookSeed,
                         .scenario = query.scenario,
                         .by_year = years_of(first),
                         .shortages = shortages_of(first, against),
                         .surpluses = surpluses_of(first, against),
                         .districts = districts_of(first),
                         .industries = industries_of(first),
                         .scenarios = scenarios_of(first.city()),
                         .unknown_cohorts = first.run().unknown_cohorts,
                         .quality = weakest(first.fan())};
  if (against) {
    summary.against = query.against;
    summary.against_by_year = years_of(*against);
  }
  return summary;
}

Answer<OccupationOutlook> occupation_outlook(const Office& office, const Actor& actor,
                                             const Id<Occupation>& id, const OutlookQuery& query) {
  const auto seen = see(office, actor, query);
  if (!seen) return Failure<Refusal>(seen.error());
  const Seen& first = seen->first;
  const Occupation* const occupation = first.city().find(id);
  const auto index =
      occupation ? index_of(first.fan().occupations, first.city().position(*occupation)) : std::nullopt;
  if (!index)
    return no_such(
        {"有岗位预测的职业小类", "minor group with openings"}, id.text(),
        {"代码形如 2-02-07；请从缺口列表中选择", "Codes look like 2-02-07; choose one of the list of gaps"});
  OccupationOutlook out{.occupation = named_of(*occupation),
                        .year = first.year,
                        .by_year = gap_years(first, *index),
                        .openings_from = openings_from(first, *occupation),
                        .filled_by = filled_by(first, *index),
                        .districts = districts_of(first, *index),
                        .inflow = inflow_of(first, *index),
                        .separations = separations_of(first, *occupation),
                        .quality = first.fan().occupation_quality[*index]};
  if (seen->against) {
    if (const auto other = index_of(seen->against->fan().occupations, first.fan().occupations[*index]))
      out.against_by_year = gap_years(*seen->against, *other);
  }
  return out;
}

Answer<ProgramOutlook> program_outlook(const Office& office, const Actor& actor, const Id<Program>& id,
                                       const OutlookQuery& query) {
  const auto seen = see(office, actor, query);
  if (!seen) return Failure<Refusal>(seen.error());
  const Seen& first = seen->first;
  const Program* const program = first.city().find(id);
  const auto index = program ? index_of(first.fan().programs, first.city().position(*program)) : std::nullopt;
  if (!index)
    return no_such({"有毕业生和对应职业的专业", "program with graduates and a link"}, id.text(),
                   {"编号形如 voc2021:510201；请从富余列表中选择",
                    "Ids look like voc2021:510201; choose one of the list of surpluses"});
  ProgramOutlook out{.program = mention_of(*program),
                     .year = first.year,
                     .cohorts = cohorts_of(first, *program),
                     .rates = rates_of(first.city(), *program),
                     .routes = routes_of(first.city(), *program),
                     .leads_to = leads_to(first, *index),
                     .quality = first.fan().program_quality[*index]};
  for (const int year : first.years()) {
    const std::size_t cell = first.fan().cell(*index, year);
    const double graduates = first.fan().graduates[cell];
    out.by_year.push_back({.year = year,
                           .graduates = whole(graduates),
                           .placed = whole(graduates - first.fan().surplus[cell].mean),
                           .surplus = view_of(first.fan().surplus[cell])});
  }
  return out;
}

}  // namespace langqiao::service
