// The house holds its rules, and the rules can be broken: tests/house/bad breaks each of them once.
#include "house.h"

#include <algorithm>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "city/doubles.h"
#include "city/exchange.h"
#include "city/filing.h"
#include "city/names.h"
#include "city/organisation_decision.h"
#include "city/portfolio_review.h"
#include "exchange/deadlines.h"
#include "exchange/evidence.h"
#include "matching/parts.h"
#include "plan/names.h"
#include "reading/advert_columns.h"
#include "rulebook/conditions.h"
#include "rulebook/value.h"
#include "service/data.h"
#include "service/exchange_due.h"
#include "service/filings.h"
#include "service/outlook.h"
#include "service/policy_push.h"
#include "service/programs.h"
#include "service/quota_plans.h"
#include "service/scoreboard.h"
#include "service/search.h"
#include "service/warnings.h"
#include "store/job.h"

namespace langqiao::house {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

const std::filesystem::path kRoot = LANGQIAO_SOURCE_DIR;

Layers layers() { return read_layers(LANGQIAO_LAYERS_FILE); }

TEST(House, TheLayerListIsRead) {
  const Layers read = layers();
  EXPECT_LT(read.layer_of.at("base"), read.layer_of.at("city"));
  EXPECT_LT(read.layer_of.at("service"), read.layer_of.at("http"));
  EXPECT_THAT(read.adapters, Contains("store/sqlite"));
  EXPECT_THAT(read.third_party.at("SQLiteCpp/"), ElementsAre("store/sqlite"));
}

TEST(House, ArrowsPointDownOnly) { EXPECT_THAT(faults_of_includes(kRoot / "src", layers()), IsEmpty()); }

TEST(House, NothingIsLeftUnfinishedAndNoNameIsEmpty) { EXPECT_THAT(faults_of_words(kRoot), IsEmpty()); }

TEST(House, BothLanguagesOfATextSayTheSame) { EXPECT_THAT(faults_of_wordings(kRoot / "src"), IsEmpty()); }

TEST(House, LanguagesThatDriftAreSeen) {
  const Faults faults = faults_of_wordings(kRoot / "tests/house/bad/src");
  const auto finds = [&](std::string_view place, std::string_view why) {
    EXPECT_THAT(faults, Contains(AllOf(StartsWith(std::string(place)), HasSubstr(std::string(why)))));
  };
  finds("city/wordings.cc:2", "not name the same values");
  finds("city/wordings.cc:3", "numbers differ");
  finds("city/wordings.cc:4", "not Chinese");
  finds("city/wordings.cc:5", "holds Chinese");
  EXPECT_EQ(faults.size(), 4u) << "and nothing that is in order";
}

TEST(House, ABadTreeIsSeenThrough) {
  const Layers rules{
      .layer_of = {{"base", 0}, {"city", 1}, {"plan", 2}, {"store", 2}, {"service", 3}, {"http", 4}},
      .adapters = {"store/memory", "store/sqlite"},
      .third_party = {
          {"unicode/", {"base"}}, {"SQLiteCpp/", {"store/sqlite"}}, {"boost/json", {"service/json"}}}};
  const Faults faults = faults_of_includes(kRoot / "tests/house/bad/src", rules);
  const auto finds = [&](std::string_view place, std::string_view why) {
    EXPECT_THAT(faults, Contains(AllOf(StartsWith(std::string(place)), HasSubstr(std::string(why)))));
  };
  finds("attic/old.h", "folder attic stands in no layer");
  finds("base/upward.h:2", "points up or sideways");
  finds("store/sideways.h:2", "points up or sideways");
  finds("store/knows_adapter.cc:2", "a room does not know what is built inside or beside it");
  finds("store/memory/knows_sister.cc:2", "a room does not know what is built inside or beside it");
  finds("service/names_adapter.cc:2", "names an adapter");
  finds("service/names_adapter.cc:3", "names no folder");
  finds("service/names_adapter.cc:4", "stands in a folder that");
  finds("city/foreign.cc:2", "belongs to base alone");
  finds("city/foreign.cc:3", "belongs to store/sqlite alone");
  finds("city/foreign.cc:4", "gives to no folder");
  finds("city/foreign.cc:5", "gives to no folder");
  EXPECT_EQ(faults.size(), 12u) << "and nothing that is allowed";
}

TEST(House, BadWordsAreSeen) {
  const Faults faults = faults_of_words(kRoot / "tests/house/bad");
  EXPECT_THAT(faults, Contains(AllOf(StartsWith("src/city/foreign.cc:6"), HasSubstr("unfinished"))));
  EXPECT_THAT(faults, Contains(AllOf(StartsWith("src/http/string_utils.h"), HasSubstr("says nothing"))));
  EXPECT_EQ(faults.size(), 2u);
}

// --- one spelling at every border ---

using Words = std::vector<std::string>;

template <class E>
Words words_of(E value) {
  Words words;
  for (const auto& [each, name] : names(value)) words.emplace_back(name);
  return words;
}

Words sorted(Words words) {
  std::ranges::sort(words);
  return words;
}

// Enumerations of the program that the API shows.
const std::vector<Words> kShown = {words_of(Quality{}),
                                   words_of(reading::AdvertColumn{}),
                                   words_of(Indicator{}),
                                   words_of(SchoolLevel{}),
                                   words_of(ProgramLevel{}),
                                   words_of(ReadingKind{}),
                                   words_of(DutyRole{}),
                                   words_of(RegionKind{}),
                                   words_of(RegionRole{}),
                                   words_of(OrganisationKind{}),
                                   words_of(CultivationStage{}),
                                   words_of(OrganisationVerdict{}),
                                   words_of(PortfolioResult{}),
                                   words_of(PortfolioVerdict{}),
                                   words_of(FilingKind{}),
                                   words_of(FilingState{}),
                                   words_of(FilingAct{}),
                                   words_of(FilingParty{}),
                                   words_of(portfolio::WarningLevel{}),
                                   words_of(portfolio::Signal{}),
                                   words_of(portfolio::ProposalKind{}),
                                   words_of(portfolio::ProposalReason{}),
                                   words_of(portfolio::OutcomeMeasure{}),
                                   words_of(portfolio::FilingQuestion{}),
                                   words_of(portfolio::QuotaAction{}),
                                   words_of(portfolio::QuotaBoundKind{}),
                                   words_of(portfolio::QuotaLimitKind{}),
                                   words_of(service::WarningScope{}),
                                   words_of(service::ReviewStand{}),
                                   words_of(service::FilingStand{}),
                                   words_of(rulebook::Outcome{}),
                                   words_of(DoubleReason{}),
                                   words_of(DoubleStrength{}),
                                   words_of(ProjectKind{}),
                                   words_of(ProjectStage{}),
                                   words_of(DepartmentLevel{}),
                                   words_of(ClauseKind{}),
                                   words_of(Verdict{}),
                                   words_of(plan::LampColour{}),
                                   words_of(plan::LampReason{}),
                                   words_of(plan::Aspect{}),
                                   words_of(SupplyStep{}),
                                   words_of(PromotionKind{}),
                                   words_of(ScenarioLever{}),
                                   words_of(LinkBasis{}),
                                   words_of(service::ChainKind{}),
                                   words_of(plan::Change{}),
                                   words_of(service::EvidenceOrigin{}),
                                   words_of(service::ProgramSort{}),
                                   words_of(service::Order{}),
                                   words_of(service::ImportMode{}),
                                   words_of(service::FileFormat{}),
                                   words_of(service::HitKind{}),
                                   words_of(JobState{}),
                                   words_of(rulebook::Force{}),
                                   words_of(rulebook::Grade{}),
                                   words_of(Education{}),
                                   words_of(AdvertField{}),
                                   words_of(Cue{}),
                                   words_of(OccupationBasis{}),
                                   words_of(PayPeriod{}),
                                   {matching::kPartNames.begin(), matching::kPartNames.end()},
                                   words_of(ConceptKind{}),
                                   words_of(ListingSide{}),
                                   words_of(ListingKind{}),
                                   words_of(ConceptStanding{}),
                                   words_of(AgreementKind{}),
                                   words_of(AgreementState{}),
                                   words_of(DealState{}),
                                   words_of(DealAct{}),
                                   words_of(DealParty{}),
                                   words_of(AttachmentOwner{}),
                                   words_of(ConsortiumList{}),
                                   words_of(exchange::DueStage{}),
                                   words_of(exchange::CooperationFact{}),
                                   words_of(rulebook::ConditionState{}),
                                   words_of(service::DueSubject{}),
                                   words_of(service::FitReason{})};
// Lists that only the API has: states of the service, and how a column may be empty.
const std::vector<Words> kOnlyInTheApi = {
    {"ok"}, {"sqlite", "memory"}, {"key", "must", "may"}, {"json", "xlsx"}};

bool holds(const std::vector<Words>& lists, const Words& words) {
  return std::ranges::any_of(lists, [&](const Words& each) { return sorted(each) == sorted(words); });
}

TEST(Names, TheApiSpellsEveryEnumerationAsTheProgramDoes) {
  const auto documented = enums_of(kRoot / "docs/api/openapi.yaml");
  ASSERT_GE(documented.size(), kShown.size());
  for (const Words& words : kShown)
    EXPECT_TRUE(holds(documented, words)) << fmt::format("missing from the API: {}", fmt::join(words, " "));
  for (const Words& words : documented) {
    EXPECT_TRUE(holds(kShown, words) || holds(kOnlyInTheApi, words))
        << fmt::format("the program has no enumeration with these words: {}", fmt::join(words, " "));
  }
}

TEST(Names, NoEnumeratorIsSpeltTwiceOrNotAtAll) {
  for (const Words& words : kShown) {
    Words once = sorted(words);
    EXPECT_EQ(std::ranges::unique(once).begin(), once.end()) << words.front();
    EXPECT_THAT(words, testing::Each(testing::Not(testing::IsEmpty())));
  }
}

}  // namespace
}  // namespace langqiao::house
