#include <fmt/format.h>

#include "cli/commands.h"
#include "service/json/json_of.h"

namespace langqiao::cli {
namespace {

using namespace service;

using Titles = std::vector<TableColumnStyle>;
using Cells = std::vector<std::vector<std::string>>;

std::string band(const BandView& band) {
  return fmt::format("{} ({}–{})", with_commas(band.p50), with_commas(band.p10), with_commas(band.p90));
}

std::string mark(Quality quality, Language language) {
  switch (quality) {
    case Quality::measured:
      return std::string(Words{"实测", "measured"}.in(language));
    case Quality::estimated:
      return std::string(Words{"估算", "estimated"}.in(language));
    case Quality::synthetic:
      break;
  }
  return std::string(Words{"合成", "synthetic"}.in(language));
}

class Printing {
 public:
  explicit Printing(Language language) : language_(language) {}

  std::string title(Words words) const { return std::string(words.in(language_)); }
  void head(Words words) const { fmt::print("{}\n", words.in(language_)); }

  void years(const std::vector<OutlookYear>& years) const {
    Cells rows;
    for (const OutlookYear& year : years) {
      rows.push_back({std::to_string(year.year), band(year.openings), band(year.open_to_graduates),
                      with_commas(year.graduates), with_commas(year.unlinked), band(year.unmet),
                      band(year.surplus)});
    }
    fmt::print("{}\n", table({{title({"年", "year"})},
                              {title({"岗位需求", "openings"}), Align::right},
                              {title({"面向毕业生", "open to graduates"}), Align::right},
                              {title({"求职毕业生", "graduates"}), Align::right},
                              {title({"无对应", "without a link"}), Align::right},
                              {title({"缺口", "unmet"}), Align::right},
                              {title({"富余", "surplus"}), Align::right}},
                             rows));
  }

  void shortages(const std::vector<Shortage>& all, std::size_t limit, bool compare) const {
    Cells rows;
    for (const Shortage& each : all) {
      if (rows.size() == limit) break;
      std::vector<std::string> row{each.occupation.id, each.occupation.name, band(each.unmet)};
      if (compare) row.push_back(each.against ? band(*each.against) : "");
      row.insert(row.end(),
                 {band(each.open_to_graduates), with_commas(each.placed), mark(each.quality, language_)});
      rows.push_back(std::move(row));
    }
    Titles columns{{title({"代码", "code"})},
                   {title({"职业", "occupation"}), Align::left, 28},
                   {title({"缺口", "unmet"}), Align::right}};
    if (compare) columns.push_back({title({"对比情景", "against"}), Align::right});
    columns.push_back({title({"面向毕业生", "open to graduates"}), Align::right});
    columns.push_back({title({"毕业生补充", "placed"}), Align::right});
    columns.push_back({title({"数据", "data"})});
    fmt::print("{}\n", table(columns, rows));
  }

  void surpluses(const std::vector<Surplus>& all, std::size_t limit, bool compare) const {
    Cells rows;
    for (const Surplus& each : all) {
      if (rows.size() == limit) break;
      std::vector<std::string> row{each.program.id, each.program.name, band(each.surplus)};
      if (compare) row.push_back(each.against ? band(*each.against) : "");
      row.insert(row.end(),
                 {with_commas(each.graduates), with_commas(each.placed), mark(each.quality, language_)});
      rows.push_back(std::move(row));
    }
    Titles columns{{title({"编号", "id"})},
                   {title({"专业", "program"}), Align::left, 28},
                   {title({"富余", "surplus"}), Align::right}};
    if (compare) columns.push_back({title({"对比情景", "against"}), Align::right});
    columns.push_back({title({"求职毕业生", "graduates"}), Align::right});
    columns.push_back({title({"有岗位", "placed"}), Align::right});
    columns.push_back({title({"数据", "data"})});
    fmt::print("{}\n", table(columns, rows));
  }

  void occupation(const OccupationOutlook& outlook) const {
    Cells years, from, by;
    for (const GapYear& year : outlook.by_year)
      years.push_back({std::to_string(year.year), band(year.openings), band(year.open_to_graduates),
                       with_commas(year.placed), band(year.unmet)});
    for (const OpeningsFrom& each : outlook.openings_from)
      from.push_back({each.industry.id, each.industry.name, per_cent(each.openings_bp.basis_points()),
                      with_commas(each.employed), std::to_string(each.employed_year),
                      each.staffing_bp ? per_cent(each.staffing_bp->basis_points()) : ""});
    for (const FilledBy& each : outlook.filled_by)
      by.push_back({each.program.id, each.program.name, with_commas(each.placed), with_commas(each.graduates),
                    per_cent(each.weight_bp.basis_points())});
    fmt::print("{}  {}  {}\n\n", outlook.occupation.id, outlook.occupation.name,
               mark(outlook.quality, language_));
    fmt::print("{}\n", table({{title({"年", "year"})},
                              {title({"岗位需求", "openings"}), Align::right},
                              {title({"面向毕业生", "open to graduates"}), Align::right},
                              {title({"毕业生补充", "placed"}), Align::right},
                              {title({"缺口", "unmet"}), Align::right}},
                             years));
    fmt::print("{}\n", table({{title({"行业", "industry"})},
                              {""},
                              {title({"占需求", "of openings"}), Align::right},
                              {title({"从业人员", "employed"}), Align::right},
                              {title({"年", "year"}), Align::right},
                              {title({"用人结构", "staffing"}), Align::right}},
                             from));
    fmt::print("{}\n", table({{title({"编号", "id"})},
                              {title({"专业", "program"}), Align::left, 28},
                              {title({"进入", "placed"}), Align::right},
                              {title({"求职毕业生", "graduates"}), Align::right},
                              {title({"对应程度", "weight"}), Align::right}},
                             by));
  }

 private:
  Language language_;
};

}  // namespace

int outlook_show(const Desk& desk, const OutlookCommand& command) {
  if (!desk.xlsx.empty()) return write_workbook(desk, outlook_report(desk.office, desk.actor, command.query));
  const Printing print(desk.language);
  if (!command.occupation.empty()) {
    const auto found =
        occupation_outlook(desk.office, desk.actor, Id<Occupation>(command.occupation), command.query);
    if (!found) return refuse(desk, found.error());
    if (desk.json) {
      fmt::print("{}\n", json_of(*found));
    } else {
      print.occupation(*found);
    }
    return static_cast<int>(Exit::done);
  }
  const auto found = service::outlook(desk.office, desk.actor, command.query);
  if (!found) return refuse(desk, found.error());
  if (desk.json) {
    fmt::print("{}\n", json_of(*found));
    return static_cast<int>(Exit::done);
  }
  const auto limit = static_cast<std::size_t>(command.limit);
  const bool compare = found->against.has_value();
  print.years(found->by_year);
  if (compare) {
    print.head({"对比情景", "Against"});
    print.years(found->against_by_year);
  }
  fmt::print(fmt::runtime(Words{"{} 年最紧缺\n", "Shortages of {}\n"}.in(desk.language)), found->year);
  print.shortages(found->shortages, limit, compare);
  fmt::print(fmt::runtime(Words{"{} 年最富余\n", "Surpluses of {}\n"}.in(desk.language)), found->year);
  print.surpluses(found->surpluses, limit, compare);
  fmt::print(fmt::runtime(Words{"{} 个未来情形，P50（P10–P90），人；数据{}\n",
                                "{} futures, P50 (P10–P90), persons; data {}\n"}
                              .in(desk.language)),
             found->futures, mark(found->quality, desk.language));
  return static_cast<int>(Exit::done);
}

}  // namespace langqiao::cli
