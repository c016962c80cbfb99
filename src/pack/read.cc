#include "pack/read.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>
#include <optional>

#include "city/key_index.h"
#include "pack/table_reader.h"

namespace langqiao::pack {
namespace {

namespace fs = std::filesystem;

// Files of a pack that are no tables. Names that begin with a dot are nobody's business either.
constexpr std::array<std::string_view, 3> kOtherFiles = {"pack.toml", "synthesis.toml", "README.md"};

// Where a row of a table came from, for a message. Line 0: it was there before.
struct Place {
  std::string file;
  std::size_t line = 0;
};
using PlaceOf = std::function<Place(std::string_view table, std::size_t row)>;

std::string action_for(const RowFault& fault, const PlaceOf& place_of) {
  if (fault.twin) {
    const Place other = place_of(fault.table, *fault.twin);
    return fmt::format("remove one of the two; the other is at {}:{}", other.file, other.line);
  }
  if (!fault.refers_to.empty()) return fmt::format("add it to {}.csv, or correct the cell", fault.refers_to);
  return "correct the cell";
}

RowError error_of(const RowFault& fault, const PlaceOf& place_of) {
  Place place = place_of(fault.table, fault.row);
  return {std::move(place.file),
          place.line,
          std::string(fault.column),
          fault.found.empty() ? "an empty cell" : shown(fault.found),
          fault.wanted,
          action_for(fault, place_of)};
}

// Removes `rows[i]` and `lines[i]` wherever `bad[i]`; keeps the order of the rest.
template <class R, class Line>
void drop_rows(std::vector<R>& rows, std::vector<Line>& lines, std::vector<bool>& bad) {
  std::size_t kept = 0;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (bad[row]) continue;
    if (kept != row) {
      rows[kept] = std::move(rows[row]);
      lines[kept] = lines[row];
    }
    ++kept;
  }
  rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(kept), rows.end());
  lines.resize(kept);
  bad.assign(kept, false);
}

std::size_t count_rows(const CityTables& tables) {
  std::size_t total = 0;
  for_each_table(tables, [&](const auto& rows) { total += rows.size(); });
  return total;
}

std::vector<RowFault> checked(const CityTables& tables, const Progress& progress) {
  const std::size_t total = count_rows(tables);
  if (progress) progress("check", 0, total);
  std::vector<RowFault> faults = faults_of(tables);
  if (progress) progress("check", total, total);
  return faults;
}

// Calls `visit(rows)` with the table of that name; false when there is none.
template <class Visit>
bool with_table(CityTables& tables, std::string_view name, Visit&& visit) {
  bool found = false;
  for_each_table(tables, [&](auto& rows) {
    if (Table<RecordOf<decltype(rows)>>::name != name) return;
    found = true;
    visit(rows);
  });
  return found;
}

RowError too_large(const std::string& file, std::size_t bytes) {
  return {file,
          0,
          "",
          fmt::format("{} bytes", bytes),
          fmt::format("at most {} bytes", kMostFileBytes),
          "take the rows in several steps"};
}

// The rows of one file, with what is to be said of the file itself.
template <class R>
RowsRead<R> read_bytes(std::string_view bytes, FileReading& file, const BytesRead& told) {
  const FileText text(bytes);
  file.encoding = text.encoding();
  file.had_mark = text.had_mark();
  file.bytes = bytes.size();
  RowsRead<R> rows = read_rows<R>(text.text(), file.file, text.is_odd(), told);
  file.rows = rows.seen;
  return rows;
}

// One reading of a folder and of what it extends.
class FolderReading {
 public:
  FolderReading(Taking taking, const Progress& progress) : taking_(taking), progress_(progress) {
    for (const auto table : table_names()) beside_[table];
  }

  Result<PackReading, RowErrors> read(const fs::path& folder) {
    const auto head = discover(folder, {});
    for (const fs::path& each : folders_) find_files(each);
    for (const Found& found : files_) read_file(found);
    if (!refused_) settle();
    if (head && !refused_) check_city(folder, *head);
    if (refused_ || (taking_ == Taking::all_or_nothing && !errors_.empty()))
      return Failure<RowErrors>(std::move(errors_));
    reading_.head = *head;
    reading_.dropped = std::move(errors_);
    return std::move(reading_);
  }

