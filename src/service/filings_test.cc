// Filings and warnings as use cases: who may do what, when, and what is kept of it.
#include "service/filings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "city/two_district_city.h"
#include "rulebook/read.h"
#include "service/warnings.h"
#include "store/memory/memory_store.h"

namespace langqiao::service {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using enum FilingState;
using A = FilingAct;

// Two districts, three schools; 护理 and 助产 under state control, 软件技术 not.
class Filings : public testing::Test {
 protected:
  Filings() {
    CityTables city = tests::two_district_city();
    city.editions[0].valid_from = Date(2021, 3, 12);
    Program software = city.programs[0];
    software.id = Id<Program>("voc2021:510203");
    software.code = "510203";
    software.name = "软件技术";
    software.class_code = "5102";
    software.category_name = "电子与信息大类";
    software.state_controlled = false;
    city.programs.push_back(software);
    take(city);
  }
  void take(const CityTables& city) {
    store.replace({.pack = "shanghai", .city = Id<Region>("1")}, city, all_tables(), 1,
                  office.entry(owner, "data.import", "pack shanghai"), {});
  }

  FilingDraft software(const char* school = "s1") const {
    return {.kind = FilingKind::open,
            .school = school,
            .program = "510203",
            .length_years = 3,
            .quota_persons = Persons(40),
            .documents = {"demand", "feasibility", "curriculum", "experts"}};
  }
  FilingDraft midwives() const {
    FilingDraft draft = software("s2");
    draft.program = "520202";
    draft.documents.insert(draft.documents.end(), {"application", "sector"});
    return draft;
  }
  std::string drafted(const FilingDraft& draft) {
    const auto made = draft_filing(office, owner, draft);
    EXPECT_TRUE(made) << (made ? "" : made.error().problem.what.en);
    return made ? made->filing.id : "";
  }
  Answer<FilingView> act(const std::string& id, A what, const char* reason = "",
                         Actor actor = local_owner()) {
    return take_filing_step(office, actor, Id<Filing>(id), what, reason);
  }
  FilingState state(const std::string& id) const {
    return filing(office, owner, Id<Filing>(id))->filing.state;
  }

  MemoryStore store;
  const rulebook::Rulebook book =
      *rulebook::load(*rulebook::files_in(std::string(LANGQIAO_SOURCE_DIR) + "/rulebook"));
  Date today{2026, 10, 12};  // inside both windows for higher-vocational programs
  Office office{
      store, book, {.today = [this] { return today; }, .now = [] { return "2026-10-12T02:00:00Z"; }}};
  const Actor owner = local_owner();
  const Actor dean{.role = Role::school, .name = "dean", .organisation = "s1"};
  const Actor east{.role = Role::district, .name = "east", .district = Id<Region>("11")};
  const Actor officer{.role = Role::city, .name = "officer"};
};

TEST_F(Filings, AnOrdinaryProgramGoesFromDraftToFiledAndIsEvaluated) {
  const std::string id = drafted(software());
  EXPECT_EQ(id, "2026-0001");
  for (const A what : {A::submit, A::check, A::file}) ASSERT_TRUE(act(id, what)) << name_of(what);
  const FilingView view = *filing(office, owner, Id<Filing>(id));
  EXPECT_EQ(view.filing.state, filed);
  EXPECT_FALSE(view.filing.settled);
  EXPECT_EQ(view.filing.deadline->due, Date(2031, 8, 31));
  std::vector<FilingState> way;
  for (const CourseStop& stop : view.course) way.push_back(stop.state);
  EXPECT_THAT(way, ElementsAre(draft, submitted, checked, filed, evaluated));
  EXPECT_TRUE(view.course[3].here);
  EXPECT_FALSE(view.course[4].reached);
  ASSERT_TRUE(act(id, A::pass_evaluation));
  EXPECT_TRUE(filing(office, owner, Id<Filing>(id))->filing.settled);
}

TEST_F(Filings, UnderStateControlItIsForwardedRejectedAppealedAndDecided) {
  const std::string id = drafted(midwives());
  ASSERT_TRUE(act(id, A::submit));
  ASSERT_TRUE(act(id, A::check));
  EXPECT_EQ(act(id, A::file).error().kind, RefusalKind::conflict) << "no filing past the state";
  ASSERT_TRUE(act(id, A::forward));
  EXPECT_EQ(act(id, A::reject).error().problem.what.en, "This step needs a reason");
  ASSERT_TRUE(act(id, A::reject, "师资不足"));
  ASSERT_TRUE(act(id, A::appeal, "已补充师资"));
  ASSERT_TRUE(act(id, A::grant_appeal, "补充材料属实"));
  EXPECT_EQ(state(id), approved);
  const auto history = filing(office, owner, Id<Filing>(id))->history;
  EXPECT_EQ(history.size(), 7u);
  EXPECT_EQ(history[4].reason, "师资不足");
}

TEST_F(Filings, OutsideTheWindowADraftIsKeptAndTheRefusalNamesTheDates) {
  const std::string id = drafted(midwives());
  today = Date(2026, 11, 2);  // the day after the window for programs under state control
  const auto refused = act(id, A::submit);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, RefusalKind::conflict);
  EXPECT_THAT(refused.error().problem.wanted.zh, HasSubstr("2027-09-01 至 2027-11-01"));
  EXPECT_EQ(state(id), draft);
  const FilingView view = *filing(office, owner, Id<Filing>(id));
  EXPECT_FALSE(view.window->open);
  EXPECT_FALSE(view.window->citation.document.empty());
}

