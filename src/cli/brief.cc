#include <fmt/format.h>

#include "cli/commands.h"
#include "service/json/json_of.h"

namespace langqiao::cli {
namespace {

using namespace service;

Words lamp_words(plan::LampColour colour) {
  switch (colour) {
    case plan::LampColour::green:
      return {"● 正常", "● on track"};
    case plan::LampColour::yellow:
      return {"▲ 注意", "▲ watch"};
    case plan::LampColour::red:
      return {"■ 滞后", "■ behind"};
    case plan::LampColour::none:
      return {"○ 无灯", "○ no lamp"};
  }
  return {};
}

Words quality_words(Quality quality) {
  switch (quality) {
    case Quality::measured:
      return {"实测", "measured"};
    case Quality::estimated:
      return {"估算", "estimated"};
    case Quality::synthetic:
      return {"合成", "synthetic"};
  }
  return {};
}

std::string goal_of(const BoardTargetView& target, Language language) {
  if (!target.least && !target.most) return target.qualitative;
  std::string goal = fmt::format("{}", target.least.value_or(target.most.value_or(0)));
  if (target.least && target.most && *target.least != *target.most) goal += fmt::format("–{}", *target.most);
  goal += target.unit.empty() ? "" : " " + target.unit;
  if (target.approximate) goal += Words{"左右", " or so"}.in(language);
  return goal;
}

std::string actual_of(const BoardTargetView& target, Language language) {
  if (!target.actual) return "–";
  return fmt::format("{} ({}, {})", target.actual->value, target.actual->observed.iso(),
                     quality_words(target.actual->provenance.quality).in(language));
}

void line(Words title, Language language, const std::string& text) {
  fmt::print("{}  {}\n", padded(title.in(language), 10), text);
}

void print_targets(const Scoreboard& board, Language language) {
  std::vector<std::vector<std::string>> rows;
  for (const TileView& tile : board.tiles) {
    for (const BoardTargetView& target : tile.targets) {
      rows.push_back({std::string(lamp_words(target.lamp.colour).in(language)), target.subject,
                      goal_of(target, language), actual_of(target, language),
                      target.deadline_year ? std::to_string(*target.deadline_year) : ""});
    }
  }
  const auto title = [&](Words words) { return std::string(words.in(language)); };
  fmt::print("\n{}", table({{title({"灯", "lamp"})},
                            {title({"目标", "target"})},
                            {title({"要求", "wanted"})},
                            {title({"现状", "found"})},
                            {title({"期限", "by"})}},
                           rows));
}

void print_duplicates(const Brief& brief, Language language) {
  std::vector<std::vector<std::string>> rows;
  for (const ProgramRow& row : brief.duplicates.most) {
    rows.push_back({row.program.name, row.program.code, std::to_string(row.schools),
                    std::to_string(row.points), row.growth ? fmt::format("{:+}", *row.growth) : "",
                    per_cent(row.rate_bp.basis_points())});
  }
  const auto title = [&](Words words) { return std::string(words.in(language)); };
  fmt::print("\n{}", table({{title({"布点最多的专业", "most duplicated"})},
                            {title({"代码", "code"})},
                            {title({"学校", "schools"}), Align::right},
                            {title({"专业点", "points"}), Align::right},
                            {title({"较2021", "since 2021"}), Align::right},
                            {title({"重复设置率", "rate"}), Align::right}},
                           rows));
}

}  // namespace

int brief(const Desk& desk, const BriefOptions& options) {
  const auto brief = service::brief(desk.office, desk.actor);
  if (!brief) return refuse(desk, brief.error());
  if (desk.json) {
    fmt::print("{}\n", json_of(*brief));
    return static_cast<int>(Exit::done);
  }
  const Language language = desk.language;
  fmt::print("{} · {} · {}\n\n", Words{"廊桥", "Langqiao"}.in(language), brief->city.name,
             brief->today.iso());
  if (brief->plan) {
    line({"方案", "plan"}, language, fmt::format("{}  {}", brief->plan->title, brief->plan->number));
    line({"", ""}, language,
         fmt::format(
             fmt::runtime(
                 Words{"{} 条 · {} 项责任 · {} 个目标", "{} clauses · {} duties · {} targets"}.in(language)),
             brief->clauses, brief->duties, brief->targets));
  }
  line({"灯", "lamps"}, language,
       fmt::format("{} {}   {} {}   {} {}   {} {}", lamp_words(plan::LampColour::green).in(language),
                   brief->lamps.green, lamp_words(plan::LampColour::yellow).in(language), brief->lamps.yellow,
                   lamp_words(plan::LampColour::red).in(language), brief->lamps.red,
                   lamp_words(plan::LampColour::none).in(language), brief->lamps.none));
  line({"学校", "schools"}, language,
       fmt::format(fmt::runtime(Words{"{} 所（本科 {}，高职专科 {}，中职 {}）",
                                      "{} (bachelor {}, higher vocational {}, secondary vocational {})"}
                                    .in(language)),
                   brief->schools.total, brief->schools.bachelor, brief->schools.higher_vocational,
                   brief->schools.secondary_vocational));
  line({"专业", "programs"}, language,
       fmt::format(fmt::runtime(Words{
                       "{} 年高职：{} 个专业，{} 个专业点，{} 所学校；重复设置率 {}",
                       "higher vocational {}: {} programs, {} points, {} schools; duplicate-setting rate {}"}
                                    .in(language)),
                   brief->programs.year, brief->programs.offered, brief->programs.points,
                   brief->programs.schools, per_cent(brief->duplicates.rate_bp.basis_points())));
  line({"数据", "data"}, language,
       fmt::format(fmt::runtime(Words{"实测 {} 行 · 估算 {} 行 · 合成 {} 行",
                                      "{} measured · {} estimated · {} synthetic rows"}
                                    .in(language)),
                   with_commas(brief->rows.measured), with_commas(brief->rows.estimated),
                   with_commas(brief->rows.synthetic)));
  if (const auto board = service::scoreboard(desk.office, desk.actor, std::nullopt))
    print_targets(*board, language);
  print_duplicates(*brief, language);
  fmt::print("\n{}  http://127.0.0.1:{}\n", padded(Words{"网址", "address"}.in(language), 10), options.port);
  return static_cast<int>(Exit::done);
}

}  // namespace langqiao::cli
