// Outlook: where people will be short or in surplus (feature C7, C9), what one occupation or program comes to
// and why, scenarios (C8), and the four chains (B5). Every number opens to what it was computed from.
#pragma once

#include <array>

#include "city/gap.h"
#include "city/scenario.h"
#include "city/supply.h"
#include "pack/report.h"
#include "service/office.h"
#include "service/page.h"
#include "service/program_name.h"

namespace langqiao::service {

// People over the futures: one in ten lies below p10, half below p50, one in ten above p90. Rounded to whole
// people at the end, each by itself.
struct BandView {
  std::int64_t p10 = 0;
  std::int64_t p50 = 0;
  std::int64_t p90 = 0;

  bool operator==(const BandView&) const = default;
};

// The outlook as it stands, beside the scenarios of the pack.
inline constexpr std::string_view kBaseScenario = "base";

struct OutlookQuery {
  std::optional<int> year;  // the first when absent
  std::string scenario = std::string(kBaseScenario);
  std::optional<std::string> against;  // a second one, to compare with
};

struct ScenarioChangeView {
  ScenarioLever lever = ScenarioLever::growth;
  std::string subject;
  std::string subject_name;  // empty for "*" and a level
  int since = 0;
  std::int64_t change_bp = 0;
};

struct ScenarioView {
  std::string id;
  std::string title;
  std::string title_en;
  std::string summary;
  std::vector<ScenarioChangeView> changes;
  Provenance provenance;
};

// The whole city in one year.
struct OutlookYear {
  int year = 0;
  BandView openings;
  BandView open_to_graduates;
  std::int64_t graduates = 0;  // who look for work in the city and whose program has a link
  std::int64_t unlinked = 0;   // whose program has none
  BandView unmet;
  BandView surplus;
};

struct Shortage {
  Named occupation;
  BandView openings;
  BandView open_to_graduates;
  std::int64_t placed = 0;  // graduates who start in it
  BandView unmet;
  std::optional<BandView> against;  // unmet in the second scenario
  Quality quality = Quality::measured;
};

struct Surplus {
  ProgramName program;
  std::int64_t graduates = 0;
  std::int64_t placed = 0;
  BandView surplus;
  std::optional<BandView> against;
  Quality quality = Quality::measured;
};

struct PlaceGap {
  Named place;  // a district or an industry
  BandView unmet;
  std::int64_t surplus = 0;  // of a district: graduates of its schools without a place
};

struct OutlookSummary {
  int year = 0;
  std::vector<int> years;
  int futures = 0;
  std::uint64_t seed = 0;
  std::string scenario;
  std::optional<std::string> against;
  std::vector<OutlookYear> by_year;
  std::vector<OutlookYear> against_by_year;  // empty without a second scenario
  std::vector<Shortage> shortages;           // most unmet first
  std::vector<Surplus> surpluses;            // largest surplus first
  std::vector<PlaceGap> districts;           // most unmet first
  std::vector<PlaceGap> industries;
  std::vector<ScenarioView> scenarios;
  std::int64_t unknown_cohorts = 0;  // in the register without people, in no number
  Quality quality = Quality::measured;
};

struct GapYear {
  int year = 0;
  BandView openings;
  BandView open_to_graduates;
  std::int64_t placed = 0;
  BandView unmet;
};

// Where openings of an occupation come from.
struct OpeningsFrom {
  Named industry;
  Share openings_bp;  // of the openings of the year
  std::int64_t employed = 0;
  int employed_year = 0;
  std::optional<Share> staffing_bp;
  int staffing_year = 0;
  Provenance provenance;  // of the employment
};

struct FilledBy {
  ProgramName program;
  std::int64_t placed = 0;
  std::int64_t graduates = 0;
  Share weight_bp;
  LinkBasis basis = LinkBasis::standard;
  Quality quality = Quality::measured;
};

struct InflowView {
  Share share_bp;
  std::string stated_for;  // the occupation or group whose row holds
  Provenance provenance;
};

struct SeparationView {
  Share leave_bp;  // as the pack states it, before a scenario
  Share move_bp;
  std::string stated_for;
  Provenance provenance;
};

struct OccupationOutlook {
  Named occupation;
  int year = 0;
  std::vector<GapYear> by_year;
  std::vector<GapYear> against_by_year;
  std::vector<OpeningsFrom> openings_from;  // most openings first
  std::vector<FilledBy> filled_by;          // most placed first
  std::vector<PlaceGap> districts;
  std::optional<InflowView> inflow;
  std::optional<SeparationView> separations;
  Quality quality = Quality::measured;
};

struct SupplyYear {
  int year = 0;
  std::int64_t graduates = 0;
  std::int64_t placed = 0;
  BandView surplus;
};

// People of one offering who graduate in the year; see city/supply.h.
struct CohortView {
  std::string offering;
  Named school;
  int entered = 0;
  bool promoted = false;
  bool returned = false;
  std::int64_t quota = 0;
  std::int64_t entrants = 0;
  std::int64_t graduates = 0;
  std::int64_t further = 0;
  std::int64_t idle = 0;
  std::int64_t gone = 0;
  std::int64_t stay = 0;
};

struct RateView {
  SupplyStep step = SupplyStep::fill;
  std::string category;
  int year_of_study = 0;
  int since = 0;
  Share share_bp;
  Provenance provenance;
};

struct RouteView {
  std::string id;
  PromotionKind kind = PromotionKind::ordinary;
  Share share_bp;
  int years_more = 0;
  std::string to;  // level and category, or a program; empty: outside of the offerings
  Provenance provenance;
};

struct LeadsTo {
  Named occupation;
  std::int64_t placed = 0;
  BandView unmet;
  Share weight_bp;
  LinkBasis basis = LinkBasis::standard;
};

struct ProgramOutlook {
  ProgramName program;
  int year = 0;
  std::vector<SupplyYear> by_year;
  std::vector<CohortView> cohorts;  // of the year
  std::vector<RateView> rates;
  std::vector<RouteView> routes;
  std::vector<LeadsTo> leads_to;
  Quality quality = Quality::measured;
};

// The four chains as one graph: people placed in the year, from industry to occupation to program to school.
enum class ChainKind { industry, occupation, program, school };
constexpr auto names(ChainKind) {
  using enum ChainKind;
  return Names<ChainKind, 4>{
      {{industry, "industry"}, {occupation, "occupation"}, {program, "program"}, {school, "school"}}};
}

struct ChainNode {
  ChainKind kind = ChainKind::industry;
  std::string id;  // empty: all others of this kind together
  std::string name;
  std::int64_t persons = 0;
};

struct ChainLink {
  int from = 0;  // position in nodes
  int to = 0;
  std::int64_t persons = 0;
};

struct Chains {
  int year = 0;
  std::vector<ChainNode> nodes;  // by kind, most people first, the others last
  std::vector<ChainLink> links;
  Quality quality = Quality::measured;
};

struct ChainsQuery {
  OutlookQuery outlook;
  std::optional<ChainKind> kind;  // of the node in the middle; with `id`
  std::string id;
  std::int64_t limit = 12;  // nodes of each kind
};

Answer<OutlookSummary> outlook(const Office& office, const Actor& actor, const OutlookQuery& query);
Answer<OccupationOutlook> occupation_outlook(const Office& office, const Actor& actor,
                                             const Id<Occupation>& id, const OutlookQuery& query);
Answer<ProgramOutlook> program_outlook(const Office& office, const Actor& actor, const Id<Program>& id,
                                       const OutlookQuery& query);
Answer<Chains> chains(const Office& office, const Actor& actor, const ChainsQuery& query);

// The city by year, its shortages and surpluses, as sheets of a workbook.
Answer<pack::Report> outlook_report(const Office& office, const Actor& actor, const OutlookQuery& query);

}  // namespace langqiao::service