struct RoleCase {
  const char* what;
  Role role;
  const char* organisation;
  const char* district;
  bool draft, check, file;
};

TEST_F(Filings, EachStepHasItsRoleAndSchoolsAndDistrictsOnlyTheirOwn) {
  const RoleCase cases[] = {{"the owner", Role::owner, "", "", true, true, true},
                            {"the school", Role::school, "s1", "", true, false, false},
                            {"another school", Role::school, "s2", "", false, false, false},
                            {"its district", Role::district, "", "11", false, true, false},
                            {"another district", Role::district, "", "12", false, false, false},
                            {"the city", Role::city, "", "", false, true, true},
                            {"a department", Role::department, "", "", false, false, false},
                            {"a visitor", Role::visitor, "", "", false, false, false}};
  for (const RoleCase& each : cases) {
    Actor actor{.role = each.role, .name = each.what, .organisation = each.organisation};
    if (*each.district != 0) actor.district = Id<Region>(each.district);
    const auto made = draft_filing(office, actor, software());
    EXPECT_EQ(made.has_value(), each.draft) << each.what;
    EXPECT_TRUE(made || made.error().kind == RefusalKind::forbidden) << each.what;
    const std::string id = made ? made->filing.id : drafted(software());
    ASSERT_TRUE(act(id, A::submit));
    EXPECT_EQ(act(id, A::check, "", actor).has_value(), each.check) << each.what;
    EXPECT_EQ(act(id, A::check).has_value(), !each.check) << each.what << ": once only";
    EXPECT_EQ(act(id, A::file, "", actor).has_value(), each.file) << each.what;
    EXPECT_EQ(act(id, A::withdraw).has_value(), !each.file) << each.what << ": not what is filed";
  }
}

TEST_F(Filings, TheHistorySaysAsWhomAStepWasTaken) {
  const std::string id = draft_filing(office, dean, software())->filing.id;
  act(id, A::submit, "", dean);
  act(id, A::check, "", east);
  act(id, A::file, "", officer);
  std::vector<FilingParty> by;
  const FilingView view = *filing(office, owner, Id<Filing>(id));
  for (const FilingStepView& step : view.history) by.push_back(step.by);
  EXPECT_THAT(
      by, ElementsAre(FilingParty::school, FilingParty::school, FilingParty::district, FilingParty::city));
  EXPECT_EQ(store.audit(1, 0)[0].action, "filing.file");
  EXPECT_EQ(store.audit(1, 0)[0].subject, id);
}

TEST_F(Filings, ABrokenRuleIsPassedOnlyWithAReason) {
  FilingDraft incomplete = software();
  incomplete.documents = {"curriculum"};
  const std::string id = drafted(incomplete);
  ASSERT_TRUE(act(id, A::submit));
  const auto refused = act(id, A::check);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, RefusalKind::malformed);
  EXPECT_TRUE(act(id, A::check, "材料已另行寄达"));
}

struct DraftCase {
  const char* what;
  void (*change)(FilingDraft&);
  const char* where;
};

