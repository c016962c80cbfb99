#include "outlook/supply_checks.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <tuple>
#include <unordered_set>

#include "city/names.h"

namespace langqiao::outlook {
namespace {

int longest_program(const City& city) {
  int longest = 0;
  for (const Enrolment& row : city.tables().enrolments)
    longest = std::max(longest, city.find(row.offering)->length_years);
  return longest;
}

std::vector<Problem> missing_years(const City& city) {
  std::set<int> known;
  for (const Enrolment& row : city.tables().enrolments) known.insert(row.year.begins());
  std::vector<Problem> problems;
  const int last = *known.rbegin();
  for (int year = last - longest_program(city) + 1; year < last; ++year) {
    if (known.contains(year)) continue;
    problems.push_back(
        {.what = {"缺少一个学年的在校人数，而其中有人尚未毕业",
                  "A school year is missing whose people have not graduated yet"},
         .where = fmt::format("enrolments: {}", year),
         .found = {"没有任何一行", "no row"},
         .wanted = worded("{} 至 {} 每个学年的入学人数", "entrants of every school year from {} to {}",
                          last - longest_program(city) + 1, last),
         .action = {"请补充该学年；没有招生的填 0", "Add the year; where nobody entered, write 0"}});
  }
  return problems;
}

// Of programs that have people at school.
std::set<std::string> editions_in_use(const City& city) {
  const int last = last_known_year(city);
  std::set<std::string> editions;
  for (const Enrolment& row : city.tables().enrolments) {
    const Offering& offering = *city.find(row.offering);
    if (row.year.begins() + offering.length_years > last)
      editions.insert(city.find(offering.program)->edition.text());
  }
  return editions;
}

}  // namespace

int last_known_year(const City& city) {
  return std::ranges::max(city.tables().enrolments, {}, &Enrolment::year).year.begins();
}

std::vector<double> latest_entrants(const City& city) {
  std::vector<double> entrants(city.tables().offerings.size(), 0);
  const int last = last_known_year(city);
  for (const Enrolment& row : city.tables().enrolments) {
    if (row.year.begins() != last) continue;
    entrants[city.position(*city.find(row.offering))] = static_cast<double>(row.entrants.count());
  }
  return entrants;
}

std::vector<Problem> enrolment_problems(const City& city) {
  const auto& rows = city.tables().enrolments;
  if (rows.empty()) {
    return {{.what = {"没有招生和入学人数", "There are no quotas and entrants"},
             .where = "enrolments",
             .found = {"空表", "an empty table"},
             .wanted = {"各开设专业的计划数、入学人数和毕业生数",
                        "quota, entrants and graduates of the offerings"},
             .action = {"请导入 enrolments.csv", "Import enrolments.csv"}}};
  }
  std::vector<Problem> problems;
  for (const Enrolment& row : rows) {
    const std::int64_t least = std::min({row.quota.count(), row.entrants.count(), row.graduates.count()});
    if (least >= 0) continue;
    problems.push_back({.what = {"人数为负", "A number of people is below zero"},
                        .where = fmt::format("enrolments: {} {}", row.offering.text(), row.year.begins()),
                        .found = as_is(std::to_string(least)),
                        .wanted = {"0 或以上", "0 or more"},
                        .action = {"请更正该行", "Correct the row"}});
  }
  auto missing = missing_years(city);
  std::ranges::move(missing, std::back_inserter(problems));
  return problems;
}

std::vector<Problem> rate_problems(const City& city, const SupplyRates& rates, int years) {
  const int last = last_known_year(city), end = last + years;
  std::set<std::tuple<ProgramLevel, std::string, int>> kinds;
  std::map<std::pair<ProgramLevel, std::string>, const Program*> sample;
  const auto editions = editions_in_use(city);
  for (const Offering& offering : city.tables().offerings) {
    const Program& program = *city.find(offering.program);
    if (!editions.contains(program.edition.text())) continue;
    kinds.insert({program.level, category_of(program), offering.length_years});
    sample.emplace(std::pair(program.level, category_of(program)), &program);
  }
  std::vector<Problem> problems;
  std::set<std::string> said;
  const auto need = [&](SupplyStep step, const Program& program, int year, int of_study) {
    if (rates.of(step, program, year, of_study)) return;
    const std::string where = fmt::format("supply_rates: {} {}", name_of(step), name_of(program.level));
    if (!said.insert(where).second) return;
    problems.push_back(
        {.what = {"缺少一个比率", "A rate is missing"},
         .where = where,
         .found =
             worded("{} 年没有适用的行（{}）", "no row that holds in {} ({})", year, category_of(program)),
         .wanted = worded("since 不晚于 {} 的一行", "a row with since not after {}", year),
         .action = {"请在 supply_rates.csv 中补充；没有依据时按假设填写并标为 estimated",
                    "Add it to supply_rates.csv; without a source state an assumption, marked estimated"}});
  };
  for (const auto& [level, category, length] : kinds) {
    const Program& program = *sample.at({level, category});
    for (int year = last + 1; year <= end; ++year) {
      need(SupplyStep::fill, program, year, 0);
      need(SupplyStep::participation, program, year, 0);
      need(SupplyStep::stay, program, year, 0);
    }
    for (int year = last - length + 1; year <= end; ++year) {
      for (int of_study = 1; of_study <= length; ++of_study)
        need(SupplyStep::progress, program, year, of_study);
    }
  }
  return problems;
}

std::vector<UnknownCohort> unknown_cohorts(const City& city) {
  const auto key = [](std::uint32_t offering, int year) {
    return (std::uint64_t{offering} << 16) | static_cast<std::uint16_t>(year);
  };
  std::unordered_set<std::uint64_t> known;
  for (const Enrolment& row : city.tables().enrolments)
    known.insert(key(city.position(*city.find(row.offering)), row.year.begins()));
  const int last = last_known_year(city);
  std::vector<UnknownCohort> unknown;
  for (std::size_t at = 0; at < city.points().size(); ++at) {
    const std::uint32_t offering = city.points().offering[at];
    const int year = city.points().year[at];
    const bool at_school = year <= last && year + city.tables().offerings[offering].length_years > last;
    if (at_school && !known.contains(key(offering, year))) unknown.push_back({offering, year});
  }
  std::ranges::sort(unknown, {},
                    [](const UnknownCohort& each) { return std::pair(each.offering, each.year); });
  return unknown;
}

}  // namespace langqiao::outlook
