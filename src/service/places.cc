#include "service/places.h"

#include <map>
#include <set>

#include "service/plan_board.h"
#include "service/register_years.h"

namespace langqiao::service {
namespace {

RegionView view_of(const City& city, const Region& region) {
  RegionView view{.id = region.id.text(),
                  .kind = region.kind,
                  .name = region.name,
                  .parent = region.parent,
                  .role = region.role,
                  .lng = region.lng,
                  .lat = region.lat,
                  .focus = region.focus,
                  .provenance = region.provenance};
  for (const Id<Region>& member : region.members) view.members.push_back(named_of(*city.find(member)));
  return view;
}

// The last year with employment rows; nothing when there are none.
std::optional<int> employment_year(const City& city) {
  const auto& years = city.employment().year;
  return years.empty() ? std::nullopt : std::optional<int>(*std::ranges::max_element(years));
}

// Rows of the latest employment year in a region.
std::vector<const Employment*> employment_in(const City& city, const Region& region) {
  std::vector<const Employment*> rows;
  const auto year = employment_year(city);
  const EmploymentColumns& columns = city.employment();
  const std::uint32_t at = city.position(region);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns.region[i] == at && columns.year[i] == year) rows.push_back(&city.tables().employment[i]);
  }
  return rows;
}

RegionRow row_of(const City& city, const Region& region) {
  const int latest = latest_year(city);
  RegionRow row{.region = view_of(city, region)};
  std::set<std::string> programs;
  for (const std::uint32_t at : city.schools_in(region)) {
    const School& school = city.tables().schools[at];
    ++row.schools;
    row.points += points_of(city, school, latest);
    for (const std::uint32_t each : city.offerings_of(school)) {
      const Offering& offering = city.tables().offerings[each];
      const auto years = years_of(city, offering);
      if (years.empty() || years.back() == latest) programs.insert(offering.program.text());
    }
  }
  row.programs = static_cast<std::int64_t>(programs.size());
  row.campuses =
      std::ranges::count_if(city.tables().campuses, [&](const Campus& c) { return c.region == region.id; });
  row.organisations = static_cast<std::int64_t>(city.organisations_in(region).size());
  for (const Employment* employment : employment_in(city, region)) {
    row.employed_persons = row.employed_persons.value_or(Persons()) + employment->employed;
    row.employed_quality =
        worse(row.employed_quality.value_or(Quality::measured), employment->provenance.quality);
  }
  return row;
}

std::vector<CategoryPoints> categories_in(const City& city, const Region& region) {
  const int latest = latest_year(city);
  std::map<std::string, std::int64_t> points;
  for (const std::uint32_t at : city.schools_in(region)) {
    for (const std::uint32_t each : city.offerings_of(city.tables().schools[at])) {
      const Offering& offering = city.tables().offerings[each];
      for (const std::uint32_t row : city.points_of(offering)) {
        const ProgramPoint& point = city.tables().points[row];
        if (point.year.begins() == latest) points[city.find(offering.program)->category_name] += point.filed;
      }
    }
  }
  std::vector<CategoryPoints> categories;
  for (const auto& [name, count] : points) categories.push_back({name, count});
  std::ranges::stable_sort(categories, std::greater{}, &CategoryPoints::points);
  return categories;
}

std::vector<EmploymentView> makes(const City& city, const Region& region) {
  std::vector<EmploymentView> views;
  for (const Employment* row : employment_in(city, region)) {
    views.push_back({row->industry.text(), city.find(row->industry)->name, row->year.begins(), row->employed,
                     row->provenance});
  }
  std::ranges::stable_sort(views, std::greater{}, &EmploymentView::employed_persons);
  return views;
}

OrganisationView view_of(const City& city, const Organisation& organisation) {
  return {.id = organisation.id.text(),
          .name = organisation.name,
          .kind = organisation.kind,
          .credit_code = organisation.credit_code,
          .industry = named_of(city, organisation.industry),
          .staff_persons = organisation.staff,
          .listed_as = organisation.listed_as,
          .stage = organisation.stage,
          .provenance = organisation.provenance};
}

