#include "city/doubles.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <optional>

#include "city/small_city.h"

namespace langqiao {
namespace {

constexpr const char* kCode = "91310000132260250X";
constexpr const char* kOther = "91310000132200821H";

struct Entry {
  const char* name;
  const char* code = "";
  const char* region = "310115";
  const char* industry = "C39";
};

CityTables city_of(const std::vector<Entry>& entries) {
  CityTables tables = small_city();
  const Organisation like = tables.organisations.at(0);
  tables.organisations.clear();
  for (std::size_t at = 0; at < entries.size(); ++at) {
    Organisation each = like;
    each.id = Id<Organisation>("o" + std::to_string(at));
    each.name = entries[at].name;
    each.credit_code = entries[at].code;
    each.region.reset(), each.industry.reset();
    if (*entries[at].region != '\0') each.region = Id<Region>(entries[at].region);
    if (*entries[at].industry != '\0') each.industry = Id<Industry>(entries[at].industry);
    tables.organisations.push_back(std::move(each));
  }
  return tables;
}

std::optional<SuspectedDouble> suspicion(const Entry& a, const Entry& b) {
  const auto found = suspected_doubles(city_of({a, b}));
  return found.empty() ? std::nullopt : std::optional(found.front());
}

TEST(PlainName, DropsWhatDoesNotTellNamesApart) {
  const std::vector<std::string> places = {"上海市", "上海"};
  struct Case {
    const char* name;
    const char* core;
    const char* why;
  };
  for (const Case& each : {Case{"上海云岭机械有限公司", "云岭机械", "legal form and city"},
                           Case{"上海市云岭机械股份有限公司", "云岭机械", "the long name of the city"},
                           Case{"云岭机械有限责任公司", "云岭机械", "the other limited company"},
                           Case{"云岭机械（集团）有限公司", "云岭机械", "group in brackets"},
                           Case{"雲嶺機械有限公司", "云岭机械", "traditional letters"},
                           Case{"　云岭 机械·有限公司", "云岭机械", "blanks and points"},
                           Case{"ＡＢＣ 电子有限公司", "abc电子", "full width and capitals"},
                           Case{"上海公司", "上海", "nothing is cut that leaves less than two letters"},
                           Case{"力盛（上海）体育有限公司", "力盛上海体育", "a place inside stays"}}) {
    EXPECT_EQ(plain_name(each.name, places).core, each.core) << each.why;
  }
  EXPECT_TRUE(plain_name("云岭机械有限公司闵行分公司", places).branch);
  EXPECT_FALSE(plain_name("云岭机械有限公司", places).branch);
}

TEST(Doubles, ArePairsThatAPersonWouldLookAt) {
  struct Case {
    Entry a, b;
    DoubleReason reason;
    DoubleStrength strength;
    const char* why;
  };
  using enum DoubleReason;
  using enum DoubleStrength;
  for (const Case& each :
       {Case{{"甲厂", kCode}, {"完全不同", kCode}, same_code, strong, "one code is one organisation"},
        Case{{"云岭机械有限公司"}, {"云岭机械有限公司"}, same_name, strong, "letter by letter"},
        Case{{"云岭机械（中国）有限公司"}, {"雲嶺機械(中國)有限公司"}, same_name, strong, "width and script"},
        Case{{"上海云岭机械有限公司"}, {"云岭机械股份有限公司"}, same_name, fair, "form and city aside"},
        Case{{"云岭机械有限公司", "", "310115"},
             {"云岭机械有限责任公司", "", "", ""},
             same_name,
             fair,
             "also where the district is not known"},
        Case{{"云岭智能科技有限公司"}, {"云岭智能有限公司"}, like_name, weak, "a word left out"},
        Case{{"云岭精密机械制造技术有限公司"},
             {"云岭精密机械制造有限公司"},
             like_name,
             fair,
             "nearly all the same"},
        Case{{"云岭机械有限公司", kCode},
             {"云岭机械有限公司", kOther},
             same_name,
             weak,
             "the very same name with two codes: one of them may be wrong"}}) {
    const auto found = suspicion(each.a, each.b);
    ASSERT_TRUE(found) << each.why;
    EXPECT_EQ(found->reason, each.reason) << each.why;
    EXPECT_EQ(found->strength, each.strength) << each.why;
  }
}

TEST(Doubles, AreNotWhatOnlyLooksAlike) {
  struct Case {
    Entry a, b;
    const char* why;
  };
  for (const Case& each :
       {Case{{"云岭机械有限公司"}, {"云岭机械有限公司闵行分公司"}, "a branch is no double"},
        Case{{"云岭银行闵行支行"}, {"云岭银行宝山支行"}, "nor are two branches"},
        Case{{"上海云岭机械有限公司", kCode}, {"云岭机械有限公司", kOther}, "two codes, two organisations"},
        Case{{"云岭智能科技有限公司", kCode}, {"云岭智能有限公司", kOther}, "two codes, like names"},
        Case{{"云岭智能科技有限公司"}, {"云岭智能有限公司", "", "310000"}, "another district"},
        Case{{"云岭智能科技有限公司"}, {"云岭智能有限公司", "", "310115", "C"}, "another industry"},
        Case{{"云岭智能科技有限公司", "", ""}, {"云岭智能有限公司", "", ""}, "no district known"},
        Case{{"云岭第一机械制造厂"}, {"云岭第二机械制造厂"}, "a numeral tells them apart"},
        Case{{"云岭精密机械有限公司"}, {"云岭精密铸造有限公司"}, "half the name differs"},
        Case{{"甲厂", "bad"}, {"完全不同", "bad"}, "a code with a wrong check character says nothing"}}) {
    EXPECT_FALSE(suspicion(each.a, each.b)) << each.why;
  }
}

TEST(Doubles, AnAliasThatNamesAnotherOrganisationIsToldOnce) {
  CityTables tables = city_of({{"云岭机械有限公司"}, {"岭机厂"}});
  tables.aliases = {{.kind = AliasKind::organisation, .alias = "岭机厂", .target = "o0"},
                    {.kind = AliasKind::organisation, .alias = "岭机总厂", .target = "o0"},
                    {.kind = AliasKind::school, .alias = "岭机厂", .target = "4131010246"}};
  const auto found = suspected_doubles(tables);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].reason, DoubleReason::alias);
  EXPECT_EQ(found[0].strength, DoubleStrength::strong);
}

TEST(Doubles, ComeInTheSameOrderWhateverTheOrderOfTheRows) {
  CityTables tables = city_of({{"云岭机械有限公司", kCode},
                               {"云岭机械股份有限公司"},
                               {"上海云岭机械有限公司"},
                               {"别的名字", kCode},
                               {"云岭机械设备有限公司"}});
  const auto found = suspected_doubles(tables);
  EXPECT_GE(found.size(), 4u);
  EXPECT_EQ(found.front().reason, DoubleReason::same_code);
  std::ranges::reverse(tables.organisations);
  EXPECT_EQ(suspected_doubles(tables), found);
}

TEST(Doubles, ManyOrganisationsOfOneNameDoNotMakeAllTheirPairs) {
  const auto found = suspected_doubles(city_of(std::vector<Entry>(3000, Entry{"云岭机械有限公司"})));
  EXPECT_EQ(found.size(), 2999u);  // each with the first
}

}  // namespace
}  // namespace langqiao
