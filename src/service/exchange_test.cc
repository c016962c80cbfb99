// The exchange as use cases: from a posted need to an agreement that counts, without a second entry.
#include <algorithm>
#include <atomic>
#include <fmt/format.h>
#include <future>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <thread>

#include "city/two_district_city.h"
#include "rulebook/read.h"
#include "service/advert_book.h"
#include "service/attachments.h"
#include "service/bookings.h"
#include "service/consortium_lists.h"
#include "service/cooperation.h"
#include "service/deals.h"
#include "service/demand_survey.h"
#include "service/exchange_clock.h"
#include "service/exchange_due.h"
#include "service/indicators.h"
#include "service/listing_reading.h"
#include "service/matches.h"
#include "service/organisations.h"
#include "store/memory/memory_store.h"

namespace langqiao::service {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using A = DealAct;
using P = DealParty;

// 甲公司 of the east district needs interns, 东区卫生学院 offers them; 西区职业学院 looks on.
class Exchange : public testing::Test {
 protected:
  Exchange() { take(tests::two_district_city()); }

  void take(CityTables city) {
    city.organisations.push_back({.id = Id<Organisation>("e2"),
                                  .name = "乙公司",
                                  .region = Id<Region>("12"),
                                  .provenance = tests::measured()});
    store.replace({.pack = "shanghai", .city = Id<Region>("1")}, city, all_tables(), 1,
                  office.entry(owner, "data.import", "pack shanghai"), {});
  }

  static ListingDraft need() {
    return {.side = ListingSide::need,
            .kind = ListingKind::internship,
            .title = "护理实习生 60 名",
            .text = "需要护理专业实习生",
            .organisation = "e1",
            .seats = Persons(80),
            .concepts = {{ConceptKind::program, "voc2021:520201"}, {ConceptKind::skill, "急救"}},
            .contact_name = "赵经理",
            .contact_phone = "021-5555"};
  }
  static ListingDraft offer() {
    ListingDraft draft = need();
    draft.side = ListingSide::offer;
    draft.title = "护理专业学生可实习";
    draft.organisation = "";
    draft.school = "s1";
    draft.contact_name = "钱老师";
    draft.contact_phone = "021-6666";
    return draft;
  }
  std::string posted(const ListingDraft& draft) {
    const auto made = post_listing(office, owner, draft);
    EXPECT_TRUE(made) << (made ? "" : made.error().problem.what.en);
    return made ? made->listing.id : "";
  }
  Answer<DealView> proposed(const Actor& by) {
    return propose_deal(office, by, Id<Listing>(posted(need())), Id<Listing>(posted(offer())), {});
  }
  Answer<DealView> act(const std::string& id, A what, const Actor& by, DealSaid said = {}) {
    said.act = what;
    return take_deal_step(office, by, Id<Deal>(id), said);
  }
  AgreementTerms terms() const {
    return {.program = "520201",
            .starts = Date(2026, 3, 1),
            .until = Date(2026, 8, 31),
            .persons = Persons(60),
            .milestones = {{"学生到岗", Date(2026, 3, 5), Persons(60), {}},
                           {"实习鉴定", Date(2026, 8, 31), {}, {}}}};
  }
  // A deal that both sides have agreed to.
  std::string agreed_deal() {
    const std::string id = proposed(plant)->deal.id;
    EXPECT_TRUE(act(id, A::accept, dean));
    EXPECT_TRUE(act(id, A::negotiate, dean, {.terms = terms()}));
    EXPECT_TRUE(act(id, A::agree, plant));
    return id;
  }
  std::int64_t trained() {
    std::int64_t persons = 0;
    for (const IndicatorRecord& each : records_of(**office.view(), Indicator::trained_people))
      persons += each.counts;
    return persons;
  }
  std::int64_t fact(exchange::CooperationFact wanted) {
    const auto shown = cooperation(office, owner, Id<Organisation>("e1"));
    return std::ranges::find(shown->facts, wanted, &FactView::fact)->value;
  }
  rulebook::ConditionState condition(const std::string& id) {
    const auto shown = cooperation(office, owner, Id<Organisation>("e1"));
    return std::ranges::find(shown->conditions, id, &ConditionView::id)->state;
  }

