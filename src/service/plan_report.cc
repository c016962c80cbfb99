#include <algorithm>
#include <fmt/format.h>

#include "service/chinese_words.h"
#include "service/plans.h"
#include "service/reports.h"

namespace langqiao::service {
namespace {

using pack::Ordinal;
using pack::ReportCell;
using pack::ReportSheet;

bool is_corrected(const std::optional<PlanReview>& review, std::string_view field) {
  return review && review->verdict == Verdict::corrected &&
         std::ranges::find(review->fields, field) != review->fields.end();
}

// What a person put in the place of the reading, or the reading.
template <class T>
const T& corrected(const std::optional<PlanReview>& review, std::string_view field, T PlanReview::* put,
                   const T& read) {
  return is_corrected(review, field) ? (*review).*put : read;
}

std::string verdict_of(const std::optional<PlanReview>& review) {
  return review ? zh(review->verdict) : "未核";
}

template <class T>
ReportCell maybe(const std::optional<T>& value) {
  return value ? ReportCell(static_cast<std::int64_t>(*value)) : ReportCell();
}
ReportCell year(const std::optional<int>& value) {
  return value ? ReportCell(Ordinal{*value}) : ReportCell();
}

class PlanSheets {
 public:
  PlanSheets(const CityView& view, const PlanReading& reading) : view_(view), reading_(reading) {
    const Plan* const outline = view.city.find(Id<Plan>(reading.head.id));
    if (outline != nullptr && reading.head.outline) from_.push_back(outline->provenance);
  }

  ReportSheet duties() const {
    ReportSheet sheet{.name = "责任",
                      .columns = {{"条款", "clause"},
                                  {"条款标题", "heading"},
                                  {"序", "seq"},
                                  {"责任单位", "unit as printed"},
                                  {"角色", "role"},
                                  {"部门", "departments"},
                                  {"认得", "known"},
                                  {"核对", "review"}}};
    for (const DutyView& duty : reading_.duties) {
      sheet.rows.push_back({{duty.clause, heading_of(duty.clause), Ordinal{duty.seq},
                             corrected(duty.review, "unit", &PlanReview::unit, duty.unit),
                             zh(corrected(duty.review, "role", &PlanReview::role, duty.role)),
                             departments_of(duty), zh(duty.known), verdict_of(duty.review)},
                            from_});
    }
    return sheet;
  }

  ReportSheet targets() const {
    ReportSheet sheet{.name = "目标",
                      .columns = {{"条款", "clause"},
                                  {"条款标题", "heading"},
                                  {"序", "seq"},
                                  {"目标", "subject"},
                                  {"指标", "indicator"},
                                  {"至少", "least"},
                                  {"至多", "most"},
                                  {"左右", "approximate"},
                                  {"计量单位", "unit"},
                                  {"变化百分点", "change in points"},
                                  {"基期", "base year"},
                                  {"期限", "deadline"},
                                  {"定性", "qualitative"},
                                  {"核对", "review"}}};
    for (const TargetView& target : reading_.targets) {
      const auto& review = target.review;
      const auto indicator = corrected(review, "indicator", &PlanReview::indicator, target.indicator);
      sheet.rows.push_back(
          {{target.clause, heading_of(target.clause), Ordinal{target.seq},
            corrected(review, "subject", &PlanReview::subject, target.subject),
            indicator ? ReportCell(zh(*indicator)) : ReportCell(),
            maybe(corrected(review, "least", &PlanReview::least, target.least)),
            maybe(corrected(review, "most", &PlanReview::most, target.most)),
            zh(corrected(review, "approximate", &PlanReview::approximate, target.approximate)), target.unit,
            maybe(target.change_points), year(target.base_year),
            year(corrected(review, "deadline_year", &PlanReview::deadline_year, target.deadline_year)),
            corrected(review, "qualitative", &PlanReview::qualitative, target.qualitative),
            verdict_of(review)},
           from_});
    }
    return sheet;
  }

  ReportSheet clauses() const {
    ReportSheet sheet{.name = "条款",
                      .columns = {{"条款", "clause"},
                                  {"上级", "parent"},
                                  {"编号", "label"},
                                  {"标题", "heading"},
                                  {"摘要", "summary"},
                                  {"核对", "review"}}};
    for (const ClauseView& clause : reading_.clauses) {
      sheet.rows.push_back({{clause.path, clause.parent, clause.label,
                             corrected(clause.review, "heading", &PlanReview::heading, clause.heading),
                             clause.summary, verdict_of(clause.review)},
                            from_});
    }
    return sheet;
  }

 private:
  std::string heading_of(const std::string& path) const {
    const auto at = std::ranges::find(reading_.clauses, path, &ClauseView::path);
    if (at == reading_.clauses.end()) return {};
    return corrected(at->review, "heading", &PlanReview::heading, at->heading);
  }

  std::string departments_of(const DutyView& duty) const {
    std::string text;
    const auto add = [&](const std::string& name) { text.append(text.empty() ? "" : "、").append(name); };
    if (is_corrected(duty.review, "departments")) {
      for (const Id<Department>& id : duty.review->departments) {
        const Department* const known = view_.city.find(id);
        add(known != nullptr ? known->name : id.text());
      }
    } else {
      for (const Named& department : duty.departments) add(department.name);
    }
    return text;
  }

  const CityView& view_;
  const PlanReading& reading_;
  std::vector<Provenance> from_;
};

}  // namespace

Answer<Report> plan_report(const Office& office, const Actor& actor, const Id<Plan>& id) {
  const auto reading = plan(office, actor, id);
  if (!reading) return Failure<Refusal>(reading.error());
  const View view = *office.view();
  const PlanSheets sheets(*view, *reading);
  const PlanHead& head = reading->head;
  return Report{
      .title = fmt::format("{} 责任与目标", head.title),
      .name = "plan",
      .sheets = {sheets.duties(), sheets.targets(), sheets.clauses()},
      .notes =
          {{"方案", "plan", head.title},
           {"文号", "number", head.number},
           {"来历", "origin", head.outline ? "数据包的提纲 outline of the pack" : "导入的文本 imported text"},
           {"口径", "method",
            "程序读出，人核对；更正过的以更正为准，驳回的仍列出并注明。"
            "read by the program, reviewed by people; corrections count, rejected readings stay and say so"}},
      .sources = view->city.tables().sources};
}

}  // namespace langqiao::service
