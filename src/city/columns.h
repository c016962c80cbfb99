// The column map: which column of which table is which field of which record. It stands once; the pack
// reader, the writers and the databases all walk it. Order is the order of columns in files.
#pragma once

#include <string_view>
#include <tuple>
#include <type_traits>

#include "city/catalogue.h"
#include "city/economy.h"
#include "city/place.h"
#include "city/plan_text.h"
#include "city/policy.h"
#include "city/provenance.h"
#include "city/school.h"

namespace langqiao {

// key: part of the table's key, never empty. must: never empty. may: empty is unknown.
enum class Need { key, must, may };

template <class R, class T>
struct Column {
  using Record = R;
  using Type = T;
  std::string_view name;
  Need need;
  T R::* member;

  constexpr const T& of(const R& record) const { return record.*member; }
  constexpr T& of(R& record) const { return record.*member; }
};

template <class R, class T>
constexpr Column<R, T> key(std::string_view name, T R::* member) {
  return {name, Need::key, member};
}
template <class R, class T>
constexpr Column<R, T> must(std::string_view name, T R::* member) {
  return {name, Need::must, member};
}
template <class R, class T>
constexpr Column<R, T> may(std::string_view name, T R::* member) {
  return {name, Need::may, member};
}

// A column of the record's provenance; every table but `sources` ends with the three of them.
template <class R, class T>
struct ProvenanceColumn {
  using Record = R;
  using Type = T;
  std::string_view name;
  T Provenance::* member;
  Need need = Need::must;

