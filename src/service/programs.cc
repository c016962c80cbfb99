#include "service/programs.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

#include "service/match.h"
#include "service/register_years.h"

namespace langqiao::service {
namespace {

using portfolio::ProgramDuplication;
using portfolio::YearOfRegister;

ProgramRow row_of(const City& city, const ProgramDuplication& counted, int year) {
  const Program& program = city.tables().programs[counted.program];
  return {.program = mention_of(program),
          .class_name = program.class_name,
          .category_name = program.category_name,
          .state_controlled = program.state_controlled,
          .year = year,
          .points = counted.points,
          .schools = static_cast<std::int64_t>(counted.schools.size()),
          .districts = static_cast<std::int64_t>(counted.districts.size()),
          .points_2021 = counted.points_2021,
          .growth = counted.points - counted.points_2021,
          .rate_bp = counted.rate,
          .neighbours = counted.neighbours,
          .national_points = counted.national_points,
          .official_occupations = counted.official_occupations};
}

// A program without a point in the year; its points elsewhere in the country are given.
ProgramRow row_of(const City& city, const Program& program, int year, std::optional<std::int64_t> national) {
  return {.program = mention_of(program),
          .class_name = program.class_name,
          .category_name = program.category_name,
          .state_controlled = program.state_controlled,
          .year = year,
          .national_points = national,
          .official_occupations = static_cast<std::int64_t>(city.occupations_of(program).size())};
}

// Points of every program in the whole country in a year.
std::map<Id<Program>, std::int64_t> national_points(const City& city, int year) {
  std::map<Id<Program>, std::int64_t> points;
  for (const NationalPoints& row : city.tables().national_points) {
    if (row.year.begins() == year) points[row.program] = row.points;
  }
  return points;
}

template <class Map>
std::optional<typename Map::mapped_type> value_at(const Map& map, const typename Map::key_type& key) {
  const auto at = map.find(key);
  return at == map.end() ? std::nullopt : std::optional(at->second);
}

std::vector<ProgramRow> rows_in(const CityView& view, int year, bool offered) {
  std::vector<ProgramRow> rows;
  std::set<std::uint32_t> counted;
  if (const YearOfRegister* of_year = portfolio::find_year(view.duplicates, year)) {
    for (const ProgramDuplication& each : of_year->programs) {
      rows.push_back(row_of(view.city, each, year));
      counted.insert(each.program);
    }
  }
  if (offered) return rows;
  const auto national = national_points(view.city, year);
  for (const Program& program : view.city.tables().programs) {
    if (counted.contains(view.city.position(program))) continue;
    rows.push_back(row_of(view.city, program, year, value_at(national, program.id)));
  }
  return rows;
}

// The program in the year: as it was counted, or without a point.
ProgramRow row_in(const CityView& view, const Program& program, int year) {
  if (const YearOfRegister* of_year = portfolio::find_year(view.duplicates, year)) {
    const auto at =
        std::ranges::find(of_year->programs, view.city.position(program), &ProgramDuplication::program);
    if (at != of_year->programs.end()) return row_of(view.city, *at, year);
  }
  return row_of(view.city, program, year, value_at(national_points(view.city, year), program.id));
}

// Programs that a school, or a school of a district, offers: in the register of the year, or without any
// register entry.
std::set<std::string> offered_at(const City& city, const ProgramQuery& query, int year) {
  std::set<std::string> programs;
  for (const Offering& offering : city.tables().offerings) {
    if (query.school && offering.school != *query.school) continue;
    if (query.region && city.find(offering.school)->region != query.region) continue;
    const auto years = years_of(city, offering);
    if (years.empty() || std::ranges::binary_search(years, year)) programs.insert(offering.program.text());
  }
  return programs;
}

bool asked_for(const ProgramRow& row, const ProgramQuery& query, const Needle& needle) {
  return (!query.level || row.program.level == *query.level) &&
         (query.category.empty() || row.category_name == query.category) &&
         (!query.state_controlled || row.state_controlled == *query.state_controlled) &&
         (needle.in(row.program.name) || needle.in(row.program.code));
}

template <class Key>
void sort_by(std::vector<ProgramRow>& rows, Order order, Key key) {
  std::ranges::stable_sort(rows, {}, [](const ProgramRow& row) { return row.program.id; });
  if (order == Order::ascending) {
    std::ranges::stable_sort(rows, std::less{}, key);
  } else {
    std::ranges::stable_sort(rows, std::greater{}, key);
  }
}

void sort_rows(std::vector<ProgramRow>& rows, ProgramSort sort, Order order) {
  switch (sort) {
    case ProgramSort::code:
      return sort_by(rows, order, [](const ProgramRow& r) { return r.program.code; });
    case ProgramSort::name:
      return sort_by(rows, order, [](const ProgramRow& r) { return r.program.name; });
    case ProgramSort::points:
      return sort_by(rows, order, &ProgramRow::points);
    case ProgramSort::growth:
      return sort_by(rows, order, &ProgramRow::growth);
    case ProgramSort::rate:
      return sort_by(rows, order, &ProgramRow::rate_bp);
    case ProgramSort::national_points:
      return sort_by(rows, order, [](const ProgramRow& r) { return r.national_points.value_or(-1); });
  }
}

template <class Value>
std::vector<Facet> count_values(const std::vector<ProgramRow>& rows, Value value) {
  std::map<std::string, std::int64_t> counts;
  for (const ProgramRow& row : rows) {
    if (const std::string text(value(row)); !text.empty()) ++counts[text];
  }
  std::vector<Facet> facets;
  for (const auto& [text, count] : counts) facets.push_back({text, count});
  std::ranges::stable_sort(facets, std::greater{}, &Facet::count);
  return facets;
}

ProgramFacets facets_of(const std::vector<ProgramRow>& rows, const ProgramQuery& query) {
  const Needle needle(query.query);
  ProgramQuery but_level = query, but_category = query;
  but_level.level.reset();
  but_category.category.clear();
  const auto matching = [&](const ProgramQuery& wanted) {
    std::vector<ProgramRow> some;
    std::ranges::copy_if(rows, std::back_inserter(some),
                         [&](const ProgramRow& r) { return asked_for(r, wanted, needle); });
    return some;
  };
  return {.levels =
              count_values(matching(but_level), [](const ProgramRow& r) { return name_of(r.program.level); }),
          .categories =
              count_values(matching(but_category), [](const ProgramRow& r) { return r.category_name; })};
}

OfferedBy offered_by(const City& city, const Offering& offering, int latest) {
  const School& school = *city.find(offering.school);
  OfferedBy view{.offering = offering.id.text(),
                 .school = named_of(school),
                 .region = named_of(city, school.region),
                 .length_years = offering.length_years,
                 .years = years_of(city, offering),
                 .provenance = offering.provenance};
  if (!view.years.empty()) {
    view.first_year = view.years.front();
    view.last_year = view.years.back();
    view.current = view.years.back() == latest;
  }
  return view;
}

// The program's own years, and years of an earlier edition in which programs of the same name and level stood
// there; from the first year in which anybody in the country offers it.
std::vector<ProgramYear> history_of(const CityView& view, const Program& program) {
  const auto& programs = view.city.tables().programs;
  const auto follows = [&](const Program& other) {
    return other.id == program.id ||
           (other.name == program.name && other.level == program.level && other.edition != program.edition);
  };
  std::map<int, ProgramYear> by_year;
  for (const NationalPoints& row : view.city.tables().national_points) {
    const Program& other = *view.city.find(row.program);
    if (!follows(other)) continue;
    ProgramYear& year = by_year[row.year.begins()];
    year.national_points = year.national_points.value_or(0) + row.points;
    year.by_name = other.id != program.id;
  }
  for (const YearOfRegister& of_year : view.duplicates.years) {
    std::set<std::uint32_t> schools;
    for (const ProgramDuplication& counted : of_year.programs) {
      if (!follows(programs[counted.program])) continue;
      by_year[of_year.year].points += counted.points;
      by_year[of_year.year].by_name = programs[counted.program].id != program.id;
      schools.insert(counted.schools.begin(), counted.schools.end());
    }
    if (!schools.empty()) by_year[of_year.year].schools = static_cast<std::int64_t>(schools.size());
  }
  std::vector<ProgramYear> history;
  for (auto& [year, counts] : by_year) {
    counts.year = year;
    history.push_back(counts);
  }
  return history;
}

std::set<std::string> occupations_named(const City& city, const Program& program) {
  std::set<std::string> ids;
  for (const std::uint32_t at : city.occupations_of(program)) {
    ids.insert(city.tables().program_occupations[at].occupation.text());
  }
  return ids;
}

std::vector<Neighbour> neighbours_of(const CityView& view, const Program& program, int year) {
  std::vector<Neighbour> neighbours;
  const YearOfRegister* const of_year = portfolio::find_year(view.duplicates, year);
  if (!of_year || program.class_code.empty()) return neighbours;
  const auto own = occupations_named(view.city, program);
  for (const ProgramDuplication& each : of_year->programs) {
    const Program& other = view.city.tables().programs[each.program];
    if (other.id == program.id || other.edition != program.edition || other.class_code != program.class_code)
      continue;
    const auto theirs = occupations_named(view.city, other);
    const auto shared =
        std::ranges::count_if(theirs, [&](const std::string& id) { return own.contains(id); });
    neighbours.push_back({mention_of(other), each.points, shared});
  }
  std::ranges::stable_sort(neighbours, std::greater{},
                           [](const Neighbour& n) { return std::pair(n.shared_occupations, n.points); });
  return neighbours;
}

std::vector<ProgramOccupationView> occupations_of(const City& city, const Program& program) {
  std::vector<ProgramOccupationView> views;
  for (const std::uint32_t at : city.occupations_of(program)) {
    const ProgramOccupation& link = city.tables().program_occupations[at];
    const Occupation& occupation = *city.find(link.occupation);
    views.push_back({occupation.id.text(), occupation.name, occupation.level, occupation.green,
                     occupation.digital, link.provenance});
  }
  return views;
}

std::vector<Named> schools_of(const City& city, const ProgramDuplication& counted) {
  std::vector<Named> schools;
  for (const std::uint32_t at : counted.schools) schools.push_back(named_of(city.tables().schools[at]));
  return schools;
}

// Most schools first: those are the ones that set the program up beside one another.
std::vector<const ProgramDuplication*> most_duplicated(const YearOfRegister& year) {
  std::vector<const ProgramDuplication*> ranked;
  for (const ProgramDuplication& each : year.programs) {
    if (each.schools.size() > 1) ranked.push_back(&each);
  }
  std::ranges::stable_sort(ranked, std::greater{}, [](const ProgramDuplication* each) {
    return std::pair(each->schools.size(), each->points);
  });
  return ranked;
}

Failure<Refusal> no_such_year(int year, const City& city) {
  const auto years = register_years(city);
  const Wording wanted = years.empty() ? Words{"专业设置备案表", "a register of points"}
                                       : worded("{} 到 {}", "{} to {}", years.front(), years.back());
  return refuse(RefusalKind::malformed,
                {{"专业设置备案表没有这一年", "The register does not cover this year"},
                 "year",
                 as_is(std::to_string(year)),
                 wanted,
                 {"请省略年份，即取最近一年", "Leave the year out for the latest one"}});
}

bool covers(const City& city, int year) {
  const auto years = register_years(city);
  return std::ranges::binary_search(years, year);
}

}  // namespace

const Program* find_program(const City& city, const std::string& id) {
  if (const Program* exact = city.find(Id<Program>(id))) return exact;
  const Program* newest = nullptr;
  for (const Program& program : city.tables().programs) {
    if (program.code != id) continue;
    const auto begins = [&](const Program& p) { return city.find(p.edition)->valid_from; };
    if (!newest || begins(*newest) < begins(program)) newest = &program;
  }
  return newest;
}

RegisterCounts register_counts(const CityView& view) {
  if (view.duplicates.years.empty()) return {};
  const YearOfRegister& latest = view.duplicates.years.back();
  return {latest.year, static_cast<std::int64_t>(latest.programs.size()), latest.points, latest.schools};
}

DuplicateBrief duplicate_brief(const CityView& view, std::int64_t most) {
  if (view.duplicates.years.empty()) return {};
  const YearOfRegister& latest = view.duplicates.years.back();
  DuplicateBrief brief{.rate_bp = latest.rate};
  for (const ProgramDuplication* each : page_of(most_duplicated(latest), {.limit = most}).items) {
    brief.most.push_back(row_of(view.city, *each, latest.year));
  }
  return brief;
}

Answer<ProgramList> programs(const Office& office, const Actor& actor, const ProgramQuery& query) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  const auto answer = office.view();
  if (!answer) return Failure<Refusal>(answer.error());
  const CityView& view = **answer;
  const int year = query.year.value_or(latest_year(view.city));
  if (query.year && !covers(view.city, year)) return no_such_year(year, view.city);

