#include "service/match_choices.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace langqiao::service {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Deal deal(const char* need, const char* offer, DealState state) {
  Deal made;
  made.need = Id<Listing>(need);
  made.offer = Id<Listing>(offer);
  made.state = state;
  return made;
}

MatchChoice choice(const char* asking, const char* taken, const char* refused) {
  return {Id<Listing>(asking), Id<Listing>(taken), Id<Listing>(refused)};
}

TEST(MatchChoices, AreBetweenWhatWasTakenAndWhatWasDeclinedAboutOneListing) {
  using enum DealState;
  for (const DealState taken : {accepted, negotiating, agreed, running, fulfilled, broken_off}) {
    const std::vector deals = {deal("n1", "o1", taken), deal("n1", "o2", declined), deal("n2", "o2", taken)};
    EXPECT_THAT(choices_of(deals), ElementsAre(choice("n1", "o1", "o2"), choice("o2", "n2", "n1")));
  }
}

TEST(MatchChoices, WhatNobodyDecidedSaysNothing) {
  using enum DealState;
  for (const DealState open : {proposed, withdrawn, lapsed}) {
    EXPECT_THAT(choices_of(std::vector{deal("n1", "o1", accepted), deal("n1", "o2", open)}), IsEmpty());
    EXPECT_THAT(choices_of(std::vector{deal("n1", "o1", open), deal("n1", "o2", declined)}), IsEmpty());
  }
}

TEST(MatchChoices, AnOfferThatWasDeclinedAndTakenLaterIsNoChoiceAgainstItself) {
  using enum DealState;
  EXPECT_THAT(choices_of(std::vector{deal("n1", "o1", declined), deal("n1", "o1", accepted)}), IsEmpty());
}

TEST(MatchChoices, StandOnceInOneOrder) {
  using enum DealState;
  const std::vector deals = {deal("n1", "o3", declined), deal("n1", "o1", accepted),
                             deal("n1", "o3", declined), deal("n1", "o2", agreed)};
  const std::vector turned(deals.rbegin(), deals.rend());
  EXPECT_THAT(choices_of(deals), ElementsAre(choice("n1", "o1", "o3"), choice("n1", "o2", "o3")));
  EXPECT_EQ(choices_of(turned), choices_of(deals));
}

}  // namespace
}  // namespace langqiao::service
