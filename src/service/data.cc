#include "service/data.h"

#include <fmt/format.h>
#include <map>
#include <set>

#include "city/merge.h"
#include "pack/decisions.h"
#include "pack/write.h"
#include "pack/xlsx_read.h"
#include "pack/xlsx_write.h"
#include "service/chinese_words.h"

namespace langqiao::service {
namespace {

constexpr std::size_t kShownErrors = 1000;

bool is_table(std::string_view name) {
  const auto names = pack::table_names();
  return std::ranges::find(names, name) != names.end();
}

Failure<Refusal> no_such_table(const std::string& table) {
  return no_such({"表", "table"}, table,
                 worded("请用下列之一：{}", "Use one of: {}", fmt::join(pack::table_names(), " ")));
}

// A check reads like good_rows, so that it can say both what is wrong and what the rest would change.
pack::Taking taking_of(ImportMode mode) {
  return mode == ImportMode::all_or_nothing ? pack::Taking::all_or_nothing : pack::Taking::good_rows;
}

void tell_errors(const pack::RowErrors& errors, ImportReport& report) {
  const auto& kept = errors.kept();
  report.errors.assign(kept.begin(),
                       kept.begin() + static_cast<std::ptrdiff_t>(std::min(kShownErrors, kept.size())));
  report.error_total = static_cast<std::int64_t>(errors.total());
}

// Compares and, unless only checking, writes the tables that change.
void take(const Office& office, const Actor& actor, const CityHead& head, const CityTables& tables,
          const std::string& subject, const ImportProgress& progress, ImportReport& report) {
  if (progress) progress("compare", 0, 1);
  const auto before = office.store().city_head();
  pack::CompareReport comparison = pack::compare(office.store().load(all_tables()), tables);
  TableNames changed;
  for (pack::TableComparison& table : comparison.tables) {
    if (table.is_same()) continue;
    changed.insert(table.table);
    report.changes.push_back(std::move(table));
  }
  if (report.mode == ImportMode::check) return;
  report.taken = true;
  report.rows_taken = report.rows_good;
  if (changed.empty() && before == head) return;
  const auto written = [&](std::int64_t done, std::int64_t total) {
    if (progress) progress("write", static_cast<std::size_t>(done), static_cast<std::size_t>(total));
  };
  office.store().replace(
      head, tables, changed, report.rows_taken,
      office.entry(actor, "data.import", subject, fmt::format("{} rows", report.rows_taken)), written);
}

std::string encodings_of(const std::vector<pack::FileReading>& files) {
  std::set<std::string> all;
  for (const pack::FileReading& file : files) all.insert(file.encoding);
  return fmt::format("{}", fmt::join(all, ", "));
}

std::int64_t rows_in(const CityTables& tables) {
  std::int64_t rows = 0;
  for_each_table(tables, [&](const auto& records) { rows += static_cast<std::int64_t>(records.size()); });
  return rows;
}

std::int64_t rows_of(const Store& store, const std::string& table) {
  std::int64_t rows = 0;
  for (const TableCount& count : store.counts()) {
    if (count.table == table) rows += count.rows;
  }
  return rows;
}

Answer<Download> file_of(const Office& office, const CityTables& tables, const std::string& table,
                         const std::string& name, FileFormat format) {
  Download file{.name = name, .title = table_title(table), .format = format};
  switch (format) {
    case FileFormat::csv:
      file.bytes = *pack::table_csv(tables, table, {.mark = true});
      break;
    case FileFormat::xlsx: {
      auto bytes = pack::table_xlsx(tables, table, office.today());
      if (!bytes) return refuse(RefusalKind::conflict, bytes.error());
      file.bytes = std::move(*bytes);
      break;
    }
  }
  return file;
}

// Keeps the decisions of a pack that can stand beside those that people took here.
void keep_decisions(const Office& office, const Actor& actor, const std::string& pack,
                    const Decisions& offered) {
  for (const OrganisationDecision& each : decisions_to_add(office.store().decisions(), offered)) {
    const std::string subject =
        fmt::format("{} {} {}", each.organisation.text(), name_of(each.verdict), each.other.text());
    office.store().keep_decision(each, office.entry(actor, "organisation.decide", subject, "pack " + pack));
  }
}

template <class R>
TableView view_of() {
  TableView view{.name = std::string(Table<R>::name)};
  for_each_column<R>(
      [&](const auto& column) { view.columns.push_back({std::string(column.name), column.need}); });
  return view;
}

}  // namespace

Answer<ImportReport> import_pack(const Office& office, const Actor& actor,
                                 const std::filesystem::path& folder, ImportMode mode,
                                 const ImportProgress& progress) {
  if (const auto refusal = refused(actor, Act::import_data)) return Failure<Refusal>(*refusal);
  ImportReport report{.mode = mode};
  const auto reading = pack::read_folder(folder, taking_of(mode), progress);
  if (!reading) {
    tell_errors(reading.error(), report);
    return report;
  }
  const auto decisions = pack::read_decisions(folder);
  if (!decisions) {
    tell_errors(decisions.error(), report);
    return report;
  }
  if (!reading->head.city) {
    return refuse(RefusalKind::malformed,
                  {.what = {"这个数据包不含城市", "This pack holds no city"},
                   .where = folder.string(),
                   .found = {"pack.toml 中没有 `city`", "a pack without `city` in pack.toml"},
                   .wanted = {"城市的数据包，如 packs/shanghai", "a pack of a city, such as packs/shanghai"},
                   .action = {"请导入扩展它的数据包", "Import the pack that extends this one"}});
  }
  for (const pack::FileReading& file : reading->files)
    report.rows_read += static_cast<std::int64_t>(file.rows);
  report.rows_good = rows_in(reading->tables);
  report.encoding = encodings_of(reading->files);
  tell_errors(reading->dropped, report);
  const CityHead head{reading->head.id,      reading->head.title_zh, reading->head.title_en,
                      reading->head.edition, *reading->head.city,    reading->head.datum};
  take(office, actor, head, reading->tables, "pack " + head.pack, progress, report);
  if (report.taken) keep_decisions(office, actor, head.pack, *decisions);
  return report;
}

Answer<ImportReport> import_rows(const Office& office, const Actor& actor, const std::string& table,
                                 std::string_view bytes, ImportMode mode,
                                 const std::optional<Source>& source) {
  if (const auto refusal = refused(actor, Act::import_data)) return Failure<Refusal>(*refusal);
  if (!is_table(table)) return no_such_table(table);
  const auto head = office.store().city_head();
  if (const auto view = office.view(); !view) return Failure<Refusal>(view.error());

  ImportReport report{.mode = mode};
  CityTables base = office.store().load(all_tables());
  if (source && std::ranges::find(base.sources, source->id, &Source::id) == base.sources.end())
    base.sources.push_back(*source);
  const auto reading = pack::read_table(table, bytes, std::move(base), taking_of(mode));
  if (!reading) {
    tell_errors(reading.error(), report);
    return report;
  }
  report.rows_read = static_cast<std::int64_t>(reading->file.rows);
  report.rows_good = static_cast<std::int64_t>(reading->added + reading->replaced);
  report.encoding = reading->file.encoding;
  tell_errors(reading->dropped, report);
  take(office, actor, *head, reading->tables, "table " + table, {}, report);
  return report;
}

Answer<pack::RowErrors> row_errors(const Office& office, const Actor& actor, const std::string& table,
                                   std::string_view bytes) {
  if (const auto refusal = refused(actor, Act::import_data)) return Failure<Refusal>(*refusal);
  if (!is_table(table)) return no_such_table(table);
  if (const auto view = office.view(); !view) return Failure<Refusal>(view.error());
  auto reading = pack::read_table(table, bytes, office.store().load(all_tables()), pack::Taking::good_rows);
  return reading ? std::move(reading->dropped) : std::move(reading.error());
}

Answer<std::int64_t> export_pack(const Office& office, const Actor& actor,
                                 const std::filesystem::path& folder) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  const auto head = office.store().city_head();
  if (const auto view = office.view(); !view) return Failure<Refusal>(view.error());
  const CityTables tables = office.store().load(all_tables());
  const pack::PackHead of_pack{.id = head->pack,
                               .title_zh = head->title_zh,
                               .title_en = head->title_en,
                               .edition = head->edition,
                               .city = head->city,
                               .datum = head->datum};
  pack::write_folder(folder, of_pack, tables);
  pack::write_decisions(folder, office.store().decisions());
  return rows_in(tables);
}

