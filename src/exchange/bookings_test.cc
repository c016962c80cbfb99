#include "exchange/bookings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <random>

namespace langqiao::exchange {
namespace {

using testing::ElementsAre;

Date day(int number) { return Date(Date(2026, 11, 1).days() + std::chrono::days(number - 1)); }

Booking booked(int seq, int from, int until, int units = 1) {
  return {.seq = seq, .units = units, .from = day(from), .until = day(until)};
}

const Resource kTwoLathes{.id = Id<Resource>("r"), .units = 2};

TEST(Bookings, TheLastDayIsFreeForTheNext) {
  const std::vector<Booking> held = {booked(1, 1, 5, 2)};
  EXPECT_EQ(clash_of(kTwoLathes, held, booked(2, 5, 8, 2)), std::nullopt);
  EXPECT_EQ(clash_of(kTwoLathes, held, booked(2, 4, 8)), (Clash{day(4), day(5), 0, {1}}));
}

TEST(Bookings, UnitsAddUpOnlyOnTheDaysTheyShare) {
  const std::vector<Booking> held = {booked(1, 1, 4), booked(2, 6, 9)};
  EXPECT_EQ(clash_of(kTwoLathes, held, booked(3, 1, 9)), std::nullopt) << "one of two is always free";
  EXPECT_EQ(clash_of(kTwoLathes, held, booked(3, 3, 7, 2)), (Clash{day(3), day(4), 1, {1}}));
}

TEST(Bookings, ACancelledBookingTakesNothing) {
  std::vector<Booking> held = {booked(1, 1, 5, 2)};
  held.front().cancelled = true;
  EXPECT_EQ(clash_of(kTwoLathes, held, booked(2, 2, 3, 2)), std::nullopt);
}

TEST(Bookings, MoreThanThereAreNeverFits) {
  EXPECT_EQ(clash_of(kTwoLathes, {}, booked(1, 1, 2, 3)), (Clash{day(1), day(2), 2, {}}));
}

TEST(Bookings, TheDaysAreCutWhereTheNumberChanges) {
  const std::vector<Booking> held = {booked(1, 1, 4), booked(2, 3, 6), booked(3, 4, 6)};
  EXPECT_THAT(units_taken(held, day(2), day(8)),
              ElementsAre(UnitsTaken{day(2), day(3), 1}, UnitsTaken{day(3), day(6), 2},
                          UnitsTaken{day(6), day(8), 0}));
}

// The referee looks at every day.
TEST(Bookings, TheSweepSaysWhatCountingDayByDaySays) {
  std::mt19937 random(20261127);
  for (int round = 0; round < 500; ++round) {
    std::vector<Booking> held;
    for (int seq = 1; seq <= static_cast<int>(random() % 9); ++seq) {
      const int from = 1 + static_cast<int>(random() % 15);
      held.push_back(
          booked(seq, from, from + 1 + static_cast<int>(random() % 6), 1 + static_cast<int>(random() % 3)));
      held.back().cancelled = random() % 5 == 0;
    }
    const int from = 1 + static_cast<int>(random() % 10), until = from + 1 + static_cast<int>(random() % 9);
    int most = 0;
    for (int at = from; at < until; ++at) {
      int units = 0;
      for (const Booking& each : held) {
        if (!each.cancelled && each.from <= day(at) && day(at) < each.until) units += each.units;
      }
      most = std::max(most, units);
    }
    EXPECT_EQ(most_taken(held, day(from), day(until)), most);
    const Resource resource{.units = 5};
    const Booking wanted = booked(99, from, until, 2);
    EXPECT_EQ(clash_of(resource, held, wanted).has_value(), most + 2 > 5);
    const auto days = units_taken(held, day(from), day(until));
    EXPECT_EQ(days.front().from, day(from));
    EXPECT_EQ(days.back().until, day(until));
    for (std::size_t at = 1; at < days.size(); ++at) {
      EXPECT_EQ(days[at - 1].until, days[at].from);
      EXPECT_NE(days[at - 1].units, days[at].units);
    }
  }
}

}  // namespace
}  // namespace langqiao::exchange
