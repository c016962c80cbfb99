// The column map: which column of which table is which field of which record. It stands once; the pack
// reader, the writers and the databases all walk it. Order is the order of columns in files.
#pragma once

#include <cstddef>
#include <string_view>
#include <type_traits>

#include "city/catalogue.h"
#include "city/economy.h"
#include "city/place.h"
#include "city/plan_text.h"
#include "city/policy.h"
#include "city/provenance.h"
#include "city/quota_limit.h"
#include "city/scenario.h"
#include "city/school.h"
#include "city/supply.h"

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

// Table<R>: `name` of the table that holds R, and `visit`, which calls its argument with each of R's own
// columns.
template <class R>
struct Table;

template <>
struct Table<Source> {
  static constexpr std::string_view name = "sources";
  static constexpr void visit(auto&& column) {
    column(key("id", &Source::id));
    column(must("title", &Source::title));
    column(may("publisher", &Source::publisher));
    column(may("address", &Source::address));
    column(may("retrieved", &Source::retrieved));
    column(may("licence", &Source::licence));
    column(may("note", &Source::note));
  }
};
template <>
struct Table<Edition> {
  static constexpr std::string_view name = "editions";
  static constexpr void visit(auto&& column) {
    column(key("id", &Edition::id));
    column(must("catalogue", &Edition::catalogue));
    column(must("title", &Edition::title));
    column(may("issuer", &Edition::issuer));
    column(may("valid_from", &Edition::valid_from));
    column(may("valid_until", &Edition::valid_until));
  }
};
template <>
struct Table<Industry> {
  static constexpr std::string_view name = "industries";
  static constexpr void visit(auto&& column) {
    column(key("id", &Industry::id));
    column(must("edition", &Industry::edition));
    column(must("level", &Industry::level));
    column(must("name", &Industry::name));
    column(may("parent", &Industry::parent));
  }
};
template <>
struct Table<Occupation> {
  static constexpr std::string_view name = "occupations";
  static constexpr void visit(auto&& column) {
    column(key("id", &Occupation::id));
    column(must("edition", &Occupation::edition));
    column(must("level", &Occupation::level));
    column(must("name", &Occupation::name));
    column(may("parent", &Occupation::parent));
    column(must("green", &Occupation::green));
    column(must("digital", &Occupation::digital));
  }
};
template <>
struct Table<Program> {
  static constexpr std::string_view name = "programs";
  static constexpr void visit(auto&& column) {
    column(key("id", &Program::id));
    column(must("edition", &Program::edition));
    column(must("code", &Program::code));
    column(must("level", &Program::level));
    column(must("name", &Program::name));
    column(may("class_code", &Program::class_code));
    column(may("class_name", &Program::class_name));
    column(may("category_code", &Program::category_code));
    column(may("category_name", &Program::category_name));
    column(must("state_controlled", &Program::state_controlled));
  }
};
template <>
struct Table<ProgramOccupation> {
  static constexpr std::string_view name = "program_occupations";
  static constexpr void visit(auto&& column) {
    column(key("program", &ProgramOccupation::program));
    column(key("occupation", &ProgramOccupation::occupation));
    column(may("weight_bp", &ProgramOccupation::weight));
  }
};
template <>
struct Table<ClassOccupation> {
  static constexpr std::string_view name = "class_occupations";
  static constexpr void visit(auto&& column) {
    column(key("program_class", &ClassOccupation::program_class));
    column(key("occupation", &ClassOccupation::occupation));
    column(must("weight_bp", &ClassOccupation::weight));
  }
};
template <>
struct Table<Skill> {
  static constexpr std::string_view name = "skills";
  static constexpr void visit(auto&& column) {
    column(key("id", &Skill::id));
    column(must("edition", &Skill::edition));
    column(must("name", &Skill::name));
  }
};
template <>
struct Table<OccupationSkill> {
  static constexpr std::string_view name = "occupation_skills";
  static constexpr void visit(auto&& column) {
    column(key("occupation", &OccupationSkill::occupation));
    column(key("skill", &OccupationSkill::skill));
    column(key("level", &OccupationSkill::level));
    column(may("weight_bp", &OccupationSkill::weight));
  }
};
template <>
struct Table<Course> {
  static constexpr std::string_view name = "courses";
  static constexpr void visit(auto&& column) {
    column(key("program", &Course::program));
    column(key("seq", &Course::seq));
    column(must("name", &Course::name));
  }
};
template <>
struct Table<NationalPoints> {
  static constexpr std::string_view name = "national_points";
  static constexpr void visit(auto&& column) {
    column(key("program", &NationalPoints::program));
    column(key("year", &NationalPoints::year));
    column(must("points", &NationalPoints::points));
    column(must("schools", &NationalPoints::schools));
  }
};
template <>
struct Table<Alias> {
  static constexpr std::string_view name = "aliases";
  static constexpr void visit(auto&& column) {
    column(key("kind", &Alias::kind));
    column(key("alias", &Alias::alias));
    column(must("target", &Alias::target));
  }
};
template <>
struct Table<Term> {
  static constexpr std::string_view name = "terms";
  static constexpr void visit(auto&& column) {
    column(key("kind", &Term::kind));
    column(key("term", &Term::term));
    column(key("target", &Term::target));
    column(must("weight_bp", &Term::weight));
  }
};
template <>
struct Table<TermWeight> {
  static constexpr std::string_view name = "term_weights";
  static constexpr void visit(auto&& column) {
    column(key("term", &TermWeight::term));
    column(key("occupation", &TermWeight::occupation));
    column(must("weight_milli", &TermWeight::weight_milli));
  }
};
template <>
struct Table<Region> {
  static constexpr std::string_view name = "regions";
  static constexpr void visit(auto&& column) {
    column(key("id", &Region::id));
    column(must("kind", &Region::kind));
    column(must("name", &Region::name));
    column(may("parent", &Region::parent));
    column(must("role", &Region::role));
    column(may("lng", &Region::lng));
    column(may("lat", &Region::lat));
    column(may("focus", &Region::focus));
    column(may("members", &Region::members));
  }
};
template <>
struct Table<Outline> {
  static constexpr std::string_view name = "outlines";
  static constexpr void visit(auto&& column) {
    column(key("region", &Outline::region));
    column(key("part", &Outline::part));
    column(must("points", &Outline::points));
  }
};
template <>
struct Table<Department> {
  static constexpr std::string_view name = "departments";
  static constexpr void visit(auto&& column) {
    column(key("id", &Department::id));
    column(must("name", &Department::name));
    column(must("level", &Department::level));
    column(may("region", &Department::region));
  }
};
template <>
struct Table<DepartmentGroup> {
  static constexpr std::string_view name = "department_groups";
  static constexpr void visit(auto&& column) {
    column(key("id", &DepartmentGroup::id));
    column(must("name", &DepartmentGroup::name));
    column(must("members", &DepartmentGroup::members));
  }
};
template <>
struct Table<School> {
  static constexpr std::string_view name = "schools";
  static constexpr void visit(auto&& column) {
    column(key("id", &School::id));
    column(must("name", &School::name));
    column(must("level", &School::level));
    column(may("authority", &School::authority));
    column(may("kind", &School::kind));
    column(may("ownership", &School::ownership));
    column(may("region", &School::region));
    column(must("double_first_class", &School::double_first_class));
    column(may("former_names", &School::former_names));
    column(may("former_ids", &School::former_ids));
    column(may("website", &School::website));
    column(may("last_year", &School::last_year));
  }
};
template <>
struct Table<Campus> {
  static constexpr std::string_view name = "campuses";
  static constexpr void visit(auto&& column) {
    column(key("id", &Campus::id));
    column(must("school", &Campus::school));
    column(must("name", &Campus::name));
    column(may("region", &Campus::region));
    column(may("lng", &Campus::lng));
    column(may("lat", &Campus::lat));
    column(must("plotted", &Campus::plotted));
  }
};
template <>
struct Table<Organisation> {
  static constexpr std::string_view name = "organisations";
  static constexpr void visit(auto&& column) {
    column(key("id", &Organisation::id));
    column(must("name", &Organisation::name));
    column(must("kind", &Organisation::kind));
    column(may("credit_code", &Organisation::credit_code));
    column(may("region", &Organisation::region));
    column(may("industry", &Organisation::industry));
    column(may("staff_persons", &Organisation::staff));
    column(may("listed_as", &Organisation::listed_as));
    column(must("stage", &Organisation::stage));
  }
};
template <>
struct Table<Offering> {
  static constexpr std::string_view name = "offerings";
  static constexpr void visit(auto&& column) {
    column(key("id", &Offering::id));
    column(must("program", &Offering::program));
    column(must("school", &Offering::school));
    column(may("campus", &Offering::campus));
    column(must("length_years", &Offering::length_years));
  }
};
template <>
struct Table<ProgramPoint> {
  static constexpr std::string_view name = "points";
  static constexpr void visit(auto&& column) {
    column(key("offering", &ProgramPoint::offering));
    column(key("year", &ProgramPoint::year));
    column(must("filed", &ProgramPoint::filed));
  }
};
template <>
struct Table<AdmissionPlan> {
  static constexpr std::string_view name = "admission_plans";
  static constexpr void visit(auto&& column) {
    column(key("id", &AdmissionPlan::id));
    column(must("school", &AdmissionPlan::school));
    column(may("program", &AdmissionPlan::program));
    column(must("major_name", &AdmissionPlan::major_name));
    column(must("year", &AdmissionPlan::year));
    column(must("origin", &AdmissionPlan::origin));
    column(may("batch", &AdmissionPlan::batch));
    column(must("places_persons", &AdmissionPlan::places));
  }
};
template <>
struct Table<Enrolment> {
  static constexpr std::string_view name = "enrolments";
  static constexpr void visit(auto&& column) {
    column(key("offering", &Enrolment::offering));
    column(key("year", &Enrolment::year));
    column(must("quota_persons", &Enrolment::quota));
    column(must("entrants_persons", &Enrolment::entrants));
    column(must("graduates_persons", &Enrolment::graduates));
  }
};
template <>
struct Table<SupplyRate> {
  static constexpr std::string_view name = "supply_rates";
  static constexpr void visit(auto&& column) {
    column(key("step", &SupplyRate::step));
    column(key("level", &SupplyRate::level));
    column(key("category", &SupplyRate::category));
    column(key("year_of_study", &SupplyRate::year_of_study));
    column(key("since", &SupplyRate::since));
    column(must("share_bp", &SupplyRate::share));
  }
};
template <>
struct Table<PromotionRoute> {
  static constexpr std::string_view name = "promotion_routes";
  static constexpr void visit(auto&& column) {
    column(key("id", &PromotionRoute::id));
    column(must("kind", &PromotionRoute::kind));
    column(must("from_level", &PromotionRoute::from_level));
    column(must("from_category", &PromotionRoute::from_category));
    column(may("from_program", &PromotionRoute::from_program));
    column(may("to_level", &PromotionRoute::to_level));
    column(must("to_category", &PromotionRoute::to_category));
    column(may("to_program", &PromotionRoute::to_program));
    column(must("years_more", &PromotionRoute::years_more));
    column(must("share_bp", &PromotionRoute::share));
  }
};
template <>
struct Table<Inflow> {
  static constexpr std::string_view name = "inflows";
  static constexpr void visit(auto&& column) {
    column(key("occupation", &Inflow::occupation));
    column(key("since", &Inflow::since));
    column(must("share_bp", &Inflow::share));
  }
};
template <>
struct Table<Scenario> {
  static constexpr std::string_view name = "scenarios";
  static constexpr void visit(auto&& column) {
    column(key("id", &Scenario::id));
    column(must("title", &Scenario::title));
    column(may("title_en", &Scenario::title_en));
    column(may("summary", &Scenario::summary));
  }
};
template <>
struct Table<ScenarioChange> {
  static constexpr std::string_view name = "scenario_changes";
  static constexpr void visit(auto&& column) {
    column(key("scenario", &ScenarioChange::scenario));
    column(key("lever", &ScenarioChange::lever));
    column(key("subject", &ScenarioChange::subject));
    column(key("since", &ScenarioChange::since));
    column(must("change_bp", &ScenarioChange::change_bp));
  }
};
template <>
struct Table<GraduateOutcome> {
  static constexpr std::string_view name = "graduate_outcomes";
  static constexpr void visit(auto&& column) {
    column(key("offering", &GraduateOutcome::offering));
    column(key("year", &GraduateOutcome::year));
    column(must("graduates_persons", &GraduateOutcome::graduates));
    column(must("signed_persons", &GraduateOutcome::signed_on));
  }
};
template <>
struct Table<SchoolResource> {
  static constexpr std::string_view name = "school_resources";
  static constexpr void visit(auto&& column) {
    column(key("id", &SchoolResource::id));
    column(must("school", &SchoolResource::school));
    column(may("campus", &SchoolResource::campus));
    column(must("resource", &SchoolResource::resource));
    column(must("since", &SchoolResource::since));
    column(must("amount", &SchoolResource::amount));
  }
};
template <>
struct Table<ResourceUse> {
  static constexpr std::string_view name = "resource_uses";
  static constexpr void visit(auto&& column) {
    column(key("resource", &ResourceUse::resource));
    column(key("level", &ResourceUse::level));
    column(key("category", &ResourceUse::category));
    column(must("per_thousand", &ResourceUse::per_thousand));
  }
};
template <>
struct Table<QuotaFloor> {
  static constexpr std::string_view name = "quota_floors";
  static constexpr void visit(auto&& column) {
    column(key("id", &QuotaFloor::id));
    column(must("kind", &QuotaFloor::kind));
    column(must("title", &QuotaFloor::title));
    column(may("region", &QuotaFloor::region));
    column(may("level", &QuotaFloor::level));
    column(must("category", &QuotaFloor::category));
    column(may("program", &QuotaFloor::program));
    column(must("since", &QuotaFloor::since));
    column(may("until", &QuotaFloor::until));
    column(must("share_bp", &QuotaFloor::share));
  }
};
template <>
struct Table<Employment> {
  static constexpr std::string_view name = "employment";
  static constexpr void visit(auto&& column) {
    column(key("industry", &Employment::industry));
    column(key("region", &Employment::region));
    column(key("year", &Employment::year));
    column(must("employed_persons", &Employment::employed));
  }
};
template <>
struct Table<Staffing> {
  static constexpr std::string_view name = "staffing";
  static constexpr void visit(auto&& column) {
    column(key("industry", &Staffing::industry));
    column(key("occupation", &Staffing::occupation));
    column(key("year", &Staffing::year));
    column(must("share_bp", &Staffing::share));
  }
};
template <>
struct Table<Separation> {
  static constexpr std::string_view name = "separations";
  static constexpr void visit(auto&& column) {
    column(key("occupation", &Separation::occupation));
    column(key("since", &Separation::since));
    column(must("leave_bp", &Separation::leave));
    column(must("move_bp", &Separation::move));
  }
};
template <>
struct Table<Project> {
  static constexpr std::string_view name = "projects";
  static constexpr void visit(auto&& column) {
    column(key("id", &Project::id));
    column(must("name", &Project::name));
    column(must("kind", &Project::kind));
    column(may("region", &Project::region));
    column(may("organisation", &Project::organisation));
    column(must("stage", &Project::stage));
    column(may("investment_fen", &Project::investment));
    column(may("begins", &Project::begins));
    column(may("finishes", &Project::finishes));
  }
};
template <>
struct Table<Platform> {
  static constexpr std::string_view name = "platforms";
  static constexpr void visit(auto&& column) {
    column(key("id", &Platform::id));
    column(must("name", &Platform::name));
    column(must("kind", &Platform::kind));
    column(may("region", &Platform::region));
    column(may("organisation", &Platform::organisation));
    column(may("school", &Platform::school));
    column(may("opened", &Platform::opened));
  }
};
template <>
struct Table<Agreement> {
  static constexpr std::string_view name = "agreements";
  static constexpr void visit(auto&& column) {
    column(key("id", &Agreement::id));
    column(must("kind", &Agreement::kind));
    column(must("school", &Agreement::school));
    column(must("organisation", &Agreement::organisation));
    column(may("program", &Agreement::program));
    column(may("region", &Agreement::region));
    column(must("signed", &Agreement::signed_on));
    column(may("starts", &Agreement::starts));
    column(may("until", &Agreement::until));
    column(may("persons", &Agreement::persons));
    column(may("money_fen", &Agreement::money));
    column(may("state", &Agreement::state));
    column(may("deal", &Agreement::deal));
  }
};
template <>
struct Table<Observation> {
  static constexpr std::string_view name = "observations";
  static constexpr void visit(auto&& column) {
    column(key("indicator", &Observation::indicator));
    column(key("observed", &Observation::observed));
    column(must("value", &Observation::value));
    column(may("note", &Observation::note));
  }
};
template <>
struct Table<Advert> {
  static constexpr std::string_view name = "adverts";
  static constexpr void visit(auto&& column) {
    column(key("id", &Advert::id));
    column(must("posted", &Advert::posted));
    column(must("title", &Advert::title));
    column(may("organisation", &Advert::organisation));
    column(may("region", &Advert::region));
    column(may("occupation", &Advert::occupation));
    column(may("education", &Advert::education));
    column(may("pay_min_yuan", &Advert::pay_min_yuan));
    column(may("pay_max_yuan", &Advert::pay_max_yuan));
    column(must("text", &Advert::text));
  }
};
template <>
struct Table<Listing> {
  static constexpr std::string_view name = "listings";
  static constexpr void visit(auto&& column) {
    column(key("id", &Listing::id));
    column(must("side", &Listing::side));
    column(must("kind", &Listing::kind));
    column(must("title", &Listing::title));
    column(may("organisation", &Listing::organisation));
    column(may("school", &Listing::school));
    column(may("region", &Listing::region));
    column(must("posted", &Listing::posted));
    column(may("starts", &Listing::starts));
    column(may("ends", &Listing::ends));
    column(may("expires", &Listing::expires));
    column(may("seats_persons", &Listing::seats));
    column(may("education", &Listing::education));
    column(must("text", &Listing::text));
    column(may("state", &Listing::state));
  }
};
template <>
struct Table<Plan> {
  static constexpr std::string_view name = "plans";
  static constexpr void visit(auto&& column) {
    column(key("id", &Plan::id));
    column(must("title", &Plan::title));
    column(may("number", &Plan::number));
    column(may("issuers", &Plan::issuers));
    column(may("issued", &Plan::issued));
    column(may("summary", &Plan::summary));
  }
};
template <>
struct Table<PlanClause> {
  static constexpr std::string_view name = "plan_clauses";
  static constexpr void visit(auto&& column) {
    column(key("plan", &PlanClause::plan));
    column(key("clause", &PlanClause::clause));
    column(may("parent", &PlanClause::parent));
    column(may("label", &PlanClause::label));
    column(must("heading", &PlanClause::heading));
    column(may("summary", &PlanClause::summary));
  }
};
template <>
struct Table<PlanDuty> {
  static constexpr std::string_view name = "plan_duties";
  static constexpr void visit(auto&& column) {
    column(key("plan", &PlanDuty::plan));
    column(key("clause", &PlanDuty::clause));
    column(key("seq", &PlanDuty::seq));
    column(must("unit", &PlanDuty::unit));
    column(may("departments", &PlanDuty::departments));
    column(must("role", &PlanDuty::role));
  }
};
template <>
struct Table<PlanTarget> {
  static constexpr std::string_view name = "plan_targets";
  static constexpr void visit(auto&& column) {
    column(key("plan", &PlanTarget::plan));
    column(key("clause", &PlanTarget::clause));
    column(key("seq", &PlanTarget::seq));
    column(must("subject", &PlanTarget::subject));
    column(may("indicator", &PlanTarget::indicator));
    column(may("least", &PlanTarget::least));
    column(may("most", &PlanTarget::most));
    column(must("approximate", &PlanTarget::approximate));
    column(may("unit", &PlanTarget::unit));
    column(may("change_points", &PlanTarget::change_points));
    column(may("base_year", &PlanTarget::base_year));
    column(may("deadline_year", &PlanTarget::deadline_year));
    column(may("qualitative", &PlanTarget::qualitative));
  }
};

