#include "service/backtest.h"

#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/commands.h"
#include "service/json/json_of.h"

namespace langqiao::cli {
namespace {

using outlook::Level;
using outlook::Measured;
using outlook::Method;

Words word_of(Level level) {
  return level == Level::occupation ? Words{"职业", "occupations"} : Words{"行业", "industries"};
}

Words word_of(Method method) {
  switch (method) {
    case Method::combined:
      return {"组合预测", "combined"};
    case Method::last_value:
      return {"末值不变", "last value"};
    case Method::drift:
      return {"直线外推", "drift"};
    case Method::damped_trend:
      return {"阻尼趋势", "damped trend"};
  }
  return {};
}

std::string per_cent_of(double share) { return std::isnan(share) ? "–" : fmt::format("{:.1f}", 100 * share); }
std::string number_of(double value) { return std::isnan(value) ? "–" : fmt::format("{:.2f}", value); }

std::vector<std::string> row_of(const Measured& measured, Language language) {
  const outlook::Score& score = measured.score;
  const bool moves = measured.method != Method::last_value;  // who foretells no change points nowhere
  return {std::to_string(measured.years),
          std::to_string(measured.windows),
          std::to_string(score.series),
          std::string(word_of(measured.method).in(language)),
          per_cent_of(score.weighted_error),
          per_cent_of(score.percentage_error),
          number_of(score.scaled_error),
          moves ? per_cent_of(score.direction) : "–",
          moves ? per_cent_of(score.direction_people) : "–",
          per_cent_of(score.dissimilarity),
          measured.method == Method::combined ? per_cent_of(score.coverage) : ""};
}

void print_level(const outlook::Backtest& result, Level level, Language language) {
  std::vector<std::vector<std::string>> rows;
  for (const Measured& measured : result.by_horizon)
    if (measured.level == level) rows.push_back(row_of(measured, language));
  if (rows.empty()) return;
  const auto title = [&](Words words) { return std::string(words.in(language)); };
  fmt::print("\n{}\n", title(word_of(level)));
  fmt::print("{}", table({{title({"年数", "years"}), Align::right},
                          {title({"窗口", "windows"}), Align::right},
                          {title({"序列", "series"}), Align::right},
                          {title({"方法", "method"})},
                          {title({"加权误差%", "weighted error %"}), Align::right},
                          {title({"MAPE%", "MAPE %"}), Align::right},
                          {"MASE", Align::right},
                          {title({"方向对%", "direction %"}), Align::right},
                          {title({"按人数%", "by people %"}), Align::right},
                          {title({"差异指数", "dissimilarity"}), Align::right},
                          {title({"80%区间覆盖%", "80 % covers %"}), Align::right}},
                         rows));
}

void print_head(const service::BacktestReport& report, Language language) {
  const outlook::Backtest& result = *report.result;
  const auto line = [&](const Words& name, const std::string& text) {
    if (!text.empty()) fmt::print("{}  {}\n", padded(name.in(language), 12), text);
  };
  line({"数据包", "pack"},
       report.head ? fmt::format("{} · {}", report.pack, report.head->title) : report.pack);
  if (report.head && report.head->quality == Quality::synthetic)
    line({"注意", "mind"},
         std::string(Words{"合成数据，不是实测", "synthetic data, not measured"}.in(language)));
  line({"年份", "years"}, fmt::format("{}", fmt::join(result.years, " ")));
  line({"行业", "industries"}, std::to_string(result.industries));
  line({"职业", "occupations"}, std::to_string(result.occupations));
  line({"矩阵年份", "matrix years"}, fmt::format("{}", fmt::join(result.matrix_years, " ")));
}

}  // namespace

int backtest(Language language, bool json, const BacktestCommand& command) {
  const auto report = service::run_backtest(command.folder, command.options);
  if (!report) return refuse(language, json, report.error());
  const bool bad = report->error_total > 0;
  if (json) {
    fmt::print("{}\n", service::json_of(*report, language));
  } else if (bad) {
    print_errors(report->errors, static_cast<std::size_t>(report->error_total), language);
  } else {
    print_head(*report, language);
    print_level(*report->result, Level::occupation, language);
    print_level(*report->result, Level::industry, language);
  }
  return static_cast<int>(bad ? Exit::bad_data : Exit::done);
}

}  // namespace langqiao::cli
