#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/progress.h"
#include "service/json/quota_plans.h"

namespace langqiao::cli {
namespace {

using namespace service;

std::string band(const BandView& band) {
  return fmt::format("{} ({}–{})", with_commas(band.p50), with_commas(band.p10), with_commas(band.p90));
}

void print_years(const QuotaPlanView& plan, Language language) {
  const auto title = [&](Words words) { return std::string(words.in(language)); };
  std::vector<std::vector<std::string>> rows;
  for (const QuotaPlanYear& year : plan.by_year) {
    const bool decided = year.year <= plan.years.back();
    rows.push_back({std::to_string(year.year), decided ? with_commas(year.quotas_persons) : "",
                    decided ? fmt::format("+{} −{}", year.opened, year.closed) : "", band(year.unmet_before),
                    band(year.unmet_after), band(year.surplus_before), band(year.surplus_after)});
  }
  fmt::print("{}\n", table({{title({"年", "year"})},
                            {title({"计划总数", "quotas"}), Align::right},
                            {title({"新设、停办", "opened, closed"}), Align::right},
                            {title({"缺口：维持现状", "unmet, unchanged"}), Align::right},
                            {title({"缺口：方案", "unmet, this plan"}), Align::right},
                            {title({"富余：维持现状", "surplus, unchanged"}), Align::right},
                            {title({"富余：方案", "surplus, this plan"}), Align::right}},
                           rows));
}

std::string first_of(const std::vector<QuotaServesView>& serves) {
  return serves.empty() ? ""
                        : fmt::format("{} ({})", serves.front().occupation.name,
                                      with_commas(serves.front().unmet_persons));
}

void print_rows(const QuotaPlanView& plan, std::size_t limit, Language language) {
  const auto title = [&](Words words) { return std::string(words.in(language)); };
  std::vector<std::vector<std::string>> rows;
  for (const QuotaPlanRow& row : plan.rows) {
    if (rows.size() == limit) break;
    rows.push_back({row.school.name, row.program.name, title(word_of(row.action)),
                    with_commas(row.last_persons), with_commas(row.quotas_persons.back()),
                    row.confidence_bp ? per_cent(row.confidence_bp->basis_points()) : "",
                    first_of(row.serves)});
  }
  fmt::print("{}\n", table({{title({"学校", "school"}), Align::left, 26},
                            {title({"专业", "program"}), Align::left, 24},
                            {title({"建议", "proposal"})},
                            {std::to_string(plan.years.front() - 1), Align::right},
                            {std::to_string(plan.years.back()), Align::right},
                            {title({"把握", "confidence"}), Align::right},
                            {title({"对应紧缺职业", "serves"}), Align::left, 34}},
                           rows));
}

void print_head(const QuotaPlanView& plan, Language language) {
  std::string actions;
  for (const QuotaActionCount& each : plan.actions)
    actions += fmt::format("{}{} {}", actions.empty() ? "" : "  ", word_of(each.action).in(language),
                           with_commas(each.offerings));
  fmt::print("{}\n", actions);
  fmt::print(fmt::runtime(
                 Words{"损失 {:.0f}（维持现状 {:.0f}），下界 {:.0f}，差距至多 {:.2f} %；{} 个未来情形{}\n\n",
                       "loss {:.0f} (unchanged {:.0f}), bound {:.0f}, gap at most {:.2f} %; {} futures{}\n\n"}
                     .in(language)),
             plan.loss, plan.loss_held, plan.bound, static_cast<double>(plan.gap_bp.basis_points()) / 100,
             plan.futures,
             plan.stopped ? Words{"；未达到要求的差距", "; stopped before the gap"}.in(language)
                          : std::string_view());
}

}  // namespace

int portfolio_plan(const Desk& desk, const PortfolioCommand& command) {
  // The kind gives text; what is printed is the plan before it became text.
  std::optional<QuotaPlanView> plan;
  JobKind kind = quota_plan_kind();
  kind.run = [&](const JobTask& task) -> Answer<std::string> {
    auto made = make_quota_plan(task, command.request);
    if (!made) return Failure<Refusal>(made.error());
    plan = std::move(*made);
    return json_of(*plan);
  };
  const auto text = run_here(desk, kind, json_of(command.request));
  if (!text) return refuse(desk, text.error());
  if (!desk.xlsx.empty()) return write_workbook(desk, Answer<Report>(quota_plan_report(*text)));
  if (desk.json) {
    fmt::print("{}\n", *text);
    return static_cast<int>(Exit::done);
  }
  print_head(*plan, desk.language);
  print_years(*plan, desk.language);
  print_rows(*plan, static_cast<std::size_t>(command.limit), desk.language);
  return static_cast<int>(Exit::done);
}

}  // namespace langqiao::cli