 private:
  struct Found {
    fs::path path;
    std::string name;  // "shanghai/regions.csv"
    std::string_view table;
    std::size_t bytes;
  };
  struct Line {
    std::uint32_t file;
    std::uint32_t line;
  };
  // Beside each table: the origin of each row, and whether it is known to be bad.
  struct Beside {
    std::vector<Line> lines;
    std::vector<bool> bad;
  };

  void refuse(RowError error) {
    errors_.add(std::move(error));
    refused_ = true;
  }

  // The head of the pack in `folder`; puts it after the packs it extends. `below` are the packs that led
  // here.
  std::optional<PackHead> discover(const fs::path& folder, std::vector<std::string> below) {
    auto head = read_head(folder);
    if (!head) {
      errors_.append(std::move(head.error()));
      refused_ = true;
      return std::nullopt;
    }
    const std::string name = name_of_folder(folder);
    below.push_back(name);
    for (const std::string& other : head->extends) {
      const fs::path there = fs::absolute(folder).lexically_normal().parent_path() / other;
      if (std::ranges::find(below, other) != below.end()) {
        refuse({name + "/pack.toml", 0, "extends", fmt::format("{} > {}", fmt::join(below, " > "), other),
                "packs that do not extend themselves", "remove one of these lines"});
      } else if (const auto known = heads_.find(other); known != heads_.end()) {
        agree_on_datum(name, *head, other, known->second);
      } else if (const auto base = discover(there, below)) {
        agree_on_datum(name, *head, other, *base);
      }
    }
    heads_.emplace(name, *head);
    folders_.push_back(folder);
    reading_.packs.push_back(head->id);
    return *head;
  }

  void agree_on_datum(const std::string& name, const PackHead& head, const std::string& other,
                      const PackHead& base) {
    if (base.datum.empty() || base.datum == head.datum) return;
    refuse({name + "/pack.toml", 0, "datum", head.datum.empty() ? "nothing" : head.datum,
            fmt::format("{}, the datum of {}", base.datum, other),
            "bring all points to one datum and name it in both packs"});
  }

  void find_files(const fs::path& folder) {
    const std::string pack = name_of_folder(folder);
    std::vector<std::string> unknown;
    for (const auto& entry : fs::directory_iterator(folder)) {
      const std::string name = entry.path().filename().string();
      const bool table = name.ends_with(".csv") &&
                         std::ranges::find(names_, name.substr(0, name.size() - 4)) != names_.end();
      if (!table && !name.starts_with('.') && std::ranges::find(kOtherFiles, name) == kOtherFiles.end())
        unknown.push_back(name);
    }
    std::ranges::sort(unknown);
    for (const std::string& name : unknown)
      refuse({pack + "/" + name, 0, "", "an unknown file",
              fmt::format("pack.toml and tables: {}", fmt::join(names_, " ")),
              "rename it to a table, or take it out of the folder"});
    for (const auto table : names_) {
      const fs::path path = folder / fmt::format("{}.csv", table);
      if (fs::exists(path))
        files_.push_back({path, fmt::format("{}/{}.csv", pack, table), table, fs::file_size(path)});
      total_bytes_ += fs::exists(path) ? fs::file_size(path) : 0;
    }
  }

  void read_file(const Found& found) {
    if (found.bytes > kMostFileBytes) return refuse(too_large(found.name, found.bytes));
    const std::string bytes = bytes_of(found.path);
    FileReading file{.file = found.name, .table = found.table, .encoding = {}};
    const auto told = [&](std::size_t read) {
      tell("read", read_bytes_ + std::min(read, bytes.size()), total_bytes_);
    };
    with_table(reading_.tables, found.table,
               [&](auto& rows) { take(rows, read_bytes<RecordOf<decltype(rows)>>(bytes, file, told)); });
    reading_.files.push_back(std::move(file));
    read_bytes_ += bytes.size();
    tell("read", read_bytes_, total_bytes_);
  }

  // Takes the rows of the file that is read next to the end of their table; with good_rows, not the bad ones.
  template <class R>
  void take(std::vector<R>& rows, RowsRead<R> read) {
    errors_.append(std::move(read.errors));
    refused_ |= read.refused;
    Beside& beside = beside_.at(Table<R>::name);
    const std::size_t begin = rows.size();
    if (rows.empty()) {
      rows = std::move(read.rows);
    } else {
      std::ranges::move(read.rows, std::back_inserter(rows));
    }
    for (const std::uint32_t line : read.lines)
      beside.lines.push_back({static_cast<std::uint32_t>(reading_.files.size()), line});
    beside.bad.resize(rows.size(), false);
    for (const std::uint32_t row : read.bad) beside.bad[begin + row] = true;
    if (taking_ == Taking::good_rows && !read.bad.empty()) drop_rows(rows, beside.lines, beside.bad);
  }