  MemoryStore store;
  const rulebook::Rulebook book =
      *rulebook::load(*rulebook::files_in(std::string(LANGQIAO_SOURCE_DIR) + "/rulebook"));
  Date today{2026, 2, 2};
  Office office{
      store, book, {.today = [this] { return today; }, .now = [] { return "2026-02-02T02:00:00Z"; }}};
  const Actor owner = local_owner();
  const Actor plant{.role = Role::enterprise, .name = "plant", .organisation = "e1"};
  const Actor other_plant{.role = Role::enterprise, .name = "other", .organisation = "e2"};
  const Actor dean{.role = Role::school, .name = "dean", .organisation = "s1"};
  const Actor other_dean{.role = Role::school, .name = "other dean", .organisation = "s2"};
  const Actor east{.role = Role::district, .name = "east", .district = Id<Region>("11")};
  const Actor officer{.role = Role::city, .name = "officer"};
  const Actor visitor{};
};

// --- the whole way ---

TEST_F(Exchange, FromANeedToAnAgreementThatCountsEverywhereWithoutASecondEntry) {
  EXPECT_EQ(trained(), 0);
  const std::string id = proposed(plant)->deal.id;
  EXPECT_EQ(id, "D2026-00001");
  ASSERT_TRUE(act(id, A::accept, dean));
  ASSERT_TRUE(act(id, A::negotiate, dean, {.terms = terms()}));
  EXPECT_EQ(trained(), 0) << "a draft counts nowhere";
  EXPECT_EQ(fact(exchange::CooperationFact::interns), 0);

  const auto agreed = act(id, A::agree, plant);
  ASSERT_TRUE(agreed) << agreed.error().problem.what.en;
  EXPECT_EQ(agreed->agreement->state, AgreementState::agreed);
  EXPECT_EQ(trained(), 60) << "the target of the plan";
  EXPECT_EQ(organisation(office, owner, Id<Organisation>("e1"))->agreements.size(), 1u) << "the profile";
  const auto counted = agreement_counts(office, owner, {.year = 2026});
  ASSERT_EQ(counted->total, 1) << "the district's figures";
  EXPECT_EQ(counted->items[0].district->id, "11");
  EXPECT_EQ(counted->items[0].persons, Persons(60));

  today = Date(2026, 9, 1);
  ASSERT_TRUE(act(id, A::start, plant));
  EXPECT_EQ(act(id, A::fulfil, plant).error().problem.found.zh, "学生到岗") << "milestones come first";
  for (const int milestone : {1, 2})
    ASSERT_TRUE(act(id, A::fulfil_milestone, dean, {.milestone = milestone}));
  EXPECT_EQ(act(id, A::fulfil_milestone, dean, {.milestone = 2}).error().kind, RefusalKind::conflict);
  const auto done = act(id, A::fulfil, plant);
  ASSERT_TRUE(done);
  EXPECT_EQ(done->deal.state, DealState::fulfilled);
  EXPECT_EQ(done->agreement->state, AgreementState::fulfilled);
  EXPECT_THAT(done->next, IsEmpty());
  EXPECT_THAT(done->history, SizeIs(8));
  EXPECT_EQ(fact(exchange::CooperationFact::interns), 60) << "the certification of the enterprise";
  EXPECT_EQ(fact(exchange::CooperationFact::intern_months), 360);
  EXPECT_EQ(condition("apprenticeship"), rulebook::ConditionState::holds);
  EXPECT_EQ(condition("investment"), rulebook::ConditionState::unknown) << "not known is not failed";
}

TEST_F(Exchange, WhatIsBrokenOffCountsNoLonger) {
  const std::string id = agreed_deal();
  EXPECT_EQ(trained(), 60);
  EXPECT_EQ(act(id, A::break_off, plant).error().kind, RefusalKind::malformed) << "without a reason";
  ASSERT_TRUE(act(id, A::break_off, plant, {.reason = "停产"}));
  EXPECT_EQ(trained(), 0);
  EXPECT_EQ(agreement_counts(office, owner, {})->total, 0);
}

TEST_F(Exchange, AnAgreementOfASchoolThatTheDataHasNoLongerRestsUntilItComesBack) {
  agreed_deal();
  CityTables without = tests::two_district_city();
  std::erase_if(without.schools, [](const School& each) { return each.id.text() == "s1"; });
  std::erase_if(without.offerings, [](const Offering& each) { return each.school.text() == "s1"; });
  std::erase_if(without.points, [](const ProgramPoint& each) {
    return each.offering.text() != "o2" && each.offering.text() != "o4";
  });
  take(without);
  EXPECT_EQ(trained(), 0);
  EXPECT_FALSE(listings(office, owner, {.side = ListingSide::offer})->items.at(0).owner);
  take(tests::two_district_city());
  EXPECT_EQ(trained(), 60);
}

// --- what choices teach the matcher ---

TEST_F(Exchange, ChoicesMoveTheWeightsOfTheirKindAndMatchesAreScoredByThem) {
  const auto weights_of = [&](ListingKind kind) {
    const auto shown = match_weights(office, owner);
    return *std::ranges::find(shown->items, kind, &KindWeightsView::kind);
  };
  const auto skills = [](const KindWeightsView& of) { return of.parts.front().now_bp; };
  const std::int64_t before = skills(weights_of(ListingKind::internship));
  EXPECT_EQ(weights_of(ListingKind::internship).choices, 0);

  // Of two offers that differ in their skills alone the one without what is asked is taken.
  const Id<Listing> wanted(posted(need())), good(posted(offer()));
  ListingDraft without = offer();
  without.concepts = {{ConceptKind::program, "voc2021:520201"}};
  const Id<Listing> poor(posted(without));
  const std::string taken = propose_deal(office, plant, wanted, poor, {})->deal.id;
  const std::string refused = propose_deal(office, plant, wanted, good, {})->deal.id;
  ASSERT_TRUE(act(taken, A::accept, dean));
  EXPECT_EQ(weights_of(ListingKind::internship).choices, 0) << "nothing was refused yet";
  ASSERT_TRUE(act(refused, A::decline, dean, {.reason = "名额已满"}));

  const KindWeightsView after = weights_of(ListingKind::internship);
  EXPECT_EQ(after.choices, 1);
  EXPECT_LT(skills(after), before);
  EXPECT_EQ(after.parts.front().start_bp, before) << "the table stays what it is";
  EXPECT_EQ(skills(weights_of(ListingKind::job)), weights_of(ListingKind::job).parts.front().start_bp);
  const auto found = matches(office, owner, wanted, 1);
  EXPECT_EQ(found->items.at(0).parts.at(0).weight_bp, skills(after));
}

TEST_F(Exchange, SyntheticListingsTeachNothing) {
  CityTables city = tests::two_district_city();
  city.organisations[0].provenance = tests::synthetic();
  take(city);
  const Id<Listing> wanted(posted(need())), good(posted(offer())), poor(posted(offer()));
  ASSERT_TRUE(act(propose_deal(office, plant, wanted, good, {})->deal.id, A::accept, dean));
  ASSERT_TRUE(
      act(propose_deal(office, plant, wanted, poor, {})->deal.id, A::decline, dean, {.reason = "不合适"}));
  const auto weights = match_weights(office, owner);
  for (const KindWeightsView& each : weights->items) EXPECT_EQ(each.choices, 0);
}

TEST_F(Exchange, WhatIsAgreedAboutSyntheticListingsStaysSynthetic) {
  CityTables city = tests::two_district_city();
  city.listings = {{.id = Id<Listing>("made"),
                    .side = ListingSide::offer,
                    .kind = ListingKind::internship,
                    .title = "示例",
                    .school = Id<School>("s1"),
                    .posted = Date(2026, 1, 1),
                    .text = "示例",
                    .provenance = tests::synthetic()}};
  take(city);
  const std::string id =
      propose_deal(office, plant, Id<Listing>(posted(need())), Id<Listing>("made"), {})->deal.id;
  ASSERT_TRUE(act(id, A::accept, dean));
  ASSERT_TRUE(act(id, A::negotiate, dean, {.terms = terms()}));
  ASSERT_TRUE(act(id, A::agree, plant));
  EXPECT_EQ(fact(exchange::CooperationFact::interns), 0) << "never evidence";
}

TEST_F(Exchange, WhatASyntheticPartyPostsAndAgreesIsSynthetic) {
  CityTables city = tests::two_district_city();
  city.organisations[0].provenance = tests::synthetic();
  take(city);
  agreed_deal();
  EXPECT_EQ(listings(office, owner, {.side = ListingSide::need})->items.at(0).provenance.quality,
            Quality::synthetic);
  EXPECT_EQ(fact(exchange::CooperationFact::interns), 0) << "never evidence";
  EXPECT_EQ(agreement_counts(office, owner, {})->items.at(0).quality, Quality::synthetic);
}

// --- contacts ---

TEST_F(Exchange, ContactIsShownToTheTwoPartiesOnceBothHaveAcceptedAndToNobodyElse) {
  const std::string id = proposed(plant)->deal.id;
  const auto seen_by = [&](const Actor& who) { return deal(office, who, Id<Deal>(id)); };
  for (const Actor& who : {plant, dean, officer, visitor, other_dean, owner})
    EXPECT_FALSE(seen_by(who)->need_contact || seen_by(who)->offer_contact) << who.name;
  ASSERT_TRUE(act(id, A::accept, dean));
  EXPECT_EQ(seen_by(plant)->offer_contact->phone, "021-6666");
  EXPECT_EQ(seen_by(dean)->need_contact->name, "赵经理");
  for (const Actor& who : {officer, east, visitor, other_dean, other_plant})
    EXPECT_FALSE(seen_by(who)->need_contact || seen_by(who)->offer_contact) << name_of(who.role);
  ASSERT_TRUE(act(id, A::withdraw, plant, {.reason = "已招满"}));
  EXPECT_FALSE(seen_by(dean)->need_contact);
}

TEST_F(Exchange, NoContactIsWrittenIntoTheAuditTrail) {
  agreed_deal();
  for (const AuditEntry& each : store.audit(100, 0))
    EXPECT_THAT(each.subject + each.detail, AllOf(Not(HasSubstr("021-")), Not(HasSubstr("赵经理"))));
}

// --- who may do what ---

TEST_F(Exchange, OnlyTheOtherSideAnswersAndOnlyASideOrACoordinatorProposes) {
  const Id<Listing> wanted(posted(need())), offered(posted(offer()));
  EXPECT_EQ(propose_deal(office, other_dean, wanted, offered, {}).error().kind, RefusalKind::forbidden);
  EXPECT_EQ(propose_deal(office, visitor, wanted, offered, {}).error().kind, RefusalKind::forbidden);
  const auto made = propose_deal(office, officer, wanted, offered, {});
  ASSERT_TRUE(made);
  EXPECT_EQ(made->deal.proposed_by, P::coordinator);
  EXPECT_THAT(made->deal.waits_for, ElementsAre(P::need, P::offer));
  EXPECT_EQ(act(made->deal.id, A::accept, officer).error().kind, RefusalKind::forbidden);
  EXPECT_EQ(act(made->deal.id, A::accept, dean)->deal.state, DealState::proposed);
  EXPECT_EQ(act(made->deal.id, A::accept, dean).error().kind, RefusalKind::forbidden) << "twice";
  EXPECT_EQ(act(made->deal.id, A::accept, plant)->deal.state, DealState::accepted);
}

TEST_F(Exchange, TheLocalOwnerActsForWhomeverItNames) {
  const auto made = proposed(owner);
  EXPECT_EQ(made->deal.proposed_by, P::need) << "the first that the table names";
  EXPECT_EQ(act(made->deal.id, A::accept, owner, {.as = P::need}).error().kind, RefusalKind::forbidden);
  EXPECT_TRUE(act(made->deal.id, A::accept, owner, {.as = P::offer}));
}

TEST_F(Exchange, AStepThatIsNotPossibleNowSaysWhichAre) {
  const std::string id = proposed(plant)->deal.id;
  const auto refusal = act(id, A::agree, dean).error();
  EXPECT_EQ(refusal.kind, RefusalKind::conflict);
  EXPECT_EQ(refusal.problem.wanted.en, "accept decline withdraw");
  EXPECT_EQ(act(id, A::lapse, owner).error().kind, RefusalKind::conflict) << "the clock's";
  EXPECT_EQ(act("none", A::accept, dean).error().kind, RefusalKind::missing);
}

struct PairCase {
  const char* what;
  void (*change)(ListingDraft& need, ListingDraft& offer);
};

const PairCase kPairs[] = {
    {"two needs", [](auto&, auto& offer) { offer.side = ListingSide::need; }},
    {"kinds that do not meet", [](auto&, auto& offer) { offer.kind = ListingKind::course; }},
    {"two organisations",
     [](auto&, auto& offer) {
       offer.school = "";
       offer.organisation = "e2";
     }},
    {"two schools",
     [](auto& need, auto&) {
       need.organisation = "";
       need.school = "s2";
     }},
};

TEST_F(Exchange, WhatDoesNotMeetCannotBeProposed) {
  for (const auto& [what, change] : kPairs) {
    ListingDraft wanted = need(), offered = offer();
    change(wanted, offered);
    const auto made =
        propose_deal(office, owner, Id<Listing>(posted(wanted)), Id<Listing>(posted(offered)), {});
    ASSERT_FALSE(made) << what;
    EXPECT_EQ(made.error().kind, RefusalKind::conflict) << what;
  }
}

TEST_F(Exchange, ClosedAndExpiredListingsAndASecondDealAreRefused) {
  const Id<Listing> wanted(posted(need())), offered(posted(offer()));
  ASSERT_TRUE(propose_deal(office, owner, wanted, offered, {}));
  EXPECT_EQ(propose_deal(office, owner, wanted, offered, {}).error().problem.what.en,
            "A deal about them is under way");
  const Id<Listing> another(posted(need()));
  ASSERT_TRUE(close_listing(office, plant, another));
  EXPECT_EQ(propose_deal(office, owner, another, offered, {}).error().kind, RefusalKind::conflict);
  const Id<Listing> third(posted(need()));
  today = Date(2027, 2, 2);
  EXPECT_EQ(propose_deal(office, owner, third, offered, {}).error().kind, RefusalKind::conflict);
}

struct TermsCase {
  const char* where;
  void (*change)(AgreementTerms& terms);
};

const TermsCase kTerms[] = {
    {"kind", [](auto& terms) { terms.kind = AgreementKind::donation; }},
    {"until", [](auto& terms) { terms.until = Date(2026, 2, 28); }},
    {"program", [](auto& terms) { terms.program = "999999"; }},
    {"region", [](auto& terms) { terms.region = "nowhere"; }},
    {"milestones", [](auto& terms) { terms.milestones[0].title = " "; }},
    {"milestones", [](auto& terms) { terms.milestones[1].due.reset(); }},
};

TEST_F(Exchange, TermsThatCannotHoldAreRefusedAndNothingIsKept) {
  const std::string id = proposed(plant)->deal.id;
  ASSERT_TRUE(act(id, A::accept, dean));
  const auto size = store.audit_size();
  for (const auto& [where, change] : kTerms) {
    AgreementTerms wrong = terms();
    change(wrong);
    const auto refused = act(id, A::negotiate, dean, {.terms = wrong});
    ASSERT_FALSE(refused) << where;
    EXPECT_EQ(refused.error().problem.where, where);
  }
  EXPECT_EQ(act(id, A::negotiate, dean).error().kind, RefusalKind::malformed) << "without terms";
  EXPECT_EQ(store.audit_size(), size);
  EXPECT_THAT(store.deal_agreements(), IsEmpty());
}

TEST_F(Exchange, OfManyWhoAcceptAtOnceOneIsFirst) {
  const std::string id = proposed(plant)->deal.id;
  std::atomic<int> accepted = 0;
  {
    std::vector<std::jthread> people;
    for (int person = 0; person < 4; ++person)
      people.emplace_back([&] { accepted += act(id, A::accept, dean).has_value(); });
  }
  EXPECT_EQ(accepted, 1);
  EXPECT_THAT(deal(office, owner, Id<Deal>(id))->history, SizeIs(2));
}

TEST_F(Exchange, EveryStepIsInTheAuditTrailOnce) {
  const auto before = store.audit_size();
  agreed_deal();
  std::vector<std::string> actions;
  for (const AuditEntry& each : store.audit(store.audit_size() - before, 0)) actions.push_back(each.action);
  EXPECT_THAT(actions, ElementsAre("deal.agree", "deal.negotiate", "deal.accept", "deal.propose",
                                   "listing.post", "listing.post"));
}

// --- listings ---

TEST_F(Exchange, AListingIsFoundAsSoonAsItIsPostedAndGoneFromTheOpenOnesWhenClosed) {
  const std::string id = posted(need());
  const auto found = listings(office, visitor, {.query = "护理"});
  ASSERT_EQ(found->total, 1);
  EXPECT_EQ(found->items[0].id, id);
  EXPECT_EQ(found->items[0].owner->name, "甲公司");
  EXPECT_EQ(found->items[0].region->id, "11") << "that of its owner";
  EXPECT_EQ(found->items[0].expires, Date(2026, 8, 1)) << "exchange.listing_shown";
  EXPECT_EQ(listings(office, visitor, {.having = "急救"})->total, 1);
  EXPECT_EQ(listings(office, visitor, {.having = "焊接"})->total, 0);
  ASSERT_TRUE(close_listing(office, plant, Id<Listing>(id)));
  EXPECT_EQ(listings(office, visitor, {})->total, 0);
  EXPECT_EQ(listings(office, visitor, {.closed_too = true})->total, 1);
}

TEST_F(Exchange, FacetsSayWhatEachValueWouldLeave) {
  posted(need());
  posted(offer());
  ListingDraft course = offer();
  course.kind = ListingKind::course;
  posted(course);
  const auto found = listings(office, visitor, {.kind = ListingKind::internship});
  EXPECT_EQ(found->total, 2);
  ASSERT_THAT(found->facets.kinds, SizeIs(2)) << "as if no kind were chosen";
  EXPECT_EQ(found->facets.kinds[0].listings + found->facets.kinds[1].listings, 3);
  ASSERT_THAT(found->facets.sides, SizeIs(2)) << "of internships";
  EXPECT_EQ(found->facets.sides[0].listings, 1);
  ASSERT_THAT(found->facets.regions, SizeIs(1));
  EXPECT_EQ(found->facets.regions[0].listings, 2);
}

TEST_F(Exchange, WhatAPersonSaysOfTheConceptsOutlivesEveryReading) {
  const Id<Listing> id(posted(need()));
  ASSERT_TRUE(correct_concepts(office, plant, id, {{ConceptKind::skill, "沟通"}}));
  const auto read =
      keep_reading(office, plant, id, {{ConceptKind::skill, "急救"}, {ConceptKind::skill, "护理"}});
  ASSERT_TRUE(read);
  std::vector<std::pair<std::string, ConceptStanding>> shown;
  for (const ConceptView& each : read->concepts) shown.emplace_back(each.id, each.standing);
  EXPECT_THAT(shown,
              ElementsAre(std::pair("护理", ConceptStanding::read), std::pair("沟通", ConceptStanding::set),
                          std::pair("急救", ConceptStanding::removed),
                          std::pair("voc2021:520201", ConceptStanding::removed)));
  EXPECT_EQ(correct_concepts(office, other_plant, id, {}).error().kind, RefusalKind::forbidden);
}

TEST_F(Exchange, AnOccupationThatAPersonNamesIsALesson) {
  CityTables city = tests::two_district_city();
  city.occupations.push_back(city.occupations.front());
  city.occupations.back().id = Id<Occupation>("6");
  city.occupations.back().name = "助产人员";
  take(city);
  const auto view = *office.view();
  const auto reader = view->adverts->reader(view->city, "1");
  ListingDraft nursing = need(), another = need();
  nursing.concepts = another.concepts = {};
  another.title = "助产学徒";
  another.text = "助产与母婴照护";
  const Id<Listing> first(posted(nursing)), second(posted(another));
  EXPECT_THAT(lessons_of_corrections(office, *reader), IsEmpty()) << "nobody said anything";
  ASSERT_TRUE(correct_concepts(office, plant, first, {{ConceptKind::occupation, "2"}}));
  ASSERT_TRUE(correct_concepts(office, plant, second, {{ConceptKind::occupation, "6"}}));
  const auto lessons = lessons_of_corrections(office, *reader);
  ASSERT_THAT(lessons, SizeIs(2 * kWorthAdverts));
  EXPECT_NE(lessons.front().occupation, lessons.back().occupation);
  EXPECT_NE(lessons.front().words, lessons.back().words);
  // So many are enough for the words of the texts to speak for the occupations.
  EXPECT_THAT(reading::learn(lessons, reader->vocabulary()), Not(IsEmpty()));
}

struct DraftCase {
  const char* where;
  void (*change)(ListingDraft& draft);
};

const DraftCase kDrafts[] = {
    {"title", [](auto& draft) { draft.title = "  "; }},
    {"organisation", [](auto& draft) { draft.school = "s1"; }},
    {"organisation", [](auto& draft) { draft.organisation = ""; }},
    {"organisation", [](auto& draft) { draft.organisation = "nobody"; }},
    {"region", [](auto& draft) { draft.region = "nowhere"; }},
    {"expires", [](auto& draft) { draft.expires = Date(2026, 2, 1); }},
    {"ends",
     [](auto& draft) {
       draft.starts = Date(2026, 5, 1);
       draft.ends = Date(2026, 4, 30);
     }},
    {"concepts", [](auto& draft) { draft.concepts = {{ConceptKind::occupation, "nothing"}}; }},
};

TEST_F(Exchange, ADraftThatCannotStandIsRefusedAndNothingIsKept) {
  const auto size = store.audit_size();
  for (const auto& [where, change] : kDrafts) {
    ListingDraft draft = need();
    change(draft);
    const auto made = post_listing(office, owner, draft);
    ASSERT_FALSE(made) << where;
    EXPECT_EQ(made.error().problem.where, where);
  }
  EXPECT_EQ(post_listing(office, other_plant, need()).error().kind, RefusalKind::forbidden);
  EXPECT_EQ(post_listing(office, visitor, need()).error().kind, RefusalKind::forbidden);
  EXPECT_EQ(store.audit_size(), size);
  EXPECT_THAT(store.posted_listings(), IsEmpty());
}

TEST_F(Exchange, ARevisedListingKeepsItsOwnerSideAndKind) {
  const Id<Listing> id(posted(need()));
  ListingDraft draft = offer();
  draft.title = "新标题";
  const auto revised = revise_listing(office, plant, id, draft);
  ASSERT_TRUE(revised);
  EXPECT_EQ(revised->listing.title, "新标题");
  EXPECT_EQ(revised->listing.side, ListingSide::need);
  EXPECT_EQ(revised->listing.owner->id, "e1");
}

TEST_F(Exchange, SeatsAreLeftAsLongAsNobodyAgreedAboutThem) {
  const std::string deal_id = agreed_deal();
  const std::string need_id = deal(office, owner, Id<Deal>(deal_id))->deal.need.id;
  EXPECT_EQ(listing(office, owner, Id<Listing>(need_id))->listing.seats_left_persons, Persons(20));
  ASSERT_TRUE(act(deal_id, A::break_off, plant, {.reason = "停产"}));
  EXPECT_EQ(listing(office, owner, Id<Listing>(need_id))->listing.seats_left_persons, Persons(80));
}

// --- what is due ---

TEST_F(Exchange, ANeedThatNobodyAnswersComesToTheDistrictAndThenToTheCity) {
  posted(need());
  EXPECT_EQ(exchange_due(office, officer, {})->total, 0);
  today = Date(2026, 2, 8);
  EXPECT_EQ(exchange_due(office, plant, {})->items.at(0).stage, exchange::DueStage::reminded);
  EXPECT_EQ(exchange_due(office, east, {})->total, 0) << "not yet the district's";
  EXPECT_EQ(exchange_due(office, other_plant, {})->total, 0);
  today = Date(2026, 2, 12);
  const auto due = exchange_due(office, east, {});
  ASSERT_EQ(due->total, 1);
  EXPECT_EQ(due->items[0].subject, DueSubject::need);
  EXPECT_EQ(due->items[0].districts[0].id, "11");
  const Actor west{.role = Role::district, .name = "west", .district = Id<Region>("12")};
  EXPECT_EQ(exchange_due(office, west, {})->total, 0);
  today = Date(2026, 2, 25);
  EXPECT_EQ(exchange_due(office, officer, {.least = exchange::DueStage::city})->total, 1);
}

TEST_F(Exchange, ADealThatNobodyAnswersWaitsForTheOtherSideAndLapses) {
  const std::string id = proposed(plant)->deal.id;
  today = Date(2026, 2, 8);
  const auto due = exchange_due(office, dean, {});
  ASSERT_EQ(due->total, 1);
  EXPECT_EQ(due->items[0].subject, DueSubject::deal);
  EXPECT_EQ(due->items[0].waits_for[0].id, "s1");
  EXPECT_EQ(lapse_deals(office, officer), 0);
  today = Date(2026, 4, 10);
  EXPECT_EQ(lapse_deals(office, plant).error().kind, RefusalKind::forbidden);
  EXPECT_EQ(lapse_deals(office, officer), 1);
  EXPECT_EQ(lapse_deals(office, officer), 0);
  const auto ended = deal(office, owner, Id<Deal>(id));
  EXPECT_EQ(ended->deal.state, DealState::lapsed);
  EXPECT_EQ(ended->history.back().by, P::clock);
  EXPECT_EQ(exchange_due(office, officer, {.least = exchange::DueStage::waiting})->items.at(0).subject,
            DueSubject::need)
      << "the need waits again";
}

TEST_F(Exchange, TheClockEndsWhatNobodyAnswersAndIsWrittenDownAsItself) {
  const std::string id = proposed(plant)->deal.id;
  EXPECT_EQ(lapse_by_clock(office), 0) << "its time has not passed";
  today = Date(2026, 4, 10);
  std::stop_source stop;
  stop.request_stop();
  EXPECT_EQ(lapse_by_clock(office, stop.get_token()), 0) << "told to stop";
  EXPECT_EQ(lapse_by_clock(office), 1);
  EXPECT_EQ(lapse_by_clock(office), 0);
  const DealStepView last = deal(office, owner, Id<Deal>(id))->history.back();
  EXPECT_EQ(last.act, A::lapse);
  EXPECT_EQ(last.by, P::clock);
  EXPECT_EQ(last.actor, "clock");
  EXPECT_EQ(last.reason, "exchange.lapse_after");
  const AuditEntry entry = store.audit(1, 0).front();
  EXPECT_EQ(entry.action, "deal.lapse");
  EXPECT_EQ(entry.actor, "clock");
  EXPECT_EQ(entry.subject, id);
}

TEST_F(Exchange, OfTwoClocksOnOneStoreEachDealIsEndedByOne) {
  for (int i = 0; i < 20; ++i) ASSERT_TRUE(proposed(plant));
  today = Date(2026, 4, 10);
  std::atomic<std::int64_t> lapsed = 0;
  {
    std::vector<std::jthread> clocks;
    for (int i = 0; i < 4; ++i) clocks.emplace_back([&] { lapsed += lapse_by_clock(office); });
  }
  EXPECT_EQ(lapsed, 20);
  const auto trail = store.audit(200, 0);
  EXPECT_EQ(std::ranges::count(trail, "deal.lapse", &AuditEntry::action), 20);
}

TEST_F(Exchange, TheClockGoesRoundByItselfAndTriesAgainAfterAFailure) {
  const std::string id = proposed(plant)->deal.id;
  today = Date(2026, 4, 10);
  std::atomic<int> asked = 0;
  std::promise<std::string> logged;
  std::promise<void> again;
  const Office troubled{store,
                        book,
                        {.today = [&]() -> Date {
                           const int before = asked++;
                           if (before == 0) throw std::runtime_error("disk full");
                           return today;
                         },
                         .now = [&]() -> std::string {
                           again.set_value();
                           return "2026-04-10T02:00:00Z";
                         }}};
  {
    const ExchangeClock clock(troubled, {.every = std::chrono::milliseconds(1),
                                         .fault_log = [&](std::string_view where, std::string_view what) {
                                           logged.set_value(fmt::format("{}: {}", where, what));
                                         }});
    EXPECT_EQ(logged.get_future().get(), "exchange clock: disk full");
    again.get_future().get();
  }
  EXPECT_EQ(deal(office, owner, Id<Deal>(id))->deal.state, DealState::lapsed);
}

TEST_F(Exchange, AMilestonePastItsDayIsDue) {
  const std::string id = agreed_deal();
  ASSERT_TRUE(act(id, A::start, plant));
  today = Date(2026, 3, 5);
  EXPECT_EQ(exchange_due(office, officer, {})->total, 0);
  today = Date(2026, 3, 6);
  const auto due = exchange_due(office, officer, {});
  ASSERT_EQ(due->total, 1);
  EXPECT_EQ(due->items[0].subject, DueSubject::milestone);
  EXPECT_THAT(due->items[0].waits_for, SizeIs(2));
}

// --- attachments ---

TEST_F(Exchange, FilesOfAListingAreForEverybodyAndOnlyItsOwnerAddsThem) {
  const std::string id = posted(need());
  const AttachmentDraft file{AttachmentOwner::listing, id, "岗位说明.PDF", "bytes", "d"};
  EXPECT_EQ(add_attachment(office, other_plant, file).error().kind, RefusalKind::forbidden);
  EXPECT_EQ(add_attachment(office, visitor, file).error().kind, RefusalKind::forbidden);
  const auto added = add_attachment(office, plant, file);
  ASSERT_TRUE(added);
  EXPECT_EQ(added->media_type, "application/pdf");
  EXPECT_EQ(attachments(office, visitor, AttachmentOwner::listing, id)->total, 1);
  EXPECT_EQ(attachment(office, visitor, Id<Attachment>(added->id))->content, "bytes");
  EXPECT_EQ(drop_attachment(office, other_plant, Id<Attachment>(added->id)).error().kind,
            RefusalKind::forbidden);
  EXPECT_TRUE(drop_attachment(office, plant, Id<Attachment>(added->id)));
  EXPECT_EQ(attachment(office, plant, Id<Attachment>(added->id)).error().kind, RefusalKind::missing);
}

TEST_F(Exchange, FilesOfADealAreTheTwoPartiesOnceBothHaveAccepted) {
  const std::string id = proposed(plant)->deal.id;
  const AttachmentDraft file{AttachmentOwner::deal, id, "协议.docx", "bytes", "d"};
  EXPECT_EQ(add_attachment(office, plant, file).error().kind, RefusalKind::forbidden) << "not yet";
  ASSERT_TRUE(act(id, A::accept, dean));
  const auto added = add_attachment(office, plant, file);
  ASSERT_TRUE(added);
  EXPECT_TRUE(attachment(office, dean, Id<Attachment>(added->id)));
  for (const Actor& who : {officer, east, visitor, other_dean, other_plant}) {
    EXPECT_EQ(attachment(office, who, Id<Attachment>(added->id)).error().kind, RefusalKind::forbidden);
    EXPECT_EQ(attachments(office, who, AttachmentOwner::deal, id).error().kind, RefusalKind::forbidden);
  }
}

TEST_F(Exchange, NamesThatAreNotTakenEmptyFilesAndUnknownOwnersAreRefused) {
  const std::string id = posted(need());
  const auto kind = [&](AttachmentOwner of_what, const char* of, const char* name, const char* bytes) {
    return add_attachment(office, plant, {of_what, of, name, bytes, ""}).error().kind;
  };
  for (const char* name : {"x.exe", "x.html", "x.svg", "x", ".", ""})
    EXPECT_EQ(kind(AttachmentOwner::listing, id.c_str(), name, "b"), RefusalKind::malformed) << name;
  EXPECT_EQ(kind(AttachmentOwner::listing, id.c_str(), "x.pdf", ""), RefusalKind::malformed);
  EXPECT_EQ(kind(AttachmentOwner::listing, "none", "x.pdf", "b"), RefusalKind::missing);
  EXPECT_EQ(kind(AttachmentOwner::deal, "none", "x.pdf", "b"), RefusalKind::missing);
  EXPECT_EQ(kind(AttachmentOwner::agreement, "none", "x.pdf", "b"), RefusalKind::missing);
  const std::string large((20u << 20) + 1, 'x');
  EXPECT_EQ(add_attachment(office, plant, {AttachmentOwner::listing, id, "x.pdf", large, ""}).error().kind,
            RefusalKind::malformed);
}

// --- bookings ---

class Bookings : public Exchange {
 protected:
  Bookings()
      : lathe(keep_resource(
                  office, owner, {},
                  {.name = "五轴机床", .kind = "设备", .organisation = "e1", .platform = "f1", .units = 2})
                  ->resource.id) {}
  Answer<BookingView> take_units(int units, Date from, Date until, const Actor& by) {
    return service::book(office, by, lathe,
                         {.school = by.organisation, .units = units, .from = from, .until = until});
  }
  Id<Resource> lathe;
};

TEST_F(Bookings, OfTwoBookingsThatClashOneIsRefusedAndSaysWhenAndHowManyAreFree) {
  ASSERT_TRUE(take_units(1, Date(2026, 3, 1), Date(2026, 3, 5), dean));
  ASSERT_TRUE(take_units(1, Date(2026, 3, 4), Date(2026, 3, 8), other_dean));
  const auto refused = take_units(1, Date(2026, 3, 2), Date(2026, 3, 6), dean);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, RefusalKind::conflict);
  EXPECT_EQ(refused.error().problem.found.en, "0 free from 2026-03-04 on");
  EXPECT_TRUE(take_units(1, Date(2026, 3, 5), Date(2026, 3, 6), dean)) << "the last day is free for the next";
}

