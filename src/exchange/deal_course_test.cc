#include "exchange/deal_course.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>
#include <tuple>

namespace langqiao::exchange {
namespace {

using enum DealState;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr Date kDay(2026, 11, 1);

Deal deal_by(DealParty by) { return new_deal(Id<Listing>("n"), Id<Listing>("o"), by, kDay); }

// The deal after these steps; the test fails where one of them may not be taken.
Deal walked(Deal deal, std::initializer_list<std::pair<DealParty, DealAct>> steps) {
  for (const auto& [party, act] : steps) {
    const DealTransition* const line = transition(deal, act, party);
    if (!line) {
      ADD_FAILURE() << name_of(party) << " may not " << name_of(act) << " when " << name_of(deal.state);
      return deal;
    }
    deal = after(std::move(deal), *line, party, kDay);
  }
  return deal;
}

TEST(DealCourse, TheOtherSideAnswersAProposal) {
  const Deal deal = deal_by(DealParty::need);
  EXPECT_NE(transition(deal, DealAct::accept, DealParty::offer), nullptr);
  EXPECT_EQ(transition(deal, DealAct::accept, DealParty::need), nullptr) << "who proposes has said yes";
  EXPECT_EQ(transition(deal, DealAct::accept, DealParty::coordinator), nullptr);
  EXPECT_THAT(waits_for(deal), ElementsAre(DealParty::offer));
  EXPECT_EQ(walked(deal, {{DealParty::offer, DealAct::accept}}).state, accepted);
}

TEST(DealCourse, OfWhatACoordinatorProposesBothSidesAreAsked) {
  Deal deal = deal_by(DealParty::coordinator);
  EXPECT_THAT(waits_for(deal), ElementsAre(DealParty::need, DealParty::offer));
  deal = walked(deal, {{DealParty::offer, DealAct::accept}});
  EXPECT_EQ(deal.state, proposed);
  EXPECT_FALSE(shows_contacts(deal.state)) << "one yes opens nothing";
  EXPECT_THAT(waits_for(deal), ElementsAre(DealParty::need));
  EXPECT_EQ(walked(deal, {{DealParty::need, DealAct::accept}}).state, accepted);
  EXPECT_EQ(walked(deal, {{DealParty::need, DealAct::decline}}).state, declined);
}

TEST(DealCourse, TermsHoldOnlyWhenTheSideThatDidNotLayThemAgrees) {
  Deal deal = walked(deal_by(DealParty::offer),
                     {{DealParty::need, DealAct::accept}, {DealParty::need, DealAct::negotiate}});
  EXPECT_EQ(transition(deal, DealAct::agree, DealParty::need), nullptr);
  EXPECT_THAT(waits_for(deal), ElementsAre(DealParty::offer));
  deal = walked(deal, {{DealParty::offer, DealAct::negotiate}});
  EXPECT_EQ(transition(deal, DealAct::agree, DealParty::offer), nullptr) << "other terms, asked anew";
  EXPECT_EQ(walked(deal, {{DealParty::need, DealAct::agree}}).state, agreed);
}

TEST(DealCourse, AWholeDealGoesFromProposalToFulfilment) {
  const Deal deal = walked(deal_by(DealParty::need), {{DealParty::offer, DealAct::accept},
                                                      {DealParty::offer, DealAct::negotiate},
                                                      {DealParty::need, DealAct::agree},
                                                      {DealParty::need, DealAct::start},
                                                      {DealParty::offer, DealAct::fulfil_milestone},
                                                      {DealParty::coordinator, DealAct::fulfil}});
  EXPECT_EQ(deal.state, fulfilled);
  EXPECT_THAT(next_transitions(deal), IsEmpty());
  EXPECT_THAT(waits_for(deal), IsEmpty());
}

TEST(DealCourse, NobodyTakesTheStepsOfTheClockAndTheClockTakesNoOthers) {
  for (const DealTransition& line : deal_transitions) {
    Deal deal = deal_by(DealParty::need);
    deal.state = line.from;
    EXPECT_EQ(may_take(line.taker, deal, DealParty::clock), line.act == DealAct::lapse) << name_of(line.act);
  }
}

TEST(DealCourse, OnlyTheProposerOrWhoSaidYesTakesAProposalBack) {
  const Deal deal = deal_by(DealParty::coordinator);
  EXPECT_NE(transition(deal, DealAct::withdraw, DealParty::coordinator), nullptr);
  EXPECT_EQ(transition(deal, DealAct::withdraw, DealParty::need), nullptr);
  const Deal half = walked(deal, {{DealParty::need, DealAct::accept}});
  EXPECT_NE(transition(half, DealAct::withdraw, DealParty::need), nullptr);
}

// Walks every way that the table allows, for each proposer.
TEST(DealCourse, HoweverADealGoesItCanEndAndContactsShowOnlyAfterBothYeses) {
  for (const DealParty by : {DealParty::need, DealParty::offer, DealParty::coordinator}) {
    std::vector<std::pair<Deal, std::set<DealParty>>> open = {{deal_by(by), {by}}};
    std::set<std::tuple<DealState, bool, bool, bool>> seen;
    std::set<DealState> ended;
    while (!open.empty()) {
      const auto [deal, said] = open.back();
      open.pop_back();
      const bool both = said.contains(DealParty::need) && said.contains(DealParty::offer);
      if (!seen.emplace(deal.state, deal.need_says_yes, deal.offer_says_yes, both).second) continue;
      EXPECT_TRUE(!shows_contacts(deal.state) || both) << name_of(deal.state);
      EXPECT_EQ(next_transitions(deal).empty(), is_over(deal.state)) << name_of(deal.state);
      if (is_over(deal.state)) ended.insert(deal.state);
      for (const DealTransition& line : next_transitions(deal)) {
        EXPECT_THAT(takers(line, deal), testing::Not(IsEmpty())) << name_of(line.act);
        for (const DealParty party : takers(line, deal)) {
          auto yes = said;
          if (line.act == DealAct::accept) yes.insert(party);
          open.emplace_back(after(deal, line, party, kDay), yes);
        }
      }
    }
    EXPECT_THAT(ended, ElementsAre(fulfilled, declined, withdrawn, lapsed, broken_off)) << name_of(by);
  }
}

TEST(DealKinds, ANeedMeetsItsOwnKindAndAProblemAlsoResultsToTransfer) {
  for (const auto& [need, need_name] : names(ListingKind{})) {
    for (const auto& [offer, offer_name] : names(ListingKind{})) {
      const bool other = need == ListingKind::technical_problem && offer == ListingKind::result_transfer;
      EXPECT_EQ(meets(need, offer), need == offer || other) << need_name << " and " << offer_name;
    }
  }
}

TEST(DealKinds, SomethingCanBeAgreedAboutEveryKind) {
  for (const auto& [kind, name] : names(ListingKind{})) EXPECT_FALSE(agreements_of(kind).empty()) << name;
}

}  // namespace
}  // namespace langqiao::exchange
