#include "exchange/corrections.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <random>

namespace langqiao::exchange {
namespace {

using enum ConceptStanding;
using testing::ElementsAre;

ListingConcept skill(std::string id, ConceptStanding standing = read) {
  return {.listing = Id<Listing>("l"), .concept_id = std::move(id), .standing = standing};
}

TEST(Corrections, ANewReadingReplacesTheOldOne) {
  EXPECT_THAT(after_reading({skill("焊接")}, {skill("装配")}), ElementsAre(skill("装配")));
}

TEST(Corrections, WhatAPersonSetStaysAndWhatTheyRemovedDoesNotComeBack) {
  ListingConcept own = skill("b", set);
  own.must = true;
  EXPECT_THAT(after_reading({skill("a", removed), own}, {skill("a"), skill("b"), skill("c")}),
              ElementsAre(skill("a", removed), own, skill("c")));
}

TEST(Corrections, ACorrectionSetsWhatIsSaidAndRemovesTheRest) {
  EXPECT_THAT(after_correction({skill("a"), skill("b")}, {skill("b"), skill("c")}),
              ElementsAre(skill("a", removed), skill("b", set), skill("c", set)));
}

TEST(Corrections, OneIdOfTwoKindsIsTwoConcepts) {
  ListingConcept course = skill("a");
  course.kind = ConceptKind::course;
  EXPECT_EQ(after_reading({skill("a", removed)}, {course}).size(), 2u);
}

TEST(Corrections, NoSequenceOfReadingsChangesWhatAPersonSaid) {
  std::mt19937 random(20261127);
  const auto some = [&] {
    std::vector<ListingConcept> concepts;
    for (char id = 'a'; id < 'g'; ++id) {
      if (random() % 2 == 0) concepts.push_back(skill(std::string(1, id)));
    }
    return concepts;
  };
  for (int round = 0; round < 200; ++round) {
    const auto corrected = after_correction(some(), some());
    auto now = corrected;
    for (int readings = 0; readings < 4; ++readings) now = after_reading(now, some());
    for (const ListingConcept& each : corrected) EXPECT_THAT(now, testing::Contains(each));
  }
}

}  // namespace
}  // namespace langqiao::exchange
