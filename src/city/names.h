// The spelling of every enumerator at every border: files, databases, the API, the command line. One list an
// enumeration; what a person reads in Chinese or English is the web's business.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "city/economy.h"
#include "city/gap.h"
#include "city/plan_text.h"
#include "city/policy.h"
#include "city/quota_limit.h"
#include "city/reading.h"
#include "city/scenario.h"
#include "city/school.h"
#include "city/supply.h"

namespace langqiao {

template <class E, std::size_t N>
using Names = std::array<std::pair<E, std::string_view>, N>;

constexpr auto names(Quality) {
  using enum Quality;
  return Names<Quality, 3>{{{measured, "measured"}, {estimated, "estimated"}, {synthetic, "synthetic"}}};
}
constexpr auto names(CatalogueKind) {
  using enum CatalogueKind;
  return Names<CatalogueKind, 4>{
      {{industry, "industry"}, {occupation, "occupation"}, {program, "program"}, {skill, "skill"}}};
}
constexpr auto names(ProgramLevel) {
  using enum ProgramLevel;
  return Names<ProgramLevel, 4>{{{secondary_vocational, "secondary_vocational"},
                                 {higher_vocational, "higher_vocational"},
                                 {vocational_bachelor, "vocational_bachelor"},
                                 {bachelor, "bachelor"}}};
}
constexpr auto names(SupplyStep) {
  using enum SupplyStep;
  return Names<SupplyStep, 4>{
      {{fill, "fill"}, {progress, "progress"}, {participation, "participation"}, {stay, "stay"}}};
}
constexpr auto names(PromotionKind) {
  using enum PromotionKind;
  return Names<PromotionKind, 5>{{{secondary_to_higher, "secondary_to_higher"},
                                  {secondary_to_bachelor, "secondary_to_bachelor"},
                                  {higher_to_bachelor, "higher_to_bachelor"},
                                  {ordinary, "ordinary"},
                                  {graduate, "graduate"}}};
}
constexpr auto names(TeachingResource) {
  using enum TeachingResource;
  return Names<TeachingResource, 3>{
      {{places, "places"}, {teachers, "teachers"}, {laboratory_hours, "laboratory_hours"}}};
}
constexpr auto names(FloorKind) {
  using enum FloorKind;
  return Names<FloorKind, 3>{{{district, "district"}, {priority, "priority"}, {level_mix, "level_mix"}}};
}
constexpr auto names(LinkBasis) {
  using enum LinkBasis;
  return Names<LinkBasis, 4>{{{standard, "standard"},
                              {same_name, "same_name"},
                              {stated_class, "stated_class"},
                              {class_mates, "class_mates"}}};
}
constexpr auto names(ScenarioLever) {
  using enum ScenarioLever;
  return Names<ScenarioLever, 6>{{{growth, "growth"},
                                  {quota, "quota"},
                                  {participation, "participation"},
                                  {stay, "stay"},
                                  {inflow, "inflow"},
                                  {separation, "separation"}}};
}
constexpr auto names(SkillLevel) {
  using enum SkillLevel;
  return Names<SkillLevel, 8>{
      {{L5, "L5"}, {L4, "L4"}, {L3, "L3"}, {L2, "L2"}, {L1, "L1"}, {T1, "T1"}, {T2, "T2"}, {T3, "T3"}}};
}
constexpr auto names(AliasKind) {
  using enum AliasKind;
  return Names<AliasKind, 7>{{{department, "department"},
                              {region, "region"},
                              {school, "school"},
                              {program, "program"},
                              {occupation, "occupation"},
                              {industry, "industry"},
                              {organisation, "organisation"}}};
}
constexpr auto names(TermKind) {
  using enum TermKind;
  return Names<TermKind, 6>{{{title, "title"},
                             {job_type, "job_type"},
                             {skill, "skill"},
                             {place, "place"},
                             {school, "school"},
                             {organisation, "organisation"}}};
}
constexpr auto names(ConceptKind) {
  using enum ConceptKind;
  return Names<ConceptKind, 8>{{{occupation, "occupation"},
                                {skill, "skill"},
                                {program, "program"},
                                {course, "course"},
                                {industry, "industry"},
                                {place, "place"},
                                {organisation, "organisation"},
                                {school, "school"}}};
}
constexpr auto names(Cue) {
  using enum Cue;
  return Names<Cue, 4>{{{none, "none"}, {must, "must"}, {preferred, "preferred"}, {not_asked, "not_asked"}}};
}
constexpr auto names(AdvertField) {
  using enum AdvertField;
  return Names<AdvertField, 9>{{{title, "title"},
                                {text, "text"},
                                {tags, "tags"},
                                {pay, "pay"},
                                {education, "education"},
                                {experience, "experience"},
                                {place, "place"},
                                {company, "company"},
                                {industry, "industry"}}};
}
constexpr auto names(OccupationBasis) {
  using enum OccupationBasis;
  return Names<OccupationBasis, 3>{{{title, "title"}, {mentions, "mentions"}, {likeness, "likeness"}}};
}
constexpr auto names(PayPeriod) {
  using enum PayPeriod;
  return Names<PayPeriod, 5>{
      {{month, "month"}, {year, "year"}, {day, "day"}, {hour, "hour"}, {week, "week"}}};
}
constexpr auto names(Education) {
  using enum Education;
  return Names<Education, 8>{{{any, "any"},
                              {lower_secondary, "lower_secondary"},
                              {upper_secondary, "upper_secondary"},
                              {secondary_vocational, "secondary_vocational"},
                              {higher_vocational, "higher_vocational"},
                              {bachelor, "bachelor"},
                              {master, "master"},
                              {doctor, "doctor"}}};
}
constexpr auto names(RegionKind) {
  using enum RegionKind;
  return Names<RegionKind, 4>{{{city, "city"}, {district, "district"}, {zone, "zone"}, {town, "town"}}};
}
constexpr auto names(RegionRole) {
  using enum RegionRole;
  return Names<RegionRole, 4>{{{none, "none"}, {core, "core"}, {key, "key"}, {other, "other"}}};
}
constexpr auto names(DepartmentLevel) {
  using enum DepartmentLevel;
  return Names<DepartmentLevel, 4>{
      {{national, "national"}, {city, "city"}, {district, "district"}, {other, "other"}}};
}
constexpr auto names(SchoolLevel) {
  using enum SchoolLevel;
  return Names<SchoolLevel, 3>{{{bachelor, "bachelor"},
                                {higher_vocational, "higher_vocational"},
                                {secondary_vocational, "secondary_vocational"}}};
}
constexpr auto names(OrganisationKind) {
  using enum OrganisationKind;
  return Names<OrganisationKind, 4>{
      {{enterprise, "enterprise"}, {park, "park"}, {association, "association"}, {institute, "institute"}}};
}
constexpr auto names(CultivationStage) {
  using enum CultivationStage;
  return Names<CultivationStage, 3>{
      {{none, "none"}, {in_cultivation, "in_cultivation"}, {certified, "certified"}}};
}
constexpr auto names(ProjectKind) {
  using enum ProjectKind;
  return Names<ProjectKind, 2>{{{training, "training"}, {innovation, "innovation"}}};
}
constexpr auto names(ProjectStage) {
  using enum ProjectStage;
  return Names<ProjectStage, 4>{
      {{planned, "planned"}, {building, "building"}, {finished, "finished"}, {stopped, "stopped"}}};
}
constexpr auto names(AgreementKind) {
  using enum AgreementKind;
  return Names<AgreementKind, 13>{{{order_class, "order_class"},
                                   {apprenticeship, "apprenticeship"},
                                   {internship, "internship"},
                                   {base, "base"},
                                   {research, "research"},
                                   {training, "training"},
                                   {donation, "donation"},
                                   {job, "job"},
                                   {teacher_exchange, "teacher_exchange"},
                                   {equipment, "equipment"},
                                   {course, "course"},
                                   {result_transfer, "result_transfer"},
                                   {shared_rights, "shared_rights"}}};
}
constexpr auto names(AgreementState) {
  using enum AgreementState;
  return Names<AgreementState, 5>{{{draft, "draft"},
                                   {agreed, "agreed"},
                                   {running, "running"},
                                   {fulfilled, "fulfilled"},
                                   {broken_off, "broken_off"}}};
}
constexpr auto names(Indicator) {
  using enum Indicator;
  return Names<Indicator, 14>{{{cultivated_enterprises, "cultivated_enterprises"},
                               {major_projects, "major_projects"},
                               {platforms, "platforms"},
                               {key_regions, "key_regions"},
                               {key_industries, "key_industries"},
                               {applied_universities, "applied_universities"},
                               {leading_colleges, "leading_colleges"},
                               {leading_programs, "leading_programs"},
                               {trained_people, "trained_people"},
                               {institution_frame, "institution_frame"},
                               {consortia, "consortia"},
                               {communities, "communities"},
                               {practice_bases, "practice_bases"},
                               {demonstration_bases, "demonstration_bases"}}};
}
constexpr auto names(ListingSide) {
  using enum ListingSide;
  return Names<ListingSide, 2>{{{need, "need"}, {offer, "offer"}}};
}
constexpr auto names(ListingKind) {
  using enum ListingKind;
  return Names<ListingKind, 11>{{{job, "job"},
                                 {internship, "internship"},
                                 {apprenticeship, "apprenticeship"},
                                 {order_class, "order_class"},
                                 {technical_problem, "technical_problem"},
                                 {training, "training"},
                                 {teacher_exchange, "teacher_exchange"},
                                 {joint_base, "joint_base"},
                                 {equipment, "equipment"},
                                 {course, "course"},
                                 {result_transfer, "result_transfer"}}};
}
constexpr auto names(ListingState) {
  using enum ListingState;
  return Names<ListingState, 2>{{{open, "open"}, {closed, "closed"}}};
}
constexpr auto names(DutyRole) {
  using enum DutyRole;
  return Names<DutyRole, 4>{{{lead, "lead"}, {joint, "joint"}, {support, "support"}, {each, "each"}}};
}
constexpr auto names(ClauseKind) {
  using enum ClauseKind;
  return Names<ClauseKind, 8>{{{preamble, "preamble"},
                               {chapter, "chapter"},
                               {section, "section"},
                               {clause, "clause"},
                               {item, "item"},
                               {paragraph, "paragraph"},
                               {table_row, "table_row"},
                               {trailer, "trailer"}}};
}
constexpr auto names(Verdict) {
  using enum Verdict;
  return Names<Verdict, 3>{{{confirmed, "confirmed"}, {corrected, "corrected"}, {rejected, "rejected"}}};
}
constexpr auto names(ReadingKind) {
  using enum ReadingKind;
  return Names<ReadingKind, 3>{{{clause, "clause"}, {duty, "duty"}, {target, "target"}}};
}

template <class E>
constexpr std::string_view name_of(E value) {
  for (const auto& [each, name] : names(E{})) {
    if (each == value) return name;
  }
  return {};
}

template <class E>
constexpr std::optional<E> named(std::string_view text) {
  for (const auto& [each, name] : names(E{})) {
    if (name == text) return each;
  }
  return std::nullopt;
}

static_assert(named<Quality>("estimated") == Quality::estimated && !named<Quality>("guess"));
static_assert(name_of(Indicator::demonstration_bases) == "demonstration_bases");

}  // namespace langqiao
