#include "pack/read.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>
#include <optional>

#include "pack/decisions.h"
#include "pack/intake.h"

namespace langqiao::pack {
namespace {

namespace fs = std::filesystem;

// Files of a pack that are no tables. Names that begin with a dot are nobody's business either.
constexpr std::array<std::string_view, 4> kOtherFiles = {"pack.toml", "synthesis.toml", "README.md",
                                                         kDecisionsFile};

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
    count_inherited(name_of_folder(folder) + "/");
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
        refuse({name + "/pack.toml",
                0,
                "extends",
                as_is(fmt::format("{} > {}", fmt::join(below, " > "), other)),
                {"不扩展自身的数据包", "packs that do not extend themselves"},
                {"请删去其中一行", "remove one of these lines"}});
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
    refuse({name + "/pack.toml",
            0,
            "datum",
            head.datum.empty() ? Words{"没有内容", "nothing"} : as_is(head.datum),
            worded("{}，即 {} 的坐标系", "{}, the datum of {}", base.datum, other),
            {"请把所有点换算到同一坐标系，并在两个数据包中写明",
             "bring all points to one datum and name it in both packs"}});
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
      refuse({pack + "/" + name,
              0,
              "",
              {"未知的文件", "an unknown file"},
              worded("pack.toml 和下列表：{}", "pack.toml and tables: {}", fmt::join(names_, " ")),
              {"请改为表的名称，或移出文件夹", "rename it to a table, or take it out of the folder"}});
    for (const auto table : names_) {
      const fs::path path = folder / fmt::format("{}.csv", table);
      if (fs::exists(path))
        files_.push_back({path, fmt::format("{}/{}.csv", pack, table), table, fs::file_size(path)});
      total_bytes_ += fs::exists(path) ? fs::file_size(path) : 0;
    }
  }

  void read_file(const Found& found) {
    if (found.bytes > kMostFileBytes) return refuse(too_large(found.name, found.bytes));
    const FileBytes file_bytes(found.path);
    const std::string_view bytes = file_bytes.view();
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

  void count_inherited(const std::string& own) {
    for (const auto& [table, beside] : beside_) {
      reading_.inherited[table] = static_cast<std::size_t>(std::ranges::count_if(
          beside.lines, [&](Line at) { return !reading_.files[at.file].file.starts_with(own); }));
    }
  }

  void check_city(const fs::path& folder, const PackHead& head) {
    const auto is_city = [&](const Region& region) { return region.id == head.city; };
    if (!head.city || std::ranges::any_of(reading_.tables.regions, is_city)) return;
    refuse({name_of_folder(folder) + "/pack.toml",
            0,
            "city",
            as_is(head.city->text()),
            {"regions 中的编号", "an id of regions"},
            {"请把它补到 regions.csv，或更正这一行", "add it to regions.csv, or correct the line"}});
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

}  // namespace

Result<PackReading, RowErrors> read_folder(const fs::path& folder, Taking taking, const Progress& progress) {
  return FolderReading(taking, progress).read(folder);
}

std::vector<std::string_view> table_names() {
  std::vector<std::string_view> names;
  const CityTables none;
  for_each_table(none, [&](const auto& rows) { names.push_back(Table<RecordOf<decltype(rows)>>::name); });
  return names;
}

}  // namespace langqiao::pack