TEST_F(Bookings, OfManyWhoComeAtTheSameMomentExactlyAsManyGetItAsThereAreUnits) {
  std::atomic<int> booked = 0;
  {
    std::vector<std::jthread> people;
    for (int person = 0; person < 8; ++person)
      people.emplace_back(
          [&] { booked += take_units(1, Date(2026, 3, 1), Date(2026, 3, 2), dean).has_value(); });
  }
  EXPECT_EQ(booked, 2);
  EXPECT_THAT(store.bookings(lathe), SizeIs(2));
}

TEST_F(Bookings, ACancelledBookingFreesItsUnitsAndOnlyWhoHasItOrOwnsTheResourceCancels) {
  ASSERT_TRUE(take_units(2, Date(2026, 3, 1), Date(2026, 3, 5), dean));
  EXPECT_EQ(cancel_booking(office, other_dean, lathe, 1).error().kind, RefusalKind::forbidden);
  EXPECT_TRUE(cancel_booking(office, plant, lathe, 1));
  EXPECT_EQ(cancel_booking(office, plant, lathe, 1).error().kind, RefusalKind::conflict);
  EXPECT_EQ(cancel_booking(office, plant, lathe, 9).error().kind, RefusalKind::missing);
  EXPECT_TRUE(take_units(2, Date(2026, 3, 1), Date(2026, 3, 5), other_dean));
}

