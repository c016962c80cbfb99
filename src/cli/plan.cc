#include <algorithm>
#include <fmt/format.h>

#include "cli/commands.h"
#include "plan/names.h"
#include "service/json/json_of.h"

namespace langqiao::cli {
namespace {

using namespace service;

std::string joined_names(const std::vector<Named>& names) {
  std::vector<std::string_view> texts;
  for (const Named& each : names) texts.push_back(each.name);
  return fmt::format("{}", fmt::join(texts, "、"));
}

void print_head(const PlanHead& head, Language language) {
  fmt::print("{}  {}\n", head.title, head.number);
  if (head.issued) fmt::print("{}  {}\n", Words{"发文日期", "issued"}.in(language), head.issued->iso());
  if (!head.issuers.empty())
    fmt::print("{}  {}\n", Words{"发文单位", "issuers"}.in(language), joined_names(head.issuers));
}

std::string range_of(const TargetView& target) {
  std::string text;
  if (target.least) text = std::to_string(*target.least);
  if (target.most && target.most != target.least)
    text += (text.empty() ? "≤" : "–") + std::to_string(*target.most);
  text += target.unit;
  if (target.approximate) text += "±";
  if (text.empty()) text = target.qualitative;
  return target.deadline_year ? fmt::format("{} → {}", text, *target.deadline_year) : text;
}

void print_reading(const PlanReading& reading, Language language) {
  print_head(reading.head, language);
  for (const ClauseView& clause : reading.clauses) {
    const auto depth = static_cast<std::size_t>(std::ranges::count(clause.path, '.'));
    fmt::print("{}{}{}\n", std::string(depth * 2, ' '), clause.label,
               clause.heading.empty() ? fmt::format("[{}]", name_of(clause.kind)) : clause.heading);
    for (const DutyView& duty : reading.duties) {
      if (duty.clause != clause.path) continue;
      fmt::print("{}  · {} {}{}\n", std::string(depth * 2, ' '), name_of(duty.role), duty.unit,
                 duty.known
                     ? (duty.departments.size() > 1 ? fmt::format(" ({})", duty.departments.size()) : "")
                     : " ?");
    }
    for (const TargetView& target : reading.targets) {
      if (target.clause != clause.path) continue;
      fmt::print("{}  → {} {}\n", std::string(depth * 2, ' '), target.subject, range_of(target));
    }
  }
  if (!reading.notes.empty()) fmt::print("\n{}\n", Words{"请核对：", "To look at:"}.in(language));
  for (const ReadingNote& note : reading.notes) {
    fmt::print("  {} {} [{}–{}] {} → {}\n", note.clause, note.kind, note.span.begin, note.span.end,
               note.found, note.wanted);
  }
}

int print_plan(const Desk& desk, const Answer<PlanReading>& reading) {
  if (!reading) return refuse(desk, reading.error());
  if (desk.json) {
    fmt::print("{}\n", json_of(*reading));
  } else {
    print_reading(*reading, desk.language);
  }
  return static_cast<int>(Exit::done);
}

}  // namespace

int plan_import(const Desk& desk, const PlanImportOptions& options) {
  const auto bytes = bytes_of(options.file, {"文本或 docx 文件", "a text or docx file"});
  if (!bytes) return refuse(desk, bytes.error());
  return print_plan(
      desk, import_plan(
                desk.office, desk.actor,
                {.bytes = *bytes, .filename = options.file.filename().string(), .dry_run = options.dry_run}));
}

int plan_show(const Desk& desk, const std::string& id) {
  if (!desk.xlsx.empty()) return write_workbook(desk, plan_report(desk.office, desk.actor, Id<Plan>(id)));
  return print_plan(desk, service::plan(desk.office, desk.actor, Id<Plan>(id)));
}

int plan_list(const Desk& desk) {
  const auto list = plans(desk.office, desk.actor);
  if (!list) return refuse(desk, list.error());
  if (desk.json) {
    fmt::print("{}\n", json_of(*list));
    return static_cast<int>(Exit::done);
  }
  std::vector<std::vector<std::string>> rows;
  for (const PlanRow& row : list->items) {
    rows.push_back({row.head.id, row.head.title, row.head.number, std::to_string(row.clauses),
                    std::to_string(row.duties), std::to_string(row.targets),
                    std::to_string(row.unknown_units)});
  }
  const auto title = [&](Words words) { return std::string(words.in(desk.language)); };
  fmt::print("{}", table({{"id"},
                          {title({"标题", "title"}), Align::left, 60},
                          {title({"文号", "number"})},
                          {title({"条款", "clauses"}), Align::right},
                          {title({"责任", "duties"}), Align::right},
                          {title({"目标", "targets"}), Align::right},
                          {title({"未识别单位", "unknown units"}), Align::right}},
                         rows));
  return static_cast<int>(Exit::done);
}

int plan_compare(const Desk& desk, const std::string& newer, const std::string& older) {
  const auto comparison = compare_plans(desk.office, desk.actor, Id<Plan>(newer), Id<Plan>(older));
  if (!comparison) return refuse(desk, comparison.error());
  if (desk.json) {
    fmt::print("{}\n", json_of(*comparison));
    return static_cast<int>(Exit::done);
  }
  std::vector<std::vector<std::string>> rows;
  for (const auto& change : comparison->items) {
    rows.push_back({std::string(name_of(change.change)), change.older_path, change.newer_path,
                    change.newer_heading.empty() ? change.older_heading : change.newer_heading,
                    per_cent(change.similarity.basis_points())});
  }
  const auto title = [&](Words words) { return std::string(words.in(desk.language)); };
  fmt::print("{}", table({{title({"变化", "change"})},
                          {title({"旧", "old"})},
                          {title({"新", "new"})},
                          {title({"标题", "heading"}), Align::left, 60},
                          {title({"相似", "alike"}), Align::right}},
                         rows));
  return static_cast<int>(Exit::done);
}

int plan_delete(const Desk& desk, const std::string& id) {
  const auto deleted = delete_plan(desk.office, desk.actor, Id<Plan>(id));
  if (!deleted) return refuse(desk, deleted.error());
  if (!desk.json) fmt::print(fmt::runtime(Words{"已删除 {}\n", "{} deleted\n"}.in(desk.language)), id);
  return static_cast<int>(Exit::done);
}

}  // namespace langqiao::cli