  // Checks the tables as a whole; with good_rows, again and again until nothing falls out any more.
  void settle() {
    while (note(checked(reading_.tables, progress_)) && taking_ == Taking::good_rows) {
      for_each_table(reading_.tables, [&](auto& rows) {
        Beside& beside = beside_.at(Table<RecordOf<decltype(rows)>>::name);
        drop_rows(rows, beside.lines, beside.bad);
      });
    }
  }

  // Tells of the faults of rows that were good until now; true when there were any. A row with a bad cell is
  // in the tables only so that other rows find it, and its own faults would be echoes.
  bool note(const std::vector<RowFault>& faults) {
    const PlaceOf place_of = [&](std::string_view table, std::size_t row) -> Place {
      const Line at = beside_.at(table).lines[row];
      return {reading_.files[at.file].file, at.line};
    };
    std::vector<const RowFault*> fresh;
    for (const RowFault& fault : faults)
      if (!beside_.at(fault.table).bad[fault.row]) fresh.push_back(&fault);
    for (const RowFault* fault : fresh) errors_.add(error_of(*fault, place_of));
    for (const RowFault* fault : fresh) beside_.at(fault->table).bad[fault->row] = true;
    return !fresh.empty();
  }

  void check_city(const fs::path& folder, const PackHead& head) {
    const auto is_city = [&](const Region& region) { return region.id == head.city; };
    if (!head.city || std::ranges::any_of(reading_.tables.regions, is_city)) return;
    refuse({name_of_folder(folder) + "/pack.toml", 0, "city", head.city->text(), "an id of regions",
            "add it to regions.csv, or correct the line"});
  }

  void tell(std::string_view stage, std::size_t done, std::size_t total) const {
    if (progress_) progress_(stage, done, total);
  }

  Taking taking_;
  const Progress& progress_;
  const std::vector<std::string_view> names_ = table_names();
  std::map<std::string, PackHead> heads_;
  std::vector<fs::path> folders_;
  std::vector<Found> files_;
  std::size_t total_bytes_ = 0;
  std::size_t read_bytes_ = 0;
  std::map<std::string_view, Beside> beside_;
  PackReading reading_;
  RowErrors errors_;
  bool refused_ = false;
};

// One reading of a table over stored tables.
template <class R>
class TableUpdate {
 public:
  TableUpdate(RowsRead<R> read, FileReading file, CityTables base, Taking taking)
      : taking_(taking),
        fresh_(std::move(read.rows)),
        lines_(std::move(read.lines)),
        bad_(fresh_.size(), false),
        errors_(std::move(read.errors)),
        refused_(read.refused) {
    reading_.file = std::move(file);
    reading_.tables = std::move(base);
    for (const std::uint32_t row : read.bad) bad_[row] = true;
  }

  Result<TableReading, RowErrors> run(const Progress& progress) && {
    find_doubles();
    const std::vector<R> stored = rows_of<R>(reading_.tables);
    for (bool again = !refused_; again;) {
      if (taking_ == Taking::good_rows) drop_rows(fresh_, lines_, bad_);
      put_over(stored);
      again = note(checked(reading_.tables, progress)) && taking_ == Taking::good_rows && !refused_;
    }
    if (refused_ || (taking_ == Taking::all_or_nothing && !errors_.empty()))
      return Failure<RowErrors>(std::move(errors_));
    reading_.dropped = std::move(errors_);
    return std::move(reading_);
  }

 private:
  // Rows of the file with the key of an earlier row of the file.
  void find_doubles() {
    KeyIndex<R> seen(fresh_, KeyIndex<R>::empty);
    for (std::uint32_t row = 0; row < fresh_.size(); ++row) {
      const std::uint32_t first = seen.insert(row);
      if (first == row || bad_[row]) continue;
      bad_[row] = true;
      std::string key = key_of(fresh_[row]);
      std::ranges::replace(key, '\x1f', ' ');
      const RowFault fault{Table<R>::name,
                           row,
                           std::get<0>(Table<R>::columns).name,
                           std::move(key),
                           "a key that stands only once",
                           first};
      errors_.add(
          error_of(fault, [&](auto, std::size_t at) -> Place { return {reading_.file.file, lines_[at]}; }));
    }
  }