TEST_F(Bookings, DaysThatArePastOrEndBeforeTheyBeginAndOtherPartiesAreRefused) {
  EXPECT_EQ(take_units(1, Date(2026, 2, 1), Date(2026, 3, 5), dean).error().kind, RefusalKind::malformed);
  EXPECT_EQ(take_units(1, Date(2026, 3, 5), Date(2026, 3, 5), dean).error().kind, RefusalKind::malformed);
  EXPECT_EQ(take_units(0, Date(2026, 3, 5), Date(2026, 3, 6), dean).error().kind, RefusalKind::malformed);
  const BookingDraft for_another{.school = "s2", .from = Date(2026, 3, 1), .until = Date(2026, 3, 2)};
  EXPECT_EQ(service::book(office, dean, lathe, for_another).error().kind, RefusalKind::forbidden);
}

TEST_F(Bookings, TheCalendarIsCutWhereTheNumberChangesAndUnitsDoNotFallBelowWhatIsBooked) {
  ASSERT_TRUE(take_units(2, Date(2026, 3, 1), Date(2026, 3, 5), dean));
  const auto shown = resource(office, visitor, lathe, Date(2026, 2, 27), Date(2026, 3, 7));
  ASSERT_TRUE(shown);
  std::vector<int> free;
  for (const FreeUnits& each : shown->days) free.push_back(each.free);
  EXPECT_THAT(free, ElementsAre(2, 0, 2));
  EXPECT_THAT(shown->bookings, SizeIs(1));
  const ResourceDraft fewer{.name = "五轴机床", .kind = "设备", .organisation = "e1", .units = 1};
  EXPECT_EQ(keep_resource(office, owner, lathe, fewer).error().kind, RefusalKind::conflict);
  ResourceDraft more = fewer;
  more.units = 3;
  EXPECT_EQ(keep_resource(office, owner, lathe, more)->resource.units, 3);
}

