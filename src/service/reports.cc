#include "service/reports.h"

#include <algorithm>
#include <fmt/format.h>
#include <limits>

#include "rulebook/shown.h"
#include "service/chinese_words.h"
#include "service/register_years.h"
#include "service/report_parts.h"
#include "service/scoreboard.h"

namespace langqiao::service {
namespace {

using pack::Ordinal;
using pack::ReportCell;
using pack::ReportColumn;
using pack::ReportNote;
using pack::ReportRow;
using pack::ReportSheet;

constexpr Page kWhole{.limit = std::numeric_limits<std::int64_t>::max(), .offset = 0};

constexpr const char* kRateMethod =
    "重复设置率＝重复的对数÷全部对数（含按对应职业折算的相近专业）；公式里没有需求，见 "
    "docs/reference/duplicates.md。rate = duplicated pairs / all pairs, near-same ones weighted; demand is "
    "not "
    "in it";
constexpr const char* kPointMethod =
    "专业点是教育部备案结果中的一行：某校某专业某年的一项招生许可，不是学生人数。"
    "a point is one row of the ministry's register: a permission to enrol, not students";

ReportCell cell(const std::optional<std::int64_t>& count) {
  return count ? ReportCell(*count) : ReportCell();
}
ReportCell year_cell(const std::optional<int>& year) {
  return year ? ReportCell(Ordinal{*year}) : ReportCell();
}
ReportCell name_cell(const std::optional<Named>& named) {
  return named ? ReportCell(named->name) : ReportCell();
}

void keep(const Provenance& one, std::vector<Provenance>& all) {
  if (std::ranges::find(all, one) == all.end()) all.push_back(one);
}

// Where the points of a program in a year come from; at one school only where `at` names it.
void keep_points(const City& city, const Program& program, int year, std::vector<Provenance>& from,
                 const std::string& at = {}) {
  for (const std::uint32_t offered : city.offerings_of(program)) {
    const Offering& offering = city.tables().offerings[offered];
    if (!at.empty() && offering.school.text() != at) continue;
    for (const std::uint32_t row : city.points_of(offering)) {
      const ProgramPoint& point = city.tables().points[row];
      if (point.year.begins() == year) keep(point.provenance, from);
    }
  }
}

void keep_national(const City& city, const Program& program, int year, std::vector<Provenance>& from) {
  for (const NationalPoints& row : city.tables().national_points) {
    if (row.program == program.id && row.year.begins() == year) keep(row.provenance, from);
  }
}

std::vector<Provenance> behind(const City& city, const ProgramRow& row) {
  const Program& program = *city.find(Id<Program>(row.program.id));
  std::vector<Provenance> from;
  keep_points(city, program, row.year, from);
  if (row.national_points) keep_national(city, program, row.year, from);
  if (from.empty()) from.push_back(program.provenance);
  return from;
}

std::vector<ReportColumn> program_columns() {
  return {{"代码", "code"},
          {"专业", "program"},
          {"层次", "level"},
          {"专业类", "class"},
          {"专业大类", "category"},
          {"国控", "state controlled"},
          {"年份", "year"},
          {"专业点", "points"},
          {"学校", "schools"},
          {"区", "districts"},
          {"2021年专业点", "points in 2021"},
          {"较2021年", "since 2021"},
          {"重复设置率", "duplicate rate"},
          {"同类专业", "neighbours"},
          {"全国专业点", "points in the country"},
          {"对应职业", "occupations"}};
}

std::vector<ReportCell> program_cells(const ProgramRow& row) {
  return {row.program.code,
          row.program.name,
          zh(row.program.level),
          row.class_name,
          row.category_name,
          zh(row.state_controlled),
          Ordinal{row.year},
          row.points,
          row.schools,
          row.districts,
          cell(row.points_2021),
          cell(row.growth),
          row.points > 0 ? ReportCell(row.rate_bp) : ReportCell(),
          row.neighbours,
          cell(row.national_points),
          row.official_occupations};
}

Asked asked(const City& city, const ProgramQuery& query, int year) {
  const auto region = named_of(city, query.region);
  const auto school = named_of(city, query.school);
  return Asked()
      .with("年份", std::to_string(year))
      .with("名称或代码", query.query)
      .with("层次", query.level ? zh(*query.level) : "")
      .with("专业大类", query.category)
      .with("区", region ? region->name : "")
      .with("学校", school ? school->name : "")
      .with("国控", query.state_controlled ? zh(*query.state_controlled) : "")
      .with("范围", query.offered ? "当年有专业点" : "目录中全部专业");
}

ReportSheet offered_sheet(const ProgramProfile& profile) {
  ReportSheet sheet{.name = "开设学校",
                    .columns = {{"代码", "code"},
                                {"专业", "program"},
                                {"学校", "school"},
                                {"区", "district"},
                                {"学制", "years of study"},
                                {"首年", "first year"},
                                {"末年", "last year"},
                                {"最新一年在册", "in the latest register"},
                                {"在册年份", "years in the register"}}};
  for (const OfferedBy& each : profile.offered_by) {
    sheet.rows.push_back(
        {{profile.row.program.code, profile.row.program.name, each.school.name, name_cell(each.region),
          Ordinal{each.length_years}, year_cell(each.first_year), year_cell(each.last_year), zh(each.current),
          listed(each.years, [](int year) { return std::to_string(year); })},
         {each.provenance}});
  }
  return sheet;
}

ReportSheet history_sheet(const City& city, const ProgramProfile& profile) {
  ReportSheet sheet{.name = "历年",
                    .columns = {{"年份", "year"},
                                {"专业点", "points"},
                                {"学校", "schools"},
                                {"全国专业点", "points in the country"},
                                {"按名称对应旧目录", "followed by name"}}};
  std::vector<ProgramName> followed = profile.same_name;
  std::erase_if(followed, [&](const ProgramName& other) {
    return other.level != profile.row.program.level || other.edition == profile.row.program.edition;
  });
  followed.push_back(profile.row.program);
  for (const ProgramYear& year : profile.history) {
    ReportRow row{
        {Ordinal{year.year}, year.points, year.schools, cell(year.national_points), zh(year.by_name)}, {}};
    for (const ProgramName& name : followed) {
      const Program& program = *city.find(Id<Program>(name.id));
      keep_points(city, program, year.year, row.from);
      keep_national(city, program, year.year, row.from);
    }
    sheet.rows.push_back(std::move(row));
  }
  return sheet;
}

ReportSheet years_sheet(const City& city, const DuplicatesOfYear& found) {
  ReportSheet sheet{.name = "历年",
                    .columns = {{"年份", "year"},
                                {"重复设置率", "duplicate rate"},
                                {"专业点", "points"},
                                {"专业", "programs"},
                                {"学校", "schools"}}};
  for (const RegisterYear& year : found.by_year) {
    ReportRow row{{Ordinal{year.year}, year.rate_bp, year.points, year.programs, year.schools}, {}};
    for (const ProgramPoint& point : city.tables().points) {
      if (point.year.begins() == year.year) keep(point.provenance, row.from);
    }
    sheet.rows.push_back(std::move(row));
  }
  return sheet;
}

ReportSheet newest_sheet(const City& city, const DuplicatesOfYear& found) {
  ReportSheet sheet{.name = "新增重复",
                    .columns = {{"开设年份", "opened in"},
                                {"代码", "code"},
                                {"专业", "program"},
                                {"学校", "school"},
                                {"当时已有学校", "already at"}}};
  for (const NewDuplicate& each : found.newest) {
    ReportRow row{
        {Ordinal{each.year}, each.program.code, each.program.name, each.school.name, each.already_at}, {}};
    keep_points(city, *city.find(Id<Program>(each.program.id)), each.year, row.from, each.school.id);
    sheet.rows.push_back(std::move(row));
  }
  return sheet;
}

std::vector<Provenance> behind(const City& city, const SchoolRow& row) {
  std::vector<Provenance> from{row.provenance};
  const int latest = latest_year(city);
  for (const std::uint32_t at : city.offerings_of(*city.find(Id<School>(row.id)))) {
    for (const std::uint32_t point : city.points_of(city.tables().offerings[at])) {
      if (city.tables().points[point].year.begins() == latest)
        keep(city.tables().points[point].provenance, from);
    }
  }
  return from;
}

ReportRow rule_row(const RuleView& view) {
  const rulebook::Rule& rule = *view.rule;
  const rulebook::Value* const shown =
      view.today != nullptr ? view.today : (rule.values.empty() ? nullptr : &rule.values.back());
  ReportRow row{{rule.id, rule.jurisdiction, rule.title.zh, rule.title.en}, {}};
  const Wording words =
      view.today != nullptr ? rulebook::shown(view.today->content) : Wording{"不在施行", "not in force"};
  row.cells.emplace_back(words.zh);
  row.cells.emplace_back(words.en);
  if (shown != nullptr) {
    const rulebook::Citation& citation = shown->citation;
    row.cells.insert(row.cells.end(),
                     {zh(shown->force), shown->from, shown->until ? ReportCell(*shown->until) : ReportCell(),
                      citation.document, citation.article, citation.address, zh(citation.grade),
                      citation.checked ? ReportCell(*citation.checked) : ReportCell("措辞待核"),
                      static_cast<std::int64_t>(rule.values.size())});
  }
  return row;
}

ReportRow target_row(plan::Aspect aspect, const BoardTargetView& target) {
  ReportRow row{{zh(aspect), target.clause, target.subject,
                 target.indicator ? ReportCell(zh(*target.indicator)) : ReportCell(), cell(target.least),
                 cell(target.most), zh(target.approximate), target.unit, year_cell(target.deadline_year),
                 target.qualitative},
                {}};
  if (target.actual) {
    row.cells.insert(row.cells.end(), {target.actual->value, target.actual->observed, target.actual->note});
    row.from.push_back(target.actual->provenance);
  } else {
    row.cells.resize(row.cells.size() + 3);
  }
  row.cells.insert(
      row.cells.end(),
      {zh(target.lamp.colour), zh(target.lamp.reason), cell(target.lamp.goal), cell(target.lamp.expected),
       target.lamp.expected ? ReportCell(target.lamp.reached_bp) : ReportCell()});
  return row;
}

}  // namespace

Answer<Report> programs_report(const Office& office, const Actor& actor, ProgramQuery query) {
  query.page = kWhole;
  const auto list = programs(office, actor, query);
  if (!list) return Failure<Refusal>(list.error());
  const View view = *office.view();
  ReportSheet sheet{.name = "专业", .columns = program_columns()};
  for (const ProgramRow& row : list->items)
    sheet.rows.push_back({program_cells(row), behind(view->city, row)});
  return Report{.title = fmt::format("专业 {}年", list->year),
                .name = fmt::format("programs-{}", list->year),
                .sheets = {std::move(sheet)},
                .notes = {city_note(*view), asked(view->city, query, list->year).note(),
                          method_note(kPointMethod), method_note(kRateMethod)},
                .sources = view->city.tables().sources};
}

Answer<Report> duplicates_report(const Office& office, const Actor& actor, std::optional<int> year) {
  const auto found = duplicates(office, actor, year, kWhole);
  if (!found) return Failure<Refusal>(found.error());
  const View view = *office.view();
  ReportSheet sheet{.name = "重复设置", .columns = program_columns()};
  sheet.columns.push_back({"开设学校", "offered by"});
  for (const DuplicatedProgram& each : found->items) {
    auto cells = program_cells(each.row);
    cells.emplace_back(listed(each.offered_by, [](const Named& school) { return school.name; }));
    sheet.rows.push_back({std::move(cells), behind(view->city, each.row)});
  }
  return Report{
      .title = fmt::format("重复设置 {}年", found->year),
      .name = fmt::format("duplicates-{}", found->year),
      .sheets = {std::move(sheet), years_sheet(view->city, *found), newest_sheet(view->city, *found)},
      .notes = {city_note(*view),
                Asked().with("年份", std::to_string(found->year)).note(),
                {"全市重复设置率", "rate of the city",
                 fmt::format("{:.2f}%", static_cast<double>(found->rate_bp.basis_points()) / 100)},
                method_note(kRateMethod),
                method_note(kPointMethod)},
      .sources = view->city.tables().sources};
}

Answer<Report> program_report(const Office& office, const Actor& actor, const std::string& id) {
  const auto profile = program(office, actor, id);
  if (!profile) return Failure<Refusal>(profile.error());
  const View view = *office.view();
  const ProgramName& name = profile->row.program;
  return Report{.title = fmt::format("{}{} 开设学校", name.name, name.code),
                .name = fmt::format("program-{}", name.code),
                .sheets = {offered_sheet(*profile), history_sheet(view->city, *profile)},
                .notes = {city_note(*view),
                          {"专业", "program", fmt::format("{} {}", name.code, name.name)},
                          {"目录", "catalogue", profile->edition_title},
                          method_note(kPointMethod)},
                .sources = view->city.tables().sources};
}

Answer<Report> schools_report(const Office& office, const Actor& actor, SchoolQuery query) {
  query.page = kWhole;
  const auto list = schools(office, actor, query);
  if (!list) return Failure<Refusal>(list.error());
  const View view = *office.view();
  ReportSheet sheet{.name = "学校",
                    .columns = {{"学校代码", "code"},
                                {"学校", "school"},
                                {"层次", "level"},
                                {"区", "district"},
                                {"办学性质", "ownership"},
                                {"类型", "kind"},
                                {"主管部门", "authority"},
                                {"双一流", "double first class"},
                                {"末年", "last year"},
                                {"专业点", "points"},
                                {"专业", "programs"},
                                {"校区", "campuses"}}};
  for (const SchoolRow& row : list->items) {
    sheet.rows.push_back({{row.id, row.name, zh(row.level), name_cell(row.region), row.ownership, row.kind,
                           row.authority, zh(row.double_first_class),
                           row.last_year ? ReportCell(Ordinal{row.last_year->begins()}) : ReportCell(),
                           row.points, row.programs, static_cast<std::int64_t>(row.campuses.size())},
                          behind(view->city, row)});
  }
  const auto region = named_of(view->city, query.region);
  return Report{.title = "学校",
                .name = "schools",
                .sheets = {std::move(sheet)},
                .notes = {city_note(*view),
                          Asked()
                              .with("名称或代码", query.query)
                              .with("层次", query.level ? zh(*query.level) : "")
                              .with("区", region ? region->name : "")
                              .note(),
                          method_note(kPointMethod)},
                .sources = view->city.tables().sources};
}

Answer<Report> rules_report(const Office& office, const Actor& actor, const RuleQuery& query) {
  const auto list = rules(office, actor, query);
  if (!list) return Failure<Refusal>(list.error());
  ReportSheet sheet{.name = "规则",
                    .columns = {{"编号", "id"},
                                {"适用", "place"},
                                {"名称", "title"},
                                {"英文名称", "title in English"},
                                {"当日数值", "value"},
                                {"英文数值", "value in English"},
                                {"效力", "force"},
                                {"施行", "from"},
                                {"止于", "until"},
                                {"出处", "written in"},
                                {"条款", "article"},
                                {"公开文本", "address"},
                                {"核对程度", "grade"},
                                {"核对日期", "checked"},
                                {"版本数", "versions"}}};
  for (const RuleView& view : list->items) sheet.rows.push_back(rule_row(view));
  return Report{
      .title = fmt::format("规则 {}", list->on.iso()),
      .name = fmt::format("rules-{}", list->on.iso()),
      .sheets = {std::move(sheet)},
      .notes = {Asked()
                    .with("看哪一天", list->on.iso())
                    .with("适用", query.jurisdiction)
                    .with("名称、编号或文号", query.query)
                    .with("措辞待核", query.unchecked ? "是" : "")
                    .note(),
                method_note("每个数值都有出处和施行日期；“不在施行”是一个答案，不是零。"
                            "every value has its citation and dates; not in force is an answer, not a zero")},
      .sources = {}};
}

Answer<Report> scoreboard_report(const Office& office, const Actor& actor, std::optional<Date> on) {
  const auto board = scoreboard(office, actor, on);
  if (!board) return Failure<Refusal>(board.error());
  const View view = *office.view();
  ReportSheet sheet{.name = "记分牌",
                    .columns = {{"方面", "aspect"},
                                {"条款", "clause"},
                                {"目标", "subject"},
                                {"指标", "indicator"},
                                {"至少", "least"},
                                {"至多", "most"},
                                {"左右", "approximate"},
                                {"计量单位", "unit"},
                                {"期限", "deadline"},
                                {"定性", "qualitative"},
                                {"现值", "actual"},
                                {"现值日期", "observed"},
                                {"现值说明", "note"},
                                {"灯", "lamp"},
                                {"原因", "reason"},
                                {"达到数", "goal"},
                                {"按进度应达", "expected"},
                                {"进度完成", "reached"}}};
  for (const TileView& tile : board->tiles) {
    for (const BoardTargetView& target : tile.targets) sheet.rows.push_back(target_row(tile.aspect, target));
  }
  return Report{.title = fmt::format("记分牌 {}", board->today.iso()),
                .name = fmt::format("scoreboard-{}", board->today.iso()),
                .sheets = {std::move(sheet)},
                .notes = {city_note(*view),
                          {"方案", "plan", board->plan ? board->plan->name : "无 none"},
                          Asked().with("看哪一天", board->today.iso()).note(),
                          method_note("灯只说明与进度的距离，合成数据不亮灯，见 docs/reference/lamp.md。"
                                      "a lamp is the distance from the schedule; synthetic data light none")},
                .sources = view->city.tables().sources};
}

Answer<Report> row_errors_report(const Office& office, const Actor& actor, const std::string& table,
                                 std::string_view bytes, Language language) {
  const auto errors = row_errors(office, actor, table, bytes);
  if (!errors) return Failure<Refusal>(errors.error());
  ReportSheet sheet{.name = "错误",
                    .columns = {{"文件", "file"},
                                {"行", "row"},
                                {"列", "column"},
                                {"实际", "found"},
                                {"应为", "wanted"},
                                {"怎么办", "what to do"}}};
  for (const pack::RowError& error : errors->kept()) {
    sheet.rows.push_back(
        {{error.file,
          error.row > 0 ? ReportCell(Ordinal{static_cast<std::int64_t>(error.row)}) : ReportCell(),
          error.column, error.found.in(language), error.wanted.in(language), error.action.in(language)},
         {}});
  }
  return Report{.title = table_title(table) + " 导入错误",
                .name = table + "-errors",
                .sheets = {std::move(sheet)},
                .notes = {{"表", "table", fmt::format("{} {}", table_title(table), table)},
                          {"错误数", "errors", std::to_string(errors->total())},
                          method_note("按行、列改好原文件后重新上传；没有写入任何数据。"
                                      "mend these cells in the file and upload it again; nothing was taken")},
                .sources = {}};
}

Answer<Download> workbook(const Office& office, const Answer<Report>& report) {
  if (!report) return Failure<Refusal>(report.error());
  auto bytes = pack::write_report(*report, office.today());
  if (!bytes) return refuse(RefusalKind::conflict, bytes.error());
  return Download{
      .name = report->name, .title = report->title, .format = FileFormat::xlsx, .bytes = std::move(*bytes)};
}

}  // namespace langqiao::service
