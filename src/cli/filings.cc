#include <fmt/format.h>

#include "cli/commands.h"
#include "service/json/json_of.h"

namespace langqiao::cli {
namespace {

using namespace service;

template <class E>
std::string listed(const std::vector<E>& all) {
  std::string text;
  for (const E each : all) text += (text.empty() ? "" : ", ") + std::string(name_of(each));
  return text;
}

std::string due(const FilingRow& row) {
  if (!row.deadline) return "";
  return row.deadline->due.iso() + (row.deadline->overdue ? " !" : "");
}

std::vector<TableColumnStyle> row_columns(Language language) {
  const auto title = [&](Words words) { return std::string(words.in(language)); };
  return {{title({"编号", "id"})},
          {title({"类型", "kind"})},
          {title({"学校", "school"}), Align::left, 24},
          {title({"专业", "program"})},
          {title({"国控", "controlled"})},
          {title({"学年", "year"}), Align::right},
          {title({"状态", "state"})},
          {title({"等待", "waits for"})},
          {title({"时限", "due"})}};
}

std::vector<std::string> cells_of(const FilingRow& row) {
  return {row.id,
          std::string(name_of(row.kind)),
          row.school.name,
          row.program.name,
          row.state_controlled ? "K" : "",
          std::to_string(row.year),
          std::string(name_of(row.state)),
          listed(row.waits_for),
          due(row)};
}

void print_course(const FilingView& view) {
  std::string line;
  for (const CourseStop& stop : view.course) {
    const std::string day = stop.reached ? " " + stop.reached->iso() : "";
    line += fmt::format("{}{}{}{}{}", line.empty() ? "" : " → ", stop.here ? "[" : "", name_of(stop.state),
                        day, stop.here ? "]" : "");
  }
  fmt::print("{}\n", line);
}

void print_checks(const FilingView& view, Language language) {
  const auto title = [&](Words words) { return std::string(words.in(language)); };
  std::vector<std::vector<std::string>> rows;
  for (const FilingCheckView& check : view.checks) {
    std::string more;
    for (const Wording& each : check.missing) more += (more.empty() ? "" : "；") + each.in(language);
    for (const Named& each : check.schools) more += (more.empty() ? "" : "；") + each.name;
    rows.push_back({std::string(name_of(check.question)), std::string(name_of(check.finding.outcome)),
                    check.finding.actual ? check.finding.actual->in(language) : "",
                    check.finding.limit ? check.finding.limit->in(language) : "", more,
                    check.finding.citation
                        ? check.finding.citation->document + " " + check.finding.citation->article
                        : ""});
  }
  fmt::print("\n{}", table({{title({"核查", "check"})},
                            {title({"结论", "outcome"})},
                            {title({"实际", "actual"}), Align::right},
                            {title({"界线", "limit"}), Align::right},
                            {title({"缺少或相关", "missing or concerned"}), Align::left, 40},
                            {title({"依据", "basis"}), Align::left, 50}},
                           rows));
}

int show(const Desk& desk, const Answer<FilingView>& answer) {
  if (!answer) return refuse(desk, answer.error());
  if (desk.json) {
    fmt::print("{}\n", json_of(*answer));
    return static_cast<int>(Exit::done);
  }
  const FilingView& view = *answer;
  const auto say = [&](Words words) { return words.in(desk.language); };
  fmt::print("{}", table(row_columns(desk.language), {cells_of(view.filing)}));
  print_course(view);
  if (view.window) {
    fmt::print(fmt::runtime(say({"申报时间 {} 至 {}（{}）\n", "window {} to {} ({})\n"})),
               view.window->opens.iso(), view.window->closes.iso(),
               view.window->open ? say({"开放", "open"}) : say({"未开放", "closed"}));
  }
  print_checks(view, desk.language);
  for (const FilingStepView& step : view.history) {
    fmt::print("{:>3}  {}  {}  {} → {}  {}  {}\n", step.seq, step.at, name_of(step.act), name_of(step.from),
               name_of(step.to), step.actor, step.reason);
  }
  std::string next;
  for (const NextStep& step : view.next) next += (next.empty() ? "" : ", ") + std::string(name_of(step.act));
  fmt::print("{}  {}\n", say({"下一步", "next"}), next.empty() ? say({"已办结", "settled"}) : next);
  return static_cast<int>(Exit::done);
}

}  // namespace

int filings_list(const Desk& desk, const FilingQuery& query) {
  if (!desk.xlsx.empty()) return write_workbook(desk, filings_report(desk.office, desk.actor, query));
  const auto list = filings(desk.office, desk.actor, query);
  if (!list) return refuse(desk, list.error());
  if (desk.json) {
    fmt::print("{}\n", json_of(*list));
    return static_cast<int>(Exit::done);
  }
  std::vector<std::vector<std::string>> rows;
  for (const FilingRow& row : list->items) rows.push_back(cells_of(row));
  fmt::print("{}", table(row_columns(desk.language), rows));
  fmt::print(fmt::runtime(Words{"办理中 {}，逾期 {}，已办结 {}\n", "{} open, {} overdue, {} settled\n"}.in(
                 desk.language)),
             list->counts.open, list->counts.overdue, list->counts.settled);
  return static_cast<int>(Exit::done);
}

int filings_show(const Desk& desk, const std::string& id) {
  return show(desk, filing(desk.office, desk.actor, Id<Filing>(id)));
}

int filings_draft(const Desk& desk, const FilingDraft& draft) {
  return show(desk, draft_filing(desk.office, desk.actor, draft));
}

int filings_step(const Desk& desk, const std::string& id, FilingAct act, const std::string& reason) {
  return show(desk, take_filing_step(desk.office, desk.actor, Id<Filing>(id), act, reason));
}

}  // namespace langqiao::cli
