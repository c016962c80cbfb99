#include "observe/advert_columns.h"

#include <gmock/gmock.h>
#include <random>

namespace langqiao::observe {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr int kMarch = 12 * 2026 + 2;

AdvertColumns three_adverts() {
  AdvertColumns columns;
  columns.add({.month = kMarch,
               .occupation = 7,
               .place = 1,
               .education = 3,
               .pay = 8000,
               .skills = std::array<std::uint32_t, 2>{4, 5}});
  columns.add({.month = kMarch + 1,
               .occupation = 7,
               .place = 2,
               .pay = 10000,
               .skills = std::array<std::uint32_t, 1>{5}});
  columns.add({.month = kMarch + 1, .occupation = 2, .place = 2, .education = 1});
  return columns;
}

std::vector<std::pair<std::uint32_t, std::int64_t>> sizes(const std::vector<AdvertCount>& counts) {
  std::vector<std::pair<std::uint32_t, std::int64_t>> sizes;
  for (const AdvertCount& count : counts) sizes.emplace_back(count.position, count.adverts);
  return sizes;
}

TEST(AdvertColumns, CountByEveryColumn) {
  const AdvertCounts counts = three_adverts().count({});
  EXPECT_EQ(counts.all.adverts, 3);
  EXPECT_EQ(counts.all.with_pay, 2);
  EXPECT_EQ(counts.all.pay, (PayQuartiles{8500, 9000, 9500}));
  EXPECT_THAT(sizes(counts.occupations), ElementsAre(std::pair(7, 2), std::pair(2, 1)));
  EXPECT_THAT(sizes(counts.places), ElementsAre(std::pair(2, 2), std::pair(1, 1)));
  EXPECT_THAT(sizes(counts.educations), ElementsAre(std::pair(1, 1), std::pair(3, 1)));
  EXPECT_THAT(sizes(counts.skills), ElementsAre(std::pair(5, 2), std::pair(4, 1)));
  EXPECT_THAT(sizes(counts.months), ElementsAre(std::pair(kMarch, 1), std::pair(kMarch + 1, 2)));
  EXPECT_FALSE(counts.occupations[1].pay) << "no pay is not a pay of zero";
}

TEST(AdvertColumns, CountWhatPassesEveryFilter) {
  const AdvertColumns columns = three_adverts();
  std::vector<char> second(8, 0);
  second[2] = 1;
  EXPECT_EQ(columns.count({.occupations = second}).all.adverts, 1);
  EXPECT_EQ(columns.count({.places = second}).all.adverts, 2);
  EXPECT_EQ(columns.count({.education = 3}).all.adverts, 1);
  EXPECT_EQ(columns.count({.skill = 5}).all.adverts, 2);
  EXPECT_EQ(columns.count({.last_month = kMarch}).all.adverts, 1);
  EXPECT_EQ(columns.count({.places = second, .skill = 5, .first_month = kMarch + 1}).all.adverts, 1);
  const AdvertCounts none = columns.count({.skill = 99});
  EXPECT_EQ(none.all, AdvertCount{});
  EXPECT_THAT(none.occupations, IsEmpty());
}

// What is counted by a group is what a filter on it leaves.
TEST(AdvertColumns, GroupsAndFiltersAgree) {
  std::mt19937_64 random(1);
  const auto upto = [&](std::uint32_t most) {
    return std::uniform_int_distribution<std::uint32_t>(0, most)(random);
  };
  AdvertColumns columns;
  for (int i = 0; i < 500; ++i) {
    std::vector<std::uint32_t> skills;
    for (std::uint32_t skill = 0; skill < 6; ++skill)
      if (upto(2) == 0) skills.push_back(skill);
    columns.add({.month = static_cast<int>(upto(5)),
                 .occupation = upto(4) == 0 ? kNotSaid : upto(9),
                 .place = upto(3),
                 .education = upto(3),
                 .pay = upto(2) == 0 ? std::nullopt : std::optional(3000 + upto(9) * 1000),
                 .skills = skills});
  }
  const AdvertCounts counts = columns.count({});
  for (const AdvertCount& each : counts.skills)
    EXPECT_EQ(columns.count({.skill = each.position}).all.pay, each.pay);
  for (const AdvertCount& each : counts.educations)
    EXPECT_EQ(columns.count({.education = each.position}).all.adverts, each.adverts);
  for (const AdvertCount& each : counts.occupations) {
    std::vector<char> only(10, 0);
    only[each.position] = 1;
    const AdvertCount found = columns.count({.occupations = only}).all;
    EXPECT_EQ(found.adverts, each.adverts);
    EXPECT_EQ(found.pay, each.pay);
  }
  std::int64_t by_month = 0;
  for (const AdvertCount& each : counts.months) by_month += each.adverts;
  EXPECT_EQ(by_month, counts.all.adverts);
}

}  // namespace
}  // namespace langqiao::observe
