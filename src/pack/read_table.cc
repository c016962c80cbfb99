#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <optional>

#include "city/key_index.h"
#include "pack/intake.h"
#include "pack/read.h"

namespace langqiao::pack {
namespace {

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
      const RowFault fault{Table<R>::name, row, first_column<R>(), std::move(key), kKeyOnce, first};
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
      return fresh == kStored ? Place{fmt::format("database!{}", table), 0}
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
  errors.add({about.file,
              0,
              "",
              worded("没有表 {}", "no table {}", table),
              worded("下列之一：{}", "one of {}", fmt::join(table_names(), " ")),
              {"请指明表", "name the table"}});
  return Failure<RowErrors>(std::move(errors));
}

}  // namespace langqiao::pack