// Duties of the plan that name one of these departments.
template <class Wanted>
std::vector<DutyMention> duties_naming(const PlanOnBoard& plan, Wanted wanted) {
  std::vector<DutyMention> mentions;
  for (const PlanDuty& duty : plan.duties) {
    if (!std::ranges::any_of(duty.departments, wanted)) continue;
    mentions.push_back(
        {plan.head.id.text(), duty.clause, plan.heading_of(duty.clause), duty.unit, duty.role});
  }
  return mentions;
}

std::array<double, 2> point_of(std::string_view text) {
  const std::size_t blank = text.find(' ');
  std::array<double, 2> point{};
  Field<double>::read(trim(text.substr(0, blank)), point[0]);
  if (blank != std::string_view::npos) Field<double>::read(trim(text.substr(blank)), point[1]);
  return point;
}

}  // namespace

Answer<ListOf<RegionRow>> regions(const Office& office, const Actor& actor) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  return office.view().map([&](const View& view) {
    std::vector<RegionRow> rows;
    for (const Region& region : view->city.tables().regions) {
      if (region.kind == RegionKind::district || region.kind == RegionKind::zone)
        rows.push_back(row_of(view->city, region));
    }
    return whole_list(std::move(rows));
  });
}

Answer<RegionProfile> region(const Office& office, const Actor& actor, const Id<Region>& id) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  const Answer<View> view = office.view();
  if (!view) return Failure<Refusal>(view.error());
  const City& city = (*view)->city;
  const Region* const region = city.find(id);
  if (!region)
    return no_such({"区域", "region"}, id.text(),
                   {"请在区域列表中查找", "Look it up in the list of regions"});

  RegionProfile profile{.row = row_of(city, *region),
                        .categories = categories_in(city, *region),
                        .employment = makes(city, *region)};
  for (const Region& town : city.tables().regions) {
    if (town.kind == RegionKind::town && town.parent == id) profile.towns.push_back(named_of(town));
  }
  for (const std::uint32_t at : city.schools_in(*region)) {
    profile.schools.push_back(school_row(**view, city.tables().schools[at]));
  }
  for (const std::uint32_t at : city.organisations_in(*region)) {
    profile.organisations.push_back(view_of(city, city.tables().organisations[at]));
  }
  if (const auto plan = plan_on_board(office, **view)) {
    profile.duties = duties_naming(*plan, [&](const Id<Department>& each) {
      const Department* const department = city.find(each);
      return department && department->region == id;
    });
  }
  return profile;
}

Answer<Outlines> outlines(const Office& office, const Actor& actor) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  return office.view().map([&](const View& view) {
    Outlines all{.datum = view->head.datum};
    for (const Outline& outline : view->city.tables().outlines) {
      if (all.items.empty() || all.items.back().region != outline.region.text()) {
        all.items.push_back({outline.region.text(), view->city.find(outline.region)->name, {}});
      }
      auto& ring = all.items.back().rings.emplace_back();
      for (const std::string_view point : split(outline.points, ';')) ring.push_back(point_of(trim(point)));
    }
    return all;
  });
}

Answer<ListOf<DepartmentView>> departments(const Office& office, const Actor& actor) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  return office.view().map([&](const View& view) {
    const CityTables& tables = view->city.tables();
    const auto plan = plan_on_board(office, *view);
    std::map<std::string, std::vector<std::string>> aliases;
    for (const Alias& alias : tables.aliases) {
      if (alias.kind == AliasKind::department) aliases[alias.target].push_back(alias.alias);
    }
    std::vector<DepartmentView> views;
    for (const Department& department : tables.departments) {
      DepartmentView each{.id = department.id.text(),
                          .name = department.name,
                          .level = department.level,
                          .region = department.region,
                          .aliases = aliases[department.id.text()],
                          .provenance = department.provenance};
      if (plan)
        each.duties = duties_naming(*plan, [&](const Id<Department>& id) { return id == department.id; });
      views.push_back(std::move(each));
    }
    return whole_list(std::move(views));
  });
}

}  // namespace langqiao::service
