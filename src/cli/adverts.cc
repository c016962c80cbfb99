#include <fmt/format.h>

#include "cli/commands.h"
#include "service/json/json_of.h"

namespace langqiao::cli {
namespace {

using namespace service;

void print_groups(const Desk& desk, Words what, const std::vector<AdvertGroup>& groups) {
  const auto title = [&](Words words) { return std::string(words.in(desk.language)); };
  std::vector<std::vector<std::string>> rows;
  for (const AdvertGroup& each : groups) {
    const auto pay = [&](std::int64_t PayQuartilesView::* part) {
      return each.pay ? std::to_string((*each.pay).*part) : std::string();
    };
    rows.push_back({each.id, each.name, std::to_string(each.adverts), pay(&PayQuartilesView::lower),
                    pay(&PayQuartilesView::median), pay(&PayQuartilesView::upper)});
  }
  fmt::print("{}\n", table({{title({"编号", "id"}), Align::left, 24},
                            {title(what), Align::left, 36},
                            {title({"条数", "adverts"}), Align::right},
                            {title({"下四分位", "lower quartile"}), Align::right},
                            {title({"中位数", "median"}), Align::right},
                            {title({"上四分位", "upper quartile"}), Align::right}},
                           rows));
}

}  // namespace

int adverts_board(const Desk& desk, const AdvertQuery& query) {
  if (!desk.xlsx.empty()) return write_workbook(desk, adverts_report(desk.office, desk.actor, query));
  const auto board = advert_board(desk.office, desk.actor, query);
  if (!board) return refuse(desk, board.error());
  if (desk.json) {
    fmt::print("{}\n", json_of(*board));
    return static_cast<int>(Exit::done);
  }
  print_groups(desk, {"职业", "occupation"}, board->occupations);
  print_groups(desk, {"技能", "skill"}, board->skills);
  print_groups(desk, {"地区", "place"}, board->places);
  print_groups(desk, {"学历", "schooling"}, board->educations);
  print_groups(desk, {"月份", "month"}, board->months);
  fmt::print(fmt::runtime(Words{"招聘信息 {} 条，另有重复 {} 条；符合条件 {} 条；合成数据 {} 条；"
                                "职业未识别 {} 条、拿不准 {} 条\n招聘信息的变化不等于岗位的变化。\n",
                                "{} adverts and {} repeats; {} pass; {} synthetic; without an occupation {}, "
                                "unsure {}\nA trend of adverts is not a trend of jobs.\n"}
                              .in(desk.language)),
             board->adverts, board->repeats, board->all.adverts, board->synthetic, board->without_occupation,
             board->unsure);
  return static_cast<int>(Exit::done);
}

}  // namespace langqiao::cli