TEST_F(Bookings, APlatformIsActiveByTheBookingsOfItsResources) {
  ASSERT_TRUE(take_units(2, Date(2026, 3, 1), Date(2026, 3, 5), dean));
  const auto activity = platform_activity(office, visitor, 2026);
  ASSERT_EQ(activity->total, 1);
  EXPECT_EQ(activity->items[0].bookings, 1);
  EXPECT_EQ(activity->items[0].unit_days, 8);
}

// --- lists and surveys ---

TEST_F(Exchange, AConsortiumKeepsThreeLists) {
  for (const auto& [list, name] : names(ConsortiumList{}))
    ASSERT_TRUE(
        keep_list_entry(office, plant, {}, {.consortium = "f1", .list = list, .title = std::string(name)}));
  const auto needs = consortium_lists(office, visitor, {.list = ConsortiumList::talent_needs});
  ASSERT_EQ(needs->total, 1);
  const Id<ListEntry> id(needs->items[0].id);
  ASSERT_TRUE(keep_list_entry(office, plant, id,
                              {.consortium = "f1",
                               .list = ConsortiumList::talent_needs,
                               .title = "护士 20 名",
                               .occupation = "2",
                               .persons = Persons(20)}));
  EXPECT_EQ(consortium_lists(office, visitor, {.query = "护士"})->items.at(0).occupation->id, "2");
  EXPECT_EQ(keep_list_entry(office, plant, {}, {.consortium = "none", .title = "x"}).error().kind,
            RefusalKind::missing);
  EXPECT_EQ(keep_list_entry(office, plant, {}, {.consortium = "f1", .title = " "}).error().kind,
            RefusalKind::malformed);
  EXPECT_EQ(drop_list_entry(office, visitor, id).error().kind, RefusalKind::forbidden);
  EXPECT_TRUE(drop_list_entry(office, officer, id));
  EXPECT_EQ(consortium_lists(office, visitor, {})->total, 2);
}