  constexpr const T& of(const R& record) const { return record.provenance.*member; }
  constexpr T& of(R& record) const { return record.provenance.*member; }
};

template <class R>
concept Sourced = requires(R record) { record.provenance; };

// Table<R>: `name` and `columns` of the table that holds R.
template <class R>
struct Table;

template <>
struct Table<Source> {
  static constexpr std::string_view name = "sources";
  static constexpr auto columns = std::tuple{key("id", &Source::id),
                                             must("title", &Source::title),
                                             may("publisher", &Source::publisher),
                                             may("address", &Source::address),
                                             may("retrieved", &Source::retrieved),
                                             may("licence", &Source::licence),
                                             may("note", &Source::note)};
};
template <>
struct Table<Edition> {
  static constexpr std::string_view name = "editions";
  static constexpr auto columns = std::tuple{key("id", &Edition::id),
                                             must("catalogue", &Edition::catalogue),
                                             must("title", &Edition::title),
                                             may("issuer", &Edition::issuer),
                                             may("valid_from", &Edition::valid_from),
                                             may("valid_until", &Edition::valid_until)};
};
template <>
struct Table<Industry> {
  static constexpr std::string_view name = "industries";
  static constexpr auto columns = std::tuple{key("id", &Industry::id), must("edition", &Industry::edition),
                                             must("level", &Industry::level), must("name", &Industry::name),
                                             may("parent", &Industry::parent)};
};
template <>
struct Table<Occupation> {
  static constexpr std::string_view name = "occupations";
  static constexpr auto columns =
      std::tuple{key("id", &Occupation::id),           must("edition", &Occupation::edition),
                 must("level", &Occupation::level),    must("name", &Occupation::name),
                 may("parent", &Occupation::parent),   must("green", &Occupation::green),
                 must("digital", &Occupation::digital)};
};
template <>
struct Table<Program> {
  static constexpr std::string_view name = "programs";
  static constexpr auto columns = std::tuple{key("id", &Program::id),
                                             must("edition", &Program::edition),
                                             must("code", &Program::code),
                                             must("level", &Program::level),
                                             must("name", &Program::name),
                                             may("class_code", &Program::class_code),
                                             may("class_name", &Program::class_name),
                                             may("category_code", &Program::category_code),
                                             may("category_name", &Program::category_name),
                                             must("state_controlled", &Program::state_controlled)};
};
template <>
struct Table<ProgramOccupation> {
  static constexpr std::string_view name = "program_occupations";
  static constexpr auto columns = std::tuple{key("program", &ProgramOccupation::program),
                                             key("occupation", &ProgramOccupation::occupation),
                                             may("weight_bp", &ProgramOccupation::weight)};
};
template <>
struct Table<Skill> {
  static constexpr std::string_view name = "skills";
  static constexpr auto columns =
      std::tuple{key("id", &Skill::id), must("edition", &Skill::edition), must("name", &Skill::name)};
};
template <>
struct Table<OccupationSkill> {
  static constexpr std::string_view name = "occupation_skills";
  static constexpr auto columns =
      std::tuple{key("occupation", &OccupationSkill::occupation), key("skill", &OccupationSkill::skill),
                 key("level", &OccupationSkill::level), may("weight_bp", &OccupationSkill::weight)};
};
template <>
struct Table<Course> {
  static constexpr std::string_view name = "courses";
  static constexpr auto columns =
      std::tuple{key("program", &Course::program), key("seq", &Course::seq), must("name", &Course::name)};
};
template <>
struct Table<NationalPoints> {
  static constexpr std::string_view name = "national_points";
  static constexpr auto columns =
      std::tuple{key("program", &NationalPoints::program), key("year", &NationalPoints::year),
                 must("points", &NationalPoints::points), must("schools", &NationalPoints::schools)};
};
template <>
struct Table<Alias> {
  static constexpr std::string_view name = "aliases";
  static constexpr auto columns =
      std::tuple{key("kind", &Alias::kind), key("alias", &Alias::alias), must("target", &Alias::target)};
};
template <>
struct Table<Region> {
  static constexpr std::string_view name = "regions";
  static constexpr auto columns = std::tuple{
      key("id", &Region::id),         must("kind", &Region::kind),  must("name", &Region::name),
      may("parent", &Region::parent), must("role", &Region::role),  may("lng", &Region::lng),
      may("lat", &Region::lat),       may("focus", &Region::focus), may("members", &Region::members)};
};
template <>
struct Table<Outline> {
  static constexpr std::string_view name = "outlines";
  static constexpr auto columns = std::tuple{key("region", &Outline::region), key("part", &Outline::part),
                                             must("points", &Outline::points)};
};
template <>
struct Table<Department> {
  static constexpr std::string_view name = "departments";
  static constexpr auto columns =
      std::tuple{key("id", &Department::id), must("name", &Department::name),
                 must("level", &Department::level), may("region", &Department::region)};
};
template <>
struct Table<DepartmentGroup> {
  static constexpr std::string_view name = "department_groups";
  static constexpr auto columns =
      std::tuple{key("id", &DepartmentGroup::id), must("name", &DepartmentGroup::name),
                 must("members", &DepartmentGroup::members)};
};
template <>
struct Table<School> {
  static constexpr std::string_view name = "schools";
  static constexpr auto columns = std::tuple{key("id", &School::id),
                                             must("name", &School::name),
                                             must("level", &School::level),
                                             may("authority", &School::authority),
                                             may("kind", &School::kind),
                                             may("ownership", &School::ownership),
                                             may("region", &School::region),
                                             must("double_first_class", &School::double_first_class),
                                             may("former_names", &School::former_names),
                                             may("former_ids", &School::former_ids),
                                             may("website", &School::website),
                                             may("last_year", &School::last_year)};
};
template <>
struct Table<Campus> {
  static constexpr std::string_view name = "campuses";
  static constexpr auto columns = std::tuple{
      key("id", &Campus::id),           must("school", &Campus::school), must("name", &Campus::name),
      may("region", &Campus::region),   may("lng", &Campus::lng),        may("lat", &Campus::lat),
      must("plotted", &Campus::plotted)};
};
template <>
struct Table<Organisation> {
  static constexpr std::string_view name = "organisations";
  static constexpr auto columns = std::tuple{key("id", &Organisation::id),
                                             must("name", &Organisation::name),
                                             must("kind", &Organisation::kind),
                                             may("credit_code", &Organisation::credit_code),
                                             may("region", &Organisation::region),
                                             may("industry", &Organisation::industry),
                                             may("staff_persons", &Organisation::staff),
                                             may("listed_as", &Organisation::listed_as),
                                             must("stage", &Organisation::stage)};
};
template <>
struct Table<Offering> {
  static constexpr std::string_view name = "offerings";
  static constexpr auto columns = std::tuple{
      key("id", &Offering::id), must("program", &Offering::program), must("school", &Offering::school),
      may("campus", &Offering::campus), must("length_years", &Offering::length_years)};
};
template <>
struct Table<ProgramPoint> {
  static constexpr std::string_view name = "points";
  static constexpr auto columns =
      std::tuple{key("offering", &ProgramPoint::offering), key("year", &ProgramPoint::year),
                 must("filed", &ProgramPoint::filed)};
};
template <>
struct Table<AdmissionPlan> {
  static constexpr std::string_view name = "admission_plans";
  static constexpr auto columns =
      std::tuple{key("id", &AdmissionPlan::id),           must("school", &AdmissionPlan::school),
                 may("program", &AdmissionPlan::program), must("major_name", &AdmissionPlan::major_name),
                 must("year", &AdmissionPlan::year),      must("origin", &AdmissionPlan::origin),
                 may("batch", &AdmissionPlan::batch),     must("places_persons", &AdmissionPlan::places)};
};
template <>
struct Table<Enrolment> {
  static constexpr std::string_view name = "enrolments";
  static constexpr auto columns =
      std::tuple{key("offering", &Enrolment::offering), key("year", &Enrolment::year),
                 must("quota_persons", &Enrolment::quota), must("entrants_persons", &Enrolment::entrants),
                 must("graduates_persons", &Enrolment::graduates)};
};
template <>
struct Table<Employment> {
  static constexpr std::string_view name = "employment";
  static constexpr auto columns =
      std::tuple{key("industry", &Employment::industry), key("region", &Employment::region),
                 key("year", &Employment::year), must("employed_persons", &Employment::employed)};
};
template <>
struct Table<Staffing> {
  static constexpr std::string_view name = "staffing";
  static constexpr auto columns =
      std::tuple{key("industry", &Staffing::industry), key("occupation", &Staffing::occupation),
                 key("year", &Staffing::year), must("share_bp", &Staffing::share)};
};
template <>
struct Table<Project> {
  static constexpr std::string_view name = "projects";
  static constexpr auto columns = std::tuple{key("id", &Project::id),
                                             must("name", &Project::name),
                                             must("kind", &Project::kind),
                                             may("region", &Project::region),
                                             may("organisation", &Project::organisation),
                                             must("stage", &Project::stage),
                                             may("investment_fen", &Project::investment),
                                             may("begins", &Project::begins),
                                             may("finishes", &Project::finishes)};
};
template <>
struct Table<Platform> {
  static constexpr std::string_view name = "platforms";
  static constexpr auto columns = std::tuple{key("id", &Platform::id),
                                             must("name", &Platform::name),
                                             must("kind", &Platform::kind),
                                             may("region", &Platform::region),
                                             may("organisation", &Platform::organisation),
                                             may("school", &Platform::school),
                                             may("opened", &Platform::opened)};
};
template <>
struct Table<Agreement> {
  static constexpr std::string_view name = "agreements";
  static constexpr auto columns =
      std::tuple{key("id", &Agreement::id),           must("kind", &Agreement::kind),
                 must("school", &Agreement::school),  must("organisation", &Agreement::organisation),
                 may("program", &Agreement::program), must("signed", &Agreement::signed_on),
                 may("until", &Agreement::until),     may("persons", &Agreement::persons),
                 may("money_fen", &Agreement::money)};
};
template <>
struct Table<Observation> {
  static constexpr std::string_view name = "observations";
  static constexpr auto columns =
      std::tuple{key("indicator", &Observation::indicator), key("observed", &Observation::observed),
                 must("value", &Observation::value), may("note", &Observation::note)};
};
template <>
struct Table<Advert> {
  static constexpr std::string_view name = "adverts";
  static constexpr auto columns = std::tuple{key("id", &Advert::id),
                                             must("posted", &Advert::posted),
                                             must("title", &Advert::title),
                                             may("organisation", &Advert::organisation),
                                             may("region", &Advert::region),
                                             may("occupation", &Advert::occupation),
                                             may("education", &Advert::education),
                                             may("pay_min_yuan", &Advert::pay_min_yuan),
                                             may("pay_max_yuan", &Advert::pay_max_yuan),
                                             must("text", &Advert::text)};
};
template <>
struct Table<Listing> {
  static constexpr std::string_view name = "listings";
  static constexpr auto columns = std::tuple{key("id", &Listing::id),
                                             must("side", &Listing::side),
                                             must("kind", &Listing::kind),
                                             must("title", &Listing::title),
                                             may("organisation", &Listing::organisation),
                                             may("school", &Listing::school),
                                             may("region", &Listing::region),
                                             must("posted", &Listing::posted),
                                             may("expires", &Listing::expires),
                                             may("seats_persons", &Listing::seats),
                                             must("text", &Listing::text)};
};
template <>
struct Table<Plan> {
  static constexpr std::string_view name = "plans";
  static constexpr auto columns = std::tuple{key("id", &Plan::id),         must("title", &Plan::title),
                                             may("number", &Plan::number), may("issuers", &Plan::issuers),
                                             may("issued", &Plan::issued), may("summary", &Plan::summary)};
};
template <>
struct Table<PlanClause> {
  static constexpr std::string_view name = "plan_clauses";
  static constexpr auto columns =
      std::tuple{key("plan", &PlanClause::plan),        key("clause", &PlanClause::clause),
                 may("parent", &PlanClause::parent),    may("label", &PlanClause::label),
                 must("heading", &PlanClause::heading), may("summary", &PlanClause::summary)};
};
template <>
struct Table<PlanDuty> {
  static constexpr std::string_view name = "plan_duties";
  static constexpr auto columns = std::tuple{key("plan", &PlanDuty::plan),
                                             key("clause", &PlanDuty::clause),
                                             key("seq", &PlanDuty::seq),
                                             must("unit", &PlanDuty::unit),
                                             may("departments", &PlanDuty::departments),
                                             must("role", &PlanDuty::role)};
};
template <>
struct Table<PlanTarget> {
  static constexpr std::string_view name = "plan_targets";
  static constexpr auto columns = std::tuple{key("plan", &PlanTarget::plan),
                                             key("clause", &PlanTarget::clause),
                                             key("seq", &PlanTarget::seq),
                                             must("subject", &PlanTarget::subject),
                                             may("indicator", &PlanTarget::indicator),
                                             may("least", &PlanTarget::least),
                                             may("most", &PlanTarget::most),
                                             must("approximate", &PlanTarget::approximate),
                                             may("unit", &PlanTarget::unit),
                                             may("change_points", &PlanTarget::change_points),
                                             may("base_year", &PlanTarget::base_year),
                                             may("deadline_year", &PlanTarget::deadline_year),
                                             may("qualitative", &PlanTarget::qualitative)};
};

// The parts of a plan text as it was read; they belong to one text, so the key is unique within it.
template <>
struct Table<ReadClause> {
  static constexpr std::string_view name = "read_clauses";
  static constexpr auto columns = std::tuple{key("path", &ReadClause::path),
                                             may("parent", &ReadClause::parent),
                                             must("kind", &ReadClause::kind),
                                             may("label", &ReadClause::label),
                                             may("heading", &ReadClause::heading),
                                             must("own", &ReadClause::own),
                                             must("heading_span", &ReadClause::heading_span)};
};
template <>
struct Table<ReadDuty> {
  static constexpr std::string_view name = "read_duties";
  static constexpr auto columns =
      std::tuple{key("clause", &ReadDuty::clause), key("seq", &ReadDuty::seq),
                 must("unit", &ReadDuty::unit),    must("span", &ReadDuty::span),
                 must("role", &ReadDuty::role),    may("departments", &ReadDuty::departments),
                 must("known", &ReadDuty::known)};
};
template <>
struct Table<ReadTarget> {
  static constexpr std::string_view name = "read_targets";
  static constexpr auto columns = std::tuple{key("clause", &ReadTarget::clause),
                                             key("seq", &ReadTarget::seq),
                                             must("span", &ReadTarget::span),
                                             may("subject", &ReadTarget::subject),
                                             may("indicator", &ReadTarget::indicator),
                                             may("least", &ReadTarget::least),
                                             may("most", &ReadTarget::most),
                                             must("approximate", &ReadTarget::approximate),
                                             may("unit", &ReadTarget::unit),
                                             may("change_points", &ReadTarget::change_points),
                                             may("base_year", &ReadTarget::base_year),
                                             may("deadline_year", &ReadTarget::deadline_year),
                                             may("qualitative", &ReadTarget::qualitative)};
};
template <>
struct Table<ReadingNote> {
  static constexpr std::string_view name = "reading_notes";
  static constexpr auto columns = std::tuple{
      may("clause", &ReadingNote::clause), must("span", &ReadingNote::span), must("kind", &ReadingNote::kind),
      may("found", &ReadingNote::found), may("wanted", &ReadingNote::wanted)};
};
template <>
struct Table<PlanReview> {
  static constexpr std::string_view name = "plan_reviews";
  static constexpr auto columns =
      std::tuple{key("plan", &PlanReview::plan),
                 key("kind", &PlanReview::kind),
                 key("clause", &PlanReview::clause),
                 key("seq", &PlanReview::seq),
                 must("verdict", &PlanReview::verdict),
                 must("actor", &PlanReview::actor),
                 must("at", &PlanReview::at),
                 may("fields", &PlanReview::fields),
                 may("heading", &PlanReview::heading),
                 may("unit", &PlanReview::unit),
                 must("role", &PlanReview::role),
                 may("departments", &PlanReview::departments),
                 may("subject", &PlanReview::subject),
                 may("indicator", &PlanReview::indicator),
                 may("least", &PlanReview::least),
                 may("most", &PlanReview::most),
                 must("approximate", &PlanReview::approximate),
                 may("deadline_year", &PlanReview::deadline_year),
                 may("qualitative", &PlanReview::qualitative)};
};

template <class R>
constexpr auto provenance_columns() {
  if constexpr (Sourced<R>) {
    return std::tuple{ProvenanceColumn<R, Id<Source>>{"source", &Provenance::source},
                      ProvenanceColumn<R, Date>{"as_of", &Provenance::as_of},
                      ProvenanceColumn<R, Quality>{"quality", &Provenance::quality}};
  } else {
    return std::tuple{};
  }
}

// All columns of R's table, provenance last.
template <class R>
inline constexpr auto columns_of = std::tuple_cat(Table<R>::columns, provenance_columns<R>());

template <class R>
inline constexpr std::size_t column_count = std::tuple_size_v<std::remove_cvref_t<decltype(columns_of<R>)>>;

// Calls `visit(column)` for each column of R's table, in order.
template <class R, class Visit>
constexpr void for_each_column(Visit&& visit) {
  std::apply([&](const auto&... column) { (visit(column), ...); }, columns_of<R>);
}

}  // namespace langqiao
