// A kept plan is text; its workbook is made from that text, so that a plan of last year opens as it was.
#include <fmt/format.h>

#include "service/json/quota_plans.h"
#include "service/json/shape.h"

namespace langqiao::service {
namespace {

using pack::ReportCell;
using pack::ReportColumn;
using pack::ReportRow;
using pack::ReportSheet;
using portfolio::QuotaAction;
using portfolio::QuotaLimitKind;
using shape::json::object;
using shape::json::value;

constexpr const char* kMethod =
    "在各项限制之内，使多个未来情形下未满足岗位与无岗位毕业生最少的招生计划；每条限制注明规则或来源，见 "
    "docs/reference/portfolio.md。quotas under limits that leave the fewest openings unmet and graduates "
    "without "
    "a place over many futures";

std::string text(const value& from) {
  return from.is_string() ? std::string(std::string_view(from.get_string())) : std::string();
}
ReportCell number(const value& from) {
  if (from.is_int64()) return from.get_int64();
  if (from.is_double()) return fmt::format("{:.3g}", from.get_double());
  return std::string();
}
ReportCell share(const value& from) {
  return from.is_int64() ? ReportCell(Share::basis_points(from.get_int64())) : ReportCell(std::string());
}

// What the program calls it, in Chinese; as it stands where a later one wrote it.
template <class E>
std::string zh(const value& name) {
  for (const auto& [each, spelt] : names(E{}))
    if (spelt == text(name)) return std::string(word_of(each).zh);
  return text(name);
}

std::string zh_quality(const value& quality) {
  const std::string name = text(quality);
  return name == "measured" ? "实测" : name == "estimated" ? "估算" : "合成";
}

std::string serves(const value& from) {
  std::string list;
  for (const value& each : from.as_array())
    list += fmt::format("{}{}（缺 {}）", list.empty() ? "" : "；", text(each.at("occupation").at("name")),
                        each.at("unmet_persons").as_int64());
  return list;
}

std::string held_by(const value& row, const value& limits) {
  std::string list;
  for (const value& each : row.at("bindings").as_array()) {
    const value& limit = limits.as_array().at(static_cast<std::size_t>(each.at("limit").as_int64()));
    list += fmt::format("{}{} {}", list.empty() ? "" : "；", zh<QuotaLimitKind>(limit.at("kind")),
                        text(limit.at("subject").at("name")));
  }
  return list;
}

ReportSheet decisions(const value& plan) {
  ReportSheet sheet{"招生计划 quotas",
                    {{"编号", "id"},
                     {"学校", "school"},
                     {"专业代码", "code"},
                     {"专业", "program"},
                     {"建议", "proposal"},
                     {"上年计划", "last year"}},
                    {}};
  for (const value& year : plan.at("years").as_array()) {
    const std::string name = std::to_string(year.as_int64());
    sheet.columns.push_back({name + "年", name});
  }
  for (ReportColumn column : std::initializer_list<ReportColumn>{{"把握", "confidence"},
                                                                 {"希望扩招的情形", "futures that want more"},
                                                                 {"转折点", "turns at"},
                                                                 {"对应紧缺职业", "serves"},
                                                                 {"受限于", "held by"},
                                                                 {"需报批", "application"},
                                                                 {"数据", "data"}})
    sheet.columns.push_back(std::move(column));
  for (const value& row : plan.at("rows").as_array()) {
    ReportRow cells{{text(row.at("offering")), text(row.at("school").at("name")),
                     text(row.at("program").at("code")), text(row.at("program").at("name")),
                     zh<QuotaAction>(row.at("action")), number(row.at("last_persons"))},
                    {}};
    for (const value& quota : row.at("quotas_persons").as_array()) cells.cells.push_back(number(quota));
    const value& worth = row.at("worth");
    cells.cells.insert(
        cells.cells.end(),
        {share(row.at("confidence_bp")), share(worth.at("wanted_bp")), share(worth.at("turns_at_bp")),
         serves(row.at("serves")), held_by(row, plan.at("limits")),
         std::string(row.at("application").as_bool() ? "是" : ""), zh_quality(row.at("quality"))});
    sheet.rows.push_back(std::move(cells));
  }
  return sheet;
}

ReportSheet limits(const value& plan) {
  ReportSheet sheet{"限制 limits",
                    {{"限制", "limit"},
                     {"对象", "subject"},
                     {"年", "year"},
                     {"规则或行", "rule or row"},
                     {"数值", "amount"},
                     {"现状", "present"},
                     {"每单位可减少的损失", "saved by one more"},
                     {"数据", "data"}},
                    {}};
  for (const value& limit : plan.at("limits").as_array()) {
    const std::string rule = text(limit.at("rule"));
    sheet.rows.push_back(
        {{zh<QuotaLimitKind>(limit.at("kind")), text(limit.at("subject").at("name")),
          number(limit.at("year")), rule.empty() ? text(limit.at("row")) : rule, number(limit.at("amount")),
          number(limit.at("present")), number(limit.at("price")), zh_quality(limit.at("quality"))},
         {}});
  }
  return sheet;
}

ReportSheet years(const value& plan) {
  ReportSheet sheet{"分年 years",
                    {{"年", "year"},
                     {"计划总数", "quotas"},
                     {"新设", "opened"},
                     {"停办", "closed"},
                     {"缺口（维持现状）P50", "unmet, unchanged, P50"},
                     {"缺口（方案）P50", "unmet, this plan, P50"},
                     {"富余（维持现状）P50", "surplus, unchanged, P50"},
                     {"富余（方案）P50", "surplus, this plan, P50"}},
                    {}};
  for (const value& year : plan.at("by_year").as_array())
    sheet.rows.push_back(
        {{number(year.at("year")), number(year.at("quotas_persons")), number(year.at("opened")),
          number(year.at("closed")), number(year.at("unmet_before").at("p50")),
          number(year.at("unmet_after").at("p50")), number(year.at("surplus_before").at("p50")),
          number(year.at("surplus_after").at("p50"))},
         {}});
  return sheet;
}

}  // namespace

pack::Report quota_plan_report(std::string_view plan) {
  const value read = shape::json::parse(plan);
  pack::Report report{.title = "专业布局方案",
                      .name = "portfolio",
                      .sheets = {decisions(read), limits(read), years(read)},
                      .notes = {},
                      .sources = {}};
  report.notes = {{"情景", "scenario", text(read.at("scenario"))},
                  {"未来情形", "futures",
                   fmt::format("{}，随机种子 {}", read.at("futures").as_int64(),
                               read.at("seed").to_number<std::uint64_t>())},
                  {"与最优的差距至多", "gap at most",
                   fmt::format("{:.2f} %", static_cast<double>(read.at("gap_bp").as_int64()) / 100)},
                  {"方法", "method", kMethod}};
  return report;
}

}  // namespace langqiao::service
