// Programs: the list with filters, the profile with all schools that offer it, and duplicate setting in a
// year.
#pragma once

#include "service/office.h"
#include "service/page.h"
#include "service/program_name.h"

namespace langqiao::service {

struct ProgramRow {
  ProgramName program;
  std::string class_name;
  std::string category_name;
  bool state_controlled = false;
  int year = 0;
  std::int64_t points = 0;
  std::int64_t schools = 0;
  std::int64_t districts = 0;
  std::optional<std::int64_t> points_2021;  // none where the edition was not in use
  std::optional<std::int64_t> growth;       // points of the year less points of 2021
  Share rate_bp;                            // duplicate-setting rate
  std::int64_t neighbours = 0;
  std::optional<std::int64_t> national_points;
  std::int64_t official_occupations = 0;
};

enum class ProgramSort { code, name, points, growth, rate, national_points };
enum class Order { ascending, descending };

struct ProgramQuery {
  std::string query;
  std::optional<ProgramLevel> level;
  std::string category;  // name
  std::optional<Id<Region>> region;
  std::optional<Id<School>> school;
  std::optional<int> year;  // latest when absent
  bool offered = true;      // only programs with a point in that year
  std::optional<bool> state_controlled;
  ProgramSort sort = ProgramSort::points;
  Order order = Order::descending;
  Page page;
};

struct Facet {
  std::string value;
  std::int64_t count = 0;
};

struct ProgramFacets {
  std::vector<Facet> levels;
  std::vector<Facet> categories;
};

struct ProgramList {
  int year = 0;
  std::vector<int> years;  // of the register
  std::vector<ProgramRow> items;
  std::int64_t total = 0;
  ProgramFacets facets;  // over everything that matches but the facet itself
};

struct OfferedBy {
  std::string offering;
  Named school;
  std::optional<Named> region;
  int length_years = 0;
  std::optional<int> first_year;
  std::optional<int> last_year;
  std::vector<int> years;
  bool current = false;
  Provenance provenance;
};

struct ProgramYear {
  int year = 0;
  std::int64_t points = 0;
  std::int64_t schools = 0;
  std::optional<std::int64_t> national_points;
  bool by_name = false;  // an earlier edition, followed by name
};

struct Neighbour {
  ProgramName program;
  std::int64_t points = 0;
  std::int64_t shared_occupations = 0;
};

struct ProgramOccupationView {
  std::string id;
  std::string name;
  int level = 4;
  bool green = false;
  bool digital = false;
  Provenance provenance;
};

struct ProgramProfile {
  ProgramRow row;
  std::string edition_title;
  Provenance provenance;
  std::vector<ProgramYear> history;
  std::vector<ProgramName> same_name;
  std::vector<OfferedBy> offered_by;
  std::vector<Neighbour> neighbours;
  std::vector<ProgramOccupationView> occupations;
  std::vector<std::string> courses;
};

struct RegisterYear {
  int year = 0;
  Share rate_bp;
  std::int64_t points = 0;
  std::int64_t programs = 0;
  std::int64_t schools = 0;
};

// What the brief says of the register in a year.
struct RegisterCounts {
  int year = 0;
  std::int64_t offered = 0;
  std::int64_t points = 0;
  std::int64_t schools = 0;
};

struct DuplicateBrief {
  Share rate_bp;
  std::vector<ProgramRow> most;
};

struct DuplicatedProgram {
  ProgramRow row;
  std::vector<Named> offered_by;
};

struct NewDuplicate {
  ProgramName program;
  Named school;
  int year = 0;
  std::int64_t already_at = 0;
};

struct DuplicatesOfYear {
  int year = 0;
  Share rate_bp;
  std::int64_t points = 0;
  std::int64_t programs = 0;
  std::int64_t duplicated = 0;  // programs offered by two schools or more
  std::vector<RegisterYear> by_year;
  std::vector<DuplicatedProgram> items;  // most duplicated first
  std::int64_t total = 0;
  std::vector<NewDuplicate> newest;
};

// By full id, or by bare code in the edition that began last; null when there is none.
const Program* find_program(const City& city, const std::string& id);

RegisterCounts register_counts(const CityView& view);
// Of the latest year: the city-wide rate and the `most` most duplicated programs.
DuplicateBrief duplicate_brief(const CityView& view, std::int64_t most);

Answer<ProgramList> programs(const Office& office, const Actor& actor, const ProgramQuery& query);
// `id` with its edition, or a bare code, which then is of the newest edition that has it.
Answer<ProgramProfile> program(const Office& office, const Actor& actor, const std::string& id);
Answer<DuplicatesOfYear> duplicates(const Office& office, const Actor& actor, std::optional<int> year,
                                    const Page& page);

constexpr auto names(ProgramSort) {
  using enum ProgramSort;
  return Names<ProgramSort, 6>{{{code, "code"},
                                {name, "name"},
                                {points, "points"},
                                {growth, "growth"},
                                {rate, "rate"},
                                {national_points, "national_points"}}};
}
constexpr auto names(Order) {
  using enum Order;
  return Names<Order, 2>{{{ascending, "asc"}, {descending, "desc"}}};
}

}  // namespace langqiao::service