TEST_F(Filings, WhatCannotBeAFilingIsRefusedWithItsPlace) {
  const DraftCase cases[] = {
      {"no such school", [](FilingDraft& d) { d.school = "nowhere"; }, "school"},
      {"no such program", [](FilingDraft& d) { d.program = "999999"; }, "program"},
      {"offered already", [](FilingDraft& d) { d.program = "520201"; }, "program"},
      {"not offered", [](FilingDraft& d) { d.kind = FilingKind::close; }, "program"},
      {"no length", [](FilingDraft& d) { d.length_years.reset(); }, "length_years"},
      {"nine years", [](FilingDraft& d) { d.length_years = 9; }, "length_years"},
      {"minus one person", [](FilingDraft& d) { d.quota_persons = Persons(-1); }, "quota_persons"},
      {"this year", [](FilingDraft& d) { d.year = SchoolYear(2026); }, "year"},
      {"a far year", [](FilingDraft& d) { d.year = SchoolYear(2032); }, "year"},
      {"a target where there is none", [](FilingDraft& d) { d.into_program = "520201"; }, "into_program"},
      {"an unknown document", [](FilingDraft& d) { d.documents = {"poem"}; }, "documents"},
      {"a long note", [](FilingDraft& d) { d.note = std::string(5000, 'x'); }, "note"}};
  for (const DraftCase& each : cases) {
    FilingDraft wrong = software();
    each.change(wrong);
    const auto made = draft_filing(office, owner, wrong);
    ASSERT_FALSE(made) << each.what;
    EXPECT_EQ(made.error().problem.where, each.where) << each.what;
  }
  EXPECT_THAT(store.filings(), IsEmpty());
}

TEST_F(Filings, AMergeNeedsSomewhereToGo) {
  FilingDraft merge{.kind = FilingKind::merge, .school = "s1", .program = "520201"};
  EXPECT_FALSE(draft_filing(office, owner, merge));
  merge.into_school = "s1";
  EXPECT_FALSE(draft_filing(office, owner, merge)) << "into itself";
  merge.into_school = "s2";
  const auto made = draft_filing(office, owner, merge);
  ASSERT_TRUE(made);
  EXPECT_TRUE(made->filing.state_controlled) << "it becomes an application";
}

TEST_F(Filings, OneFilingAtATimeForAProgramOfASchool) {
  const std::string id = drafted(software());
  const auto second = draft_filing(office, owner, software());
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().problem.where, id);
  act(id, A::withdraw);
  EXPECT_EQ(drafted(software()), "2026-0002");
}

TEST_F(Filings, ADraftIsWrittenAnewAndNothingElseIs) {
  const std::string id = drafted(software());
  FilingDraft better = software();
  better.quota_persons = Persons(60);
  better.school = "s2";  // stays what it was
  const auto revised = revise_filing(office, owner, Id<Filing>(id), better);
  ASSERT_TRUE(revised);
  EXPECT_EQ(revised->quota_persons, Persons(60));
  EXPECT_EQ(revised->filing.school.id, "s1");
  act(id, A::submit);
  EXPECT_EQ(revise_filing(office, owner, Id<Filing>(id), better).error().kind, RefusalKind::conflict);
}

TEST_F(Filings, WhatIsSentBackIsADraftAgainAndItsCourseSaysSo) {
  const std::string id = drafted(software());
  act(id, A::submit);
  act(id, A::send_back, "缺少专家意见");
  const FilingView view = *filing(office, owner, Id<Filing>(id));
  EXPECT_EQ(view.filing.state, draft);
  EXPECT_TRUE(view.course.front().here);
  EXPECT_FALSE(view.course[1].reached);
  EXPECT_EQ(view.history.size(), 3u);
}

TEST_F(Filings, AnAppealAfterItsTimeIsRefusedAndWhatIsLateIsOverdue) {
  const std::string id = drafted(software());
  act(id, A::submit);
  today = Date(2026, 11, 12);  // 31 days later
  const FilingList list = *filings(office, owner, {});
  EXPECT_EQ(list.counts.overdue, 1);
  EXPECT_TRUE(list.items.at(0).deadline->overdue);
  ASSERT_TRUE(act(id, A::reject, "不符合规划"));
  today = Date(2027, 1, 12);  // 61 days after the refusal
  const auto late = act(id, A::appeal, "不同意");
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().problem.what.en, "The time for an appeal has passed");
  today = Date(2027, 1, 11);
  EXPECT_TRUE(act(id, A::appeal, "不同意"));
}

TEST_F(Filings, AFilingOfASchoolThatTheDataHasLostIsNotLost) {
  const std::string id = drafted(software());
  take(tests::two_district_city());  // without the program
  EXPECT_EQ(filing(office, owner, Id<Filing>(id)).error().kind, RefusalKind::conflict);
  EXPECT_THAT(filings(office, owner, {})->items, IsEmpty());
  EXPECT_EQ(store.filings().size(), 1u);
}

