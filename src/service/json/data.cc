#include "service/json/described.h"

namespace langqiao {

BOOST_DESCRIBE_STRUCT(Source, (), (id, title, publisher, address, retrieved, licence, note))
BOOST_DESCRIBE_STRUCT(AuditEntry, (), (seq, at, actor, action, subject, detail))

static boost::json::value shape_of(const ImportEntry& entry) {
  return boost::json::object{
      {"id", std::to_string(entry.id)}, {"at", entry.at},     {"actor", entry.actor},
      {"subject", entry.subject},       {"rows", entry.rows}, {"withdrawable", entry.withdrawable}};
}

}  // namespace langqiao

namespace langqiao::pack {

static boost::json::value shape_of(const RowError& error, Language language) {
  return boost::json::object{{"file", error.file},
                             {"row", error.row},
                             {"column", error.column},
                             {"found", error.found.in(language)},
                             {"wanted", error.wanted.in(language)},
                             {"action", error.action.in(language)}};
}

static boost::json::value shape_of(const TableComparison& table) {
  namespace json = boost::json;
  json::array samples, ranges, lost;
  for (const KeySample* sample : {&table.added, &table.changed, &table.dropped}) {
    for (const std::string& key : sample->keys) samples.emplace_back(key);
  }
  for (const RangeChange& range : table.ranges) {
    ranges.push_back(json::object{{"column", range.column},
                                  {"least_before", range.before.least},
                                  {"most_before", range.before.most},
                                  {"least_after", range.after.least},
                                  {"most_after", range.after.most}});
  }
  for (const LostValues& values : table.lost) {
    lost.push_back(json::object{{"column", values.column}, {"rows", values.rows.count}});
  }
  return json::object{
      {"table", table.table},          {"rows_before", table.rows_before}, {"rows_after", table.rows_after},
      {"added", table.added.count},    {"changed", table.changed.count},   {"dropped", table.dropped.count},
      {"samples", std::move(samples)}, {"ranges", std::move(ranges)},      {"lost", std::move(lost)}};
}

}  // namespace langqiao::pack

namespace langqiao::service {

BOOST_DESCRIBE_STRUCT(TableColumn, (), (name, need))
BOOST_DESCRIBE_STRUCT(TableView, (), (name, rows, quality, columns, latest))
BOOST_DESCRIBE_STRUCT(AdvertColumnView, (), (name, holds, said, sample))
BOOST_DESCRIBE_STRUCT(NearDuplicateView, (), (row, title, earlier_row, earlier))
BOOST_DESCRIBE_STRUCT(AdvertImportReport, (), (columns, repeats, near_duplicates, like))
BOOST_DESCRIBE_STRUCT(ImportReport, (), (taken, mode, rows_read, rows_taken, encoding, error_total, changes))

static boost::json::value shape_of(const SourceView& view) {
  boost::json::object object = shape::object_of(view.source);
  object["rows"] = shape::value_of(view.rows);
  object["tables"] = shape::value_of(view.tables);
  object["latest"] = shape::value_of(view.latest);
  return object;
}

std::string json_of(const ListOf<SourceView>& sources) {
  return shape::json::serialize(shape::list_of(sources.items, sources.total));
}
std::string json_of(const ListOf<TableView>& tables) {
  return shape::json::serialize(shape::list_of(tables.items, tables.total));
}
static boost::json::object shape_of(const ImportReport& report, Language language) {
  shape::json::array errors;
  for (const pack::RowError& error : report.errors) errors.push_back(shape_of(error, language));
  shape::json::object object = shape::object_of(report);
  object["errors"] = std::move(errors);
  return object;
}
std::string json_of(const ImportReport& report, Language language) {
  return shape::json::serialize(shape_of(report, language));
}
std::string json_of(const AdvertImportReport& report, Language language) {
  shape::json::object object = shape::object_of(report);
  object["rows_good"] = report.rows.rows_good;
  object["report"] = shape_of(report.rows, language);
  return shape::json::serialize(object);
}
std::string json_of(const ListOf<ImportEntry>& imports) {
  return shape::json::serialize(shape::list_of(imports.items, imports.total));
}
std::string json_of(const ListOf<AuditEntry>& audit) {
  return shape::json::serialize(shape::list_of(audit.items, audit.total));
}

}  // namespace langqiao::service
