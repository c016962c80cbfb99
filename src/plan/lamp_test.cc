#include "plan/lamp.h"

#include <gtest/gtest.h>

namespace langqiao::plan {
namespace {

constexpr Date kIssued(2020, 8, 26);
const LampThresholds kThresholds{
    .green = Share::per_cent(90), .yellow = Share::per_cent(70), .tolerance = Share::per_cent(5)};

PlanTarget at_least(std::int64_t least, bool approximate = false) {
  return {.subject = "产教融合型企业",
          .least = least,
          .most = least,
          .approximate = approximate,
          .deadline_year = 2025};
}

// Judged on the day of the evidence, unless another one is given.
Lamp judged(const PlanTarget& target, std::int64_t value, Date observed, Quality quality = Quality::measured,
            std::optional<Date> today = std::nullopt) {
  const Evidence evidence{.value = value, .observed = observed, .provenance = {.quality = quality}};
  return lamp_of(target, &evidence, kIssued, today.value_or(observed), kThresholds);
}

TEST(Lamp, FollowsTheExampleOfTheReferencePage) {
  const Lamp lamp = judged(at_least(200, true), 79, Date(2022, 12, 31));
  EXPECT_EQ(lamp.goal, 190);
  EXPECT_EQ(lamp.expected, 84);
  EXPECT_EQ(lamp.reached, Share::basis_points(9404));
  EXPECT_EQ(lamp.colour, LampColour::green);
  EXPECT_EQ(lamp.reason, LampReason::on_schedule);
}

TEST(Lamp, GoesFromGreenOverYellowToRed) {
  struct Case {
    std::int64_t value;
    Date observed;
    LampColour colour;
    LampReason reason;
  };
  const Date midway(2023, 4, 29), after(2026, 3, 1);
  const Case cases[] = {{200, midway, LampColour::green, LampReason::met},
                        {95, midway, LampColour::green, LampReason::on_schedule},
                        {75, midway, LampColour::yellow, LampReason::behind},
                        {40, midway, LampColour::red, LampReason::far_behind},
                        {199, after, LampColour::yellow, LampReason::nearly_met},
                        {100, after, LampColour::red, LampReason::missed}};
  for (const Case& one : cases) {
    const Lamp lamp = judged(at_least(200), one.value, one.observed);
    EXPECT_EQ(lamp.colour, one.colour) << one.value;
    EXPECT_EQ(lamp.reason, one.reason) << one.value;
  }
}

TEST(Lamp, OnScheduleBeforeTheDeadlineProvesNothingAfterIt) {
  const Date midway(2023, 4, 29), last_day(2025, 12, 31), after(2026, 1, 1);
  EXPECT_EQ(judged(at_least(200), 95, midway, Quality::measured, last_day).colour, LampColour::green);
  const Lamp lamp = judged(at_least(200), 95, midway, Quality::measured, after);
  EXPECT_EQ(lamp.colour, LampColour::yellow);
  EXPECT_EQ(lamp.reason, LampReason::outdated);
  EXPECT_EQ(judged(at_least(200), 200, midway, Quality::measured, after).colour, LampColour::green);
  EXPECT_EQ(judged(at_least(200), 40, midway, Quality::measured, after).colour, LampColour::red);
}

TEST(Lamp, SyntheticEvidenceLightsNothing) {
  const Lamp lamp = judged(at_least(10), 1000, Date(2024, 1, 1), Quality::synthetic);
  EXPECT_EQ(lamp.colour, LampColour::none);
  EXPECT_EQ(lamp.reason, LampReason::synthetic_only);
}

TEST(Lamp, SaysWhyItIsDark) {
  EXPECT_EQ(lamp_of({.qualitative = "若干个"}, nullptr, kIssued, kIssued, kThresholds).reason,
            LampReason::qualitative);
  EXPECT_EQ(lamp_of(at_least(5), nullptr, kIssued, kIssued, kThresholds).reason, LampReason::no_evidence);
  PlanTarget open = at_least(5);
  open.deadline_year.reset();
  EXPECT_EQ(judged(open, 3, Date(2024, 1, 1)).reason, LampReason::no_schedule);
}

TEST(Lamp, ACeilingHasNoSchedule) {
  const PlanTarget ceiling{.most = 10, .deadline_year = 2025};
  EXPECT_EQ(judged(ceiling, 10, Date(2021, 1, 1)).colour, LampColour::green);
  EXPECT_EQ(judged(ceiling, 11, Date(2021, 1, 1)).colour, LampColour::red);
}

TEST(Lamp, MoreIsNeverWorse) {
  const auto rank = [](LampColour colour) {
    return colour == LampColour::red ? 0 : colour == LampColour::yellow ? 1 : 2;
  };
  for (const Date day : {Date(2020, 8, 26), Date(2021, 6, 1), Date(2025, 12, 31), Date(2030, 1, 1)}) {
    int before = 0;
    for (std::int64_t value = 0; value <= 60; ++value) {
      const int now = rank(judged(at_least(50), value, day).colour);
      EXPECT_GE(now, before) << day.iso() << " " << value;
      before = now;
    }
  }
}

}  // namespace
}  // namespace langqiao::plan
