#include "service/policy_push.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "city/two_district_city.h"
#include "rulebook/read.h"
#include "store/memory/memory_store.h"

namespace langqiao::service {
namespace {

using testing::Contains;
using testing::IsEmpty;
using testing::Not;

class PolicyPush : public testing::Test {
 protected:
  // One enterprise a stage; a zone with rules of its own; clauses about a region, its focus and an industry.
  PolicyPush() {
    CityTables city = tests::two_district_city();
    city.editions.push_back(
        {Id<Edition>("ind2017"), CatalogueKind::industry, "2017", "", {}, {}, tests::measured()});
    city.industries = {
        {Id<Industry>("Q"), Id<Edition>("ind2017"), 1, "卫生和社会工作", {}, tests::measured()}};
    city.regions.push_back({.id = Id<Region>("lingang"),
                            .kind = RegionKind::zone,
                            .name = "临港新片区",
                            .focus = {"智能制造"},
                            .provenance = tests::measured()});
    const auto enterprise = [](const char* id, CultivationStage stage, const char* region) {
      return Organisation{.id = Id<Organisation>(id),
                          .name = id,
                          .region = Id<Region>(region),
                          .stage = stage,
                          .provenance = tests::measured()};
    };
    city.organisations = {enterprise("new", CultivationStage::none, "11"),
                          enterprise("grown", CultivationStage::in_cultivation, "lingang"),
                          enterprise("e1", CultivationStage::certified, "12")};
    city.organisations[0].industry = Id<Industry>("Q");
    const auto clause = [](const char* path, const char* heading, const char* summary) {
      return PlanClause{Id<Plan>("p"), path, "", "", heading, summary, tests::measured()};
    };
    city.plan_clauses.push_back(clause("2", "东区先行", ""));
    city.plan_clauses.push_back(clause("3", "重点领域", "发展智能制造"));
    city.plan_clauses.push_back(clause("4", "扩大卫生和社会工作人才培养", ""));
    store.replace({.pack = "shanghai", .city = Id<Region>("1")}, city, all_tables(), 1,
                  office.entry(local_owner(), "data.import", "pack"), {});
  }
  FittingPolicies of(const char* id) {
    return *fitting_policies(office, local_owner(), Id<Organisation>(id));
  }
  static std::vector<std::string> rules(const FittingPolicies& found) {
    std::vector<std::string> ids;
    for (const FittingRule& each : found.rules) ids.push_back(each.rule);
    return ids;
  }
  static std::vector<std::pair<std::string, FitReason>> clauses(const FittingPolicies& found) {
    std::vector<std::pair<std::string, FitReason>> paths;
    for (const FittingClause& each : found.clauses) paths.emplace_back(each.clause, each.reason);
    return paths;
  }

  MemoryStore store;
  const rulebook::Rulebook book =
      *rulebook::load(*rulebook::files_in(std::string(LANGQIAO_SOURCE_DIR) + "/rulebook"));
  Office office{
      store, book, {.today = [] { return Date(2026, 2, 2); }, .now = [] { return "2026-02-02T02:00:00Z"; }}};
};

TEST_F(PolicyPush, WhoIsNotYetInCultivationLearnsWhatItTakes) {
  EXPECT_THAT(rules(of("new")), Contains("certification.conditions"));
  EXPECT_THAT(rules(of("grown")), Not(Contains("certification.conditions")));
  EXPECT_THAT(rules(of("grown")), Contains("surcharge.offset_share"));
  EXPECT_THAT(rules(of("e1")), Contains("certification.withdrawal_grounds"));
}

TEST_F(PolicyPush, RulesOfAPlaceGoToThoseWhoAreThere) {
  EXPECT_THAT(rules(of("grown")), Contains("subsidy.new_base_share"));
  EXPECT_THAT(rules(of("new")), Not(Contains("subsidy.new_base_share")));
}

TEST_F(PolicyPush, RulesOfInternshipsGoToThoseWhoAgreedAboutThem) {
  EXPECT_THAT(rules(of("new")), Not(Contains("internship.pay_least")));
  const Deal deal{.id = Id<Deal>("d"), .need = Id<Listing>("n"), .offer = Id<Listing>("o")};
  const Agreement agreed{
      .id = Id<Agreement>("a"),
      .kind = AgreementKind::internship,
      .school = Id<School>("s1"),
      .organisation = Id<Organisation>("new"),
      .signed_on = Date(2026, 1, 1),
      .state = AgreementState::agreed,
      .provenance = {Id<Source>("langqiao.exchange"), Date(2026, 1, 1), Quality::measured}};
  ASSERT_TRUE(store.take_deal_step({deal, {.deal = deal.id}, agreed, {}}, {}));
  EXPECT_THAT(rules(of("new")), Contains("internship.pay_least"));
}

TEST_F(PolicyPush, ClausesComeWithTheWordThatBothHave) {
  EXPECT_THAT(clauses(of("new")),
              testing::ElementsAre(std::pair("2", FitReason::region), std::pair("4", FitReason::industry)));
  EXPECT_THAT(clauses(of("grown")), testing::ElementsAre(std::pair("3", FitReason::focus)));
  EXPECT_THAT(clauses(of("e1")), IsEmpty());
}

TEST_F(PolicyPush, WhoIsNotInTheCityIsToldSo) {
  EXPECT_EQ(fitting_policies(office, local_owner(), Id<Organisation>("x")).error().kind,
            RefusalKind::missing);
}

}  // namespace
}  // namespace langqiao::service
