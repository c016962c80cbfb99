#include "rulebook/surcharge.h"

#include <gtest/gtest.h>
#include <random>

#include "rulebook/read.h"

namespace langqiao::rulebook {
namespace {

constexpr Setting kToday{{2025, 12, 31}, "shanghai"};

const Rulebook& book() {
  static const Rulebook shipped =
      load(files_in(std::string(LANGQIAO_SOURCE_DIR) + "/rulebook").value()).value();
  return shipped;
}

SurchargePeriod any_period(std::mt19937_64& random) {
  const auto up_to = [&](std::int64_t most) {
    return Money(std::uniform_int_distribution<std::int64_t>(0, most)(random));
  };
  const std::int64_t scale = std::int64_t{1} << std::uniform_int_distribution<int>(0, 45)(random);
  return {.investment = up_to(scale),
          .education_payable = up_to(scale / 4 + 1),
          .local_payable = up_to(scale / 5 + 1),
          .carried_in = up_to(scale / 8 + 1)};
}

TEST(Surcharge, PartsAndCarrySumToThePoolAndNeverExceedWhatIsPayable) {
  std::mt19937_64 random(46);
  for (int i = 0; i < 200'000; ++i) {
    const SurchargePeriod period = any_period(random);
    const auto offset = surcharge_offset(period, kToday, book());
    ASSERT_TRUE(offset);
    ASSERT_EQ(offset->education + offset->local + offset->carried_out, offset->pool);
    ASSERT_LE(offset->education, period.education_payable);
    ASSERT_LE(offset->local, period.local_payable);
    ASSERT_GE(std::min({offset->education, offset->local, offset->carried_out}), Money(0));
    const bool open = offset->education + offset->local < period.education_payable + period.local_payable;
    ASSERT_EQ(open && offset->carried_out > Money(0), false) << "carried although something is still payable";
  }
}

TEST(Surcharge, ThePoolIsThreeTenthsRoundedHalfUpPlusTheCarry) {
  const std::pair<std::int64_t, std::int64_t> table[] = {{0, 0}, {1, 0}, {2, 1},  {3, 1},
                                                         {4, 1}, {5, 2}, {10, 3}, {15, 5}};
  for (const auto& [investment, pool] : table) {
    const auto offset = surcharge_offset({Money(investment), Money(0), Money(0), Money(7)}, kToday, book());
    EXPECT_EQ(offset->pool, Money(pool + 7)) << investment << " fen";
  }
}

TEST(Surcharge, WithRoomInBothEachGetsItsRateToTheNearestFen) {
  std::mt19937_64 random(32);
  const Money plenty = yuan(1'000'000'000);
  for (int i = 0; i < 20'000; ++i) {
    const Money carried(std::uniform_int_distribution<std::int64_t>(0, 100'000'000)(random));
    const auto offset = surcharge_offset({Money(0), plenty, plenty, carried}, kToday, book());
    const std::int64_t error = offset->education.count() * 5 - carried.count() * 3;  // in fifths of a fen
    ASSERT_LE(std::abs(error) * 2, 5) << carried.count();
  }
}

TEST(Surcharge, MoreInvestmentNeverOffsetsLess) {
  std::mt19937_64 random(5);
  for (int i = 0; i < 20'000; ++i) {
    SurchargePeriod period = any_period(random);
    const auto before = surcharge_offset(period, kToday, book());
    period.investment += Money(std::uniform_int_distribution<std::int64_t>(0, 1000)(random));
    const auto after = surcharge_offset(period, kToday, book());
    ASSERT_GE(after->education + after->local, before->education + before->local);
    ASSERT_GE(after->pool, before->pool);
  }
}

TEST(Surcharge, TheLedgerCarriesFromPeriodToPeriod) {
  const std::vector<DatedPeriod> periods = {
      {{2023, 12, 31}, {yuan(1'000'000), yuan(30'000), yuan(20'000), Money(0)}},
      {{2024, 12, 31}, {Money(0), yuan(120'000), yuan(80'000), Money(0)}},
      {{2025, 12, 31}, {Money(0), yuan(60'000), yuan(40'000), Money(0)}}};
  const auto ledger = surcharge_ledger(periods, "shanghai", book());
  ASSERT_EQ(ledger.size(), 3u);
  EXPECT_EQ(ledger[0]->carried_out, yuan(250'000));
  EXPECT_EQ(ledger[1]->carried_out, yuan(50'000));
  EXPECT_EQ(ledger[2]->education, yuan(30'000));
  EXPECT_EQ(ledger[2]->local, yuan(20'000));
  EXPECT_EQ(offset_so_far(ledger), yuan(300'000));
}

TEST(Surcharge, TheLargestAmountsDoNotOverflow) {
  const Money most = yuan(10'000'000'000'000);
  const auto offset = surcharge_offset({most, yuan(1), yuan(1), most}, kToday, book());
  EXPECT_EQ(offset->pool, yuan(13'000'000'000'000));
  EXPECT_EQ(offset->carried_out, offset->pool - yuan(2));
}

}  // namespace
}  // namespace langqiao::rulebook
