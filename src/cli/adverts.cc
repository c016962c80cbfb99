#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "cli/commands.h"
#include "service/json/json_of.h"

namespace langqiao::cli {
namespace {

using namespace service;

void print_groups(const Desk& desk, Words what, const std::vector<AdvertGroup>& groups) {
  const auto title = [&](Words words) { return std::string(words.in(desk.language)); };
  std::vector<std::vector<std::string>> rows;
  for (const AdvertGroup& each : groups) {
    const auto pay = [&](std::int64_t PayQuartilesView::* part) {
      return each.pay ? std::to_string((*each.pay).*part) : std::string();
    };
    rows.push_back({each.id, each.name, std::to_string(each.adverts), pay(&PayQuartilesView::lower),
                    pay(&PayQuartilesView::median), pay(&PayQuartilesView::upper)});
  }
  fmt::print("{}\n", table({{title({"编号", "id"}), Align::left, 24},
                            {title(what), Align::left, 36},
                            {title({"条数", "adverts"}), Align::right},
                            {title({"下四分位", "lower quartile"}), Align::right},
                            {title({"中位数", "median"}), Align::right},
                            {title({"上四分位", "upper quartile"}), Align::right}},
                           rows));
}

constexpr std::array<std::pair<reading::AdvertColumn, Words>, 13> kColumns{
    {{reading::AdvertColumn::id, {"编号", "id"}},
     {reading::AdvertColumn::title, {"职位名称", "title"}},
     {reading::AdvertColumn::text, {"职位描述", "text"}},
     {reading::AdvertColumn::tags, {"标签", "tags"}},
     {reading::AdvertColumn::pay, {"薪资", "pay"}},
     {reading::AdvertColumn::pay_least, {"最低薪资", "least pay"}},
     {reading::AdvertColumn::pay_most, {"最高薪资", "most pay"}},
     {reading::AdvertColumn::education, {"学历", "schooling"}},
     {reading::AdvertColumn::experience, {"经验", "experience"}},
     {reading::AdvertColumn::place, {"工作地点", "place"}},
     {reading::AdvertColumn::company, {"公司", "company"}},
     {reading::AdvertColumn::industry, {"行业", "industry"}},
     {reading::AdvertColumn::posted, {"发布日期", "posted"}}}};

std::string shown(const AdvertColumnView& column, Language language) {
  if (!column.holds) return std::string(Words{"不使用", "not used"}.in(language));
  const auto at = std::ranges::find(kColumns, *column.holds, [](const auto& each) { return each.first; });
  return fmt::format("{} ({})", at->second.in(language), name_of(*column.holds));
}

void print_understood(const AdvertImportReport& report, Language language) {
  const auto title = [&](Words words) { return std::string(words.in(language)); };
  std::vector<std::vector<std::string>> rows;
  for (const AdvertColumnView& each : report.columns)
    rows.push_back({each.name, shown(each, language), each.sample});
  fmt::print("{}\n", table({{title({"列", "column"}), Align::left, 24},
                            {title({"含义", "holds"}), Align::left, 24},
                            {title({"例", "such as"}), Align::left, 60}},
                           rows));
  fmt::print(
      fmt::runtime(Words{"{} 行，可导入 {} 行，错误 {} 处；重复的 {} 行略去，近似的 {} 行（看板只计一次）\n",
                         "{} rows, {} can be taken, {} errors; {} repeats left out, {} near duplicates "
                         "(the board counts them once)\n"}
                       .in(language)),
      report.rows.rows_read, report.rows.rows_good, report.rows.error_total, report.repeats,
      report.near_duplicates);
  for (const NearDuplicateView& each : report.like) {
    fmt::print("  {}  {}  ≈ {}\n", each.row, each.title,
               each.earlier_row > 0 ? std::to_string(each.earlier_row) : each.earlier);
  }
}

}  // namespace

int adverts_import(const Desk& desk, const AdvertsImportCommand& command) {
  const auto bytes = bytes_of(
      command.file, {"CSV、JSONL 或 Excel 工作簿（.xlsx）", "CSV, JSONL or an Excel workbook (.xlsx)"});
  if (!bytes) return refuse(desk, bytes.error());
  AdvertFile file{.name = command.file.filename().string(),
                  .bytes = *bytes,
                  .columns = command.columns,
                  .posted = command.posted};
  if (!command.source.empty()) file.source = command.source;
  const ImportMode mode = command.dry_run     ? ImportMode::check
                          : command.good_rows ? ImportMode::good_rows
                                              : ImportMode::all_or_nothing;
  const auto report = import_adverts(desk.office, desk.actor, file, mode);
  if (!report) return refuse(desk, report.error());
  const bool bad = report->rows.error_total > 0 && !report->rows.taken;
  if (desk.json) {
    fmt::print("{}\n", json_of(*report, desk.language));
    return static_cast<int>(bad ? Exit::bad_data : Exit::done);
  }
  print_errors(report->rows.errors, static_cast<std::size_t>(report->rows.error_total), desk.language);
  print_understood(*report, desk.language);
  print_changes(report->rows, desk.language);
  const Words verdict = bad ? Words{"有错误，未导入任何数据；--good-rows 可只导入无误的行",
                                    "There are errors; nothing was taken. --good-rows takes the rest"}
                        : report->rows.taken
                            ? Words{"已导入；在数据页可以撤回", "taken; the data page can withdraw it"}
                            : Words{"可以导入", "can be taken"};
  fmt::print("{}\n", verdict.in(desk.language));
  return static_cast<int>(bad ? Exit::bad_data : Exit::done);
}

int adverts_board(const Desk& desk, const AdvertQuery& query) {
  if (!desk.xlsx.empty()) return write_workbook(desk, adverts_report(desk.office, desk.actor, query));
  const auto board = advert_board(desk.office, desk.actor, query);
  if (!board) return refuse(desk, board.error());
  if (desk.json) {
    fmt::print("{}\n", json_of(*board));
    return static_cast<int>(Exit::done);
  }
  print_groups(desk, {"职业", "occupation"}, board->occupations);
  print_groups(desk, {"技能", "skill"}, board->skills);
  print_groups(desk, {"地区", "place"}, board->places);
  print_groups(desk, {"学历", "schooling"}, board->educations);
  print_groups(desk, {"月份", "month"}, board->months);
  fmt::print(fmt::runtime(Words{"招聘信息 {} 条，另有重复 {} 条；符合条件 {} 条；合成数据 {} 条；"
                                "职业未识别 {} 条、拿不准 {} 条\n招聘信息的变化不等于岗位的变化。\n",
                                "{} adverts and {} repeats; {} pass; {} synthetic; without an occupation {}, "
                                "unsure {}\nA trend of adverts is not a trend of jobs.\n"}
                              .in(desk.language)),
             board->adverts, board->repeats, board->all.adverts, board->synthetic, board->without_occupation,
             board->unsure);
  return static_cast<int>(Exit::done);
}

}  // namespace langqiao::cli
