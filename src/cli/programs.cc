#include <fmt/format.h>

#include "cli/commands.h"
#include "service/json/json_of.h"

namespace langqiao::cli {
namespace {

using namespace service;

std::vector<TableColumnStyle> row_columns(Language language) {
  const auto title = [&](Words words) { return std::string(words.in(language)); };
  return {{title({"代码", "code"})},
          {title({"专业", "program"})},
          {title({"专业类", "class"}), Align::left, 24},
          {title({"专业点", "points"}), Align::right},
          {title({"学校", "schools"}), Align::right},
          {title({"区", "districts"}), Align::right},
          {title({"较2021", "since 2021"}), Align::right},
          {title({"重复设置率", "rate"}), Align::right},
          {title({"全国", "country"}), Align::right},
          {title({"国控", "controlled"})}};
}

std::vector<std::string> cells_of(const ProgramRow& row) {
  return {row.program.code,
          row.program.name,
          row.class_name,
          std::to_string(row.points),
          std::to_string(row.schools),
          std::to_string(row.districts),
          row.growth ? fmt::format("{:+}", *row.growth) : "",
          per_cent(row.rate_bp.basis_points()),
          row.national_points ? with_commas(*row.national_points) : "",
          row.state_controlled ? "K" : ""};
}

}  // namespace

int programs_list(const Desk& desk, const ProgramQuery& query) {
  if (!desk.xlsx.empty()) return write_workbook(desk, programs_report(desk.office, desk.actor, query));
  const auto list = programs(desk.office, desk.actor, query);
  if (!list) return refuse(desk, list.error());
  if (desk.json) {
    fmt::print("{}\n", json_of(*list));
    return static_cast<int>(Exit::done);
  }
  std::vector<std::vector<std::string>> rows;
  for (const ProgramRow& row : list->items) rows.push_back(cells_of(row));
  fmt::print("{}", table(row_columns(desk.language), rows));
  fmt::print(fmt::runtime(
                 Words{"{} 年，共 {} 个专业，显示 {} 个\n", "{}: {} programs, {} shown\n"}.in(desk.language)),
             list->year, list->total, list->items.size());
  return static_cast<int>(Exit::done);
}

int programs_show(const Desk& desk, const std::string& id) {
  if (!desk.xlsx.empty()) return write_workbook(desk, program_report(desk.office, desk.actor, id));
  const auto profile = program(desk.office, desk.actor, id);
  if (!profile) return refuse(desk, profile.error());
  if (desk.json) {
    fmt::print("{}\n", json_of(*profile));
    return static_cast<int>(Exit::done);
  }
  const Language language = desk.language;
  const auto title = [&](Words words) { return std::string(words.in(language)); };
  fmt::print("{}  {}  {}\n\n", profile->row.program.code, profile->row.program.name, profile->edition_title);
  fmt::print("{}\n", table(row_columns(language), {cells_of(profile->row)}));
  std::vector<std::vector<std::string>> schools;
  for (const OfferedBy& each : profile->offered_by) {
    schools.push_back({each.school.name, each.region ? each.region->name : "",
                       std::to_string(each.length_years),
                       each.first_year ? std::to_string(*each.first_year) : "",
                       each.last_year ? std::to_string(*each.last_year) : ""});
  }
  fmt::print("{}\n", table({{title({"开设学校", "offered by"})},
                            {title({"区", "district"})},
                            {title({"学制", "years"}), Align::right},
                            {title({"首年", "from"}), Align::right},
                            {title({"末年", "to"}), Align::right}},
                           schools));
  std::vector<std::vector<std::string>> history;
  for (const ProgramYear& year : profile->history) {
    history.push_back({fmt::format("{}{}", year.year, year.by_name ? "*" : ""), std::to_string(year.points),
                       std::to_string(year.schools),
                       year.national_points ? with_commas(*year.national_points) : ""});
  }
  fmt::print("{}{}\n",
             table({{title({"年", "year"})},
                    {title({"专业点", "points"}), Align::right},
                    {title({"学校", "schools"}), Align::right},
                    {title({"全国", "country"}), Align::right}},
                   history),
             Words{"* 旧版目录，按名称对应", "* an earlier edition of the catalogue, followed by name"}.in(
                 language));
  return static_cast<int>(Exit::done);
}

int programs_duplicates(const Desk& desk, std::optional<int> year, std::int64_t limit) {
  if (!desk.xlsx.empty()) return write_workbook(desk, duplicates_report(desk.office, desk.actor, year));
  const auto found = duplicates(desk.office, desk.actor, year, {.limit = limit});
  if (!found) return refuse(desk, found.error());
  if (desk.json) {
    fmt::print("{}\n", json_of(*found));
    return static_cast<int>(Exit::done);
  }
  fmt::print(
      fmt::runtime(Words{
          "{} 年：{} 个专业点，{} 个专业，其中 {} 个由两所及以上学校开设；重复设置率 {}\n\n",
          "{}: {} points, {} programs, {} of them at two schools or more; duplicate-setting rate {}\n\n"}
                       .in(desk.language)),
      found->year, found->points, found->programs, found->duplicated,
      per_cent(found->rate_bp.basis_points()));
  std::vector<std::vector<std::string>> rows;
  for (const DuplicatedProgram& each : found->items) rows.push_back(cells_of(each.row));
  fmt::print("{}", table(row_columns(desk.language), rows));
  return static_cast<int>(Exit::done);
}

}  // namespace langqiao::cli