TEST_F(Exchange, AnAnswerAboutDemandCountsUntilItExpires) {
  ASSERT_TRUE(answer_demand(office, plant, {"e1", "2", SchoolYear(2026), Persons(30)}));
  ASSERT_TRUE(answer_demand(office, other_plant, {"e2", "2", SchoolYear(2026), Persons(5)}));
  ASSERT_TRUE(answer_demand(office, plant, {"e1", "2", SchoolYear(2026), Persons(40)}));
  auto answers = demand_answers(office, visitor, {});
  EXPECT_EQ(answers->total, 2);
  ASSERT_THAT(answers->sums, SizeIs(1));
  EXPECT_EQ(answers->sums[0].persons, Persons(45));
  EXPECT_EQ(answers->items[0].expires, Date(2027, 2, 2));
  today = Date(2027, 2, 3);
  answers = demand_answers(office, visitor, {.expired_too = true});
  EXPECT_EQ(answers->total, 2);
  EXPECT_TRUE(answers->items[0].expired);
  EXPECT_THAT(answers->sums, IsEmpty());
  EXPECT_EQ(demand_answers(office, visitor, {})->total, 0);
  EXPECT_EQ(answer_demand(office, plant, {"e2", "2", SchoolYear(2026), Persons(1)}).error().kind,
            RefusalKind::forbidden);
  EXPECT_EQ(answer_demand(office, plant, {"e1", "none", SchoolYear(2026), Persons(1)}).error().kind,
            RefusalKind::missing);
}

}  // namespace
}  // namespace langqiao::service