TEST_F(Filings, TheFormNamesDocumentsAndWindow) {
  const auto form = filing_form(office, owner, FilingKind::open, "520202");
  ASSERT_TRUE(form);
  EXPECT_TRUE(form->state_controlled);
  EXPECT_EQ(form->documents.size(), 6u);
  EXPECT_TRUE(form->window->open);
}

// --- warnings ---

class Warned : public Filings {
 protected:
  Warned() {
    CityTables city = tests::two_district_city();
    for (const int year : {2023, 2024, 2025}) {
      city.points.push_back({Id<Offering>("o3"), SchoolYear(year), 1, tests::measured()});
      city.enrolments.push_back(
          {Id<Offering>("o3"), SchoolYear(year), Persons(40), Persons(0), Persons(0), tests::synthetic()});
    }
    std::erase_if(city.points, [seen = 0](const ProgramPoint& point) mutable {
      return point.offering.text() == "o3" && point.year.begins() == 2025 && ++seen > 1;
    });
    take(city);
  }
  static constexpr const char* kSubject = "voc2021:520202";
};

TEST_F(Warned, AProgramWithoutEntrantsStandsOpenUntilAPersonReviewsIt) {
  const WarningList before = *warnings(office, owner, {});
  ASSERT_EQ(before.total, 1);
  EXPECT_EQ(before.items[0].subject, kSubject);
  EXPECT_EQ(before.items[0].quality, Quality::synthetic);
  EXPECT_EQ(before.counts.open, 1);

  const auto kept = review_result(office, officer, PortfolioResult::warning, kSubject,
                                  {.verdict = PortfolioVerdict::dismissed, .reason = "新校区明年招生"});
  ASSERT_TRUE(kept);
  const WarningList after = *warnings(office, owner, {});
  EXPECT_EQ(after.items[0].level, portfolio::WarningLevel::warn) << "the result stays";
  EXPECT_EQ(after.items[0].review->reason, "新校区明年招生");
  EXPECT_EQ(after.counts.open, 0);
  EXPECT_EQ(store.audit(1, 0)[0].action, "portfolio.review");

  ASSERT_TRUE(undo_review_of_result(office, officer, PortfolioResult::warning, kSubject));
  EXPECT_EQ(warnings(office, owner, {})->counts.open, 1);
  EXPECT_FALSE(undo_review_of_result(office, officer, PortfolioResult::warning, kSubject));
}

TEST_F(Warned, WhatIsPostponedIsOpenAgainOnItsDay) {
  const ReviewSaid said{PortfolioVerdict::postponed, "等就业数据", Date(2026, 12, 1)};
  ASSERT_TRUE(review_result(office, officer, PortfolioResult::warning, kSubject, said));
  EXPECT_EQ(warnings(office, owner, {})->counts.open, 0);
  today = Date(2026, 12, 1);
  EXPECT_EQ(warnings(office, owner, {})->counts.open, 1);
}

TEST_F(Warned, AReviewNeedsAReasonADayWhereItIsPostponedAndSomethingToReview) {
  const auto review = [&](const char* subject, const ReviewSaid& said, Actor actor = local_owner()) {
    const auto kept = review_result(office, actor, PortfolioResult::warning, subject, said);
    EXPECT_FALSE(kept);
    return kept ? RefusalKind::no_city : kept.error().kind;
  };
  using enum PortfolioVerdict;
  EXPECT_EQ(review(kSubject, {accepted, " ", {}}), RefusalKind::malformed);
  EXPECT_EQ(review(kSubject, {postponed, "等", {}}), RefusalKind::malformed);
  EXPECT_EQ(review(kSubject, {postponed, "等", today}), RefusalKind::malformed);
  EXPECT_EQ(review(kSubject, {accepted, "好", Date(2027, 1, 1)}), RefusalKind::malformed);
  EXPECT_EQ(review("voc2021:520201", {accepted, "好", {}}), RefusalKind::missing) << "nothing is warned of";
  EXPECT_EQ(review("nothing", {accepted, "好", {}}), RefusalKind::missing);
  EXPECT_EQ(review(kSubject, {accepted, "好", {}}, dean), RefusalKind::forbidden);
  EXPECT_THAT(store.portfolio_reviews(), IsEmpty());
}

TEST_F(Warned, ByScopeTheSameIsSaidOfTheSchool) {
  const WarningList sites = *warnings(office, owner, {.scope = WarningScope::sites});
  ASSERT_EQ(sites.total, 1);
  EXPECT_EQ(sites.items[0].subject, "voc2021:520202@s1");
  EXPECT_EQ(sites.items[0].region->id, "11");
}

}  // namespace
}  // namespace langqiao::service
