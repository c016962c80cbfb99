#include <algorithm>
#include <array>
#include <cstdio>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <iostream>
#include <iterator>

#include "cli/commands.h"
#include "cli/progress.h"
#include "pack/csv.h"
#include "service/json/json_of.h"
#include "service/listing_reading.h"

namespace langqiao::cli {
namespace {

using namespace service;

constexpr std::string_view kHeader =
    "line,id,occupation,occupation_name,margin_bp,unsure,runner_up,pay_least_yuan,pay_most_yuan,education,"
    "experience_least_years,experience_most_years,place,place_name,recruits_persons,skills";

template <class T>
std::string number_of(const std::optional<T>& value) {
  return value ? fmt::format("{}", *value) : std::string();
}

// Ids of skills that are asked for or welcome, each once, in the order of the text.
std::string skills_of(const Reading& reading) {
  std::vector<std::string_view> ids;
  for (const Mention& mention : reading.mentions) {
    const bool counts = mention.kind == ConceptKind::skill && mention.cue != Cue::not_asked;
    if (counts && std::ranges::find(ids, mention.id) == ids.end()) ids.push_back(mention.id);
  }
  return fmt::format("{}", fmt::join(ids, "|"));
}

// What the columns of kHeader hold.
std::array<std::string, 16> cells_of(const AdvertReading& read) {
  const Reading& reading = read.reading;
  std::array<std::string, 16> cells{std::to_string(read.line), read.id};
  if (const auto& occupation = reading.occupation) {
    cells[2] = occupation->occupation.text();
    cells[3] = read.occupation_name;
    cells[4] = std::to_string(occupation->margin.basis_points());
    cells[5] = occupation->unsure ? "1" : "0";
    if (occupation->runner_up) cells[6] = occupation->runner_up->text();
  }
  if (reading.pay) {
    cells[7] = std::to_string(reading.pay->least_yuan);
    cells[8] = number_of(reading.pay->most_yuan);
  }
  if (reading.education) cells[9] = name_of(reading.education->least);
  if (reading.experience) {
    cells[10] = std::to_string(reading.experience->least_years);
    cells[11] = number_of(reading.experience->most_years);
  }
  if (reading.place) cells[12] = reading.place->code;
  cells[13] = read.place_name;
  if (reading.recruits) cells[14] = std::to_string(reading.recruits->persons.count());
  cells[15] = skills_of(reading);
  return cells;
}

std::string csv_of(const AdvertReading& read) {
  std::string row;
  for (const std::string& cell : cells_of(read)) {
    if (!row.empty()) row += ',';
    pack::write_cell(cell, row);
  }
  return row;
}

Answer<reading::Reader> reader_for(const Desk& desk, const ReadCommand& command) {
  if (!command.pack.empty()) return reader_of_pack(command.pack);
  const auto view = desk.office.view();
  if (!view) return Failure<Refusal>(view.error());
  return reader_of(**view);
}

// One text from the standard input: its first line is the title.
int read_one(const reading::Reader& reader) {
  const std::string text(std::istreambuf_iterator<char>(std::cin), {});
  const std::size_t line_end = text.find('\n');
  const reading::AdvertRow::Layout layout{reading::AdvertColumn::title, reading::AdvertColumn::text};
  const reading::AdvertRow row(
      layout, {text.substr(0, line_end), line_end == std::string::npos ? "" : text.substr(line_end + 1)});
  reading::Reader::Desk desk(reader);
  fmt::print("{}\n", json_of(read_advert(reader, row, desk)));
  return static_cast<int>(Exit::done);
}

void print_report(const ReadReport& report, Language language) {
  for (const Problem& problem : report.refused) print_problem(problem, language);
  fmt::print(
      stderr, "{}\n",
      worded("共 {} 行：读取 {}，拒绝 {}，无内容 {}，修补坏字节 {}；编码 {}{}",
             "{} rows: {} read, {} refused, {} without text, {} with bytes mended; encoding {}{}",
             report.rows, report.read, report.refused_total, report.empty, report.repaired, report.encoding,
             report.stopped ? Wording{"；已按要求停止", "; stopped as asked"} : Wording{})
          .in(language));
}

// Prints the table term_weights of a pack.
int learn(const Desk& desk, const ReadCommand& command, const reading::Reader& reader) {
  const StopOnSignal stop;
  ProgressLine line(desk.json);
  auto corrections =
      command.pack.empty() ? lessons_of_corrections(desk.office, reader) : std::vector<reading::Lesson>();
  const std::size_t corrected = corrections.size() / kWorthAdverts;
  const auto learned = learn_from_adverts(
      reader, command.options,
      {.progress = [&](std::size_t done, std::size_t total) { line.show("read", done, total); }},
      std::move(corrections), stop.token());
  if (!learned) return refuse(desk, learned.error());
  fmt::print("term,occupation,weight_milli,source,as_of,quality\n");
  for (const TermWeight& weight : learned->weights) {
    std::string term;
    pack::write_cell(weight.term, term);
    fmt::print("{},{},{},{},{},estimated\n", term, weight.occupation.text(), weight.weight_milli,
               command.learn, desk.office.today().iso());
  }
  print_report(learned->report, desk.language);
  if (corrected > 0) {
    fmt::print(stderr, "{}\n",
               worded("并学习了人工指明的职业 {} 处", "learned from {} occupations that people named, too",
                      corrected)
                   .in(desk.language));
  }
  return static_cast<int>(learned->report.refused_total > 0 ? Exit::bad_data : Exit::done);
}

}  // namespace

int read(const Desk& desk, const ReadCommand& command) {
  const auto reader = reader_for(desk, command);
  if (!reader) return refuse(desk, reader.error());
  if (command.options.file.empty()) return read_one(*reader);
  if (!command.learn.empty()) return learn(desk, command, *reader);
  const StopOnSignal stop;
  const bool csv = command.csv && !desk.json;
  std::string out = csv ? std::string(kHeader) + '\n' : std::string();
  ProgressLine line(desk.json);
  const auto report = read_adverts(*reader, command.options,
                                   {.take =
                                        [&](const AdvertReading& read) {
                                          out += csv ? csv_of(read) : json_of(read);
                                          out += '\n';
                                        },
                                    .progress =
                                        [&](std::size_t done, std::size_t total) {
                                          std::fwrite(out.data(), 1, out.size(), stdout);
                                          out.clear();
                                          line.show("read", done, total);
                                        }},
                                   stop.token());
  if (!report) return refuse(desk, report.error());
  std::fwrite(out.data(), 1, out.size(), stdout);
  std::fflush(stdout);
  print_report(*report, desk.language);
  return static_cast<int>(report->refused_total > 0 ? Exit::bad_data : Exit::done);
}

}  // namespace langqiao::cli
