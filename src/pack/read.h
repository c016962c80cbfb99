// Reading a pack: a folder of CSV files, or one uploaded table, to records and the errors that stand in the
// way. Nothing is stored here, and nothing is taken that is not whole: what comes back has no faults
// (city/tables.h).
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "city/tables.h"
#include "pack/head.h"
#include "pack/row_error.h"

namespace langqiao::pack {

// What happens when some rows are bad. all_or_nothing: nothing is taken. good_rows: bad rows are left out,
// and with them the rows that only made sense beside them, until the rest has no faults; every row left out
// is reported. Faults that are not of rows (pack.toml, an unknown file, a header that is not the table's)
// refuse the pack either way.
enum class Taking { all_or_nothing, good_rows };

// Called now and then, from the calling thread only: what is being done ("read", "check"), how much of it,
// and of how much (bytes when reading, rows when checking).
using Progress = std::function<void(std::string_view stage, std::size_t done, std::size_t total)>;

struct FileReading {
  std::string file;        // "shanghai/employment.csv"
  std::string_view table;  // name of the table it holds
  std::string encoding;    // IANA name: "UTF-8", "GB18030" …
  bool had_mark = false;   // began with a byte-order mark
  std::size_t bytes = 0;
  std::size_t rows = 0;  // rows in the file, bad ones included

  bool operator==(const FileReading&) const = default;
};

struct PackReading {
  PackHead head;
  std::vector<std::string> packs;  // ids in the order read: what the pack extends, then the pack itself
  CityTables tables;               // without faults
  // By table: how many of its rows, from the front, came from the packs that this one extends.
  std::map<std::string_view, std::size_t> inherited;
  std::vector<FileReading> files;
  RowErrors dropped;  // why rows were left out; empty with all_or_nothing
};

// Reads the pack in `folder` and, before it, every pack it extends (sibling folders, each once). Every file
// is read to its end before the answer. Throws std::system_error when the disk fails.
Result<PackReading, RowErrors> read_folder(const std::filesystem::path& folder,
                                           Taking taking = Taking::all_or_nothing,
                                           const Progress& progress = {});

struct TableReading {
  FileReading file;
  CityTables tables;  // `base` with the rows of the file in the place of those with the same key, or added
  std::size_t added = 0;
  std::size_t replaced = 0;  // rows whose key was there before, changed or not
  RowErrors dropped;
};

// Reads one file of the table `table`, CSV or an Excel workbook as its content says, over `base`, which has
// no faults. `file` is its name in messages; the sheet is added to it. A row of `base` that loses its meaning
// through a new row refuses the file either way of taking.
Result<TableReading, RowErrors> read_table(std::string_view table, std::string_view bytes, CityTables base,
                                           Taking taking = Taking::all_or_nothing, std::string file = {},
                                           const Progress& progress = {});

// Names of all tables, in the order in which files are read and written.
std::vector<std::string_view> table_names();

}  // namespace langqiao::pack