  std::vector<ProgramRow> rows = rows_in(view, year, query.offered);
  if (query.region || query.school) {
    const auto offered = offered_at(view.city, query, year);
    std::erase_if(rows, [&](const ProgramRow& row) { return !offered.contains(row.program.id); });
  }
  ProgramList list{.year = year, .years = register_years(view.city), .facets = facets_of(rows, query)};
  const Needle needle(query.query);
  std::erase_if(rows, [&](const ProgramRow& row) { return !asked_for(row, query, needle); });
  sort_rows(rows, query.sort, query.order);
  auto page = page_of(std::move(rows), query.page);
  list.items = std::move(page.items);
  list.total = page.total;
  return list;
}

Answer<ProgramProfile> program(const Office& office, const Actor& actor, const std::string& id) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  const auto answer = office.view();
  if (!answer) return Failure<Refusal>(answer.error());
  const CityView& view = **answer;
  const City& city = view.city;
  const Program* const program = find_program(city, id);
  if (!program)
    return no_such({"专业", "program"}, id,
                   {"代码形如 510201 或 voc2021:510201；可按名称搜索",
                    "Codes look like 510201 or voc2021:510201; search by name"});

  const int latest = latest_year(city);
  ProgramProfile profile{.row = row_in(view, *program, latest),
                         .edition_title = city.find(program->edition)->title,
                         .provenance = program->provenance,
                         .history = history_of(view, *program),
                         .neighbours = neighbours_of(view, *program, latest),
                         .occupations = occupations_of(city, *program)};
  for (const Program& other : city.tables().programs) {
    if (other.name == program->name && other.id != program->id)
      profile.same_name.push_back(mention_of(other));
  }
  for (const std::uint32_t at : city.offerings_of(*program)) {
    profile.offered_by.push_back(offered_by(city, city.tables().offerings[at], latest));
  }
  std::ranges::stable_sort(profile.offered_by, {}, [](const OfferedBy& o) {
    return std::tuple(!o.current, o.first_year.value_or(9999));
  });
  for (const std::uint32_t at : city.courses_of(*program))
    profile.courses.push_back(city.tables().courses[at].name);
  return profile;
}

