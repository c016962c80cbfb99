#include "matching/listing.h"

#include <functional>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "matching/parts.h"

namespace langqiao::matching {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

// What a match may depend on, and why it says nothing of who a person is. A field that is not in this list
// does not belong in the record; docs/reference/matching.md says the same to officers.
constexpr std::array<std::pair<std::string_view, std::string_view>, kListingFields.size()> kFair = {{
    {"id", "a number; breaks ties"},
    {"side", "need or offer"},
    {"kind", "what is sought"},
    {"owner", "an organisation or a school, opaque; only keeps owners from meeting themselves"},
    {"concepts", "skills, occupations, programs, industries"},
    {"region", "where the work or the training is"},
    {"from", "when it begins"},
    {"until", "when it ends"},
    {"seats", "how many people"},
    {"education", "level that is asked or had"},
    {"record", "agreements of the owner that were fulfilled"},
    {"verified", "the owner was checked"},
    {"lawful", "no rule forbids it"},
    {"cities", "consent to be shown in other cities"},
    {"text", "what is said of the work or the training"},
}};

// Would fail to compile with a field more or less than kListingFields.
constexpr std::size_t fields_of(const Listing& listing) {
  const auto& [id, side, kind, owner, concepts, region, from, until, seats, education, record, verified,
               lawful, cities, text] = listing;
  return kListingFields.size() +
         0 * (sizeof id + sizeof side + sizeof kind + sizeof owner + sizeof concepts + sizeof region +
              sizeof from + sizeof until + sizeof seats + sizeof education + sizeof record + sizeof verified +
              sizeof lawful + sizeof cities + sizeof text);
}

TEST(Listing, HasTheFieldsOfTheFairnessListAndNoOther) {
  ASSERT_EQ(fields_of(Listing()), kFair.size());
  for (std::size_t i = 0; i < kFair.size(); ++i) EXPECT_EQ(kListingFields[i], kFair[i].first);
}

TEST(Listing, NothingAboutAPersonIsAFieldOrAPart) {
  for (const std::string_view personal :
       {"name", "sex", "gender", "age", "birth", "ethnic", "nation", "home", "hukou", "marri", "photo",
        "face", "health", "religion", "party", "phone", "mail", "address"}) {
    for (const std::string_view field : kListingFields)
      EXPECT_THAT(std::string(field), Not(HasSubstr(std::string(personal))));
    for (const std::string_view part : kPartNames)
      EXPECT_THAT(std::string(part), Not(HasSubstr(std::string(personal))));
  }
}

TEST(Listing, IsTakenWithItsConceptsByIdEachOnce) {
  const Listing draft{.concepts = {{.id = 9, .weight = 5},
                                   {.id = 2, .weight = 7, .must = true},
                                   {.id = 9, .weight = 30},
                                   {.id = 2, .weight = 3}}};
  const auto listing = admit(draft);
  ASSERT_TRUE(listing);
  EXPECT_THAT(listing->concepts, ElementsAre(ListedConcept{.id = 2, .weight = 7, .must = true},
                                             ListedConcept{.id = 9, .weight = 30}));
  EXPECT_EQ(admit(*listing), *listing);
}

struct Refused {
  const char* why;
  std::function<void(Listing&)> set;
  const char* where;
};

TEST(Listing, IsRefusedWithThePlaceOfTheFault) {
  const Refused table[] = {
      {"no such concept", [](Listing& l) { l.concepts = {{.id = 1}, {.id = kMostConcepts}}; },
       "concepts[1].id"},
      {"a concept without weight", [](Listing& l) { l.concepts = {{.id = 1, .weight = 0}}; },
       "concepts[0].weight"},
      {"a concept of too much weight", [](Listing& l) { l.concepts = {{.id = 1, .weight = 101}}; },
       "concepts[0].weight"},
      {"too many concepts", [](Listing& l) { l.concepts.resize(kMostConceptsOfListing + 1); }, "concepts"},
      {"a window before 1970", [](Listing& l) { l.from = -1; }, "from"},
      {"a window that never begins", [](Listing& l) { l.from = kLastDay; }, "from"},
      {"a window without a day", [](Listing& l) { l.from = l.until = 20'000; }, "until"},
      {"a window that ends past all", [](Listing& l) { l.until = kLastDay + 1; }, "until"},
      {"more fulfilled than there were", [](Listing& l) { l.record = 101; }, "record"},
      {"half a character", [](Listing& l) { l.text = "焊工\xE7\x84"; }, "text"},
  };
  for (const Refused& at : table) {
    Listing draft;
    at.set(draft);
    const auto listing = admit(draft);
    ASSERT_FALSE(listing) << at.why;
    EXPECT_EQ(listing.error().where, at.where) << at.why;
    EXPECT_FALSE(listing.error().what.zh.empty() || listing.error().what.en.empty()) << at.why;
  }
}

TEST(Listing, IsTakenAtTheEdgesOfWhatIsAllowed) {
  Listing draft{.concepts = {{.id = kMostConcepts - 1, .weight = kGreatestWeight}},
                .from = 0,
                .until = 1,
                .record = 100};
  EXPECT_TRUE(admit(draft));
  draft = {.from = kLastDay - 1, .until = kLastDay, .record = kNoRecord};
  EXPECT_TRUE(admit(draft));
}

TEST(Kinds, MeetTheirOwnAndATechnicalProblemAlsoResults) {
  for (std::size_t need = 0; need < kKinds; ++need) {
    for (std::size_t offer = 0; offer < kKinds; ++offer) {
      const Kind a = static_cast<Kind>(need), b = static_cast<Kind>(offer);
      const bool wanted = a == b || (a == Kind::technical_problem && b == Kind::result_transfer);
      EXPECT_EQ(meets(a, b), wanted) << need << " " << offer;
    }
  }
}

}  // namespace
}  // namespace langqiao::matching