Answer<ListOf<SourceView>> sources(const Office& office, const Actor& actor) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  return office.view().map([&](const View& view) {
    std::map<std::string, SourceView> by_id;
    for (const Source& source : view->city.tables().sources) by_id[source.id.text()].source = source;
    for (const TableCount& count : office.store().counts()) {
      SourceView& source = by_id[count.source];
      source.rows.add(count.quality, count.rows);
      if (source.tables.empty() || source.tables.back() != count.table) source.tables.push_back(count.table);
      source.latest = std::max(source.latest.value_or(count.latest), count.latest);
    }
    std::vector<SourceView> views;
    for (auto& [id, source] : by_id) views.push_back(std::move(source));
    return whole_list(std::move(views));
  });
}

Answer<ListOf<TableView>> tables(const Office& office, const Actor& actor) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  return office.view().map([&](const View& view) {
    std::vector<TableView> views;
    for_each_table(view->city.tables(), [&]<class R>(const std::vector<R>& rows) {
      views.push_back(view_of<R>());
      if constexpr (!Sourced<R>) views.back().rows = static_cast<std::int64_t>(rows.size());
    });
    for (const TableCount& count : office.store().counts()) {
      TableView& table = *std::ranges::find(views, count.table, &TableView::name);
      table.rows += count.rows;
      table.quality.add(count.quality, count.rows);
      table.latest = std::max(table.latest.value_or(count.latest), count.latest);
    }
    return whole_list(std::move(views));
  });
}