Answer<DuplicatesOfYear> duplicates(const Office& office, const Actor& actor, std::optional<int> wanted,
                                    const Page& page) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  const auto answer = office.view();
  if (!answer) return Failure<Refusal>(answer.error());
  const CityView& view = **answer;
  const City& city = view.city;
  const int year = wanted.value_or(latest_year(city));
  if (wanted && !covers(city, year)) return no_such_year(year, city);

  DuplicatesOfYear of_year{.year = year};
  for (const YearOfRegister& each : view.duplicates.years) {
    of_year.by_year.push_back(
        {each.year, each.rate, each.points, static_cast<std::int64_t>(each.programs.size()), each.schools});
  }
  if (const YearOfRegister* counted = portfolio::find_year(view.duplicates, year)) {
    of_year.rate_bp = counted->rate;
    of_year.points = counted->points;
    of_year.programs = static_cast<std::int64_t>(counted->programs.size());
    of_year.duplicated = counted->duplicated;
    const auto ranked = page_of(most_duplicated(*counted), page);
    for (const ProgramDuplication* each : ranked.items) {
      of_year.items.push_back({row_of(city, *each, year), schools_of(city, *each)});
    }
    of_year.total = ranked.total;
  }
  for (const portfolio::NewDuplicate& each : view.duplicates.newest) {
    of_year.newest.push_back({mention_of(city.tables().programs[each.program]),
                              named_of(city.tables().schools[each.school]), each.year, each.already_at});
  }
  return of_year;
}

}  // namespace langqiao::service
