#include "city/field.h"

#include <gtest/gtest.h>

#include "base/wording_claims.h"

namespace langqiao {
namespace {

template <class T>
std::optional<T> read(std::string_view text) {
  T value{};
  if (!Field<T>::read(text, value)) return std::nullopt;
  return std::optional<T>(value);
}

template <class T>
std::string written(const T& value) {
  std::string text;
  Field<T>::write(value, text);
  return text;
}

// Each text reads as the value, and the value is written as that text again.
template <class T>
void expect_both_ways(const std::vector<std::pair<std::string, T>>& cases) {
  for (const auto& [text, value] : cases) {
    EXPECT_EQ(read<T>(text), value) << text;
    EXPECT_EQ(written(value), text);
  }
}

template <class T>
void expect_refused(const std::vector<std::string>& texts) {
  for (const auto& text : texts) EXPECT_FALSE(read<T>(text)) << text;
  EXPECT_EQ(flaw_of_words(Field<T>::wanted()), "");
}

using StringId = Id<struct Something>;

TEST(Field, Texts) {
  expect_both_ways<std::string>({{"上海", "上海"}, {"a|b", "a|b"}, {"0", "0"}});
  expect_both_ways<StringId>({{"voc2021:510201", StringId("voc2021:510201")}});
}

TEST(Field, Flags) {
  expect_both_ways<bool>({{"0", false}, {"1", true}});
  expect_refused<bool>({"2", "true", "yes", "是", "01", "", "-1", "1 "});
}

TEST(Field, CountsAreNeverNegative) {
  expect_both_ways<int>({{"0", 0}, {"7", 7}, {"2147483647", 2147483647}});
  EXPECT_EQ(read<int>("007"), 7);
  expect_refused<int>(
      {"", "-1", "+1", "1.0", "1,000", "2147483648", "0x10", "1e3", " 1", "1 ", "一", "１", "abc"});
}

TEST(Field, WholeNumbersMayBeNegative) {
  expect_both_ways<std::int64_t>(
      {{"-3", -3}, {"0", 0}, {"9223372036854775807", INT64_MAX}, {"-9223372036854775808", INT64_MIN}});
  expect_refused<std::int64_t>({"", "9223372036854775808", "3.5", "--3", "3-", "NaN"});
}

TEST(Field, DecimalsComeBackToTheLastBit) {
  expect_both_ways<double>({{"121.4903", 121.4903}, {"-0.5", -0.5}, {"0", 0.0}});
  for (const double value : {1.0 / 3, 31.2228, 1e-300, 5e-324, -179.999999999})
    EXPECT_EQ(read<double>(written(value)), value);
  expect_refused<double>({"", "nan", "-nan", "1,5", "31.2°", "1 2", "1e999"});
}

TEST(Field, Amounts) {
  expect_both_ways<Persons>({{"0", Persons(0)}, {"1200", Persons(1200)}});
  expect_both_ways<Money>({{"100", yuan(1)}});
  expect_refused<Persons>({"", "-1", "1.5", "1人", "9223372036854775808"});
}

TEST(Field, SharesStayWithinTheWhole) {
  expect_both_ways<Share>(
      {{"0", Share()}, {"10000", Share::per_cent(100)}, {"3333", Share::basis_points(3333)}});
  expect_refused<Share>({"", "-1", "10001", "33.3", "10%"});
}

TEST(Field, DatesAndYears) {
  expect_both_ways<Date>({{"2025-09-01", Date(2025, 9, 1)}});
  expect_refused<Date>({"", "2025-09-31", "2025.9.1", "2025-9-1"});
  expect_both_ways<SchoolYear>({{"2025", SchoolYear(2025)}});
  expect_refused<SchoolYear>({"", "1899", "2025-26", "25"});
}

TEST(Field, Spans) {
  expect_both_ways<TextSpan>({{"12-34", {12, 34}}, {"0-0", {0, 0}}, {"0-4294967295", {0, UINT32_MAX}}});
  expect_refused<TextSpan>({"", "12", "34-12", "12-", "-34", "1-2-3", "a-b", "0-4294967296", "1 - 2"});
}

template <class E>
void expect_every_name_both_ways() {
  for (const auto& [value, name] : names(E{})) {
    EXPECT_EQ(read<E>(name), value);
    EXPECT_EQ(written(value), name);
    EXPECT_NE(Field<E>::wanted().en.find(name), std::string::npos)
        << "what would have been right names every choice";
    EXPECT_NE(Field<E>::wanted().zh.find(name), std::string::npos) << "in Chinese too";
  }
  expect_refused<E>({"", "Nonsense", "0", std::string(names(E{})[0].second) + " "});
}

TEST(Field, NamesOfEnumerations) {
  expect_every_name_both_ways<Quality>();
  expect_every_name_both_ways<CatalogueKind>();
  expect_every_name_both_ways<ProgramLevel>();
  expect_every_name_both_ways<SkillLevel>();
  expect_every_name_both_ways<AliasKind>();
  expect_every_name_both_ways<RegionKind>();
  expect_every_name_both_ways<RegionRole>();
  expect_every_name_both_ways<DepartmentLevel>();
  expect_every_name_both_ways<SchoolLevel>();
  expect_every_name_both_ways<OrganisationKind>();
  expect_every_name_both_ways<CultivationStage>();
  expect_every_name_both_ways<ProjectKind>();
  expect_every_name_both_ways<ProjectStage>();
  expect_every_name_both_ways<AgreementKind>();
  expect_every_name_both_ways<Indicator>();
  expect_every_name_both_ways<AgreementState>();
  expect_every_name_both_ways<ListingSide>();
  expect_every_name_both_ways<ListingKind>();
  expect_every_name_both_ways<ListingState>();
  expect_every_name_both_ways<DutyRole>();
  expect_every_name_both_ways<ClauseKind>();
  expect_every_name_both_ways<Verdict>();
  expect_every_name_both_ways<ReadingKind>();
}

TEST(Field, UnknownIsWrittenAsNothing) {
  EXPECT_EQ(written(std::optional<int>()), "");
  EXPECT_EQ(written(std::optional(0)), "0");
  EXPECT_EQ(read<std::optional<int>>("5"), std::optional(std::optional(5)));
  EXPECT_FALSE(read<std::optional<int>>("x"));
}

TEST(Field, Lists) {
  using Words = std::vector<std::string>;
  expect_both_ways<Words>({{"人工智能", {"人工智能"}}, {"甲|乙|丙", {"甲", "乙", "丙"}}});
  EXPECT_EQ(written(Words()), "");
  EXPECT_EQ(read<Words>(" 甲 |　乙"), (Words{"甲", "乙"})) << "blanks around an item are not of it";
  expect_refused<Words>({"甲||乙", "|", "甲|", "|甲", "甲| |乙"});
  expect_both_ways<std::vector<StringId>>({{"a|b", {StringId("a"), StringId("b")}}});
}

}  // namespace
}  // namespace langqiao
