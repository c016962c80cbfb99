#include "exchange/deadlines.h"

#include <gtest/gtest.h>

#include "rulebook/read.h"

namespace langqiao::exchange {
namespace {

const rulebook::Rulebook& book() {
  static const rulebook::Rulebook book =
      *rulebook::load(*rulebook::files_in(std::string(LANGQIAO_SOURCE_DIR) + "/rulebook"));
  return book;
}

constexpr Date kPosted(2026, 9, 1);

Date days_later(int days) { return Date(kPosted.days() + std::chrono::days(days)); }

struct StageCase {
  int days;
  DueStage stage;
  int next;  // days after kPosted; 0: none
};

// The days are those of rulebook/cn/exchange.*.
constexpr StageCase kCases[] = {
    {0, DueStage::waiting, 5},   {4, DueStage::waiting, 5},    {5, DueStage::reminded, 10},
    {9, DueStage::reminded, 10}, {10, DueStage::district, 20}, {19, DueStage::district, 20},
    {20, DueStage::city, 60},    {59, DueStage::city, 60},     {60, DueStage::lapsed, 0},
    {400, DueStage::lapsed, 0},
};

TEST(Deadlines, ADealIsRemindedThenToldToTheDistrictThenToTheCityThenLapses) {
  const Deal deal{.state = DealState::proposed, .since = kPosted};
  for (const auto& [days, stage, next] : kCases) {
    const auto due = due_of(deal, {.on = days_later(days)}, book());
    ASSERT_TRUE(due) << days;
    EXPECT_EQ(due->stage, stage) << days << ": " << name_of(due->stage);
    EXPECT_EQ(due->next, next == 0 ? std::nullopt : std::optional(days_later(next))) << days;
    EXPECT_EQ(due->since, kPosted);
    EXPECT_FALSE(due->basis.rule.empty());
  }
}

TEST(Deadlines, OnlyWhatASideOwesIsDue) {
  for (const auto& [state, name] : names(DealState{})) {
    const Deal deal{.state = state, .since = kPosted};
    const bool owed =
        state == DealState::proposed || state == DealState::accepted || state == DealState::negotiating;
    EXPECT_EQ(due_of(deal, {.on = kPosted}, book()).has_value(), owed) << name;
  }
}

TEST(Deadlines, ANeedWaitsFromItsPostingOrFromTheLastDealThatCameToNothingAndNeverLapses) {
  const Listing need{.side = ListingSide::need, .posted = kPosted};
  EXPECT_EQ(due_of(need, {}, {.on = days_later(12)}, book())->stage, DueStage::district);
  EXPECT_EQ(due_of(need, days_later(10), {.on = days_later(12)}, book())->stage, DueStage::waiting);
  const auto late = due_of(need, {}, {.on = days_later(100)}, book());
  EXPECT_EQ(late->stage, DueStage::city);
  EXPECT_EQ(late->next, std::nullopt);
}

TEST(Deadlines, OffersAndWhatIsClosedOrExpiredWaitForNobody) {
  Listing listing{.side = ListingSide::offer, .posted = kPosted};
  EXPECT_FALSE(due_of(listing, {}, {.on = kPosted}, book()));
  listing.side = ListingSide::need;
  EXPECT_TRUE(due_of(listing, {}, {.on = kPosted}, book()));
  listing.state = ListingState::closed;
  EXPECT_FALSE(due_of(listing, {}, {.on = kPosted}, book()));
  listing.state = {};
  listing.expires = days_later(3);
  EXPECT_TRUE(due_of(listing, {}, {.on = days_later(3)}, book()));
  EXPECT_FALSE(due_of(listing, {}, {.on = days_later(4)}, book()));
}

TEST(Deadlines, WithoutARuleNothingIsDue) {
  const Deal deal{.state = DealState::proposed, .since = kPosted};
  EXPECT_FALSE(due_of(deal, {.on = Date(2000, 1, 1)}, book()));
}

}  // namespace
}  // namespace langqiao::exchange
