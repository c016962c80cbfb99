#include <algorithm>

#include "service/json/body.h"
#include "service/json/findings.h"

namespace langqiao::service {

BOOST_DESCRIBE_STRUCT(DeadlineView, (), (by, due, overdue, rule))
BOOST_DESCRIBE_STRUCT(WindowView, (), (opens, closes, open, rule, citation))
BOOST_DESCRIBE_STRUCT(NextStep, (), (act, to, by, needs_reason, mine))
BOOST_DESCRIBE_STRUCT(FilingRow, (),
                      (id, kind, school, region, program, into_program, into_school, year, state_controlled,
                       state, since, settled, waits_for, deadline))
BOOST_DESCRIBE_STRUCT(CourseStop, (), (state, reached, here))
BOOST_DESCRIBE_STRUCT(FilingStepView, (), (seq, act, from, to, by, actor, at, reason))
BOOST_DESCRIBE_STRUCT(FilingView, (),
                      (filing, length_years, quota_persons, note, basis, documents, checks, course, next,
                       window, history))
BOOST_DESCRIBE_STRUCT(FilingCounts, (), (open, overdue, settled))
BOOST_DESCRIBE_STRUCT(FilingList, (), (today, items, total, counts))
BOOST_DESCRIBE_STRUCT(FilingForm, (), (program, state_controlled, documents, window))

shape::json::value shape_of(const DocumentView& from) {
  return shape::json::object{
      {"id", from.id}, {"title_zh", from.title.zh}, {"title_en", from.title.en}, {"present", from.present}};
}

shape::json::value shape_of(const FilingCheckView& from) {
  shape::json::array zh, en;
  for (const Wording& each : from.missing) {
    zh.push_back(shape::value_of(each.zh));
    en.push_back(shape::value_of(each.en));
  }
  return shape::json::object{{"question", shape::value_of(from.question)},
                             {"finding", shape::value_of(from.finding)},
                             {"missing_zh", std::move(zh)},
                             {"missing_en", std::move(en)},
                             {"schools", shape::value_of(from.schools)}};
}

std::string json_of(const FilingList& filings) { return shape::text_of(filings); }
std::string json_of(const FilingView& filing) { return shape::text_of(filing); }
std::string json_of(const FilingForm& form) { return shape::text_of(form); }

Result<FilingDraft, Problem> filing_draft_from(std::string_view json) {
  Body body(json, {"申请无法读取", "The filing cannot be read"},
            {"请按接口文件中的 FilingRequest 发送", "Send a FilingRequest as the API document has it"});
  const auto text = [&](std::string_view name) { return body.get<std::string>(name).value_or(""); };
  FilingDraft draft{.kind = body.need<FilingKind>("kind"),
                    .school = body.need<std::string>("school"),
                    .program = body.need<std::string>("program"),
                    .into_program = text("into_program"),
                    .into_school = text("into_school"),
                    .documents = body.texts("documents"),
                    .note = text("note"),
                    .basis = text("basis")};
  constexpr std::int64_t kFirstYear = 1900, kLastYear = 2199, kMostLength = 99;
  if (const auto year = body.whole("year"))
    draft.year = SchoolYear(static_cast<int>(std::clamp(*year, kFirstYear, kLastYear)));
  if (const auto length = body.whole("length_years"))
    draft.length_years = static_cast<int>(std::clamp<std::int64_t>(*length, 0, kMostLength));
  if (const auto quota = body.whole("quota_persons")) draft.quota_persons = Persons(*quota);
  if (auto problem = body.problem()) return Failure<Problem>(std::move(*problem));
  return draft;
}

Result<FilingStepSaid, Problem> filing_step_from(std::string_view json) {
  Body body(json, {"办理内容无法读取", "The step cannot be read"},
            {"请发送 act，需要时加 reason", "Send an act, and a reason where one is needed"});
  FilingStepSaid said{.act = body.need<FilingAct>("act"),
                      .reason = body.get<std::string>("reason").value_or("")};
  if (auto problem = body.problem()) return Failure<Problem>(std::move(*problem));
  return said;
}

}  // namespace langqiao::service
