#include "service/json/described.h"

namespace langqiao::service {

BOOST_DESCRIBE_STRUCT(BandView, (), (p10, p50, p90))
BOOST_DESCRIBE_STRUCT(ScenarioChangeView, (), (lever, subject, subject_name, since, change_bp))
BOOST_DESCRIBE_STRUCT(ScenarioView, (), (id, title, title_en, summary, changes, provenance))
BOOST_DESCRIBE_STRUCT(OutlookYear, (),
                      (year, openings, open_to_graduates, graduates, unlinked, unmet, surplus))
BOOST_DESCRIBE_STRUCT(Shortage, (),
                      (occupation, openings, open_to_graduates, placed, unmet, against, quality))
BOOST_DESCRIBE_STRUCT(Surplus, (), (program, graduates, placed, surplus, against, quality))
BOOST_DESCRIBE_STRUCT(PlaceGap, (), (place, unmet, surplus))
BOOST_DESCRIBE_STRUCT(OutlookSummary, (),
                      (year, years, futures, seed, scenario, against, by_year, against_by_year, shortages,
                       surpluses, districts, industries, scenarios, unknown_cohorts, quality))
BOOST_DESCRIBE_STRUCT(GapYear, (), (year, openings, open_to_graduates, placed, unmet))
BOOST_DESCRIBE_STRUCT(OpeningsFrom, (),
                      (industry, openings_bp, employed, employed_year, staffing_bp, staffing_year,
                       provenance))
BOOST_DESCRIBE_STRUCT(FilledBy, (), (program, placed, graduates, weight_bp, basis, quality))
BOOST_DESCRIBE_STRUCT(InflowView, (), (share_bp, stated_for, provenance))
BOOST_DESCRIBE_STRUCT(SeparationView, (), (leave_bp, move_bp, stated_for, provenance))
BOOST_DESCRIBE_STRUCT(OccupationOutlook, (),
                      (occupation, year, by_year, against_by_year, openings_from, filled_by, districts,
                       inflow, separations, quality))
BOOST_DESCRIBE_STRUCT(SupplyYear, (), (year, graduates, placed, surplus))
BOOST_DESCRIBE_STRUCT(CohortView, (),
                      (offering, school, entered, promoted, returned, quota, entrants, graduates, further,
                       idle, gone, stay))
BOOST_DESCRIBE_STRUCT(RateView, (), (step, category, year_of_study, since, share_bp, provenance))
BOOST_DESCRIBE_STRUCT(RouteView, (), (id, kind, share_bp, years_more, to, provenance))
BOOST_DESCRIBE_STRUCT(LeadsTo, (), (occupation, placed, unmet, weight_bp, basis))
BOOST_DESCRIBE_STRUCT(ProgramOutlook, (), (program, year, by_year, cohorts, rates, routes, leads_to, quality))
BOOST_DESCRIBE_STRUCT(ChainNode, (), (kind, id, name, persons))
BOOST_DESCRIBE_STRUCT(ChainLink, (), (from, to, persons))
BOOST_DESCRIBE_STRUCT(Chains, (), (year, nodes, links, quality))

std::string json_of(const OutlookSummary& outlook) { return shape::text_of(outlook); }
std::string json_of(const OccupationOutlook& outlook) { return shape::text_of(outlook); }
std::string json_of(const ProgramOutlook& outlook) { return shape::text_of(outlook); }
std::string json_of(const Chains& chains) { return shape::text_of(chains); }

}  // namespace langqiao::service
