#include <fmt/format.h>

#include "cli/commands.h"
#include "service/json/json_of.h"

namespace langqiao::cli {
namespace {

using namespace service;

std::string quality_of(std::optional<Quality> quality) {
  return quality ? std::string(name_of(*quality)) : "";
}

// The signals that show, each with its number and limit.
std::string grounds(const WarningRow& row, Language language) {
  std::string text;
  for (const SignalView& each : row.signals) {
    if (each.finding.outcome != rulebook::Outcome::warned) continue;
    text += fmt::format("{}{} {} / {}", text.empty() ? "" : "; ", name_of(each.signal),
                        each.finding.actual ? each.finding.actual->in(language) : "?",
                        each.finding.limit ? each.finding.limit->in(language) : "?");
  }
  return text;
}

std::string said(const std::optional<ReviewView>& review) {
  if (!review) return "";
  return fmt::format("{}{}", name_of(review->verdict), review->open ? "*" : "");
}

}  // namespace

int warnings_list(const Desk& desk, const WarningQuery& query) {
  if (!desk.xlsx.empty()) return write_workbook(desk, warnings_report(desk.office, desk.actor, query));
  const auto list = warnings(desk.office, desk.actor, query);
  if (!list) return refuse(desk, list.error());
  if (desk.json) {
    fmt::print("{}\n", json_of(*list));
    return static_cast<int>(Exit::done);
  }
  const auto title = [&](Words words) { return std::string(words.in(desk.language)); };
  std::vector<std::vector<std::string>> rows;
  for (const WarningRow& row : list->items) {
    rows.push_back({row.subject, row.program.name, row.school ? row.school->name : "",
                    std::string(name_of(row.level)), grounds(row, desk.language), quality_of(row.quality),
                    std::to_string(row.unknown), said(row.review)});
  }
  fmt::print("{}", table({{title({"编号", "subject"})},
                          {title({"专业", "program"})},
                          {title({"学校", "school"}), Align::left, 24},
                          {title({"等级", "level"})},
                          {title({"依据", "grounds"}), Align::left, 60},
                          {title({"质量", "quality"})},
                          {title({"未知", "unknown"}), Align::right},
                          {title({"核对", "review"})}},
                         rows));
  const WarningCounts& counts = list->counts;
  fmt::print(
      fmt::runtime(Words{"{} 年备案表：预警 {}，关注 {}，无 {}；待核对 {}，仅据合成数据 {}\n"
                         "预警只是请人核查的提示，不改变任何专业。\n",
                         "Register of {}: {} warned, {} watched, {} none; {} to review, {} by synthetic "
                         "data only\nA warning asks a person to look; it changes no program.\n"}
                       .in(desk.language)),
      list->year, counts.warn, counts.watch, counts.none, counts.open, counts.synthetic);
  return static_cast<int>(Exit::done);
}

int warnings_merges(const Desk& desk, std::int64_t limit) {
  const auto list = merge_proposals(desk.office, desk.actor, {.limit = limit});
  if (!list) return refuse(desk, list.error());
  if (desk.json) {
    fmt::print("{}\n", json_of(*list));
    return static_cast<int>(Exit::done);
  }
  const auto title = [&](Words words) { return std::string(words.in(desk.language)); };
  std::vector<std::vector<std::string>> rows;
  for (const ProposalRow& row : list->items) {
    for (const ProposalSiteView& site : row.sites) {
      const bool first = &site == &row.sites.front();
      std::string outcomes;
      for (const OutcomeView& each : site.outcomes)
        outcomes += fmt::format("{}{} {}", outcomes.empty() ? "" : "; ", name_of(each.measure),
                                per_cent(each.rate_bp.basis_points()));
      rows.push_back({first ? row.subject : "",
                      first ? std::string(name_of(row.kind)) + (row.application ? " K" : "") : "",
                      first ? std::string(name_of(row.reason)) : "",
                      first ? fmt::format("{} / {}", row.entrants_persons.count(),
                                          row.finding.limit ? row.finding.limit->in(desk.language) : "?")
                            : "",
                      site.program.name, site.school.name, std::to_string(site.entrants_persons.count()),
                      outcomes, site.gives_way ? "←" : "", first ? quality_of(row.quality) : "",
                      first ? said(row.review) : ""});
    }
  }
  fmt::print("{}", table({{title({"编号", "subject"})},
                          {title({"建议", "proposal"})},
                          {title({"理由", "reason"})},
                          {title({"入学/最小班之和", "entrants/classes"}), Align::right},
                          {title({"专业", "program"})},
                          {title({"学校", "school"}), Align::left, 24},
                          {title({"入学", "entrants"}), Align::right},
                          {title({"成效", "outcomes"}), Align::left, 50},
                          {title({"让出", "gives way"})},
                          {title({"质量", "quality"})},
                          {title({"核对", "review"})}},
                         rows));
  fmt::print(
      fmt::runtime(Words{"看了 {} 组，其中 {} 组缺入学人数；合并或撤销建议 {} 条，由人决定\n",
                         "{} groups looked at, {} of them without entrants; {} proposals, for people to "
                         "decide\n"}
                       .in(desk.language)),
      list->examined, list->unknown, list->total);
  return static_cast<int>(Exit::done);
}

int warnings_review(const Desk& desk, PortfolioResult result, const std::string& subject,
                    const ReviewSaid& words) {
  const auto review = review_result(desk.office, desk.actor, result, subject, words);
  if (!review) return refuse(desk, review.error());
  if (desk.json) {
    fmt::print("{}\n", json_of(*review));
  } else {
    fmt::print(fmt::runtime(Words{"{}：{}（当时为 {}）\n", "{}: {} (it read {})\n"}.in(desk.language)),
               subject, name_of(review->verdict), review->seen);
  }
  return static_cast<int>(Exit::done);
}

int warnings_undo(const Desk& desk, PortfolioResult result, const std::string& subject) {
  const auto undone = undo_review_of_result(desk.office, desk.actor, result, subject);
  if (!undone) return refuse(desk, undone.error());
  if (!desk.json)
    fmt::print(fmt::runtime(Words{"已撤销对 {} 的核对\n", "The review of {} is undone\n"}.in(desk.language)),
               subject);
  return static_cast<int>(Exit::done);
}

}  // namespace langqiao::cli
