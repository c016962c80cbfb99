#include "rulebook/shown.h"

#include <gtest/gtest.h>

namespace langqiao::rulebook {
namespace {

TEST(Shown, SharesCarryNoTrailingZeros) {
  const std::pair<std::int64_t, const char*> table[] = {{1000, "10 %"}, {750, "7.5 %"},   {1, "0.01 %"},
                                                        {0, "0 %"},     {10000, "100 %"}, {-50, "-0.5 %"},
                                                        {20, "0.2 %"}};
  for (const auto& [bp, text] : table) EXPECT_EQ(shown(Share::basis_points(bp)), text);
}

TEST(Shown, MoneyIsYuanWithFenOnlyWhereThereAreAny) {
  const std::pair<std::int64_t, const char*> table[] = {
      {100'000'000, "1,000,000 元"},      {5, "0.05 元"},    {99'900, "999 元"},
      {-123'456'789, "-1,234,567.89 元"}, {-50, "-0.50 元"}, {0, "0 元"}};
  for (const auto& [fen, text] : table) EXPECT_EQ(shown(Money(fen)).zh, text);
}

TEST(Shown, OneIsSingularInEnglish) {
  EXPECT_EQ(shown(Content(Years(1))).en, "1 year");
  EXPECT_EQ(shown(Content(Persons(60))).en, "60 persons");
  EXPECT_EQ(shown(Content(Persons(60))).zh, "60 人");
}

TEST(Shown, ASetSaysHowManyOfHowMany) {
  const KOfN set{1, {{"a", {"甲", "A"}}, {"b", {"乙", "B"}}}};
  EXPECT_EQ(shown(Content(set)), (Wording{"2 项中至少 1 项：甲；乙", "at least 1 of 2: A; B"}));
  EXPECT_EQ(shown(Content(KOfN{2, set.conditions})).zh, "须全部具备：甲；乙");
}

TEST(Shown, PercentagePointsNameTheirYears) {
  EXPECT_EQ(shown(Content(PointChange{10, 2023, 2026})),
            (Wording{"10 个百分点（2023→2026）", "10 percentage points (2023 to 2026)"}));
}

TEST(Shown, AWindowOfEveryYearNamesBothDays) {
  EXPECT_EQ(shown(Content(YearlyWindow{{9, 1}, {11, 30}})),
            (Wording{"每年 9 月 1 日至 11 月 30 日", "every year from 09-01 to 11-30"}));
}

}  // namespace
}  // namespace langqiao::rulebook
