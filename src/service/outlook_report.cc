#include <algorithm>
#include <fmt/format.h>

#include "service/chinese_words.h"
#include "service/outlook.h"
#include "service/report_parts.h"

namespace langqiao::service {
namespace {

using pack::Ordinal;
using pack::ReportCell;
using pack::ReportColumn;
using pack::ReportRow;
using pack::ReportSheet;

constexpr const char* kMethod =
    "供给＝计划×报到率×逐年升级率×（1－升学）×求职比例×留本市比例；需求＝增长＋（退出＋转岗）×两年平均从业人"
    "员；"
    "缺口为每个未来情形下毕业生与岗位按专业—职业对照配置后的余数，P10、P50、P90 是各情形的分位数，见 "
    "docs/reference/outlook.md。"
    "supply from quotas by rates, openings from growth and replacement, gap by allocation in every future";

// Where the numbers of any row come from: every table that the outlook reads.
std::vector<Provenance> behind(const City& city) {
  std::vector<Provenance> all;
  const auto keep = [&](const auto& rows) {
    for (const auto& row : rows) {
      if (std::ranges::find(all, row.provenance) == all.end()) all.push_back(row.provenance);
    }
  };
  const CityTables& tables = city.tables();
  keep(tables.enrolments);
  keep(tables.supply_rates);
  keep(tables.promotion_routes);
  keep(tables.employment);
  keep(tables.staffing);
  keep(tables.separations);
  keep(tables.inflows);
  return all;
}

void add_band(std::vector<ReportCell>& cells, const BandView& band) {
  cells.insert(cells.end(), {band.p50, band.p10, band.p90});
}
void add_band_columns(std::vector<ReportColumn>& columns, const std::string& zh, const std::string& en) {
  columns.push_back({zh, en});
  columns.push_back({zh + " P10", en + " P10"});
  columns.push_back({zh + " P90", en + " P90"});
}

ReportSheet years_sheet(const OutlookSummary& outlook, const std::vector<Provenance>& from) {
  ReportSheet sheet{.name = "各年", .columns = {{"年份", "year"}}, .rows = {}};
  add_band_columns(sheet.columns, "岗位需求", "openings");
  add_band_columns(sheet.columns, "面向毕业生的岗位", "open to graduates");
  sheet.columns.push_back({"求职毕业生", "graduates"});
  sheet.columns.push_back({"无对应职业的毕业生", "graduates without a link"});
  add_band_columns(sheet.columns, "缺口", "unmet");
  add_band_columns(sheet.columns, "富余", "surplus");
  for (const OutlookYear& year : outlook.by_year) {
    ReportRow row{{Ordinal{year.year}}, from};
    add_band(row.cells, year.openings);
    add_band(row.cells, year.open_to_graduates);
    row.cells.insert(row.cells.end(), {year.graduates, year.unlinked});
    add_band(row.cells, year.unmet);
    add_band(row.cells, year.surplus);
    sheet.rows.push_back(std::move(row));
  }
  return sheet;
}

ReportSheet shortages_sheet(const OutlookSummary& outlook, const std::vector<Provenance>& from) {
  ReportSheet sheet{
      .name = "紧缺", .columns = {{"职业编码", "code"}, {"职业小类", "occupation"}}, .rows = {}};
  add_band_columns(sheet.columns, "缺口", "unmet");
  add_band_columns(sheet.columns, "岗位需求", "openings");
  add_band_columns(sheet.columns, "面向毕业生的岗位", "open to graduates");
  sheet.columns.push_back({"毕业生补充", "filled by graduates"});
  for (const Shortage& each : outlook.shortages) {
    ReportRow row{{each.occupation.id, each.occupation.name}, from};
    add_band(row.cells, each.unmet);
    add_band(row.cells, each.openings);
    add_band(row.cells, each.open_to_graduates);
    row.cells.emplace_back(each.placed);
    sheet.rows.push_back(std::move(row));
  }
  return sheet;
}

ReportSheet surpluses_sheet(const OutlookSummary& outlook, const std::vector<Provenance>& from) {
  ReportSheet sheet{
      .name = "富余", .columns = {{"专业代码", "code"}, {"专业", "program"}, {"层次", "level"}}, .rows = {}};
  add_band_columns(sheet.columns, "富余", "surplus");
  sheet.columns.push_back({"求职毕业生", "graduates"});
  sheet.columns.push_back({"有岗位", "placed"});
  for (const Surplus& each : outlook.surpluses) {
    ReportRow row{{each.program.code, each.program.name, zh(each.program.level)}, from};
    add_band(row.cells, each.surplus);
    row.cells.insert(row.cells.end(), {each.graduates, each.placed});
    sheet.rows.push_back(std::move(row));
  }
  return sheet;
}

ReportSheet districts_sheet(const OutlookSummary& outlook, const std::vector<Provenance>& from) {
  ReportSheet sheet{.name = "各区", .columns = {{"区", "district"}}, .rows = {}};
  add_band_columns(sheet.columns, "缺口", "unmet");
  sheet.columns.push_back({"所在学校毕业生富余", "surplus of its schools"});
  for (const PlaceGap& each : outlook.districts) {
    ReportRow row{{each.place.name}, from};
    add_band(row.cells, each.unmet);
    row.cells.emplace_back(each.surplus);
    sheet.rows.push_back(std::move(row));
  }
  return sheet;
}

std::string title_of(const OutlookSummary& outlook, const std::string& scenario) {
  for (const ScenarioView& each : outlook.scenarios)
    if (each.id == scenario) return each.title;
  return "基准";
}

}  // namespace

Answer<pack::Report> outlook_report(const Office& office, const Actor& actor, const OutlookQuery& query) {
  const auto found = outlook(office, actor, query);
  if (!found) return Failure<Refusal>(found.error());
  const View view = *office.view();
  const auto from = behind(view->city);
  return pack::Report{
      .title = fmt::format("供需预测 {}年", found->year),
      .name = fmt::format("outlook-{}-{}", found->scenario, found->year),
      .sheets = {years_sheet(*found, from), shortages_sheet(*found, from), surpluses_sheet(*found, from),
                 districts_sheet(*found, from)},
      .notes = {city_note(*view),
                {"情景", "scenario", title_of(*found, found->scenario)},
                {"未来情形", "futures", fmt::format("{}，种子 seed {}", found->futures, found->seed)},
                method_note(kMethod)},
      .sources = view->city.tables().sources};
}

}  // namespace langqiao::service
