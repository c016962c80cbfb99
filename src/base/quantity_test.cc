#include "base/quantity.h"

#include <gtest/gtest.h>
#include <random>

namespace langqiao {
namespace {

template <class A, class B>
concept Addable = requires(A a, B b) { a + b; };
template <class A, class B>
concept Comparable = requires(A a, B b) { a < b; };

static_assert(Addable<Persons, Persons> && !Addable<Persons, Money> && !Addable<Persons, int> &&
              !Addable<Money, Share>);
static_assert(Comparable<Money, Money> && !Comparable<Persons, Money> && !Comparable<Share, Persons> &&
              !Comparable<Persons, int>);

TEST(Quantity, AddsUpWithoutSurprise) {
  Persons people(3);
  people += Persons(4);
  people -= Persons(9);
  EXPECT_EQ(people, Persons(-2));
  EXPECT_EQ(Persons(7) * 3, Persons(21));
  EXPECT_EQ(yuan(12) + Money(34), Money(1234));
  EXPECT_LT(Persons(-1), Persons());
}

struct ShareCase {
  std::int64_t bp, whole, floor, ceil;
};

TEST(Share, RoundsDownAndUpAsAsked) {
  for (const ShareCase& c : {ShareCase{0, 99, 0, 0},
                             {10'000, 99, 99, 99},
                             {1, 1, 0, 1},
                             {5'000, 3, 1, 2},
                             {3'333, 3, 0, 1},
                             {1'000, 100, 10, 10},
                             {999, 100, 9, 10},
                             {15'000, 10, 15, 15},
                             {-1'000, 99, -10, -9},
                             {1'000, -99, -10, -9},
                             {1, 9'999, 0, 1},
                             {1, 10'000, 1, 1}}) {
    EXPECT_EQ(Share::basis_points(c.bp).floor_of(Persons(c.whole)), Persons(c.floor))
        << c.bp << " of " << c.whole;
    EXPECT_EQ(Share::basis_points(c.bp).ceil_of(Persons(c.whole)), Persons(c.ceil))
        << c.bp << " of " << c.whole;
  }
}

TEST(Share, IsExactWhereSixtyFourBitsOverflow) {
  const Money whole(9'000'000'000'000'000'000);
  EXPECT_EQ(Share::per_cent(50).floor_of(whole), Money(4'500'000'000'000'000'000));
  EXPECT_EQ(Share::floor_ratio(Money(4'500'000'000'000'000'000), whole), Share::per_cent(50));
}

TEST(Share, FloorAndCeilingAreOneApartOrEqual) {
  std::mt19937_64 random(3);
  for (int i = 0; i < 10'000; ++i) {
    const auto share = Share::basis_points(static_cast<std::int64_t>(random() % 20'001));
    const Persons whole(static_cast<std::int64_t>(random() % 1'000'000'000));
    const auto gap = share.ceil_of(whole).count() - share.floor_of(whole).count();
    const bool exact = whole.count() * share.basis_points() % 10'000 == 0;
    ASSERT_EQ(gap, exact ? 0 : 1);
  }
}

TEST(Share, ARatioIsNeverRoundedUp) {
  EXPECT_EQ(Share::floor_ratio(Persons(2), Persons(3)), Share::basis_points(6666));
  EXPECT_EQ(Share::floor_ratio(Persons(0), Persons(3)), Share());
  EXPECT_EQ(Share::floor_ratio(Persons(9'999), Persons(100'000)), Share::basis_points(999));
  EXPECT_EQ(Share::floor_ratio(Persons(-1), Persons(3)), Share::basis_points(-3334))
      << "down, not towards zero";
}

}  // namespace
}  // namespace langqiao
