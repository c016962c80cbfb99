#include "service/json/exchange.h"

#include <algorithm>

#include "service/json/body.h"
#include "service/json/findings.h"

namespace langqiao::service {

BOOST_DESCRIBE_STRUCT(PartyView, (), (id, name, is_school, region))
BOOST_DESCRIBE_STRUCT(WaitView, (), (stage, since, next, rule))
BOOST_DESCRIBE_STRUCT(ConceptView, (), (kind, id, name, weight_bp, must, standing))
BOOST_DESCRIBE_STRUCT(ListingRow, (),
                      (id, side, kind, title, owner, region, posted, starts, ends, expires, seats_persons,
                       seats_left_persons, education, open, imported, provenance))
BOOST_DESCRIBE_STRUCT(ListingView, (), (listing, text, concepts, deals, waiting, mine))
BOOST_DESCRIBE_STRUCT(ConceptName, (), (kind, id, name))
BOOST_DESCRIBE_STRUCT(MatchPartView, (), (part, value_bp, weight_bp))
BOOST_DESCRIBE_STRUCT(MatchConceptView, (), (asked, offered, credit_bp, must))
BOOST_DESCRIBE_STRUCT(MatchView, (), (listing, score_bp, held_down, parts, offered, missing, field, deal))
BOOST_DESCRIBE_STRUCT(MatchList, (), (items))
BOOST_DESCRIBE_STRUCT(MutualPairView, (), (need, offer, need_score_bp, offer_score_bp))
BOOST_DESCRIBE_STRUCT(MutualPairList, (), (items))
BOOST_DESCRIBE_STRUCT(PartWeightView, (), (part, start_bp, now_bp))
BOOST_DESCRIBE_STRUCT(KindWeightsView, (), (kind, choices, parts))
BOOST_DESCRIBE_STRUCT(MatchWeightsView, (), (items))
BOOST_DESCRIBE_STRUCT(FacetCount<ListingSide>, (), (value, listings))
BOOST_DESCRIBE_STRUCT(FacetCount<ListingKind>, (), (value, listings))
BOOST_DESCRIBE_STRUCT(FacetCount<Named>, (), (value, listings))
BOOST_DESCRIBE_STRUCT(ListingFacets, (), (sides, kinds, regions))
BOOST_DESCRIBE_STRUCT(ListingList, (), (items, total, facets))

BOOST_DESCRIBE_STRUCT(ListingMention, (), (id, kind, title, owner))
BOOST_DESCRIBE_STRUCT(DealRow, (), (id, need, offer, proposed_by, state, since, waits_for, waiting))
BOOST_DESCRIBE_STRUCT(DealNext, (), (act, to, by, needs_reason, mine))
BOOST_DESCRIBE_STRUCT(MilestoneView, (), (seq, title, due, persons, money_fen, done_on, overdue))
BOOST_DESCRIBE_STRUCT(DealAgreementView, (),
                      (id, kind, state, school, organisation, program, region, signed_on, starts, until,
                       persons, money_fen, milestones, provenance))
BOOST_DESCRIBE_STRUCT(ContactView, (), (name, phone))
BOOST_DESCRIBE_STRUCT(DealStepView, (), (seq, act, from, to, by, actor, at, reason))
BOOST_DESCRIBE_STRUCT(DealView, (),
                      (deal, mine, need_contact, offer_contact, agreement_kinds, agreement, next, history))
BOOST_DESCRIBE_STRUCT(DealStateCount, (), (state, deals))
BOOST_DESCRIBE_STRUCT(DealList, (), (items, total, states))
BOOST_DESCRIBE_STRUCT(DueItem, (), (subject, id, title, stage, since, next, waits_for, districts, rule))
BOOST_DESCRIBE_STRUCT(DueList, (), (today, items, total))

BOOST_DESCRIBE_STRUCT(ResourceRow, (),
                      (id, name, kind, owner, region, platform, units, free_today, note, mine))
BOOST_DESCRIBE_STRUCT(BookingView, (), (resource, seq, units, from, until, party, purpose, cancelled, mine))
BOOST_DESCRIBE_STRUCT(FreeUnits, (), (from, until, free))
BOOST_DESCRIBE_STRUCT(ResourceView, (), (resource, bookings, days))

BOOST_DESCRIBE_STRUCT(AttachmentView, (),
                      (id, owner, owner_id, name, media_type, bytes, digest, actor, at, mine))
BOOST_DESCRIBE_STRUCT(ListEntryView, (),
                      (id, consortium, list, title, text, organisation, occupation, persons, noted, listing))
BOOST_DESCRIBE_STRUCT(ListEntries, (), (items, total))
BOOST_DESCRIBE_STRUCT(DemandAnswerView, (),
                      (organisation, occupation, year, persons, answered, expires, expired))
BOOST_DESCRIBE_STRUCT(DemandSum, (), (occupation, year, persons, organisations))
BOOST_DESCRIBE_STRUCT(DemandAnswers, (), (items, total, sums))

BOOST_DESCRIBE_STRUCT(FactView, (), (fact, value, synthetic, agreements))
BOOST_DESCRIBE_STRUCT(CooperationView, (), (organisation, stage, since, on, finding, conditions, facts))
BOOST_DESCRIBE_STRUCT(AgreementCountView, (),
                      (district, industry, kind, year, quality, agreements, persons, money_fen))
BOOST_DESCRIBE_STRUCT(PlatformActivityView, (),
                      (platform, kind, agreements, persons, bookings, unit_days, list_entries))
BOOST_DESCRIBE_STRUCT(FittingClause, (), (reason, plan, plan_title, clause, heading, word))
BOOST_DESCRIBE_STRUCT(FittingPolicies, (), (organisation, rules, clauses))

shape::json::value shape_of(const ConditionView& from) {
  return shape::json::object{{"id", from.id},
                             {"title_zh", from.title.zh},
                             {"title_en", from.title.en},
                             {"state", shape::value_of(from.state)}};
}

shape::json::value shape_of(const FittingRule& from) {
  return shape::json::object{{"reason", shape::value_of(from.reason)},
                             {"rule", from.rule},
                             {"jurisdiction", from.jurisdiction},
                             {"title_zh", from.title.zh},
                             {"title_en", from.title.en},
                             {"document", from.document},
                             {"article", from.article}};
}

std::string json_of(const ListingList& listings) { return shape::text_of(listings); }
std::string json_of(const ListingView& listing) { return shape::text_of(listing); }
std::string json_of(const MatchList& matches) { return shape::text_of(matches); }
std::string json_of(const MutualPairList& pairs) { return shape::text_of(pairs); }
std::string json_of(const MatchWeightsView& weights) { return shape::text_of(weights); }
std::string json_of(const DealList& deals) { return shape::text_of(deals); }
std::string json_of(const DealView& deal) { return shape::text_of(deal); }
std::string json_of(const DueList& due) { return shape::text_of(due); }
std::string json_of(const ListOf<ResourceRow>& resources) {
  return shape::json::serialize(shape::list_of(resources.items, resources.total));
}
std::string json_of(const ResourceView& resource) { return shape::text_of(resource); }
std::string json_of(const BookingView& booking) { return shape::text_of(booking); }
std::string json_of(const AttachmentView& attachment) { return shape::text_of(attachment); }
std::string json_of(const ListOf<AttachmentView>& attachments) {
  return shape::json::serialize(shape::list_of(attachments.items, attachments.total));
}
std::string json_of(const ListEntries& entries) { return shape::text_of(entries); }
std::string json_of(const ListEntryView& line) { return shape::text_of(line); }
std::string json_of(const DemandAnswers& answers) { return shape::text_of(answers); }
std::string json_of(const DemandAnswerView& answer) { return shape::text_of(answer); }
std::string json_of(const CooperationView& cooperation) { return shape::text_of(cooperation); }
std::string json_of(const ListOf<AgreementCountView>& counts) {
  return shape::json::serialize(shape::list_of(counts.items, counts.total));
}
std::string json_of(const ListOf<PlatformActivityView>& activity) {
  return shape::json::serialize(shape::list_of(activity.items, activity.total));
}
std::string json_of(const FittingPolicies& policies) { return shape::text_of(policies); }
std::string lapsed_json(std::int64_t deals) {
  return shape::json::serialize(shape::json::object{{"lapsed", deals}});
}

namespace {

std::string text(Body& body, std::string_view name) { return body.get<std::string>(name).value_or(""); }

std::optional<Persons> persons(Body& body, std::string_view name) {
  const auto count = body.count(name);
  return count ? std::optional(Persons(*count)) : std::nullopt;
}

std::optional<Money> fen(Body& body, std::string_view name) {
  const auto count = body.count(name);
  return count ? std::optional(Money(*count)) : std::nullopt;
}

// A number of units or of a line; what is greater than any of them stays refused by the use case.
int small(std::optional<std::int64_t> count, int otherwise) {
  constexpr std::int64_t kMost = 1'000'000'000;
  return count ? static_cast<int>(std::min(*count, kMost)) : otherwise;
}

ConceptDraft concept_from(Body& body) {
  constexpr std::int64_t kWhole = Share::kWhole;
  const auto weight = body.count("weight_bp");
  return {.kind = body.need<ConceptKind>("kind"),
          .id = body.need<std::string>("id"),
          .weight = Share::basis_points(std::min(weight.value_or(kWhole), kWhole)),
          .must = body.flag("must")};
}

MilestoneDraft milestone_from(Body& body) {
  return {.title = text(body, "title"),
          .due = body.get<Date>("due"),
          .persons = persons(body, "persons"),
          .money = fen(body, "money_fen")};
}

AgreementTerms terms_from(Body& body) {
  return {.kind = body.get<AgreementKind>("kind"),
          .program = text(body, "program"),
          .region = text(body, "region"),
          .starts = body.get<Date>("starts"),
          .until = body.get<Date>("until"),
          .persons = persons(body, "persons"),
          .money = fen(body, "money_fen"),
          .milestones = body.objects("milestones", milestone_from)};
}

template <class T>
Result<T, Problem> whole(T read, Body& body) {
  if (auto problem = body.problem()) return Failure<Problem>(std::move(*problem));
  return read;
}

}  // namespace

Result<ListingDraft, Problem> listing_draft_from(std::string_view json) {
  Body body(json, {"需求或供给无法读取", "The listing cannot be read"},
            {"请按接口文件中的 ListingRequest 发送", "Send a ListingRequest as the API document has it"});
  ListingDraft draft{.side = body.need<ListingSide>("side"),
                     .kind = body.need<ListingKind>("kind"),
                     .title = body.need<std::string>("title"),
                     .text = text(body, "text"),
                     .organisation = text(body, "organisation"),
                     .school = text(body, "school"),
                     .region = text(body, "region"),
                     .starts = body.get<Date>("starts"),
                     .ends = body.get<Date>("ends"),
                     .expires = body.get<Date>("expires"),
                     .seats = persons(body, "seats_persons"),
                     .education = body.get<Education>("education"),
                     .concepts = body.objects("concepts", concept_from),
                     .contact_name = text(body, "contact_name"),
                     .contact_phone = text(body, "contact_phone")};
  return whole(std::move(draft), body);
}

Result<std::vector<ConceptDraft>, Problem> concepts_from(std::string_view json) {
  Body body(json, {"识别结果无法读取", "The concepts cannot be read"},
            {"请发送 concepts 列表", "Send a list of concepts"});
  auto concepts = body.objects("concepts", concept_from);
  return whole(std::move(concepts), body);
}

Result<DealProposal, Problem> proposal_from(std::string_view json) {
  Body body(json, {"对接无法读取", "The proposal cannot be read"},
            {"请发送 need 与 offer，需要时加 as", "Send a need and an offer, and as where it is needed"});
  DealProposal proposal{.need = body.need<std::string>("need"),
                        .offer = body.need<std::string>("offer"),
                        .as = body.get<DealParty>("as")};
  return whole(std::move(proposal), body);
}

Result<DealSaid, Problem> deal_step_from(std::string_view json) {
  Body body(json, {"对接步骤无法读取", "The step cannot be read"},
            {"请按接口文件中的 DealStepRequest 发送", "Send a DealStepRequest as the API document has it"});
  DealSaid said{.act = body.need<DealAct>("act"),
                .as = body.get<DealParty>("as"),
                .reason = text(body, "reason"),
                .terms = body.object("terms", terms_from)};
  if (const auto milestone = body.count("milestone")) said.milestone = small(milestone, 0);
  return whole(std::move(said), body);
}

Result<ResourceDraft, Problem> resource_draft_from(std::string_view json) {
  Body body(json, {"资源无法读取", "The resource cannot be read"},
            {"请按接口文件中的 ResourceRequest 发送", "Send a ResourceRequest as the API document has it"});
  ResourceDraft draft{.name = body.need<std::string>("name"),
                      .kind = body.need<std::string>("kind"),
                      .organisation = text(body, "organisation"),
                      .school = text(body, "school"),
                      .region = text(body, "region"),
                      .platform = text(body, "platform"),
                      .units = small(body.count("units"), 1),
                      .note = text(body, "note")};
  return whole(std::move(draft), body);
}

Result<BookingDraft, Problem> booking_draft_from(std::string_view json) {
  Body body(json, {"预约无法读取", "The booking cannot be read"},
            {"请按接口文件中的 BookingRequest 发送", "Send a BookingRequest as the API document has it"});
  BookingDraft draft{.organisation = text(body, "organisation"),
                     .school = text(body, "school"),
                     .units = small(body.count("units"), 1),
                     .from = body.need<Date>("from"),
                     .until = body.need<Date>("until"),
                     .purpose = text(body, "purpose")};
  return whole(std::move(draft), body);
}

Result<ListEntryDraft, Problem> list_entry_draft_from(std::string_view json) {
  Body body(json, {"清单条目无法读取", "The list entry cannot be read"},
            {"请按接口文件中的 ListEntryRequest 发送", "Send a ListEntryRequest as the API document has it"});
  ListEntryDraft draft{.consortium = body.need<std::string>("consortium"),
                       .list = body.need<ConsortiumList>("list"),
                       .title = body.need<std::string>("title"),
                       .text = text(body, "text"),
                       .organisation = text(body, "organisation"),
                       .occupation = text(body, "occupation"),
                       .persons = persons(body, "persons"),
                       .listing = text(body, "listing")};
  return whole(std::move(draft), body);
}

Result<DemandAnswerDraft, Problem> demand_answer_from(std::string_view json) {
  Body body(json, {"答复无法读取", "The answer cannot be read"},
            {"请发送 organisation、occupation、year 和 persons",
             "Send an organisation, an occupation, a year and persons"});
  constexpr std::int64_t kFirstYear = 1900, kLastYear = 2199;
  DemandAnswerDraft draft{.organisation = body.need<std::string>("organisation"),
                          .occupation = body.need<std::string>("occupation")};
  draft.year = SchoolYear(static_cast<int>(std::clamp(body.need_whole("year"), kFirstYear, kLastYear)));
  draft.persons = Persons(body.need_whole("persons"));
  body.count("persons");  // not below zero
  return whole(std::move(draft), body);
}

}  // namespace langqiao::service
