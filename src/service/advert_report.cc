#include <limits>

#include "service/chinese_words.h"
#include "service/report_parts.h"
#include "service/reports.h"

namespace langqiao::service {
namespace {

using pack::ReportCell;
using pack::ReportSheet;

constexpr const char* kAdvertMethod =
    "招聘信息是用人单位发布的文字，不是岗位，也不是在岗人数；其增减不等于岗位的增减。重复发布的已合并，"
    "字段未写明的由正文识别，见 docs/reference/reading.md。薪资为每月元数，取一条信息所给区间的中间值。"
    "an advert is a text that an employer publishes, not a job: a trend of adverts is not a trend of jobs";

std::vector<ReportCell> pay_cells(const std::optional<PayQuartilesView>& pay) {
  if (!pay) return {ReportCell(), ReportCell(), ReportCell()};
  return {pay->lower, pay->median, pay->upper};
}

ReportSheet sheet_of(std::string name, pack::ReportColumn what, const std::vector<AdvertGroup>& groups) {
  ReportSheet sheet{.name = std::move(name),
                    .columns = {{"代码", "code"},
                                std::move(what),
                                {"招聘信息条数", "adverts"},
                                {"写明薪资的", "with pay"},
                                {"月薪下四分位（元）", "lower quartile, yuan a month"},
                                {"月薪中位数（元）", "median, yuan a month"},
                                {"月薪上四分位（元）", "upper quartile, yuan a month"}}};
  for (const AdvertGroup& each : groups) {
    std::vector<ReportCell> cells = {each.id, each.name, each.adverts, each.with_pay};
    for (ReportCell& cell : pay_cells(each.pay)) cells.push_back(std::move(cell));
    sheet.rows.push_back({std::move(cells), {}});
  }
  return sheet;
}

pack::ReportNote filters_of(const AdvertQuery& query) {
  return Asked()
      .with("职业", query.occupation ? query.occupation->text() : "")
      .with("地区", query.place ? query.place->text() : "")
      .with("学历", query.education ? zh(*query.education) : "")
      .with("技能", query.skill)
      .with("自", query.from)
      .with("至", query.until)
      .note();
}

}  // namespace

Answer<Report> adverts_report(const Office& office, const Actor& actor, AdvertQuery query) {
  query.limit = std::numeric_limits<std::int64_t>::max();
  const auto board = advert_board(office, actor, query);
  if (!board) return Failure<Refusal>(board.error());
  const View view = *office.view();
  return Report{
      .title = "招聘信息",
      .name = "adverts",
      .sheets = {sheet_of("职业", {"职业", "occupation"}, board->occupations),
                 sheet_of("技能", {"技能", "skill"}, board->skills),
                 sheet_of("地区", {"地区", "place"}, board->places),
                 sheet_of("学历", {"学历", "schooling"}, board->educations),
                 sheet_of("月份", {"月份", "month"}, board->months)},
      .notes = {filters_of(query),
                {"条数", "adverts", std::to_string(board->all.adverts)},
                {"全部信息中合成数据", "synthetic, of all adverts", std::to_string(board->synthetic)},
                method_note(kAdvertMethod)},
      .sources = view->city.tables().sources};
}

}  // namespace langqiao::service