Answer<Download> table_file(const Office& office, const Actor& actor, const std::string& table,
                            FileFormat format) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  if (!is_table(table)) return no_such_table(table);
  if (const auto view = office.view(); !view) return Failure<Refusal>(view.error());
  if (format == FileFormat::xlsx) {
    // Before a million rows are loaded for nothing.
    if (const std::int64_t rows = rows_of(office.store(), table); rows >= pack::kMostSheetRows)
      return refuse(RefusalKind::conflict, pack::too_many_rows(table, static_cast<std::size_t>(rows)));
  }
  return file_of(office, office.store().load({table}), table, table, format);
}

Answer<Download> table_template(const Office& office, const Actor& actor, const std::string& table,
                                FileFormat format) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  if (!is_table(table)) return no_such_table(table);
  Answer<Download> file = file_of(office, CityTables{}, table, table + "-template", format);
  if (file) file->title += "模板";
  return file;
}

Answer<ListOf<ImportEntry>> imports(const Office& office, const Actor& actor) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  if (const auto view = office.view(); !view) return Failure<Refusal>(view.error());
  return whole_list(office.store().imports());
}

Answer<void> withdraw_import(const Office& office, const Actor& actor, const std::string& id) {
  if (const auto refusal = refused(actor, Act::import_data)) return Failure<Refusal>(*refusal);
  if (const auto view = office.view(); !view) return Failure<Refusal>(view.error());
  const auto all = office.store().imports();
  const auto at =
      std::ranges::find(all, id, [](const ImportEntry& entry) { return std::to_string(entry.id); });
  if (at == all.end())
    return no_such({"导入", "import"}, id, {"请在导入列表中查找", "Look it up in the list of imports"});
  if (office.store().withdraw(at->id, office.entry(actor, "data.withdraw", at->subject))) return {};
  return refuse(
      RefusalKind::conflict,
      {.what = {"只有最近一次导入可以撤回，且只能撤回一次",
                "Only the latest import can be withdrawn, and only once"},
       .where = "import " + id,
       .found = {"其后另有导入，或已撤回", "an import that others have followed or that was withdrawn"},
       .wanted = {"最近一次导入", "the latest import"},
       .action = {"请重新导入正确的数据", "Import the right data again instead"}});
}

Answer<ListOf<AuditEntry>> audit(const Office& office, const Actor& actor, const Page& page) {
  if (const auto refusal = refused(actor, Act::read_audit)) return Failure<Refusal>(*refusal);
  return ListOf<AuditEntry>{office.store().audit(page.limit, page.offset), office.store().audit_size()};
}

}  // namespace langqiao::service
