#include <fmt/format.h>

#include "cli/commands.h"
#include "pack/synthesize.h"
#include "service/json/json_of.h"

namespace langqiao::cli {
namespace {

using namespace service;

int import_with(const Desk& desk, const PackOptions& options, ImportMode mode) {
  ProgressLine line(desk.json);
  const auto report = import_pack(
      desk.office, desk.actor, options.folder, mode,
      [&](std::string_view stage, std::size_t done, std::size_t total) { line.show(stage, done, total); });
  if (!report) return refuse(desk, report.error());
  const bool bad = report->error_total > 0 && !report->taken;
  if (desk.json) {
    fmt::print("{}\n", json_of(*report, desk.language));
  } else {
    print_errors(report->errors, static_cast<std::size_t>(report->error_total), desk.language);
    if (!bad) print_changes(*report, desk.language);
    const Words verdict = bad ? Words{"有错误，未导入任何数据", "There are errors; nothing was taken"}
                          : report->taken ? Words{"已导入", "taken"}
                                          : Words{"可以导入", "can be taken"};
    fmt::print("{}", verdict.in(desk.language));
    if (!bad) fmt::print(": {} / {}", with_commas(report->rows_good), with_commas(report->rows_read));
    fmt::print("\n");
  }
  return static_cast<int>(bad ? Exit::bad_data : Exit::done);
}

}  // namespace

void print_changes(const ImportReport& report, Language language) {
  const auto title = [&](Words words) { return std::string(words.in(language)); };
  std::vector<std::vector<std::string>> rows;
  const auto number = [](std::size_t count) { return with_commas(static_cast<long long>(count)); };
  for (const pack::TableComparison& table : report.changes) {
    rows.push_back({std::string(table.table), number(table.rows_before), number(table.rows_after),
                    number(table.added.count), number(table.changed.count), number(table.dropped.count)});
  }
  if (rows.empty()) {
    fmt::print("{}\n", title({"没有变化", "nothing changes"}));
    return;
  }
  fmt::print("{}", table({{title({"表", "table"})},
                          {title({"原有", "before"}), Align::right},
                          {title({"现有", "after"}), Align::right},
                          {title({"新增", "new"}), Align::right},
                          {title({"改变", "changed"}), Align::right},
                          {title({"减少", "dropped"}), Align::right}},
                         rows));
}

int pack_check(const Desk& desk, const PackOptions& options) {
  return import_with(desk, options, ImportMode::check);
}

int pack_import(const Desk& desk, const PackOptions& options) {
  return import_with(desk, options, options.good_rows ? ImportMode::good_rows : ImportMode::all_or_nothing);
}

int pack_export(const Desk& desk, const PackOptions& options) {
  const auto rows = export_pack(desk.office, desk.actor, options.folder);
  if (!rows) return refuse(desk, rows.error());
  if (desk.json) {
    fmt::print("{{\"rows\": {}}}\n", *rows);
  } else {
    fmt::print(fmt::runtime(Words{"已写出 {} 行到 {}\n", "{} rows written to {}\n"}.in(desk.language)),
               with_commas(*rows), options.folder.string());
  }
  return static_cast<int>(Exit::done);
}

int pack_synthesize(Language language, bool json, const SynthesizeOptions& options) {
  pack::SynthesisOptions wanted{
      .seed = options.seed, .adverts = options.adverts, .listings = options.listings};
  if (options.as_of) wanted.as_of = *options.as_of;
  ProgressLine line(json);
  const auto made = pack::synthesize_folder(
      options.folder, wanted,
      [&](std::string_view stage, std::size_t done, std::size_t total) { line.show(stage, done, total); });
  if (!made) {
    print_errors(made.error().kept(), made.error().total(), language);
    return static_cast<int>(Exit::bad_data);
  }
  for (const pack::FileReading& file : made->files) {
    if (json) {
      fmt::print("{{\"file\": \"{}\", \"rows\": {}}}\n", file.file, file.rows);
    } else {
      fmt::print("{}  {}\n", padded(file.file, 36), with_commas(static_cast<long long>(file.rows)));
    }
  }
  return static_cast<int>(Exit::done);
}

}  // namespace langqiao::cli
