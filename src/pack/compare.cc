#include "pack/compare.h"

#include <algorithm>
#include <concepts>

#include "city/key_index.h"

namespace langqiao::pack {
namespace {

// Types whose least and greatest value say something.
template <class T>
inline constexpr bool has_range =
    std::same_as<T, int> || std::same_as<T, std::int64_t> || std::same_as<T, double> ||
    std::same_as<T, Date> || std::same_as<T, SchoolYear> || std::same_as<T, Share>;
template <class Unit>
inline constexpr bool has_range<Quantity<Unit>> = true;
template <class T>
inline constexpr bool has_range<std::optional<T>> = has_range<T>;

template <class T>
bool is_known(const T&) {
  return true;
}
template <class T>
bool is_known(const std::optional<T>& value) {
  return value.has_value();
}
bool is_known(const std::string& value) { return !value.empty(); }
template <class T>
bool is_known(const std::vector<T>& value) {
  return !value.empty();
}

template <class R>
void add_key(KeySample& sample, const R& record) {
  if (++sample.count > KeySample::kMostKeys) return;
  std::string key = key_of(record);
  std::ranges::replace(key, '\x1f', ' ');
  sample.keys.push_back(std::move(key));
}

template <class R, class Column>
ValueRange range_of(const std::vector<R>& rows, const Column& column) {
  using T = typename Column::Type;
  const R* least = nullptr;
  const R* most = nullptr;
  for (const R& row : rows) {
    if (!is_known(column.of(row))) continue;
    if (least == nullptr || column.of(row) < column.of(*least)) least = &row;
    if (most == nullptr || column.of(*most) < column.of(row)) most = &row;
  }
  ValueRange range;
  if (least == nullptr) return range;
  Field<T>::write(column.of(*least), range.least);
  Field<T>::write(column.of(*most), range.most);
  return range;
}

template <class R>
void compare_ranges(const std::vector<R>& before, const std::vector<R>& after, TableComparison& to) {
  for_each_column<R>([&](const auto& column) {
    if constexpr (has_range<typename std::remove_cvref_t<decltype(column)>::Type>) {
      RangeChange change{column.name, range_of(before, column), range_of(after, column)};
      if (change.before != change.after) to.ranges.push_back(std::move(change));
    }
  });
}

template <class R>
void note_lost_values(const R& before, const R& after, std::vector<LostValues>& lost) {
  std::size_t index = 0;
  for_each_column<R>([&](const auto& column) {
    LostValues& of_column = lost[index++];
    of_column.column = column.name;
    if (is_known(column.of(before)) && !is_known(column.of(after))) add_key(of_column.rows, after);
  });
}

template <class R>
void compare_rows(const std::vector<R>& before, const std::vector<R>& after, TableComparison& to) {
  const KeyIndex<R> old(before);
  std::vector<bool> met(before.size(), false);
  std::vector<LostValues> lost(column_count<R>);
  for (const R& row : after) {
    const std::uint32_t at = old.find(row);
    if (at == KeyIndex<R>::kNone) {
      add_key(to.added, row);
      continue;
    }
    met[at] = true;
    if (before[at] == row) continue;
    add_key(to.changed, row);
    note_lost_values(before[at], row, lost);
  }
  for (std::size_t row = 0; row < before.size(); ++row)
    if (!met[row]) add_key(to.dropped, before[row]);
  std::erase_if(lost, [](const LostValues& column) { return column.rows.count == 0; });
  to.lost = std::move(lost);
}

template <class R>
QualityMix quality_of(const std::vector<R>& rows) {
  QualityMix mix{};
  if constexpr (Sourced<R>) {
    for (const R& row : rows) ++mix[static_cast<std::size_t>(row.provenance.quality)];
  }
  return mix;
}

}  // namespace

bool CompareReport::is_same() const {
  return std::ranges::all_of(tables, [](const TableComparison& table) { return table.is_same(); });
}

CompareReport compare(const CityTables& before, const CityTables& after) {
  CompareReport report;
  for_each_table(before, [&](const auto& old) {
    using R = RecordOf<decltype(old)>;
    const std::vector<R>& fresh = rows_of<R>(after);
    if (old.empty() && fresh.empty()) return;
    TableComparison& table = report.tables.emplace_back();
    table.table = Table<R>::name;
    table.rows_before = old.size();
    table.rows_after = fresh.size();
    table.quality_before = quality_of(old);
    table.quality_after = quality_of(fresh);
    compare_rows(old, fresh, table);
    if (!table.is_same()) compare_ranges(old, fresh, table);
  });
  return report;
}

}  // namespace langqiao::pack