  // The stored rows with the fresh ones in their places or at the end.
  void put_over(const std::vector<R>& stored) {
    std::vector<R>& rows = rows_of<R>(reading_.tables);
    rows = stored;
    fresh_at_.assign(stored.size(), kStored);
    const KeyIndex<R> known(stored);
    for (std::uint32_t i = 0; i < fresh_.size(); ++i) {
      const std::uint32_t at = known.find(fresh_[i]);
      if (at == KeyIndex<R>::kNone) {
        rows.push_back(fresh_[i]);
        fresh_at_.push_back(i);
      } else {
        rows[at] = fresh_[i];
        fresh_at_[at] = i;
      }
    }
    reading_.added = rows.size() - stored.size();
    reading_.replaced = fresh_.size() - reading_.added;
  }

  // As FolderReading::note; a fault of a stored row refuses the file.
  bool note(const std::vector<RowFault>& faults) {
    const PlaceOf place_of = [&](std::string_view table, std::size_t row) -> Place {
      const std::uint32_t fresh = fresh_row(table, row);
      return fresh == kStored ? Place{fmt::format("{} as stored", table), 0}
                              : Place{reading_.file.file, lines_[fresh]};
    };
    std::vector<std::uint32_t> fallen;
    for (const RowFault& fault : faults) {
      const std::uint32_t fresh = fresh_row(fault.table, fault.row);
      if (fresh != kStored && bad_[fresh]) continue;
      errors_.add(error_of(fault, place_of));
      if (fresh == kStored) {
        refused_ = true;
      } else {
        fallen.push_back(fresh);
      }
    }
    for (const std::uint32_t row : fallen) bad_[row] = true;
    return !fallen.empty();
  }

  std::uint32_t fresh_row(std::string_view table, std::size_t row) const {
    return table == Table<R>::name ? fresh_at_[row] : kStored;
  }

  static constexpr std::uint32_t kStored = UINT32_MAX;

  Taking taking_;
  std::vector<R> fresh_;
  std::vector<std::uint32_t> lines_;
  std::vector<bool> bad_;
  std::vector<std::uint32_t> fresh_at_;  // by row of the table: position in fresh_, or kStored
  RowErrors errors_;
  bool refused_;
  TableReading reading_;
};

}  // namespace

Result<PackReading, RowErrors> read_folder(const fs::path& folder, Taking taking, const Progress& progress) {
  return FolderReading(taking, progress).read(folder);
}

Result<TableReading, RowErrors> read_table(std::string_view table, std::string_view bytes, CityTables base,
                                           Taking taking, std::string file, const Progress& progress) {
  FileReading about{
      .file = file.empty() ? fmt::format("{}.csv", table) : std::move(file), .table = {}, .encoding = {}};
  RowErrors errors;
  std::optional<Result<TableReading, RowErrors>> answer;
  if (bytes.size() > kMostFileBytes) {
    errors.add(too_large(about.file, bytes.size()));
    return Failure<RowErrors>(std::move(errors));
  }
  const auto told = [&](std::size_t read) {
    if (progress) progress("read", std::min(read, bytes.size()), bytes.size());
  };
  with_table(base, table, [&](auto& rows) {
    using R = RecordOf<decltype(rows)>;
    about.table = Table<R>::name;
    RowsRead<R> read = read_bytes<R>(bytes, about, told);
    answer = TableUpdate<R>(std::move(read), std::move(about), std::move(base), taking).run(progress);
  });
  if (answer) return std::move(*answer);
  errors.add({about.file, 0, "", fmt::format("no table {}", table),
              fmt::format("one of {}", fmt::join(table_names(), " ")), "name the table"});
  return Failure<RowErrors>(std::move(errors));
}

std::vector<std::string_view> table_names() {
  std::vector<std::string_view> names;
  const CityTables none;
  for_each_table(none, [&](const auto& rows) { names.push_back(Table<RecordOf<decltype(rows)>>::name); });
  return names;
}

}  // namespace langqiao::pack
