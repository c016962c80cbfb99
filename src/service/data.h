// Data in and out: packs, single tables, sources, marks of quality, imports that can be withdrawn, and the
// audit trail.
#pragma once

#include <filesystem>

#include "pack/compare.h"
#include "pack/read.h"
#include "service/office.h"
#include "service/page.h"

namespace langqiao::service {

enum class ImportMode { check, all_or_nothing, good_rows };

struct ImportReport {
  bool taken = false;
  ImportMode mode = ImportMode::check;
  std::int64_t rows_read = 0;
  std::int64_t rows_good = 0;  // of them, rows that nothing stands against; 0 where nothing can be taken
  std::int64_t rows_taken = 0;
  std::string encoding;                // of the file; of a pack: of its files, the unusual ones named
  std::vector<pack::RowError> errors;  // the first thousand
  std::int64_t error_total = 0;
  std::vector<pack::TableComparison> changes;  // tables that change
};

// stage: "read", "check", "compare", "write".
using ImportProgress = std::function<void(std::string_view stage, std::size_t done, std::size_t total)>;

struct SourceView {
  Source source;
  QualityCounts rows;
  std::vector<std::string> tables;
  std::optional<Date> latest;  // newest as_of of its rows
};

struct TableColumn {
  std::string name;
  Need need = Need::may;
};

struct TableView {
  std::string name;
  std::int64_t rows = 0;
  QualityCounts quality;
  std::vector<TableColumn> columns;
  std::optional<Date> latest;
};

enum class FileFormat { csv, xlsx };

// A file to hand out. Both names are without the ending.
struct Download {
  std::string name;   // in Latin letters
  std::string title;  // as a person calls it, in Chinese
  FileFormat format = FileFormat::csv;
  std::string bytes;
};

// Takes the pack in a folder, with what it extends. `check` only reports. When nothing would change nothing
// is written. Decisions about organisations in the pack join those kept here (city/merge.h). A report with
// errors and `taken` false is an answer, not a refusal.
Answer<ImportReport> import_pack(const Office& office, const Actor& actor,
                                 const std::filesystem::path& folder, ImportMode mode,
                                 const ImportProgress& progress = {});
// The same for rows of one table, by key over what is there; with them `source`, where the city has none with
// its id.
Answer<ImportReport> import_rows(const Office& office, const Actor& actor, const std::string& table,
                                 std::string_view bytes, ImportMode mode,
                                 const std::optional<Source>& source = {});
// Every error of such rows, not only the first thousand; nothing is taken.
Answer<pack::RowErrors> row_errors(const Office& office, const Actor& actor, const std::string& table,
                                   std::string_view bytes);
// Writes everything into a pack folder that can be imported again: rows as imported, and beside them what
// people decided about organisations.
Answer<std::int64_t> export_pack(const Office& office, const Actor& actor,
                                 const std::filesystem::path& folder);

Answer<ListOf<SourceView>> sources(const Office& office, const Actor& actor);
Answer<ListOf<TableView>> tables(const Office& office, const Actor& actor);
// Refused with conflict when the table does not fit in a sheet; then CSV is the way out.
Answer<Download> table_file(const Office& office, const Actor& actor, const std::string& table,
                            FileFormat format);
Answer<Download> table_template(const Office& office, const Actor& actor, const std::string& table,
                                FileFormat format);

Answer<ListOf<ImportEntry>> imports(const Office& office, const Actor& actor);
Answer<void> withdraw_import(const Office& office, const Actor& actor, const std::string& id);

Answer<ListOf<AuditEntry>> audit(const Office& office, const Actor& actor, const Page& page);

constexpr auto names(FileFormat) {
  using enum FileFormat;
  return Names<FileFormat, 2>{{{csv, "csv"}, {xlsx, "xlsx"}}};
}
constexpr auto names(ImportMode) {
  using enum ImportMode;
  return Names<ImportMode, 3>{
      {{check, "check"}, {all_or_nothing, "all_or_nothing"}, {good_rows, "good_rows"}}};
}

}  // namespace langqiao::service
