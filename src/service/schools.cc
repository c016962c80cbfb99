#include "service/schools.h"

#include <map>
#include <set>

#include "service/match.h"
#include "service/register_years.h"

namespace langqiao::service {
namespace {

CampusView view_of(const Campus& campus) {
  return {campus.id.text(), campus.name, campus.region, campus.lng, campus.lat, campus.plotted};
}

bool asked_for(const School& school, const SchoolQuery& query) {
  if (query.level && school.level != *query.level) return false;
  if (query.region && school.region != query.region) return false;
  if (query.query.empty()) return true;
  const Needle needle(query.query);
  const auto within = [&](const std::string& text) { return needle.in(text); };
  return within(school.name) || within(school.id.text()) ||
         std::ranges::any_of(school.former_names, within) || std::ranges::any_of(school.former_ids, within);
}

std::vector<YearCount> history_of(const City& city, const School& school) {
  std::map<int, std::int64_t> by_year;
  for (const std::uint32_t at : city.offerings_of(school)) {
    for (const std::uint32_t row : city.points_of(city.tables().offerings[at])) {
      const ProgramPoint& point = city.tables().points[row];
      by_year[point.year.begins()] += point.filed;
    }
  }
  std::vector<YearCount> history;
  for (const auto& [year, points] : by_year) history.push_back({year, points});
  return history;
}

OfferingView view_of(const City& city, const Offering& offering, int latest) {
  const Program& program = *city.find(offering.program);
  const std::vector<int> years = years_of(city, offering);
  const std::vector<std::uint32_t> others = schools_offering(city, program, latest);
  const auto own = std::ranges::count(others, city.position(*city.find(offering.school)));
  OfferingView view{
      .id = offering.id.text(), .program = mention_of(program), .length_years = offering.length_years};
  if (!years.empty()) {
    view.first_year = years.front();
    view.last_year = years.back();
    view.current = years.back() == latest;
  }
  view.also_at = static_cast<std::int64_t>(others.size()) - own;
  view.provenance = offering.provenance;
  return view;
}

// Current offerings first, then by code.
std::vector<OfferingView> offerings_of(const City& city, const School& school) {
  const int latest = latest_year(city);
  std::vector<OfferingView> views;
  for (const std::uint32_t at : city.offerings_of(school))
    views.push_back(view_of(city, city.tables().offerings[at], latest));
  std::ranges::stable_sort(views, {}, [](const OfferingView& o) {
    return std::tuple(!o.current, -o.last_year.value_or(9999), o.program.code, o.length_years);
  });
  return views;
}

std::vector<EnrolmentYear> enrolment_of(const City& city, const School& school) {
  std::set<std::string> own;
  for (const std::uint32_t at : city.offerings_of(school)) own.insert(city.tables().offerings[at].id.text());
  std::map<int, EnrolmentYear> by_year;
  for (const Enrolment& row : city.tables().enrolments) {
    if (!own.contains(row.offering.text())) continue;
    EnrolmentYear& year = by_year[row.year.begins()];
    year.year = row.year.begins();
    year.quota_persons += row.quota;
    year.entrants_persons += row.entrants;
    year.graduates_persons += row.graduates;
    year.quality = worse(year.quality, row.provenance.quality);
  }
  std::vector<EnrolmentYear> years;
  for (const auto& [year, sums] : by_year) years.push_back(sums);
  return years;
}

std::vector<AdmissionPlanView> admission_plans_of(const City& city, const School& school) {
  std::vector<AdmissionPlanView> plans;
  for (const AdmissionPlan& plan : city.tables().admission_plans) {
    if (plan.school != school.id) continue;
    plans.push_back({plan.id.text(), plan.major_name, plan.program, plan.year, plan.origin, plan.batch,
                     plan.places, plan.provenance});
  }
  std::ranges::stable_sort(plans, {}, [](const AdmissionPlanView& p) { return -p.year.begins(); });
  return plans;
}

std::vector<AgreementView> agreements_of(const City& city, const School& school) {
  std::vector<AgreementView> views;
  for (const Agreement& agreement : city.tables().agreements) {
    if (agreement.school != school.id) continue;
    views.push_back({agreement.id.text(), agreement.kind, named_of(*city.find(agreement.organisation)),
                     agreement.signed_on, agreement.persons, agreement.provenance});
  }
  std::ranges::stable_sort(views, std::greater{}, &AgreementView::signed_on);
  return views;
}

}  // namespace

SchoolRow school_row(const CityView& view, const School& school) {
  const City& city = view.city;
  std::set<std::string> programs;
  for (const std::uint32_t at : city.offerings_of(school))
    programs.insert(city.tables().offerings[at].program.text());
  SchoolRow row{.id = school.id.text(),
                .name = school.name,
                .level = school.level,
                .authority = school.authority,
                .kind = school.kind,
                .ownership = school.ownership,
                .region = named_of(city, school.region),

                .double_first_class = school.double_first_class,
                .last_year = school.last_year,
                .points = points_of(city, school, latest_year(city)),
                .programs = static_cast<std::int64_t>(programs.size()),
                .provenance = school.provenance};
  for (const std::uint32_t at : city.campuses_of(school))
    row.campuses.push_back(view_of(city.tables().campuses[at]));
  return row;
}

Answer<ListOf<SchoolRow>> schools(const Office& office, const Actor& actor, const SchoolQuery& query) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  return office.view().map([&](const View& view) {
    std::vector<SchoolRow> rows;
    for (const School& school : view->city.tables().schools) {
      if (asked_for(school, query)) rows.push_back(school_row(*view, school));
    }
    return page_of(std::move(rows), query.page);
  });
}

Answer<SchoolProfile> school(const Office& office, const Actor& actor, const Id<School>& id) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  const Answer<View> view = office.view();
  if (!view) return Failure<Refusal>(view.error());
  const City& city = (*view)->city;
  const School* const school = city.find(id);
  if (!school)
    return no_such({"学校", "school"}, id.text(),
                   {"请在学校列表中查找", "Look it up in the list of schools"});
  return SchoolProfile{.school = school_row(**view, *school),
                       .former_names = school->former_names,
                       .former_ids = school->former_ids,
                       .website = school->website,
                       .history = history_of(city, *school),
                       .offerings = offerings_of(city, *school),
                       .admission_plans = admission_plans_of(city, *school),
                       .enrolment = enrolment_of(city, *school),
                       .agreements = agreements_of(city, *school)};
}

}  // namespace langqiao::service