// The parts of a plan text as it was read; they belong to one text, so the key is unique within it.
template <>
struct Table<ReadClause> {
  static constexpr std::string_view name = "read_clauses";
  static constexpr void visit(auto&& column) {
    column(key("path", &ReadClause::path));
    column(may("parent", &ReadClause::parent));
    column(must("kind", &ReadClause::kind));
    column(may("label", &ReadClause::label));
    column(may("heading", &ReadClause::heading));
    column(must("own", &ReadClause::own));
    column(must("heading_span", &ReadClause::heading_span));
  }
};
template <>
struct Table<ReadDuty> {
  static constexpr std::string_view name = "read_duties";
  static constexpr void visit(auto&& column) {
    column(key("clause", &ReadDuty::clause));
    column(key("seq", &ReadDuty::seq));
    column(must("unit", &ReadDuty::unit));
    column(must("span", &ReadDuty::span));
    column(must("role", &ReadDuty::role));
    column(may("departments", &ReadDuty::departments));
    column(must("known", &ReadDuty::known));
  }
};
template <>
struct Table<ReadTarget> {
  static constexpr std::string_view name = "read_targets";
  static constexpr void visit(auto&& column) {
    column(key("clause", &ReadTarget::clause));
    column(key("seq", &ReadTarget::seq));
    column(must("span", &ReadTarget::span));
    column(may("subject", &ReadTarget::subject));
    column(may("indicator", &ReadTarget::indicator));
    column(may("least", &ReadTarget::least));
    column(may("most", &ReadTarget::most));
    column(must("approximate", &ReadTarget::approximate));
    column(may("unit", &ReadTarget::unit));
    column(may("change_points", &ReadTarget::change_points));
    column(may("base_year", &ReadTarget::base_year));
    column(may("deadline_year", &ReadTarget::deadline_year));
    column(may("qualitative", &ReadTarget::qualitative));
  }
};
template <>
struct Table<ReadingNote> {
  static constexpr std::string_view name = "reading_notes";
  static constexpr void visit(auto&& column) {
    column(may("clause", &ReadingNote::clause));
    column(must("span", &ReadingNote::span));
    column(must("kind", &ReadingNote::kind));
    column(may("found", &ReadingNote::found));
    column(may("wanted", &ReadingNote::wanted));
  }
};
template <>
struct Table<PlanReview> {
  static constexpr std::string_view name = "plan_reviews";
  static constexpr void visit(auto&& column) {
    column(key("plan", &PlanReview::plan));
    column(key("kind", &PlanReview::kind));
    column(key("clause", &PlanReview::clause));
    column(key("seq", &PlanReview::seq));
    column(must("verdict", &PlanReview::verdict));
    column(must("actor", &PlanReview::actor));
    column(must("at", &PlanReview::at));
    column(may("fields", &PlanReview::fields));
    column(may("heading", &PlanReview::heading));
    column(may("unit", &PlanReview::unit));
    column(must("role", &PlanReview::role));
    column(may("departments", &PlanReview::departments));
    column(may("subject", &PlanReview::subject));
    column(may("indicator", &PlanReview::indicator));
    column(may("least", &PlanReview::least));
    column(may("most", &PlanReview::most));
    column(must("approximate", &PlanReview::approximate));
    column(may("deadline_year", &PlanReview::deadline_year));
    column(may("qualitative", &PlanReview::qualitative));
  }
};

// Calls `visit(column)` for each column of R's table, in the order of the file; provenance last. Plain calls
// rather than a tuple: thirty tables times a dozen columns make long types, and compilers pay for long types.
template <class R>
constexpr void for_each_column(auto&& visit) {
  Table<R>::visit(visit);
  if constexpr (Sourced<R>) {
    visit(ProvenanceColumn<R, Id<Source>>{"source", &Provenance::source});
    visit(ProvenanceColumn<R, Date>{"as_of", &Provenance::as_of});
    visit(ProvenanceColumn<R, Quality>{"quality", &Provenance::quality});
  }
}

template <class R>
consteval std::size_t count_columns() {
  std::size_t count = 0;
  for_each_column<R>([&](const auto&) { ++count; });
  return count;
}
template <class R>
inline constexpr std::size_t column_count = count_columns<R>();

// Name of the first column, which is always one of the key.
template <class R>
constexpr std::string_view first_column() {
  std::string_view first;
  for_each_column<R>([&](const auto& column) {
    if (first.empty()) first = column.name;
  });
  return first;
}

}  // namespace langqiao
