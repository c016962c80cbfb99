#include <algorithm>
#include <fmt/format.h>
#include <limits>

#include "service/chinese_words.h"
#include "service/report_parts.h"
#include "service/reports.h"

namespace langqiao::service {
namespace {

using pack::Ordinal;
using pack::ReportCell;
using pack::ReportColumn;
using pack::ReportSheet;

constexpr Page kWhole{.limit = std::numeric_limits<std::int64_t>::max(), .offset = 0};

constexpr const char* kWarningMethod =
    "预警是请人核查的提示，不是结论，不会自动改变任何专业；没有记录的写“未知”，不按零计。见 "
    "docs/reference/warnings.md。a warning asks a person to look and decides nothing; what has no record is "
    "unknown, never zero";
constexpr const char* kFilingMethod =
    "办理时限按规则库计算，见 docs/reference/filings.md。due days follow the rulebook";

std::string zh(portfolio::WarningLevel level) {
  switch (level) {
    case portfolio::WarningLevel::warn:
      return "预警";
    case portfolio::WarningLevel::watch:
      return "关注";
    case portfolio::WarningLevel::none:
      break;
  }
  return "无";
}

std::string zh(portfolio::Signal signal) {
  using enum portfolio::Signal;
  switch (signal) {
    case low_signing_many_sites:
      return "签约率低且布点多";
    case no_entrants:
      return "连续无招生";
    case low_signing:
      return "签约率低";
    case low_fill:
      return "招生完成率低";
    case many_sites:
      return "布点多";
    case duplicate_setting:
      break;
  }
  return "重复设置率高";
}

std::string zh(rulebook::Outcome outcome) {
  using enum rulebook::Outcome;
  switch (outcome) {
    case met:
      return "满足";
    case warned:
      return "提示";
    case broken:
      return "不满足";
    case not_in_force:
      return "不在施行";
    case unknown:
      break;
  }
  return "未知";
}

std::string zh(PortfolioVerdict verdict) {
  switch (verdict) {
    case PortfolioVerdict::accepted:
      return "采纳";
    case PortfolioVerdict::dismissed:
      return "不采纳";
    case PortfolioVerdict::postponed:
      break;
  }
  return "暂缓";
}

std::string zh(FilingKind kind) {
  using enum FilingKind;
  switch (kind) {
    case open:
      return "新设";
    case close:
      return "撤销";
    case pause:
      return "暂停招生";
    case adjust:
      return "调整";
    case merge:
      break;
  }
  return "合并";
}

std::string zh(FilingState state) {
  using enum FilingState;
  switch (state) {
    case draft:
      return "草稿";
    case submitted:
      return "已提交";
    case checked:
      return "已核查";
    case filed:
      return "已备案";
    case forwarded:
      return "已报审批";
    case approved:
      return "已批准";
    case rejected:
      return "未同意";
    case appealed:
      return "复议中";
    case appeal_denied:
      return "复议维持";
    case withdrawn:
      return "已撤回";
    case evaluated:
      return "评估通过";
    case evaluation_failed:
      break;
  }
  return "评估未通过";
}

ReportCell name_cell(const std::optional<Named>& named) {
  return named ? ReportCell(named->name) : ReportCell();
}

// One cell a signal: what it says, the number and the limit.
ReportCell signal_cell(const SignalView& signal) {
  const FindingView& finding = signal.finding;
  std::string text = zh(finding.outcome);
  if (finding.actual) text += "；实际 " + finding.actual->zh;
  if (finding.limit) text += "；界线 " + finding.limit->zh;
  return text;
}

}  // namespace

Answer<Report> warnings_report(const Office& office, const Actor& actor, WarningQuery query) {
  query.page = kWhole;
  const auto list = warnings(office, actor, query);
  if (!list) return Failure<Refusal>(list.error());
  const View view = *office.view();
  ReportSheet sheet{.name = "专业预警",
                    .columns = {{"代码", "code"},
                                {"专业", "program"},
                                {"学校", "school"},
                                {"区", "district"},
                                {"国控", "state controlled"},
                                {"等级", "level"},
                                {"数据质量", "quality"},
                                {"开设学校数", "schools"}}};
  constexpr auto kSignals = names(portfolio::Signal{});
  for (const auto& [signal, name] : kSignals) sheet.columns.push_back({zh(signal), std::string(name)});
  sheet.columns.insert(sheet.columns.end(), {{"核对", "review"}, {"理由", "reason"}, {"核对人", "reviewer"}});
  for (const WarningRow& row : list->items) {
    std::vector<ReportCell> cells = {row.program.code,
                                     row.program.name,
                                     name_cell(row.school),
                                     name_cell(row.region),
                                     service::zh(row.state_controlled),
                                     zh(row.level),
                                     row.quality ? ReportCell(pack::zh(*row.quality)) : ReportCell(),
                                     row.schools};
    for (const auto& [signal, name] : kSignals) {
      const auto at = std::ranges::find(row.signals, signal, &SignalView::signal);
      cells.push_back(at == row.signals.end() ? ReportCell() : signal_cell(*at));
    }
    cells.push_back(row.review ? ReportCell(zh(row.review->verdict)) : ReportCell());
    cells.push_back(row.review ? ReportCell(row.review->reason) : ReportCell());
    cells.push_back(row.review ? ReportCell(row.review->actor) : ReportCell());
    sheet.rows.push_back({std::move(cells), {}});
  }
  return Report{.title = "专业预警",
                .name = "warnings",
                .sheets = {std::move(sheet)},
                .notes = {city_note(*view),
                          {"备案年份", "register of", std::to_string(list->year)},
                          method_note(kWarningMethod)},
                .sources = view->city.tables().sources};
}

Answer<Report> filings_report(const Office& office, const Actor& actor, FilingQuery query) {
  query.page = kWhole;
  const auto list = filings(office, actor, query);
  if (!list) return Failure<Refusal>(list.error());
  const View view = *office.view();
  ReportSheet sheet{.name = "备案与审批",
                    .columns = {{"编号", "id"},
                                {"类型", "kind"},
                                {"学校", "school"},
                                {"区", "district"},
                                {"代码", "code"},
                                {"专业", "program"},
                                {"国控", "state controlled"},
                                {"生效学年", "school year"},
                                {"状态", "state"},
                                {"自", "since"},
                                {"时限", "due"},
                                {"逾期", "overdue"}}};
  for (const FilingRow& row : list->items) {
    sheet.rows.push_back(
        {{row.id, zh(row.kind), row.school.name, name_cell(row.region), row.program.code, row.program.name,
          service::zh(row.state_controlled), Ordinal{row.year}, zh(row.state), row.since,
          row.deadline ? ReportCell(row.deadline->due) : ReportCell(),
          service::zh(row.deadline && row.deadline->overdue)},
         {}});
  }
  return Report{.title = "备案与审批",
                .name = "filings",
                .sheets = {std::move(sheet)},
                .notes = {city_note(*view), method_note(kFilingMethod)},
                .sources = view->city.tables().sources};
}

}  // namespace langqiao::service
