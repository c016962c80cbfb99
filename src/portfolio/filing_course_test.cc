#include "portfolio/filing_course.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>

#include "portfolio/test_town.h"

namespace langqiao::portfolio {
namespace {

using enum FilingState;

Filing filing(FilingState state, bool controlled = false, FilingKind kind = FilingKind::open) {
  return {.id = Id<Filing>("2026-0001"),
          .kind = kind,
          .year = SchoolYear(2027),
          .length_years = 3,
          .state_controlled = controlled,
          .state = state,
          .since = Date(2026, 10, 1)};
}

TEST(FilingCourse, AnOrdinaryProgramIsFiledAndOneUnderStateControlIsForwarded) {
  EXPECT_NE(transition(filing(checked), FilingAct::file), nullptr);
  EXPECT_EQ(transition(filing(checked), FilingAct::forward), nullptr);
  EXPECT_EQ(transition(filing(checked, true), FilingAct::file), nullptr);
  EXPECT_NE(transition(filing(checked, true), FilingAct::forward), nullptr);
}

TEST(FilingCourse, AnAppealThatIsGrantedLeadsWhereTheFilingWanted) {
  EXPECT_EQ(transition(filing(appealed), FilingAct::grant_appeal)->to, filed);
  EXPECT_EQ(transition(filing(appealed, true), FilingAct::grant_appeal)->to, approved);
}

TEST(FilingCourse, OnlyWhatOpensAProgramIsEvaluated) {
  EXPECT_FALSE(is_settled(filing(filed)));
  EXPECT_TRUE(is_settled(filing(filed, false, FilingKind::close)));
  EXPECT_EQ(regular_course(filing(draft, false, FilingKind::close)).back(), filed);
  EXPECT_EQ(regular_course(filing(draft, true)).back(), evaluated);
}

TEST(FilingCourse, TheRegularCourseFollowsTheTable) {
  for (const bool controlled : {false, true}) {
    for (const auto& [kind, name] : names(FilingKind{})) {
      const auto course = regular_course(filing(draft, controlled, kind));
      for (std::size_t at = 0; at + 1 < course.size(); ++at) {
        const auto next = next_transitions(filing(course[at], controlled, kind));
        EXPECT_TRUE(
            std::ranges::any_of(next, [&](const Transition& line) { return line.to == course[at + 1]; }))
            << name << " from " << name_of(course[at]);
      }
    }
  }
}

TEST(FilingCourse, FromEveryStateOfEveryFilingSomethingFinalIsReached) {
  for (const bool controlled : {false, true}) {
    for (const auto& [kind, kind_name] : names(FilingKind{})) {
      std::set<FilingState> seen = {draft};
      bool settled = false;
      for (bool grown = true; grown;) {
        grown = false;
        for (const FilingState state : std::set(seen)) {
          const Filing now = filing(state, controlled, kind);
          settled = settled || is_settled(now);
          for (const Transition& line : next_transitions(now)) grown = seen.insert(line.to).second || grown;
        }
      }
      EXPECT_TRUE(settled) << kind_name;
      EXPECT_EQ(seen.contains(forwarded), controlled) << kind_name;
      EXPECT_EQ(seen.contains(evaluated), kind == FilingKind::open) << kind_name;
    }
  }
}

TEST(FilingCourse, AWindowIsOpenOnBothItsLastDaysAndAfterwardsTheNextOneIsNamed) {
  const rulebook::YearlyWindow autumn{{9, 1}, {11, 1}};
  EXPECT_TRUE(window_at(autumn, Date(2026, 9, 1)).holds(Date(2026, 9, 1)));
  EXPECT_TRUE(window_at(autumn, Date(2026, 11, 1)).holds(Date(2026, 11, 1)));
  EXPECT_EQ(window_at(autumn, Date(2026, 11, 2)), (DatedWindow{Date(2027, 9, 1), Date(2027, 11, 1)}));
  EXPECT_EQ(window_at(autumn, Date(2026, 3, 1)), (DatedWindow{Date(2026, 9, 1), Date(2026, 11, 1)}));
}

TEST(FilingCourse, AWindowMayLieOverNewYear) {
  const rulebook::YearlyWindow winter{{12, 1}, {1, 31}};
  EXPECT_EQ(window_at(winter, Date(2026, 12, 5)), (DatedWindow{Date(2026, 12, 1), Date(2027, 1, 31)}));
  EXPECT_EQ(window_at(winter, Date(2027, 1, 31)), (DatedWindow{Date(2026, 12, 1), Date(2027, 1, 31)}));
  EXPECT_EQ(window_at(winter, Date(2027, 2, 1)), (DatedWindow{Date(2027, 12, 1), Date(2028, 1, 31)}));
}

TEST(FilingCourse, TheWindowGoesByLevelAndStateControl) {
  const auto closes = [](ProgramLevel level, bool controlled) {
    const auto window = filing_window(level, controlled, in_shanghai(Date(2026, 1, 5)), shipped_rules());
    return window ? std::optional(window->dates.closes) : std::nullopt;
  };
  EXPECT_EQ(closes(ProgramLevel::bachelor, false), Date(2026, 7, 31));
  EXPECT_EQ(closes(ProgramLevel::higher_vocational, true), Date(2026, 11, 1));
  EXPECT_EQ(closes(ProgramLevel::higher_vocational, false), Date(2026, 12, 31));
  EXPECT_EQ(closes(ProgramLevel::secondary_vocational, false), std::nullopt) << "no rule, no window";
}

TEST(FilingCourse, DeadlinesCountFromTheLatestStepAndNameWhoActs) {
  const auto due = [](const Filing& of) { return filing_deadline(of, in_shanghai(), shipped_rules()); };
  EXPECT_FALSE(due(filing(draft)));
  EXPECT_EQ(due(filing(submitted))->due, Date(2026, 10, 31));
  EXPECT_EQ(due(filing(submitted))->by, FilingParty::district);
  EXPECT_EQ(due(filing(rejected))->by, FilingParty::school);
  EXPECT_EQ(due(filing(rejected))->due, Date(2026, 11, 30));
  EXPECT_FALSE(due(filing(withdrawn)));
}

TEST(FilingCourse, TheEvaluationIsDueAYearAfterTheFirstGraduates) {
  const auto due = filing_deadline(filing(filed), in_shanghai(), shipped_rules());
  ASSERT_TRUE(due);  // entered in September 2027, finished by the summer of 2030
  EXPECT_EQ(due->due, Date(2031, 8, 31));
  Filing without_length = filing(filed);
  without_length.length_years.reset();
  EXPECT_FALSE(filing_deadline(without_length, in_shanghai(), shipped_rules()));
  EXPECT_FALSE(filing_deadline(filing(filed, false, FilingKind::close), in_shanghai(), shipped_rules()));
}

}  // namespace
}  // namespace langqiao::portfolio
