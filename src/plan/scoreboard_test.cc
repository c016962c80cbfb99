#include "plan/scoreboard.h"

#include <gtest/gtest.h>

namespace langqiao::plan {
namespace {

const LampThresholds kThresholds{
    .green = Share::per_cent(90), .yellow = Share::per_cent(70), .tolerance = Share::per_cent(5)};
constexpr Date kIssued(2020, 8, 26), kToday(2024, 12, 31);

PlanTarget target(Indicator indicator, std::optional<std::int64_t> least) {
  return {.indicator = indicator, .least = least, .most = least, .deadline_year = 2025};
}

Evidence evidence(Indicator indicator, std::int64_t value, Date observed, Quality quality) {
  return {.indicator = indicator, .value = value, .observed = observed, .provenance = {.quality = quality}};
}

const Tile& tile_of(const std::array<Tile, kAspects>& board, Aspect aspect) {
  return board[static_cast<std::size_t>(aspect)];
}

TEST(Scoreboard, HasSevenTilesInOrderWhateverThePlanSays) {
  const auto board = scoreboard({}, {}, kIssued, kToday, kThresholds);
  for (std::size_t i = 0; i < kAspects; ++i) {
    EXPECT_EQ(board[i].aspect, static_cast<Aspect>(i));
    EXPECT_EQ(board[i].lamp, LampColour::none);
  }
}

TEST(Scoreboard, MeasuredEvidenceWinsOverLaterSyntheticOne) {
  const std::vector<PlanTarget> targets{target(Indicator::cultivated_enterprises, 200)};
  const std::vector<Evidence> all{
      evidence(Indicator::cultivated_enterprises, 999, Date(2024, 12, 1), Quality::synthetic),
      evidence(Indicator::cultivated_enterprises, 179, Date(2024, 11, 15), Quality::measured),
      evidence(Indicator::cultivated_enterprises, 63, Date(2021, 1, 1), Quality::measured),
      evidence(Indicator::cultivated_enterprises, 500, Date(2025, 6, 1), Quality::measured)};
  const auto board = scoreboard(targets, all, kIssued, kToday, kThresholds);
  const Tile& tile = tile_of(board, Aspect::enterprises);
  ASSERT_EQ(tile.targets.size(), 1u);
  EXPECT_EQ(tile.targets[0].actual->value, 179);
  EXPECT_EQ(tile.targets[0].evidence.size(), 3u) << "what was observed after today does not count";
  EXPECT_EQ(tile.targets[0].evidence.front().value, 999) << "latest first";
  EXPECT_EQ(tile.lamp, LampColour::green);
}

TEST(Scoreboard, ATileShowsItsWorstLamp) {
  const std::vector<PlanTarget> targets{target(Indicator::applied_universities, 6),
                                        target(Indicator::leading_programs, 10),
                                        target(Indicator::trained_people, std::nullopt)};
  const std::vector<Evidence> all{evidence(Indicator::applied_universities, 6, kToday, Quality::measured),
                                  evidence(Indicator::leading_programs, 1, kToday, Quality::estimated)};
  const auto board = scoreboard(targets, all, kIssued, kToday, kThresholds);
  EXPECT_EQ(tile_of(board, Aspect::people).targets.size(), 3u);
  EXPECT_EQ(tile_of(board, Aspect::people).lamp, LampColour::red);
}

TEST(Scoreboard, EveryIndicatorHasATile) {
  for (int i = 0; i <= static_cast<int>(Indicator::demonstration_bases); ++i) {
    EXPECT_LT(static_cast<std::size_t>(aspect_of(static_cast<Indicator>(i))), kAspects);
  }
}

TEST(Scoreboard, TargetsOfATextKeepTheirFields) {
  PlanText text{.head = {.id = Id<Plan>("p")}};
  text.targets.push_back({.clause = "1.3",
                          .seq = 2,
                          .subject = "平台",
                          .indicator = Indicator::platforms,
                          .least = 40,
                          .unit = "个"});
  const auto targets = targets_of(text);
  ASSERT_EQ(targets.size(), 1u);
  EXPECT_EQ(targets[0].plan, Id<Plan>("p"));
  EXPECT_EQ(targets[0].clause, "1.3");
  EXPECT_EQ(targets[0].least, 40);
}

}  // namespace
}  // namespace langqiao::plan
