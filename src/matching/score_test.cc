#include "matching/score.h"

#include <functional>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "matching/reasons.h"

namespace langqiao::matching {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// 10 mechanics, with the special skills 11 welding and 12 milling below it; 20 care. 30 and 31 are
// neighbouring fields.
constexpr std::uint32_t kMechanics = 10, kWelding = 11, kMilling = 12, kCare = 20, kField = 30,
                        kNearField = 31, kFarField = 32;

Model small_model() {
  const ParentOf tree[] = {{kWelding, kMechanics}, {kMilling, kMechanics}};
  std::vector<Relation> relations = relations_of_tree(tree, kSkillTree);
  relations.push_back({kField, kNearField, 60});
  const RegionAt regions[] = {{.city = 0, .lng = {}, .lat = {}},
                              {.city = 0, .lng = {}, .lat = {}},
                              {.city = 1, .lng = {}, .lat = {}}};
  return {.relations = Relations::of(std::move(relations)),
          .geography = Geography::of(regions, {0, 45, 90, 45, 0, 90, 90, 90, 0}),
          .weights = kDefaultWeights,
          .text = TextModel()};
}

ListedConcept skill(std::uint32_t id, std::uint8_t weight = 10) { return {.id = id, .weight = weight}; }
ListedConcept must(std::uint32_t id, std::uint8_t weight = 10) {
  return {.id = id, .weight = weight, .must = true};
}
ListedConcept field(std::uint32_t id) { return {.id = id, .weight = 10, .role = Role::field}; }

Listing need_of(std::vector<ListedConcept> concepts) {
  return *admit({.id = 1,
                 .side = Side::need,
                 .owner = 1,
                 .concepts = std::move(concepts),
                 .from = 100,
                 .until = 200,
                 .verified = true,
                 .lawful = true});
}
Listing offer_of(std::vector<ListedConcept> concepts) {
  return *admit({.id = 2,
                 .side = Side::offer,
                 .owner = 2,
                 .concepts = std::move(concepts),
                 .from = 100,
                 .until = 200,
                 .verified = true,
                 .lawful = true});
}

std::optional<Scored> scored(const Listing& query, const Listing& of, const Model& model = small_model()) {
  const CountedCollection counted(std::span(&of, 1));
  return score(Query(query, model, counted.collection()), of, model);
}

struct SkillCase {
  const char* what;
  std::vector<ListedConcept> asked, offered;
  double part;
  bool held_down;
};

TEST(Skills, AreTheWeightedShareOfWhatIsAskedThatIsOffered) {
  const SkillCase table[] = {
      {"the same", {skill(kWelding)}, {skill(kWelding)}, 1, false},
      {"half of the weight", {skill(kWelding, 30), skill(kCare, 30)}, {skill(kCare)}, 0.5, false},
      {"a quarter of the weight", {skill(kWelding, 75), skill(kCare, 25)}, {skill(kCare)}, 0.25, false},
      {"weights of the offer do not count",
       {skill(kWelding)},
       {skill(kWelding, 100), skill(kCare, 1)},
       1,
       false},
      {"a special skill for the general one", {skill(kMechanics)}, {skill(kWelding)}, 0.8, false},
      {"the general skill for a special one", {skill(kWelding)}, {skill(kMechanics)}, 0.5, false},
      {"a sibling", {skill(kWelding)}, {skill(kMilling)}, 0.4, false},
      {"of several the best", {skill(kWelding)}, {skill(kMilling), skill(kMechanics)}, 0.5, false},
      {"itself before its kin", {skill(kWelding)}, {skill(kMilling), skill(kWelding)}, 1, false},
      {"one offered skill counts for several asked",
       {skill(kWelding), skill(kMilling)},
       {skill(kWelding)},
       0.7,
       false},
      {"a must that is there", {must(kWelding), skill(kCare)}, {skill(kWelding)}, 0.5, false},
      {"a must that is not", {must(kWelding), skill(kCare)}, {skill(kCare)}, 0.5, true},
      {"a must met by half", {must(kWelding), skill(kCare)}, {skill(kMechanics)}, 0.25, false},
      {"a must that a sibling does not meet", {must(kWelding), skill(kCare)}, {skill(kMilling)}, 0.2, true},
      {"nothing asked is nothing said", {field(kField)}, {field(kField), skill(kCare)}, kUnsaid, false},
      {"a field is no skill", {skill(kWelding), field(kField)}, {field(kField)}, 0, false},
  };
  for (const SkillCase& at : table) {
    const Listing need = need_of(at.asked), offer = offer_of(at.offered);
    for (const auto& [query, of] : {std::pair(need, offer), std::pair(offer, need)}) {
      const auto found = scored(query, of);
      ASSERT_TRUE(found) << at.what;
      EXPECT_DOUBLE_EQ(langqiao::matching::at(found->parts, Part::skills), at.part) << at.what;
      EXPECT_EQ(found->evidence.must_missing, at.held_down) << at.what;
    }
  }
}

TEST(Skills, AMustThatIsMissingHoldsTheWholeScoreDown) {
  const auto free = scored(need_of({skill(kWelding), skill(kCare)}), offer_of({skill(kCare)}));
  const auto held = scored(need_of({must(kWelding), skill(kCare)}), offer_of({skill(kCare)}));
  ASSERT_TRUE(free && held);
  EXPECT_DOUBLE_EQ(held->score, kMustMissing * free->score);
}

TEST(Field, IsTheNearestPairOfFields) {
  const struct {
    const char* what;
    std::vector<ListedConcept> asked, offered;
    double part;
  } table[] = {
      {"the same", {field(kField)}, {field(kField)}, 1},
      {"a neighbour", {field(kField), skill(kCare)}, {field(kNearField), skill(kCare)}, 0.6},
      {"the best of several", {field(kField), field(kFarField)}, {field(kNearField), field(kFarField)}, 1},
      {"a stranger", {field(kField), skill(kCare)}, {field(kFarField), skill(kCare)}, 0},
      {"a neighbour the other way round",
       {field(kNearField), skill(kCare)},
       {field(kField), skill(kCare)},
       0},
      {"only the need says", {field(kField), skill(kCare)}, {skill(kCare)}, kUnsaid},
      {"only the offer says", {skill(kCare)}, {field(kField), skill(kCare)}, kUnsaid},
  };
  for (const auto& row : table) {
    const Listing need = need_of(row.asked), offer = offer_of(row.offered);
    for (const auto& [query, of] : {std::pair(need, offer), std::pair(offer, need)}) {
      const auto found = scored(query, of);
      ASSERT_TRUE(found) << row.what;
      EXPECT_DOUBLE_EQ(at(found->parts, Part::field), row.part) << row.what;
    }
  }
}

TEST(Text, IsUnsaidWithoutWordsAndOneForAllOfThemInATextOfUsualLength) {
  const Model model{.text = TextModel({.usual_length = 4})};
  Listing need = need_of({skill(kCare)}), offer = offer_of({skill(kCare)});
  EXPECT_EQ(at(scored(need, offer, model)->parts, Part::text), kUnsaid);
  need.text = "焊接机器";
  EXPECT_EQ(at(scored(need, offer, model)->parts, Part::text), kUnsaid);  // no listing has any of its words
  offer.text = "焊接机器";
  EXPECT_NEAR(at(scored(need, offer, model)->parts, Part::text), 1, 1e-6);
  offer.text = "焊接机器与许多其他的设备";
  const double longer = at(scored(need, offer, model)->parts, Part::text);
  EXPECT_LT(longer, 1);
  EXPECT_GT(longer, 0.3);
}

TEST(Place, CountsMinutesBetweenTheRegions) {
  const Listing need = need_of({skill(kCare)});
  Listing offer = offer_of({skill(kCare)});
  EXPECT_EQ(at(scored(need, offer)->parts, Part::place), 1);
  offer.region = 1;
  EXPECT_EQ(at(scored(need, offer)->parts, Part::place), 0.5);
  offer.region = 99;
  EXPECT_EQ(at(scored(need, offer)->parts, Part::place), kUnsaid);
}

TEST(Parts, OfTimeLevelCapacityAndRecordComeFromBothSides) {
  Listing need = need_of({skill(kCare)}), offer = offer_of({skill(kCare)});
  need.seats = 40, offer.seats = 10;
  need.education = Education::bachelor, offer.education = Education::higher_vocational;
  need.record = 20, offer.record = 90;
  offer.from = 150;
  offer.until = 250;
  const PartValues parts = scored(need, offer)->parts, back = scored(offer, need)->parts;
  for (const PartValues& values : {parts, back}) {
    EXPECT_EQ(at(values, Part::time), 0.5);
    EXPECT_EQ(at(values, Part::capacity), 0.25);
    EXPECT_NEAR(at(values, Part::level), 2.0 / 3, 1e-15);
  }
  EXPECT_EQ(at(parts, Part::record), 0.9);  // of the one that is found
  EXPECT_EQ(at(back, Part::record), 0.2);
}

struct FilterCase {
  const char* what;
  std::function<void(Listing& need, Listing& offer)> set;
  bool admitted;
};

TEST(Filters, RefuseWhatMayNotMeet) {
  const FilterCase table[] = {
      {"as it is", [](Listing&, Listing&) {}, true},
      {"the same side", [](Listing&, Listing& o) { o.side = Side::need; }, false},
      {"another kind", [](Listing& n, Listing&) { n.kind = Kind::course; }, false},
      {"a result for a problem",
       [](Listing& n, Listing& o) { n.kind = Kind::technical_problem, o.kind = Kind::result_transfer; },
       true},
      {"a problem for a result",
       [](Listing& n, Listing& o) { n.kind = Kind::result_transfer, o.kind = Kind::technical_problem; },
       false},
      {"one owner", [](Listing& n, Listing& o) { n.owner = o.owner; }, false},
      {"an owner that was not checked", [](Listing&, Listing& o) { o.verified = false; }, false},
      {"an asker that was not checked", [](Listing& n, Listing&) { n.verified = false; }, false},
      {"against a rule", [](Listing&, Listing& o) { o.lawful = false; }, false},
      {"nothing left", [](Listing&, Listing& o) { o.seats = 0; }, false},
      {"nothing wanted", [](Listing& n, Listing&) { n.seats = 0; }, false},
      {"windows that touch", [](Listing&, Listing& o) { o.from = 200, o.until = 300; }, false},
      {"windows that share a day", [](Listing&, Listing& o) { o.from = 199, o.until = 300; }, true},
      {"another city", [](Listing&, Listing& o) { o.region = 2; }, false},
      {"another city, one consents", [](Listing& n, Listing& o) { o.region = 2, n.cities = 1u << 1; }, false},
      {"another city, both consent",
       [](Listing& n, Listing& o) { o.region = 2, n.cities = 1u << 1, o.cities = 1; }, true},
  };
  for (const FilterCase& at : table) {
    Listing need = need_of({skill(kCare)}), offer = offer_of({skill(kCare)});
    at.set(need, offer);
    EXPECT_EQ(scored(need, offer).has_value(), at.admitted) << at.what;
    EXPECT_EQ(scored(offer, need).has_value(), at.admitted) << at.what;
  }
}

TEST(Reasons, TellWhatIsOfferedInPartAndMissing) {
  const Listing need = need_of({skill(kWelding, 40), must(kMechanics, 20), skill(kCare, 10), field(kField)});
  const Listing offer = offer_of({skill(kWelding), field(kNearField)});
  const auto reasons =
      explain(need, offer, small_model(), CountedCollection(std::span(&offer, 1)).collection());
  ASSERT_TRUE(reasons);
  EXPECT_THAT(
      reasons->offered,
      ElementsAre(
          ConceptReason{.asked = kWelding, .offered = kWelding, .credit = 100, .weight = 40},
          ConceptReason{.asked = kMechanics, .offered = kWelding, .credit = 80, .weight = 20, .must = true}));
  EXPECT_THAT(reasons->missing,
              ElementsAre(ConceptReason{.asked = kCare, .offered = kCare, .credit = 0, .weight = 10}));
  EXPECT_EQ(reasons->field,
            (ConceptReason{.asked = kField, .offered = kNearField, .credit = 60, .weight = 10}));
  EXPECT_FALSE(reasons->held_down);
}

TEST(Reasons, AreTheSameFromBothSidesButForTheirOwnWordsAndRecord) {
  const Listing need = need_of({must(kWelding, 40), skill(kCare, 10)});
  const Listing offer = offer_of({skill(kCare)});
  const auto words = CountedCollection(std::span(&offer, 1));
  const auto one = explain(need, offer, small_model(), words.collection());
  const auto other = explain(offer, need, small_model(), words.collection());
  ASSERT_TRUE(one && other);
  EXPECT_EQ(one->missing, other->missing);
  EXPECT_EQ(one->offered, other->offered);
  EXPECT_TRUE(one->held_down && other->held_down);
  ASSERT_EQ(one->missing.size(), 1u);
  EXPECT_TRUE(one->missing.front().holds_down());
}

TEST(Reasons, AddUpToTheScore) {
  const Listing offer = offer_of({skill(kCare)});
  const auto words = CountedCollection(std::span(&offer, 1));
  for (const Listing& need :
       {need_of({skill(kWelding), skill(kCare)}), need_of({must(kWelding), skill(kCare)})}) {
    const auto reasons = explain(need, offer, small_model(), words.collection());
    ASSERT_TRUE(reasons);
    double sum = 0;
    for (const PartReason& at : reasons->parts) {
      EXPECT_EQ(at.contribution, at.weight * at.value);
      sum += at.contribution;
    }
    EXPECT_NEAR(reasons->score, sum * (reasons->held_down ? kMustMissing : 1), 1e-12);
  }
  EXPECT_FALSE(explain(need_of({skill(kWelding)}), offer, small_model(), words.collection()));
}

}  // namespace
}  // namespace langqiao::matching
